"""Who wrote what a block cites, in front of its quoted title: ``Roe, “Speech,” May 3, 1963, Wilson Center Digital Archive``.

The archive's own blocks open with the title; in scholars' notes its author, an agency or a letter's parties may stand before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.references.bibliography_entry import enter_entry_head
from archcite.extraction.references.head import enter_head
from archcite.extraction.references.layout import Layout
from archcite.extraction.references.standing_dates import standing_dates
from archcite.extraction.stretch import survey
from archcite.extraction.titles.bounds import WORD

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: No authors are longer.
_LONGEST_HEAD = 200


def enter_before_title(ledger: Ledger, start: int, opened: int, end: int) -> set[str]:
    """Enter what stands before the title of a block; the fields that its title may no longer give.

    Args:
        ledger: what was read.
        start: where the citation starts, behind its lead.
        opened: where the title's quotation mark stands.
        end: where the platform's name starts.

    Example:
        >>> from archcite.extraction.ledger import Ledger
        >>> text = "Jane Roe, “Speech,” May 3, 1963, "
        >>> ledger = Ledger(text)
        >>> enter_before_title(ledger, 0, 10, len(text)), ledger.best_of("authors.0").value.full()
        (set(), 'Jane Roe')
    """
    content = ledger.content
    if not 0 < opened - start < _LONGEST_HEAD or "\n\n" in content[start:opened] or _is_prose(content, start, opened):
        return set()
    start = enter_entry_head(ledger, start, opened + 1)
    if start >= opened:
        return set()
    stretch = survey(content, start, end)
    pieces = stretch.clauses()
    index = next((at for at, piece in enumerate(pieces) if piece.start == opened), None)
    if not index:
        return set()
    return enter_head(ledger, Layout(stretch, pieces, standing_dates(content, pieces, stretch.dates)), index, opened)


def _is_prose(content: str, start: int, end: int) -> bool:
    """Whether words tell something, and name nobody."""
    prose = lexicon().prose
    return any(word.group() in prose for word in WORD.finditer(content, start, end))
