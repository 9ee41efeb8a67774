"""The registry of repositories: who keeps documents, by code and by name, in all the spellings that are met.

An ambiguous code is never expanded by itself: it gives its candidates, and what tells them apart.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import entries
from archcite.archives.registry_index import fold, former_names, registry
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALPHANUMERIC = lazy_pattern(r"[^\W_]+")


class FormerName(msgspec.Struct, frozen=True):
    """An earlier name of a repository, with the code that went with it and the years in which it held."""

    code: str
    name: str
    years: str


class Repository(msgspec.Struct, frozen=True):
    """A body that keeps documents.

    Args:
        id: the registry's identifier, stable.
        code: the code that literature uses: ``RGASPI``.
        codes: its variants, in other alphabets and languages too.
        original: the name in its own language.
        latin: its transliteration; empty where the original is in Latin letters.
        english: a translation of the name.
        names: other names met.
        tradition: how its shelfmarks are made.
        source: where the entry can be verified.
    """

    id: str
    code: str
    codes: tuple[str, ...]
    original: str
    latin: str
    english: str
    names: tuple[str, ...]
    former: tuple[FormerName, ...]
    city: str
    country: str
    tradition: str
    source: str

    def full_name(self) -> str:
        """The name for a first note: in English, with the transliterated or original name and the city.

        Example:
            >>> repository("AAN").full_name()
            'Central Archives of Modern Records (Archiwum Akt Nowych), Warsaw'
        """
        return self.introduced_as("")

    def introduced_as(self, code: str) -> str:
        """The full name with the code that stands for it from there on, in the brackets of the name in its own language.

        Args:
            code: as the citation writes it; empty for the name alone.

        Example:
            >>> repository("AAN").introduced_as("AAN")
            'Central Archives of Modern Records (Archiwum Akt Nowych, AAN), Warsaw'
        """
        own = self.latin or self.original
        inside = [own] if fold(own) not in fold(self.english) else []
        inside += [code] if code else []
        named = self.english
        if inside:
            joined = ", ".join(inside)
            named = f"{named[:-1]}, {joined})" if named.endswith(")") else f"{named} ({joined})"
        return named if fold(self.city) in fold(named) else f"{named}, {self.city}"


class Ambiguous(msgspec.Struct, frozen=True):
    """A code or a name that several repositories share.

    Args:
        name: as the registry writes it: ``NSA``.
        decides: what tells the candidates apart, in words.
        signs: candidate's id → folded words that speak for it when they stand in the same citation.
    """

    name: str
    candidates: tuple[Repository, ...]
    decides: str
    signs: Mapping[str, tuple[str, ...]]


@cache
def by_id(id_: str) -> Repository:
    """The repository with an identifier of the registry.

    Raises:
        KeyError: when the registry has none.
    """
    entry = registry().told[id_]
    city, _, country = entry["place"].rpartition(", ")
    return Repository(
        id=id_,
        code=entry["code"],
        codes=tuple(entries(entry.get("codes", ""))),
        original=entry["original"],
        latin=entry.get("latin", ""),
        english=entry["english"],
        names=tuple(entries(entry.get("names", ""))),
        former=tuple(FormerName(*parts) for parts in former_names(entry)),
        city=city,
        country=country,
        tradition=entry["tradition"],
        source=entry["source"],
    )


@cache
def _shared(name: str) -> Ambiguous:
    entry = registry().shared[name]
    return Ambiguous(
        name=name,
        candidates=tuple(by_id(id_) for id_ in entries(entry["candidates"])),
        decides=entry["decides"],
        signs={id_: tuple(" ".join(_words(sign)) for sign in entries(signs)) for id_, signs in entry["signs"].items()},
    )


def repositories() -> tuple[Repository, ...]:
    """All repositories, in the order of the file."""
    return tuple(map(by_id, registry().told))


def ambiguous() -> tuple[Ambiguous, ...]:
    """All codes and names that several repositories share."""
    return tuple(map(_shared, registry().shared))


def repository(name: str) -> Repository | Ambiguous | None:
    """The repository that a code or a name stands for, its candidates where it is ambiguous, or None.

    Example:
        >>> repository("АВП РФ").code, repository("RTsKhIDNI").code
        ('AVP RF', 'RGASPI')
        >>> [candidate.id for candidate in repository("NSA").candidates]
        ['nsarchive', 'nsa-agency']
    """
    found = registry().index.get(fold(name))
    if found is None and name[:4].casefold() == "the ":
        found = registry().index.get(fold(name[4:]))
    return resolve(found) if found else None


def resolve(key: str) -> Repository | Ambiguous:
    """What a value of `Registry.index` stands for."""
    return _shared(key[1:]) if key.startswith("?") else by_id(key)


def decide(found: Ambiguous, context: str) -> Repository | None:
    """The candidate that the words around speak for; None where they speak for none or for several alike.

    Example:
        >>> decide(repository("NSA"), "copy courtesy of NSA").id
        'nsarchive'
        >>> decide(repository("National Archives"), "National Archives, Box 3") is None
        True
    """
    written = f" {' '.join(_words(context))} "
    # Most signs stand nowhere, not even within a word, which is asked first because it takes half as long.
    counted = {
        id_: len([sign for sign in signs if sign in written and f" {sign} " in written])
        for id_, signs in found.signs.items()
    }
    ranked = sorted(counted.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] == 0 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return by_id(ranked[0][0])


def _words(text: str) -> list[str]:
    return _ALPHANUMERIC.findall(text.casefold())
