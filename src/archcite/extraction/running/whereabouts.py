"""Whether what was read in running prose is a citation: it says where something is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_number
from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series
from archcite.extraction.places.holders import is_container, weight
from archcite.extraction.places.leaves import leaves_of
from archcite.extraction.references.layout import is_shelf_code
from archcite.extraction.running.prose import has_prose
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.words import has_digit

if TYPE_CHECKING:
    from archcite.model import Location, PrintedSource, Record


def says_where(record: Record) -> bool:
    """Whether a record names an archive with a shelfmark, a digital host, or a printed source that is whole; "Ibid." does, too.

    Example:
        >>> from archcite.model import Location, Record
        >>> says_where(Record(locations=(Location(archive="TNA", call_number="FO 371/122081"),)))
        True
        >>> says_where(Record(locations=(Location(archive="UN", call_number="Resolution 242"),)))
        False
    """
    if record.ibid or (record.platform and (record.title or record.locations)) or (record.title and record.printed):
        return True
    return any(map(_is_held, record.locations)) or any(map(_is_findable, record.printed))


def _is_findable(printed: PrintedSource) -> bool:
    """Whether a printed source is whole, or a volume of a series of documents."""
    series = document_series(printed.text, 0, len(printed.text))
    return printed.item is not None or (series is not None and has_digit(printed.text[series:] + printed.pages))


def _is_held(place: Location) -> bool:
    if has_prose(place.text, 0, len(place.text)):
        return False
    call = place.call_number
    if call and known_number(call, 0, len(call)) is not None:
        return True
    named = weight(place.archive, Clause(0, len(place.archive), ",")) >= 2 if place.archive else False
    return named and bool(place.fond or place.delo or (call and (place.leaves or _counts(call))))


def _counts(call: str) -> bool:
    """Whether a shelfmark has a numbered container, a code or leaves."""
    known = lexicon()
    return any(
        is_shelf_code(call, piece)
        or (has_digit(piece.of(call)) and is_container(call, piece, known))
        or leaves_of(call, piece, None) is not None
        for piece in clauses(call, 0, len(call))
    )
