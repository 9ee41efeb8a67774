"""A note that cites several works: one is read, the one that says where it can be found; the others are told.

``Smith, Lost Harvest, 50; “Station Closes,” Example Times, May 9, 1970, 21, https://…``. Where each is wanted, `running` finds them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.extraction.dates import find_dates
from archcite.extraction.holders import weight
from archcite.extraction.layout import DOCUMENT, describes
from archcite.extraction.structure import clauses
from archcite.model import Severity, Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.structure import Clause

#: An article's beginning: a quotation, or a name of some words and one. No folder, and no further places of one document, begin so.
_ARTICLE = lazy_pattern(
    r"(?:(?:and|see(?:\s+also)?)\s+)?(?:[^\W\d_][\w.’'-]*,?\s){0,8}[“\"«](?P<title>[^“”\"«»\n]{3,250})(?:,[”\"»]|[”\"»],)\s(?=[^\W_]|\*)"
)
_YEAR = lazy_pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ADDRESS = "://"
#: The least `weight` of a clause that names a holder of documents.
_HOLDER = 2


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
    parts = _parts(content, start, end) if ";" in content[start:end] else []
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
    starts = [start]
    for piece in clauses(content, start, end):
        begun = _ARTICLE.match(content, piece.start, end) if piece.before == ";" else None
        if (begun is not None and _YEAR.search(content, begun.end(), end)) or (
            piece.before == ";" and _is_further_work(content, starts[-1], piece, end)
        ):
            starts.append(piece.start)
    return list(zip(starts, [*starts[1:], end], strict=True))


def _is_further_work(content: str, start: int, piece: Clause, end: int) -> bool:
    """Whether a document with a date of its own follows on one whose archive is named: ``A to B, May 3, 1950, …, HSTL; NSC 48, …``."""
    if not (DOCUMENT.fullmatch(content, piece.start, piece.end) or describes(content, piece)):
        return False
    dated = any(date.precision == "day" for date in find_dates(content, Span(piece.end, end)))
    return dated and any(weight(content, before) >= _HOLDER for before in clauses(content, start, piece.start))


def _says_where(content: str, start: int, end: int) -> bool:
    """Whether an archive is named in a citation, or an address stands in it."""
    return _ADDRESS in content[start:end] or any(
        known_name(content, piece.start, piece.end) is not None for piece in clauses(content, start, end)
    )
