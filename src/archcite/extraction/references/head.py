"""What stands before the title of a reference: who wrote it, an agency with its paper's number, or a letter's kind and parties.

``Doe, Jane, and John Roe, eds., “…”`` · ``CIA, ORE 22-48, “…”`` · ``Letter, A to B, “On Trade”`` · ``5 May 1961, A, “…”``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.known import known_number
from archcite.edges import before_edge
from archcite.extraction.facts_of import enter_date, one_line
from archcite.extraction.names import is_body, name_spans
from archcite.extraction.references.agency_author import is_agency, is_office, names_agency, paper_name
from archcite.extraction.references.claims import enter_names, enter_places, enter_whose, note_names, note_paper
from archcite.extraction.references.layout import DOCUMENT, PAPER, Layout, is_place_first
from archcite.extraction.references.title_clause import is_author
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.titles.offices import read_party, split_office
from archcite.extraction.titles.reading import read_title
from archcite.model import Name
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.titles.parties import Title

#: What counts a paper behind its kind: ``UN General Assembly Resolution 2758 (XXVI)``.
_COUNTED = lazy_pattern(r"\s+(?:[Nn]os?\.?\s)?[\dA-Z][\w./-]*\d(?:\s\([IVXL\d]+\))?")
#: A noun for a kind of document that stands no further from the beginning opens what stands before a title.
_NEAR = 12
#: Behind the names of those who edited: ``Haines, G. K., & Leggett, R. E. (Eds.)``.
_EDITED = lazy_pattern(r"\s*\((?:[Ee]ds?|[Hh]rsg|[Ee]ditors?)\.?\)[\s.,]*$")
#: A date in brackets, behind what stands before a title.
_DATE_BEHIND = lazy_pattern(r"\(([^()]*\d{4}[^()]*)\)$")
_TRANSLATOR = lazy_pattern(r"(?:trans|transl|tr|ed|eds|comp)s?\.?$", re.IGNORECASE)


def _enter_said(ledger: Ledger, said: Title) -> None:
    """The kind of a document and its parties before its quoted subject: ``Letter, A to B, “On Trade”``, ``A to B, “On Trade”``."""
    content = ledger.content
    if said.genre is not None:
        ledger.note("genre", *said.genre, "reference/genre", 0.9, value=one_line(content, *said.genre).casefold())
    for name, where in (("sender", said.sender), ("recipient", said.recipient)):
        if where:
            ledger.note(name, *where, f"reference/{name}", 0.88, value=read_party(one_line(content, *where)))


def enter_head(ledger: Ledger, layout: Layout, index: int, opened: int) -> set[str]:
    """What stands before a title: authors, a translator, a date in brackets, or a letter's genre and parties."""
    content = ledger.content
    start, end = _without_dates(ledger, layout, index, opened)
    if not one_line(content, start, end).strip(" ,."):
        return set()
    numbered = DOCUMENT.fullmatch(content, start, end) or PAPER.fullmatch(content, start, end)
    if numbered:
        ledger.note("document_number", *numbered.span(), "reference/number", 0.85)
        return set()
    if is_agency(content, layout.pieces, layout.dates):
        return _enter_agency(ledger, layout.pieces[:index])
    opening = clauses(content, start, end)[:1]
    if opening and (
        known_number(content, start, end) or (not is_author(content, layout) and is_place_first(content, opening))
    ):
        enter_places(ledger, start, end)
        return set()
    said = read_title(content, start, end)
    if enter_whose(ledger, start, end, said.genre):
        return {"genre"}
    opens = said.genre is not None and (
        (said.genre[0] - start < _NEAR and "," not in content[start : said.genre[0]])
        or _counts(content, said.genre[1], end)
        or (said.genre[1] == end and "," not in content[start:end] and content[start:end].count(" ") > 1)
    )
    if opens or (said.sender and said.recipient):
        _enter_said(ledger, said)
        called = paper_name(content, layout.pieces[index - 1]) if said.genre is None and index > 1 else {}
        note_paper(ledger, [called])
        return {"genre"} if said.genre is not None or "kind" in called else set()
    _enter_people(ledger, layout.pieces, index, (start, end))
    return set()


