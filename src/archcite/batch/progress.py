"""How a batch is getting on, and how it ended."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archcite.batch.account import FAILURE, PROBLEM, RECORD

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class Summary:
    """Counts of inputs by what became of them, kept up while the batch runs.

    Args:
        records: read, and nothing seriously wrong.
        problems: read, with an error diagnosed.
        failures: not read.
        before: those of the above that an earlier run had done.
        shards: written or found written.
        unkept: read, but of a shard that was not complete when the batch was stopped: they are read again.
        stopped: whether the batch was stopped before its end.
    """

    records: int = 0
    problems: int = 0
    failures: int = 0
    before: int = 0
    shards: int = 0
    unkept: int = 0
    stopped: bool = False
    begun: float = field(default_factory=time.monotonic)

    @property
    def inputs(self) -> int:
        """All that are accounted for."""
        return self.records + self.problems + self.failures

    @property
    def seconds(self) -> float:
        """Since the batch began."""
        return time.monotonic() - self.begun

    @property
    def rate(self) -> float:
        """Inputs done a second, not counting those done before."""
        return (self.inputs - self.before) / max(self.seconds, 1e-9)

    def add(self, counts: Mapping[str, int], *, before: bool = False, sign: int = 1) -> None:
        """Take the inputs of a shard, or of a piece of one, into account, or out of it."""
        self.records += sign * counts.get(RECORD, 0)
        self.problems += sign * counts.get(PROBLEM, 0)
        self.failures += sign * counts.get(FAILURE, 0)
        self.before += sum(counts.values()) if before else 0
