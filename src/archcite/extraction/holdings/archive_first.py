"""References whose shelfmark stands in front of its archive, and whose description behind both, put into the order of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.holdings.clauses import opens_description
from archcite.extraction.places.holder_group import archive_group
from archcite.extraction.places.holders import HOLDER, is_container, is_shelf, weight
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.references.layout import DOCUMENT, QUOTES, describes, is_shelf_code

if TYPE_CHECKING:
    from archcite.extraction.structure import Clause

#: No shelfmark in front of its archive has more clauses.
_REACH = 5


def with_archive_first(content: str, pieces: list[Clause]) -> list[Clause] | None:
    """The clauses of a reference whose shelfmark stands before its archive and its description behind both, the archive put in front.

    ``Doe Papers, Box 12, Library of Congress, Memo, A to B, 5 May 1961`` · ``Ф. 3. Оп. 14. Д. 413. Л. 5. РГАНИ. Записка …``; None
    where the reference has no such order.
    """
    known, first = lexicon(), pieces[0]
    if len(pieces) > 2 and weight(content, pieces[1]) > HOLDER and _is_stepped(content, first):
        return [pieces[1], first, *pieces[2:]]
    boxed = content[first.start] in QUOTES and len(pieces) > 1 and is_container(content, pieces[1], known)
    if DOCUMENT.fullmatch(content, first.start, first.end):
        return None
    if not (
        boxed or is_container(content, first, known) or is_shelf(content, first, known) or is_shelf_code(content, first)
    ):
        return None
    reach = range(1, min(len(pieces) - 1, _REACH))
    at = next((index for index in reach if weight(content, pieces[index]) >= HOLDER), None)
    if at is None:
        return None
    group = archive_group(content, pieces[at : at + _REACH])
    if at > 1:  # a part of the holder may stand in front: ``Manuscript Division, Library of Congress``
        longer = archive_group(content, pieces[at - 1 : at + _REACH])
        at, group = (at - 1, longer) if longer is not None and longer[0] == 0 else (at, group)
    if group is None or group[0] != 0:
        return None
    behind = at + group[1] + 1
    if behind >= len(pieces) or not opens_description(content, pieces, behind):
        return None
    if describes(content, first) and not boxed:
        return None
    return [*pieces[at:behind], *pieces[:at], *pieces[behind:]]


def _is_stepped(content: str, piece: Clause) -> bool:
    """Whether a clause is one shelfmark in steps."""
    marks = shelfmarks(content, piece.start, piece.end)
    return len(marks) == 1 and marks[0].start == piece.start
