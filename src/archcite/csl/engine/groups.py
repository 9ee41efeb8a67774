"""Closures for elements beside each other: in turn, with delimiters, and the groups that hide (specification, "Group")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.context import EMPTY, FULL, NOTHING, TERM

if TYPE_CHECKING:
    from archcite.csl.engine.context import Context, Renderer
    from archcite.csl.stream import Piece, Stream


def unsuppressed(children: list[Renderer], delimiter: str, status: int) -> Renderer:
    """Several closures as one, which shows what they print whatever they say.

    Args:
        children: The closures.
        delimiter: What goes between those that print.
        status: What is known of elements that are not even called.
    """

    def render(context: Context, out: Stream) -> int:
        best = status
        body = len(out)
        for child in children:
            at = len(out)
            if delimiter and at > body:
                out.append(delimiter)
                result = child(context, out)
                if len(out) == at + 1:
                    del out[at]
            else:
                result = child(context, out)
            if result == FULL or best == NOTHING or (result == EMPTY and best == TERM):
                best = result
        return best

    return render


def asking(child: Renderer) -> Renderer:
    """A group of one element beside others that are known to be empty."""

    def render(context: Context, out: Stream) -> int:
        start = len(out)
        if child(context, out) == FULL:
            return FULL
        del out[start:]
        return EMPTY

    return render


def in_turn(children: list[Renderer]) -> Renderer:
    """The elements of a group, one after the other; says which of their answers count, one bit each."""

    def render(context: Context, out: Stream) -> int:
        met = 0
        for child in children:
            met |= 1 << child(context, out)
        return met

    return render


def spaced(children: list[Renderer], delimiter: str) -> Renderer:
    """As `in_turn`, with a delimiter between those that print."""

    def render(context: Context, out: Stream) -> int:
        met = 0
        body = len(out)
        for child in children:
            at = len(out)
            if at > body:
                out.append(delimiter)
                met |= 1 << child(context, out)
                if len(out) == at + 1:
                    del out[at]
            else:
                met |= 1 << child(context, out)
        return met

    return render


def shown_or_not(
    inside: Renderer, around: tuple[tuple[Piece, ...], tuple[Piece, ...]], status: int, *, strip: bool
) -> Renderer:
    """A group, which shows itself if a variable in it does, or if it has a term and asks for no variable.

    Args:
        inside: Prints its elements, and says what each said, one bit each.
        around: What goes before and after it.
        status: What is known of elements that are not even called.
        strip: Whether periods are taken out.
    """
    before, after = around

    def render(context: Context, out: Stream) -> int:
        start = len(out)
        if before:
            out.extend(before)
        body = len(out)
        met = inside(context, out)
        full = met & 1 << FULL
        asked = EMPTY if met & 1 << EMPTY else status
        if (full or (asked == NOTHING and met & 1 << TERM)) and len(out) > body:
            if strip:
                strip_periods(out, body)
            if after:
                out.extend(after)
            return FULL
        del out[start:]
        return FULL if full else asked

    return render


def strip_periods(out: Stream, start: int) -> None:
    """Take the periods away from the texts of a stream from an index on."""
    for index in range(start, len(out)):
        piece = out[index]
        if isinstance(piece, str) and type(piece) is str:
            out[index] = piece.replace(".", "")
