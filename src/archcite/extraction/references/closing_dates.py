"""Descriptions that a date closes without a comma, parted from it: ``Smith to Jones (5 May 1961)``, ``Letter from A to B dated 1962``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.extraction.dates.joining import joining, joint_before
from archcite.extraction.references.agency_author import names_agency
from archcite.extraction.references.layout import DOCUMENT, QUOTES, any_place, describes, is_shelf_code
from archcite.extraction.structure import Clause, bare_end_of
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading

#: Of what joins other things, too, what closes a description with a date; "on" and "for" belong to what happened on it.
_ALSO = frozenset({"of", "from", "du", "del", "от"})
#: A bracket, or the end of a quotation that ends with a mark of its own: ``“What Now?” 1962``.
_OPENED = lazy_pattern(r"\s*[(\[]\s*$|(?<=[?!.][”\"’'»])\s$")
_CIRCA = lazy_pattern(r"(?:c\.|ca\.?|circa)\s?$")
#: A bare year that closes a clause.
_YEAR = lazy_pattern(r"(?:1[5-9]|20)\d\d[)\]]?\s*\.?$")
_YEAR_ENDS = frozenset("0123456789)].")
#: No description is cut into more clauses.
_REACH = 6


def parted_from_dates(content: str, pieces: list[Clause], dates: list[DateReading]) -> list[Clause]:
    """The clauses, with the first date that closes a description as a clause of its own.

    Args:
        content: the text.
        pieces: its clauses.
        dates: the exact dates in it.

    Example:
        >>> from archcite.extraction.stretch import survey
        >>> text = "Letter, Smith to Jones (5 May 1961), RGANI, f. 5, op. 30, d. 2"
        >>> found = survey(text, 0, len(text))
        >>> [piece.of(text) for piece in parted_from_dates(text, found.clauses(), found.dates)][:3]
        ['Letter', 'Smith to Jones', '(5 May 1961)']
    """
    first = next(iter(dates), None)
    for index, piece in enumerate(pieces[:_REACH]):
        if first is not None and first.span.end <= piece.start:
            break
        joint = _joint(content, piece, first)
        if joint is None:
            continue
        head = msgspec.structs.replace(piece, end=joint)
        paper = DOCUMENT.fullmatch(content, head.start, head.end) is not None
        if not paper and is_shelf_code(content, piece):
            continue
        told = paper or _is_description(content, head, pieces[0])
        before = [] if index == 1 and names_agency(pieces[0].of(content)) else pieces[:index]
        if not told or any_place(content, [*before, head]):
            break
        since = joint + len(content[joint : piece.end]) - len(content[joint : piece.end].lstrip())
        return [*pieces[:index], head, Clause(since, piece.end, ","), *pieces[index + 1 :]]
    return pieces


def _joint(content: str, piece: Clause, date: DateReading | None) -> int | None:
    """Where a clause's description ends whose last words are a date, and what joins the two."""
    if date is not None and date.span.start == piece.start:
        return None
    if date is not None and piece.start < date.span.start < piece.end:
        if content[date.span.end : bare_end_of(content, piece)].strip(" )]"):
            return None
        opens = content[date.span.start] in "(["  # a bracket of its own belongs to some dates
        dated = date.span.start + opens
    else:
        year = _YEAR.search(content, piece.start + 1, piece.end) if content[piece.end - 1] in _YEAR_ENDS else None
        if year is None:
            return None
        dated = year.start()
    about = _CIRCA.search(content, piece.start + 1, dated)
    dated = about.start() if about else dated
    opened = _OPENED.search(content, piece.start + 1, dated)
    if opened is not None:
        return opened.start()
    joined = joint_before(content, piece.start + 1, dated)
    if joined is None or (joined[1] not in joining().only and joined[1] not in _ALSO):
        return None
    return piece.start + len(content[piece.start : joined[0]].rstrip())


def _is_description(content: str, head: Clause, opening: Clause) -> bool:
    if content[head.start] in QUOTES + "*":
        return True
    return describes(content, head) or describes(content, msgspec.structs.replace(opening, end=head.end))
