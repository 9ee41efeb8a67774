"""The journal of a batch: one line an event, only ever appended to, each line with a checksum of itself and what went before.

A line that was cut off by a crash is dropped; a line that was changed, or stands where it was not written, is told and not
believed. Nothing depends on the clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archcite.batch.store import Store

NAME: Final = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class Written:
    """What the journal knows of a shard that is written.

    Args:
        shard: its name.
        signature: of the inputs and settings it was made from.
        counts: outcome → how many.
        files: name → [bytes, checksum].
        codes: kind of failure or problem → how many.
        seconds: that its documents took.
    """

    shard: str
    signature: str
    counts: dict[str, int]
    files: dict[str, tuple[int, str]]
    codes: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(slots=True)
class Journal:
    """What a journal says, as far as it can be believed.

    Args:
        settings: of the batch as it was last begun.
        written: shards by name; those that are being written again, or were retired, are not among them.
        finished: the shards of the whole batch in order, once it was finished; None while it is not.
        damaged: how often a line is missing or was changed; one that was cut off when it was written does not count.
        position: the checksum that the next line continues.
    """

    settings: dict[str, Any] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)
    finished: list[str] | None = None
    damaged: int = 0
    position: int = 0

    def take(self, event: dict[str, Any]) -> None:
        """Let an event count."""
        match event["event"]:
            case "begun":
                self.settings, self.finished = event["settings"], None
            case "written":
                written = msgspec.convert(event["shard"], Written)
                self.written[written.shard] = written
            case "again":
                self.written.pop(event["shard"], None)
                self.finished = None
            case "finished":
                self.finished = event["shards"]
                kept = set(event["shards"])
                self.written = {name: known for name, known in self.written.items() if name in kept}


def read(lines: Iterable[bytes]) -> Journal:
    """What the lines of a journal say.

    A line that was cut off and then continued after breaks no chain; one that was changed or taken out does.
    """
    journal = Journal()
    for line in lines:
        checked = _checked(line)
        if checked:
            before, check, event = checked
            journal.damaged += before != journal.position
            journal.position = check
            journal.take(event)
    return journal


def append(store: Store, journal: Journal, event: dict[str, Any]) -> None:
    """Write an event for good, and let it count.

    Raises:
        OSError: it could not be written; it does not count.
    """
    body = msgspec.json.encode(event)
    check = crc32(body, journal.position)
    store.append(NAME, b"%08x %08x %s\n" % (journal.position, check, body))
    journal.position = check
    journal.take(event)


def _checked(line: bytes) -> tuple[int, int, dict[str, Any]] | None:
    """The checksum that a line continues, its own, and its event; None if it is not as it was written."""
    try:
        before, check = int(line[:8], 16), int(line[9:17], 16)
        body = line[18:].removesuffix(b"\n")
        if crc32(body, before) != check:
            return None
        return before, check, msgspec.json.decode(body)
    except (ValueError, msgspec.DecodeError):
        return None
