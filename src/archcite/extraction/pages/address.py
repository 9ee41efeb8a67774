"""Addresses on the Web: with their scheme, with "www.", or those of a known host without either (``history.state.gov/…``)."""

from __future__ import annotations

import re

from archcite.archives.profiles import derived, profiles
from archcite.patterns import lazy_pattern

#: Between ``](`` the text of a Markdown link and its address part.
_URL = lazy_pattern(
    r"(?:<\s?|\[)?(?P<url>(?:https?://|www\.)(?:[^\s<>\"“”\]]|\](?!\())[^\s<>\"“”\]]*(?:\](?!\()[^\s<>\"“”\]]*)*(?<![.,;:)\]'’]))\s*>?",
    re.IGNORECASE,
)
#: How many characters stand before ``://`` at most: ``< https``.
_BEFORE_COLON = 7
#: What leads to an address: ``, available online at:``, an opening bracket.
_LED = lazy_pattern(
    r"[\s,;.]*(?:(?<!\])\(\s*|\b(?:(?:also\s+)?(?:available|accessible|accessed|retrieved|online|found|url)\b\s*){1,2}(?:at|from|via|on|through|under|in)?(?:\s+the)?\s*:?\s*\(?|\b(?:at|via|see)\s*:?\s*)\Z",
    re.IGNORECASE,
)
_LEADS = (
    *("available", "accessible", "accessed", "retrieved", "online", "found", "url"),
    *("at", "from", "via", "on", "through", "under", "in", "the", "see"),
)
_LONGEST_LEAD = 50


@derived
def _hosts() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """How the names of known hosts end, and the pattern of an address at one of them without its scheme."""
    hosts = sorted({host for profile in profiles() for host in profile.hosts}, key=len, reverse=True)
    named = "|".join(map(re.escape, hosts)) or r"(?!)"
    return tuple({f"{host.rpartition('.')[2]}/" for host in hosts}), re.compile(
        rf"(?:<\s?|\[)?(?P<url>(?<![\w.@/-])(?:[\w-]+\.)?(?:{named})/[^\s<>\"“”\]]+(?<![.,;:)\]'’]))\s*>?"
    )


def find_address(content: str, start: int, end: int) -> re.Match[str] | None:
    """The first address of a stretch: the group ``url``, and angle brackets around it.

    Example:
        >>> find_address("RGANI. <https://a.example/1>", 0, 28).span("url")
        (8, 27)
        >>> find_address("FRUS, history.state.gov/a1.", 0, 27)["url"]
        'history.state.gov/a1'
    """
    stretch = content[start:end]
    at = stretch.find("://")
    if "www." in stretch or "WWW." in stretch:
        return _URL.search(content, start, end)
    if at >= 0:
        return _URL.search(content, max(start, start + at - _BEFORE_COLON), end)
    if "/" not in stretch:
        return None
    endings, bare = _hosts()
    for ending in endings:  # asked of each citation: a loop, which calls nothing
        if ending in stretch:
            return bare.search(content, start, end)
    return None


def before_address(content: str, start: int, end: int) -> int:
    """Where what stands before an address ends, without the words that lead to it.

    Example:
        >>> before_address("RGANI, f. 5, available online at: https://a.example/1", 0, 34)
        11
    """
    near = max(start, end - _LONGEST_LEAD)
    bare = content[near:end].rstrip()
    if not (bare.endswith("(") or bare.rstrip(": ").casefold().endswith(_LEADS)):
        return end
    led = _LED.search(content, near, end)
    return led.start() if led else end
