"""Markdown's emphasis says that a title is a title, and of a name nothing: the facts are those of the text without marks."""

from __future__ import annotations

import pytest

from archcite.extraction.letters.emphasis import plainly_emphasised
from archcite.extraction.reader import extract
from archcite.model import Span, Text
from clock import growth

PLAIN = [
    ("Memorandum of Conversation, May 3, 1962, #FRUS#, 1961–1963, vol. V, doc. 12", ""),
    ("#FRUS#, 1961–1963, vol. XI, Rusk to Kennedy, October 24, 1962, doc. 52", ""),
    ("Ann Smith, #A Book of Wars# (Oxford: OUP, 1999), 34.", ""),
    (
        "“Telegram from Smith to Jones,” October 4, 1962, #Wilson Center Digital Archive#, #AVP RF#, f. 1, op. 2, d. 3.",
        "",
    ),
    ("#RGANI#, f. 5, op. 30, d. 2, l. 3.", ""),
    ("Smith to Jones, 4 May 1962, Box 3, #Smith Papers#, Library of Congress", ""),
    ("RGANI, f. 5, op. 30, d. 2, l. 3. Published in #Istochnik# 3 (1996), pp. 3-5.", ""),
    ("#Telegram from Smith to Jones#, October 4, 1962, RGANI, f. 5, op. 30, d. 2", "“”"),
    ("Mark Jones, “A Windfall,” #New York Times#, June 15, 1973, D15.", ""),
]


@pytest.mark.parametrize("mark", ["*", "_"])
@pytest.mark.parametrize(("text", "quotes"), PLAIN)
def test_the_facts_are_those_without_marks(text: str, quotes: str, mark: str) -> None:
    plain = text.replace("#", quotes[:1], 1).replace("#", quotes[1:])
    assert extract(text.replace("#", mark)).facts() == extract(plain).facts()


@pytest.mark.parametrize("mark", ["**", "***", "__"])
def test_bold_print_says_nothing(mark: str) -> None:
    assert extract(f"{mark}RGANI{mark}, f. 5, op. 30, d. 2").facts() == extract("RGANI, f. 5, op. 30, d. 2").facts()


@pytest.mark.parametrize(
    "text",
    [
        "see https://a.example/a_b_c/d_e",
        "file_name_1 and file_name_2",
        "5 * 6 * 7",
        "*See the note",
        "snake_case, _ alone _",
        "a*b*c",
    ],
)
def test_other_stars_and_strokes_stay(text: str) -> None:
    assert plainly_emphasised(Text(text)).content == text


def test_places_are_told_in_the_source() -> None:
    raw = "_Telegram from Smith to Jones_, October 4, 1962,\n**RGANI**, f. 5, op. 30, d. 2."
    extraction = extract(raw)
    for claim in extraction.claims:
        assert claim.span.of(extraction.text.content) == claim.text
    at = extraction.text.content.index("op. 30")
    assert extraction.text.origin(Span(at, at + 6)).of(raw) == "op. 30"
    assert extraction.text.place(at) == (2, 18)


@pytest.mark.parametrize("piece", ["*a", "_a_ ", "**", "*a_ _b* ", "*RGANI* "])
def test_time_grows_with_the_text(piece: str) -> None:
    assert growth(lambda times: plainly_emphasised(Text(piece * times)), 10_000) < 8
