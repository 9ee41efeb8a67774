"""Which clauses of a reference are its date: a date and nothing else, or a bare year where one can only be the document's.

``Monday, 5 January 1946 (unsent)`` is one clause with a date; a year may as well be a file's, and counts only behind a title or a
description, ahead of every place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.dates.joining import joining
from archcite.extraction.dates.reading import read_date
from archcite.extraction.holdings.clauses import is_counted
from archcite.extraction.places.holders import HOLDER, weight
from archcite.extraction.references.layout import QUOTES, any_place, describes
from archcite.extraction.structure import bare_end_of
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.structure import Clause

#: One year: several are those of a series.
_YEAR = lazy_pattern(r"(?:(?:of|dated|vom|от)\s+)?[(\[]?(?P<year>(?:(?:c\.|ca\.?|circa)\s?)?(?:1[5-9]|20)\d\d)[)\]]?")
#: No clause is longer that is a year with what leads to it.
_LONGEST_YEAR = 24
#: What a bracket behind a date says of the document: ``5 January 1946 (unsent)``.
_REMARK = lazy_pattern(r"\s\((?!no\b|later\b|hereafter\b)[^()\d]{3,24}\)$")
#: A second paper behind the first one's date: ``15 Nov. 1941 and Moyne’s reply of 25 Nov. 1941``.
_REPLY = lazy_pattern(r"\s(?:and|with)\s[^,;()]{1,60}\s(?:of|dated)\s[^,;()]{4,30}(?:,\s\d{4})?$")


def standing_dates(content: str, pieces: list[Clause], found: list[DateReading]) -> dict[int, DateReading]:
    """The clauses that are a date and nothing else (a weekday, an article or a bracket beside it apart)."""
    standing = {}
    for date in found:
        for index, piece in enumerate(pieces):
            if piece.start <= date.span.start and date.span.end <= piece.end:
                beside = content[piece.start : date.span.start] + _REPLY.sub(
                    "", _REMARK.sub("", content[date.span.end : piece.end])
                )
                if len(beside) < 14 and beside.strip(" ()[].,*_\n").casefold() in joining().beside:
                    standing[index] = date
                break
    return standing


def standing_year(content: str, pieces: list[Clause], dates: Collection[int]) -> dict[int, DateReading]:
    """A bare year behind a quoted title or a description, ahead of every place; further back it may be a file's.

    Args:
        content: the text.
        pieces: its clauses.
        dates: which of them are exact dates.
    """
    for index, piece in enumerate(pieces[: min(dates, default=6)]):
        if piece.end - piece.start > _LONGEST_YEAR:
            continue
        found = _YEAR.fullmatch(content, piece.start, bare_end_of(content, piece))
        reading = read_date(found["year"]) if found else None
        if found is None or reading is None:
            continue
        if index + 1 in dates and found.group().isdecimal():
            return {}  # the number of a letter before its date
        if not reading.edtf or not _dates_what_stands(content, pieces, index) or any_place(content, pieces[:index]):
            return {}
        return {index: msgspec.structs.replace(reading, span=Span(*found.span("year")))}
    return {}


def closes_place(content: str, pieces: list[Clause], dates: Mapping[int, DateReading], at: int) -> bool:
    """Whether a day behind a number or an archive closes a reference: ``“A Title,” PRC FMA, 109-03149-01, 12 March 1956``.

    Args:
        content: the text.
        pieces: its clauses.
        dates: those that are a date.
        at: the clause in question.
    """
    if not 0 < at == len(pieces) - 1 or dates[at].precision != "day":
        return False
    return is_counted(content, pieces[at - 1]) or weight(content, pieces[at - 1]) >= HOLDER


def _dates_what_stands(content: str, pieces: list[Clause], index: int) -> bool:
    """Whether a quotation or a description stands before the clause of a year, or behind it where it stands first."""
    if index == 0:
        return len(pieces) > 1 and (content[pieces[1].start] in QUOTES or describes(content, pieces[1]))
    told = index - 1
    if told and pieces[told].of(content).casefold() in lexicon().descriptions:
        told -= 1
    return content[pieces[told].start] in QUOTES + "*" or describes(
        content, msgspec.structs.replace(pieces[0], end=pieces[index - 1].end)
    )
