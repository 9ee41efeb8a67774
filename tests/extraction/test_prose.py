"""Citations inside sentences: found to the letter; prose with brackets, quotations and dates gives none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcite.extraction.running.finding import find_citations
from clock import growth
from tables import table

CASES = table("prose")


@pytest.mark.parametrize(("text", "found"), [(row["text"], row["found"]) for row in CASES["with"]])
def test_the_citations_of_a_sentence_are_found(text: str, found: list[str]) -> None:
    assert [one.span.of(text) for one in find_citations(text)] == found


@pytest.mark.parametrize("text", CASES["without"])
def test_prose_without_citations_gives_none(text: str) -> None:
    assert [one.span.of(text) for one in find_citations(text)] == []


def test_what_is_read_is_the_citation_alone() -> None:
    (one,) = find_citations(
        "He was told so (Rusk to Kennedy, October 24, 1962, Kennedy Library, Box 41), and left on 5 May 1963."
    )
    assert one.extraction.facts() == {
        "date": "1962-10-24",
        "sender": "Rusk",
        "recipient": "Kennedy",
        "archive": "Kennedy Library",
        "call_number": "Box 41",
    }
    assert one.extraction.problems == ()


def test_ibid_in_brackets_means_the_citation_before_it() -> None:
    *_, last = find_citations("He was told so (RGANI, f. 5, op. 30, d. 9, l. 3), and again (ibid., l. 7).")
    assert (last.record.locations[0].archive, last.record.locations[0].leaves) == ("RGANI", "7")


PIECES = st.sampled_from(
    [
        *'()[]“”".,;: \n',
        "(RGANI, f. 5, op. 30, d. 9, l. 3)",
        "He was told that ",
        " which is in GARF, f. 1, op. 2, d. 3, ",
        "October 4, 1962",
        "Wilson Center Digital Archive",
        "Telegram from A to B",
        "TNA, FO 371/122081",
        "see also ",
        "12. ",
        "(ibid., l. 7)",
        "Mikoyan to Khrushchev, ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_citations_stand_one_behind_the_other(text: str) -> None:
    found = find_citations(text)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for one in found:
        assert one.span.start < one.span.end
        for claim in one.extraction.claims:
            assert claim.span.of(one.extraction.text.content) == claim.text


@pytest.mark.parametrize(
    "piece",
    [
        CASES["with"][0]["text"] + " ",
        CASES["with"][5]["text"] + "\n\n",
        "he was (RGANI, f. 1, ",
        "he said “A Title of It,” 5 May 1961, and ",
        "the Archive of X was RGANI 5 and ",
        "he was, RGANI, (5 of 6), ",
    ],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    assert growth(lambda times: find_citations(piece * times), 400) < 8
