"""What stands between the title of a reference and its date: the kind of a document and its number, who wrote or edited it, or a periodical.

``“On Trade,” telegram No. 12, A to B, 4 May 1961`` · ``“The Harbour,” trans. Jane Doe, Example Review, May 1961``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import printed_words
from archcite.extraction.facts_of import one_line
from archcite.extraction.pages.classification import is_classification
from archcite.extraction.places.holders import is_place
from archcite.extraction.references.agency_author import paper_name
from archcite.extraction.references.claims import WRITTEN_BY, enter_names, enter_places, enter_whose, note_paper
from archcite.extraction.references.layout import PAPER, is_shelf_code
from archcite.extraction.references.periodical import enter_periodical
from archcite.extraction.sources.provenance import statements
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.titles.offices import read_party
from archcite.extraction.titles.reading import read_title
from archcite.model import Role
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.titles.parties import Title

#: What is said of an article between its title and its periodical: ``(unsigned), Example Times``.
_REMARK = lazy_pattern(r"\([a-z][a-z ]{2,30}\),?\s+(?=\S)")
_NUMBERED = lazy_pattern(
    r"(?:[A-Z]{2,6}(?:/[A-Z]{2,4})?(?:\s[A-Z]{2,4})?(?:\sNo\.)?|No\.|Nr\.|Document|Telegram)[ -]\d[\w/.-]*"
)
#: A number with a letter or a stroke, and a mark in brackets: ``No. P38/XXV (Top Secret)``.
_MARKED = lazy_pattern(r"(?:No\.|Nr\.|№)\s?(?P<number>[A-ZА-Я]{0,4}\d[\w/.-]*)\s\((?P<mark>[^()\d]{4,40})\)")
#: The lists of people that a statement adds to.
_LISTS: dict[tuple[Role, ...], str] = {(Role.EDITED,): "editors", (Role.TRANSLATED,): "translators"}


def enter_between(ledger: Ledger, start: int, end: int) -> None:
    """What stands between title and date: a kind of document, its number, or the periodical."""
    content = ledger.content
    remark = _REMARK.match(content, start, end)
    start = remark.end() if remark else start
    if is_place(content, Clause(start, end, ","), lexicon()):
        return  # where it was written
    called = [paper_name(content, piece) for piece in _parts(content, start, end)]
    if all(called) and not _names_periodical(content, end):
        note_paper(ledger, called)
        return
    said = read_title(content, start, end)
    if enter_whose(ledger, start, end, said.genre):
        return
    sent = said.sender is not None and said.recipient is not None
    if sent or (said.genre is not None and _is_qualified(content, start, said.genre[0])):
        _enter_sent(ledger, said, end)
        return
    if one_line(content, start, end).strip(" ()[]").casefold() in lexicon().descriptions:
        return
    if _enter_number(ledger, start, end):
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


def _enter_sent(ledger: Ledger, said: Title, end: int) -> None:
    """The kind of a paper, its parties, its number or who wrote it: ``telegram No. 12, A to B``, ``A report to B``, ``memo by A``."""
    content = ledger.content
    if said.genre is not None and ledger.best_of("genre") is None:
        ledger.note("genre", *said.genre, "reference/genre", 0.85, value=one_line(content, *said.genre).casefold())
    for name, where in (("sender", said.sender), ("recipient", said.recipient)):
        if where is not None and ledger.best_of(name) is None:
            ledger.note(name, *where, f"reference/{name}", 0.85, value=read_party(one_line(content, *where)))
    if said.genre is None:
        return
    printed = content.find(", *", said.genre[1], end)
    if printed > 0:
        enter_periodical(ledger, printed + 2, end, dated=True)
        return
    _enter_number(ledger, said.genre[1] + 1, end)
    written = WRITTEN_BY.match(content, said.genre[1] + 1, end)
    if written and said.sender is None and ledger.best_of("authors.0") is None:
        enter_names(ledger, "authors", written.end(), end)


def _enter_number(ledger: Ledger, start: int, end: int) -> bool:
    """The number of a document, with a mark of secrecy in brackets or without."""
    content = ledger.content
    marked = _MARKED.fullmatch(content, start, end)
    if marked is not None and is_classification(marked["mark"]):
        ledger.note("document_number", *marked.span("number"), "reference/number", 0.8)
        ledger.note("classification", *marked.span("mark"), "reference/classification", 0.88)
        return True
    number = _NUMBERED.fullmatch(content, start, end) or PAPER.fullmatch(content, start, end)
    if number is not None:
        ledger.note("document_number", start, end, "reference/number", 0.8)
    return number is not None


def _parts(content: str, start: int, end: int) -> list[Clause]:
    """The clauses between title and date, which mostly are one."""
    return clauses(content, start, end) if content.find(",", start, end) > 0 else [Clause(start, end, ",")]


def _is_qualified(content: str, start: int, noun: int) -> bool:
    """Whether nothing stands before a noun but what it may be qualified by: ``draft memorandum``."""
    return all(word.casefold() in lexicon().genre_qualifiers for word in content[start:noun].split())


def _names_periodical(content: str, end: int) -> bool:
    """Whether the last word before there is one that newspapers are called by: ``Example Journal``."""
    return content[max(0, end - 40) : end].rpartition(" ")[2].casefold() in printed_words().newspaper_words


def _enter_people(ledger: Ledger, start: int, end: int) -> tuple[int, int]:
    """Who edited and who translated what stands between title and date, and what is left: the series before or behind the names."""
    said = [one for one in statements(ledger.content, start, end) if one.agents and _LISTS.get(one.roles)]
    for one in said:
        enter_names(ledger, _LISTS[one.roles], one.agents[0][0], one.agents[-1][1])
    if not said:
        return start, end
    return (said[-1].agents[-1][1], end) if said[0].start == start else (start, said[0].start)
