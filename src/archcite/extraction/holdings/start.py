"""Where the description of a reference starts that opens with its archive, and where its shelfmark starts again behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.dates.reading import read_date
from archcite.extraction.holdings.clauses import (
    HAS_YEAR,
    Kind,
    describing,
    is_counted,
    is_document,
    is_numbered_shelf,
    is_paper,
    is_person,
    tells_parties,
)
from archcite.extraction.places.holders import is_collection, is_container
from archcite.extraction.places.leaves import bare_pages
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.printed.reading import is_printed
from archcite.extraction.references.agency_author import names_agency
from archcite.extraction.references.layout import DOCUMENT, describes, is_shelf_code
from archcite.extraction.titles.reading import read_title
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.structure import Clause


#: The nouns and abbreviations of what is sent under a number.
_SENT = lazy_pattern(
    r"(?:tel|telno|telegr|telegram|telegramm|telegramma|telegrama|télégramme|telespr|telespresso|cable|cablegram|desp|despatch|dispatch|depesza|depeša|szyfrogram|dispaccio"
    r"|despacho|ofício|oficio|drahtbericht|drahterlass|fernschreiben|codebericht|airgram|letter)\b",
    re.IGNORECASE,
)
#: What lies further apart than a comma and a space are no two clauses of one name: the archive may have been put in front.
_APART = 2


def may_be_described(content: str, body: list[Clause], bounds: tuple[int, int], found: list[DateReading]) -> bool:
    """Whether a clause behind a number can say what the document is, or when it was written; most references are places alone.

    Args:
        content: the text.
        body: its clauses.
        bounds: how many clauses of the shelfmark stand before the archive, and the first clause behind it.
        found: the exact dates in it.
    """
    first = bounds[1]
    numbered = first_number(content, body, bounds)
    numbered = first - 1 if numbered is None else numbered
    behind = body[numbered + 1 :]
    if not behind:
        return False
    if any(describing(content, piece) for piece in body[first : numbered + 1][:2] if first < numbered):
        return True
    return any(date.span.start >= behind[0].start for date in found) or any(
        describing(content, piece) for piece in behind
    )


def first_number(content: str, pieces: list[Clause], bounds: tuple[int, int]) -> int | None:
    """The first clause with a figure behind the archive, or papers, which need none; the last one of the archive, where such a clause stands before it."""
    lead, first = bounds
    if any(is_counted(content, piece) for piece in pieces[:lead]):
        return first - 1
    if first < len(pieces) and is_collection(content, pieces[first]):
        return first
    counted = [at for at in range(first, len(pieces)) if is_counted(content, pieces[at])]
    return counted[0] if any(_counts_shelf(content, pieces[at]) for at in counted) else None


def _counts_shelf(content: str, piece: Clause) -> bool:
    """Whether the figure that a clause holds is no date and not the number of a document: ``oficio confidencial 12/3``."""
    date = read_date(piece.of(content)) if HAS_YEAR.search(content, piece.start, piece.end) else None
    if date is not None and date.precision == "day":
        return False
    return is_container(content, piece, lexicon()) or is_shelf_code(content, piece) or not describes(content, piece)


def description_start(content: str, pieces: list[Clause], kinds: list[Kind], bounds: tuple[int, int]) -> int | None:
    """The clause with which the description starts, behind at least one clause of the shelfmark."""
    first = bounds[1]
    numbered = first_number(content, pieces[: len(kinds)], bounds)
    if numbered is None:
        return None
    known = lexicon()
    for index in range(numbered + 1, len(kinds)):
        if (
            kinds[index] in (Kind.TOLD, Kind.QUOTED, Kind.DATED)
            or is_paper(content, pieces[index])
            or is_document(content, pieces, index)
        ):
            behind = range(index + 1, len(kinds))
            series = Kind.DATE not in kinds and kinds[index] is Kind.TOLD  # of a collection that is named behind it
            if not any(
                is_numbered_shelf(content, pieces[at], kinds[at], known)
                or (series and is_collection(content, pieces[at]))
                for at in behind
            ):
                return _with_number(content, pieces, kinds, _with_author(content, pieces, kinds, index, first), first)
    return _bare_start(content, pieces, kinds, first)


def day_ahead(
    content: str, pieces: list[Clause], kinds: list[Kind], found: list[DateReading], at: int | None
) -> int | None:
    """The clause of a day right behind a number, with which the description starts or which is all of it: ``FO 371/122380, 12 March 1956``.

    A series or a folder may bear a day for its name (``Box 12, Chronological File, 3 May 1961``), a number bears none; and behind a
    date of the document no shelfmark goes on.

    Args:
        content: the text.
        pieces: its clauses.
        kinds: what each is.
        found: the exact dates in it.
        at: where the description starts without the day, if it does.
    """
    days = [date for date in found if date.precision == "day"]
    known = lexicon()
    for index in range(1, len(kinds) if at is None else at):
        piece = pieces[index]
        if kinds[index] is not Kind.DATE or not any(
            piece.start <= day.span.start and day.span.end <= piece.end for day in days
        ):
            continue
        behind = range(index + 1, len(kinds))
        if kinds[index - 1] in (Kind.SHELF, Kind.LEAVES, Kind.NUMBER, Kind.UNCOUNTED) and (
            is_counted(content, pieces[index - 1]) or kinds[index - 1] is Kind.UNCOUNTED
        ):
            shelved = any(
                is_numbered_shelf(content, pieces[later], kinds[later], known) or is_collection(content, pieces[later])
                for later in behind
            )
            return at if shelved else index
    return at


def told_first(
    content: str, pieces: list[Clause], kinds: list[Kind], first: int, at: int | None, *, named: bool
) -> tuple[int, int] | None:
    """Description and shelfmark where they stand in this order: ``AHMRE, Ofício n. 3, A a B, 3 de maio de 1962, Cx. 23``.

    Collections may stand before the description: ``JFKL, POF, Memo, Bundy to Rusk, March 27, 1961, Box 62``. Without any
    shelfmark only pages may follow: ``JFKL, Jane Doe OH, March 4, 1969, 12``.

    Args:
        content: the text.
        pieces: the clauses.
        kinds: what each is.
        first: the first behind the archive's name.
        at: where a description starts behind the shelfmark, if one does.
        named: whether the archive is known, so that words alone between it and the description are a series.
    """
    count = len(kinds) if at is None else at
    dated = next((index for index in range(first, count) if kinds[index] in (Kind.DATE, Kind.DATED)), count)
    told = next(
        (index for index in range(first, min(dated + 1, count)) if kinds[index] in (Kind.TOLD, Kind.DATED)), None
    )
    if told is None or dated == count:
        return None
    known = lexicon()
    behind = range(dated + 1, count)
    if any(
        is_numbered_shelf(content, pieces[index], kinds[index], known)
        or shelfmarks(content, pieces[index].start, pieces[index].end)
        for index in behind
    ):
        return told, dated + 1
    series = told == first or (named and all(kind is Kind.TEXT for kind in kinds[first:told]))
    alone = at is None and series and all(bare_pages(content, pieces[index]) is not None for index in behind)
    return (told, count) if alone else None


def _with_author(content: str, pieces: list[Clause], kinds: list[Kind], at: int, first: int) -> int:
    """One name between a number and a kind of document is its author's: ``DC 900/54, ADN-Auslandsstelle Hanoi, Information …``."""
    before = at - 1
    if before <= first or pieces[at].start > pieces[before].end + _APART:
        return at
    if kinds[at] is Kind.QUOTED or DOCUMENT.fullmatch(content, pieces[at].start, pieces[at].end):
        return _with_writer(content, pieces, at, first)
    if kinds[before] is not Kind.TEXT:
        return at
    if tells_parties(content, pieces[at]):
        return before if _names_sender(content, pieces[before], pieces[at]) else at
    if at + 1 < len(kinds) and kinds[at + 1] is Kind.TOLD and tells_parties(content, pieces[at + 1]):
        return at
    text = pieces[before].of(content)
    if not is_counted(content, pieces[before - 1]) or not (" " in text or "-" in text) or ":" in text:
        return at
    return before


