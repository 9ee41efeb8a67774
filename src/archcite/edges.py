"""Where a stretch of a text starts and ends without what stands at its edges: spaces, the marks that part it from the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

#: What stands around everything that is read of a page.
BLANKS = " \t\n"
#: All that `str.isspace` calls a space.
SPACES = frozenset(chr(code) for code in range(0x3001) if chr(code).isspace())


def behind_edge(content: str, start: int, end: int, edge: Container[str] = SPACES) -> int:
    """Where a stretch starts behind the characters of its edge.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        edge: the characters that are no part of it.

    Example:
        >>> behind_edge("; RGANI, ", 0, 9, " ;")
        2
    """
    while start < end and content[start] in edge:
        start += 1
    return start


def before_edge(content: str, start: int, end: int, edge: Container[str] = SPACES) -> int:
    """Where a stretch ends before the characters of its edge.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        edge: the characters that are no part of it.

    Example:
        >>> before_edge("; RGANI, ", 0, 9, " ,")
        7
    """
    while end > start and content[end - 1] in edge:
        end -= 1
    return end


def within_edges(
    content: str, start: int, end: int, edge: Container[str] = SPACES, closing: Container[str] | None = None
) -> tuple[int, int]:
    """Where what is left of a stretch starts and ends without the characters of its edges.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        edge: the characters that are no part of it.
        closing: those at its end, where they are others.

    Example:
        >>> within_edges("; RGANI, ", 0, 9, " ;,"), within_edges("at  home ", 2, 9)
        ((2, 7), (4, 8))
    """
    start = behind_edge(content, start, end, edge)
    return start, before_edge(content, start, end, edge if closing is None else closing)
