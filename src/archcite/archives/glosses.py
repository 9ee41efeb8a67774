"""What abbreviations in a citation stand for: for the first note, and for a list of abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from archcite.archives.profiles import profiles
from archcite.archives.registry import Repository, by_id
from archcite.archives.registry_index import compact, fold, registry
from archcite.archives.registry_matching import identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archcite.model import Location, Record


class Gloss(NamedTuple):
    """An abbreviation as a citation writes it, and the full name."""

    abbreviation: str
    full_name: str


def gloss(record: Record) -> tuple[Gloss, ...]:
    """The abbreviations of repositories in a record, with their full names, each once.

    An ambiguous abbreviation is glossed only where the citation itself decides it, or a profile says what it means.

    Example:
        >>> from archcite.model import Location, Record
        >>> gloss(Record(locations=(Location(archive="AAN", text="AAN, KC PZPR"),)))
        (Gloss(abbreviation='AAN', full_name='Central Archives of Modern Records (Archiwum Akt Nowych), Warsaw'),)
    """
    found: dict[str, Gloss] = {}
    for location in record.locations:
        stated = _stated(location.archive)
        if stated:
            found.setdefault(fold(location.archive), Gloss(location.archive, stated))
        else:
            _add(found, location.archive, keeper(location))
    for statement in record.provenance:
        for agent in statement.agents:
            name = agent.full()
            meant = identify(name, statement.text) if _is_code(name) else None
            _add(found, name, meant if isinstance(meant, Repository) else None)
    return tuple(found.values())


def abbreviations(records: Iterable[Record]) -> tuple[Gloss, ...]:
    """The list of abbreviations of a work: every gloss of its records once, in alphabetical order."""
    found = {one.abbreviation: one for record in records for one in gloss(record)}
    return tuple(sorted(found.values(), key=lambda one: (fold(one.abbreviation), one.abbreviation)))


def introduced(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records with each archive's full name where its abbreviation is first cited; from there on the abbreviation stands for it.

    Args:
        records: in the order in which they are cited.

    Example:
        >>> from archcite.model import Location, Record
        >>> notes = [Record(locations=(Location(archive="AAN", call_number=number),)) for number in ("237/V-1", "237/V-2")]
        >>> [note.locations[0].archive for note in introduced(notes)]
        ['Central Archives of Modern Records (Archiwum Akt Nowych, AAN), Warsaw', 'AAN']
    """
    met: set[str] = set()
    return tuple(replace(record, locations=tuple(_introduced(record.locations, met))) for record in records)


def _introduced(locations: Iterable[Location], met: set[str]) -> Iterator[Location]:
    for location in locations:
        code, stated = location.archive, _stated(location.archive)
        meant = keeper(location) if not stated and _is_code(code) else None
        identity = stated or (meant.id if meant else "")
        if not identity or identity in met:
            yield location
        else:
            met.add(identity)
            yield replace(location, archive=meant.introduced_as(code) if meant else _with_code(stated, code))


def _stated(code: str) -> str:
    """The full name that a profile states for a code: whoever wrote it knows what it means."""
    return next((profile.full_names[code] for profile in profiles() if code in profile.full_names), "")


def _with_code(name: str, code: str) -> str:
    """A full name with its code, in front of the city: ``State Archive of Ruritania (SAR), Strelsau``."""
    body, comma, city = name.partition(",")
    return f"{body} ({code}){comma}{city}"


def _add(found: dict[str, Gloss], written: str, meant: Repository | None) -> None:
    if meant and _is_code(written):
        found.setdefault(fold(written), Gloss(written, meant.full_name()))


def _is_code(written: str) -> bool:
    return compact(written) in registry().codes.get(fold(written), ())


def keeper(location: Location) -> Repository | None:
    """The repository that a location means, where the location itself decides it.

    Example:
        >>> from archcite.model import Location
        >>> one, other = Location(archive="AAN", text="AAN, KC PZPR"), Location(archive="Archiwum Akt Nowych")
        >>> keeper(one) == keeper(other) != None
        True
    """
    if location.repository in registry().told:
        return by_id(location.repository)
    found = identify(location.archive, location.text)
    return found if isinstance(found, Repository) else None
