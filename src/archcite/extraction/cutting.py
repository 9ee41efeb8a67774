"""A text without some of its characters, each of which keeps its place in the source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archcite.origins import Piece, origins_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.model import Text


def cut_out(text: Text, places: Sequence[int]) -> Text:
    """The text without the characters at some places.

    Args:
        text: the whole.
        places: offsets into its content, in order, none twice.

    Example:
        >>> from archcite.model import Text
        >>> cut = cut_out(Text("*RGANI*, f. 5"), [0, 6])
        >>> cut.content, cut.place(5)
        ('RGANI, f. 5', (1, 8))
    """
    if not places:
        return text
    content, origins = text.content, text.origins
    kept = list(zip([0, *(at + 1 for at in places)], [*places, len(content)], strict=True))
    if origins is None:
        pieces = (Piece(until - since, since) for since, until in kept)
    else:
        pieces = (piece for since, until in kept for piece in origins.within(since, until))
    made = "".join([content[since:until] for since, until in kept])
    return replace(
        text,
        content=made,
        raw=content if text.raw is None else text.raw,
        origins=origins_of(pieces, len(content) if origins is None else origins.end),
    )
