"""What an import does with what the library has already, and what became of the items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from archcite.model import Problem

#: What to do with an item that the library has in another wording: leave the library as it is, take the new reading
#: (corrections stay), or keep both.
Existing = Literal["skip", "update", "both"]


@dataclass(slots=True)
class Imported:
    """What became of the items of an import.

    Args:
        added: keys of new records.
        updated: keys of records that took the new reading.
        same: how many items the library had already, word for word.
        conflicts: keys of records that the library has in another wording and that were left as they are.
        failed: what could not be stored: the item's place, counted from 1, and why.
        problems: what was mended or lost when the items were read.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    same: int = 0
    conflicts: list[str] = field(default_factory=list)
    failed: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def extend(self, other: Imported) -> None:
        """Count another batch in."""
        self.added += other.added
        self.updated += other.updated
        self.same += other.same
        self.conflicts += other.conflicts
        self.failed += other.failed
        self.problems += other.problems
