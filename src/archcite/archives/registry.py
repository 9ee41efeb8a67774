"""The registry of repositories: who keeps documents, by code and by name, in all the spellings that are met.

An ambiguous code is never expanded by itself: it gives its candidates, and what tells them apart.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from archcite.archives.lexicon import entries
from archcite.data import kept, load_yaml
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_APART = lazy_pattern(r"[\W_]+")
_ALPHANUMERIC = lazy_pattern(r"[^\W_]+")
#: How many letters of a word are looked up before it is sought among the names.
OPENING = 3
_PLURAL = lazy_pattern(r"\b(Archive)(s?)\b")


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
        own = self.latin or self.original
        named = self.english if fold(own) in fold(self.english) else f"{self.english} ({own})"
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


class Registry(msgspec.Struct, frozen=True):
    """The registry as read.

    Args:
        told: id → the entry of registry.yaml.
        shared: the name of an ambiguous entry → the entry.
        index: folded name → ids of repositories, or names of ambiguous entries with ``?`` before them.
        ordered: the folded names of `index` in order, so that one look tells whether a name can go on.
        openings: the first letters of the folded names, which most words of a text have not.
        codes: folded code → how it is spelt, without spaces and marks: ``TsDA``.
        cities: folded city → its folded spellings, itself among them.
        regions: folded names of countries and states that may follow a city.
    """

    told: Mapping[str, Mapping[str, Any]]
    shared: Mapping[str, Mapping[str, Any]]
    index: Mapping[str, str]
    ordered: tuple[str, ...]
    openings: frozenset[str]
    codes: Mapping[str, frozenset[str]]
    cities: Mapping[str, frozenset[str]]
    regions: frozenset[str]

    def begins_name(self, key: str) -> bool:
        """Whether a folded name of the registry begins with these letters."""
        if len(key) >= OPENING and key[:OPENING] not in self.openings:
            return False
        at = bisect_left(self.ordered, key)
        return at < len(self.ordered) and self.ordered[at].startswith(key)


def fold(name: str) -> str:
    """A name without case, accents, spaces and marks: the form in which names are compared.

    Example:
        >>> fold("SAPMO-BArch"), fold("ÁBTL"), fold("АВП РФ")
        ('sapmobarch', 'abtl', 'авпрф')
    """
    if name.isascii():
        return name.lower() if name.isalnum() else _APART.sub("", name).lower()
    name = "".join(c for c in unicodedata.normalize("NFKD", name.replace("ł", "l")) if not unicodedata.combining(c))
    return _APART.sub("", name).casefold()


def compact(name: str) -> str:
    """A name without spaces and marks, its case kept."""
    if name.isascii():
        return name if name.isalnum() else _APART.sub("", name)
    return _APART.sub("", unicodedata.normalize("NFC", name))


@cache
def registry() -> Registry:
    """The registry, read once."""
    path = Path(__file__).with_name("registry.yaml")
    code = [Path(__file__).with_name(name) for name in ("lexicon.py", "registry.py")]
    made = kept(path.with_name("registry_index.yaml"), [path, *code], lambda: _indexed(load_yaml(path)))
    return Registry(
        told=made["told"],
        shared=made["shared"],
        index=made["index"],
        ordered=tuple(made["ordered"]),
        openings=frozenset(made["openings"]),
        codes={key: frozenset(spelt) for key, spelt in made["codes"].items()},
        cities={city: frozenset(spelt) for city, spelt in made["cities"].items()},
        regions=frozenset(made["regions"]),
    )


def _indexed(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the registry, as JSON has them."""
    told, shared = data["repositories"], data["ambiguous"]
    index: dict[str, str] = {fold(name): f"?{name}" for name in shared}
    codes: dict[str, set[str]] = {fold(name): {compact(name)} for name in shared if name.isupper()}
    for id_, entry in told.items():
        for name, is_code in _all_names(entry):
            key = fold(name)
            index.setdefault(key, id_)
            if is_code:
                codes.setdefault(key, set()).add(compact(name))
    for key, id_ in list(_other_numbers(told, shared)):
        index.setdefault(key, id_)
    return {
        "told": told,
        "shared": shared,
        "index": index,
        "ordered": sorted(index),
        "openings": sorted({key[:OPENING] for key in index}),
        "codes": {key: sorted(spelt) for key, spelt in codes.items()},
        "cities": {fold(city): sorted(map(fold, [city, *entries(others)])) for city, others in data["cities"].items()},
        "regions": sorted(map(fold, entries(data["regions"]))),
    }


def _all_names(entry: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Every name of an entry, and whether it is a code."""
    yield entry["code"], True
    for code in entries(entry.get("codes", "")):
        yield code, True
    for name in (entry["original"], entry.get("latin", ""), entry["english"], *entries(entry.get("names", ""))):
        if name:
            yield name, False
    for former in _former(entry):
        yield former.code, True
        yield former.name, False


def _former(entry: Mapping[str, Any]) -> Iterator[FormerName]:
    for told in entries(entry.get("former", "")):
        yield FormerName(*(part.strip() for part in told.split("|")))


def _other_numbers(told: Mapping[str, Mapping[str, Any]], shared: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """English names with Archive for Archives and the other way round: people write both."""
    named = [(f"?{name}", name) for name in shared]
    named += [(id_, name) for id_, entry in told.items() for name, is_code in _all_names(entry) if not is_code]
    for id_, name in named:
        if "Archive" in name:
            yield fold(_PLURAL.sub(lambda found: found[1] + ("" if found[2] else "s"), name)), id_


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
        former=tuple(_former(entry)),
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
