"""Where the characters of a text stood in the source that it was made from, piece by piece."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Piece(msgspec.Struct, frozen=True):
    """A run of characters: copied from the source one after the other, or put in at one place of it.

    Args:
        length: how many characters.
        source: where the first of them stood, or at what place they were put in.
        copied: whether they are the source's own.
    """

    length: int
    source: int
    copied: bool = True


class Origins(msgspec.Struct, frozen=True):
    """For each character of a text, and for its end, its offset in the source; as many steps as pieces, however long the text.

    Args:
        pieces: what the text was put together from, in order.
        starts: where each piece starts in the text.
        end: where the text's end stood in the source.

    Example:
        >>> origins = origins_of([Piece(3, 0), Piece(1, 7, copied=False), Piece(2, 7)], 9)
        >>> list(origins)
        [0, 1, 2, 7, 7, 8, 9]
    """

    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    end: int

    def __len__(self) -> int:
        """The number of characters, and one for the end."""
        return 1 + (self.starts[-1] + self.pieces[-1].length if self.pieces else 0)

    def __getitem__(self, offset: int) -> int:
        """The offset in the source of one character, or of the end."""
        if not 0 <= offset < len(self):
            raise IndexError(offset)
        if offset == len(self) - 1:
            return self.end
        at = bisect_right(self.starts, offset) - 1
        piece = self.pieces[at]
        return piece.source + (offset - self.starts[at]) * piece.copied

    def within(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a stretch of the text."""
        at = max(bisect_right(self.starts, start) - 1, 0)
        while start < end:
            piece, since = self.pieces[at], start - self.starts[at]
            length = min(end - start, piece.length - since)
            yield Piece(length, piece.source + since * piece.copied, piece.copied)
            start += length
            at += 1


def origins_of(pieces: Iterable[Piece], end: int) -> Origins:
    """The origins of a text that is put together from pieces.

    Args:
        pieces: in order; empty ones are left out.
        end: where the text's end stood in the source.
    """
    kept: list[Piece] = []
    starts: list[int] = []
    at = 0
    for piece in pieces:
        if piece.length:
            kept.append(piece)
            starts.append(at)
            at += piece.length
    return Origins(tuple(kept), tuple(starts), end)
