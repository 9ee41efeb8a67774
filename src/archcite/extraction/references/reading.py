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

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import enter_title
from archcite.extraction.holdings.reading import enter_holding
from archcite.extraction.pages.hosts import before_host, publishes, publishes_edited, series_clause
from archcite.extraction.places.bracketed import with_places_opened
from archcite.extraction.places.holder_clauses import parted_from_city
from archcite.extraction.places.holder_lead import past_lead
from archcite.extraction.printed.chapter import enter_chapter
from archcite.extraction.references.agency_author import is_agency, parted_kinds
from archcite.extraction.references.claims import enter_names
from archcite.extraction.references.closing_dates import parted_from_dates
from archcite.extraction.references.described_before_place import enter_described_before_place
from archcite.extraction.references.edition import enter_edition
from archcite.extraction.references.ibid import enter_ibid
from archcite.extraction.references.layout import QUOTES, Layout
from archcite.extraction.references.standing_dates import standing_dates, standing_year
from archcite.extraction.references.tail import enter_tail
from archcite.extraction.references.title_clause import title_clause
from archcite.extraction.references.titled import enter_titled
from archcite.extraction.references.untitled import enter_untitled
from archcite.extraction.running.signals import AGAIN
from archcite.extraction.stretch import survey
from archcite.extraction.structure import Clause
from archcite.extraction.surroundings import after_lead
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: A whole citation as the text of a Markdown link, whose address was read already.
_LINK = lazy_pattern(r"\s*\[(?:Document\s\d+\s?[:.]\s?)?(?P<text>[^\[\]]{20,})\]\(\s*")
_IBID = lazy_pattern(rf"[*_]{{0,2}}(?P<ibid>{AGAIN})(?![^\W_])\.?[*_]{{0,2}}\.?,?\s*", re.IGNORECASE)
#: What opens a clause in which nothing leads to an archive.
_OPENED = frozenset(QUOTES + "*(")
#: What leads from a description to its archive.
_IN = lazy_pattern(r"(?<=[^\W\d_])\s+in\s+(?:the\s+)?(?=[^\W\d_a-zа-я])")


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
        enter_titled(ledger, layout, index, end)
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
        led = content.find(" in ", piece.start, piece.end) > 0 and content[piece.start] not in _OPENED
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


def _enter_published(ledger: Ledger, layout: Layout) -> None:
    """A title without marks up to the numbered series in which it was published: ``Tiananmen Square, 1989, Briefing Book No. 16``."""
    content, pieces = ledger.content, layout.pieces
    cut = series_clause(content, pieces)
    since = pieces[cut].start
    if cut:
        since = pieces[cut - 1].end
        enter_title(ledger, pieces[0].start, since, "reference/title", 0.85)
    enter_tail(ledger, layout.stretch.behind(since), titled=True)
