"""Footnotes of scholars: author, title, date, then where it is, in any archive's order.

``Henry Hampton, “Background,” Box 3, …, Film and Media Archive, Washington University`` ·
``SAPMO-BArch, DY 30/3667, Vermerk …, Berlin, 5 June 1961, 2`` · ``May 20, 1944, Joseph Davies diary, Joseph Davies Papers, …``.
The clauses are told apart by what they are (quotation, date, holder, container), not by their number. A title is what is quoted or
set in italics; without such it is what stands before the date, when it names a kind of document or two parties.
Source: Chicago Manual of Style 18, 14.119-14.129 (manuscript collections); NARA General Information Leaflet 17.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.known import known_name, known_number
from archcite.archives.lexicon import lexicon
from archcite.extraction.agency_author import is_agency, is_kind, is_office, parted_kinds
from archcite.extraction.bracketed_places import with_places_opened
from archcite.extraction.chapter import enter_chapter
from archcite.extraction.closing_dates import parted_from_dates
from archcite.extraction.described_before_place import enter_described_before_place
from archcite.extraction.edition import enter_edition
from archcite.extraction.facts_of import enter_date, enter_title, one_line
from archcite.extraction.holder_clauses import parted_from_city
from archcite.extraction.holder_group import past_lead
from archcite.extraction.holdings import enter_holding
from archcite.extraction.hosts import before_host, publishes, publishes_edited, series_clause
from archcite.extraction.layout import DOCUMENT, PAPER, QUOTES, Layout, is_place_first
from archcite.extraction.names import is_body, name_spans
from archcite.extraction.parties import read_party
from archcite.extraction.reference_claims import enter_names, enter_places, note_names, note_printed
from archcite.extraction.reference_ibid import enter_ibid
from archcite.extraction.reference_tail import enter_tail
from archcite.extraction.reference_untitled import enter_untitled
from archcite.extraction.standing_dates import standing_dates, standing_year
from archcite.extraction.stretch import survey
from archcite.extraction.structure import Clause, clauses, groups
from archcite.extraction.surroundings import after_lead
from archcite.extraction.title_clause import is_author, quote_after_bracket, quote_after_colon, title_clause
from archcite.extraction.titles import read_title
from archcite.model import Name
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.title_parties import Title


#: A whole citation as the text of a Markdown link, whose address was read already.
_LINK = lazy_pattern(r"\s*\[(?:Document\s\d+\s?[:.]\s?)?(?P<text>[^\[\]]{20,})\]\(\s*")
_IBID = lazy_pattern(r"[*_]{0,2}(?P<ibid>Ibid|Ibidem|Там же|Ebd|Ebenda)(?![^\W_])\.?[*_]{0,2}\.?,?\s*", re.IGNORECASE)


#: What leads from a description to its archive.
_IN = lazy_pattern(r"(?<=[^\W\d_])\s+in\s+(?:the\s+)?(?=[^\W\d_a-zа-я])")
#: What counts a paper behind its kind: ``UN General Assembly Resolution 2758 (XXVI)``.
_COUNTED = lazy_pattern(r"\s+(?:[Nn]os?\.?\s)?[\dA-Z][\w./-]*\d(?:\s\([IVXL\d]+\))?")
#: A noun for a kind of document that stands no further from the beginning opens what stands before a title.
_NEAR = 12
#: Behind the names of those who edited: ``Haines, G. K., & Leggett, R. E. (Eds.)``.
_EDITED = lazy_pattern(r"\s*\((?:[Ee]ds?|[Hh]rsg|[Ee]ditors?)\.?\)[\s.,]*$")
_TRANSLATOR = lazy_pattern(r"(?:trans|transl|tr|ed|eds|comp)s?\.?$", re.IGNORECASE)


def enter_reference(ledger: Ledger, start: int, end: int) -> None:
    """Read a scholar's reference."""
    content = ledger.content
    linked = _LINK.fullmatch(content, start, end)
    if linked:
        start, end = linked.span("text")
    start = _without_lead(ledger, start, end)
    if ledger.best_of("ibid"):
        start = enter_ibid(ledger, start, end)
        if start >= end:
            return
    end = before_host(ledger, start, end)
    if enter_chapter(ledger, start, end) or enter_described_before_place(ledger, start, end):
        return
    stretch = survey(content, start, end)
    opened = with_places_opened(
        content, parted_from_city(content, parted_kinds(content, stretch.clauses())), stretch.whole()
    )
    pieces = parted_from_dates(content, _parted_from_archive(content, opened), stretch.dates)
    if not pieces:
        return
    published = publishes(content, pieces) or publishes_edited(content, pieces)
    if published:
        behind = 1 if publishes(content, pieces) else 2
        enter_names(ledger, "authors" if behind == 1 else "editors", pieces[0].start, pieces[0].end)
        stretch = stretch.behind(pieces[behind].start)
        pieces = [Clause(pieces[behind].start, pieces[behind].end, ""), *pieces[behind + 1 :]]
    standing = standing_dates(content, pieces, stretch.dates)
    year = standing_year(content, pieces, standing)
    if year:
        stretch = msgspec.structs.replace(
            stretch, dates=sorted([*stretch.dates, *year.values()], key=lambda date: date.span)
        )
        standing = standing_dates(content, pieces, stretch.dates)
    if not is_agency(content, pieces, standing) and (
        enter_edition(ledger, pieces, stretch.dates, end) or enter_holding(ledger, pieces, stretch.dates, end)
    ):
        return
    layout = Layout(stretch, pieces, standing)
    index = title_clause(content, layout)
    if index is not None:
        _enter_titled(ledger, layout, index, end)
        return
    if published:
        _enter_published(ledger, layout)
        return
    enter_untitled(ledger, layout, end)


