"""Dates as people write them, read by hand into EDTF (ISO 8601-2:2019).

A reading never holds more than the text states: a month stays a month, an ambiguous numeric date keeps only its year and offers
both days, and a day that the calendar does not have is said to be impossible.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archcite.extraction.dates.beside import passed_over
from archcite.extraction.dates.calendar import DAYS, Point
from archcite.extraction.dates.east_asian import east_asian_dates
from archcite.extraction.dates.search import after_number, cores_of, neighbourhoods, numbers_leaf, stands_alone
from archcite.extraction.dates.spans import Periods
from archcite.extraction.dates.tokens import Tokens
from archcite.extraction.dates.words import words
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.extraction.dates.parts import Order
    from archcite.extraction.dates.ranges import Period

# fmt: off
_MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")
# fmt: on
_ENGLISH = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH_DAY_YEAR = lazy_pattern(r"([A-Z][a-z]{2,8}) ([0-2]?[1-9]|[12]0|3[01]), ([12][0-9]{3})\Z")
_DAY_MONTH_YEAR = lazy_pattern(r"([0-2]?[1-9]|[12]0|3[01]) ([A-Z][a-z]{2,8}),? ([12][0-9]{3})\Z")
_EDTF_DAY = r"(?:0[1-9]|1[0-2])-[0-3]\d"
_EDTF_MONTH = r"(?:0[1-9]|1[0-2]|2[1-4])"
_EDTF_POINT = rf"(?:(?:1\d{{3}}|20\d\d)(?:-{_EDTF_DAY}|-{_EDTF_MONTH})?|\d{{3}}X|XXXX-{_EDTF_DAY})[~?%]?"
_EDTF = lazy_pattern(rf"({_EDTF_POINT}|\.\.)(?:/({_EDTF_POINT}|\.\.))?\Z", re.ASCII)
#: How many tokens may stand before the first year or month of a date: "between the 1st and the 3rd of", and as many again.
_AHEAD = 32
#: How many digits a day, a month or a year has, or a day with hour and minute.
_DIGITS = frozenset({1, 2, 4, 6})
#: Weaker signs count in a string that is a date as a whole; strings of more tokens, or ten times as many characters, are none.
_LONGEST = 40


class DateReading(msgspec.Struct, frozen=True):
    """One date as read.

    Args:
        edtf: what is stated, in EDTF; empty where that is no date (`flags` has ``undated`` or ``impossible``).
        text: the characters that say it.
        span: where they stand.
        flags: what a reader should know: ``undated``, ``impossible`` (31 February), ``ambiguous`` (see `alternatives`),
            ``century-assumed`` (two-digit year, nothing decided it), ``no-year``, ``old-style`` (given or also given in the
            Julian calendar; `edtf` is Gregorian), ``dual-year`` (1732/33), ``weekday-differs``
            (the weekday beside it is another), ``several`` (days named one by one).
        alternatives: other readings of the same text, in EDTF.

    Example:
        >>> read_date("10/4/1962")
        DateReading(edtf='1962', text='10/4/1962', span=Span(start=0, end=9), flags=('ambiguous',), \
alternatives=('1962-04-10', '1962-10-04'))
    """

    edtf: str
    text: str
    span: Span
    flags: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def precision(self) -> str:
        """What the reading is exact to: ``day``, ``month``, ``season``, ``year``, ``decade``, ``interval`` or nothing.

        Example:
            >>> read_date("Spring 1995").precision
            'season'
        """
        if not self.edtf:
            return ""
        if "/" in self.edtf:
            return "interval"
        bare = self.edtf.rstrip("~?%")
        if bare.endswith("X"):
            return "decade"
        parts = bare.split("-")
        if len(parts) == 2:
            return "season" if int(parts[1]) > 12 else "month"
        return "year" if len(parts) == 1 else "day"


def read_date(text: str, *, near: int | None = None, order: Order | None = None) -> DateReading | None:
    """Read a string that is a date and nothing else; a weekday or a time of day beside it is passed over.

    Args:
        text: the string.
        near: a year that decides the century of two-digit years.
        order: how numeric dates are written, where that is known: ``day-first`` or ``month-first``.

    Example:
        >>> read_date("4.X.62", near=1960).edtf
        '1962-10-04'
        >>> read_date("Wednesday, 22nd January, 1958, at 10-30 a.m.").edtf
        '1958-01-22'
        >>> read_date("July 27-August 3, 1949").edtf
        '1949-07-27/1949-08-03'
        >>> read_date("a telegram") is None
        True
    """
    return _common(text) or _standard(text) or _whole(text, near, order)


def find_dates(
    content: str, span: Span | None = None, *, near: int | None = None, order: Order | None = None
) -> tuple[DateReading, ...]:
    """The dates in a text, in order, none overlapping another; bare years are among them.

    Args:
        content: the text.
        span: where to look; all of it when None.
        near: as in `read_date`; without it two-digit years count only beside a month's name or numeral.
        order: as in `read_date`.

    Example:
        >>> [found.edtf for found in find_dates("On 9 August, from 23 August 1962 to ca. 1970")]
        ['XXXX-08-09', '1962-08-23/1970~']
    """
    start, end = (span.start, span.end) if span else (0, len(content))
    found = list(_found(content, start, end, near, order))
    found.extend(
        _reading(content, Span(date.start, date.end), date.edtf, () if date.edtf else ("impossible",))
        for date in east_asian_dates(content, start, end)
    )
    if len(found) < 2:
        return tuple(found)
    return tuple(_without_overlaps(sorted(found, key=lambda reading: (reading.span.start, -reading.span.end))))


def _reading(
    content: str, span: Span, edtf: str, flags: tuple[str, ...] = (), alternatives: tuple[str, ...] = ()
) -> DateReading:
    return DateReading(edtf, span.of(content), span, flags, alternatives)


def _without_overlaps(readings: list[DateReading]) -> Iterator[DateReading]:
    last: DateReading | None = None
    for reading in readings:
        if last and reading.span.start < last.span.end:
            if reading.span.end <= last.span.end:
                continue
            last = reading
            continue
        if last:
            yield last
        last = reading
    if last:
        yield last


def _common(text: str) -> DateReading | None:
    """The two English forms that most texts use, without the grammar; days that not every year has are the grammar's to check."""
    if found := _MONTH_DAY_YEAR.match(text):
        name, day, year = found.groups()
    elif found := _DAY_MONTH_YEAR.match(text):
        day, name, year = found.groups()
    else:
        return None
    month = _ENGLISH.get(name)
    if month is None or int(day) > DAYS[month - 1]:
        return None
    return DateReading(f"{year}-{month:02d}-{int(day):02d}", text, Span(0, len(text)))


