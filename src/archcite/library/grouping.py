"""A bibliography by archive: primary sources under archive, fond, opis and delo; secondary sources apart.

The Chicago manual lists a collection instead of its items where several of them are cited, and an item of its own only where
it is the one that is cited (The Chicago Manual of Style, 17th ed., 14.222). `collapsed` does that; the styles print it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from archcite.archives.glosses import Gloss, abbreviations, keeper
from archcite.item import citing_item, place_text, to_record
from archcite.item.shelving import shelved, steps
from archcite.model import Location, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NUMBER: Final = re.compile(r"(\d+)")
#: Opens the id of a collection's entry; no citation key has a space.
_COLLECTION: Final = "collection "


@dataclass(frozen=True, slots=True)
class Group:
    """Sources under one heading.

    Args:
        label: ``RGASPI``, ``f. 558``.
        items: CSL-JSON items that stand directly here.
        groups: one step deeper, in the order of their numbers.
    """

    label: str
    items: tuple[Mapping[str, Any], ...] = ()
    groups: tuple[Group, ...] = ()

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        """Every item here and deeper."""
        yield from self.items
        for group in self.groups:
            yield from group


@dataclass(frozen=True, slots=True)
class Grouped:
    """A bibliography in its parts.

    Args:
        archives: primary sources, one group an archive, in the order of the alphabet.
        secondary: everything that is kept in no archive.
        abbreviations: of archives, with their full names.
    """

    archives: tuple[Group, ...]
    secondary: tuple[Mapping[str, Any], ...]
    abbreviations: tuple[Gloss, ...]

    def items(self) -> tuple[Mapping[str, Any], ...]:
        """Every item, in the order of the groups."""
        return (*(item for group in self.archives for item in group), *self.secondary)


def by_archive(items: Iterable[Mapping[str, Any]]) -> Grouped:
    """Sources grouped by where they are kept.

    Args:
        items: CSL-JSON, from archcite or elsewhere.

    Example:
        >>> from archcite.item import to_item
        >>> record = Record(title="On Practice", locations=(Location(archive="RGASPI", fond="558", opis="11"),))
        >>> grouped = by_archive([to_item(record, "a"), {"id": "b", "type": "book", "title": "A History"}])
        >>> grouped.archives[0].label, grouped.archives[0].groups[0].label, grouped.secondary[0]["id"]
        ('RGASPI', 'f. 558', 'b')
    """
    placed: list[tuple[Location, Record, Mapping[str, Any]]] = []
    secondary, records = [], []
    for item in items:
        record = to_record(item)
        place = shelved(record)
        if place or record.platform:
            placed.append((place or Location(), record, item))
        else:
            secondary.append(item)
        records.append(replace(record, locations=(place, *record.locations[1:])) if place else record)
    names = _names(place for place, _, _ in placed)
    paths = [
        ((names.get(_identity(place)) or record.platform or place_text(place), *[s.label for s in steps(place)]), item)
        for place, record, item in placed
    ]
    return Grouped(_groups(paths), tuple(secondary), abbreviations(records))


def _names(places: Iterable[Location]) -> dict[str, str]:
    """What each archive is called in the headings: of the names that are written for it, the shortest."""
    written: dict[str, set[str]] = {}
    for place in places:
        if place.archive:
            written.setdefault(_identity(place), set()).add(place.archive)
    return {archive: min(names, key=lambda name: (len(name), name)) for archive, names in written.items()}


def _identity(place: Location) -> str:
    """What is the same for two names of one archive, as far as the registry knows them."""
    known = keeper(place) if place.archive else None
    return known.id if known else place.archive


def _groups(placed: Sequence[tuple[tuple[str, ...], Mapping[str, Any]]]) -> tuple[Group, ...]:
    inside: dict[str, list[tuple[tuple[str, ...], Mapping[str, Any]]]] = {}
    for (label, *rest), item in placed:
        inside.setdefault(label, []).append((tuple(rest), item))
    return tuple(
        Group(
            label,
            tuple(item for rest, item in inside[label] if not rest),
            _groups([(rest, item) for rest, item in inside[label] if rest]),
        )
        for label in sorted(inside, key=natural)
    )


def natural(label: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key in which 9 comes before 10.

    Example:
        >>> sorted(["f. 10", "f. 9"], key=natural)
        ['f. 9', 'f. 10']
    """
    return tuple(
        (0, int(part[:18]), part) if part.isascii() and part.isdigit() else (1, 0, part.casefold())
        for part in _NUMBER.split(label)
        if part
    )


def collapsed(grouped: Grouped) -> Grouped:
    """The same with one entry for each fond of which several items are cited.

    Example:
        >>> from archcite.item import to_item
        >>> place = Location(archive="RGASPI", fond="558", opis="11")
        >>> items = [to_item(Record(title=title, locations=(place,)), title) for title in ("One", "Two")]
        >>> collapsed(by_archive(items)).archives[0].items[0]["archive_location"]
        'f. 558, op. 11'
    """
    archives = []
    for archive in grouped.archives:
        entries = list(archive.items)
        for fond in archive.groups:
            items = list(fond)
            entries += [_collection(archive.label, items)] if len(items) > 1 else items
        archives.append(Group(archive.label, tuple(entries)))
    return Grouped(tuple(archives), grouped.secondary, grouped.abbreviations)


def _collection(archive: str, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One item for several, with the part of the shelfmark that all of them have."""
    records = [to_record(item) for item in items]
    places = [place for record in records if (place := shelved(record))]
    shared = {}
    for same in zip(*map(steps, places), strict=False):
        if len({(step.part, step.value) for step in same}) > 1:
            break
        shared[same[0].part] = same[0].value
    if "delo" in shared:
        shared["unit_term"] = places[0].unit_term
    platforms = {record.platform for record in records}
    record = Record(
        locations=(Location(archive=archive if places[0].archive else "", tradition=places[0].tradition, **shared),),
        platform=platforms.pop() if len(platforms) == 1 else "",
        extra={"type": "collection"},
    )
    return citing_item(record, f"{_COLLECTION}{archive} {place_text(record.locations[0])}")
