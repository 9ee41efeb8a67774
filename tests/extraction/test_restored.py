"""A citation whose characters copying spoilt states what it stated before."""

from __future__ import annotations

import unicodedata

import pytest

import archcite
from archcite.extraction.letters.restored import restored
from archcite.model import Text
from tables import table

_ROWS = [(row["plain"], name, spoilt) for row in table("restored") for name, spoilt in row["spoilt"].items()]


@pytest.mark.parametrize(("plain", "name", "spoilt"), _ROWS, ids=[name for _, name, _ in _ROWS])
def test_what_was_spoilt_says_the_same(plain: str, name: str, spoilt: str) -> None:
    if name == "loose accents":
        spoilt = unicodedata.normalize("NFD", spoilt)
    assert spoilt != plain
    assert archcite.extract(spoilt).facts() == archcite.extract(plain).facts()


@pytest.mark.parametrize(("name", "spoilt"), [row[1:] for row in _ROWS], ids=[name for _, name, _ in _ROWS])
def test_each_claim_leads_to_its_place_in_the_source(name: str, spoilt: str) -> None:
    reading = archcite.extract(spoilt)
    raw = reading.text.content if reading.text.raw is None else reading.text.raw
    assert raw == spoilt
    for claim in reading.claims:
        where = reading.text.origin(claim.span)
        assert 0 <= where.start <= where.end <= len(raw), name
        assert claim.span.of(reading.text.content) == claim.text


def test_a_repaired_encoding_is_told() -> None:
    found = archcite.extract("â€œNote,â€ 5 May 1967, RGANI, f. 5, op. 30, d. 9")
    assert "encoding-repaired" in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "text",
    [
        "Box 3, folder A&P; 1962",
        "1,962//6223",
        "https://example.org/a,b",
        "Telegram, and to , 3 May 1952, f. 5",
        "see https://example.org/\naccessed 3 May 2020",
        "SÃO PAULO, 3 May",
    ],
)
def test_what_nothing_spoilt_stays(text: str) -> None:
    assert restored(Text(text)).content == text


@pytest.mark.parametrize("unit", ["&amp;", "â€", " ,", "a,b", "> ", "https://a/\nb\n", "e\u0301", "   ", "\n \n/a"])
def test_time_does_not_grow_faster_than_the_text(unit: str) -> None:
    assert restored(Text(unit * 20_000)).content is not None
