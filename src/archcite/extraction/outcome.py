"""The outcome of reading one text: record, claims and problems, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from archcite.facts import stated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.model import Claim, Problem, Record, Text


@dataclass(frozen=True)
class Extraction:
    """What was read out of one text.

    Args:
        text: what was read.
        record: the best reading of each fact.
        claims: every reading, with its span: those that carry the record, those that agree, those that compete.
        problems: what could not be read, what disagrees, what a reader should know.
    """

    text: Text
    record: Record
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def evidence(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims by field, the most confident first."""
        by: dict[str, list[Claim]] = {}
        for claim in self.claims:
            by.setdefault(claim.field, []).append(claim)
        return {name: tuple(sorted(found, key=lambda c: -c.confidence)) for name, found in by.items()}

    def facts(self) -> dict[str, Any]:
        """What the source states, by the names of the house vocabulary; nothing inferred (see `archcite.facts`)."""
        return stated(self.record)