def _parted_from_archive(content: str, pieces: list[Clause]) -> list[Clause]:
    """The clauses, with a description parted from the archive that "in" leads to: ``Smirnov's account in AVP RF, f. 06``."""
    parted: list[Clause] = []
    for piece in pieces:
        since = past_lead(content, piece.start, piece.end) if parted and content[piece.start].islower() else piece.start
        if since > piece.start:
            parted.append(Clause(since, piece.end, ","))
            continue
        led = content[piece.start] not in QUOTES + "*(" and content.find(" in ", piece.start, piece.end) > 0
        found = _IN.search(content, piece.start, piece.end) if led else None
        if (
            found is not None
            and known_name(content, found.end(), piece.end) == piece.end
            and not _is_said(content[piece.start : found.start()])
        ):
            parted.append(Clause(piece.start, found.start(), piece.before))
            parted.append(Clause(found.end(), piece.end, ","))
        else:
            parted.append(piece)
    return parted


def _is_said(text: str) -> bool:
    """Whether words say where something lies, and describe nothing: ``A copy was found``, ``Original``."""
    final = text.rpartition(" ")[2].casefold()
    return final in lexicon().prose or final.endswith("ed") or final in ("copy", "copies", "original", "also")


def _without_lead(ledger: Ledger, start: int, end: int) -> int:
    """Pass over a footnote's number and signals ("See also"); note "Ibid."."""
    content = ledger.content
    start = after_lead(content, start, end)
    ibid = _IBID.match(content, start, end)
    if ibid:
        ledger.note("ibid", *ibid.span("ibid"), "reference/ibid", 0.98, value=True)
        start = ibid.end()
    return start


def _enter_titled(ledger: Ledger, layout: Layout, index: int, end: int) -> None:
    content, pieces = ledger.content, layout.pieces
    piece = pieces[index]
    inner = quote_after_colon(content, piece)
    opened = (
        inner
        if inner is not None
        else (quote_after_bracket(content, piece) if content[piece.start] not in QUOTES + "*" else None)
    )
    if opened is None:
        opened = piece.start
    group = next((g for g in groups(content, opened, end) if g.start == opened), None)
    closing = group.end if group else piece.end
    title_start, title_end = opened + 1, closing - (1 if group else 0)
    title_end = _without_comma(content, title_start, title_end)
    if inner is not None:
        note_printed(ledger, piece.start, inner - 2, "reference/series")
    authored = _enter_head(ledger, layout, index, opened) if inner is None else set()
    before = len(ledger.readings)
    enter_title(ledger, title_start, title_end, "reference/title", 0.94)
    if "genre" in authored:
        ledger.readings[before:] = [reading for reading in ledger.readings[before:] if reading.field == "title"]
    enter_tail(ledger, layout.stretch.behind(closing), titled=True)
    if 0 in layout.dates and ledger.best_of("date") is None:
        enter_date(ledger, layout.dates[0].span.start, layout.dates[0].span.end, "reference/date", 0.9)
    _heed_periodical(ledger, before)


