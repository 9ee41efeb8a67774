"""The position of each cite in a document: first, subsequent, ibid, near-note (specification, "Choose", `position`)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archcite.csl.engine.context import Cite


class Citation(NamedTuple):
    """A citation: one or more cites in one place of a document.

    Attributes:
        cites: The cites, in the order given.
        note: The number of the foot- or endnote, or 0 for a citation in the text.
    """

    cites: tuple[Cite, ...]
    note: int = 0


def first_notes(citations: Iterable[Citation]) -> dict[str, int]:
    """The note in which each item is cited first.

    >>> from archcite.csl.engine.context import Cite
    >>> first_notes([Citation((Cite("a"),), 1), Citation((Cite("b"), Cite("a")), 2)])
    {'a': 1, 'b': 2}
    """
    out: dict[str, int] = {}
    for citation in citations:
        for cite in citation.cites:
            out.setdefault(cite.id, citation.note)
    return out


def place(citations: Sequence[Citation], near_note_distance: int = 5) -> list[Citation]:
    """The citations with the position of each cite filled in.

    Args:
        citations: In the order of the document.
        near_note_distance: How many notes back a cite still is near.

    >>> from archcite.csl.engine.context import Cite
    >>> first = Citation((Cite("a"),), 1)
    >>> [cite.position for citation in place([first, first]) for cite in citation.cites]
    ['first', 'ibid']
    """
    first_notes: dict[str, int] = {}
    last_notes: dict[str, int] = {}
    previous: dict[bool, Citation] = {}
    in_notes = Counter(citation.note for citation in citations)
    out: list[Citation] = []
    for citation in citations:
        in_note = citation.note > 0
        before = previous.get(in_note)
        if before and in_note and before.note != citation.note and in_notes[before.note] > 1:
            before = None  # a note with several citations is no single cite to come back to
        cites = list(place_cites(citation, before, first_notes, last_notes, near_note_distance))
        out.append(citation._replace(cites=tuple(cites)))
        previous[in_note] = citation
    return out


def place_cites(
    citation: Citation, before: Citation | None, first_notes: dict[str, int], last_notes: dict[str, int], distance: int
) -> Iterable[Cite]:
    """The cites of one citation with their positions; notes down where each item was cited."""
    previous = before.cites[0] if before and len(before.cites) == 1 else None
    for cite in citation.cites:
        if cite.id not in first_notes:
            yield cite._replace(position="first", near_note=False, first_note=0)
            first_notes[cite.id] = citation.note
        else:
            near = citation.note - last_notes[cite.id] <= distance if citation.note else False
            yield cite._replace(position=repeated(cite, previous), near_note=near, first_note=first_notes[cite.id])
        last_notes[cite.id] = citation.note
        previous = cite


def repeated(cite: Cite, previous: Cite | None) -> str:
    """The position of a cite whose item was cited before, given the cite just before it."""
    if previous is None or previous.id != cite.id:
        return "subsequent"
    here, there = (cite.locator.strip(), cite.label), (previous.locator.strip(), previous.label)
    if not there[0]:
        return "ibid-with-locator" if here[0] else "ibid"
    if not here[0]:
        return "subsequent"
    return "ibid" if here == there else "ibid-with-locator"
