"""Stretches of a text without what stands around them."""

from __future__ import annotations

#: What stands around everything that is read of a page.
BLANKS = " \t\n"


def trimmed(content: str, start: int, end: int, before: str = BLANKS, behind: str = BLANKS) -> tuple[int, int]:
    """Where what is left of a stretch starts and ends without some characters before it and behind it.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        before: the characters that are left out before it.
        behind: those that are left out behind it.

    Example:
        >>> trimmed("at  home ", 2, 9)
        (4, 8)
    """
    bare = content[start:end].lstrip(before)
    start = end - len(bare)
    return start, start + len(bare.rstrip(behind))
