"""Undo and redo: a log of changes inside the same database.

A change keeps, for each record that it touched, the record as it was before. Undoing it exchanges that for the record as it
is, so that one copy serves both ways; redoing it exchanges them back. Adding a record therefore costs a row of two numbers.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from archcite.library import entries
from archcite.library.entry import Entry
from archcite.library.errors import NothingToUndoError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the log.

    Args:
        number: counted from 1.
        made: when, UTC, ISO 8601.
        what: in words: ``edit dobrynin1962telegram: title``.
        undone: whether it was undone and can be redone.
        records: how many records it touched.
    """

    number: int
    made: str
    what: str
    undone: bool
    records: int


class Recorder:
    """The change that is being made: everything that it writes is noted in the log.

    Args:
        connection: inside a transaction.
        what: the change in words.
        moment: when, UTC, ISO 8601.
        continues: the number of an earlier transaction's change that this one is part of.
    """

    def __init__(self, connection: sqlite3.Connection, what: str, moment: str, continues: int | None = None) -> None:
        self.connection = connection
        self.moment = moment
        if continues is not None and self._is_last(continues):
            self.number = continues
            return
        # What was undone can no longer be redone once something else happened.
        connection.execute("DELETE FROM change WHERE undone = 1")
        cursor = connection.execute("INSERT INTO change (made, what) VALUES (?, ?)", (moment, what))
        self.number = int(cursor.lastrowid or 0)

    def put(self, number: int | None, entry: Entry) -> int:
        """Write an entry and note what it replaces."""
        before = entries.load(self.connection, number) if number is not None else None
        written = entries.save(self.connection, number, entry)
        self._note(written, before)
        return written

    def remove(self, number: int) -> None:
        """Take a record out and note what it was."""
        self._note(number, entries.load(self.connection, number))
        entries.delete(self.connection, number)

    def note_added(self, first: int, last: int) -> None:
        """Note records that were written past this recorder, all of them new, by the first and the last of their numbers."""
        self.connection.execute(
            "INSERT INTO state SELECT ?, id, NULL FROM record WHERE id BETWEEN ? AND ?", (self.number, first, last)
        )

    def describe(self, what: str) -> None:
        """Put the change in other words, once it is known what came of it."""
        self.connection.execute("UPDATE change SET what = ? WHERE id = ?", (what, self.number))

    def drop(self) -> None:
        """Take the change out of the log, when nothing came of it."""
        self.connection.execute("DELETE FROM change WHERE id = ?", (self.number,))

    def _is_last(self, number: int) -> bool:
        """Whether nothing happened since a change, by which it could be gone on with."""
        row = self.connection.execute("SELECT id, undone FROM change ORDER BY id DESC LIMIT 1").fetchone()
        return bool(row == (number, 0))

    def _note(self, number: int, before: Entry | None) -> None:
        self.connection.execute(
            "INSERT OR IGNORE INTO state VALUES (?, ?, ?)", (self.number, number, _packed(before) if before else None)
        )


def undo(connection: sqlite3.Connection) -> Change:
    """Take back the last change that stands.

    Raises:
        NothingToUndoError: when there is none.
    """
    return _exchange(connection, "undone = 0", "DESC", "undo")


def redo(connection: sqlite3.Connection) -> Change:
    """Make the last undone change again.

    Raises:
        NothingToUndoError: when there is none.
    """
    return _exchange(connection, "undone = 1", "ASC", "redo")


def log(connection: sqlite3.Connection, limit: int = -1) -> Iterator[Change]:
    """The changes, the newest first."""
    yield from map(_change, connection.execute(f"{_CHANGES} ORDER BY id DESC LIMIT ?", (limit,)))


def last(connection: sqlite3.Connection) -> int:
    """The number of the last change that stands; 0 when there is none."""
    return int(connection.execute("SELECT ifnull(max(id), 0) FROM change WHERE undone = 0").fetchone()[0])


_CHANGES = "SELECT id, made, what, undone, (SELECT count(*) FROM state WHERE change = id) FROM change"


def _change(row: tuple[int, str, str, int, int]) -> Change:
    number, made, what, undone, records = row
    return Change(number, made, what, bool(undone), records)


def _exchange(connection: sqlite3.Connection, which: str, order: str, verb: str) -> Change:
    row = connection.execute(f"{_CHANGES} WHERE {which} ORDER BY id {order} LIMIT 1").fetchone()
    if row is None:
        raise NothingToUndoError(f"there is nothing to {verb}.")
    change = _change(row)
    touched = [
        number for (number,) in connection.execute("SELECT record FROM state WHERE change = ?", (change.number,))
    ]
    # Records leave before others come, so that a key can pass from one to another.
    waiting: list[tuple[int, bytes]] = []
    for number in touched:
        kept = connection.execute(
            "SELECT entry FROM state WHERE change = ? AND record = ?", (change.number, number)
        ).fetchone()[0]
        now = entries.load(connection, number)
        connection.execute(
            "UPDATE state SET entry = ? WHERE change = ? AND record = ?",
            (_packed(now) if now else None, change.number, number),
        )
        if kept is None:
            entries.delete(connection, number)
        else:
            entries.release(connection, number)
            waiting.append((number, kept))
    for number, kept in waiting:
        entries.save(connection, number, _unpacked(kept))
    connection.execute("UPDATE change SET undone = 1 - undone WHERE id = ?", (change.number,))
    return change


def _packed(entry: Entry) -> bytes:
    return zlib.compress(msgspec.json.encode(entry), 6)


def _unpacked(data: bytes) -> Entry:
    return msgspec.json.decode(zlib.decompress(data), type=Entry)
