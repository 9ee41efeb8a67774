"""What stands behind "Ibid.": steps of a shelfmark, a container, leaves or pages, and behind these another document of the same file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import enter_title
from archcite.extraction.holders import is_container
from archcite.extraction.holdings_clauses import describing
from archcite.extraction.layout import PAGES, is_shelf_code
from archcite.extraction.leaves import leaves_of
from archcite.extraction.shelfmark import shelfmarks
from archcite.extraction.structure import Clause, bare_end_of, clauses
from archcite.extraction.titles import read_title
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: What a leaf holds, before words of it: ``Ibid., note manuscrite : « … »``.
_DESCRIBED = lazy_pattern(r"(?P<what>[^\W\d_][^\n,;:«“\"]{2,80}?)\s?:\s*(?=[«“\"„])")
#: A volume is one of a file only in front of a document of it; else it may be a book's.
_VOLUME = lazy_pattern(r"(?:vols?|bd|tom|tome|t)\.?\s?\d", re.IGNORECASE)


def enter_ibid(ledger: Ledger, start: int, end: int) -> int:
    """Read what "Ibid." says of the place.

    Args:
        ledger: where it is entered.
        start: behind "Ibid.".
        end: where the reference ends.

    Returns:
        Where the document starts that is still to be read; the end itself where none is named.
    """
    content = ledger.content
    marks = shelfmarks(content, start, end, lone=True)
    pieces = clauses(content, start, end, [(mark.start, mark.end) for mark in marks])
    at = next((index for index, piece in enumerate(pieces) if index and describing(content, piece)), None)
    if at is None:
        return end if _enter_place(ledger, start, end) else start
    if _VOLUME.match(content, pieces[0].start, pieces[0].end):
        _enter_call(ledger, pieces[:at])
        return pieces[at].start
    return pieces[at].start if _enter_place(ledger, start, pieces[at - 1].end) else start


def _enter_call(ledger: Ledger, pieces: list[Clause]) -> None:
    since, until = pieces[0].start, bare_end_of(ledger.content, pieces[-1])
    ledger.note("locations.0", since, until, "reference/ibid", 0.85)
    ledger.note("locations.0.call_number", since, until, "reference/ibid", 0.85)


def _enter_place(ledger: Ledger, start: int, end: int) -> bool:
    """Behind "Ibid." the steps of a shelfmark, or pages; False where the note says something else."""
    content = ledger.content
    for mark in shelfmarks(content, start, end, lone=True)[:1]:
        if mark.steps.keys() == {"papka"} and content[mark.start : mark.start + 2].casefold() == "p.":
            break  # a page: nothing before it makes it a folder
        ledger.note("locations.0", mark.start, mark.end, "reference/ibid", 0.9)
        for step, where in mark.steps.items():
            ledger.note(f"locations.0.{step}", *where, "shelfmark/steps", 0.95)
        return True
    pieces = clauses(content, start, end)
    if pieces and (is_container(content, pieces[0], lexicon()) or is_shelf_code(content, pieces[0])):
        _enter_call(ledger, pieces)
        return True
    described = _DESCRIBED.match(content, pieces[0].start, end) if pieces else None
    if described and read_title(content, *described.span("what")).genre is not None:
        enter_title(ledger, *described.span("what"), "reference/description", 0.85)
        return True
    told = leaves_of(content, pieces[0], None) if pieces else None
    if told is not None and told[0] == "leaves":
        ledger.note("locations.0", *told[1], "reference/ibid", 0.85)
        ledger.note("locations.0.leaves", *told[1], "reference/leaves", 0.88)
        return True
    pages = PAGES.match(content, pieces[0].start, pieces[0].end) if pieces else None
    if pages:
        ledger.note("locations.0", *pages.span("pages"), "reference/ibid", 0.85)
        ledger.note("locations.0.pages", *pages.span("pages"), "reference/pages", 0.85)
    return told is not None or pages is not None or not pieces