def _without_dates(ledger: Ledger, layout: Layout, index: int, opened: int) -> tuple[int, int]:
    """Where what stands before a title starts and ends, without its dates: in brackets behind it, before it, or right before the title."""
    content = ledger.content
    start, end = layout.pieces[0].start, opened
    if start >= opened:
        return start, start
    if index and opened == layout.pieces[index].start:
        end = layout.pieces[index - 1].end
    end = before_edge(content, start, end, ' \n,:.*“"')
    bracket = _DATE_BEHIND.search(content, start, end)
    if bracket and enter_date(ledger, *bracket.span(1), "reference/date-in-brackets", 0.93):
        end = bracket.start()
    if index in range(1, 4) and 0 in layout.dates:
        start = layout.pieces[1].start
    if index > 1 and index - 1 in layout.dates and ledger.best_of("date") is None:
        date = layout.dates[index - 1].span
        enter_date(ledger, date.start, date.end, "reference/date", 0.9)
        end = layout.pieces[index - 2].end
    return start, end


def _enter_people(ledger: Ledger, pieces: list[Clause], index: int, where: tuple[int, int]) -> None:
    """Who wrote, edited or translated what the title in a clause names; the number of a paper may stand behind the names."""
    content = ledger.content
    start, end = where
    final = pieces[index - 1] if index else None
    called = paper_name(content, final) if final is not None and index > 1 else {}
    if called:
        note_paper(ledger, [called])
        enter_names(ledger, "authors", start, pieces[index - 2].end)
        return
    role, until = _role_of(content, start, end, final)
    names = list(name_spans(content, start, until))
    if pieces[index].before == "." and _is_inverted(content, names):
        until = names[1][1]
        stop = content[until - 2 : until - 1] in " -." and content.startswith(".", until)  # that of an initial
        names[:2] = [(names[0][0], until + stop)]
    note_names(ledger, role, _without_offices(content, names))


def _without_offices(content: str, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names without the office of one of them, in commas before it or behind it: ``Soviet Ambassador in Havana, Jane Roe``."""
    parts = [split_office(one_line(content, *where)) for where in names]
    if not any(person is not None for _, person in parts):
        return names
    return [where for where, (office, person) in zip(names, parts, strict=True) if person is not None or not office]


def _counts(content: str, start: int, end: int) -> bool:
    """Whether what stands behind a kind of paper is its number, and nothing else: ``Resolution 2758 (XXVI)``, ``report JP(56)134(Final)``."""
    return _COUNTED.fullmatch(content, start, end) is not None or (
        content.startswith(" ", start) and PAPER.fullmatch(content, start + 1, end) is not None
    )


def _is_inverted(content: str, names: list[tuple[int, int]]) -> bool:
    """Whether the first name of a bibliography's entry has its family name in front: ``Kennan, George F. “The Sources of …``."""
    if len(names) < 2 or content[names[0][1] : names[1][0]].strip() != ",":
        return False
    family, given = (content[slice(*where)] for where in names[:2])
    return len(family.split()) == 1 and len(given.split()) < 4 and not is_body(family) and not is_body(given)


def _role_of(content: str, start: int, end: int, final: Clause | None) -> tuple[str, int]:
    """What those did who are named before a title, and where their names end: ``A, ed., “…”``, ``A, & B (Eds.). *…*``."""
    edited = _EDITED.search(content, start, end)
    if edited:
        return "editors", edited.start()
    if final is not None and _TRANSLATOR.match(content, final.start, final.end) and final.end <= end + 1:
        return "editors" if content[final.start].casefold() == "e" else "translators", final.start
    return "authors", end


def _enter_agency(ledger: Ledger, pieces: list[Clause]) -> set[str]:
    """An agency as the author of a paper, its office, and the kind and number of the paper."""
    content = ledger.content
    behind = int(names_agency(pieces[0].of(content)))
    behind += int(behind > 0 and len(pieces) > 1 and is_office(content, pieces[1]))
    if behind:
        until = pieces[behind - 1].end
        name = Name(literal=one_line(content, pieces[0].start, until))
        ledger.note("authors.0", pieces[0].start, until, "reference/authors", 0.9, value=name)
    called = [paper_name(content, piece) for piece in pieces[behind:]]
    note_paper(ledger, called)
    return {"genre"} if any("kind" in parts for parts in called) else set()
