"""A digital host in a reference that quotes no title: ``Doe to Roe, May 3, 1963, Wilson Center Digital Archive, RGANI, f. 5``.

What stands behind the host is read as in a block of the host's own, what stands before it as any reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.edges import behind_edge
from archcite.extraction.facts_of import enter_source
from archcite.extraction.pages.platforms import numbered, opening_platform, standing_platform
from archcite.extraction.sources.reading import read_source

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger


def enter_platforms(ledger: Ledger, start: int, behind: int, end: int) -> tuple[int, int]:
    """A platform that opens a reference or stands behind its document, what is behind that, and where the rest starts and ends.

    Args:
        ledger: what was read.
        start: where the reference starts, with what leads to it.
        behind: where it starts behind that.
        end: where it ends.

    Example:
        >>> from archcite.extraction.ledger import Ledger
        >>> ledger = Ledger("Doe to Roe, May 3, 1963, Wilson Center Digital Archive, RGANI")
        >>> enter_platforms(ledger, 0, 0, 61), ledger.best_of("locations.0.archive").value
        ((0, 23), 'RGANI')
    """
    content = ledger.content
    opening = opening_platform(content, behind, end)
    if opening is not None and content[opening[2] + 1 : end].strip():
        ledger.note("platform", *opening[:2], "reference/platform", 0.9)
        start = min(_past_number(ledger, opening[2], end) + 1, end)
    standing = standing_platform(content, start, end)
    if standing is not None:
        name, before, behind = standing
        ledger.note("platform", *name, "reference/platform", 0.9)
        _enter_behind_platform(ledger, behind, end)
        end = before
    return start, end


def _enter_behind_platform(ledger: Ledger, start: int, end: int) -> None:
    """What stands behind a platform's name in a reference without quotation marks, as in a block: its number, then the source."""
    start = _past_number(ledger, start, end)
    start = behind_edge(ledger.content, start, end, " \n,.;:")
    if start < end:
        enter_source(ledger, read_source(ledger.content, start, end), "reference", 0.9)


def _past_number(ledger: Ledger, start: int, end: int) -> int:
    """Where what stands behind a platform goes on, behind the number that it gives the document, which is entered."""
    number = numbered(ledger.content, start, end)
    if number is None:
        return start
    ledger.note("number", *number.span("number"), "reference/number", 0.85)
    return number.end()
