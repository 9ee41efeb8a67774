"""Words that the end of a line divides and that the text has nowhere else: what citations are made of is put together, no more."""

from __future__ import annotations

import pytest

from archcite.extraction.letters.divided_words import undivided
from archcite.extraction.reader import extract
from archcite.extraction.running.finding import find_citations
from archcite.model import Span
from archcite.reading.text import pasted
from clock import growth

TITLE = "Telegram from Polish Ambassador to Cuba Jan Nowak to the Foreign Ministry"
CITATION = f"“{TITLE},” October 4, 1962, Wilson Center Digital Archive, AVP RF, f. 104, op. 17, d. 5, l. 12. Translated by Ann Smith."
#: Each word is divided in turn.
DIVIDED = (
    "Tele-gram",
    "Po-lish",
    "Am-bassador",
    "Min-istry",
    "Octo-ber",
    "Wil-son",
    "Cen-ter",
    "Digi-tal",
    "Ar-chive",
    "Trans-lated",
)


@pytest.mark.parametrize("word", DIVIDED)
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n  "])
def test_the_facts_are_those_of_the_whole_word(word: str, end: str) -> None:
    first, second = word.split("-")
    facts = extract(CITATION.replace(first + second, f"{first}-{end}{second}")).facts()
    assert facts == extract(CITATION).facts()
    assert facts["sender"] == "Polish Ambassador to Cuba Jan Nowak"


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("the Sino-\nSoviet talks", "the Sino-Soviet talks"),
        ("a Vice-\npresident", "a Vice-president"),
        ("an aide-\nmemoire", "an aide-memoire"),
        ("two sub-\nseries", "two sub-series"),
        ("Grotewohl-\nbrief", "Grotewohl-brief"),
        ("ll. 67-\n70", "ll. 67-70"),
        ("see arch-\nive.example.org", "see arch-ive.example.org"),
        ("the semi-pre-\nsident", "the semi-pre-sident"),
        ("TOP SEC-\nRET", "TOP SECRET"),
        ("the ambassa-\ndors’ letters", "the ambassadors’ letters"),
        ("Пись-\nмо от 3 мая", "Письмо от 3 мая"),
        ("a hyphen-ated Am-bassador", "a hyphen-ated Am-bassador"),
    ],
)
def test_only_a_word_of_citations_is_put_together(raw: str, content: str) -> None:
    assert undivided(pasted(raw)).content == content


def test_places_are_told_in_the_source() -> None:
    raw = CITATION.replace("Ambassador", "Am-\r\nbassador")
    extraction = extract(raw)
    for claim in extraction.claims:
        assert claim.span.of(extraction.text.content) == claim.text
    at = extraction.text.content.index("1962")
    assert extraction.text.origin(Span(at, at + 4)).of(raw) == "1962"
    assert extraction.text.place(at) == (2, raw.rpartition("\n")[2].index("1962") + 1)


def test_citations_of_a_page_are_read_alike() -> None:
    page = pasted("1. " + CITATION.replace("Digital", "Digi-\ntal") + "\n2. Ibid., l. 13.")
    first, second = find_citations(page)
    assert first.extraction.facts()["platform"] == "Wilson Center Digital Archive"
    assert second.note == "2"


def test_many_divided_words_take_linear_time() -> None:
    assert growth(lambda words: undivided(pasted("the Am-\nbassador and Sino-\nSoviet " * words)), 10_000) < 8
