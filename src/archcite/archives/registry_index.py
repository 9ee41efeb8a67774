"""The registry's index: the names of repositories in the form in which they are compared, and what each stands for."""

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
#: How many letters of a word are looked up before it is sought among the names.
OPENING = 3
_PLURAL = lazy_pattern(r"\b(Archive)(s?)\b")


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
    code = [Path(__file__).with_name(name) for name in ("lexicon.py", "registry_index.py")]
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
    for code, name, _ in former_names(entry):
        yield code, True
        yield name, False


def former_names(entry: Mapping[str, Any]) -> Iterator[list[str]]:
    """The earlier names of an entry: the code, the name and the years of each."""
    for told in entries(entry.get("former", "")):
        yield [part.strip() for part in told.split("|")]


def _other_numbers(told: Mapping[str, Mapping[str, Any]], shared: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """English names with Archive for Archives and the other way round: people write both."""
    named = [(f"?{name}", name) for name in shared]
    named += [(id_, name) for id_, entry in told.items() for name, is_code in _all_names(entry) if not is_code]
    for id_, name in named:
        if "Archive" in name:
            yield fold(_PLURAL.sub(lambda found: found[1] + ("" if found[2] else "s"), name)), id_
