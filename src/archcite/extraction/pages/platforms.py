"""Names of digital hosts that print citation blocks: where they stand in a text, whose they are, what leads to them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.profiles import derived, profiles
from archcite.edges import before_edge
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.archives.profiles import Profile

#: What leads to the platform's name: ``trans. A. Smith, in Wilson Center Digital Archive``.
_LED = lazy_pattern(
    r"(?:[\s,;]+(?:(?:available|accessed|accessible|translated|cited|quoted|reproduced|reprinted|published)\s+)?(?:in|at|on|via|from|through)(?:\s+the|:)?|,\s+the)\s+$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 40
#: What a name is called from here on, behind it in a bracket: ``(WCDA)``, ``(hereafter cited as WCDA)``.
_SHORT_NAME = lazy_pattern(
    r"\s*\((?:(?:henceforth|hereafter|hereinafter)\b[^()]{0,40}|[“\"‘]?[A-Z][A-Za-z-]{1,9}[”\"’]?)\)"
)
#: No platform's name is longer, with the punctuation behind it, and no body's that it belongs to.
_LONGEST_PLATFORM = 80
#: The document's number at its host: ``document 111823``, ``Doc. ID 111823``.
_NUMBER = lazy_pattern(
    r"[\s,;(]*\b(?:[Dd]ocument|[Dd]oc\.?|[Rr]ecord|[Ii]tem)\s(?:(?:ID|[Nn]o\.?|[Nn]umber|#)[\s:]*)?(?P<number>\d{4,7})\b\)?(?!/)"
)
#: So many bodies stand beside a platform's name at most.
_MOST_OWNERS = 4
#: A citation names its platform among the first of those that a text names.
_MOST_NAMES = 4
_PARTS = frozenset({"", ",", ".", ";", ":", "(", "<", " ", "\n"})


class _Names(msgspec.Struct, frozen=True):
    """The names of platforms and of those whom they belong to.

    Args:
        pattern: any platform's name, wrapped anywhere.
        profiles: whose each is.
        words: for each kind of name the words without which none stands, each in every case that it has, a code's whole, others without the first letter.
        telling: the first of these words of each kind of name, as it is written.
        before: a body in front of a platform's name.
        before_ends: what such a body ends in.
        behind: a body, a motto or a city behind it.
    """

    pattern: re.Pattern[str]
    profiles: dict[str, Profile]
    words: tuple[tuple[tuple[str, ...], ...], ...]
    telling: tuple[str, ...]
    before: re.Pattern[str]
    before_ends: frozenset[str]
    behind: re.Pattern[str]


@derived
def _platforms() -> _Names:
    """What the profiles know of digital hosts that print blocks."""
    named = {name: profile for profile in profiles() if profile.block for name in profile.platforms}
    owners = {owner for profile in profiles() if profile.block for owner in profile.owners}
    names = sorted(named, key=len, reverse=True)
    owned = "|".join(_wrapped(name.rstrip(".")) for name in sorted(owners, key=len, reverse=True)) or r"(?!)"
    words = tuple(tuple(map(_cases, kind)) for kind in dict.fromkeys(map(_telling, names)))
    return _Names(
        re.compile("|".join(form for name in names for form in _in_any_case(name)) or r"(?!)"),
        {_key(name): profile for name, profile in named.items()},
        words,
        tuple({written for kind in words for written in kind[0]}),
        re.compile(
            rf"(?:(?<=[,.;:(])\s+|(?<=[”\"’'»])\s+|[\s,;]+(?:in|at|on|via|from|through)\s+|\A)(?:[Tt]he\s+)?(?:{owned})\.?(?:\s\([A-Z]{{2,8}}\))?\Z"
        ),
        frozenset({owner[-1] for owner in owners} | {*".)"}),
        re.compile(rf"\s*[,:(]\s*(?:the\s+)?(?:{owned})\.?(?:\s\([A-Z]{{2,8}}\))?\)?(?=\s*(?:[,.;:)<]|\Z)|\s+\()"),
    )


def _telling(name: str) -> tuple[str, ...]:
    """The words of a name by which a text is told that may hold it: those for a digital archive, or its code."""
    words = name.replace(",", "").split()
    return tuple(
        word for word in ("digital", "virtual", "archive") if any(word in part.casefold() for part in words)
    ) or tuple(words)


def _cases(word: str) -> tuple[str, ...]:
    """A word as it is looked for: a code in capitals, another in small letters, which its capital goes before, too, and in capitals."""
    return (word,) if word.isupper() else (word[1:], word[1:].upper())


def _key(name: str) -> str:
    return "".join(name.casefold().split())


def may_name_platform(content: str, start: int, end: int) -> bool:
    """Whether a stretch has the words that tell of a platform's name.

    Example:
        >>> may_name_platform("Wilson Center Digital Archive", 0, 29), may_name_platform("RGANI, f. 5", 0, 11)
        (True, False)
    """
    stretch = content[start:end]
    for kind in _platforms().words:  # asked of each citation: loops, which call nothing
        for cases in kind:
            for written in cases:
                if written in stretch:
                    break
            else:
                break
        else:
            return True
    return False


def find_platforms(content: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Profile]]:
    """Where names of platforms stand, and whose they are.

    Example:
        >>> [found.span() for found, _ in find_platforms("in Wilson Center Digital Archive", 0, 32)]
        [(3, 32)]
    """
    known = _platforms()
    at = passed = start
    for place in _told_at(content, start, end):
        if place < passed:
            continue
        around = max(at, place - _LONGEST_PLATFORM), min(end, place + 2 * _LONGEST_PLATFORM)
        match = known.pattern.search(content, *around)
        if match is None:
            passed = place + _LONGEST_PLATFORM
            continue
        at = passed = match.end()
        # A pattern that ignores case takes the Turkish dotless "ı" for an "i", folding does not: such a name is no platform's.
        owner = known.profiles.get(_key(match.group()))
        if owner is not None:
            yield match, owner


def _told_at(content: str, start: int, end: int) -> list[int]:
    """Where words stand that tell of names of platforms: only around these are the names themselves sought."""
    places = []
    for written in _platforms().telling:
        at = content.find(written, start, end)
        while at >= 0:
            places.append(at)
            at = content.find(written, at + 1, end)
    return sorted(places)


def _wrapped(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _in_any_case(name: str) -> list[str]:
    """The patterns of a name, one for each case of its first letter: where that is plain, a search passes over all others at once.

    A code stands in capitals, as a word of its own.
    """
    if name.isupper() and " " not in name:
        return [rf"{re.escape(name)}(?!\w)"]
    rest = _wrapped(name[1:])
    gap = r"\s+" if name[1:2].isspace() else ""
    return [f"{re.escape(letter)}(?i:{gap}{rest})" for letter in dict.fromkeys((name[0].upper(), name[0].lower()))]


def platform_profile(name: str) -> Profile | None:
    """The profile of the archive whose platform has this name.

    Example:
        >>> platform_profile("Wilson Center Digital Archive").id
        'wilson-center'
    """
    return _platforms().profiles.get(_key(name))


def numbered(content: str, start: int, end: int) -> re.Match[str] | None:
    """The number that a host gives a document, behind the host's name: the group ``number``.

    Example:
        >>> numbered(", document 111823, RGANI", 0, 24)["number"]
        '111823'
    """
    return _NUMBER.match(content, start, end)


def opening_platform(content: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where a platform's name stands that opens a stretch, and where what stands beside it ends, before a comma, a colon or a stop.

    Example:
        >>> opening_platform("Wilson Center Digital Archive (WCDA), “Cable,” May 3, 1963", 0, 58)
        (0, 29, 36)
    """
    reach = min(end, start + 2 * _LONGEST_PLATFORM)
    match = next((found for found, _ in find_platforms(content, start, reach)), None)
    if match is None or (match.start() > start and before_platform(content, start, match.start()) > start):
        return None
    behind = after_platform(content, match.end(), end)
    return (*match.span(), behind) if content[behind : behind + 1] in {",", ":", "."} else None


