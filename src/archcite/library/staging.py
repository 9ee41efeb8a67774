"""Items on their way into the library: made ready for its tables while the tables are still busy with those before them.

Decoding, folding and writing JSON is Python's work, storing is SQLite's, which leaves Python alone meanwhile: a thread that
makes the next items ready costs no time where there is a second processor.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice
from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from archcite.library import entries, index, naming, portable
from archcite.library.days import item_days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from archcite.library.history import Recorder

T = TypeVar("T")
U = TypeVar("U")

#: Items a transaction: enough that the disk is waited for seldom, few enough that others can write in between.
BATCH: Final = 1_000
#: Rows a statement: SQLite is left to itself for some milliseconds.
_ROWS: Final = 1_000
_RECORDS: Final = "INSERT INTO record (id, key, item, first_day, last_day, added, changed) VALUES"


@dataclass(frozen=True, slots=True)
class Staged:
    """An item ready to be stored as a new record under the key that it wants.

    Args:
        item: CSL-JSON, under that key.
        brought: what it brought along (see `portable`).
        key: that key.
        name: what it came under, where that is another.
        text: the item as JSON.
        days: first and last; None where its date says nothing.
        words: what the index will hold (see `index.row`).
    """

    item: dict[str, Any]
    brought: dict[str, Any]
    key: str
    name: str
    text: str
    days: tuple[int, int] | tuple[None, None]
    words: list[str]


def staged(given: Any, pattern: str = "") -> Staged:
    """Make an item ready.

    Args:
        given: a dict, or JSON that is not decoded yet (`msgspec.Raw`).
        pattern: for the key of an item that brings none (see `naming.key_of`).

    Raises:
        ValueError: when it is no item, or what it brought along is damaged; the message is for the user.
        TypeError: the same.

    Example:
        >>> ready = staged({"id": "mao1949", "type": "speech", "issued": {"date-parts": [[1949]]}})
        >>> ready.key, ready.days
        ('mao1949', (19490101, 19491231))
    """
    item = msgspec.json.decode(given) if isinstance(given, msgspec.Raw | bytes | str) else given
    if not isinstance(item, dict):
        raise TypeError(f"an item is an object, not {type(item).__name__}")
    item = dict(item)
    brought = portable.take(item)
    key, name = naming.wanted_key(item, pattern)
    return _under(key, Staged(item, brought, "", name, "", (None, None), []))


def _under(key: str, ready: Staged) -> Staged:
    item = entries.named(ready.item, key)
    return Staged(
        item,
        ready.brought,
        key,
        ready.name,
        entries.encoded(item),
        item_days(item) or (None, None),
        index.row(item),
    )


def renamed(ready: Staged, key: str) -> Staged:
    """The same item under another key."""
    return ready if key == ready.key else replace(_under(key, ready), name=ready.name)


def batches(items: Iterable[Any], size: int = 0) -> Iterator[list[tuple[int, Any]]]:
    """Items with their places, counted from 1, in lists of at most `size`, or of a transaction's size.

    Example:
        >>> list(batches("abc", 2))
        [[(1, 'a'), (2, 'b')], [(3, 'c')]]
    """
    following = enumerate(items, start=1)
    while batch := list(islice(following, size or BATCH)):
        yield batch


@dataclass(frozen=True, slots=True)
class Batch:
    """Items that are stored together.

    Args:
        items: ready to be stored.
        failed: what is no item: its place in the import, and why.
    """

    items: list[Staged]
    failed: list[tuple[int, str]]


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
    batch = Batch([], [])
    for place, given in numbered:
        try:
            batch.items.append(staged(given, pattern))
        except (ValueError, TypeError) as error:
            batch.failed.append((place, str(error)))
    return batch


def store(numbered: Sequence[tuple[int, Staged]], recorder: Recorder) -> None:
    """Write new records under numbers that follow one another, all tables at once."""
    moment = recorder.moment
    connection = recorder.connection
    _insert(connection, _RECORDS, [(n, r.key, r.text, *r.days, moment, moment) for n, r in numbered])
    _insert(connection, index.INSERT, [(number, *ready.words) for number, ready in numbered])
    recorder.note_added(numbered[0][0], numbered[-1][0])


def _insert(connection: sqlite3.Connection, into: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows by as few statements as can be: between two of them SQLite has to wait for Python."""
    width = len(rows[0])
    most = min(_ROWS, connection.getlimit(SQLITE_LIMIT_VARIABLE_NUMBER) // width)
    whole = len(rows) // most * most
    for start in range(0, whole, most):
        connection.execute(_statement(into, width, most), list(chain.from_iterable(rows[start : start + most])))
    connection.executemany(_statement(into, width, 1), rows[whole:])


@cache
def _statement(into: str, width: int, rows: int) -> str:
    values = ", ".join("?" * width)
    return f"{into} {', '.join([f'({values})'] * rows)}"


def ahead(function: Callable[[T], U], things: Iterable[T]) -> Iterator[U]:
    """What a function makes of each thing, the next one being made in a thread while the caller is busy with this one.

    The things themselves are taken by the caller's own thread.

    Example:
        >>> list(ahead(str.upper, "abc"))
        ['A', 'B', 'C']
    """
    with ThreadPoolExecutor(1, thread_name_prefix="archcite-library") as thread:
        waiting = None
        failure = None
        following = iter(things)
        while True:
            try:
                coming = thread.submit(function, next(following))
            except StopIteration:
                break
            except Exception as error:  # noqa: BLE001  (raised below, after what came before it was handed over)
                failure = error
                break
            if waiting:
                yield waiting.result()
            waiting = coming
        if waiting:
            yield waiting.result()
        if failure:
            raise failure
