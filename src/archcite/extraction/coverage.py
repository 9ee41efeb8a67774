"""What no rule read: a stretch of a source field that lies in no claim and in no problem is told, never dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

_WORD = lazy_pattern(r"[^\W_]+")
#: Words that join statements and say nothing of their own.
JOINERS = frozenset({"and", "und", "et", "и", "also", "copy", "in", "at", "the", "a"})


def tell_unread(ledger: Ledger, start: int, end: int) -> None:
    """Tell each stretch of a source field that no reading and no problem holds, as `not-read`.

    Args:
        ledger: what was read so far.
        start: where the field starts.
        end: where it ends.

    Example:
        >>> from archcite.extraction.ledger import Ledger
        >>> ledger = Ledger("RGANI, and (shelf unknown)")
        >>> ledger.note("locations.0", 0, 5, "example")
        >>> tell_unread(ledger, 0, 26)
        >>> ledger.problems[0].code, ledger.problems[0].span
        ('not-read', Span(start=12, end=25))
    """
    held = [(reading.start, reading.end) for reading in ledger.readings]
    held += [(problem.span.start, problem.span.end) for problem in ledger.problems if problem.span is not None]
    at = start
    for since, until in [*sorted(held), (end, end)]:
        if since > at:
            _tell(ledger, at, min(since, end))
        at = max(at, until)
        if at >= end:
            return


def _tell(ledger: Ledger, start: int, end: int) -> None:
    words = [word for word in _WORD.finditer(ledger.content, start, end) if word.group().casefold() not in JOINERS]
    if words:
        since, until = words[0].start(), words[-1].end()
        ledger.tell("not-read", f"{ledger.content[since:until]!r} was not understood", since, until)
