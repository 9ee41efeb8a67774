"""What the rules read, as they read it: a ledger that later becomes claims, a record and problems."""

from __future__ import annotations

from typing import Any

import msgspec

from archcite.extraction.levels import measured
from archcite.model import Claim, Problem, Severity, Span

#: Doubt makes no reading less sure than this: what is told below has other reasons.
_UNSURE = 0.6


class Reading(msgspec.Struct):
    """A claim in the making."""

    field: str
    value: Any
    start: int
    end: int
    rule: str
    confidence: float
    inferred: bool = False
    agrees: tuple[str, ...] = ()
    alternatives: tuple[Any, ...] = ()


class Ledger(msgspec.Struct):
    """The readings of one text, in the order in which they were made.

    Args:
        content: the text that offsets point into.
        cited: what was read as one citation; the document's body lies outside.
        trust: what every confidence is multiplied by from here on: below 1 while damaged or unknown ground is read.
        doubtful: where letters were read again that a scan may have misread, or the text stops, and what confidences there are multiplied by.
        labels: where labels stand that were understood; they say nothing themselves.
    """

    content: str
    readings: list[Reading] = []
    problems: list[Problem] = []
    cited: tuple[int, int] = (0, 0)
    trust: float = 1.0
    doubtful: tuple[tuple[Span, float], ...] = ()
    labels: list[tuple[int, int]] = []

    def note(  # noqa: PLR0913 -- a claim has that many parts
        self,
        field: str,
        start: int,
        end: int,
        rule: str,
        confidence: float = 0.97,
        *,
        value: Any = None,
        inferred: bool = False,
        agrees: tuple[str, ...] = (),
        alternatives: tuple[Any, ...] = (),
    ) -> None:
        """Enter one reading; `value` defaults to the stretch's text on one line. Empty stretches are not entered."""
        content = self.content
        while start < end and content[start].isspace():
            start += 1
        while end > start and content[end - 1].isspace():
            end -= 1
        if start >= end:
            return
        if value is None:
            value = " ".join(content[start:end].split())
        trusted = confidence * self.trust
        for place, share in self.doubtful:
            if place.start < end and start < place.end:
                trusted = min(trusted, max(confidence * share, _UNSURE))
        self.readings.append(Reading(field, value, start, end, rule, trusted, inferred, agrees, alternatives))

    def tell(self, code: str, message: str, start: int, end: int, severity: Severity = Severity.WARNING) -> None:
        """Enter one problem."""
        self.problems.append(Problem(code, severity, message, Span(start, end)))

    def measure(self) -> None:
        """Give each reading the confidence that its rule was measured to have; done once, when all are made."""
        for reading in self.readings:
            reading.confidence = measured(reading.rule, reading.confidence)

    def claims(self) -> tuple[Claim, ...]:
        """The readings as claims."""
        content = self.content
        return tuple(
            Claim(
                r.field,
                r.value,
                content[r.start : r.end],
                Span(r.start, r.end),
                r.rule,
                r.confidence,
                r.inferred,
                r.agrees,
                r.alternatives,
            )
            for r in self.readings
        )

    def best_of(self, field: str) -> Reading | None:
        """The most confident reading of one field; of equals the first, None where there is none."""
        best: Reading | None = None
        for reading in self.readings:
            if reading.field == field and (best is None or reading.confidence > best.confidence):
                best = reading
        return best

    def best(self) -> dict[str, Reading]:
        """For each field the most confident reading; of equals the first."""
        best: dict[str, Reading] = {}
        for reading in self.readings:
            held = best.get(reading.field)
            if held is None or reading.confidence > held.confidence:
                best[reading.field] = reading
        return best
