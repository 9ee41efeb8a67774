"""The periodical behind the title of an article: its name, its volume, its year in brackets and its pages.

``Example Studies 45/2 (Spring 1993)`` · ``Bulletin 3 (Fall 1993): 1, 14-18``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.extraction.facts_of import enter_date
from archcite.extraction.places.holders import is_collection, weight
from archcite.extraction.places.leaves import bare_pages
from archcite.extraction.printed.reading import is_printed
from archcite.extraction.references.claims import enter_pages, note_printed
from archcite.extraction.references.layout import PAGES, any_place
from archcite.extraction.structure import Clause, bare_end_of
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.ledger import Ledger

#: A volume or a number of a periodical.
_COUNTED = lazy_pattern(r"(?:vol|no|nr|issue|vyp|t|bd|№|\d)", re.IGNORECASE)
_BRACKETED_DATE = lazy_pattern(r"\s*\(([^()]*\d{2,4})\)$")
_PAGED = lazy_pattern(r"(?:\s*:\s*|(?<=\))\s)(?P<pages>[A-Z]?\d[\w–—-]*(?:,\s*\d[\w–-]*)*)$")
#: A periodical with its volume and the year in brackets: ``Example Studies 45/2 (Spring 1993)``, ``Example Review, 12 (1999): 5``.
_VOLUME = lazy_pattern(
    r"(?:The\s)?[A-ZÀ-Ž][\w’'&-]*(?:[ :]+(?:of|and|the|for|in|on|&|de|des|du|et|la|der|für|und|[A-ZÀ-Ž][\w’'&-]*)){0,9},?"
    r"\s\d{1,4}(?:[:/.]\d{1,3}(?:[-–/]\d{1,3})?)?\s\((?:[^\W\d_]+(?:[ /–-][^\W\d_]+)?\.?\s)?(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?\)(?=\s*:\s*\d|,|\s\d|\.?$)"
)


def is_periodical(content: str, pieces: list[Clause]) -> bool:
    """Whether the clauses behind a title open with a periodical: a name and a volume, and no collection of papers."""
    if _VOLUME.match(content, pieces[0].start, pieces[-1].end):
        return True
    if is_collection(content, pieces[0]) or any_place(content, pieces[:1]):
        return False
    return is_printed(content, pieces[0].start, pieces[min(1, len(pieces) - 1)].end)


def periodical_end(content: str, pieces: list[Clause], dates: dict[int, DateReading]) -> int:
    """The clauses that name a periodical and its volume: up to a date, pages or a place."""
    for index, piece in enumerate(pieces):
        if index == 0:
            continue
        if index in dates or piece.before in ".;" or weight(content, piece) >= 2:
            return index
        pages = PAGES.match(content, piece.start, bare_end_of(content, piece))
        if pages and content[piece.start] not in "nv":
            return index
        if not _COUNTED.match(content, piece.start, piece.end):
            return index
    return len(pieces)


def with_pages(content: str, pieces: list[Clause], dates: dict[int, DateReading], until: int) -> int:
    """The clauses of a periodical with those that go on with its pages: ``Bulletin 3 (Fall 1993): 1, 14-18``."""
    if _PAGED.search(content, pieces[until - 1].start, pieces[until - 1].end):
        while until < len(pieces) and until not in dates and bare_pages(content, pieces[until]) is not None:
            until += 1
    return until


def enter_periodical(ledger: Ledger, start: int, end: int, *, dated: bool) -> None:
    """A periodical: title, volume, date in brackets, pages behind a colon."""
    content = ledger.content
    paged = _PAGED.search(content, start, end)
    if paged:
        enter_pages(ledger, *paged.span("pages"))
        end = paged.start()
    bracket = _BRACKETED_DATE.search(content, start, end)
    if (
        bracket
        and ":" not in bracket.group()
        and not dated
        and ledger.best_of("date") is None
        and enter_date(ledger, *bracket.span(1), "reference/date-in-brackets", 0.92)
    ):
        end = bracket.start()
    note_printed(ledger, start, end, "reference/periodical")
