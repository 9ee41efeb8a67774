"""Headers set in two columns, read column by column.

Text taken from a page line by line interleaves them (``Date: 10 November    Source: AVPRF, …`` and below ``1949    ll. 81-85``).
The left column is put together first, then the right one; every character keeps its place in the source.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archcite.edges import within_edges
from archcite.origins import Piece, origins_of
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from archcite.model import Text
    from archcite.origins import Origins

_TWO_LABELS = lazy_pattern(r"(?P<left> *[A-Z][\w ]{2,24}:[^\n]{0,60}?) {3,}(?P<right>[A-Z][\w ]{2,24}:)")
#: What stands between them, and how far it may be from the first one's colon.
_GAP, _LONGEST_VALUE = "   ", 64
#: By how many characters a line's right column may stand beside the first one's, as letters of other widths and lost ones make it.
_OFF = 3
_OFFSETS = sorted(range(-_OFF, _OFF + 1), key=abs)
#: A header stands at the beginning of its text.
_REACH = 4000


def untangle(text: Text) -> Text:
    r"""The text with a two-column header read column by column; the same text when it has none.

    Example:
        >>> from archcite.model import Text
        >>> untangle(Text("Date: 10 May     Source: AVPRF,\n1949             f. 1, op. 2\n\nBody")).content
        'Date: 10 May 1949\n\nSource: AVPRF,\nf. 1, op. 2\n\nBody'
    """
    content = text.content
    head = content[:_REACH]
    match = _two_labels(head) if _GAP in head else None
    if match is None:
        return text
    start, column = match.start(), match.start("right") - match.start()
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    at = start
    while at < len(content):
        line = content.find("\n", at)
        line = len(content) if line < 0 else line
        parted = _parted_at(content, at, line, column) if at > start else at + column
        if not content[at:line].strip() or parted is None:
            break
        left.append(within_edges(content, at, parted))
        right.append(within_edges(content, parted, line))
        at = line + 1
    end = max(at - 1, start)
    return _rebuilt(text, start, min(end, len(content)), [where for where in left if where[0] < where[1]], right)


def _two_labels(head: str) -> re.Match[str] | None:
    """The first line with two labels: sought by its colon and the gap behind that, which few lines have."""
    colon = head.find(":")
    while colon >= 0:
        if _GAP in head[colon : colon + _LONGEST_VALUE].partition("\n")[0]:
            match = _TWO_LABELS.match(head, head.rfind("\n", 0, colon) + 1)
            if match is not None:
                return match
        colon = head.find(":", colon + 1)
    return None


def _parted_at(content: str, start: int, end: int, column: int) -> int | None:
    """Where the right column of a line begins, a few characters off or not: behind a gap; None where the line does not go on in the columns."""
    if end - start <= column - _OFF:
        return end
    for off in _OFFSETS:
        at = start + column + off
        if start < at < end and not content[at].isspace() and not content[max(start, at - 2) : at].strip():
            return at
    if end - start <= column:
        return end
    return start + column if content[start + column - 1].isspace() else None


def _rebuilt(text: Text, start: int, end: int, left: list[tuple[int, int]], right: list[tuple[int, int]]) -> Text:
    content = text.content
    pieces = [Piece(start, 0)]
    made = [content[:start]]

    def put_in(string: str, at: int) -> None:
        pieces.append(Piece(len(string), at, copied=False))
        made.append(string)

    for column, joint in ((left, " "), (right, "\n")):
        for index, (since, until) in enumerate(column):
            if index:
                put_in(joint, since)
            pieces.append(Piece(until - since, since))
            made.append(content[since:until])
        if column is left:
            put_in("\n\n", right[0][0])
    pieces.append(Piece(len(content) - end, end))
    made.append(content[end:])
    origins = origins_of(_traced(pieces, text.origins), len(content) if text.origins is None else text.origins.end)
    return replace(text, content="".join(made), raw=content if text.raw is None else text.raw, origins=origins)


def _traced(pieces: list[Piece], origins: Origins | None) -> Iterator[Piece]:
    """The pieces of a text that was itself made from a source, as pieces of that source."""
    for piece in pieces:
        if origins is None:
            yield piece
        elif piece.copied:
            yield from origins.within(piece.source, piece.source + piece.length)
        else:
            yield Piece(piece.length, origins[piece.source], copied=False)
