"""Printed works in notes and in sentences: found to the letter, each by itself, and read as the works that they are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcite.extraction.printed.works import works_within
from archcite.extraction.running.finding import find_citations
from archcite.item import cited_work
from clock import growth
from tables import table

CASES = table("works")
PIECES = st.sampled_from(
    [
        *"()“”,.;: \n",
        "Ann Hale",
        "The Sea",
        "1991",
        "(London, 1991)",
        "London: Quill, 1991",
        "see",
        "in ",
        "eds.",
        "was",
        "12–14",
    ]
)


@pytest.mark.parametrize("row", CASES, ids=[row["text"][:40] for row in CASES])
def test_each_work_is_a_citation_of_its_own(row: dict[str, Any]) -> None:
    assert [one.span.of(row["text"]) for one in find_citations(row["text"])] == row["found"]


def test_works_of_one_note_are_items_of_their_own() -> None:
    note = "7. See Ann B. Hale, The Sea: A History (Oslo, 1991), 142–3; but cf. Tom Rowe, “Ice,” in Carl Poe, ed., Cold (Bonn: Eis, 2001), 5."
    items = [cited_work(found.record) for found in find_citations(note)]
    assert [(item["type"], item["title"], item["author"], pages) for item, pages in filter(None, items)] == [
        ("book", "The Sea: A History", [{"family": "Hale", "given": "Ann B."}], "142-3"),
        ("chapter", "Ice", [{"family": "Rowe", "given": "Tom"}], "5"),
    ]


def test_a_document_in_a_printed_collection_keeps_its_own_facts() -> None:
    (found,) = find_citations(
        "3. Lloyd to Eden, 5 May 1956, in Ann Hale, ed., Letters of the Crisis (London: Quill, 1990), 12."
    )
    record = found.record
    assert (record.date, record.sender and record.sender.text) == ("1956-05-05", "Lloyd")
    assert [source.item and source.item["title"] for source in record.printed] == ["Letters of the Crisis"]


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_works_stand_in_order_and_in_the_text(text: str) -> None:
    at = 0
    for work in works_within(text, 0, len(text)):
        assert at <= work.start <= work.source < work.printed <= work.end <= len(text)
        at = work.end


@pytest.mark.parametrize(
    "unit",
    [
        "Ann Hale, ",
        "(London, 1991) ",
        "Ann Hale, The Sea (London, 1991), 3; ",
        "“Ice,” (1991",
        "London: Quill, 1991, ",
        "no. 3, 1991, ",
        "Hale, Ann: Ice. ",
    ],
)
def test_hostile_notes_take_linear_time(unit: str) -> None:
    assert growth(lambda times: works_within(unit * times, 0, len(unit) * times), 20_000 // len(unit)) < 8


def test_names_of_an_inverted_list() -> None:
    (found,) = find_citations(
        "1. See Rowe, Tom, ‘On Fish’, in Berg, Anna and Poe, Carl, eds., Cold Seas (Oslo, 2004), pp. 46–73."
    )
    work = cited_work(found.record)
    assert work is not None
    assert work[0]["author"] == [{"family": "Rowe", "given": "Tom"}]
    assert work[0]["editor"] == [{"family": "Berg", "given": "Anna"}, {"family": "Poe", "given": "Carl"}]
    assert (work[0]["container-title"], work[1]) == ("Cold Seas", "46-73")
