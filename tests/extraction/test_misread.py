"""Letters and figures that a scan has for one another are read as what was meant, told, and less sure."""

from __future__ import annotations

import pytest

import archcite
from archcite.extraction.letters.misread import MISREAD, reread
from archcite.model import Text
from tables import table

_ROWS = [(row["plain"], misread, name) for row in table("misread") for name, misread in row["misread"].items()]


@pytest.mark.parametrize(("plain", "misread"), [row[:2] for row in _ROWS], ids=[row[2] for row in _ROWS])
def test_what_was_misread_says_the_same(plain: str, misread: str) -> None:
    assert archcite.extract(misread).facts() == archcite.extract(plain).facts()


@pytest.mark.parametrize(("plain", "misread"), [row[:2] for row in _ROWS], ids=[row[2] for row in _ROWS])
def test_it_is_told_and_what_is_read_of_it_is_less_sure(plain: str, misread: str) -> None:
    sure = {(claim.field, claim.rule): claim.confidence for claim in archcite.extract(plain).claims}
    reading = archcite.extract(misread)
    told = [problem.span for problem in reading.problems if problem.code == MISREAD and problem.span is not None]
    assert told
    for claim in reading.claims:
        doubted = any(place.start < claim.span.end and claim.span.start < place.end for place in told)
        if doubted and claim.field not in ("profile", "form"):
            assert claim.confidence < sure[claim.field, claim.rule], claim


def test_other_words_of_a_text_with_rn_for_m_are_in_doubt() -> None:
    told = archcite.extract("Memo frorn Sirnov to Stalin, 3 May 1952, RGASPI, f. 558, op. 11, d. 120").evidence[
        "sender"
    ]
    sure = archcite.extract("Memo from Sirnov to Stalin, 3 May 1952, RGASPI, f. 558, op. 11, d. 120").evidence["sender"]
    assert told[0].confidence < sure[0].confidence


@pytest.mark.parametrize(
    "text",
    [
        "PRC FMA 206-Y0049",
        "CIA-RDP79T00975A004000100001-2",
        "F. 3. O. 16. D. 448",
        "AAN, KC PZPR, t. 12, k. 3-4",
        "RGANI, f. 5, op. 30, d. 9, l22",
        "MacIntyre to Bernd Sternberg, Bern",
        "https://a.example/te1egram/frorn",
        "Box 1, 1. Korea",
        "XI/30I",
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert reread(Text(text)).content == text
