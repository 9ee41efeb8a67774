"""A text without some of its characters, or with others for them; each keeps its place in the source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from archcite.origins import Piece, origins_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archcite.model import Text


class Edit(NamedTuple):
    """What is put in for a stretch of a text, which may be empty, as may be what is put in."""

    start: int
    end: int
    put: str


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


def rewritten(text: Text, edits: Iterable[Edit]) -> Text:
    """The text with other characters for some of its own; the same text without any edit.

    Args:
        text: the whole.
        edits: in order, none within another.

    Example:
        >>> from archcite.model import Text
        >>> made = rewritten(Text("A &amp; B"), [Edit(2, 7, "&")])
        >>> made.content, made.place(4)
        ('A & B', (1, 9))
    """
    done = list(edits)
    if not done:
        return text
    content = text.content
    made: list[str] = []
    at = 0
    for edit in done:
        made += (content[at : edit.start], edit.put)
        at = edit.end
    made.append(content[at:])
    return replace(
        text,
        content="".join(made),
        raw=content if text.raw is None else text.raw,
        origins=origins_of(_pieces(text, done), len(content) if text.origins is None else text.origins.end),
    )


def _pieces(text: Text, edits: Sequence[Edit]) -> Iterator[Piece]:
    """What an edited text is put together from, as pieces of its source."""
    origins = text.origins
    at = 0
    for edit in (*edits, Edit(len(text.content), len(text.content), "")):
        if edit.start > at and origins is None:
            yield Piece(edit.start - at, at)
        elif edit.start > at and origins is not None:
            yield from origins.within(at, edit.start)
        if edit.put:
            yield Piece(len(edit.put), edit.start if origins is None else origins[edit.start], copied=False)
        at = edit.end
