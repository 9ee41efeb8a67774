"""References without a quoted title: letters, described items, places alone, and the continental order with the archive first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series, printed_words
from archcite.extraction.classification import is_classification
from archcite.extraction.correspondents import read_romance_letter
from archcite.extraction.credit_line import enter_credit
from archcite.extraction.dates import find_dates
from archcite.extraction.facts_of import enter_date, enter_source, enter_title, one_line
from archcite.extraction.holder_group import CLOSING_CODE, archive_group
from archcite.extraction.holders import is_place, is_shelf, weight
from archcite.extraction.holdings_clauses import Kind, is_place_of_writing, kind_of, tells_parties, without_date
from archcite.extraction.layout import (
    DOCUMENT,
    PAGES,
    PAPER,
    RECORD_GROUP,
    Layout,
    any_place,
    describes,
    is_place_first,
    is_shelf_code,
    place_start,
)
from archcite.extraction.parties import read_party, split_office
from archcite.extraction.printed import is_printed
from archcite.extraction.reference_claims import enter_names, enter_places, note_printed
from archcite.extraction.reference_tail import ENCLOSED, enter_tail
from archcite.extraction.source import read_source
from archcite.extraction.structure import bare_end_of, clauses
from archcite.extraction.title_clause import names_newspaper
from archcite.extraction.titles import read_title
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates import DateReading
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.structure import Clause


#: A thing and whose it is, by a full name.
_OWNED = lazy_pattern(r"[A-Z][\w.]*(?:\s[A-Z][\w.-]*)+[’']s\s[A-Z][\w-]*(?:\s[\w-]+){0,5}$")
#: A noun for a kind of document that stands no further from the beginning opens its clause: ``FBI memo``.
_NEAR = 8
#: What joins a kind of document and its date.
_DATING = frozenset({"", "of", "dated", "du", "de", "en date du", "vom", "den", "del", "di", "z", "ze dne", "от"})
#: A container that counts, no folder that may bear a date for its name.
_NUMBERED_BOX = lazy_pattern(
    r"(?:box|reel|kart(?:on)?|krabice|doboz|kutija|carton|caixa|vol|bd|item|inv|dok|dosar)\.?\s(?:(?:no|nr|č)\.?\s)?[\w/-]*\d\w*(?=\s*[,.])",
    re.IGNORECASE,
)


def enter_untitled(ledger: Ledger, layout: Layout, end: int) -> None:
    """A reference without a quoted title: a letter, a described item, or a place alone."""
    content, pieces = ledger.content, layout.pieces
    first_date = _dated_at(content, layout)
    behind = _behind_opening_date(content, pieces, first_date)
    if behind and first_date is not None:
        enter_date(
            ledger, layout.dates[first_date].span.start, layout.dates[first_date].span.end, "reference/date", 0.9
        )
        if len(pieces) > behind:
            _enter_described(ledger, layout, behind, end)
        return
    series = _series_at(content, pieces, len(pieces) if first_date is None else first_date)
    if series:
        _enter_head_title(ledger, pieces[0].start, pieces[series - 1].end)
        enter_places(ledger, pieces[series].start, end)
        return
    if first_date is None or is_place_first(content, pieces):
        if _enter_dated_place(ledger, pieces):
            return
        _enter_described(ledger, layout, 0, end)
        return
    head = pieces[:first_date]
    head_end = head[-1].end
    if (
        is_printed(content, head[0].start, head_end)
        and not any_place(content, pieces)
        and not describes(content, head[0])
        and not RECORD_GROUP.match(content, head[0].start)
    ):
        enter_places(ledger, head[0].start, end)
        return
    if len(head) == 1 and _is_newspaper(content, head[0], pieces[first_date + 1 :]):
        note_printed(ledger, head[0].start, head_end, "reference/periodical")
        enter_tail(ledger, layout.stretch.behind(head_end), titled=False)
        return
    if first_date == len(pieces) - 1 and (
        any(weight(content, piece) >= 2 for piece in head)
        or (describes(content, head[0]) and any_place(content, head[1:]))
    ):
        _enter_place_before_date(ledger, head)
        date = layout.dates[first_date].span
        enter_date(ledger, date.start, date.end, "reference/date", 0.88)
        return
    if len(head) > 1 and PAPER.fullmatch(content, head[-1].start, head[-1].end):
        ledger.note("document_number", head[-1].start, head[-1].end, "reference/number", 0.85)
        head = head[:-1]
    elif len(head) > 1 and is_shelf_code(content, head[-1]):
        enter_places(ledger, head[-1].start, head[-1].end)
        head = head[:-1]
    if len(head) > 1 and _is_written_at(content, head, layout.dates[first_date]):
        head = head[:-1]
    while len(head) > 1 and is_place(content, head[-1], lexicon()):
        head = head[:-1]  # where it was written
    _enter_head_title(ledger, head[0].start, head[-1].end, layout.dates[first_date])
    enter_tail(ledger, layout.stretch.behind(head_end), titled=False)


def _behind_opening_date(content: str, pieces: list[Clause], date: int | None) -> int:
    """The clause behind a date that opens a reference, and behind "entry" beside it; 0 where none opens it."""
    if date == 1 and pieces[0].of(content) == "Entry":
        return 2
    if date != 0:
        return 0
    return 2 if len(pieces) > 2 and pieces[1].of(content) == "entry" else 1


def _series_at(content: str, pieces: list[Clause], stop: int) -> int:
    """The clause behind an undated description that opens a series of documents: ``Inaugural Address, Public Papers …``; 0 without one."""
    series = (
        at for at in range(1, min(stop, 4)) if document_series(content, pieces[at].start, pieces[at].end) is not None
    )
    at = next(series, 0)
    return at if at and describes(content, pieces[0]) else 0


def _is_written_at(content: str, head: list[Clause], date: DateReading) -> bool:
    """Whether one name between two parties and a date is where the letter was written: ``Brosio a Sforza, Mosca, 12 marzo 1949``."""
    if len(head) != 2 or not is_place_of_writing(content, head[1]):
        return False
    letter = _romance_letter(content, head[0].start, head[0].end, date)
    return letter is not None or tells_parties(content, head[0])


def _dated_at(content: str, layout: Layout) -> int | None:
    """The clause that dates the document: the first date, but no period behind a description that a day follows with its place.

    ``Rapport sur l’histoire du service, septembre 1938-septembre 1944, Paris, le 22 mai 1946``: the period belongs to the title.
    """
    first = min(layout.dates, default=None)
    if not first or layout.dates[first].precision != "interval" or not describes(content, layout.pieces[0]):
        return first
    later = (at for at in sorted(layout.dates) if first < at < first + 3 and layout.dates[at].precision == "day")
    return next(later, first)


def _is_newspaper(content: str, piece: Clause, behind: list[Clause]) -> bool:
    """Whether a name before a date is a newspaper's that is known, or one with nothing but a page behind: ``Wisconsin State Journal, March 6, 1916, 2``."""
    if names_newspaper(piece.of(content)):
        return True
    words = piece.of(content).strip(" *_").split()
    return (
        1 < len(words) < 7
        and words[-1].casefold() in printed_words().newspaper_words
        and all(word[0].isupper() or word in ("of", "and") for word in words)
        and not any(word.endswith(("'s", "’s")) for word in words)
        and len(behind) < 2
        and all(PAGES.match(content, page.start, bare_end_of(content, page)) for page in behind)
    )


