"""New records: under which key, and from what was read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from archcite.item import to_item
from archcite.library import changes, entries, evidence, naming
from archcite.library.changes import Added
from archcite.library.entry import Entry
from archcite.library.errors import KeyTakenError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from archcite.extraction import Extraction
    from archcite.library.history import Recorder


def put_new(change: Recorder, entry: Entry, key: str, pattern: str, origin: str = "") -> str:
    """Store a new record; gives its key.

    Args:
        change: that it is part of.
        entry: the record.
        key: that it is to have; made from it when empty.
        pattern: see `naming.key_of`.
        origin: where it is from, in words for the log.

    Raises:
        KeyTakenError: when the key belongs to another record or cannot be one.
    """
    name = _key_for(change.connection, entry.item, key, pattern)
    item = entries.named(entry.item, name)
    change.put(None, replace(entry, key=name, item=item, added=change.moment, changed=change.moment))
    change.describe(f"add {name}{origin}")
    return name


def put_extraction(change: Recorder, extraction: Extraction, key: str, *, tags: Iterable[str], pattern: str) -> Added:
    """Store what was read from a document, or compare it with the record that was read from the same text.

    Args:
        change: that it is part of; nothing is stored when the text is known.
        extraction: of one document.
        key: see `put_new`.
        tags: for a new record.
        pattern: see `naming.key_of`.
    """
    known = evidence.known(change.connection, extraction.text)
    before = entries.load(change.connection, known) if known is not None else None
    if before:
        return Added(before.key, new=False, differences=changes.compared(before, extraction.record))
    source = evidence.store(change.connection, extraction, change.moment)
    entry = Entry(
        "",
        to_item(extraction.record, key),
        review="waiting" if evidence.doubts(extraction.claims, extraction.problems) else None,
        tags=changes.labels(tags),
        sources=(source,),
    )
    return Added(put_new(change, entry, key, pattern, f" from {source.name}"), new=True)


def _key_for(connection: sqlite3.Connection, item: Mapping[str, Any], key: str, pattern: str) -> str:
    if key:
        changes.check_key(key)
        if entries.taken_by(connection, key):
            raise KeyTakenError(f"the key {key!r} belongs to another record.")
        return key
    fresh = {name: value for name, value in item.items() if name != "citation-key" or value}
    wanted, _ = naming.wanted_key(fresh, pattern)
    return naming.free(wanted, lambda name: entries.taken_by(connection, name))
