"""A description that two strokes part from its place, as the standards of Moscow and Kyiv have it: ``Smirnov A. B. Title, 1924 // RGALI. F. 1. Op. 2``.

Two strokes also part an article from its journal: only a shelfmark in steps behind them makes it a document.
Source: GOST R 7.0.5-2008, section 10; DSTU 8302:2015, annex D.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.dates.reading import find_dates
from archcite.extraction.facts_of import enter_date, enter_title
from archcite.extraction.holdings.clauses import without_date
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.references.claims import enter_names, enter_places
from archcite.extraction.references.layout import QUOTES
from archcite.extraction.references.untitled_head import enter_head_title
from archcite.extraction.structure import Clause, bare_end_of
from archcite.extraction.titles.reading import read_title
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

_STROKES = " // "
#: ``Гребенщиков Я. П.``, ``Smirnov, A. B.``, before a title.
_AUTHOR = lazy_pattern(r"[^\W\d_a-zа-яё][\w’'-]+,?\s(?:[^\W\d_a-zа-яё]\.\s?){1,3}(?=[«“\"\[]|[^\W\d_a-zа-яё])")
_COUNTED = lazy_pattern(r"[\d;]")


def enter_described_before_place(ledger: Ledger, start: int, end: int) -> bool:
    """Read author, title and date before the strokes, and the place behind them.

    Args:
        ledger: where they are entered.
        start: where the reference starts.
        end: where it ends.

    Returns:
        Whether the reference is of that kind; nothing is entered otherwise.
    """
    content = ledger.content
    at = content.find(_STROKES, start, end)
    if at <= start or not _leads_to_shelfmark(content, at + len(_STROKES), end):
        return False
    author = _AUTHOR.match(content, start, at)
    if author is not None and read_title(content, start, author.end()).genre is not None:
        author = None  # a letter of somebody's: ``Письмо И. В. Сталина``
    since = author.end() if author else start
    if author is None and (content[start] in QUOTES or read_title(content, start, at).genre is not None):
        return False  # read as any description before a place is
    if author is not None:
        enter_names(ledger, "authors", start, since)
    _enter_title(ledger, since, at)
    enter_places(ledger, at + len(_STROKES), end)
    return True


def _leads_to_shelfmark(content: str, start: int, end: int) -> bool:
    """Whether a name without a number, and a shelfmark from its fond on, stand behind the strokes."""
    mark = next(iter(shelfmarks(content, start, end, lone=True)), None)
    return mark is not None and "fond" in mark.steps and not _COUNTED.search(content, start, mark.start)


def _enter_title(ledger: Ledger, start: int, end: int) -> None:
    """A title, and the date at its end."""
    content = ledger.content
    piece = Clause(start, end, "")
    final = bare_end_of(content, piece)
    date = next((date for date in find_dates(content, Span(start, end)) if date.span.end >= final), None)
    if date is not None and ("-" in date.edtf or content[: date.span.start].rstrip()[-1:] in ",.(—"):
        enter_date(ledger, date.span.start, date.span.end, "reference/date", 0.92)
        piece = without_date(content, piece, date)
        final = bare_end_of(content, piece)
    said = read_title(content, start, final)
    if said.sender is not None and said.recipient is not None and said.genre is None:
        enter_head_title(ledger, start, final)  # a letter has no title
    elif start < final:
        enter_title(ledger, start, final, "reference/title", 0.9)