def _standard(text: str) -> DateReading | None:
    """EDTF itself, as other programs write it."""
    found = _EDTF.match(text)
    if found is None:
        return None
    first, second = found.groups()
    if (first == ".." and second in (None, "..")) or (second and second[0].isdigit() and second[:4] < first[:4]):
        return None
    possible = all(part in (None, "..") or _edtf_exists(part) for part in (first, second))
    return _reading(text, Span(0, len(text)), text if possible else "", () if possible else ("impossible",))


def _edtf_exists(point: str) -> bool:
    year, month, day = (*point.rstrip("~?%").split("-"), None, None)[:3]
    return Point(
        0, int(year) if year and year.isdigit() else None, int(month or 0) or None, int(day or 0) or None
    ).exists()


def _whole(text: str, near: int | None, order: Order | None) -> DateReading | None:
    if len(text) > _LONGEST * 10:
        return None
    grammar = Periods(text, Tokens(text, 0, len(text)), near=near, order=order, whole=True)
    count = grammar.count
    if not 0 < count <= _LONGEST:
        return None
    for start in passed_over(grammar):
        period = grammar.period(start)
        if period and count in passed_over(grammar, period.end):
            return _from_period(grammar, period)
    for date in east_asian_dates(text, 0, len(text)):
        if not (text[: date.start] + text[date.end :]).strip():
            return _reading(text, Span(date.start, date.end), date.edtf, () if date.edtf else ("impossible",))
    return None


def _from_period(grammar: Periods, period: Period) -> DateReading:
    span = Span(grammar.tokens.spans()[period.start][0], grammar.tokens.spans()[period.end - 1][1])
    flags = period.flags if grammar.matching_weekday(period) else (*period.flags, "weekday-differs")
    return _reading(grammar.content, span, period.edtf, flags, period.alternatives)


def _found(content: str, start: int, end: int, near: int | None, order: Order | None) -> Iterator[DateReading]:
    starters = words().starters
    for low, high in neighbourhoods(content, start, end):
        tokens = Tokens(content, low, high)
        texts = tokens.texts
        cores = cores_of(content, low, high, texts) if near is None else range(len(texts))
        if not cores:
            continue
        grammar = Periods(content, tokens, near=near, order=order, whole=False)
        i = at = 0
        while True:
            while at < len(cores) and cores[at] < i:
                at += 1
            if at == len(cores):
                break
            i = max(i, cores[at] - _AHEAD)
            text = texts[i]
            numeric = text.isdecimal()
            if not numeric and text not in starters:
                i += 1
                continue
            counts = (not numeric or len(text) in _DIGITS) and not (
                text[0].isdigit() and numbers_leaf(content, tokens, i)
            )
            period = grammar.period(i) if counts else None
            if period and stands_alone(content, grammar, period, start, end):
                yield _from_period(grammar, period)
                i = period.end
            else:
                i = after_number(grammar, i) if numeric else i + 1
