"""A page is cut into notes by their numbers: ``12. Text``, ``[12] Text``, Markdown's ``[^12]: Text``, ``12Text``; without numbers it is one note a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.dates.words import fold, words
from archcite.extraction.running.lines import listed
from archcite.extraction.words import WORD, YEAR
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

_NOTE = lazy_pattern(
    r"(?m)^[ \t]*(?:\[\^?(?P<bracketed>\d{1,4})\]|\((?P<round>\d{1,4})\)|(?P<plain>\d{1,4}))(?P<stop>[.):]?)(?P<gap>[ \t]*)(?=[^\W\d_]|[“\"«„*‘'])"
)
_GAP = lazy_pattern(r"\n[ \t]*\n")


def notes(content: str) -> list[tuple[str, int, int]]:
    r"""The notes of a page: their number and where their text stands; a text without numbers is one note a paragraph.

    Example:
        >>> page = "1. One.\n2. Two."
        >>> [(number, page[start:end].strip()) for number, start, end in notes(page)]
        [('1', 'One.'), ('2', 'Two.')]
    """
    starts: list[tuple[str, int, int]] = []
    last = 0
    for match in _NOTE.finditer(content):
        number = match.group("bracketed") or match.group("round") or match.group("plain")
        value = int(number)
        stuck = not match.group("stop") and not match.group("gap") and match.group("plain")
        if (starts and not last < value <= last + 10) or _opens_sentence(content, match, last + 1):
            continue
        if stuck and not content[match.end() : match.end() + 2].strip().isupper() and value != last + 1:
            continue
        starts.append((number, match.start(), match.end()))
        last = value
    if not starts:
        return [("", start, end) for start, end in _paragraphs(content, len(content))]
    ends = [start for _, start, _ in starts[1:]] + [len(content)]
    ahead = [("", start, end) for start, end in _paragraphs(content, starts[0][1])]
    return ahead + [(number, at, end) for (number, _, at), end in zip(starts, ends, strict=True)]


def _opens_sentence(content: str, number: re.Match[str], following: int) -> bool:
    """Whether a number without a stop is no note's: the day of a date that a line's end cut, a year ("1962 was a bad year")."""
    figures, word = number.group("plain"), WORD.match(content, number.end())
    if not figures or number.group("stop") or word is None or int(figures) == following:
        return False
    return word[0].islower() if YEAR.fullmatch(figures) else fold(word[0]) in words().months


def _paragraphs(content: str, end: int) -> list[tuple[int, int]]:
    found = []
    at = 0
    for gap in _GAP.finditer(content, 0, end):
        found.append((at, gap.start()))
        at = gap.end()
    found.append((at, end))
    return [line for since, until in found if content[since:until].strip() for line in listed(content, since, until)]