def _with_writer(content: str, pieces: list[Clause], at: int, first: int) -> int:
    """A person or an agency right before a quotation wrote what it is called, the number of the paper between: ``CIA, NIE 53-63, “…”``."""
    since = at
    while since - 1 > first and DOCUMENT.fullmatch(content, pieces[since - 1].start, pieces[since - 1].end):
        since -= 1
    named = pieces[since - 1].of(content)
    if since - 1 > first and (names_agency(named) or is_person(named)):
        return since - 1
    return since


def _with_number(content: str, pieces: list[Clause], kinds: list[Kind], at: int, first: int) -> int:
    """A sent document's number in front of its parties belongs to them, no bare one, which may be the file's: ``Telegram 123, A to B``."""
    sent = at - 1 > first and kinds[at - 1] is Kind.NUMBER and _SENT.match(content, pieces[at - 1].start) is not None
    return at - 1 if sent else at


def _names_sender(content: str, name: Clause, office: Clause) -> bool:
    """Whether a sender stands in two clauses, a name and an office or a body: ``Commander, Second Fleet to Admiralty``."""
    if content.find(":", name.start, name.end) >= 0:
        return False
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
        if kinds[at] is Kind.NUMBER and _SENT.match(content, pieces[at].start) and is_counted(content, pieces[at - 1]):
            return at
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
