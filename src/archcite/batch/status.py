"""How far a batch is, and whether what it wrote is whole and accounts for every input exactly once."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from archcite.batch import journal
from archcite.batch.account import RECORD
from archcite.batch.output import FAILURES, SHARDS, is_aside, rows, signed
from archcite.batch.progress import Summary
from archcite.batch.shards import names_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archcite.batch.journal import Journal, Written
    from archcite.batch.shards import Shard
    from archcite.batch.store import Store


class NoBatchError(FileNotFoundError):
    """Nothing was written there by a batch."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the journal tells of a batch.

    Args:
        counts: inputs by outcome.
        codes: failures and problems by kind.
        shards: how many are written.
        seconds: of work, all processes together.
        finished: whether all inputs of the last run are done.
        asked: what the batch was asked to do.
        damaged: lines of the journal that are missing or were changed.
    """

    counts: Summary
    codes: dict[str, int] = field(default_factory=dict)
    shards: int = 0
    seconds: float = 0.0
    finished: bool = False
    asked: dict[str, Any] = field(default_factory=dict)
    damaged: int = 0


def status(store: Store) -> Status:
    """How far the batch in a store is.

    Raises:
        NoBatchError: there is none.
    """
    known = opened(store)
    counts = Summary()
    codes: dict[str, int] = {}
    for written in known.written.values():
        counts.add(written.counts)
        for code, number in written.codes.items():
            codes[code] = codes.get(code, 0) + number
    return Status(
        counts,
        dict(sorted(codes.items(), key=lambda item: (-item[1], item[0]))),
        len(known.written),
        sum(written.seconds for written in known.written.values()),
        known.finished is not None,
        known.settings.get("asked", {}),
        known.damaged,
    )


def opened(store: Store) -> Journal:
    """The journal of the batch in a store.

    Raises:
        NoBatchError: there is none.
    """
    known = journal.read(store.lines(journal.NAME))
    if not known.settings:
        raise NoBatchError(f"there is no batch here: no {journal.NAME} that could be read.")
    return known


def verify(store: Store, shards: Iterable[Shard] | None = None) -> Iterator[str]:
    """What is wrong with a batch, one sentence at a time; nothing, if each input is accounted for exactly once.

    Args:
        store: the batch.
        shards: the inputs as they are now, cut as the batch cut them; None if they cannot be looked at.

    Raises:
        FileNotFoundError: there is no batch.
    """
    known = opened(store)
    if known.damaged:
        yield f"{journal.NAME}: lines are missing or were changed ({known.damaged} times)"
    if known.finished is None:
        yield "the batch is not finished: run the same command again"
    order = known.finished if known.finished is not None else list(known.written)
    told = 0
    for name in order:
        written = known.written.get(name)
        if written is None:
            yield f"shard {name} is not in the journal"
            continue
        told += sum(written.counts.values()) - written.counts.get(RECORD, 0)
        yield from _damage(store, written)
    yield from _failures(store, told)
    kept = {file for written in known.written.values() for file in written.files}
    for name in store.sizes(SHARDS):
        if name not in kept and not is_aside(name):
            yield f"{name} belongs to no shard in the journal"
    if shards is not None and known.finished is not None:
        yield from _changes(known, shards)


def _damage(store: Store, written: Written) -> Iterator[str]:
    """What is wrong with one shard: files that are not as they were written, rows that are missing or twice there."""
    whole = True
    for name, (size, checksum) in written.files.items():
        digest = blake2b(digest_size=16)
        length = 0
        try:
            for data in store.read(name):
                digest.update(data)
                length += len(data)
        except FileNotFoundError:
            yield f"{name} is missing"
            whole = False
            continue
        if (length, digest.hexdigest()) != (size, checksum):
            yield f"{name} is not as it was written ({length:,} bytes of {size:,})"
            whole = False
    if not whole:
        return
    met = []
    counts: dict[str, int] = {}
    for row in rows(store, written.shard):
        met.append(row["input"])
        counts[row["outcome"]] = counts.get(row["outcome"], 0) + 1
    if names_digest(met) != written.shard or counts != written.counts:
        yield f"shard {written.shard} does not account for each of its inputs exactly once"


def _failures(store: Store, told: int) -> Iterator[str]:
    try:
        listed = sum(data.count(b"\n") for data in store.read(FAILURES))
    except FileNotFoundError:
        listed = -1
    if listed != told:
        yield f"{FAILURES} has {max(listed, 0)} rows, and there are {told} failures and problems"


def _changes(known: Journal, shards: Iterable[Shard]) -> Iterator[str]:
    """Inputs that are not those that the batch was made from."""
    order = iter(known.finished or ())
    settings = signed(known.settings)
    for shard in shards:
        name = next(order, None)
        written = known.written.get(shard.name)
        if written is None or shard.name != name:
            yield f"there are inputs that the batch does not have, at {shard.inputs[0].name}: run the same command again"
            return
        if written.signature != shard.signature(settings):
            yield f"inputs have changed, between {shard.inputs[0].name} and {shard.inputs[-1].name}: run it again"
    if next(order, None):
        yield "inputs that the batch has are no longer there"
