"""Many items at once, from other programs or from an export of ours.

Items are written in batches, each whole or not at all, and reported only once their batch is stored: what a killed import had
reported is there, and running it again adds the rest.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec

from archcite.library import entries, index, naming, portable
from archcite.library.corrections import reread
from archcite.library.days import item_days
from archcite.library.entry import Entry
from archcite.library.fold import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from archcite.library.history import Recorder

#: What to do with an item that the library has in another wording: leave the library as it is, take the new reading
#: (corrections stay), or keep both.
Existing = Literal["skip", "update", "both"]

#: Items a transaction: enough that the disk is waited for seldom, few enough that others can write in between.
BATCH: Final = 2_000

#: An item, what it brought along (see `portable`), and the key it wants with the name it came under.
_Given = tuple[dict[str, Any], dict[str, Any], tuple[str, str]]

_RECORD: Final = "INSERT INTO record VALUES (?, ?, ?, NULL, '', NULL, ?, ?, ?, ?)"


@contextmanager
def without_cycle_search() -> Iterator[None]:
    """Items are trees: looking for cycles among the thousands of objects of a batch takes longer than decoding them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@dataclass(slots=True)
class Imported:
    """What became of the items of an import.

    Args:
        added: keys of new records.
        updated: keys of records that took the new reading.
        same: how many items the library had already, word for word.
        conflicts: keys of records that the library has in another wording and that were left as they are.
        failed: what could not be stored: the item's place, counted from 1, and why.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    same: int = 0
    conflicts: list[str] = field(default_factory=list)
    failed: list[tuple[int, str]] = field(default_factory=list)

    def extend(self, other: Imported) -> None:
        """Count another batch in."""
        self.added += other.added
        self.updated += other.updated
        self.same += other.same
        self.conflicts += other.conflicts
        self.failed += other.failed


def batches(items: Iterable[Any], size: int = 0) -> Iterator[list[Any]]:
    """Items in lists of at most `size`, or of a transaction's size.

    Example:
        >>> list(batches("abc", 2))
        [['a', 'b'], ['c']]
    """
    following = iter(items)
    while batch := list(islice(following, size or BATCH)):
        yield batch


class Importer:
    """Writes batches of items; one of these serves one import.

    Args:
        connection: of the library.
        existing: see `Existing`.
        pattern: for the keys of items that bring none (see `naming.key_of`).
        tags: for every new record.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        existing: Existing = "skip",
        pattern: str = "",
        tags: Sequence[str] = (),
    ) -> None:
        self.connection = connection
        self.existing = existing
        self.pattern = pattern
        self.tags = tuple(sorted(set(tags), key=str.casefold))
        self.seen = 0
        self._following: dict[str, Iterator[str]] = {}

    def write(self, batch: Sequence[Any], recorder: Recorder) -> Imported:
        """Write a batch.

        Args:
            batch: items, as dicts or as JSON (`msgspec.Raw`).
            recorder: of the change; its transaction is open.
        """
        outcome = Imported()
        number = int(self.connection.execute("SELECT ifnull(max(id), 0) FROM record").fetchone()[0])
        fresh = _Fresh(number + 1)
        items = self._readable(batch, outcome)
        fresh.taken = self._known_among(keys[0] for _, _, keys in items)
        for item, brought, (key, name) in items:
            self._place(item, brought, key, name, recorder, fresh, outcome)
        self._store(fresh, recorder)
        return outcome

    def _readable(self, batch: Sequence[Any], outcome: Imported) -> list[_Given]:
        """The items that can be read, each with what it brought along and the key that it wants."""
        items: list[_Given] = []
        for given in batch:
            self.seen += 1
            try:
                item = _item(given)
                brought = portable.take(item)
                items.append((item, brought, naming.wanted_key(item, self.pattern)))
            except (ValueError, TypeError) as error:
                outcome.failed.append((self.seen, str(error)))
        return items

    def _known_among(self, keys: Iterable[str]) -> set[str]:
        """Those of some keys that the library has, folded: most new items need no further look."""
        wanted = msgspec.json.encode(list(keys))
        rows = self.connection.execute(
            "SELECT value FROM json_each(?1) JOIN record ON record.key = value COLLATE NOCASE"
            " UNION ALL SELECT value FROM json_each(?1) JOIN alias ON alias.alias = value COLLATE NOCASE",
            (wanted.decode(),),
        )
        return {row[0].casefold() for row in rows}

    def _place(
        self,
        item: dict[str, Any],
        brought: dict[str, Any],
        key: str,
        name: str,
        recorder: Recorder,
        fresh: _Fresh,
        outcome: Imported,
    ) -> None:
        folded = key.casefold()
        new = folded not in fresh.taken and folded not in fresh.keys
        found = None if new else self._found(key, item, fresh, ours=bool(brought))
        if found is None:
            key = key if new else self._free(key, fresh)
            aliases = (name,) if name and not self._taken(name, fresh) and name.isprintable() else ()
            entry = Entry(key, entries.named(item, key), aliases=aliases, tags=self.tags, added=recorder.moment)
            if brought or aliases or self.tags:
                self._store(fresh, recorder)
                entry = portable.completed(self.connection, replace(entry, changed=recorder.moment), brought)
                recorder.put(None, self._without_taken(entry))
                fresh.taken.update(key.casefold() for key in (entry.key, *entry.aliases))
                fresh.next = int(self.connection.execute("SELECT max(id) + 1 FROM record").fetchone()[0])
            else:
                fresh.add(entry)
            outcome.added.append(key)
        elif isinstance(found, str):
            outcome.same += 1
        elif brought and self.existing == "update":
            self._replace(found, item, brought, recorder, outcome)
        else:
            self._meet(found, item, recorder, outcome)

    def _without_taken(self, entry: Entry) -> Entry:
        free = tuple(alias for alias in entry.aliases if not entries.taken_by(self.connection, alias))
        return replace(entry, aliases=free)

    def _found(self, key: str, item: dict[str, Any], fresh: _Fresh, *, ours: bool) -> int | str | None:
        """The row of the same document in another wording; its key when the wording is the same; None when it is new.

        In an item that a library wrote (`ours`) the key alone says which record it is, and the wording is not all there is.
        """
        for candidate in _with_letters(key):
            waiting = fresh.keys.get(candidate.casefold())
            if waiting is not None:
                if waiting.item == entries.named(item, waiting.key):
                    return candidate
                continue
            row = self._row(candidate)
            if row is None:
                return None
            number, real, stored, read = row
            if ours and self.existing != "both":
                return number
            known = msgspec.json.decode(stored)
            before = msgspec.json.decode(read) if read else known
            named = entries.named(item, real)
            if named in (known, before):
                return candidate
            if self.existing != "both" and same_document(known, item):
                return number
        return None

    def _row(self, key: str) -> tuple[int, str, str, str | None] | None:
        found: tuple[int, str, str, str | None] | None = self.connection.execute(
            "SELECT id, key, item, read FROM record WHERE key = ?", (key,)
        ).fetchone()
        if found is None:
            number = entries.find(self.connection, key)
            if number is not None:
                return self.connection.execute(  # type: ignore[no-any-return]  # sqlite3 gives Any
                    "SELECT id, key, item, read FROM record WHERE id = ?", (number,)
                ).fetchone()
        return found

    def _meet(self, number: int, item: dict[str, Any], recorder: Recorder, outcome: Imported) -> None:
        """A document that the library has in another wording: left alone, or read anew under a person's corrections."""
        entry = self._entry(number)
        if self.existing == "skip":
            outcome.conflicts.append(entry.key)
            return
        read = entries.named(item, entry.key)
        new = reread(read, entry.corrections)
        kept = read if entry.corrections else None
        recorder.put(number, replace(entry, item=new, read=kept, changed=recorder.moment))
        outcome.updated.append(entry.key)

    def _replace(
        self, number: int, item: dict[str, Any], brought: dict[str, Any], recorder: Recorder, outcome: Imported
    ) -> None:
        """A record that comes back from an export of a library: it is what the export says, tags and all."""
        entry = self._entry(number)
        new = portable.completed(self.connection, Entry(entry.key, entries.named(item, entry.key)), brought)
        if new == entry:
            outcome.same += 1
        else:
            recorder.put(number, new)
            outcome.updated.append(entry.key)

    def _entry(self, number: int) -> Entry:
        entry = entries.load(self.connection, number)
        if entry is None:
            raise LookupError(f"record {number} went away inside a transaction")
        return entry

    def _taken(self, key: str, fresh: _Fresh) -> bool:
        return key.casefold() in fresh.keys or entries.find(self.connection, key) is not None

    def _free(self, key: str, fresh: _Fresh) -> str:
        following = self._following.setdefault(key.casefold(), _with_letters(key))
        return next(candidate for candidate in following if not self._taken(candidate, fresh))

    def _store(self, fresh: _Fresh, recorder: Recorder) -> None:
        """Write the new records that wait, all tables at once."""
        if not fresh.keys:
            return
        moment = recorder.moment
        self.connection.executemany(
            _RECORD,
            [
                (number, e.key, entries.encoded(e.item), *(item_days(e.item) or (None, None)), moment, moment)
                for number, e in fresh.numbered
            ],
        )
        self.connection.executemany(index.INSERT, [index.row(number, e.item) for number, e in fresh.numbered])
        recorder.note_added(number for number, _ in fresh.numbered)
        fresh.clear()


