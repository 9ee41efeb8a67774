"""What joins a date to what it dates: ``note du 12 mars 1963``, ``Vermerk vom 3.5.1961``, ``Notatka z dnia 5 maja 1956 r.``."""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from archcite.extraction.dates.words import table, words

#: None is longer, with the spaces around it and a word before it.
_REACH: Final = 30
_MOST_WORDS: Final = 3


class Joining(msgspec.Struct, frozen=True):
    """The words of all languages.

    Args:
        every: what joins a date to what it dates, some of which join other things, too ("of", "de").
        only: those that join nothing else ("dated", "vom").
        beside: what may stand beside a date where nothing else does: these words, and the names of weekdays.
    """

    every: frozenset[str]
    only: frozenset[str]
    beside: frozenset[str]


@cache
def joining() -> Joining:
    """The words, from dates.yaml.

    Example:
        >>> "z dnia" in joining().only, "of" in joining().only, "monday" in joining().beside
        (True, False, True)
    """
    told = table("joining")
    only = frozenset(told["only"])
    every = only.union(told["also"])
    return Joining(every, only, every.union(told["beside"], words().weekdays, {""}))


def joint_before(content: str, start: int, end: int) -> tuple[int, str] | None:
    """What joins a date that starts at `end`: where it starts, and its words; the longest of those that stand there.

    Args:
        content: the text.
        start: where what is dated starts, at the earliest.
        end: where the date starts.

    Example:
        >>> joint_before("Notatka z dnia 5 maja", 0, 15), joint_before("Report, 5 May", 0, 8)
        ((8, 'z dnia'), None)
    """
    near = max(start, end - _REACH)
    before = content[near:end].split()
    if near > start:
        del before[:1]  # it may be the end of a longer word
    for size in range(min(_MOST_WORDS, len(before)), 0, -1):
        said = " ".join(before[-size:])
        if said in joining().every:
            at = end
            for word in reversed(before[-size:]):
                at = content.rfind(word, near, at)
            return at, said
    return None
