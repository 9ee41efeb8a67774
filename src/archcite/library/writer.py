"""Changes to one record, each stored whole or not at all, and noted in the log."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archcite.library import changes, contents, entries, evidence, history
from archcite.library.connection import transaction
from archcite.library.entry import Attachment
from archcite.library.errors import explained
from archcite.library.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archcite.extraction import Extraction
    from archcite.library.corrections import Difference
    from archcite.library.entry import Entry, Review
    from archcite.library.history import Recorder
    from archcite.model import Record


class Writer(Reader):
    """What changes one record of an open library."""

    @contextmanager
    def changing(self, what: str, continues: int | None = None) -> Iterator[Recorder]:
        """One change: everything written through the recorder is stored together, and undone together.

        Args:
            what: the change in words, for the log.
            continues: the number of a change that this is more of.
        """
        with explained(self.path), transaction(self.connection):
            yield history.Recorder(self.connection, what, _now(), continues)

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
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
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
            >>> import archcite.library
            >>> from archcite.extraction import Extraction
            >>> from archcite.model import Record, Text
            >>> with archcite.library.open(":memory:") as library:
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
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
            ...     library.tag(library.add(Record(title="A")), add=["chapter 2"])
            ('chapter 2',)
        """
        return self.change(key, "tag", lambda entry: changes.tagged(entry, add, remove)).tags

    def note(self, key: str, text: str) -> None:
        """Write a person's own note on a record, in place of the one it has.

        Example:
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
            ...     key = library.add(Record(title="A"))
            ...     library.note(key, "see also the reply")
            ...     library.get(key).note
            'see also the reply'
        """
        self.change(key, "note", lambda entry: replace(entry, note=text))

    def review(self, key: str, state: Review | None) -> None:
        """Say where a record stands in the review queue.

        Example:
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
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
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
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
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
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


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
