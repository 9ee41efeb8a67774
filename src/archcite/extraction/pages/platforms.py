"""Names of digital hosts that print citation blocks: where they stand in a text, whose they are, what leads to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.profiles import derived, profiles
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.archives.profiles import Profile

#: What leads to the platform's name: ``trans. A. Smith, in Wilson Center Digital Archive``.
_LED = lazy_pattern(
    r"[\s,;]+(?:(?:available|accessed|accessible)\s+)?(?:in|at|on|via|from|through)(?:\s+the)?\s+$", re.IGNORECASE
)
_LONGEST_LEAD = 40
#: No platform's name is longer, with the punctuation behind it.
_LONGEST_PLATFORM = 80


@derived
def _platforms() -> tuple[re.Pattern[str], dict[str, Profile], tuple[tuple[str, str, str], ...]]:
    """One pattern for all platforms' names, wrapped anywhere, whose each is, and the words without which none stands, in each case."""
    owners = {}
    names = []
    for profile in profiles():
        for name in profile.platforms if profile.block else ():
            owners["".join(name.casefold().split())] = profile
            names.append(name)
    names.sort(key=len, reverse=True)
    shared = frozenset.intersection(*(frozenset(name.casefold().split()) for name in names)) if names else frozenset()
    written = tuple((word.capitalize(), word, word.upper()) for word in sorted(shared, reverse=True))
    return re.compile("|".join(form for name in names for form in _in_any_case(name)) or r"(?!)"), owners, written


def may_name_platform(content: str, start: int, end: int) -> bool:
    """Whether a stretch has the words that all names of platforms share.

    Example:
        >>> may_name_platform("Wilson Center Digital Archive", 0, 29), may_name_platform("RGANI, f. 5", 0, 11)
        (True, False)
    """
    for capitalised, small, capitals in _platforms()[2]:
        if (
            content.find(capitalised, start, end) < 0
            and content.find(small, start, end) < 0
            and content.find(capitals, start, end) < 0
        ):
            return False
    return True


def find_platforms(content: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Profile]]:
    """Where names of platforms stand, and whose they are.

    Example:
        >>> [found.span() for found, _ in find_platforms("in Wilson Center Digital Archive", 0, 32)]
        [(3, 32)]
    """
    pattern, owners, _ = _platforms()
    for match in pattern.finditer(content, start, end):
        # A pattern that ignores case takes the Turkish dotless "ı" for an "i", folding does not: such a name is no platform's.
        owner = owners.get("".join(match.group().casefold().split()))
        if owner is not None:
            yield match, owner


def _in_any_case(name: str) -> list[str]:
    """The patterns of a name, one for each case of its first letter: where that is plain, a search passes over all others at once."""
    rest = r"\s+".join(map(re.escape, name[1:].split()))
    gap = r"\s+" if name[1:2].isspace() else ""
    return [f"{re.escape(letter)}(?i:{gap}{rest})" for letter in dict.fromkeys((name[0].upper(), name[0].lower()))]


def platform_profile(name: str) -> Profile | None:
    """The profile of the archive whose platform has this name.

    Example:
        >>> platform_profile("Wilson Center Digital Archive").id
        'wilson-center'
    """
    return _platforms()[1].get("".join(name.casefold().split()))


def opening_platform(content: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a platform's name stands that opens a stretch, before a comma, a colon or a stop.

    Example:
        >>> opening_platform("Wilson Center Digital Archive, “Cable,” May 3, 1963", 0, 51)
        (0, 29)
    """
    match = next((found for found, _ in find_platforms(content, start, min(end, start + _LONGEST_PLATFORM))), None)
    opens = match is not None and match.start() == start and content[match.end() : match.end() + 1] in {",", ":", "."}
    return match.span() if match is not None and opens else None


def closing_platform(content: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a platform's name stands that ends a stretch: ``…, RGANI, f. 5, op. 30, d. 9, Wilson Center Digital Archive``.

    Example:
        >>> closing_platform("RGANI, f. 5, Wilson Center Digital Archive.", 0, 43)
        (13, 42)
    """
    for match, _ in find_platforms(content, max(start, end - _LONGEST_PLATFORM), end):
        if not content[match.end() : end].strip(" \n.,;"):
            return match.span()
    return None


def before_platform(content: str, start: int, end: int) -> int:
    """Where what stands before a platform's name ends, without the words that lead to it.

    Example:
        >>> before_platform("Translated by A. Smith, in Wilson Center Digital Archive", 0, 27)
        22
    """
    led = _LED.search(content, max(start, end - _LONGEST_LEAD), end)
    until = led.start() if led else end
    while until > start and content[until - 1] in " \n,.;":
        until -= 1
    return until
