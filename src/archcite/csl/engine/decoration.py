"""What an element puts around its content: affixes, quotes, formats, block."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from archcite.csl.stream import QUOTES, UNQUOTED, Mark, Piece, pair
from archcite.csl.styles import style as s

if TYPE_CHECKING:
    Pieces = tuple[Piece, ...]


@functools.lru_cache(maxsize=4096)
def wrapping(decoration: s.Decoration) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What goes before and after the content of an element: affixes, quotes, formats, block."""
    if decoration is s.PLAIN:
        return (), ()
    before: list[Piece] = []
    after: list[Piece] = []
    if decoration.display:
        start, end = pair("display", decoration.display)
        before.append(start)
        after.append(end)
    if decoration.prefix:
        before.append(decoration.prefix)
    if decoration.suffix:
        after.insert(0, decoration.suffix)
    marks: list[tuple[Mark, Mark]] = []
    if decoration.quotes is not None:
        marks.append(QUOTES if decoration.quotes else UNQUOTED)
    marks.extend(pair(kind, value) for kind, value in reversed(decoration.formats))
    for start, end in marks:
        before.append(start)
        after.insert(0, end)
    return tuple(before), tuple(after)


def wrap(pieces: Pieces, decoration: s.Decoration) -> Pieces:
    """Pieces within the affixes and formats of an element; nothing around nothing."""
    if not pieces or decoration is s.PLAIN:
        return pieces
    before, after = wrapping(decoration)
    return (*before, *pieces, *after)
