"""Names of archives that a profile or the registry knows, found at the beginning of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.profiles import derived, profiles, remembered
from archcite.archives.registry_index import OPENING, registry
from archcite.archives.registry_matching import LONGEST, match_prefix
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from archcite.archives.profiles import Profile

#: A name of the registry that stands in prose begins with a word, no code: the codes are the profiles'.
_LONG_WORD = 5
#: No name of a profile is longer.
_MOST_WORDS, _MOST_CHARACTERS = 13, 120
#: How a name goes on that the registry has longer than a profile: ``National Archives of Ireland``.
_GOES_ON = lazy_pattern(r",?\s(?:o[fn]\b|[A-Z][a-z])")
#: Initials before a name: ``R. A. Butler papers``, no code of an archive.
_INITIALS = lazy_pattern(r"[A-Z]\.\s?[A-Z]\.?\s")
_WORD = lazy_pattern(r"[\w’'./&-]+|\(")
#: A number that counts on is none of the kind that ends before it: ``F89/4/5`` is no ``F89/4``.
_COUNTS_ON = lazy_pattern(r"/\d")


@derived
def _names() -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for profile in profiles():
        for name in profile.archives:
            words = tuple(_WORD.findall(name.casefold()))
            index.setdefault(words[0], []).append(words)
    for names in index.values():
        names.sort(key=len, reverse=True)
    return index


def known_name(content: str, start: int, end: int) -> int | None:
    """Where the longest known name ends that starts at `start`; None when no known name starts there.

    Example:
        >>> known_name("PRC FMA 111-00016-16", 0, 20)
        7
    """
    opening = content[start : min(start + OPENING, end)]
    if not opening[:1].isalpha() or opening[0].islower() or _begins_none(opening):
        return None
    length = _known_length(content[start : min(end, start + LONGEST)])
    return None if length is None else start + length


@derived
def _openings() -> frozenset[str]:
    """The first letters of all known names."""
    return registry().openings.union(word[:OPENING] for word in _names())


def _begins_none(letters: str) -> bool:
    """Whether no known name begins with some letters: most words are told by their first ones. Others than plain ones tell nothing."""
    return len(letters) == OPENING and letters.isascii() and letters.isalpha() and letters.lower() not in _openings()


@remembered
def _known_length(text: str) -> int | None:
    """How long the longest known name is that a text begins with."""
    first = _WORD.match(text)
    word = first.group().casefold() if first else ""
    found = _names().get(word) or _names().get(word.rstrip("."))
    own = _longest(text, 0, len(text), found) if found else None
    if own is not None and _GOES_ON.match(text, own) is None:
        return own
    match = match_prefix(text, 0, len(text))
    if match is not None and _INITIALS.match(text, 0, match.span.end + 2) and match.span.end < _LONG_WORD:
        match = None
    ends = [end for end in (own, match.span.end if match is not None else None) if end is not None]
    return max(ends, default=None)


def _longest(content: str, start: int, end: int, names: list[tuple[str, ...]]) -> int | None:
    """Where the longest of some names ends that stands at `start`; the names with most words come first."""
    words, ends = [], []
    most = min(len(names[0]), _MOST_WORDS)
    for word in _WORD.finditer(content, start, min(end, start + _MOST_CHARACTERS)):
        words.append(word.group().casefold())
        ends.append(word.end())
        if len(words) == most:
            break
    for name in names:
        size = len(name)
        taken = tuple(words[:size])
        if taken == name or (len(taken) == size and (*taken[:-1], taken[-1].rstrip(".")) == name):
            return ends[size - 1] - (0 if taken == name else 1)
    return None


def find_known(content: str, start: int, end: int) -> tuple[int, int] | None:
    """The first known name of two words or more that stands anywhere in a stretch, as in prose.

    Example:
        >>> find_known("Les Archives nationales conservent", 0, 34)
        (4, 23)
    """
    index = _names()
    for word in _WORD.finditer(content, start, min(end, start + 2000)):
        if word.group()[:1].isupper() and (word.group().casefold() in index or len(word.group()) > _LONG_WORD):
            until = known_name(content, word.start(), end)
            if until is not None and " " in content[word.start() : until]:
                return word.start(), until
    return None


@derived
def _numbers() -> tuple[tuple[Profile, re.Pattern[str]], ...]:
    return tuple((profile, profile.numbers) for profile in profiles() if profile.numbers is not None)


def known_number(content: str, start: int, end: int) -> tuple[Profile, re.Match[str]] | None:
    """The first document number in a stretch that a profile knows, and whose it is."""
    for profile, pattern in _numbers():
        match = pattern.search(content, start, end)
        if match and not _COUNTS_ON.match(content, match.end(), end):
            return profile, match
    return None


def number_at(content: str, start: int, end: int) -> tuple[Profile, re.Match[str]] | None:
    """The document number that starts at `start` and that a profile knows, and whose it is.

    Example:
        >>> number_at("PREM 11/855, a note", 0, 19)[1].group()
        'PREM 11/855'
    """
    if not content[start : start + 1].isalnum():
        return None
    for profile, pattern in _numbers():
        match = pattern.match(content, start, end)
        if match and not _COUNTS_ON.match(content, match.end(), end):
            return profile, match
    return None


@derived
def _platform_names() -> dict[str, tuple[str, ...]]:
    """The names of digital hosts, and their addresses' domains, by their first letters, the longest first."""
    names: dict[str, list[str]] = {}
    for profile in profiles():
        for name in (*profile.platforms, *profile.hosts):
            names.setdefault(name[:1], []).append(name)
    return {letter: tuple(sorted(alike, key=len, reverse=True)) for letter, alike in names.items()}


def known_platform(content: str, start: int, end: int) -> int | None:
    """Where the name of a digital host ends that starts at `start`; the title of a briefing book or bulletin is no host."""
    for name in _platform_names().get(content[start : start + 1], ()):
        if content.startswith(name, start) and start + len(name) <= end:
            behind = content[start + len(name) : end].split()
            following = content[start + len(name) : start + len(name) + 2]
            if following[:1].isalnum() or following[:1] == "/" or (following[:1] == "." and following[1:].isalnum()):
                continue
            if not (behind and behind[0].strip(",") in ("Electronic", "Briefing", "Bulletin", "Working")):
                return start + len(name)
    return None
