"""What a user may ask of a record before it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import NODEFAULT
from msgspec.structs import fields, replace

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


def with_canonical_url(record: Record) -> Record:
    """The record with the archive's public address instead of the one that was stated.

    Example:
        >>> from archcite.model import Record
        >>> with_canonical_url(Record(url="http://mirror.example/1", canonical_url="https://archive.example/1")).url
        'https://archive.example/1'
    """
    return replace(record, url=record.canonical_url) if record.canonical_url else record
