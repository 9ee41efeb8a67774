"""The library: records under their keys, found again, corrected, undone."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from archcite.item import to_item
from archcite.library import adding, changes, contents, entries, evidence, history, naming
from archcite.library.connection import PATIENCE, connect, transaction
from archcite.library.entry import Attachment, Entry
from archcite.library.errors import KeyTakenError, explained
from archcite.library.reader import Reader
from archcite.model import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from os import PathLike

    from archcite.extraction import Extraction
    from archcite.library.changes import Added
    from archcite.library.corrections import Difference
    from archcite.library.entry import Review
    from archcite.library.history import Change, Recorder
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


class Library(Reader):
    """An open library; see `open`. Use it in a ``with`` block, or call `close`.

    Every method that changes something stores all of it or nothing, notes it in the log, and raises `LibraryError` with a
    sentence for the user when it cannot.
    """

    @contextmanager
    def changing(self, what: str, continues: int | None = None) -> Iterator[Recorder]:
        """One change: everything written through the recorder is stored together, and undone together.

        Args:
            what: the change in words, for the log.
            continues: the number of a change that this is more of.
        """
        with explained(self.path), transaction(self.connection):
            yield history.Recorder(self.connection, what, _now(), continues)

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

    # Changing

    def change(self, key: str, what: str, wish: Callable[[Entry], Entry], told: Callable[[], str] = str) -> Entry:
        """Put another entry in a record's place; gives the new one. An entry that comes back as it was is no change.

        Args:
            key: of the record.
            what: in words, for the log.
            wish: from the entry to the one wanted; see `archcite.library.changes`.
            told: what the log says more, once the wish is fulfilled.
        """
        with self.changing(f"{what} {key}") as change:
            number = entries.number_of(self.connection, key)
            before = self._entry(number)
            after = wish(before)
            if after == before:
                change.drop()
                return before
            after = replace(after, item=entries.named(after.item, after.key), changed=change.moment)
            change.put(number, after)
            change.describe(f"{what} {before.key}{told()}")
            return after

    def edit(self, key: str, record: Record) -> tuple[Difference, ...]:
        """Correct a record: each fact that differs from the stored one becomes a claim of the highest rank.

        Args:
            key: of the record, which keeps it.
            record: as it should be.

        Returns:
            What was changed.

        Example:
            >>> with open(":memory:") as library:
            ...     key = library.add(Record(title="Telegramm"))
            ...     library.edit(key, Record(title="Telegram"))
            (Difference(field='title', before='Telegramm', after='Telegram', kept=False),)
        """
        found: tuple[Difference, ...] = ()

        def wish(entry: Entry) -> Entry:
            nonlocal found
            changed, found = changes.edited(entry, record, _now())
            return changed

        self.change(key, "edit", wish, lambda: f": {', '.join(difference.field for difference in found)}")
        return found

    def take_reading(self, key: str, extraction: Extraction) -> tuple[Difference, ...]:
        """Let a new reading of a record's source replace the old one; what a person typed stays.

        Returns:
            What differed; `Difference.kept` marks what stayed.

        Example:
            >>> from archcite.extraction import Extraction
            >>> from archcite.model import Text
            >>> with open(":memory:") as library:
            ...     key = library.add(Record(title="Telegramm", genre="letter"))
            ...     _ = library.edit(key, Record(title="Telegram", genre="letter"))
            ...     _ = library.take_reading(key, Extraction(Text(""), Record(title="Telegramm", genre="telegram")))
            ...     library.get(key).item["title"], library.get(key).item["genre"]
            ('Telegram', 'Telegram')
        """
        found = changes.compared(self.get(key), extraction.record)

        def wish(entry: Entry) -> Entry:
            source = evidence.store(self.connection, extraction, _now())
            return changes.reread(entry, extraction.record, source)

        self.change(key, "read again", wish)
        return found

    def tag(self, key: str, *, add: Iterable[str] = (), remove: Iterable[str] = ()) -> tuple[str, ...]:
        """Put tags on a record or take them off; gives those it has then.

        Example:
            >>> with open(":memory:") as library:
            ...     library.tag(library.add(Record(title="A")), add=["chapter 2"])
            ('chapter 2',)
        """
        return self.change(key, "tag", lambda entry: changes.tagged(entry, add, remove)).tags

    def note(self, key: str, text: str) -> None:
        """Write a person's own note on a record, in place of the one it has.

        Example:
            >>> with open(":memory:") as library:
            ...     key = library.add(Record(title="A"))
            ...     library.note(key, "see also the reply")
            ...     library.get(key).note
            'see also the reply'
        """
        self.change(key, "note", lambda entry: replace(entry, note=text))

    def review(self, key: str, state: Review | None) -> None:
        """Say where a record stands in the review queue.

        Example:
            >>> with open(":memory:") as library:
            ...     key = library.add(Record(title="A"))
            ...     library.review(key, "accepted")
            ...     library.get(key).review
            'accepted'
        """
        self.change(key, "review", lambda entry: replace(entry, review=state))

    def rename(self, key: str, new: str) -> None:
        """Give a record another key; the old one stays valid as an alias.

        Raises:
            KeyTakenError: when the key belongs to another record or cannot be one.

        Example:
            >>> with open(":memory:") as library:
            ...     library.rename(library.add(Record(title="A"), key="old"), "new")
            ...     library.get("old").key
            'new'
        """
        self.change(key, "rename", lambda entry: changes.renamed(entry, new))

    def attach(self, key: str, name: str, data: bytes) -> Entry:
        """Keep a file with a record.

        Args:
            key: of the record.
            name: of the file, without folders.
            data: its bytes.

        Example:
            >>> with open(":memory:") as library:
            ...     key = library.add(Record(title="A"))
            ...     _ = library.attach(key, "scan.txt", b"page 1")
            ...     library.content(library.get(key).attachments[0].content)
            b'page 1'
        """

        def wish(entry: Entry) -> Entry:
            return changes.attached(entry, Attachment(name, contents.store(self.connection, data)))

        return self.change(key, f"attach {name} to", wish)

    def keep(self, data: bytes) -> str:
        """Store bytes that a record is about to point at; gives their digest."""
        with explained(self.path), transaction(self.connection):
            return contents.store(self.connection, data)

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


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
