"""A document's citations: positions, clusters, locators, and items that are none."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.render import ENGINES, Citation, Cite, RenderError, StyleError, forms, render


def report(key: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "type": "manuscript", "title": f"Report {key}", "archive": "RGANI", **more}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_first_and_later_notes(engine: str) -> None:
    cites = [
        Citation((Cite(key, locator=page),), n)
        for n, (key, page) in enumerate([("A", ""), ("A", "4"), ("b", "2-3")], 1)
    ]
    done = render([report("A"), report("b")], "chicago", cites, engine=engine)
    assert done.notes == (
        "“Report A,” n.d., RGANI.",
        "“Report A,” n.d., p. 4.",
        "“Report b,” n.d., pp. 2–3, RGANI.",
    )
    assert done.citations == done.notes
    assert done.in_text == ()


def test_a_note_keeps_the_order_of_its_cites(engine: str) -> None:
    cites = [Citation((Cite("a"),), 1), Citation((Cite("b"), Cite("a", prefix="see also ", suffix=" and passim")), 2)]
    done = render([report("a"), report("b")], "chicago", cites, engine=engine)
    assert done.notes[1] == "“Report b,” n.d., RGANI; see also “Report a,” n.d. and passim."


def test_other_locators(engine: str) -> None:
    cites = [Citation((Cite("a", "7", "folio"),), 1)]
    assert render([report("a")], "chicago", cites, engine=engine).notes[0] == "“Report a,” n.d., fol. 7, RGANI."
    assert (
        render([report("a", author=[{"family": "Orlov"}])], "mla", cites, engine=engine).in_text[0] == "(Orlov, fol. 7)"
    )


def test_entries_are_sorted_and_not_only_the_cited(engine: str) -> None:
    done = render([report("z"), report("b"), report("a")], "chicago", [Citation((Cite("z"),), 1)], engine=engine)
    assert [entry.id for entry in done.bibliography] == ["a", "b", "z"]


def test_ids_keep_their_case(engine: str) -> None:
    done = render([report("Key"), report("key")], "chicago", engine=engine)
    assert done.notes == ("“Report Key,” n.d., RGANI.", "“Report key,” n.d., RGANI.")
    assert {entry.id for entry in done.bibliography} == {"Key", "key"}


BAD: list[Any] = [
    None,
    "text",
    {},
    {"id": ""},
    {"id": "n", "author": "Dobrynin"},
    {"id": "o", "author": [None, 3, {}]},
    {"id": "p", "issued": {"date-parts": [["x"]]}},
    {"id": "q", "issued": {"date-parts": [[1962, 99, 99]]}},
    {"id": "r", "issued": "1962"},
    {"id": "s", "title": {"a": 1}, "type": 5},
    {"id": "t", "custom": {"archcite": 1}, "title": ["x"]},
    {"id": "u", "issued": {"date-parts": [[]]}},
    {"id": "v", "issued": {"date-parts": "1962"}},
]


@pytest.mark.parametrize("bad", BAD, ids=repr)
@pytest.mark.parametrize("style", ["chicago", "apa", "chicago-author-date"])
def test_one_bad_item_does_not_stop_the_others(bad: Any, style: str, engine: str) -> None:
    made, problems = forms([report("a"), bad, report("b")], style, engine=engine)
    kept = {form.id: form for form in made}
    assert "Report a" in kept["a"].bibliography
    assert "Report b" in kept["b"].bibliography
    if not isinstance(bad, dict) or not bad.get("id"):
        assert [problem.code for problem in problems] == ["item-not-rendered"]


def test_a_cite_of_nothing_is_a_problem(engine: str) -> None:
    done = render([report("a")], "chicago", [Citation((Cite("x"), Cite("a")), 1)], engine=engine)
    assert done.notes == ("“Report a,” n.d., RGANI.",)
    assert [(p.code, p.message) for p in done.problems] == [
        ("cite-not-rendered", "citation 1 cites 'x', which is not there or cannot be rendered")
    ]


def test_the_second_of_two_items_with_one_id_is_a_problem(engine: str) -> None:
    done = render([report("a"), report("a")], "chicago", engine=engine)
    assert [p.message for p in done.problems] == ["item 2 has the id 'a' of an earlier one"]


def test_no_items() -> None:
    assert render([], "chicago").notes == ()


def test_what_is_unknown_is_refused() -> None:
    with pytest.raises(RenderError, match="no output 'pdf'"):
        render([report("a")], "chicago", output="pdf")
    with pytest.raises(RenderError, match="no engine 'x'"):
        render([report("a")], "chicago", engine="x")
    with pytest.raises(StyleError, match="no style 'chicagoo'"):
        render([report("a")], "chicagoo")


def test_locale(engine: str) -> None:
    item = report("a", issued={"date-parts": [[1962, 10, 4]]})
    assert render([item], "chicago", locale="de-DE", engine=engine).notes[0] == "„Report a,“ 4. Oktober 1962, RGANI."
