"""References with a title that is quoted or in italics: what stands before it, the title, and what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.edges import before_edge
from archcite.extraction.facts_of import enter_date, enter_title
from archcite.extraction.references.claims import note_printed
from archcite.extraction.references.head import enter_head
from archcite.extraction.references.layout import QUOTES, Layout
from archcite.extraction.references.tail import enter_tail
from archcite.extraction.references.title_clause import quote_after_bracket, quote_after_colon
from archcite.extraction.stops import belongs
from archcite.extraction.structure import groups

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger, Reading


def enter_titled(ledger: Ledger, layout: Layout, index: int, end: int) -> None:
    """Read a reference whose title is known to stand in a clause."""
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
    authored = enter_head(ledger, layout, index, opened) if inner is None else set()
    before = len(ledger.readings)
    enter_title(ledger, title_start, title_end, "reference/title", 0.94)
    if "genre" in authored:
        ledger.readings[before:] = [reading for reading in ledger.readings[before:] if reading.field == "title"]
    elif any(reading.field == "sender" for reading in ledger.readings[:before]):
        ledger.readings[before:] = _without_parties(ledger.readings[before:])
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
        ledger.readings[since:] = _without_parties(read)


def _without_parties(read: list[Reading]) -> list[Reading]:
    """What is read of a title whose parties are told elsewhere, or that has none."""
    return [reading for reading in read if reading.field not in ("sender", "recipient")]


def _without_comma(content: str, start: int, end: int) -> int:
    end = before_edge(content, start, end, " ,\n")
    if end - start > 3 and content[end - 1] == "." and not belongs(content, end - 1, start):
        end -= 1
    if end > start + 2 and content[end - 1] in "’'”" and content[end - 2] in ",.":
        return end
    return end
