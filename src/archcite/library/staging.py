"""Items on their way into the library: made ready for its tables while the tables are still busy with those before them.

Decoding, folding and writing JSON is Python's work, storing is SQLite's, which leaves Python alone meanwhile: a thread that
makes the next items ready costs no time where there is a second processor (see `threads.ahead`).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.library import bulk, entries, index, naming, portable
from archcite.library.days import item_days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from archcite.library.history import Recorder
    from archcite.model import Problem

#: Items a transaction: enough that the disk is waited for seldom, few enough that others can write in between.
BATCH: Final = 1_000
#: Rows a statement: SQLite is left to itself for some milliseconds.
_ROWS: Final = 1_000
_RECORDS: Final = ("id", "key", "item", "first_day", "last_day", "added", "changed")
_WORDS: Final = tuple(index.COLUMNS)


class Staged(msgspec.Struct, frozen=True, gc=False):
    """An item ready to be stored as a new record under the key that it wants.

    The item is held as text alone: of the thousands that wait, hardly one is looked into again.

    Args:
        text: the item as JSON, under that key.
        brought: what it brought along (see `portable`).
        key: that key.
        name: what it came under, where that is another.
        days: first and last; None where its date says nothing.
        words: what the index will hold (see `index.row`).
    """

    text: str
    brought: dict[str, Any]
    key: str
    name: str
    days: tuple[int, int] | tuple[None, None]
    words: list[str]

    @property
    def item(self) -> dict[str, Any]:
        """The item as CSL-JSON, under the key."""
        item: dict[str, Any] = msgspec.json.decode(self.text)
        return item


def staged(item: Any, pattern: str = "") -> Staged:
    """Make an item ready.

    Args:
        item: CSL-JSON.
        pattern: for the key of an item that brings none (see `naming.key_of`).

    Raises:
        ValueError: when it is no item, or what it brought along is damaged; the message is for the user.
        TypeError: the same.

    Example:
        >>> ready = staged({"id": "mao1949", "type": "speech", "issued": {"date-parts": [[1949]]}})
        >>> ready.key, ready.days
        ('mao1949', (19490101, 19491231))
    """
    if not isinstance(item, dict):
        raise TypeError(f"an item is an object, not {type(item).__name__}")
    bare, brought = portable.parted(item)
    key, name = naming.wanted_key(bare, pattern)
    return _under(key, name, bare, brought)


def _under(key: str, name: str, item: dict[str, Any], brought: dict[str, Any]) -> Staged:
    named = entries.named(item, key)
    return Staged(entries.encoded(named), brought, key, name, item_days(named) or (None, None), index.row(named))


def renamed(ready: Staged, key: str) -> Staged:
    """The same item under another key."""
    return ready if key == ready.key else _under(key, ready.name, ready.item, ready.brought)


def batches(items: Iterable[Any], size: int = 0) -> Iterator[list[tuple[int, Any]]]:
    """Items with their places, counted from 1, in lists of at most `size`, or of a transaction's size.

    Example:
        >>> list(batches("abc", 2))
        [[(1, 'a'), (2, 'b')], [(3, 'c')]]
    """
    following = enumerate(items, start=1)
    while batch := list(islice(following, size or BATCH)):
        yield batch


class Batch(msgspec.Struct, frozen=True):
    """Items that are stored together.

    Args:
        items: ready to be stored.
        failed: what is no item: its place in the import, and why.
        problems: what was mended or lost when they were read.
    """

    items: list[Staged] = []
    failed: list[tuple[int, str]] = []
    problems: list[Problem] = []


def ready(numbered: Sequence[tuple[int, Any]], pattern: str = "") -> Batch:
    """Make items ready, without a look at the library.

    Args:
        numbered: items, as dicts or as JSON (`msgspec.Raw`), each with its place in the import.
        pattern: see `staged`.

    Example:
        >>> batch = ready([(1, {"id": "mao1949"}), (2, "no item")])
        >>> [item.key for item in batch.items], [place for place, _ in batch.failed]
        (['mao1949'], [2])
    """
    batch = Batch()
    for place, given in numbered:
        try:
            items = bulk.decoded(given, batch.problems) if isinstance(given, msgspec.Raw) else (given,)
            batch.items.extend([staged(item, pattern) for item in items])
        except (ValueError, TypeError, RecursionError) as error:
            batch.failed.append((place, str(error)))
    return batch


def store(first: int, items: Sequence[Staged], recorder: Recorder, columns: AbstractSet[str]) -> AbstractSet[str]:
    """Write new records under numbers that follow one another, all tables at once.

    Args:
        first: the number of the first of them.
        items: not none.
        recorder: of the change.
        columns: of the index, that other items of the same import had words in.

    Returns:
        The columns that items had words in by now. The others are not mentioned to SQLite, which takes as long for a column
        without words as for two words; and statements should not be of many kinds.
    """
    numbers = range(first, first + len(items))
    moments = [recorder.moment] * len(items)
    starts, ends = zip(*[item.days for item in items], strict=True)
    rows = (numbers, [item.key for item in items], [item.text for item in items], starts, ends, moments, moments)
    _insert(recorder.connection, "record", _RECORDS, rows)
    texts = dict(zip(_WORDS, zip(*[item.words for item in items], strict=True), strict=True))
    filled = columns | {name for name, column in texts.items() if any(column)}
    kept = tuple(name for name in _WORDS if name in filled)
    _insert(recorder.connection, "words", ("rowid", *kept), (numbers, *[texts[name] for name in kept]))
    recorder.note_added(numbers[0], numbers[-1])
    return filled


def _insert(
    connection: sqlite3.Connection, table: str, names: tuple[str, ...], columns: Sequence[Sequence[Any]]
) -> None:
    """Insert columns of values by as few statements as can be: between two of them SQLite has to wait for Python."""
    width, count = len(columns), len(columns[0])
    most = min(_ROWS, connection.getlimit(SQLITE_LIMIT_VARIABLE_NUMBER) // width)
    whole = count // most * most
    for start in range(0, whole, most):
        values: list[Any] = [None] * (most * width)
        for place, column in enumerate(columns):
            values[place::width] = column[start : start + most]
        connection.execute(_statement(table, names, most), values)
    rest = [column[whole:] for column in columns]
    connection.executemany(_statement(table, names, 1), zip(*rest, strict=True))


@lru_cache(maxsize=16)
def _statement(table: str, names: tuple[str, ...], rows: int) -> str:
    row = f"({', '.join('?' * len(names))})"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([row] * rows)}"  # noqa: S608  (our own names)
