"""What a batch writes about one input: its row, and its piece of each format."""

from __future__ import annotations

from dataclasses import dataclass

#: Outcomes of an input; each has exactly one.
RECORD, PROBLEM, FAILURE = "record", "problem", "failure"


@dataclass(frozen=True, slots=True)
class Account:
    """One input accounted for.

    Args:
        outcome: `RECORD`, `PROBLEM` (read, but an error was diagnosed) or `FAILURE`.
        row: a line of JSON: what is known, kept for every input.
        code: the kind of problem or failure; empty for a record.
        parts: its piece of each of the batch's formats, in their order; empty for a failure.
    """

    outcome: str
    row: bytes
    code: str = ""
    parts: tuple[bytes, ...] = ()
