"""A batch of items into the library: each as a new record, or held against the record of the same document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import msgspec

from archcite.doi import bare_doi
from archcite.library import entries, naming, portable, staging
from archcite.library.corrections import reread
from archcite.library.entry import Entry
from archcite.library.fold import fold
from archcite.library.imported import Imported

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from archcite.library.history import Recorder
    from archcite.library.imported import Existing
    from archcite.library.staging import Batch, Staged


class Importer:
    """Writes batches of items; one of these serves one import.

    Args:
        connection: of the library.
        existing: see `Existing`.
        tags: for every new record.
    """

    def __init__(
        self, connection: sqlite3.Connection, *, existing: Existing = "skip", tags: Sequence[str] = ()
    ) -> None:
        self.connection = connection
        self.existing = existing
        self.tags = tuple(sorted(set(tags), key=str.casefold))
        self._following: dict[str, Iterator[str]] = {}
        self._columns: AbstractSet[str] = frozenset()

    def write(self, batch: Batch, recorder: Recorder) -> Imported:
        """Write a batch.

        Args:
            batch: see `staging.ready`.
            recorder: of the change; its transaction is open.
        """
        outcome = Imported(failed=list(batch.failed), problems=list(batch.problems))
        fresh = _Fresh(self._known_among(item.key for item in batch.items))
        for item in batch.items:
            folded = item.key.casefold()
            if folded in fresh.taken or folded in fresh.waiting or item.name or item.brought or self.tags:
                self._place(item, recorder, fresh, outcome)
            else:  # most items of a large import
                fresh.waiting[folded] = item
                outcome.added.append(item.key)
        self._store(fresh, recorder)
        return outcome

    def _store(self, fresh: _Fresh, recorder: Recorder) -> None:
        """Write the records that wait."""
        if fresh.waiting:
            last = int(self.connection.execute("SELECT ifnull(max(id), 0) FROM record").fetchone()[0])
            self._columns = staging.store(last + 1, [*fresh.waiting.values()], recorder, self._columns)
            fresh.taken.update(fresh.waiting)
            fresh.waiting.clear()

    def _known_among(self, keys: Iterable[str]) -> set[str]:
        """Those of some keys that the library has, folded: most new items need no further look."""
        wanted = msgspec.json.encode(list(keys))
        rows = self.connection.execute(
            "SELECT value FROM json_each(?1) JOIN record ON record.key = value COLLATE NOCASE"
            " UNION ALL SELECT value FROM json_each(?1) JOIN alias ON alias.alias = value COLLATE NOCASE",
            (wanted.decode(),),
        )
        return {row[0].casefold() for row in rows}

    def _place(self, ready: Staged, recorder: Recorder, fresh: _Fresh, outcome: Imported) -> None:
        folded = ready.key.casefold()
        new = folded not in fresh.taken and folded not in fresh.waiting
        found = None if new else self._found(ready, fresh)
        if found is None:
            ready = ready if new else staging.renamed(ready, self._free(ready.key, fresh))
            aliases = self._aliases(ready.name, fresh) if ready.name else ()
            if ready.brought or aliases or self.tags:
                self._add_whole(ready, aliases, recorder, fresh)
            else:
                fresh.waiting[ready.key.casefold()] = ready
            outcome.added.append(ready.key)
        elif isinstance(found, str):
            outcome.same += 1
        elif ready.brought and self.existing == "update":
            self._replace(found, ready, recorder, outcome)
        else:
            self._meet(found, ready.item, recorder, outcome)

    def _aliases(self, name: str, fresh: _Fresh) -> tuple[str, ...]:
        """What an item came under, if that can lead to its record."""
        return (name,) if not self._taken(name, fresh) and name.isprintable() else ()

    def _add_whole(self, ready: Staged, aliases: tuple[str, ...], recorder: Recorder, fresh: _Fresh) -> None:
        """Add a record that is more than its item, after those that wait."""
        self._store(fresh, recorder)
        moment = recorder.moment
        entry = Entry(ready.key, ready.item, aliases=aliases, tags=self.tags, added=moment, changed=moment)
        entry = portable.completed(self.connection, entry, ready.brought)
        recorder.put(None, self._without_taken(entry))
        fresh.taken.update(key.casefold() for key in (entry.key, *entry.aliases))

    def _without_taken(self, entry: Entry) -> Entry:
        free = tuple(alias for alias in entry.aliases if not entries.taken_by(self.connection, alias))
        return replace(entry, aliases=free)

    def _found(self, ready: Staged, fresh: _Fresh) -> int | str | None:
        """The row of the same document in another wording; its key when the wording is the same; None when it is new.

        Of an item that a library wrote the key alone says which record it is, and the wording is not all there is.
        """
        item = ready.item
        for candidate in _with_letters(ready.key):
            waiting = fresh.waiting.get(candidate.casefold())
            if waiting is not None:
                if waiting.item == entries.named(item, waiting.key):
                    return candidate
                continue
            row = self._row(candidate)
            if row is None:
                return None
            number, real, stored, read = row
            if ready.brought and self.existing != "both":
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

    def _replace(self, number: int, ready: Staged, recorder: Recorder, outcome: Imported) -> None:
        """A record that comes back from an export of a library: it is what the export says, tags and all."""
        entry = self._entry(number)
        new = portable.completed(self.connection, Entry(entry.key, entries.named(ready.item, entry.key)), ready.brought)
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
        return key.casefold() in fresh.waiting or entries.find(self.connection, key) is not None

    def _free(self, key: str, fresh: _Fresh) -> str:
        following = self._following.setdefault(key.casefold(), _with_letters(key))
        return next(candidate for candidate in following if not self._taken(candidate, fresh))


@dataclass(frozen=True, slots=True)
class _Fresh:
    """New records that wait to be written together.

    Args:
        taken: keys of the library, folded, as far as items of the batch want them.
        waiting: the records, under their folded keys, in their order.
    """

    taken: set[str]
    waiting: dict[str, Staged] = field(default_factory=dict)


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
        if one.get(variable) and bare_doi(str(one[variable])) == bare_doi(str(other.get(variable))):
            return True
    first, second = (fold(str(item.get("title") or "")).strip(" .") for item in (one, other))
    return first == second
