"""A page is cut into notes by their numbers: ``12. Text``, ``[12] Text``, Markdown's ``[^12]: Text``, ``12Text``; without numbers it is one note a paragraph."""

from __future__ import annotations

import re

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.dates.words import fold, words
from archcite.extraction.running.catchwords import behind_catchwords
from archcite.extraction.running.lines import listed
from archcite.extraction.words import WORD, YEAR
from archcite.patterns import lazy_pattern

#: What stands in front of a number: a list's or a quotation's mark, the edge of a table's cell.
_NOTE = lazy_pattern(
    r"(?m)^[ \t|>]*(?:\[\^?(?P<bracketed>\d{1,4})\]|\((?P<round>\d{1,4})\)|(?P<plain>\d{1,4}))(?P<stop>[ \t]?[.):])?(?P<gap>[ \t]*(?:\n[ \t]*\.?[ \t]*)?)(?=[^\W\d_]|[“\"«„*‘'])"
)
#: A number within a line, as a page of notes has them whose lines are lost.
_INLINE = lazy_pattern(r"(?:(?<=[.)\]”\"’;])|(?=\s+1\.))\s+(?P<plain>\d{1,3})\.\s+(?=[^\W\d_]|[“\"«„*‘'])")
_FEWEST_INLINE = 3
_GAP = lazy_pattern(r"\n[ \t]*\n")
#: A line of a few words, as a heading is, with Markdown's marks or without.
_LINE = lazy_pattern(r"\n[ \t#*]*(?P<words>[^\W\d_][^\n:;,.]{3,50}?)[ \t*:]*(?=\n)")
_CHAPTER = lazy_pattern(
    r"\s*(?:chapter|part|kapitel|teil|chapitre|глава|часть)\s[\dIVX]{1,5}\b[^\n.;]{0,100}\s*", re.IGNORECASE
)
#: A page leaves out so many notes at most.
_MOST_LEFT_OUT = 10
#: The heading of a chapter's notes has so few lines, each so short; a note ends so.
_LONGEST_HEADING = (3, 120)
_STOPS = (".", ";", ")", "]", "”", '"', "’", "…", "|")


class _Number(msgspec.Struct, frozen=True):
    """A number that may be a note's: as printed, where its line and where the words behind it start, whether it has no stop, not even a gap, or stands alone on its line."""

    printed: str
    value: int
    start: int
    end: int
    bare: bool
    stuck: bool
    alone: bool = False


def notes(content: str) -> list[tuple[str, int, int]]:
    r"""The notes of a page: their number and where their text stands; a text without numbers is one note a paragraph.

    Numbers that start again at 1 are another chapter's, whose heading is in no note.

    Example:
        >>> page = "1. One.\n2. Two.\nNotes to Chapter 2\n1. Three.\n2. Four."
        >>> [(number, page[start:end].strip()) for number, start, end in notes(page)]
        [('1', 'One.'), ('2', 'Two.'), ('1', 'Three.'), ('2', 'Four.')]
    """
    numbers = max(_numbers(content), _numbers_within(content), key=len)
    if not numbers:
        return behind_catchwords(content, [("", start, end) for start, end in _paragraphs(content, 0, len(content))])
    ends = [one.start for one in numbers[1:]] + [len(content)]
    found = [("", start, end) for start, end in _paragraphs(content, 0, numbers[0].start)]
    for one, end, follows in zip(numbers, ends, [*(after.value for after in numbers[1:]), 0], strict=True):
        again = 0 < follows <= one.value
        last = _before_bibliography(content, one.end, end)
        if not (again and _is_heading(content[one.end : last])):
            found.append((one.printed, one.end, _above_heading(content, one.end, last) if again else last))
        if last < end:
            found.extend(("", start, until) for start, until in _paragraphs(content, last, end))
    return behind_catchwords(content, found)


def _is_heading(words: str) -> bool:
    """Whether words are one short line without a stop: ``2 Plans and Illusions`` above a chapter's notes."""
    words = words.strip()
    return "\n" not in words and len(words) <= _LONGEST_HEADING[1] and not words.endswith((".", ";", ")", "]"))


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
        runs = one.value == last + 1 or again or (not found and after == one.value + 1)
        runs = runs or (one.alone and bool(found) and found[-1].alone and one.value <= last + _FEWEST_INLINE)
        if not runs and (one.alone or (one.stuck and not content[one.end : one.end + 2].strip().isupper())):
            continue
        if _opens_sentence(content, one, last + 1):
            continue
        found.append(one)
        last = one.value
    return found


def _numbers_within(content: str) -> list[_Number]:
    """The numbers of notes that stand within lines: three at least that follow each other."""
    found: list[_Number] = []
    for one in map(_number_within, _INLINE.finditer(content)):
        if not found or found[-1].value < one.value <= found[-1].value + _FEWEST_INLINE:
            found.append(one)
        elif len(found) < _FEWEST_INLINE:
            found = [one]
    return found if len(found) >= _FEWEST_INLINE else []


def _number_within(match: re.Match[str]) -> _Number:
    return _Number(match["plain"], int(match["plain"]), match.start(), match.end(), bare=False, stuck=False)


def _number(match: re.Match[str]) -> _Number:
    printed = match.group("bracketed") or match.group("round") or match.group("plain")
    bare = not match.group("stop") and match.group("plain") is not None
    stuck, alone = bare and not match.group("gap"), "\n" in match.group("gap")
    return _Number(printed, int(printed), match.start(), match.end(), bare, stuck, alone)


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
    return [
        line
        for since, until in found
        if content[since:until].strip() and _CHAPTER.fullmatch(content, since, until) is None
        for line in listed(content, since, until)
    ]
