"""Addresses that the ends of lines divide: the known hosts, the numbers of documents and the words of citations put them together."""

from __future__ import annotations

import pytest

import archcite
from archcite.extraction.letters.divided_addresses import addresses_rejoined
from archcite.extraction.letters.divided_words import undivided
from archcite.model import Text
from archcite.reading.text import pasted
from clock import growth
from tables import table

_CASES = table("divided_addresses")
_DIVIDED = [pytest.param(text, row["as"], id=f"{name}") for row in _CASES["whole"] for name, text in row["of"].items()]
_LEFT = [pytest.param(row["text"], row["as"]) for row in _CASES["left"]]
CITATION = (
    "“Cable, Wen Li to Doe,” May 03, 1952, Wilson Center Digital Archive, RGASPI, f. 558, op. 11, d. 97, ll. 67-70. "
)


@pytest.mark.parametrize(("text", "address"), [*_DIVIDED, *_LEFT])
def test_the_address_is_the_whole_one(text: str, address: str) -> None:
    assert archcite.extract(CITATION + text).facts()["url"] == address


@pytest.mark.parametrize(("text", "address"), _DIVIDED)
def test_its_claim_leads_to_its_place_in_the_source(text: str, address: str) -> None:
    reading = archcite.extract(CITATION + text)
    claim = reading.evidence["url"][0]
    where = reading.text.origin(claim.span)
    assert where.of(reading.text.raw or "") == text.strip("<>")
    assert claim.span.of(reading.text.content) == claim.text == address


@pytest.mark.parametrize(("text", "address"), _DIVIDED)
def test_it_is_whole_in_a_page_of_notes(text: str, address: str) -> None:
    page = pasted(f"4. {CITATION}{text}\n5. RGANI, f. 5, op. 30, d. 9, l. 1.\n")
    first, second = archcite.find_citations(page)
    assert first.extraction.facts()["url"] == address
    assert (first.note, second.note) == ("4", "5")
    assert second.extraction.facts()["archive"] == "RGANI"


def test_a_note_s_number_behind_a_stroke_is_no_part_of_an_address() -> None:
    text = Text("1\nhttps://nsarchive.gwu.edu/x/\n2\nRGANI, f. 5")
    assert addresses_rejoined(text).content == text.content


@pytest.mark.parametrize("piece", ["https://a-\n", "https://a\n", "a-\nb.", "://\n", "https://" + "a." * 50 + "\n"])
def test_it_takes_linear_time(piece: str) -> None:
    assert growth(lambda times: addresses_rejoined(undivided(pasted(piece * times))), 5_000) < 8
