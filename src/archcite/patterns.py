"""Regular expressions that are compiled when they are first used.

A document meets a third of the patterns that reading knows, and compiling all of them takes more time than reading it. So a
pattern that stands at the top of a module is made by `lazy_pattern`, and costs nothing until something is sought with it.
"""

from __future__ import annotations

import re
from typing import cast

#: What of a compiled pattern is put in reach once it is there, so that using it again costs no more than using the pattern.
_USED = ("findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "search", "split", "sub", "subn")


class UsedPattern:
    """What a `LazyPattern` becomes once it is used: without ``__getattr__`` Python finds what is asked for in half the time."""


class LazyPattern:
    """Stands for a compiled pattern, and compiles it when it is first asked for something.

    Args:
        source: the expression.
        flags: of `re`.
    """

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._asked_flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._asked_flags)
        self.__dict__.update({used: getattr(compiled, used) for used in _USED})
        self.__class__ = UsedPattern  # type: ignore[assignment]  # its work is done
        return getattr(compiled, name)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern, compiled when it is first used.

    Args:
        source: the expression.
        flags: of `re`.

    Returns:
        What does all that a compiled pattern does.

    Example:
        >>> year = lazy_pattern(r"\b\d{4}\b")
        >>> year.search("12 March 1953").group()
        '1953'
    """
    return cast("re.Pattern[str]", LazyPattern(source, flags))
