"""References that open with a series of published documents and say behind it which of its documents is meant.

``FRUS, 1961–1963, vol. XI, Rusk to Kennedy, October 24, 1962, doc. 52`` · ``DDF, 1956, tome II, no. 34, Pineau à Chauvel, 3 août 1956``.
The series goes to the first clause that says what the document is, or to its date; the number of the document, which may stand behind
both, belongs to the series as its pages do.
Source: Chicago Manual of Style 18, 14.169 (public documents); how H-Diplo and Diplomatic History cite FRUS.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series
from archcite.extraction.facts_of import enter_date, enter_source, one_line
from archcite.extraction.holdings.clauses import Kind, kind_of, short_dates, without_date
from archcite.extraction.holdings.description import enter_description
from archcite.extraction.places.holders import is_place
from archcite.extraction.places.leaves import bare_pages, leaves_of
from archcite.extraction.printed.item import printed_item
from archcite.extraction.references.claims import enter_pages
from archcite.extraction.sources.reading import read_source
from archcite.extraction.structure import Clause, bare_end_of
from archcite.model import PrintedSource, Printing
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.ledger import Ledger

#: The number that a document has in its series.
_NUMBER = lazy_pattern(r"(?:docs?|documents?|dok|nos?|nr|n[°ºo]|№|№№|#)\.?\s?\d+(?:[-–]\d+)?[a-z]?$", re.IGNORECASE)
_TELLING = (Kind.TOLD, Kind.QUOTED, Kind.DATED)


def enter_edition(ledger: Ledger, pieces: list[Clause], dates: list[DateReading], end: int) -> bool:
    """Read a reference that opens with a series of documents; False, and nothing entered, when it names none of its documents.

    Args:
        ledger: where it is entered.
        pieces: the clauses of the reference.
        dates: the exact dates in it.
        end: where it ends.
    """
    content = ledger.content
    name = document_series(content, pieces[0].start, pieces[0].end)
    if name is None:
        return False
    dates = [*dates, *short_dates(content, pieces[1:])]
    kinds = [kind_of(content, piece, dates) for piece in pieces[1:]]
    at = next((index for index, kind in enumerate(kinds, 1) if kind in _TELLING or kind is Kind.DATE), None)
    if at is None:
        return False
    kinds = [Kind.TEXT, *kinds]
    dated = next((index for index in range(at, len(pieces)) if kinds[index] in (Kind.DATE, Kind.DATED)), None)
    if dated is None:
        return False
    date = next(found for found in dates if pieces[dated].start <= found.span.start < pieces[dated].end)
    described = list(zip(pieces[at:dated], kinds[at:dated], strict=True))
    if kinds[dated] is Kind.DATED:
        described.append((without_date(content, pieces[dated], date), Kind.TOLD))
    elif len(described) > 1 and is_place(content, described[-1][0], lexicon()):
        described.pop()
    _enter_series(ledger, pieces[:at], pieces[dated + 1 :], end)
    enter_description(ledger, described, (pieces[0].start, name))
    return enter_date(ledger, date.span.start, date.span.end, "edition/date", 0.92)


def _enter_series(ledger: Ledger, series: list[Clause], behind: list[Clause], end: int) -> None:
    """The printed source with the number of the document and its pages; what else stands behind is a place, or what was done."""
    content = ledger.content
    start, until = series[0].start, bare_end_of(content, series[-1])
    told = leaves_of(content, series[-1], None) if len(series) > 1 else None
    pages = told[1] if told is not None else None
    if pages is not None:
        until = bare_end_of(content, series[-2])
    text, reach = one_line(content, start, until).replace("*", "").replace("_", ""), until
    for index, piece in enumerate(behind):
        stop = bare_end_of(content, piece)
        paged = leaves_of(content, piece, None) or bare_pages(content, piece)
        if piece.before == ";":
            enter_source(ledger, read_source(content, piece.start, end), "reference", 0.88)
            break
        if _NUMBER.match(content, piece.start, stop) and index == 0:
            text, reach = f"{text}, {one_line(content, piece.start, stop)}", stop
        elif paged is not None and pages is None:
            pages = paged[1]
    value = one_line(content, *pages) if pages is not None else ""
    whole = "(" in text  # a volume without place or press is no work of its own
    source = PrintedSource(Printing.PUBLISHED_IN, text, value, printed_item(text, value) if whole else None)
    ledger.note("printed.0", start, reach, "edition/series", 0.93, value=source)
    if pages is not None:
        enter_pages(ledger, *pages)
