"""Where in a text a date may be, and which numbers are none: those of leaves, pages and boxes, and parts of longer numbers.

Only stretches around digits and around words that say that there is no date are cut into tokens; most of a text is passed over at
once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.extraction.dates.parts import DASHES
from archcite.extraction.dates.words import fold, words
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.extraction.dates.ranges import Period
    from archcite.extraction.dates.spans import Periods
    from archcite.extraction.dates.tokens import Tokens

#: Where a date may be: near digits, or where a text says that there is none.
#: Its first character is one of few, so that a search passes over all others at once.
_ANCHOR = lazy_pattern(
    r"[\dUuNnБбOoSs无日](?:(?<=\d)\d*|(?<!\w.)(?:(?<=[Uu])ndated|(?<=[Nn])o(?:t dated| date)|(?<=n)\.\s?d\.|(?<=[Бб])(?:ез даты|\.\s?д\.)"
    r"|(?<=[Oo])hne Datum|(?<=[Ss])ans date|(?<=无)日期|(?<=日)期不详))"
)
#: Dates without a core: day and month before a dash (``5.6.-7.6.``), and years in the digits of other scripts.
_UNCOMMON = lazy_pattern(r"\d(?:(?<![0-9])|\s?\.\s?[-–—‒−‐‑])")
#: How many characters around a sign of a date may belong to it.
_REACH = 48
_COUNTING_ON = DASHES | {"/"}
_RUN = frozenset("./:") | DASHES
#: The word or the sign before a number.
_WORD_BEFORE = lazy_pattern(r"(?<![\w.])(?:(?P<word>[^\W\d_]+)\.?|n[°ºo]|№|#)\s?$", re.IGNORECASE)
#: What counts meetings and papers, though one of them also opens "no date": ``Meeting No. 6, 12 August 1962``.
_NUMBERING = frozenset({"no", "nr", "number"})
#: No such word is longer.
_MARK_REACH = 24
#: No list of leaves is followed back further.
_MOST_LISTED = 16
_DAY_DIGITS, _YEAR_DIGITS = 2, 4


def numbers_leaf(content: str, tokens: Tokens, i: int) -> bool:
    """Whether a number before a comma is that of a leaf, a page or a box: ``Bl. 12, 17 Dec. 1953`` and ``CC 54(56)3, 27 July 1956`` have one date of one day.

    Nor is a number a day before a month that has its own: ``NSDM 2, January 20, 1969``.
    """
    behind = i + 2 if tokens.texts[i + 1 : i + 2] in (["st"], ["nd"], ["rd"], ["th"]) else i + 1
    if (
        _COUNTING_ON.issuperset(tokens.texts[behind : behind + 1])
        and "".join(tokens.texts[behind + 1 : behind + 2]).isdecimal()
    ):
        behind += 2
    following = tokens.texts[behind : behind + 1]
    if following != [","]:
        return following == ["."] and i > 1 and tokens.texts[i - 2] in _NUMBERING and tokens.texts[i - 1] == "."
    month, day, mark, year = (*tokens.texts[behind + 1 : behind + 5], "", "", "", "")[:4]
    if (
        (len(tokens.texts[i]) <= _DAY_DIGITS or behind > i + 1)
        and month in words().months
        and len(day) <= _DAY_DIGITS
        and day.isdecimal()
        and mark == ","
        and len(year) == _YEAR_DIGITS
    ):
        return True
    if content[tokens.spans()[i][0] - 1 : tokens.spans()[i][0]] == ")":
        return True
    first = i
    while (
        len(tokens.texts[i]) <= _DAY_DIGITS
        and 0 < first - 1 > i - _MOST_LISTED
        and tokens.texts[first - 1] == ","
        and tokens.texts[first - 2].isdecimal()
    ):
        first -= 2  # the leaves of ``ll. 4, 5, 12 March 1961``
    at = tokens.spans()[first][0]
    before = _WORD_BEFORE.search(content, max(0, at - _MARK_REACH), at)
    if before is None:
        return False
    word = before["word"] or ""
    letter = len(word) == 1 and word != "c" and (word.isupper() or "." in before.group())  # ``182 W 5``, ``v. 5``
    return letter or fold(word) in _NUMBERING or fold(word) not in words().dating


def cores_of(content: str, low: int, high: int, texts: list[str]) -> Sequence[int]:
    """Where a year, a month or a word stands that says that there is no date: each date starts there or a little before."""
    if _UNCOMMON.search(content, low, high):
        return range(len(texts))
    cores = words().cores
    return () if cores.isdisjoint(texts) else [i for i, text in enumerate(texts) if text in cores]


def after_number(grammar: Periods, i: int) -> int:
    """The next place where a date may start behind a number: never inside a run of digits and marks without a space."""
    i += 1
    while grammar.joined(i) and (grammar.word(i).isdecimal() or grammar.word(i) in _RUN):
        i += 1
    return i


def stands_alone(content: str, grammar: Periods, period: Period, start: int, end: int) -> bool:
    """Whether a date is no part of a longer number, such as a shelfmark: ``111-00342-05``, ``793.5/8–2958``.

    A title may run straight into a date with a month's name: ``Meeting4 Jul 1966``.
    """
    low, high = grammar.tokens.spans()[period.start][0], grammar.tokens.spans()[period.end - 1][1]
    before, after = content[max(start, low - 2) : low], content[high : min(end, high + 2)]
    if content[high - 1].isalnum() and after and (after[0].isalnum() or (after[0] in _RUN and after[1:].isdigit())):
        return False
    if not content[low].isdigit() or not before:
        return True
    if before[-1].isalpha():
        return any(grammar.word(i) in grammar.words.months for i in range(period.start, period.end))
    return not (before[-1].isalnum() or (before[-1] in _RUN and before[0].isdigit() and len(before) == 2))


def neighbourhoods(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches around digits and around words that say that there is no date, cut at spaces, none overlapping another."""
    low, high = start, -1
    for anchor in _ANCHOR.finditer(content, start, end):
        begin, until = max(start, anchor.start() - _REACH), min(end, anchor.end() + _REACH)
        if begin > high:
            if high >= 0:
                yield low, high
            low = _word_start(content, begin, max(start, high))
        if until > high:
            high = _word_end(content, until, end)
        if high == end:
            break
    if high >= 0:
        yield low, high


def _word_start(content: str, offset: int, start: int) -> int:
    while offset > start and not content[offset - 1].isspace():
        offset -= 1
    return offset


def _word_end(content: str, offset: int, end: int) -> int:
    while offset < end and not content[offset].isspace():
        offset += 1
    return offset
