"""What stands in a stretch of a text whatever is read of it: dates and shelfmarks, found once and handed down to who reads its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.known import known_name
from archcite.extraction.dates.reading import DateReading, find_dates, read_date
from archcite.extraction.dates.words import fold, words
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.titles.reading import read_title
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.places.place import Shelfmark

#: The time of day behind a date, which is a part of it: ``July 9, 1971, 4:35–11:20 p.m.``.
_TIME = lazy_pattern(
    r",?\s+(?:at\s+)?(?:\d{1,2}(?:[:.]\d\d)?(?:(?:\s?[ap]\.?\s?m\b\.?)?(?:\s?[–—-]\s?|\sto\s)\d{1,2}(?:[:.]\d\d)?)?\s?[ap]\.?\s?m\b\.?|\d{1,2}:\d\d|\d{4}\shours|noon|midnight)(?=\s*(?:[,.;)]|$))",
    re.IGNORECASE,
)
_WEEKDAY = lazy_pattern(r"(?<![^\W_])(?P<day>[^\W\d_]{3,})\.?,?\s+$")
#: What is a newspaper's name and no day's: ``Baltimore Sun, May 16, 1973``.
_NEWSPAPER = lazy_pattern(r"[A-Z][a-z]+\sSun$")
#: No name of a day is longer, with what stands behind it.
_LONGEST_WEEKDAY = 16
#: ``3/4/56`` where no number stands before it.
_SHORT_DATE = lazy_pattern(r"\D{0,400}(?<![^\s,;(\"”“])(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d\d)(?=\s*(?:[,.;)]|$))")
#: Such a date behind a comma or in a bracket, as American notes have it, and how far from the beginning.
_SLASHED = lazy_pattern(r"(?P<comma>,?\s)\(?(?P<date>\d{1,2}/\d{1,2}/\d\d)(?=\)?\s*(?:[,.;]|$))")
_LONGEST_DESCRIPTION = 160
#: The number of a paper, which is its title: ``NSAM 111``.
_NUMBERED = lazy_pattern(r"[A-Z]{2,6}\s\d[\d/-]*")


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of a text with its dates and shelfmarks.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        dates: those that are more than a bare year, which may belong to a file.
        marks: the shelfmarks in steps.
    """

    content: str
    start: int
    end: int
    dates: list[DateReading]
    marks: list[Shelfmark]

    def behind(self, start: int) -> Stretch:
        """The part of the stretch from an offset on."""
        dates = [date for date in self.dates if date.span.start >= start]
        dates = dates or _short_date(self.content, start, self.end)
        marks = [mark for mark in self.marks if mark.start >= start]
        return Stretch(self.content, start, self.end, dates, marks)

    def clauses(self) -> list[Clause]:
        """The clauses, none of which parts a date or a shelfmark."""
        return self._parted_behind_dates(clauses(self.content, self.start, self.end, self.whole()))

    def _parted_behind_dates(self, pieces: list[Clause]) -> list[Clause]:
        """The clauses, with an archive parted from the day that a colon joins to it: ``A to B, 3 December 1935: AVPRF, f. 05``."""
        content = self.content
        colons = [date.span.end for date in self.dates if content.startswith(": ", date.span.end)]
        for colon in colons:
            at = next((index for index, piece in enumerate(pieces) if piece.start < colon < piece.end), None)
            if at is not None and known_name(content, colon + 2, pieces[at].end) is not None:
                piece = pieces[at]
                behind = Clause(colon + 2, piece.end, ",")
                pieces = [*pieces[:at], Clause(piece.start, colon, piece.before), behind, *pieces[at + 1 :]]
        return pieces

    def whole(self) -> list[tuple[int, int]]:
        """What no clause parts: the dates and the shelfmarks."""
        dates = [(date.span.start, date.span.end) for date in self.dates]
        return dates + [(mark.start, mark.end) for mark in self.marks]


