"""The citation server: every line gets its answer, and a bad job is an error of its own."""

from __future__ import annotations

import io
import json

import pytest

from archcite.csl import Citation, Cite, Processor, jobs, load_style
from archcite.csl.jobs import MAX_CITES, lines_of, run

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


BOOK = {"id": "a", "type": "book", "title": "T"}


@pytest.mark.parametrize(
    "line",
    [
        '{"style": "apa", "items": [{"id": ' + "1" * 5000 + "}]}",
        '{"style": "apa", "items": ' + "[" * 100_000 + "]" * 100_000 + "}",
        json.dumps({"style": "a" * 5000}),
        json.dumps({"style": "a" * 5000 + ".csl"}),
        json.dumps({"style": "a\0b"}),
        json.dumps({"style": "apa", "items": [BOOK], "citations": [{"cites": [BOOK] * (MAX_CITES + 1)}]}),
        json.dumps({"style": "apa", "items": [BOOK], "selection": 5}),
    ],
)
def test_whatever_is_wrong_with_a_job_the_next_is_answered(line: str) -> None:
    bad, good = run([line, json.dumps({"style": "apa", "items": [BOOK]})])
    assert list(json.loads(bad)) == ["error"]
    assert json.loads(good)["bibliography"] == [{"id": "a", "text": "T. (n.d.)."}]


@pytest.mark.parametrize("key", ["items", "citations"])
def test_absurd_jobs_are_told_their_bounds(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, f"MAX_{key.upper()}", 3)
    [answer] = run([json.dumps({"style": "apa", key: [{}] * 4})])
    assert json.loads(answer) == {"error": f'4 "{key}" in one job; there may be 3'}


def test_a_line_without_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MAX_CHARACTERS", 200)
    good = json.dumps({"style": "apa", "items": [BOOK]})
    answers = run(lines_of(io.StringIO("x" * 10_000 + f"\n{good}\n{good}" + " " * 1000), 200))
    assert ["error" in json.loads(answer) for answer in answers] == [True, False, True]


def test_half_characters_are_answered_in_escapes() -> None:
    item = {"id": "\ud800", "type": "book", "title": "A\ud800B"}
    [answer] = run([json.dumps({"style": "apa", "items": [item]})])
    answer.encode()
    assert json.loads(answer)["bibliography"] == [{"id": "\ud800", "text": "AB. (n.d.)."}]


def test_a_language_that_no_file_is_named_by() -> None:
    [answer] = run([json.dumps({"style": "apa", "items": [BOOK], "locale": "en" + "-aaaaaaaa" * 500})])
    assert json.loads(answer)["bibliography"]


def test_editing_for_long_keeps_no_more_than_the_document_needs() -> None:
    processor = Processor(load_style("chicago-author-date"), [BOOK, {**BOOK, "id": "b"}])
    for number in range(5000):
        processor.insert(0, Citation((Cite("a", locator=str(number)), Cite("b"))))
        assert processor.notes
        processor.remove(0)
    assert max(len(processor.document.looks), len(processor.rendered), len(processor.document.sorted_citations)) < 2000
