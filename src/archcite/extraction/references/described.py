"""A described item before its place, or a place alone: ``Joseph Davies diary, Joseph Davies Papers, …``.

Words that stand before a place are a description where they name a kind of document, or a thing by whose it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import enter_date, one_line
from archcite.extraction.holdings.clauses import Kind, kind_of, without_date
from archcite.extraction.pages.credit_line import enter_credit
from archcite.extraction.places.holder_group import CLOSING_CODE
from archcite.extraction.places.holders import is_shelf, weight
from archcite.extraction.references.claims import enter_names, enter_places
from archcite.extraction.references.layout import Layout, describes, is_place_first, place_start
from archcite.extraction.references.untitled_head import author_end, enter_head_title
from archcite.extraction.titles.reading import read_title
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.structure import Clause

#: A thing and whose it is, by a full name.
_OWNED = lazy_pattern(r"[A-Z][\w.]*(?:\s[A-Z][\w.-]*)+[’']s\s[A-Z][\w-]*(?:\s[\w-]+){0,5}$")


def _enter_dated_title(ledger: Ledger, layout: Layout, told: list[Clause]) -> None:
    """A description before its place, and the date that ends it: ``Schreiben Ulbrichts vom 15. September 1961, SAPMO-BArch, …``."""
    content, final, dates = ledger.content, told[-1], layout.stretch.dates
    if kind_of(content, final, dates) is Kind.DATED:
        date = next(one for one in dates if final.start <= one.span.start and one.span.end <= final.end)
        final = without_date(content, final, date)
        enter_date(ledger, date.span.start, date.span.end, "reference/date", 0.88)
    enter_head_title(ledger, told[0].start, final.end)


def _is_found_in(content: str, told: Clause, holder: Clause) -> bool:
    """Whether nothing but "in" parts a description from its archive: ``Smirnov's account in AVP RF``."""
    return content[told.end : holder.start].strip() in ("in", "in the")


def _body_behind(content: str, pieces: list[Clause]) -> int:
    """The body that keeps an item which alone stands before it, where nothing names a holder: ``Jane Doe OH, Xland University``."""
    alone = len(pieces) == 2 and CLOSING_CODE.fullmatch(content, pieces[1].start, pieces[1].end) is not None
    return int(describes(content, pieces[0]) and (alone or weight(content, pieces[1]) > 0))


def _is_owned(content: str, piece: Clause) -> bool:
    """Whether a clause names a thing by whose it is, which no group of records is: ``Jane Doe's Position Description``."""
    return _OWNED.match(content, piece.start, piece.end) is not None and weight(content, piece) == 0


def enter_described(ledger: Ledger, layout: Layout, at: int, end: int) -> None:
    """A described item before its place (``Joseph Davies diary, Joseph Davies Papers, …``), or a place alone."""
    content, pieces = ledger.content, layout.pieces[at:]
    known = lexicon()
    if pieces and not is_place_first(content, pieces) and len(pieces) > 1 and content[pieces[0].start].isalpha():
        cut = place_start(content, pieces) or _body_behind(content, pieces)
        bracket = next((piece for piece in pieces[:cut] if content[piece.start] == "["), None)
        if cut and bracket is not None:
            said = read_title(content, bracket.start + 1, bracket.end - 1)
            if said.genre:
                ledger.note(
                    "genre", *said.genre, "reference/genre", 0.85, value=one_line(content, *said.genre).casefold()
                )
                enter_names(ledger, "authors", pieces[0].start, bracket.start)
                enter_places(ledger, pieces[cut].start, end)
                return
        opened = cut and "(" in content[pieces[cut - 1].end : pieces[cut].start]
        described = (
            opened
            or describes(content, pieces[0])
            or _is_owned(content, pieces[0])
            or (cut > 1 and author_end(content, pieces[0], pieces[1].start, pieces[cut - 1].end) > 0)
        )
        told = described and not is_shelf(content, pieces[0], known) and ledger.best_of("title") is None
        if cut and (told or _is_found_in(content, pieces[cut - 1], pieces[cut])):
            _enter_dated_title(ledger, layout, pieces[:cut])
            enter_places(ledger, pieces[cut].start, end)
            return
    if pieces and not enter_credit(ledger, pieces, end):
        enter_places(ledger, pieces[0].start, end)