#: A year that says so, in Russian and Ukrainian: in front of a shelfmark it dates the document.
_MARKED_YEAR = lazy_pattern(r"(?:1[5-9]|20)\d\d\s?[гр]\.")


def survey(content: str, start: int, end: int) -> Stretch:
    """Find the dates and shelfmarks of a stretch.

    Example:
        >>> text = "Smith to Jones, 4 May 1961, RGANI, f. 5, op. 30, d. 2"
        >>> found = survey(text, 0, len(text))
        >>> found.dates[0].edtf, [clause.of(text) for clause in found.behind(27).clauses()]
        ('1961-05-04', ['RGANI', 'f. 5, op. 30, d. 2'])
    """
    marks = shelfmarks(content, start, end)
    until = marks[0].start if marks else start
    dates = [
        _with_time(content, date, start, end)
        for date in find_dates(content, Span(start, end))
        if is_exact(date) or _dates_legend(content, date, until, end)
    ]
    return Stretch(content, start, end, dates or _short_date(content, start, end), marks)


def _dates_legend(content: str, date: DateReading, shelf: int, end: int) -> bool:
    """Whether a year with its mark stands in front of the shelfmark, or of a known archive: ``Проект статуту, 1917 р. ЦДАВО України``."""
    since, until = date.span.start, date.span.end
    if _MARKED_YEAR.fullmatch(content, since, until) is None:
        return False
    return until < shelf or known_name(content, until + 1, end) is not None


def _with_time(content: str, date: DateReading, start: int, end: int) -> DateReading:
    """A date with the day of the week in front of it and the time of day that stands behind it."""
    time = _TIME.match(content, date.span.end, end)
    day = _WEEKDAY.search(content, max(start, date.span.start - _LONGEST_WEEKDAY), date.span.start)
    named = day is not None and fold(day["day"]) in words().weekdays
    if (
        named
        and day is not None
        and _NEWSPAPER.search(content, max(start, day.start() - _LONGEST_WEEKDAY), day.end("day"))
    ):
        named = False
    since = day.start("day") if day is not None and named else date.span.start
    until = time.end() if time else date.span.end
    return msgspec.structs.replace(date, span=Span(since, until)) if time or since < date.span.start else date


def _short_date(content: str, start: int, end: int) -> list[DateReading]:
    """A date whose year has two digits: they are a year only where nothing before them could be a shelfmark."""
    short = _SHORT_DATE.match(content, start, end) or _short_behind_description(content, start, end)
    reading = read_date(short["date"]) if short else None
    if short is None or reading is None or not reading.edtf:
        return []
    return [msgspec.structs.replace(reading, span=Span(*short.span("date")))]


def _short_behind_description(content: str, start: int, end: int) -> re.Match[str] | None:
    """Where such a date stands right behind what says what the document is, whatever numbers that has: ``Telegram 12 from Oslo, 5/15/61``."""
    reach = min(end, start + _LONGEST_DESCRIPTION)
    short = _SLASHED.search(content, start, reach) if content.count("/", start, reach) > 1 else None
    if short is None:
        return None
    until = short.start("comma")
    if content[until - 1] in '”"' or _NUMBERED.fullmatch(content, start, until):
        return short
    said = read_title(content, start, until)
    return short if said.genre is not None or (said.sender is not None and said.recipient is not None) else None


def is_exact(date: DateReading) -> bool:
    """Whether a date is more than a bare year: a year alone may belong to a file."""
    if "undated" in date.flags or "ambiguous" in date.flags:
        return True
    if date.edtf.endswith("~") and not date.text[0].isdigit() and date.text.endswith("]"):
        return True  # ``undated [1956]``
    return (
        bool(date.edtf)
        and "no-year" not in date.flags
        and not date.edtf.startswith("XXXX")
        and (
            date.precision in ("day", "month", "season")
            or (date.precision == "interval" and "-" in date.edtf.partition("/")[0])
        )
    )
