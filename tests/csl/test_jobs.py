"""The citation server: every line gets its answer, and a bad job is an error of its own."""

from __future__ import annotations

import json

import pytest

from archcite.csl.jobs import run

ITEM = {"id": "a", "type": "book", "title": "On <Truth> & Lies", "author": [{"family": "Doe", "given": "Jane"}]}
GOOD = {"style": "modern-language-association", "items": [ITEM], "citations": [{"note": 1, "cites": [{"id": "a"}]}]}


def answer(job: object) -> dict[str, object]:
    """The answer to one job."""
    (line,) = run([json.dumps(job)])
    found: dict[str, object] = json.loads(line)
    return found


@pytest.mark.parametrize(
    "job",
    [
        7,
        {},
        {**GOOD, "style": "no-such-style"},
        {**GOOD, "style": "<style"},
        {**GOOD, "items": {"id": "a"}},
        {**GOOD, "items": [1]},
        {**GOOD, "citations": [1]},
        {**GOOD, "citations": [{"cites": [{"id": "nobody"}]}]},
        {**GOOD, "citations": [{"cites": [{}]}]},
        {**GOOD, "abbreviations": "x"},
        {**GOOD, "output": "papyrus"},
        {**GOOD, "selection": [1]},
        {**GOOD, "selection": {"keep": []}},
        {**GOOD, "selection": {"include": {"field": "type"}}},
        {**GOOD, "selection": {"include": [{"value": "book"}]}},
    ],
)
def test_a_bad_job_is_an_error_and_the_next_is_answered(job: object) -> None:
    first, second = run([json.dumps(job), json.dumps(GOOD)])
    assert set(json.loads(first)) == {"error"}
    assert json.loads(second)["citations"] == ["(Doe)"]


def test_text_can_be_put_into_a_page_and_plain_is_as_it_is_read() -> None:
    text, plain = (answer({**GOOD, "output": output})["bibliography"] for output in ("text", "plain"))
    assert text == [{"id": "a", "text": "Doe, Jane. On &lt;Truth&gt; &amp; Lies."}]
    assert plain == [{"id": "a", "text": "Doe, Jane. On <Truth> & Lies."}]


def test_a_selection_lists_a_part_of_the_bibliography() -> None:
    items = [ITEM, {**ITEM, "id": "b", "type": "map"}]
    selection = {"exclude": [{"field": "type", "value": "book"}]}
    listed = answer({**GOOD, "items": items, "selection": selection})["bibliography"]
    assert isinstance(listed, list)
    assert [entry["id"] for entry in listed] == ["b"]


def test_a_line_that_is_no_json_and_an_empty_one() -> None:
    assert [set(json.loads(line)) for line in run(["", "{", "\n"])] == [{"error"}]


def test_an_item_of_which_nothing_is_printed_keeps_its_place() -> None:
    items = [{"id": "w", "type": "entry-dictionary", "title": "Quay", "container-title": "Words"}, {**ITEM, "id": "b"}]
    listed = answer({"style": "chicago-author-date-classic", "items": items})["bibliography"]
    assert listed == [{"id": "b", "text": "Doe, Jane. n.d. On &lt;Truth&gt; &amp; Lies."}, {"id": "w", "text": ""}]
