"""Short forms: told as such, with the work of the same text that they stand for, at their own pages."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcite.extraction.running.finding import find_citations
from archcite.extraction.running.short_forms import short_form
from clock import growth
from tables import table

CASES = table("short_forms")
PIECES = st.sampled_from([*",.;“”: ", "Hale", "and", "The Sea", "op. cit.", "pp.", "12–14", "in", "ed.", "1991", "see"])


@pytest.mark.parametrize("row", [row for row in CASES["notes"] if "documents" in row])
def test_a_document_without_an_archive_is_the_one_of_its_day_that_has_one(row: dict[str, Any]) -> None:
    found = {one.span.of(row["text"]): one for one in find_citations(row["text"])}
    for words, archive in row["documents"]:
        one = found[words]
        assert (one.record.locations[0].archive if one.refers else None) == archive


@pytest.mark.parametrize("row", [row for row in CASES["notes"] if "again" in row])
def test_a_short_form_refers_to_the_work_that_it_stands_for(row: dict[str, Any]) -> None:
    text = row["text"]
    found = {one.span.of(text): one for one in find_citations(text)}
    for words, means, pages in row["again"]:
        one = found[words]
        assert one.record.printed[0].pages == pages
        refers = one.refers.of(text) if one.refers is not None else None
        assert (refers is None) == (means is None)
        assert means is None or str(refers).startswith(means)


@pytest.mark.parametrize("text", CASES["none"])
def test_what_is_no_short_form(text: str) -> None:
    assert not [
        one for one in find_citations(text) if any(claim.rule == "work/short-form" for claim in one.extraction.claims)
    ]


def test_what_stands_for_nothing_before_it_says_so() -> None:
    (one,) = find_citations("7. Hale, The Frozen Sea, 141.")
    assert [problem.code for problem in one.extraction.problems] == ["short-form-alone"]
    assert (one.record.printed[0].text, one.record.printed[0].item) == ("Hale, The Frozen Sea", None)


@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_its_parts_stand_in_it(text: str) -> None:
    form = short_form(text, 0, len(text))
    if form is not None:
        assert (
            0 <= form.start <= form.names[0] <= form.names[1] <= form.title[0] <= form.title[1] <= form.end <= len(text)
        )
        assert form.pages is None or form.title[1] <= form.pages[0] < form.pages[1] <= form.end


@pytest.mark.parametrize(
    "unit", ["Hale, The Sea, 12; ", "Hale, ", "1. Hale, The Sea (Oslo, 1991), 3.\n2. Hale, Sea, 4.\n"]
)
def test_hostile_notes_take_linear_time(unit: str) -> None:
    assert growth(lambda times: find_citations("1. " + unit * times), 10_000 // len(unit)) < 8