def _heed_periodical(ledger: Ledger, since: int) -> None:
    """The headline of an article has no parties: ``“PBS to Carry Hearings,” *Variety*``."""
    read = ledger.readings[since:]
    if any(reading.rule == "reference/periodical" for reading in read) and all(
        reading.field != "genre" for reading in read
    ):
        ledger.readings[since:] = [reading for reading in read if reading.field not in ("sender", "recipient")]


def _without_comma(content: str, start: int, end: int) -> int:
    while end > start and content[end - 1] in " ,\n":
        end -= 1
    if end - start > 3 and content[end - 1] == "." and content[end - 3] != ".":
        end -= 1
    if end > start + 2 and content[end - 1] in "’'”" and content[end - 2] in ",.":
        return end
    return end


def _enter_said(ledger: Ledger, said: Title) -> None:
    """The kind of a document and its parties before its quoted subject: ``Letter, A to B, “On Trade”``, ``A to B, “On Trade”``."""
    content = ledger.content
    if said.genre is not None:
        ledger.note("genre", *said.genre, "reference/genre", 0.9, value=one_line(content, *said.genre).casefold())
    for name, where in (("sender", said.sender), ("recipient", said.recipient)):
        if where:
            ledger.note(name, *where, f"reference/{name}", 0.88, value=read_party(one_line(content, *where)))


def _enter_published(ledger: Ledger, layout: Layout) -> None:
    """A title without marks up to the numbered series in which it was published: ``Tiananmen Square, 1989, Briefing Book No. 16``."""
    content, pieces = ledger.content, layout.pieces
    cut = series_clause(content, pieces)
    since = pieces[cut].start
    if cut:
        since = pieces[cut - 1].end
        enter_title(ledger, pieces[0].start, since, "reference/title", 0.85)
    enter_tail(ledger, layout.stretch.behind(since), titled=True)


def _enter_head(ledger: Ledger, layout: Layout, index: int, opened: int) -> set[str]:
    """What stands before a title: authors, a translator, a date in brackets, or a letter's genre and parties."""
    content = ledger.content
    start = layout.pieces[0].start
    if start >= opened:
        return set()
    end = opened
    while end > start and content[end - 1] in ' \n,:.*“"':
        end -= 1
    bracket = re.compile(r"\(([^()]*\d{4}[^()]*)\)$").search(content, start, end)
    if bracket and enter_date(ledger, *bracket.span(1), "reference/date-in-brackets", 0.93):
        end = bracket.start()
    if index in range(1, 4) and 0 in layout.dates:
        start = layout.pieces[1].start
    if index > 1 and index - 1 in layout.dates and ledger.best_of("date") is None:
        date = layout.dates[index - 1].span
        enter_date(ledger, date.start, date.end, "reference/date", 0.9)
        end = layout.pieces[index - 2].end
    head = one_line(content, start, end).strip(" ,.")
    if not head:
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
    opens = said.genre is not None and (said.genre[0] - start < _NEAR or _counts(content, said.genre[1], end))
    if opens or (said.sender and said.recipient):
        _enter_said(ledger, said)
        return {"genre"} if said.genre is not None else set()
    final = layout.pieces[index - 1] if index else None
    if final is not None and index > 1 and DOCUMENT.fullmatch(content, final.start, final.end):
        ledger.note("document_number", final.start, final.end, "reference/number", 0.85)
        enter_names(ledger, "authors", start, layout.pieces[index - 2].end)
        return set()
    role, until = _role_of(content, start, end, final)
    names = list(name_spans(content, start, until))
    if layout.pieces[index].before == "." and _is_inverted(content, names):
        until = names[1][1]
        stop = content[until - 2 : until - 1] in " -." and content.startswith(".", until)  # that of an initial
        names[:2] = [(names[0][0], until + stop)]
    note_names(ledger, role, names)
    return set()


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
    behind = 2 if len(pieces) > 1 and is_office(content, pieces[1]) else 1
    until = pieces[behind - 1].end
    name = Name(literal=one_line(content, pieces[0].start, until))
    ledger.note("authors.0", pieces[0].start, until, "reference/authors", 0.9, value=name)
    kind = set()
    for piece in pieces[behind:]:
        if is_kind(content, piece):
            ledger.note(
                "genre",
                piece.start,
                piece.end,
                "reference/genre",
                0.9,
                value=one_line(content, piece.start, piece.end).casefold(),
            )
            kind = {"genre"}
        else:
            ledger.note("document_number", piece.start, piece.end, "reference/number", 0.85)
    return kind
