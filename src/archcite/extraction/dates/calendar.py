"""Days and calendars: whether a day exists, what it is in the other calendar, how a date is written in EDTF."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

import msgspec

#: The last year in which a country that this project meets (Greece) changed from the Julian to the Gregorian calendar.
LAST_JULIAN_YEAR = 1923

#: How many days each month has in every year.
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Point(msgspec.Struct, frozen=True):
    """One end of a date: what is stated of it.

    Args:
        end: the index of the token after it.
        month: 1 to 12, or 21 to 24 for a season.
        decade: whether only the decade of `year` is stated.
        qualifier: ``~`` approximate, ``?`` uncertain, ``%`` both.
        readings: where month and day may be read in two ways, both, as (month, day).
        flags: what a reader should know; see `archcite.extraction.dates.DateReading`.
    """

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    qualifier: str = ""
    readings: tuple[tuple[int, int], ...] = ()
    flags: tuple[str, ...] = ()

    def edtf(self) -> str:
        """The point in EDTF (ISO 8601-2:2019, levels 0 and 1); what is not stated is left open."""
        if self.decade and self.year is not None:
            return f"{self.year // 10:03d}X{self.qualifier}"
        written = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is not None:
            written += f"-{self.month:02d}"
        if self.day is not None:
            written += f"-{self.day:02d}"
        return written + self.qualifier

    def exists(self) -> bool:
        """Whether the calendar has such a day: 31 February never, 29 February in some years."""
        if self.month is None or self.day is None:
            return True
        year = 2000 if self.year is None else self.year
        return 1 <= self.month <= 12 and 1 <= self.day <= monthrange(year, self.month)[1]

    def earliest(self) -> tuple[int, int, int]:
        """Year, month and day to put points in order."""
        month = self.month or 0
        if month > 12:
            month = (month - 20) * 3
        return self.year or 0, month, self.day or 0


def julian_to_gregorian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The Gregorian date of a Julian one, through the Julian day number (Richards, Explanatory Supplement, 2013, ch. 15).

    Example:
        >>> julian_to_gregorian(1917, 10, 25)
        (1917, 11, 7)
    """
    shift = (14 - month) // 12
    y, m = year + 4800 - shift, month + 12 * shift - 3
    number = day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083
    gregorian = dt.date.fromordinal(number - 1721425)
    return gregorian.year, gregorian.month, gregorian.day


def is_calendar_pair(old: Point, new: Point) -> bool:
    """Whether two full dates are the same day in the Julian and the Gregorian calendar."""
    if old.year is None or old.month is None or old.day is None or not 1582 <= old.year <= LAST_JULIAN_YEAR:
        return False
    if old.month > 12 or not 1 <= old.day <= 31:
        return False
    return julian_to_gregorian(old.year, old.month, old.day) == (new.year, new.month, new.day)


def weekday(point: Point) -> int | None:
    """1 (Monday) to 7 of a full Gregorian date."""
    if point.year is None or point.month is None or point.day is None or not point.exists():
        return None
    return dt.date(point.year, point.month, point.day).isoweekday()


def full_year(short: int, near: int | None) -> tuple[int, bool]:
    """The year that two digits stand for, and whether a known year decided it.

    With `near` it is the year closest to it; without, one of the twentieth century, which is then said to be assumed.

    Example:
        >>> full_year(98, near=1901), full_year(62, near=None)
        ((1898, True), (1962, False))
    """
    if near is None:
        return 1900 + short, False
    year = near - near % 100 + short
    if year - near > 50:
        year -= 100
    elif near - year >= 50:
        year += 100
    return year, True
