"""What stands between the title of a reference and its date: the kind of a document and its number, who wrote or edited it, or a periodical.

``“On Trade,” telegram No. 12, A to B, 4 May 1961`` · ``“The Harbour,” trans. Jane Doe, Example Review, May 1961``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import one_line
from archcite.extraction.places.holders import is_place
from archcite.extraction.references.claims import WRITTEN_BY, enter_names, enter_places
from archcite.extraction.references.layout import PAPER, is_shelf_code
from archcite.extraction.references.periodical import enter_periodical
from archcite.extraction.sources.provenance import statements
from archcite.extraction.structure import Clause
from archcite.extraction.titles.offices import read_party
from archcite.extraction.titles.reading import read_title
from archcite.model import Role
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: What is said of an article between its title and its periodical: ``(unsigned), Example Times``.
_REMARK = lazy_pattern(r"\([a-z][a-z ]{2,30}\),?\s+(?=\S)")
_NUMBERED = lazy_pattern(
    r"(?:[A-Z]{2,6}(?:/[A-Z]{2,4})?(?:\s[A-Z]{2,4})?(?:\sNo\.)?|No\.|Nr\.|Document|Telegram)[ -]\d[\w/.-]*"
)
#: The lists of people that a statement adds to.
_LISTS: dict[tuple[Role, ...], str] = {(Role.EDITED,): "editors", (Role.TRANSLATED,): "translators"}


def enter_between(ledger: Ledger, start: int, end: int) -> None:
    """What stands between title and date: a kind of document, its number, or the periodical."""
    content = ledger.content
    remark = _REMARK.match(content, start, end)
    start = remark.end() if remark else start
    if is_place(content, Clause(start, end, ","), lexicon()):
        return  # where it was written
    said = read_title(content, start, end)
    if said.genre is not None and said.genre[0] == start:
        if ledger.best_of("genre") is None:
            ledger.note("genre", *said.genre, "reference/genre", 0.85, value=one_line(content, *said.genre).casefold())
        for name, where in (("sender", said.sender), ("recipient", said.recipient)):
            if where is not None and ledger.best_of(name) is None:
                ledger.note(name, *where, f"reference/{name}", 0.85, value=read_party(one_line(content, *where)))
        return
    if one_line(content, start, end).strip(" ()[]").casefold() in lexicon().descriptions:
        return
    number = _NUMBERED.fullmatch(content, start, end) or PAPER.fullmatch(content, start, end)
    if number:
        ledger.note("document_number", start, end, "reference/number", 0.8)
        return
    if is_shelf_code(content, Clause(start, end, ",")):
        enter_places(ledger, start, end)
        return
    written = WRITTEN_BY.match(content, start, end)
    if written:
        enter_names(ledger, "authors", written.end(), end)
        return
    start, end = _enter_people(ledger, start, end)
    enter_periodical(ledger, start, end, dated=True)


def _enter_people(ledger: Ledger, start: int, end: int) -> tuple[int, int]:
    """Who edited and who translated what stands between title and date, and what is left: the series before or behind the names."""
    said = [one for one in statements(ledger.content, start, end) if one.agents and _LISTS.get(one.roles)]
    for one in said:
        enter_names(ledger, _LISTS[one.roles], one.agents[0][0], one.agents[-1][1])
    if not said:
        return start, end
    return (said[-1].agents[-1][1], end) if said[0].start == start else (start, said[0].start)
