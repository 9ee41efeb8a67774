"""Where the description of a reference starts that opens with its archive, and where its shelfmark starts again behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.holdings_clauses import (
    Kind,
    describing,
    is_counted,
    is_numbered_shelf,
    is_paper,
    tells_parties,
)
from archcite.extraction.printed import is_printed
from archcite.extraction.shelfmark import shelfmarks
from archcite.extraction.titles import read_title

if TYPE_CHECKING:
    from archcite.extraction.dates import DateReading
    from archcite.extraction.structure import Clause


def may_be_described(content: str, body: list[Clause], first: int, found: list[DateReading]) -> bool:
    """Whether a clause behind a number can say what the document is, or when it was written; most references are places alone."""
    numbered = next((at for at in range(first, len(body)) if is_counted(content, body[at])), len(body))
    behind = body[max(first, numbered) + 1 :]
    if not behind:
        return False
    if first < numbered and describing(content, body[first]):
        return True
    return any(date.span.start >= behind[0].start for date in found) or any(
        describing(content, piece) for piece in behind
    )


def description_start(content: str, pieces: list[Clause], kinds: list[Kind], first: int) -> int | None:
    """The clause with which the description starts, behind at least one clause of the shelfmark."""
    numbered = next((index for index in range(first, len(kinds)) if is_counted(content, pieces[index])), None)
    if numbered is None:
        return None
    known = lexicon()
    for index in range(max(first, numbered) + 1, len(kinds)):
        if kinds[index] in (Kind.TOLD, Kind.QUOTED, Kind.DATED) or is_paper(content, pieces[index]):
            behind = [
                at for at in range(index + 1, len(kinds)) if is_numbered_shelf(content, pieces[at], kinds[at], known)
            ]
            if not behind:
                return _with_author(content, pieces, kinds, index, first)
    return _bare_start(content, pieces, kinds, first)


def told_first(content: str, pieces: list[Clause], kinds: list[Kind], first: int) -> tuple[int, int] | None:
    """Description and shelfmark where they stand in this order: ``AHMRE, Ofício n. 3, A a B, 3 de maio de 1962, Cx. 23``.

    A collection may stand before the description: ``JFKL, POF, Memo, Bundy to Rusk, March 27, 1961, Box 62``.
    """
    known, count = lexicon(), len(kinds)
    dated = next((at for at in range(first, count) if kinds[at] in (Kind.DATE, Kind.DATED)), count)
    told = next((at for at in range(first, min(dated + 1, count)) if kinds[at] in (Kind.TOLD, Kind.DATED)), None)
    if told is None or told - first > 1:
        return None
    numbered = next(
        (
            at
            for at in range(first, count)
            if is_numbered_shelf(content, pieces[at], kinds[at], known)
            or shelfmarks(content, pieces[at].start, pieces[at].end)
        ),
        0,
    )
    return (told, dated + 1) if numbered > dated else None


def _with_author(content: str, pieces: list[Clause], kinds: list[Kind], at: int, first: int) -> int:
    """One name between a number and a kind of document is its author's: ``DC 900/54, ADN-Auslandsstelle Hanoi, Information …``."""
    before = at - 1
    if before <= first or kinds[before] is not Kind.TEXT:
        return at
    if tells_parties(content, pieces[at]):
        return before if _names_sender(content, pieces[before], pieces[at]) else at
    text = pieces[before].of(content)
    if not is_counted(content, pieces[before - 1]) or not (" " in text or "-" in text):
        return at
    return before


def _names_sender(content: str, name: Clause, office: Clause) -> bool:
    """Whether a sender stands in two clauses, a name and an office or a body: ``Commander, Second Fleet to Admiralty``."""
    said = read_title(content, name.start, office.end)
    return said.sender is not None and said.recipient is not None and said.sender[0] == name.start


def _bare_start(content: str, pieces: list[Clause], kinds: list[Kind], first: int) -> int | None:
    """Words between the last number and a date, where nothing says what kind of document they name."""
    dated = next((index for index in range(first, len(kinds)) if kinds[index] is Kind.DATE), None)
    if dated is None:
        return None
    numbers = [index for index in range(first, dated) if kinds[index] is Kind.SHELF] or [first - 1]
    at = numbers[-1] + 1
    while at < dated and kinds[at] in (Kind.NUMBER, Kind.LEAVES):
        at += 1
    if (
        at == dated
        or not is_counted(content, pieces[at - 1])
        or is_printed(content, pieces[at].start, pieces[dated].start)
    ):
        return None
    if kinds[at] is not Kind.TEXT:
        return None
    return (
        at if len(pieces[at].of(content).split()) > 1 or _names_sender(content, pieces[at], pieces[dated - 1]) else None
    )
