"""A page is cut into notes by their numbers: ``12. Text``, ``[12] Text``, Markdown's ``[^12]: Text``, ``12Text``; without numbers it is one note a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.dates.words import fold, words
from archcite.extraction.running.lines import listed
from archcite.extraction.words import WORD, YEAR
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

#: What stands in front of a number: a list's or a quotation's mark, the edge of a table's cell.
_NOTE = lazy_pattern(
    r"(?m)^[ \t|>]*(?:\[\^?(?P<bracketed>\d{1,4})\]|\((?P<round>\d{1,4})\)|(?P<plain>\d{1,4}))(?P<stop>[.):]?)(?P<gap>[ \t]*)(?=[^\W\d_]|[“\"«„*‘'])"
)
_GAP = lazy_pattern(r"\n[ \t]*\n")
#: A line of a few words, as a heading is, with Markdown's marks or without.
_LINE = lazy_pattern(r"\n[ \t#*]*(?P<words>[^\W\d_][^\n:;,.]{3,50}?)[ \t*:]*(?=\n)")
#: A page leaves out so many notes at most.
_MOST_LEFT_OUT = 10
#: The heading of a chapter's notes has so few lines, each so short; a note ends so.
_LONGEST_HEADING = (3, 120)
_STOPS = (".", ";", ")", "]", "”", '"', "’", "…", "|")


class _Number(msgspec.Struct, frozen=True):
    """A number that may be a note's: as printed, where its line and where the words behind it start, and whether it has no stop, or not even a gap."""

    printed: str
    value: int
    start: int
    end: int
    bare: bool
    stuck: bool


def notes(content: str) -> list[tuple[str, int, int]]:
    r"""The notes of a page: their number and where their text stands; a text without numbers is one note a paragraph.

    Numbers that start again at 1 are another chapter's, whose heading is in no note.

    Example:
        >>> page = "1. One.\n2. Two.\nNotes to Chapter 2\n1. Three.\n2. Four."
        >>> [(number, page[start:end].strip()) for number, start, end in notes(page)]
        [('1', 'One.'), ('2', 'Two.'), ('1', 'Three.'), ('2', 'Four.')]
    """
    numbers = _numbers(content)
    if not numbers:
        return [("", start, end) for start, end in _paragraphs(content, 0, len(content))]
    ends = [one.start for one in numbers[1:]] + [len(content)]
    found = [("", start, end) for start, end in _paragraphs(content, 0, numbers[0].start)]
    for one, end, follows in zip(numbers, ends, [*(after.value for after in numbers[1:]), 0], strict=True):
        last = _before_bibliography(content, one.end, end)
        found.append(
            (one.printed, one.end, _above_heading(content, one.end, last) if 0 < follows <= one.value else last)
        )
        if last < end:
            found.extend(("", start, until) for start, until in _paragraphs(content, last, end))
    return found


def _before_bibliography(content: str, start: int, end: int) -> int:
    """Where a note ends: where the next one starts, or a line that is the heading of a bibliography."""
    headings = lexicon().bibliographies
    for line in _LINE.finditer(content, start, end):
        if line["words"].casefold() in headings:
            return line.start()
    return end


def _numbers(content: str) -> list[_Number]:
    """The numbers of notes: each is higher than the one before, or starts a chapter's notes with 1, which 2 follows."""
    candidates = list(map(_number, _NOTE.finditer(content)))
    found: list[_Number] = []
    last = 0
    for index, one in enumerate(candidates):
        after = candidates[index + 1].value if index + 1 < len(candidates) else 0
        again = one.value == 1 and after == 2 and not one.stuck
        if found and not again and not last < one.value <= last + _MOST_LEFT_OUT:
            continue
        if _opens_sentence(content, one, last + 1) or (
            one.stuck and not content[one.end : one.end + 2].strip().isupper() and one.value != last + 1
        ):
            continue
        found.append(one)
        last = one.value
    return found


def _number(match: re.Match[str]) -> _Number:
    printed = match.group("bracketed") or match.group("round") or match.group("plain")
    bare = not match.group("stop") and match.group("plain") is not None
    return _Number(printed, int(printed), match.start(), match.end(), bare, stuck=bare and not match.group("gap"))


def _above_heading(content: str, start: int, end: int) -> int:
    """Where a chapter's last note ends, in front of the heading of the next: short lines without a stop, behind a line with one."""
    at = end
    for _ in range(_LONGEST_HEADING[0]):
        above = content[start:at].rstrip()
        line = above.rfind("\n") + 1
        if not line or len(above) - line > _LONGEST_HEADING[1] or above[-1] in _STOPS:
            break
        at = start + line
    return at if content[start:at].rstrip()[-1:] in _STOPS else end


def _opens_sentence(content: str, number: _Number, following: int) -> bool:
    """Whether a number without a stop is no note's: the day of a date that a line's end cut, a year ("1962 was a bad year")."""
    word = WORD.match(content, number.end)
    if not number.bare or word is None or number.value == following:
        return False
    return word[0].islower() if YEAR.fullmatch(number.printed) else fold(word[0]) in words().months


def _paragraphs(content: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    at = start
    for gap in _GAP.finditer(content, start, end):
        found.append((at, gap.start()))
        at = gap.end()
    found.append((at, end))
    return [line for since, until in found if content[since:until].strip() for line in listed(content, since, until)]
