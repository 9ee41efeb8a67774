"""References without a quoted title: letters, described items, places alone, and the continental order with the archive first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series, printed_words
from archcite.extraction.facts_of import enter_date, enter_printed, enter_source
from archcite.extraction.facts_of import enter_places as enter_shelf
from archcite.extraction.holdings.clauses import is_place_of_writing, tells_parties
from archcite.extraction.places.holder_clauses import split_known
from archcite.extraction.places.holders import HOLDER, is_place, weight
from archcite.extraction.places.reading import read_shelf
from archcite.extraction.printed.reading import is_printed, read_printed
from archcite.extraction.references.agency_author import names_agency
from archcite.extraction.references.claims import enter_places, note_printed
from archcite.extraction.references.dated_place import enter_dated_place
from archcite.extraction.references.described import enter_described
from archcite.extraction.references.layout import (
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
from archcite.extraction.references.located import SUBJECT
from archcite.extraction.references.tail import enter_tail
from archcite.extraction.references.title_clause import names_newspaper
from archcite.extraction.references.untitled_head import enter_head_title, romance_letter
from archcite.extraction.sources.reading import read_source
from archcite.extraction.structure import Clause, bare_end_of
from archcite.model import Printing
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.ledger import Ledger

#: A volume of somebody's diaries, before the day: ``Roe Diary, vol. 654, 23 August 1943``.
_VOLUME = lazy_pattern(r"(?:[Vv]ols?\.|[Vv]olume|[Bb]ook|[Rr]eel|[Rr]oll)\s(?:\d{1,4}|[IVXL]+)")
#: How far a description may reach in front of a series of documents, in clauses.
_SERIES_REACH = 4
#: The number of a message, by the codes of who sent it; that of a file has a stroke.
_MESSAGE = lazy_pattern(r"(?:(?P<code>[A-Z]{1,9})\s(?:[A-Z]{1,4}\s)?|(?:[Nn]o|[Tt]el)\.\s?|#)?\d{2,6}")
#: An hour, or from which hour to which something lasted: ``10:28 a.m.``, ``2:50–3:55 p.m.``.
_HOUR = lazy_pattern(
    r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?[-–—]\s?\d{1,2}(?:[:.]\d\d)?)?\s?(?:[ap]\.?m\.?|(?<=:\d\d)|hours)"
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
        if len(pieces) > behind and DOCUMENT.fullmatch(content, pieces[behind].start, pieces[behind].end):
            ledger.note("document_number", pieces[behind].start, pieces[behind].end, "reference/number", 0.85)
            behind += 1
        if len(pieces) > behind:
            enter_described(ledger, layout, behind, end)
        return
    series = _series_at(content, pieces, len(pieces) if first_date is None else first_date)
    if series and names_agency(pieces[0].of(content)):
        printed = read_printed(content, pieces[0].start, end, end, Printing.PUBLISHED_IN)
        enter_printed(ledger, printed, "reference", 0.88)
        return
    if series:
        enter_head_title(ledger, pieces[0].start, pieces[series - 1].end)
        enter_places(ledger, pieces[series].start, end)
        return
    if first_date is None or is_place_first(content, pieces):
        if enter_dated_place(ledger, pieces):
            return
        enter_described(ledger, layout, 0, end)
        return
    _enter_before_date(ledger, layout, first_date, end)


def _enter_before_date(ledger: Ledger, layout: Layout, first_date: int, end: int) -> None:
    """What stands before the date: a printed source, a newspaper, a place, or the document with its number and where it was written."""
    content, pieces = ledger.content, layout.pieces
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
    closed = _with_archive_parted(content, head) if first_date == len(pieces) - 1 else []
    if any(weight(content, piece) >= HOLDER for piece in closed) or (
        closed and describes(content, closed[0]) and any_place(content, closed[1:])
    ):
        _enter_place_before_date(ledger, closed, layout.dates[first_date])
        date = layout.dates[first_date].span
        enter_date(ledger, date.start, date.end, "reference/date", 0.88)
        return
    head = _without_number_and_city(ledger, layout, first_date)
    enter_head_title(ledger, head[0].start, head[-1].end, layout.dates[first_date])
    enter_tail(ledger, layout.stretch.behind(head_end), titled=False)


def _with_archive_parted(content: str, head: list[Clause]) -> list[Clause]:
    """The clauses of a description and its place, with an archive parted from a number that sticks to it: ``Minutes, PRC FMA 110-01982-12``."""
    behind = (split_known(content, [Clause(piece.start, piece.end, "")]) for piece in head[1:])
    return [head[0], *(part for parts in behind for part in parts)]


def _without_number_and_city(ledger: Ledger, layout: Layout, at: int) -> list[Clause]:
    """What stands before the date, without the number of a paper or a file, which is entered, and without where it was written."""
    content, head, date = ledger.content, layout.pieces[:at], layout.dates[at]
    if len(head) > 1 and (
        _HOUR.fullmatch(content, head[-1].start, head[-1].end) or SUBJECT.match(content, head[-1].start)
    ):
        head = head[:-1]
    if len(head) > 1 and (
        PAPER.fullmatch(content, head[-1].start, head[-1].end) or _is_message(content, layout.pieces, at)
    ):
        ledger.note("document_number", head[-1].start, head[-1].end, "reference/number", 0.85)
        head = head[:-1]
    elif len(head) > 1 and _VOLUME.fullmatch(content, head[-1].start, head[-1].end):
        enter_shelf(ledger, [read_shelf(content, head[-1].start, head[-1].end)], "reference", 0.85)
        head = head[:-1]
    elif len(head) > 1 and is_shelf_code(content, head[-1]):
        enter_places(ledger, head[-1].start, head[-1].end)
        head = head[:-1]
    if len(head) > 1 and _is_written_at(content, head, date):
        head = head[:-1]
    while len(head) > 1 and is_place(content, head[-1], lexicon()):
        head = head[:-1]
    return head


def _is_message(content: str, pieces: list[Clause], date: int) -> bool:
    """Whether the number of a message stands before its date, and its place behind: ``Roe to Doe, MAC 01234, 5 May 1968, Box 16, Doe Papers``."""
    number = _MESSAGE.fullmatch(content, pieces[date - 1].start, pieces[date - 1].end)
    if number is None or (number["code"] or "").casefold() in lexicon().genres:
        return False
    return tells_parties(content, pieces[date - 2]) and any_place(content, pieces[date + 1 :])


def _behind_opening_date(content: str, pieces: list[Clause], date: int | None) -> int:
    """The clause behind a date that opens a reference, and behind "entry" beside it; 0 where none opens it."""
    if date == 1 and pieces[0].of(content) == "Entry":
        return 2
    if date != 0:
        return 0
    return 2 if len(pieces) > 2 and pieces[1].of(content) == "entry" else 1


def _series_at(content: str, pieces: list[Clause], stop: int) -> int:
    """The clause behind an undated description, or behind who publishes it, that opens a series of documents: ``Inaugural Address, Public Papers …``."""
    for at in range(1, min(stop, _SERIES_REACH)):
        if document_series(content, pieces[at].start, pieces[at].end) is not None:
            told = describes(content, pieces[0]) or (at == 1 and names_agency(pieces[0].of(content)))
            return at if told else 0
    return 0


def _is_written_at(content: str, head: list[Clause], date: DateReading) -> bool:
    """Whether one name between two parties and a date is where the letter was written: ``Brosio a Sforza, Mosca, 12 marzo 1949``."""
    if len(head) != 2 or not is_place_of_writing(content, head[1]):
        return False
    letter = romance_letter(content, head[0].start, head[0].end, date)
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


def _enter_place_before_date(ledger: Ledger, head: list[Clause], date: DateReading) -> None:
    """``Smith Papers, Box 4, National Library, Dublin, 3 May 1961``: what the document is, if that is said, and its place."""
    first = head[0]
    told = describes(ledger.content, first) or romance_letter(ledger.content, first.start, first.end, date) is not None
    cut = place_start(ledger.content, head) if told else 0
    if cut:
        enter_head_title(ledger, first.start, head[cut - 1].end, date)
    enter_source(ledger, read_source(ledger.content, head[cut].start, head[-1].end), "reference", 0.88)