def standing_platform(content: str, start: int, end: int) -> tuple[tuple[int, int], int, int] | None:
    """Where a platform's name stands behind a document or its place, where what is before it ends, and where what is behind it starts.

    Between other words, as in a sentence, it stands in no citation.

    Example:
        >>> text = "Doe to Roe, May 3, 1963, Wilson Center Digital Archive (WCDA), RGANI, f. 5"
        >>> name, before, behind = standing_platform(text, 0, len(text))
        >>> text[:before], text[behind:]
        ('Doe to Roe, May 3, 1963', ', RGANI, f. 5')
    """
    for match, _ in islice(find_platforms(content, start, end), _MOST_NAMES):
        before = before_platform(content, start, match.start())
        behind = after_platform(content, match.end(), end)
        parted = before > start and (content[before] in ",.;:" or _LED.match(content, before, match.start()))
        if parted and content[behind : min(end, behind + 1)] in _PARTS:
            return match.span(), before, behind
    return None


def before_platform(content: str, start: int, end: int) -> int:
    """Where what stands before a platform's name ends, without the words that lead to it and the bodies that it belongs to.

    Example:
        >>> before_platform("Translated by A. Smith, in Wilson Center Digital Archive", 0, 27)
        22
        >>> before_platform("“Cable,” May 3, 1963, CWIHP, Wilson Center Digital Archive", 0, 29)
        20
    """
    known = _platforms()
    until = end
    for _ in range(_MOST_OWNERS):
        if content[until - 2 : until - 1] != ",":  # as in nearly all: no word leads to the name
            led = _LED.search(content, max(start, until - _LONGEST_LEAD), until)
            until = led.start() if led else until
        until = before_edge(content, start, until, " \n,.;:")
        if content[until - 1 : until] not in known.before_ends:
            break
        owner = known.before.search(content[max(start, until - _LONGEST_PLATFORM) : until])
        if owner is None:
            break
        until -= len(owner.group())
    return max(start, until)


def after_platform(content: str, start: int, end: int) -> int:
    """Where what stands behind a platform's name goes on, behind its short name, its motto and the bodies that it belongs to.

    Example:
        >>> text = "Wilson Center Digital Archive (WCDA), Washington, D.C., RGANI, f. 5"
        >>> text[after_platform(text, 29, len(text)) :]
        ', RGANI, f. 5'
    """
    at = start
    for _ in range(_MOST_OWNERS):
        beside = _SHORT_NAME.match(content, at, end) or _platforms().behind.match(content, at, end)
        if beside is None:
            break
        at = beside.end()
    return at
