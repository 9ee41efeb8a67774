"""What stands before the date of a reference without a quoted title: the number of a paper, two parties of a letter, or a description.

``Jane Doe, Memorandum, 5 May 1961`` · ``A to B, telegram, 5 May 1961`` · ``Brosio a Sforza, 12 marzo 1949``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import enter_title, one_line
from archcite.extraction.places.holders import is_place
from archcite.extraction.references.claims import enter_names
from archcite.extraction.references.layout import DOCUMENT, PAPER, describes
from archcite.extraction.references.tail import ENCLOSED
from archcite.extraction.structure import clauses
from archcite.extraction.titles.correspondents import read_romance_letter
from archcite.extraction.titles.offices import read_party, split_office
from archcite.extraction.titles.reading import read_title

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.structure import Clause

#: A noun for a kind of document that stands no further from the beginning opens its clause: ``FBI memo``.
_NEAR = 9


def enter_head_title(ledger: Ledger, start: int, end: int, date: DateReading | None = None) -> None:
    """What stands before the date: a title that names its genre, or two parties of a letter without a title."""
    content = ledger.content
    letter = romance_letter(content, start, end, date) if date is not None else None
    if letter is not None:
        for name, where in zip(("sender", "recipient"), letter, strict=True):
            ledger.note(name, *where, f"reference/{name}", 0.85, value=_party_at(content, where))
        return
    if PAPER.fullmatch(content, start, end) or DOCUMENT.fullmatch(content, start, end):
        ledger.note("document_number", start, end, "reference/number", 0.85)
        return
    start = _enter_author(ledger, start, end)
    said = read_title(content, start, end)
    if (said.sender and said.recipient and said.genre is None) or (
        said.sender and said.genre and said.genre[0] > max(said.sender, said.recipient or said.sender)[0]
    ):
        ledger.note("sender", *said.sender, "reference/sender", 0.88, value=_party_at(content, said.sender))
        if said.recipient:
            ledger.note(
                "recipient", *said.recipient, "reference/recipient", 0.88, value=_party_at(content, said.recipient)
            )
        rest = said.recipient[1] if said.recipient else end
        for piece in clauses(content, rest, end):
            if ENCLOSED.match(content, piece.start):
                continue
            noun = read_title(content, piece.start, piece.end)
            if noun.genre:
                ledger.note(
                    "genre", *noun.genre, "reference/genre", 0.85, value=one_line(content, *noun.genre).casefold()
                )
        return
    enter_title(ledger, start, end, "reference/title", 0.85)


def _enter_author(ledger: Ledger, start: int, end: int) -> int:
    """A person's name before the kind of document that it wrote, and where that begins: ``Jane Doe, Memorandum``."""
    content = ledger.content
    pieces = clauses(content, start, end)
    named = author_end(content, pieces[0], pieces[1].start, end) if len(pieces) > 1 else 0
    if not named or read_title(content, pieces[1].start, end).genre[1] > pieces[1].end:  # type: ignore[index]  # it has one
        return start
    enter_names(ledger, "authors", pieces[0].start, named)
    return pieces[1].start


def author_end(content: str, piece: Clause, start: int, end: int) -> int:
    """Where a person's name ends that a clause is, before the kind of document that it wrote; 0 where it is none, or sent it to somebody.

    Args:
        content: the text.
        piece: the clause that may be a name.
        start: where the description behind it starts.
        end: where that ends.
    """
    if describes(content, piece) or is_place(content, piece, lexicon()):
        return 0
    office, person = split_office(one_line(content, piece.start, piece.end))
    if office or person is None:
        return 0
    said = read_title(content, start, end)
    if said.genre is None or said.sender is not None or said.genre[0] - start > _NEAR:
        return 0
    return piece.end


def romance_letter(
    content: str, start: int, end: int, date: DateReading
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two names and "a" before a date whose month is Italian, Spanish or Portuguese: ``Brosio a Sforza, 12 marzo 1949``."""
    words = content[date.span.start : date.span.end].casefold().split()
    if lexicon().romance_months.isdisjoint(words) or read_title(content, start, end).genre is not None:
        return None
    return read_romance_letter(content, start, end)


def _party_at(content: str, where: tuple[int, int]) -> object:
    """The party that is named there."""
    return read_party(one_line(content, *where))