def _enter_place_before_date(ledger: Ledger, head: list[Clause]) -> None:
    """``Smith Papers, Box 4, National Library, Dublin, 3 May 1961``: what the document is, if that is said, and its place."""
    cut = place_start(ledger.content, head) if describes(ledger.content, head[0]) else 0
    if cut:
        _enter_head_title(ledger, head[0].start, head[cut - 1].end)
    enter_source(ledger, read_source(ledger.content, head[cut].start, head[-1].end), "reference", 0.88)


def _enter_head_title(ledger: Ledger, start: int, end: int, date: DateReading | None = None) -> None:
    """What stands before the date: a title that names its genre, or two parties of a letter without a title."""
    content = ledger.content
    letter = _romance_letter(content, start, end, date) if date is not None else None
    if letter is not None:
        for name, where in zip(("sender", "recipient"), letter, strict=True):
            ledger.note(name, *where, f"reference/{name}", 0.85, value=_party(content, where))
        return
    if PAPER.fullmatch(content, start, end) or DOCUMENT.fullmatch(content, start, end):
        ledger.note("document_number", start, end, "reference/number", 0.85)
        return
    start = _enter_author(ledger, start, end)
    said = read_title(content, start, end)
    if (said.sender and said.recipient and said.genre is None) or (
        said.sender and said.genre and said.genre[0] > max(said.sender, said.recipient or said.sender)[0]
    ):
        ledger.note("sender", *said.sender, "reference/sender", 0.88, value=_party(content, said.sender))
        if said.recipient:
            ledger.note(
                "recipient", *said.recipient, "reference/recipient", 0.88, value=_party(content, said.recipient)
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
    if len(pieces) < 2 or describes(content, pieces[0]) or is_place(content, pieces[0], lexicon()):
        return start
    office, person = split_office(one_line(content, pieces[0].start, pieces[0].end))
    said = read_title(content, pieces[1].start, end)
    if office or person is None or said.genre is None or said.sender is not None:
        return start
    if said.genre[0] - pieces[1].start > _NEAR or said.genre[1] > pieces[1].end:
        return start
    enter_names(ledger, "authors", pieces[0].start, pieces[0].end)
    return pieces[1].start


def _romance_letter(
    content: str, start: int, end: int, date: DateReading
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two names and "a" before a date whose month is Italian, Spanish or Portuguese: ``Brosio a Sforza, 12 marzo 1949``."""
    words = content[date.span.start : date.span.end].casefold().split()
    if lexicon().romance_months.isdisjoint(words) or read_title(content, start, end).genre is not None:
        return None
    return read_romance_letter(content, start, end)


def _party(content: str, where: tuple[int, int]) -> object:

    return read_party(one_line(content, *where))


def _enter_dated_place(ledger: Ledger, pieces: list[Clause]) -> bool:
    """A shelfmark, and behind it the document's number and its date, with its kind or bare: ``note du 12 mars 1963``.

    The date is the document's only where a number stands between it and the archive: a collection's own date is a part of its name.
    """
    content = ledger.content
    marked = pieces[-1] if len(pieces) > 2 and is_classification(pieces[-1].of(content)) else None
    pieces = pieces[:-1] if marked is not None else pieces
    final = pieces[-1]
    if len(pieces) < 2 or final.before != ",":
        return False
    found = [date for date in find_dates(content, Span(final.start, final.end)) if date.precision == "day"]
    if not found or found[-1].span.end < bare_end_of(content, final):
        return False
    date = found[-1].span
    genre = read_title(content, final.start, date.start).genre if date.start > final.start else None
    lead = content[genre[1] if genre else final.start : date.start].strip(" ,").casefold()
    if lead not in _DATING or (genre is not None and genre[0] != final.start):
        return False
    shelf = pieces[:-1]
    number = shelf[-1] if PAPER.fullmatch(content, shelf[-1].start, shelf[-1].end) else None
    if number is not None and (is_shelf_code(content, shelf[-2]) if len(shelf) > 2 else False):
        shelf = shelf[:-1]
    elif number is None and not is_shelf_code(content, shelf[-1]) and not _NUMBERED_BOX.match(content, shelf[-1].start):
        return False
    else:
        number = None
    if archive_group(content, shelf) is None and not is_shelf_code(content, shelf[0]):
        return False
    enter_source(ledger, read_source(content, shelf[0].start, shelf[-1].end), "reference", 0.9)
    if number is not None:
        ledger.note("document_number", number.start, number.end, "reference/number", 0.85)
    if genre is not None:
        ledger.note("genre", *genre, "reference/genre", 0.85, value=one_line(content, *genre).casefold())
    if marked is not None:
        ledger.note("classification", marked.start, bare_end_of(content, marked), "reference/classification", 0.88)
    return enter_date(ledger, date.start, date.end, "reference/date", 0.88)


def _enter_dated_title(ledger: Ledger, layout: Layout, told: list[Clause]) -> None:
    """A description before its place, and the date that ends it: ``Schreiben Ulbrichts vom 15. September 1961, SAPMO-BArch, …``."""
    content, final, dates = ledger.content, told[-1], layout.stretch.dates
    if kind_of(content, final, dates) is Kind.DATED:
        date = next(one for one in dates if final.start <= one.span.start and one.span.end <= final.end)
        final = without_date(content, final, date)
        enter_date(ledger, date.span.start, date.span.end, "reference/date", 0.88)
    _enter_head_title(ledger, told[0].start, final.end)


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


def _enter_described(ledger: Ledger, layout: Layout, at: int, end: int) -> None:
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
        described = opened or describes(content, pieces[0]) or _is_owned(content, pieces[0])
        told = described and not is_shelf(content, pieces[0], known)
        if cut and (told or _is_found_in(content, pieces[cut - 1], pieces[cut])):
            _enter_dated_title(ledger, layout, pieces[:cut])
            enter_places(ledger, pieces[cut].start, end)
            return
    if pieces and not enter_credit(ledger, pieces, end):
        enter_places(ledger, pieces[0].start, end)
