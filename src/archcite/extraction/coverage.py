"""What no rule read: a stretch of a citation that lies in no claim and in no problem is told, never dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.model import Severity
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

_WORD = lazy_pattern(r"[^\W_]+")
#: Signs that stand between parts and say nothing.
_EDGE = " ,.;:()[]<>\"“”'’*_/|–—-\n"
#: A message quotes no more of what was not read; its span has all of it.
_QUOTED = 80


def tell_unread(ledger: Ledger, start: int, end: int, severity: Severity = Severity.WARNING) -> None:
    """Tell each stretch that no reading and no problem holds, as `not-read`.

    Args:
        ledger: what was read so far.
        start: where the citation, or the field of it, starts.
        end: where it ends.
        severity: a warning where all should be a place or provenance, a note where a citation may say other things too.

    Example:
        >>> from archcite.extraction.ledger import Ledger
        >>> ledger = Ledger("RGANI, and (shelf unknown)")
        >>> ledger.note("locations.0", 0, 5, "example")
        >>> tell_unread(ledger, 0, 26)
        >>> ledger.problems[0].code, ledger.problems[0].span
        ('not-read', Span(start=12, end=25))
    """
    # A header's profile points at its first letter, and at no word.
    held = [(read.start, read.end) for read in ledger.readings if read.start < end and read.field != "profile"]
    held += [(told.span.start, told.span.end) for told in ledger.problems if told.span is not None]
    held += [*ledger.labels, (end, end)]
    held.sort()
    content, at = ledger.content, start
    for since, until in held:
        if until <= at:
            continue
        if since > at and content[at:since].strip(_EDGE):
            _tell(ledger, at, min(since, end), severity)
        at = until
        if at >= end:
            break


def _tell(ledger: Ledger, start: int, end: int, severity: Severity) -> None:
    content = ledger.content
    glue = lexicon().glue
    if content[start:end].strip(_EDGE).casefold() in glue:
        return
    for first in _WORD.finditer(content, start, end):
        if first.group().casefold() not in glue:
            break
    else:
        return
    since, until = first.start(), _last_end(content, first.end(), end, glue)
    shown = " ".join(content[since : min(until, since + _QUOTED)].split())
    more = "…" if until - since > _QUOTED else ""
    ledger.tell("not-read", f"{shown + more!r} was not understood", since, until, severity)


def _last_end(content: str, start: int, end: int, glue: frozenset[str]) -> int:
    """Where the last telling word of a stretch ends, sought from its end, for a stretch may be long; its start where none is."""
    while True:
        while end > start and not content[end - 1].isalnum():
            end -= 1
        since = end
        while since > start and content[since - 1].isalnum():
            since -= 1
        if since == end or content[since:end].casefold() not in glue:
            return end
        end = since
