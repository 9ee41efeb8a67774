"""The short title for later notes."""

from __future__ import annotations

import re

from archcite.extraction.structure import groups
from archcite.extraction.titles.bounds import is_inside
from archcite.extraction.titles.offices import EDITORIAL
from archcite.patterns import lazy_pattern

_SUBORDINATE = lazy_pattern(
    r"\s+(?:attaching|regarding|concerning|on the occasion|in connection with)\b.*$", re.IGNORECASE | re.DOTALL
)


_NOTE_TAIL = lazy_pattern(r"\s*\((?:excerpts?|extracts?|fragment|partial)\)\s*$", re.IGNORECASE)


#: How many words a short title may have (Chicago Manual of Style 18, 13.37, wants "up to four"; archives' titles need more).
_SHORT = 8


def short_title(title: str, genre: str = "", recipient: str = "") -> str:
    """The title for later notes: genre and recipient of a letter, else the title without date, place and subordinate matter.

    Args:
        title: the whole title.
        genre: as `read_title` gives it.
        recipient: without its article.

    Example:
        >>> short_title("Telegram from Soviet Ambassador A. Dobrynin to the USSR Ministry", "telegram", "USSR Ministry")
        'Telegram to USSR Ministry'
        >>> short_title("LETTER TO A. ROE FROM B. DOE", "letter", "A. ROE")
        'LETTER TO A. ROE'
        >>> short_title("Record of Meeting at the Kremlin, Moscow, 9 October 1944, at 10 p.m.")
        'Record of Meeting at the Kremlin'
        >>> short_title("Todor Zhivkov’s Report on the Situation in the Bulgarian Army during the Crisis")
        'Todor Zhivkov’s Report on the Situation'
    """
    if genre and recipient:
        head = title[: len(genre)] if title.casefold().startswith(genre) else genre[:1].upper() + genre[1:]
        joint = "TO" if len(head) > 1 and head.isupper() else "to"  # a title in capitals stays so
        return f"{head} {joint} {EDITORIAL.sub('', recipient).strip()}"
    short = _NOTE_TAIL.sub("", title)
    closed = [(group.start, group.end) for group in groups(short, 0, len(short))]
    for match in re.finditer(r"[,:;?]\s", short):
        if not is_inside(match.start(), closed) and len(short[: match.start()].split()) > 1:
            short = short[: match.start() + (1 if match.group()[0] == "?" else 0)]
            break
    short = _SUBORDINATE.sub("", short)
    words = short.split()
    if len(words) <= _SHORT + 2:
        return short
    for at in range(_SHORT, 3, -1):
        if words[at].casefold() in _CUT_BEFORE and words[at - 1].casefold() not in _CUT_BEFORE | {"the", "a", "an"}:
            return " ".join(words[:at])
    return " ".join(words[:_SHORT])


_CUT_BEFORE = {
    "of",
    "in",
    "on",
    "to",
    "for",
    "with",
    "between",
    "from",
    "at",
    "by",
    "during",
    "about",
    "after",
    "before",
    "under",
    "against",
    "and",
}
