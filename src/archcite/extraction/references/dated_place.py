"""A shelfmark, and behind it a document that has no more than its number, its kind and its date.

``AMAE, Europe 1944-1960, URSS, vol. 120, note du 12 mars 1963`` · ``TNA, CAB 129/12, CP(46) 191, 5 May 1946``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.extraction.dates.joining import joining
from archcite.extraction.dates.reading import find_dates
from archcite.extraction.facts_of import enter_date, enter_source, one_line
from archcite.extraction.pages.classification import is_classification
from archcite.extraction.places.holder_group import archive_group
from archcite.extraction.references.layout import PAPER, is_shelf_code
from archcite.extraction.sources.reading import read_source
from archcite.extraction.structure import bare_end_of
from archcite.extraction.titles.reading import read_title
from archcite.extraction.words import has_digit
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.structure import Clause

#: A container that counts, no folder that may bear a date for its name.
_NUMBERED_BOX = lazy_pattern(
    r"(?:box|reel|kart(?:on)?|krabice|doboz|kutija|carton|caixa|vol|bd|item|inv|dok|dosar)\.?\s(?:(?:no|nr|č)\.?\s)?[\w/-]*\d\w*(?=\s*[,.])",
    re.IGNORECASE,
)


def enter_dated_place(ledger: Ledger, pieces: list[Clause]) -> bool:
    """A shelfmark, and behind it the document's number and its date, with its kind or bare: ``note du 12 mars 1963``.

    The date is the document's only where a number stands between it and the archive: a collection's own date is a part of its name.
    """
    content = ledger.content
    marked = pieces[-1] if len(pieces) > 2 and is_classification(pieces[-1].of(content)) else None
    pieces = pieces[:-1] if marked is not None else pieces
    final = pieces[-1]
    if len(pieces) < 2 or final.before != "," or not has_digit(final.of(content)):
        return False
    found = [date for date in find_dates(content, Span(final.start, final.end)) if date.precision == "day"]
    if not found or found[-1].span.end < bare_end_of(content, final):
        return False
    date = found[-1].span
    genre = read_title(content, final.start, date.start).genre if date.start > final.start else None
    lead = content[genre[1] if genre else final.start : date.start].strip(" ,").casefold()
    if (lead and lead not in joining().every) or (genre is not None and genre[0] != final.start):
        return False
    shelf = pieces[:-1]
    number = shelf[-1] if PAPER.fullmatch(content, shelf[-1].start, shelf[-1].end) else None
    if number is not None and (is_shelf_code(content, shelf[-2]) if len(shelf) > 2 else False):
        shelf = shelf[:-1]
    elif number is None and not is_shelf_code(content, shelf[-1]) and not _NUMBERED_BOX.match(content, shelf[-1].start):
        return False
    else:
        number = None
    if archive_group(content, shelf) is None and not is_shelf_code(content, shelf[0]):
        return False
    enter_source(ledger, read_source(content, shelf[0].start, shelf[-1].end), "reference", 0.9)
    if number is not None:
        ledger.note("document_number", number.start, number.end, "reference/number", 0.85)
    if genre is not None:
        ledger.note("genre", *genre, "reference/genre", 0.85, value=one_line(content, *genre).casefold())
    if marked is not None:
        ledger.note("classification", marked.start, bare_end_of(content, marked), "reference/classification", 0.88)
    return enter_date(ledger, date.start, date.end, "reference/date", 0.88)
