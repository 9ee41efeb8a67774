"""Stray spaces beside punctuation: what is read is as an editor would print it, and leads to its place in the source as written."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
import yaml

import archcite
from archcite.extraction.letters.stray_spaces import unspaced
from archcite.model import Text

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "stray_spaces.yaml").read_text("utf-8"))
_STRAY = [(row["plain"], row["spoilt"]) for row in _CASES["stray"]]


@pytest.mark.parametrize(("plain", "spoilt"), _STRAY)
def test_the_facts_are_those_without_them(plain: str, spoilt: str) -> None:
    assert archcite.extract(spoilt).facts() == archcite.extract(plain).facts()


@pytest.mark.parametrize(("plain", "spoilt"), _STRAY)
def test_each_claim_leads_to_what_is_written(plain: str, spoilt: str) -> None:
    reading = archcite.extract(spoilt)
    assert reading.text.content == plain
    for claim in reading.claims:
        written = reading.text.origin(claim.span).of(spoilt)
        assert written.replace(" ", "") == claim.text.replace(" ", "")


@pytest.mark.parametrize("text", _CASES["left"])
def test_what_a_lost_word_may_have_left_stays(text: str) -> None:
    assert unspaced(Text(text), len(text)).content == text


def test_they_go_from_notes_as_well() -> None:
    page = "1. Jane Doe , Talks in the Cold ( New York : Example Press , 1991 ), 12.\n2. RGANI , f. 5, op. 30, d. 9, l. 1.\n"
    first, second = archcite.find_citations(page)
    assert first.extraction.facts()["published_in"] == "Jane Doe, Talks in the Cold (New York: Example Press, 1991)"
    assert second.extraction.record.locations[0].archive == "RGANI"


@pytest.mark.parametrize("piece", ["( ", " )", " ,", "“ ", " ( a ) , "])
def test_it_takes_linear_time(piece: str) -> None:
    def taken(times: int) -> float:
        text = Text(piece * times)
        best = 1.0
        for _ in range(3):
            start = process_time()
            unspaced(text, len(text.content))
            best = min(best, process_time() - start)
        return best

    assert taken(40_000) < 80 * max(taken(2_000), 0.001)
