"""The reading half of a library: nothing here changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from archcite.library import contents, entries, evidence, history
from archcite.library.errors import LibraryError, explained
from archcite.library.query import All, parse
from archcite.library.search import Hit, count, search

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from types import TracebackType

    from archcite.library.entry import Entry
    from archcite.library.evidence import Evidence
    from archcite.library.history import Change


class Reader:
    """An open library, for looking things up; `archcite.library.Library` adds the changes.

    Args:
        path: of the file, for messages.
        connection: to it.
    """

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self.connection.close()

    def keys(self, start: str = "", limit: int = -1) -> tuple[str, ...]:
        """The keys that begin with some letters, large or small, in order.

        Args:
            start: the letters; all keys when empty.
            limit: how many at most; all when negative.

        Example:
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
            ...     _ = library.add(Record(title="A"), key="mao1949"), library.add(Record(title="B"), key="zhou1955")
            ...     library.keys("Ma")
            ('mao1949',)
        """
        with explained(self.path):
            found = self.connection.execute(
                "SELECT key FROM record WHERE key >= ?1 AND key < ?1 || char(1114111) ORDER BY key LIMIT ?2",
                (start, limit),
            )
            return tuple(row[0] for row in found)

    def __len__(self) -> int:
        with explained(self.path):
            return int(self.connection.execute("SELECT count(*) FROM record").fetchone()[0])

    def __contains__(self, key: object) -> bool:
        with explained(self.path):
            return isinstance(key, str) and entries.find(self.connection, key) is not None

    def get(self, key: str) -> Entry:
        """The record of a key or an alias.

        Raises:
            UnknownKeyError: when there is none.

        Example:
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
            ...     library.get(library.add(Record(title="Telegram"), key="t1")).key
            't1'
        """
        with explained(self.path):
            return self._entry(entries.number_of(self.connection, key))

    def _entry(self, number: int) -> Entry:
        entry = entries.load(self.connection, number)
        if entry is None:
            raise LibraryError("the record was removed by another program meanwhile.")
        return entry

    def search(self, query: str = "", *, limit: int = 50, order: str = "") -> list[Hit]:
        """The records that a query finds, the best first.

        Args:
            query: see `archcite.library.query`; an empty one finds all.
            limit: at most so many; negative for all.
            order: ``key``, ``date``, ``added`` or ``changed`` instead of the best first.

        Raises:
            QueryError: when the query cannot be read, with the place.

        Example:
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
            ...     _ = library.add(Record(title="Письмо Хрущёва", date="1962-10"), key="letter")
            ...     [hit.key for hit in library.search("khrushcheva date:1962")]
            ['letter']
        """
        node = parse(query)
        with explained(self.path):
            return list(search(self.connection, node, limit, order))

    def count(self, query: str = "") -> int:
        """How many records a query finds.

        Example:
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
            ...     library.count("telegram")
            0
        """
        node = parse(query)
        with explained(self.path):
            return len(self) if node == All(()) else count(self.connection, node)

    def entries(self, query: str = "", *, order: str = "key") -> Iterator[Entry]:
        """The whole records that a query finds, one after the other.

        Example:
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
            ...     _ = library.add(Record(title="B"), key="b"), library.add(Record(title="A"), key="a")
            ...     [entry.key for entry in library.entries()]
            ['a', 'b']
        """
        for key in [hit.key for hit in self.search(query, limit=-1, order=order)]:
            yield self.get(key)

    def evidence(self, key: str) -> tuple[Evidence, ...]:
        """What reading each of a record's sources gave, and the texts themselves.

        Example:
            >>> import archcite.library
            >>> from archcite.model import Record
            >>> with archcite.library.open(":memory:") as library:
            ...     library.evidence(library.add(Record(title="Telegram")))
            ()
        """
        entry = self.get(key)
        with explained(self.path):
            return tuple(evidence.load(self.connection, source) for source in entry.sources)

    def content(self, digest: str) -> bytes:
        """The bytes of a source, its evidence or an attachment."""
        with explained(self.path):
            return contents.fetch(self.connection, digest)

    def log(self, limit: int = -1) -> list[Change]:
        """The changes, the newest first."""
        with explained(self.path):
            return list(history.log(self.connection, limit))

    def last_change(self) -> int:
        """The number of the last change that stands, which `undo` would take back; 0 when there is none.

        Example:
            >>> import archcite.library
            >>> with archcite.library.open(":memory:") as library:
            ...     _ = library.add({"title": "A"})
            ...     library.last_change()
            1
        """
        with explained(self.path):
            return history.last(self.connection)

    def setting(self, name: str) -> str:
        """A setting of this library; empty when it was never made. ``keys`` is the pattern of new keys."""
        with explained(self.path):
            row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""
