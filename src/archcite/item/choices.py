"""What a user may ask of a record before it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import NODEFAULT
from msgspec.structs import fields, replace

from archcite.archives.traditions import tradition

if TYPE_CHECKING:
    from archcite.model import Record


def stated_only(record: Record) -> Record:
    """The record without what was only inferred.

    Example:
        >>> from archcite.model import Name, Record
        >>> record = Record(title="Telegram", authors=(Name(family="Mao"),), inferred=frozenset({"authors"}))
        >>> stated_only(record) == Record(title="Telegram")
        True
    """
    empty: dict[str, Any] = {f.name: f.default for f in fields(record) if f.default is not NODEFAULT}
    blank = {name: empty[name] for name in record.inferred if name in empty}
    return replace(record, **blank, inferred=frozenset())


def at_leaves(record: Record, cited: str) -> Record | None:
    """The record with the leaves that a note cites in place of all its leaves; None where its archive does not mark leaves so.

    Args:
        record: a document that is kept in an archive.
        cited: as a person types it: ``l. 5``, ``Bl. 12-14``.

    Example:
        >>> from archcite.model import Location, Record
        >>> record = Record(locations=(Location(archive="RGANI", fond="5", leaves="3-9", tradition="fond"),))
        >>> at_leaves(record, "l. 5").locations[0].leaves, at_leaves(record, "fol. 5")
        ('5', None)
    """
    mark, _, number = cited.strip().partition(" ")
    if not record.locations or not number:
        return None
    place = record.locations[0]
    known = tradition(place.tradition)
    if mark not in {known.leaf, known.leaves}:
        return None
    return replace(record, locations=(replace(place, leaves=number.strip()), *record.locations[1:]))


def with_canonical_url(record: Record) -> Record:
    """The record with the archive's public address instead of the one that was stated.

    Example:
        >>> from archcite.model import Record
        >>> with_canonical_url(Record(url="http://mirror.example/1", canonical_url="https://archive.example/1")).url
        'https://archive.example/1'
    """
    return replace(record, url=record.canonical_url) if record.canonical_url else record
