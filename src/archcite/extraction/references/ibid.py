"""What stands behind "Ibid.": steps of a shelfmark, a container, leaves or pages, and behind these another document of the same file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import enter_title
from archcite.extraction.holdings.clauses import describing
from archcite.extraction.places.holders import is_container
from archcite.extraction.places.leaves import leaves_of
from archcite.extraction.places.pages import take_pages
from archcite.extraction.places.place import Place
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.references.layout import PAGES, is_shelf_code
from archcite.extraction.structure import Clause, bare_end_of, clauses
from archcite.extraction.titles.reading import read_title
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: What a leaf holds, before words of it: ``Ibid., note manuscrite : « … »``.
_DESCRIBED = lazy_pattern(r"(?P<what>[^\W\d_][^\n,;:«“\"]{2,80}?)\s?:\s*(?=[«“\"„])")
#: A volume is one of a file only in front of a document of it; else it may be a book's.
_VOLUME = lazy_pattern(r"(?:vols?|bd|tom|tome|t)\.?\s?\d", re.IGNORECASE)
_BUSTA = lazy_pattern(r"b\.\s?\d")


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
    place = Place(pieces[0].start, bare_end_of(ledger.content, pieces[-1]))
    called = take_pages(ledger.content, place, pieces)
    ledger.note("locations.0", place.start, place.end, "reference/ibid", 0.85)
    ledger.note(
        "locations.0.call_number", called[0].start, bare_end_of(ledger.content, called[-1]), "reference/ibid", 0.85
    )
    for name, where in (("pages", place.pages), ("leaves", place.leaves)):
        if where is not None:
            ledger.note(f"locations.0.{name}", *where, f"reference/{name}", 0.85)


def _is_box(content: str, piece: Clause) -> bool:
    """Whether a clause counts a box, or a *busta*."""
    return is_container(content, piece, lexicon()) or _BUSTA.match(content, piece.start, piece.end) is not None


def _enter_place(ledger: Ledger, start: int, end: int) -> bool:
    """Behind "Ibid." the steps of a shelfmark, or pages; False where the note says something else."""
    content = ledger.content
    pieces = clauses(content, start, end)
    for mark in shelfmarks(content, start, end, lone=True)[:1]:
        if mark.start > pieces[0].end and mark.steps.keys() == {"fond"} and _is_box(content, pieces[0]):
            break  # a folder in a box: ``Ibid., b. 12, f. 3``
        if mark.steps.keys() == {"papka"} and content[mark.start : mark.start + 2].casefold() == "p.":
            break  # a page: nothing before it makes it a folder
        ledger.note("locations.0", mark.start, mark.end, "reference/ibid", 0.9)
        for step, where in mark.steps.items():
            ledger.note(f"locations.0.{step}", *where, "shelfmark/steps", 0.95)
        return True
    if pieces and (_is_box(content, pieces[0]) or is_shelf_code(content, pieces[0])):
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
