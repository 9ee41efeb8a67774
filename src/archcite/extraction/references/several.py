"""A note that cites several works: one is read, the one that says where it can be found; the others are told.

``Smith, Lost Harvest, 50; “Station Closes,” Example Times, May 9, 1970, 21, https://…``. Where each is wanted, `running` finds them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.extraction.dates.reading import find_dates
from archcite.extraction.places.holders import HOLDER, weight
from archcite.extraction.references.layout import DOCUMENT, describes
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.words import YEAR
from archcite.model import Severity, Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: An article's beginning: a quotation, or a name of some words and one. No folder, and no further places of one document, begin so.
_ARTICLE = lazy_pattern(
    r"(?:(?:and|see(?:\s+also)?)\s+)?(?:[^\W\d_][\w.’'-]*,?\s){0,8}[“\"«](?P<title>[^“”\"«»\n]{3,250})(?:,[”\"»]|[”\"»],)\s(?=[^\W_]|\*)"
)
_ADDRESS = "://"


def principal(ledger: Ledger, start: int, end: int, addressed: int) -> tuple[int, int]:
    """The stretch of the one citation that is read, of a note in which semicolons part it from articles.

    Args:
        ledger: where the others are told.
        start: where the note starts.
        end: where it ends, without an address that stands last.
        addressed: where what is behind `end` ends: it belongs to the last citation.

    Returns:
        The stretch itself where it is one citation.
    """
    content = ledger.content
    parted = content.find(";", start, end) >= 0 or content.find(", and ", start, end) >= 0
    parts = _parts(content, start, end) if parted else []
    if len(parts) <= 1:
        return start, end
    found = next((part for part in parts if _says_where(content, *part)), None)
    chosen = found or (parts[-1] if addressed > end else parts[0])
    for part in parts:
        if part != chosen:
            message = "the note cites several works, and this one is not read (extract and cite --find read each)"
            ledger.tell("several-citations", message, *part, Severity.NOTE)
    ledger.cited = chosen
    return chosen


def _parts(content: str, start: int, end: int) -> list[tuple[int, int]]:
    starts, held, last_day = [start], False, -1
    for piece in clauses(content, start, end):
        joined = piece.before == "," and content.startswith("and ", piece.start)
        begun = _ARTICLE.match(content, piece.start, end) if piece.before == ";" else None
        if begun is not None and YEAR.search(content, begun.end(), end):
            starts.append(piece.start)
            held = False
        elif held and (joined or piece.before == ";") and _opens_work(content, piece, joined=joined):
            last_day = _last_day(content, start, end) if last_day < 0 else last_day
            if last_day > piece.end:
                starts.append(piece.start)
                held = False
        held = held or weight(content, piece) >= HOLDER
    return list(zip(starts, [*starts[1:], end], strict=True))


def _opens_work(content: str, piece: Clause, *, joined: bool) -> bool:
    """Whether a clause says what a document is, as behind one whose archive is named: ``A to B, …, HSTL; NSC 48, …``, ``…, and C to D, …``."""
    since = piece.start + len("and ") * joined
    return DOCUMENT.fullmatch(content, since, piece.end) is not None or describes(
        content, Clause(since, piece.end, ",")
    )


def _last_day(content: str, start: int, end: int) -> int:
    """Where the last date of a day stands; the beginning where there is none."""
    days = [date.span.start for date in find_dates(content, Span(start, end)) if date.precision == "day"]
    return max(days, default=start)


def _says_where(content: str, start: int, end: int) -> bool:
    """Whether an archive is named in a citation, or an address stands in it."""
    return _ADDRESS in content[start:end] or any(
        known_name(content, piece.start, piece.end) is not None for piece in clauses(content, start, end)
    )
