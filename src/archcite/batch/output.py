"""What a batch writes: shards, the journal, the failures, the manifest; and what of it is already there."""

from __future__ import annotations

from enum import Enum
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.batch import journal
from archcite.batch.account import RECORD
from archcite.batch.journal import Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archcite.batch.account import Account
    from archcite.batch.forms import Form
    from archcite.batch.shards import Shard
    from archcite.batch.store import Store

SHARDS: Final = "shards"
FAILURES: Final = "failures.jsonl"
MANIFEST: Final = "manifest.json"
#: The ending of the file that has a row for each input, whatever the formats.
ROWS: Final = "jsonl"
#: What of a row stands in the list of failures.
_TOLD: Final = ("input", "outcome", "code", "message", "place", "again")


class Again(Enum):
    """What of a batch that was begun before is done again although nothing changed."""

    NOTHING = "nothing"
    FAILED = "shards with failures or problems"
    ALL = "all"


class Output:
    """A batch's files in a store.

    Args:
        store: where; it is locked by the caller.
        forms: the formats of the shards, beside the rows.
        settings: all that the output depends on beside the inputs, and what the batch was asked to do.
        again: what of that which is there is done again all the same.
    """

    def __init__(
        self, store: Store, forms: Sequence[Form], settings: Mapping[str, Any], again: Again = Again.NOTHING
    ) -> None:
        self._store = store
        self._forms = forms
        self._again = again
        self._signed = signed(settings)
        self.journal = journal.read(store.lines(journal.NAME))
        self._present = {name: size for name, size in store.sizes(SHARDS).items() if not is_aside(name)}
        for name in filter(is_aside, store.sizes(SHARDS)):
            store.remove(name)
        journal.append(store, self.journal, {"event": "begun", "settings": dict(settings)})

    def known(self, shard: Shard) -> Written | None:
        """What was written of a shard, if it is whole, unchanged, and not to be tried again."""
        written = self.journal.written.get(shard.name)
        if not written or written.signature != shard.signature(self._signed) or self._again is Again.ALL:
            return None
        whole = all(self._present.get(name) == size for name, (size, _) in written.files.items())
        failed = self._again is Again.FAILED and set(written.counts) - {RECORD}
        return written if whole and not failed else None

    def write(self, shard: Shard, accounts: Sequence[Account], seconds: float) -> Written:
        """Write a shard's files, then enter it in the journal.

        Raises:
            OSError: something could not be written; the shard does not count as done.
        """
        if shard.name in self.journal.written:
            journal.append(self._store, self.journal, {"event": "again", "shard": shard.name})
        files = {}
        for ending, data in self._files(accounts):
            name = f"{SHARDS}/{shard.name}.{ending}"
            self._store.write(name, [data])
            files[name] = len(data), checksum(data)
        written = Written(
            shard.name,
            shard.signature(self._signed),
            _counted(account.outcome for account in accounts),
            files,
            _counted(account.code for account in accounts if account.code),
            round(seconds, 3),
        )
        journal.append(self._store, self.journal, {"event": "written", "shard": msgspec.to_builtins(written)})
        return written

    def finish(self, order: Sequence[str], *, whole: bool) -> None:
        """Write the list of failures; if all inputs were met, the manifest too, and remove what belongs to none of them.

        Args:
            order: the shards of the batch, in order, that are written.
            whole: whether they are all.
        """
        known = [self.journal.written[name] for name in order]
        self._store.write(FAILURES, self._failures(known))
        if not whole:
            return
        told = [{"shard": shard.shard, "counts": shard.counts, "files": shard.files} for shard in known]
        manifest = {"signed": msgspec.json.decode(self._signed), "shards": told}
        self._store.write(MANIFEST, [msgspec.json.format(msgspec.json.encode(manifest, order="deterministic")), b"\n"])
        journal.append(self._store, self.journal, {"event": "finished", "shards": list(order)})
        kept = {name for shard in known for name in shard.files}
        for name in self._store.sizes(SHARDS):
            if name not in kept:
                self._store.remove(name)

    def _files(self, accounts: Sequence[Account]) -> Iterator[tuple[str, bytes]]:
        yield ROWS, b"".join(account.row + b"\n" for account in accounts)
        parts = [account.parts for account in accounts if account.parts]
        for number, form in enumerate(self._forms):
            yield form.ending, b"".join(form.whole(part[number] for part in parts))

    def _failures(self, shards: Sequence[Written]) -> Iterator[bytes]:
        for shard in shards:
            if set(shard.counts) - {RECORD}:
                for row in rows(self._store, shard.shard):
                    if row["outcome"] != RECORD:
                        yield msgspec.json.encode({name: row[name] for name in _TOLD if name in row}) + b"\n"


def rows(store: Store, shard: str) -> Iterator[dict[str, Any]]:
    """The rows of a shard, one for each of its inputs."""
    for line in store.lines(f"{SHARDS}/{shard}.{ROWS}"):
        yield msgspec.json.decode(line)


def checksum(data: bytes) -> str:
    """What tells a file's bytes from any others."""
    return blake2b(data, digest_size=16).hexdigest()


def signed(settings: Mapping[str, Any]) -> str:
    """What of a batch's settings its output depends on, as one text."""
    return msgspec.json.encode(settings.get("signed", {}), order="deterministic").decode()


def is_aside(name: str) -> bool:
    """Whether a file is one that was being written."""
    return name.rsplit("/", 1)[-1].startswith(".")


def _counted(things: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for thing in things:
        counts[thing] = counts.get(thing, 0) + 1
    return dict(sorted(counts.items()))
