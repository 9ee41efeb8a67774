r"""Which brace closes which, by BibTeX's rule: every brace counts, also one behind a backslash.

Groups that hold no more than a few levels are matched by one pattern. What is left, such as a brace that nothing closes, is
paired once for the whole text, run by run, so that neither megabytes of braces nor a file full of open ones costs more than
its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final


def nested(inside: str, depth: int) -> str:
    r"""A pattern of balanced braces.

    Args:
        inside: a pattern of what stands between braces; it takes no brace that counts.
        depth: how many levels of braces may stand inside the outer ones.

    Example:
        >>> re.match(nested(r"[^{}]", 1), "{a {b} c} d")[0]
        '{a {b} c}'
    """
    inner = f"|{nested(inside, depth - 1)}" if depth else ""
    return rf"\{{(?:{inside}++{inner})*+\}}"


_GROUP: Final = re.compile(nested("[^{}]", 2))
_LEFT: Final = re.compile(rf"(?:[^{{}}]++|{_GROUP.pattern})*+(\{{++|\}}++)")


_QUOTED: Final = re.compile(rf"\"(?:[^\"{{}}]++|{_GROUP.pattern})*+\"")
_MARK: Final = re.compile(r"[\"{}]")


class Braces:
    """The braces of a text.

    Args:
        content: any text.

    Example:
        >>> braces = Braces("{a {b}} {c")
        >>> braces.closing(0), braces.closing(3), braces.closing(8)
        (6, 5, None)
    """

    def __init__(self, content: str) -> None:
        self.content = content

    def closing(self, at: int) -> int | None:
        """The offset of the brace that closes the one here; None when nothing does."""
        paired, opened = self._runs
        run = bisect_right(paired, at, key=_first) - 1
        if run >= 0 and at < paired[run][1]:
            return paired[run][2] + paired[run][1] - 1 - at
        run = bisect_right(opened, at, key=_first) - 1
        if run >= 0 and at < opened[run][1]:
            return None
        group = _GROUP.match(self.content, at)
        return group.end() - 1 if group else None

    @cached_property
    def _runs(self) -> tuple[list[tuple[int, int, int]], list[tuple[int, int]]]:
        """What `_GROUP` leaves: runs of opening braces, with what closes the last of each; and those that nothing closes."""
        content = self.content
        opened: list[tuple[int, int]] = []
        paired: list[tuple[int, int, int]] = []
        end = 0
        while left := _LEFT.match(content, end):
            at, end = left.span(1)
            if content[at] == "{":
                opened.append((at, end))
                continue
            while opened and at < end:
                first, last = opened.pop()
                several = min(last - first, end - at)
                paired.append((last - several, last, at))
                at += several
                if several < last - first:
                    opened.append((first, last - several))
        paired.sort()
        return paired, opened


def is_quotation(content: str) -> bool:
    """Whether a text is one quotation from end to end, with a few levels of braces at the most.

    Example:
        >>> is_quotation('"a {"} b"'), is_quotation('"a" # "b"')
        (True, False)
    """
    whole = _QUOTED.match(content)
    return whole is not None and whole.end() == len(content)


def quoted_end(content: str, at: int, braces: Braces) -> int | None:
    """The offset behind the quotation that begins here; a mark inside braces ends none. None when nothing does.

    Example:
        >>> quoted_end('"a {"} b" c', 0, Braces('"a {"} b" c'))
        9
    """
    if whole := _QUOTED.match(content, at):
        return whole.end()
    here = at + 1
    while match := _MARK.search(content, here):
        if match[0] == '"':
            return match.end()
        end = braces.closing(match.start()) if match[0] == "{" else None
        if end is None:
            return None
        here = end + 1
    return None


def _first(run: tuple[int, ...]) -> int:
    return run[0]
