"""The library: records under their keys, found again, corrected, undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from archcite.item import to_item
from archcite.library import adding, changes, entries, history, naming
from archcite.library.connection import PATIENCE, connect, transaction
from archcite.library.entry import Entry
from archcite.library.errors import KeyTakenError, explained
from archcite.library.writer import Writer
from archcite.model import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from os import PathLike

    from archcite.extraction import Extraction
    from archcite.library.changes import Added
    from archcite.library.history import Change
    from archcite.library.imported import Existing, Imported


def open(path: str | PathLike[str], *, create: bool = True, patience: float = PATIENCE) -> Library:  # noqa: A001  (archcite.library.open)
    """Open a library.

    Args:
        path: a file, made if it is not there; ``:memory:`` for one that is gone when it is closed.
        create: whether a file that is not there is made.
        patience: how long to wait for another process that is writing, in seconds.

    Raises:
        LibraryError: when the file cannot be opened or is no library; the message is for the user.

    Example:
        >>> with open(":memory:") as library:
        ...     key = library.add(Record(title="Telegram", date="1962-10-04", genre="telegram"))
        ...     library.get(key).item["title"]
        'Telegram'
    """
    return Library(str(path), connect(str(path), create=create, patience=patience))


class Library(Writer):
    """An open library; see `open`. Use it in a ``with`` block, or call `close`.

    Every method that changes something stores all of it or nothing, notes it in the log, and raises `LibraryError` with a
    sentence for the user when it cannot.
    """

    # Adding

    def add(
        self, record: Record | Mapping[str, Any], *, key: str = "", tags: Iterable[str] = (), note: str = ""
    ) -> str:
        """Add a record; gives its key.

        Args:
            record: a record or a CSL-JSON item.
            key: its key; made from the record when empty.
            tags: for finding it again.
            note: a person's own note.

        Raises:
            KeyTakenError: when the key that was asked for belongs to another record.

        Example:
            >>> from archcite.model import Name
            >>> with open(":memory:") as library:
            ...     library.add(Record(date="1962-10-04", genre="telegram", authors=(Name(family="Dobrynin"),)))
            'dobrynin1962telegram'
        """
        with self.changing("add") as change:
            item = to_item(record, key) if isinstance(record, Record) else dict(record)
            entry = Entry("", item, tags=changes.labels(tags), note=note)
            return adding.put_new(change, entry, key, self.setting("keys"))

    def add_extraction(self, extraction: Extraction, *, key: str = "", tags: Iterable[str] = ()) -> Added:
        """Add what was read from a document, with its text and the evidence of every claim.

        A document whose text the library has already is not added again: the new reading is compared with the stored one.

        Args:
            extraction: of one document.
            key: its key; made from the record when empty.
            tags: for finding it again.

        Example:
            >>> from archcite.extraction import Extraction
            >>> from archcite.model import Text
            >>> read = Extraction(Text("A telegram."), Record(title="A telegram"))
            >>> with open(":memory:") as library:
            ...     library.add_extraction(read).new, library.add_extraction(read).new
            (True, False)
        """
        with self.changing("add") as change:
            added = adding.put_extraction(change, extraction, key, tags=tags, pattern=self.setting("keys"))
            if not added.new:
                change.drop()
            return added

    def import_items(
        self,
        items: Iterable[Any],
        *,
        existing: Existing = "skip",
        tags: Iterable[str] = (),
        progress: Callable[[Imported], object] | None = None,
    ) -> Imported:
        """Add many CSL-JSON items, in batches that are each stored whole.

        Args:
            items: as dicts, or as JSON that is not decoded yet (`msgspec.Raw`).
            existing: what to do with an item that the library has in another wording; corrections stay in any case.
            tags: for every new record.
            progress: called after each batch is stored, with what became of that batch.

        Example:
            >>> with open(":memory:") as library:
            ...     library.import_items([{"id": "mao1949", "type": "speech", "title": "On Practice"}]).added
            ['mao1949']
        """
        # Opening a library to show one record must not wait for what many need.
        from archcite.library import importing  # noqa: PLC0415

        return importing.import_items(self, items, existing=existing, tags=tags, progress=progress)

    # Several records

    def remove(self, keys: Iterable[str]) -> None:
        """Take records out; `undo` brings them back.

        Example:
            >>> with open(":memory:") as library:
            ...     library.remove([library.add(Record(title="A"))])
            ...     len(library)
            0
        """
        wanted = list(keys)
        with self.changing(f"remove {' '.join(wanted)}") as change:
            for number in dict.fromkeys([entries.number_of(self.connection, key) for key in wanted]):
                change.remove(number)

    def merge(self, key: str, others: Iterable[str]) -> Entry:
        """Make several records of one document one; the others' keys become aliases (see `merging.merge`).

        Example:
            >>> with open(":memory:") as library:
            ...     one, two = library.add(Record(title="A"), key="one"), library.add(Record(number="7"), key="two")
            ...     library.merge(one, [two]).item["number"], library.get("two").key
            ('7', 'one')
        """
        from archcite.library import merging  # noqa: PLC0415  (seldom needed)

        names = list(others)
        with self.changing(f"merge {' '.join(names)} into {key}") as change:
            number = entries.number_of(self.connection, key)
            joined = self._entry(number)
            for other in dict.fromkeys([entries.number_of(self.connection, name) for name in names]):
                if other == number:
                    raise KeyTakenError(f"{key!r} cannot be merged into itself.")
                joined = merging.merge(joined, self._entry(other))
                change.remove(other)
            change.put(number, replace(joined, changed=change.moment))
            return joined

    def tell_apart(self, one: str, other: str) -> None:
        """Say that two records are two documents, however alike, so that they are never shown as duplicates again.

        Example:
            >>> with open(":memory:") as library:
            ...     library.tell_apart(library.add(Record(title="A")), library.add(Record(title="A")))
        """
        with explained(self.path), transaction(self.connection):
            pair = sorted(entries.number_of(self.connection, key) for key in (one, other))
            if pair[0] != pair[1]:
                self.connection.execute("INSERT OR IGNORE INTO different VALUES (?, ?)", pair)

    # The log

    def undo(self) -> Change:
        """Take back the last change.

        Raises:
            NothingToUndoError: when there is none.

        Example:
            >>> with open(":memory:") as library:
            ...     _ = library.add(Record(title="A"), key="a")
            ...     library.undo().what, len(library)
            ('add a', 0)
        """
        with explained(self.path), transaction(self.connection):
            return history.undo(self.connection)

    def redo(self) -> Change:
        """Make the last undone change again.

        Raises:
            NothingToUndoError: when there is none.
        """
        with explained(self.path), transaction(self.connection):
            return history.redo(self.connection)

    # Settings

    def set_keys(self, pattern: str) -> None:
        """Choose how new keys are made; keys that there are stay (see `naming.key_of`).

        Example:
            >>> with open(":memory:") as library:
            ...     library.set_keys("{genre}-{year}")
            ...     library.add(Record(date="1962-10-04", genre="telegram"))
            'telegram-1962'
        """
        if pattern:
            naming.check_pattern(pattern)
        with explained(self.path), transaction(self.connection):
            self.connection.execute("INSERT OR REPLACE INTO setting VALUES ('keys', ?)", (pattern,))
