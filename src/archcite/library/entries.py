"""Entries in and out of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from archcite.library import index
from archcite.library.days import item_days
from archcite.library.entry import Attachment, Correction, Entry, Source
from archcite.library.errors import KeyTakenError, UnknownKeyError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


def find(connection: sqlite3.Connection, key: str) -> int | None:
    """The row number of the record that a key or an alias names."""
    row = connection.execute("SELECT id FROM record WHERE key = ?", (key,)).fetchone()
    row = row or connection.execute("SELECT record FROM alias WHERE alias = ?", (key,)).fetchone()
    return int(row[0]) if row else None


def number_of(connection: sqlite3.Connection, key: str) -> int:
    """The row number of the record that a key or an alias names.

    Raises:
        UnknownKeyError: with the keys that are most like it.
    """
    number = find(connection, key)
    if number is None:
        near = _similar(connection, key)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UnknownKeyError(f"no record has the key {key!r}.{hint}")
    return number


def _similar(connection: sqlite3.Connection, key: str) -> list[str]:
    """At most three keys like the one that was mistyped, of those that begin alike."""
    from difflib import get_close_matches  # noqa: PLC0415  (only when a key was mistyped)

    start = key[:2]
    rows = connection.execute(
        "SELECT key FROM record WHERE key >= ? AND key < ? LIMIT 5000", (start, f"{start}\U0010ffff")
    )
    return get_close_matches(key, [row[0] for row in rows], n=3, cutoff=0.75)


def taken_by(connection: sqlite3.Connection, key: str, but: int | None = None) -> bool:
    """Whether a key or alias belongs to another record than number `but`."""
    found = find(connection, key)
    return found is not None and found != but


def load(connection: sqlite3.Connection, number: int) -> Entry | None:
    """The entry of a row number, or None."""
    row = connection.execute(
        "SELECT key, item, read, note, review, added, changed FROM record WHERE id = ?", (number,)
    ).fetchone()
    if row is None:
        return None
    key, item, read, note, review, added, changed = row
    return Entry(
        key=key,
        item=msgspec.json.decode(item),
        read=msgspec.json.decode(read) if read else None,
        note=note,
        review=review,
        aliases=_column(connection, "SELECT alias FROM alias WHERE record = ? ORDER BY alias", number),
        tags=_column(connection, "SELECT name FROM tag WHERE record = ? ORDER BY name", number),
        corrections=tuple(
            Correction(field, msgspec.json.decode(value), made)
            for field, value, made in connection.execute(
                "SELECT field, value, made FROM correction WHERE record = ? ORDER BY field", (number,)
            )
        ),
        sources=tuple(
            Source(name, content or "", evidence or "", reader, added)
            for name, content, evidence, reader, added in connection.execute(
                "SELECT name, content, evidence, reader, added FROM source WHERE record = ? ORDER BY place", (number,)
            )
        ),
        attachments=tuple(
            Attachment(name, content)
            for name, content in connection.execute(
                "SELECT name, content FROM attachment WHERE record = ? ORDER BY name", (number,)
            )
        ),
        added=added,
        changed=changed,
    )


def _column(connection: sqlite3.Connection, statement: str, number: int) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute(statement, (number,)))


def save(connection: sqlite3.Connection, number: int | None, entry: Entry) -> int:
    """Write an entry whole, in place of what the row number held.

    Args:
        connection: inside a transaction.
        number: the row number; None for a new record.
        entry: the entry; its item's ``id`` is made its key.

    Returns:
        The row number.

    Raises:
        KeyTakenError: when its key or an alias belongs to another record.
    """
    for key in (entry.key, *entry.aliases):
        if taken_by(connection, key, number):
            raise KeyTakenError(f"the key {key!r} belongs to another record.")
    days = item_days(entry.item) or (None, None)
    values = (
        entry.key,
        encoded(named(entry.item, entry.key)),
        encoded(named(entry.read, entry.key)) if entry.read is not None else None,
        entry.note,
        entry.review,
        *days,
        entry.added,
        entry.changed,
    )
    if number is not None and connection.execute("SELECT 1 FROM record WHERE id = ?", (number,)).fetchone():
        _forget_words(connection, number)
        connection.execute(
            "UPDATE record SET key = ?, item = ?, read = ?, note = ?, review = ?, first_day = ?, last_day = ?,"
            " added = ?, changed = ? WHERE id = ?",
            (*values, number),
        )
        _clear(connection, number)
    else:
        cursor = connection.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *values))
        number = int(cursor.lastrowid or 0)
    _save_parts(connection, number, entry)
    return number


def _clear(connection: sqlite3.Connection, number: int) -> None:
    for table in ("alias", "tag", "correction", "source", "attachment"):
        connection.execute(f"DELETE FROM {table} WHERE record = ?", (number,))  # noqa: S608  (our own names)


def _save_parts(connection: sqlite3.Connection, number: int, entry: Entry) -> None:
    connection.executemany("INSERT INTO alias VALUES (?, ?)", ((alias, number) for alias in entry.aliases))
    connection.executemany("INSERT INTO tag VALUES (?, ?)", ((tag, number) for tag in entry.tags))
    connection.executemany(
        "INSERT INTO correction VALUES (?, ?, ?, ?)",
        ((number, claim.field, encoded(claim.value), claim.made) for claim in entry.corrections),
    )
    connection.executemany(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (number, place, source.name, source.content or None, source.evidence or None, source.reader, source.added)
            for place, source in enumerate(entry.sources)
        ),
    )
    connection.executemany(
        "INSERT INTO attachment VALUES (?, ?, ?)",
        ((number, attachment.name, attachment.content) for attachment in entry.attachments),
    )
    connection.execute(index.ONE, _words(number, entry))


def _words(number: int, entry: Entry) -> list[Any]:
    """What the index holds of an entry."""
    item = named(entry.item, entry.key)
    return [number, *index.row(item, tags=entry.tags, note=entry.note, aliases=" ".join(entry.aliases))]


def _forget_words(connection: sqlite3.Connection, number: int) -> None:
    """Take a record, as it is stored, out of the index, unless it is out already."""
    indexed = connection.execute("SELECT 1 FROM words_docsize WHERE id = ?", (number,)).fetchone()
    entry = load(connection, number) if indexed else None
    if entry:
        connection.execute(index.DELETE, _words(number, entry))


def delete(connection: sqlite3.Connection, number: int) -> None:
    """Take a record out, with all that points at it."""
    _forget_words(connection, number)
    connection.execute("DELETE FROM record WHERE id = ?", (number,))


def named(item: Any, key: str) -> dict[str, Any]:
    """An item under a key: CSL-JSON's ``id``, and ``citation-key`` where the item has one."""
    if item.get("id") == key and item.get("citation-key", key) == key:
        return item  # type: ignore[no-any-return]  # an item is a dict or a mapping of one
    return {**item, "id": key, **({"citation-key": key} if "citation-key" in item else {})}


def encoded(value: Any) -> str:
    """A value as JSON text."""
    return msgspec.json.encode(value).decode()


def numbers(connection: sqlite3.Connection) -> Iterator[int]:
    """Every row number, in the order of the keys."""
    for row in connection.execute("SELECT id FROM record ORDER BY key"):
        yield int(row[0])


def release(connection: sqlite3.Connection, number: int) -> None:
    """Give up a record's key and aliases, which another record may be about to take; `save` must follow."""
    _forget_words(connection, number)
    connection.execute("UPDATE record SET key = '\x1f' || id WHERE id = ?", (number,))
    connection.execute("DELETE FROM alias WHERE record = ?", (number,))
