"""A description in brackets or behind a colon, cut from the shelfmark that it belongs to.

``BArch, DY 30/3682, Bl. 30 (Ulbricht to Khrushchev, 18 January 1961)`` · ``B 150, Bd. 123: Knappstein an AA, 12. April 1963``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.holdings.clauses import describing, opens_description, tells_parties
from archcite.extraction.places.holders import is_collection
from archcite.extraction.structure import Clause, bare_end_of, clauses
from archcite.extraction.titles.correspondents import read_romance_letter
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading

_COLON = lazy_pattern(r"(?<=[\w.])\s?:\s+(?=\S)")
#: A code of a collection or a series: ``NSF``, ``NPMP``.
_SERIES_CODE = lazy_pattern(r"[A-Z]{2,6}")
_YEAR = lazy_pattern(r"\b(?:1[6-9]|20)\d\d\b")
_IN_BRACKETS = lazy_pattern(r"\((?P<inner>[^()]{6,}(?:\([^()]*\)[^()]*)?)\)$")


def unfolded(content: str, pieces: list[Clause], found: list[DateReading]) -> list[Clause]:
    """The clauses, with a description in brackets or behind a colon cut from the shelfmark before it.

    Example:
        >>> text = "BArch, DY 30/3682, Bl. 30 (Ulbricht to Khrushchev, 18 January 1961)"
        >>> [clause.of(text) for clause in unfolded(text, clauses(text, 0, len(text)), [])]
        ['BArch', 'DY 30/3682', 'Bl. 30', 'Ulbricht to Khrushchev', '18 January 1961']
    """
    whole = [(date.span.start, date.span.end) for date in found]
    parts: list[Clause] = []
    for index, piece in enumerate(pieces):
        until = next((date[0] for date in whole if date[0] >= piece.end), piece.end)
        told = index and (_told_behind(content, piece, until) or _led_behind(content, pieces, index))
        inner = (told or _dated_behind(content, piece, found)) if index else None
        if inner is None:
            parts.append(piece)
            continue
        stop, since, until = inner
        parts.append(Clause(piece.start, piece.start + len(content[piece.start : stop].rstrip()), piece.before))
        inside = [stretch for stretch in whole if since <= stretch[0] < until]
        parts.extend(
            Clause(clause.start, clause.end, clause.before or ",") for clause in clauses(content, since, until, inside)
        )
    return parts


def _told_behind(content: str, piece: Clause, dated: int) -> tuple[int, int, int] | None:
    """Where the shelfmark in a clause ends, and where the description in brackets or behind a colon starts and ends.

    Parties may stand in several clauses, up to the date: ``B 150, Bd. 123: Botschafter Knappstein, Washington, an AA, 12. April 1963``.
    """
    end = bare_end_of(content, piece)
    bracket = _IN_BRACKETS.search(content, piece.start, end) if content[end - 1] == ")" else None
    if bracket is not None and _may_be_shelf(content, Clause(piece.start, bracket.start(), ",")):
        since, until = bracket.span("inner")
        inside = clauses(content, since, until)
        told = tells_parties(content, inside[0]) or (
            _YEAR.search(content, since, until) is not None and opens_description(content, inside, 0)
        )
        return (bracket.start(), since, until) if told else None
    colon = _COLON.search(content, piece.start, end)
    if colon is not None:
        rest = Clause(colon.end(), piece.end, ",")
        parties = Clause(colon.end(), max(piece.end, bare_end_of(content, Clause(colon.end(), dated, ""))), ",")
        told = (
            describing(content, rest)
            or tells_parties(content, parties)
            or read_romance_letter(content, rest.start, bare_end_of(content, rest)) is not None
        )
        if told and _may_be_shelf(content, Clause(piece.start, colon.start(), ",")):
            return colon.start(), colon.end(), piece.end
    return None


def _led_behind(content: str, pieces: list[Clause], index: int) -> tuple[int, int, int] | None:
    """Where a shelfmark ends before a colon, behind which a writer or a paper's number stands in front of what that is called.

    ``RG 59, Box 12: CIA, “Sugar,” 5 May 1961`` · ``RG 273, Box 4: NSAM 111, 5 May 1961`` · ``NSC Files, Box 541, NPMP: Memcon, …``: the last
    clause of a shelfmark that counts may be a code.
    """
    piece = pieces[index]
    colon = _COLON.search(content, piece.start, piece.end)
    if colon is None:
        return None
    shelf = Clause(piece.start, colon.start(), ",")
    rest = Clause(colon.end(), piece.end, ",")
    coded = index > 1 and _SERIES_CODE.fullmatch(content, shelf.start, shelf.end) is not None
    if not (coded and has_digit(content[pieces[1].start : piece.start])):
        if not _may_be_shelf(content, shelf):
            return None
        return (
            (colon.start(), colon.end(), piece.end)
            if opens_description(content, [rest, *pieces[index + 1 :]], 0)
            else None
        )
    told = describing(content, rest) or opens_description(content, [rest, *pieces[index + 1 :]], 0)
    return (colon.start(), colon.end(), piece.end) if told else None


def _dated_behind(content: str, piece: Clause, found: list[DateReading]) -> tuple[int, int, int] | None:
    """Where a day stands alone in brackets at the end of a shelfmark: ``M-KS 276. f. 53. cs. 4. ő. e. (1955. március 3.)``."""
    end = bare_end_of(content, piece)
    bracket = _IN_BRACKETS.search(content, piece.start, end) if content[end - 1] == ")" else None
    if bracket is None or not _may_be_shelf(content, Clause(piece.start, bracket.start(), ",")):
        return None
    since, until = bracket.span("inner")
    days = (date.span for date in found if date.precision == "day" and bracket.start() <= date.span.start < until)
    alone = any(not (content[since : day.start] + content[day.end : until]).strip(" .") for day in days)
    return (bracket.start(), bracket.start(), bracket.end()) if alone else None


def _may_be_shelf(content: str, piece: Clause) -> bool:
    """Whether what stands before a bracket or a colon counts, or names papers."""
    return has_digit(piece.of(content)) or is_collection(content, piece)
