"""Archive, shelfmark, description, date: the order of most footnotes, in any language.

``TNA, FO 371/122081, Reilly (Moscow) to Lloyd, No. 123, 5 May 1956`` · ``AAN, KC PZPR, XI A/88, k. 123–130, Notatka z rozmowy …,
5 maja 1956 r.`` · ``SAPMO-BArch, DY 30/3682, Bl. 30 (Ulbricht to Khrushchev, 18 January 1961)``.
The shelfmark is told first: it goes from the archive to the first clause that says what the document is (a quotation, a kind of
document, two parties), as long as neither container nor code follows that clause. What is left is description, date and leaves,
in any order; behind a semicolon or a statement of provenance the next place begins.
Source: the citing guides of TNA, LAC and the Bundesarchiv ("Hinweise zum Zitieren"), which all ask for this order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.edges import before_edge, behind_edge
from archcite.extraction.facts_of import enter_date, enter_places, enter_source
from archcite.extraction.holdings.archive_first import with_archive_first
from archcite.extraction.holdings.description import enter_description
from archcite.extraction.holdings.opening import opened_by_archive
from archcite.extraction.holdings.parts import Holding, opens_with_number, part
from archcite.extraction.holdings.unfolded import unfolded
from archcite.extraction.pages.hosts import is_host
from archcite.extraction.places.leaves import leaves_of
from archcite.extraction.places.reading import read_places, read_shelf
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.places.unstepped import read_place
from archcite.extraction.references.layout import QUOTES
from archcite.extraction.sources.reading import read_source
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.titles.telling_words import may_describe
from archcite.model import Severity
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.places.place import Place

#: No reference of the family has more clauses.
_MOST_CLAUSES = 60
_ENTRY = lazy_pattern(r"(?:[Ee]ntry\s(?:(?:for|of|on|dated)\s)?)?")
_QUOTE = lazy_pattern(f"[{QUOTES}]")


def enter_holding(ledger: Ledger, pieces: list[Clause], found: list[DateReading], end: int) -> bool:
    """Read a reference that opens with its archive and says behind the shelfmark what the document is.

    Args:
        ledger: where it is entered.
        pieces: the clauses of the reference.
        found: the exact dates in it.
        end: where it ends.

    Returns:
        Whether the reference is one of the family; nothing is entered otherwise.
    """
    content = ledger.content
    if not 0 < len(pieces) < _MOST_CLAUSES or not (found or _may_tell(content, pieces[0].start, end)):
        return False
    opened = _opened(content, pieces, found)
    if opened is None:
        return False
    holding = part(content, unfolded(content, opened, found), found, end)
    if holding is None:
        return False
    _enter_shelf(ledger, holding)
    enter_description(ledger, holding.described, holding.archive)
    if holding.date is not None:
        enter_date(ledger, holding.date.span.start, holding.date.span.end, "holding/date", 0.92)
    if holding.rest < end:
        _enter_rest(ledger, holding.rest, end)
    return True


def _may_tell(content: str, start: int, end: int) -> bool:
    """Whether a reference without a date can say what the document is: most name a place alone, and are not read to find that out."""
    return _QUOTE.search(content, start, end) is not None or may_describe(content, start, end)


def _opened(content: str, pieces: list[Clause], found: list[DateReading]) -> list[Clause] | None:
    """The clauses of a reference that opens with its archive, with a shelfmark and its archive, or with a number, whose archive may close it."""
    opened = opened_by_archive(content, pieces)
    if opened is None and len(pieces) > 1 and not _opens_with_date(content, pieces[0], found):
        return with_archive_first(content, pieces) or (pieces if opens_with_number(content, pieces) else None)
    return opened


def _opens_with_date(content: str, piece: Clause, found: list[DateReading]) -> bool:
    """Whether a date opens a reference, or the entry of a diary: ``Entry for 5 May 1961, Roe Diary, …``."""
    return bool(found) and _ENTRY.fullmatch(content, piece.start, found[0].span.start) is not None


def _enter_rest(ledger: Ledger, start: int, end: int) -> None:
    """Further places and what was done with the document; other leaves of the same file hold another document, which is told."""
    content = ledger.content
    following = unfolded(content, [Clause(start, start, ""), *clauses(content, start, end)], [])
    if len(following) > 1 and leaves_of(content, following[1], None) is not None:
        ledger.tell("not-read", "a further document in the same file was not read", start, end, Severity.NOTE)
        return
    enter_source(ledger, read_source(content, start, end), "reference", 0.88)


def _enter_shelf(ledger: Ledger, holding: Holding) -> None:
    content, shelf = ledger.content, [*holding.shelf, *holding.closing]
    start, end = shelf[0].start, shelf[-1].end
    if holding.apart:
        _enter_apart(ledger, holding)
        return
    stepped = not holding.closing and shelfmarks(content, start, end)
    single = None if stepped else read_place(content, start, end, shelf, holding.group)
    places = read_places(content, start, end) if single is None else [single]
    if len(places) == 1 and places[0].shelfmark is not None:
        _enter_lone_fond(content, places[0], end)
    for place in places[:1]:
        _part_host(ledger, place)
        place.leaves = place.leaves or holding.leaves
        place.pages = place.pages or holding.pages
    enter_places(ledger, places, "holding", 0.89)


def _part_host(ledger: Ledger, place: Place) -> None:
    """A digital host that opens a reference holds nothing: ``DNSA, Chile and the United States, CL01234, A to B, 12 March 1973``."""
    if place.archive is None or not is_host(ledger.content, *place.archive):
        return
    ledger.note("platform", *place.archive, "holding/platform", 0.9)
    place.archive = None


def _enter_apart(ledger: Ledger, holding: Holding) -> None:
    """A shelfmark that stands in front of its archive, or that the description parts from it."""
    place = read_shelf(ledger.content, holding.apart[0].start, holding.apart[-1].end)
    since, until = holding.archive or (place.start, place.start)
    place.archive, place.known = (since, until), holding.group is not None and holding.group[2]
    before = [piece for piece in holding.shelf if until < piece.start < holding.apart[0].start]
    place.call[:0] = [(before[0].start, before[-1].end)] if before else []
    place.start, place.end = min(place.start, since), max(place.end, until)
    place.leaves, place.pages = place.leaves or holding.leaves, place.pages or holding.pages
    enter_places(ledger, [place], "holding", 0.86)


def _enter_lone_fond(content: str, place: Place, end: int) -> None:
    """``fond 507 – CK SKJ, III/63``: what follows a fond without opis and delo is its call number, whatever it looks like."""
    mark = place.shelfmark
    if mark is None or mark.steps.keys() != {"fond"} or place.end >= end:
        return
    since = place.call[0][0] if place.call else mark.end
    since = behind_edge(content, since, end, " ,;–—-\n")
    end = before_edge(content, since, end, " ,;.")
    if since < end:
        place.call, place.end = [(since, end)], end
