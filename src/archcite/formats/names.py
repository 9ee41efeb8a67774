"""CSL names ⇄ names in one string, family name first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME_VARIABLES: Final = frozenset(
    [
        "author",
        "chair",
        "collection-editor",
        "compiler",
        "composer",
        "container-author",
        "contributor",
        "curator",
        "director",
        "editor",
        "editorial-director",
        "executive-producer",
        "guest",
        "host",
        "illustrator",
        "interviewer",
        "narrator",
        "organizer",
        "original-author",
        "performer",
        "producer",
        "recipient",
        "reviewed-author",
        "script-writer",
        "series-creator",
        "translator",
    ]
)

#: The last of several names, where more are meant than are told: as pandoc makes it of BibTeX's "and others", and prints it, as our own
#: processor does, as "et al."; CSL-JSON itself has no word for them.
OTHERS: Final = "others"
#: How programs and people write it in fields that hold one name each.
_OTHERS_WRITTEN: Final = frozenset(["others", "and others", "et al.", "et al", "u. a.", "и др."])
#: A field's own last name and, behind it, those who are not told.
_WITH_OTHERS: Final = re.compile(r"(?P<name>.*\w\.?),?\s(?:et al\.?|and others),?", re.DOTALL)
_OTHERS_ENDS: Final = ("al.", "al", "al.,", "al,", "others", "others,")
#: Longer texts than this are not remembered as names.
_SHORT: Final = 80
SUFFIX: Final = re.compile(r"(?:[JS]r\.?|[IVX]{1,4}|\d(?:nd|rd|th))")
_PARTICLE: Final = re.compile(r"((?:[^\W\d_A-Z][^\s,]*\s+)+)(?=[^\W\d_])")


def inverted(name: Mapping[str, Any]) -> str:
    """``Family, Given, Jr.``; a body ends with a comma, by which reference managers tell it from a family name.

    Example:
        >>> inverted({"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"})
        'de Gaulle, Charles'
        >>> inverted({"literal": "USSR Ministry of Foreign Affairs"})
        'USSR Ministry of Foreign Affairs,'
        >>> inverted({"literal": "others"})
        'et al.,'
    """
    if literal := name.get("literal"):
        return "et al.," if literal == OTHERS else f"{_bare(literal)},"
    family, given, suffix = map(_bare, parts(name))
    if not given and not suffix:
        return f"{family},"
    return f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}"


def parts(name: Mapping[str, Any]) -> tuple[str, str, str]:
    """Family name with its fixed particle, given names with the loose one, suffix."""
    family, given = name.get("family") or "", name.get("given") or ""
    if particle := name.get("non-dropping-particle"):
        family = f"{particle} {family}" if family else particle
    if particle := name.get("dropping-particle"):
        given = f"{given} {particle}" if given else particle
    return family, given, str(name.get("suffix", ""))


def are_others(name: Mapping[str, Any]) -> bool:
    """Whether a name, the last of several, stands for more than are told.

    Example:
        >>> are_others({"literal": "et al."}), are_others({"literal": "Foreign Ministry"})
        (True, False)
    """
    return str(name.get("literal", "")).rstrip(",").casefold() in _OTHERS_WRITTEN


def names_of(text: str) -> list[dict[str, Any]]:
    """The names of a field that should hold one: two where "et al." stands behind it.

    Example:
        >>> names_of("Rusk, Dean, et al.")
        [{'family': 'Rusk', 'given': 'Dean'}, {'literal': 'others'}]
        >>> names_of("Rusk, Dean")
        [{'family': 'Rusk', 'given': 'Dean'}]
    """
    if text.endswith(_OTHERS_ENDS) and (found := _WITH_OTHERS.fullmatch(text)):
        return [name_of(found["name"]), {"literal": OTHERS}]
    name = name_of(text)
    return [name] if name else []


def name_of(text: str) -> dict[str, Any]:
    """A CSL name out of ``Family, Given, Jr.``; text without a comma, or with one at its end only, is not taken apart.

    Example:
        >>> name_of("King, Martin Luther, Jr.")
        {'family': 'King', 'given': 'Martin Luther', 'suffix': 'Jr.'}
        >>> name_of("van der Waals, Johannes")
        {'family': 'Waals', 'non-dropping-particle': 'van der', 'given': 'Johannes'}
        >>> name_of("Foreign Ministry,")
        {'literal': 'Foreign Ministry'}
    """
    head, _, tail = text.partition(", ")
    if tail and "," not in tail and "," not in head and not head[:1].islower():
        family, given = head.strip(), tail.strip()
        if family and given:  # the usual form, and the quick way
            return {"family": family, "given": given}
    return (_known(text) if len(text) < _SHORT else _taken_apart(text)).copy()


@lru_cache(2**12)
def _known(text: str) -> dict[str, Any]:
    """The names of a library recur: what the last ones are made of, if that is no matter of course, is remembered."""
    return _taken_apart(text)


def _taken_apart(text: str) -> dict[str, Any]:
    found = [part.strip() for part in text.split(",", 2)]
    if len(found) == 1 or not any(found[1:]):
        literal = OTHERS if found[0].casefold() in _OTHERS_WRITTEN else found[0]
        return {"literal": literal} if literal else {}
    if len(found) == 3 and found[2] and SUFFIX.fullmatch(found[1]):
        found[1], found[2] = found[2], found[1]
    name = family_of(found[0])
    name |= {key: value for key, value in zip(("given", "suffix"), found[1:], strict=False) if value}
    return name


def family_of(text: str) -> dict[str, Any]:
    """A family name and its particle: the small letters before the first capital.

    Example:
        >>> family_of("de Gaulle")
        {'family': 'Gaulle', 'non-dropping-particle': 'de'}
    """
    if not text:
        return {}
    match = _PARTICLE.match(text) if text[0].islower() else None
    if not match or text[match.end() :][:1].islower():
        return {"family": text}
    return {"family": text[match.end() :], "non-dropping-particle": match[1].strip()}


def _bare(text: str) -> str:
    return text.replace(",", "–").strip() if "," in text else text.strip()
