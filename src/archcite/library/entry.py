"""One record as the library keeps it: the item, what a person added, where it came from."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  (decoding an entry evaluates the annotations)
from dataclasses import dataclass
from typing import Any, Literal

Review = Literal["waiting", "skipped", "accepted"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim of the highest rank: what a person typed.

    Args:
        field: a field of the record, ``locations.0.fond`` for a part of a place, ``extra.publisher`` for a CSL variable that
            has no field.
        value: as plain data; None where the person took the fact away.
        made: when, UTC, ISO 8601.
    """

    field: str
    value: Any
    made: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that the record was read from.

    Args:
        name: a path or address, for people.
        content: the digest of the text; empty when it was not kept.
        evidence: the digest of the claims and problems that reading it gave, as JSON.
        reader: the version of archcite that read it.
        added: when, UTC, ISO 8601.
    """

    name: str
    content: str = ""
    evidence: str = ""
    reader: str = ""
    added: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with the record.

    Args:
        name: the file's name, without folders.
        content: the digest of its bytes.
    """

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of the library.

    Args:
        key: the citation key.
        item: CSL-JSON, with the corrections applied; its ``id`` is the key.
        read: the item as it was read, before corrections; None where there are none.
        note: a person's own note.
        review: whether a person should look at it or has done so; None when extraction was sure.
        aliases: other keys that lead here, in order.
        tags: in order, each once.
        corrections: in the order of their fields.
        added: when, UTC, ISO 8601.
        changed: when it was last changed.
    """

    key: str
    item: Mapping[str, Any]
    read: Mapping[str, Any] | None = None
    note: str = ""
    review: Review | None = None
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    sources: tuple[Source, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    added: str = ""
    changed: str = ""
