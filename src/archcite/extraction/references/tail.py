"""What stands behind the title of a reference: periodical, date, pages, classification, host, places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import enter_date, one_line
from archcite.extraction.pages.hosts import is_document_of_book
from archcite.extraction.places.bracketed import with_places_opened
from archcite.extraction.printed.reading import is_printed
from archcite.extraction.references.between import enter_between
from archcite.extraction.references.claims import note_printed
from archcite.extraction.references.layout import DOCUMENT, any_place
from archcite.extraction.references.located import enter_located
from archcite.extraction.references.periodical import enter_periodical, is_periodical, periodical_end, with_pages
from archcite.extraction.references.standing_dates import closes_place, standing_dates
from archcite.extraction.structure import Clause, bare_end_of
from archcite.extraction.titles.reading import read_title
from archcite.model import Severity
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.stretch import Stretch

#: What came with a letter: ``A to B with enclosure``, ``with attachment “…”``.
ENCLOSED = lazy_pattern(r"(?:with|and)\s(?:an?\s)?(?:enclos|attach)", re.IGNORECASE)
_FURTHER = lazy_pattern(r"(?:and|also|see also|cf\.|with|enclosing|attaching|enclosed in|attached to)\s+")
_TRANSLATION = lazy_pattern(r"\[(?P<words>[^\[\]]+)\](?:\s\([^()\d]{1,30}\))?")
#: A bracket of more words behind a title is its translation.
_SHORT_REMARK = 4
#: What an unpublished work is that a university accepted.
_THESIS = lazy_pattern(
    r"(?:[Uu]npublished\s)?(?:Ph\.?\s?D\.?|D\.?\s?Phil\.?|M\.?\s?(?:A|Phil|Litt|Sc)\.?|B\.?\s?A\.?|[Dd]octoral|[Mm]aster['’]?s)\s(?:[Dd]iss(?:ertation|\.)?|[Tt]hesis)"
)
_YEAR = lazy_pattern(r"(?:18|19|20)\d\d")
#: How far behind its kind the year of a thesis stands.
_THESIS_REACH = 5


def enter_tail(ledger: Ledger, stretch: Stretch, *, titled: bool) -> None:
    """What stands behind a title: periodical, date, pages, place, provenance."""
    content, end = ledger.content, stretch.end
    pieces = with_places_opened(content, stretch.clauses(), stretch.whole())
    pieces = _without_translation(content, pieces) if titled and pieces else pieces
    if not pieces:
        return
    dates = standing_dates(content, pieces, stretch.dates)
    at = _enter_bracketed(ledger, pieces[0]) if titled else 0
    if titled and _THESIS.match(content, pieces[0].start, pieces[0].end):
        enter_located(ledger, pieces, _past_thesis(ledger, pieces), (stretch.start, end))
        return
    dated = ledger.best_of("date") is not None
    first = min(dates, default=None)
    if first == 1 and _is_class(content, pieces[0], dates[1]):
        dates, first = {}, None
    site = _site(content, pieces, first) if titled and ledger.best_of("url") else None
    if first is not None and site is not None:
        note_printed(ledger, site.start, site.end, "reference/periodical")
        enter_date(ledger, dates[first].span.start, dates[first].span.end, "reference/date", 0.9)
        at = len(pieces)
    elif first is not None and not dated and (first <= 1 or not any_place(content, pieces[:first])):
        if first > at and titled:
            enter_between(ledger, pieces[at].start, pieces[first - 1].end)
        enter_date(ledger, dates[first].span.start, dates[first].span.end, "reference/date", 0.93)
        at = first + 1
    elif first is not None and not dated and titled and closes_place(content, pieces, dates, first):
        enter_date(ledger, dates[first].span.start, dates[first].span.end, "reference/date", 0.88)
        pieces = pieces[:-1]
        end = pieces[-1].end
    elif titled and content[pieces[0].start] == "(" and is_printed(content, pieces[0].start + 1, pieces[0].end - 1):
        note_printed(ledger, pieces[0].start + 1, pieces[0].end - 1, "reference/series")
        at = 1
    elif (titled and content[pieces[0].start] == "*") or (titled and is_periodical(content, pieces)):
        until = with_pages(content, pieces, dates, periodical_end(content, pieces, dates))
        until += is_document_of_book(content, pieces, until)
        enter_periodical(ledger, pieces[0].start, pieces[until - 1].end, dated=False)
        at = until
        if at < len(pieces) and at in dates and not dated:
            enter_date(ledger, dates[at].span.start, dates[at].span.end, "reference/date", 0.9)
            at += 1
    elif content[pieces[0].start] == "(":
        bracket = pieces[0]
        if not dated and enter_date(ledger, bracket.start + 1, bracket.end - 1, "reference/date-in-brackets", 0.9):
            at = 1
    enter_located(ledger, pieces, _past_further(ledger, pieces, at, dates), (stretch.start, end))


def _past_thesis(ledger: Ledger, pieces: list[Clause]) -> int:
    """How many clauses tell of a thesis, up to its year: ``PhD diss., University of Pennsylvania, 1997``; the university holds no document."""
    for index, piece in enumerate(pieces[1:_THESIS_REACH], 1):
        if _YEAR.fullmatch(ledger.content, piece.start, bare_end_of(ledger.content, piece)):
            enter_date(ledger, piece.start, piece.end, "reference/thesis-year", 0.9)
            return index + 1
    return 1


def _without_translation(content: str, pieces: list[Clause]) -> list[Clause]:
    """The clauses behind a title, without its translation in brackets, and without the colon that joins them: ``« О мире »: Записка …``."""
    first = pieces[0]
    if content[first.start] == ":":
        since = (
            first.start
            + 1
            + len(content[first.start + 1 : first.end])
            - len(content[first.start + 1 : first.end].lstrip())
        )
        return [Clause(since, first.end, ","), *pieces[1:]] if since < first.end else pieces[1:]
    bracket = _TRANSLATION.fullmatch(content, first.start, first.end)
    translated = bracket is not None and len(bracket["words"].split()) > _SHORT_REMARK
    return pieces[1:] if translated and len(pieces) > 1 else pieces


def _enter_bracketed(ledger: Ledger, piece: Clause) -> int:
    """A kind of document in brackets behind a title, as NARA cites: ``“Harbour Light” [Architectural Drawing]``; 1 where it is one."""
    content = ledger.content
    if content[piece.start] == "(" and DOCUMENT.fullmatch(content, piece.start + 1, piece.end - 1):
        ledger.note("document_number", piece.start + 1, piece.end - 1, "reference/number", 0.85)
        return 1
    if content[piece.start] != "[" or content[piece.end - 1] != "]":
        return 0
    said = read_title(content, piece.start + 1, piece.end - 1)
    if said.genre != (piece.start + 1, piece.end - 1):
        return 0
    if ledger.best_of("genre") is None:
        value = one_line(content, *said.genre).casefold()
        ledger.note("genre", *said.genre, "reference/genre", 0.88, value=value)
    return 1


def _past_further(ledger: Ledger, pieces: list[Clause], at: int, dates: Mapping[int, DateReading]) -> int:
    """Where the place begins behind further letters with dates of their own, which are told: ``A to B, May 3, 1961; B to A, May 9, 1961``."""
    content = ledger.content
    while at < len(pieces) and ENCLOSED.match(content, pieces[at].start):
        at += 1
    while at + 1 in dates:
        joined = _FURTHER.match(content, pieces[at].start, pieces[at].end)
        said = read_title(content, joined.end() if joined else pieces[at].start, pieces[at].end)
        if said.sender is None or said.recipient is None:
            break
        message = "a further document in the same file was not read"
        ledger.tell("not-read", message, pieces[at].start, pieces[at + 1].end, Severity.NOTE)
        at += 2
        at += at < len(pieces) and pieces[at].of(content).casefold() in ("attached", "enclosed")
    return at


def _site(content: str, pieces: list[Clause], date: int | None) -> Clause | None:
    """The site of a page with an address: in italics, before a body that publishes it and a date that stands last."""
    if date is None or date < 2 or date + 1 < len(pieces) or any_place(content, pieces[: date - 1]):
        return None
    return next((piece for piece in pieces[:date] if content[piece.start] == content[piece.end - 1] == "*"), None)


def _is_class(content: str, collection: Clause, date: DateReading) -> bool:
    """Whether figures between strokes behind a collection are its class, no date: ``Leo Amery Papers, 2/3/20``."""
    words = collection.of(content).casefold().split()
    return words[-1] in lexicon().collections and not any(map(str.isalpha, content[date.span.start : date.span.end]))