class _Fresh:
    """New records that wait to be written together."""

    def __init__(self, start: int) -> None:
        self.next = start
        self.taken: set[str] = set()
        self.keys: dict[str, Entry] = {}
        self.numbered: list[tuple[int, Entry]] = []

    def add(self, entry: Entry) -> None:
        self.keys[entry.key.casefold()] = entry
        self.numbered.append((self.next, entry))
        self.next += 1

    def clear(self) -> None:
        self.taken.update(self.keys)
        self.keys.clear()
        self.numbered.clear()


def _item(given: Any) -> dict[str, Any]:
    item = msgspec.json.decode(given) if isinstance(given, msgspec.Raw | bytes | str) else given
    if not isinstance(item, dict):
        raise TypeError(f"an item is an object, not {type(item).__name__}")
    return dict(item)


def _with_letters(key: str) -> Iterator[str]:
    """The key, then with a, b, … after it."""
    yield key
    yield from naming.lettered(key)


def same_document(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two items under one key mean the same document: they share an address or a title.

    Example:
        >>> same_document({"title": "On Practice"}, {"title": "On practice."})
        True
        >>> same_document({"title": "On Practice"}, {"title": "On Contradiction"})
        False
    """
    for variable in ("DOI", "URL"):
        if one.get(variable) and one.get(variable) == other.get(variable):
            return True
    first, second = (fold(str(item.get("title") or "")).strip(" .") for item in (one, other))
    return first == second


def split_json(data: bytes | memoryview) -> list[Any]:
    """The items of a CSL-JSON file, not yet decoded, so that a large file is not held twice.

    Args:
        data: a JSON array of items, an object with ``items``, or a single item.

    Raises:
        msgspec.DecodeError: when it is no JSON; the message gives the byte.

    Example:
        >>> len(split_json(b'[{"id": "a"}, {"id": "b"}]'))
        2
    """
    try:
        return msgspec.json.decode(data, type=list[msgspec.Raw])
    except msgspec.ValidationError:
        held = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        if "items" in held and "type" not in held:
            return msgspec.json.decode(held["items"], type=list[msgspec.Raw])
        return [msgspec.Raw(bytes(data))]
