"""Archive, shelfmark, description, date: the order of most footnotes, in any language.

``TNA, FO 371/122081, Reilly (Moscow) to Lloyd, No. 123, 5 May 1956`` · ``AAN, KC PZPR, XI A/88, k. 123–130, Notatka z rozmowy …,
5 maja 1956 r.`` · ``SAPMO-BArch, DY 30/3682, Bl. 30 (Ulbricht to Khrushchev, 18 January 1961)``.
The shelfmark is told first: it goes from the archive to the first clause that says what the document is (a quotation, a kind of
document, two parties), as long as neither container nor code follows that clause. What is left is description, date and leaves,
in any order; behind a semicolon or a statement of provenance the next place begins.
Source: the citing guides of TNA, LAC and the Bundesarchiv ("Hinweise zum Zitieren"), which all ask for this order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import enter_date, enter_places, enter_source
from archcite.extraction.holder_group import archive_group
from archcite.extraction.holders import is_collection, is_container, weight
from archcite.extraction.holdings_clauses import (
    Kind,
    is_counted,
    is_paper,
    is_place_of_writing,
    kinds_of,
    opened_by_archive,
    short_dates,
    tells_parties,
    unfolded,
    without_date,
)
from archcite.extraction.holdings_description import enter_description
from archcite.extraction.holdings_start import description_start, may_be_described, told_first, with_archive_first
from archcite.extraction.layout import DOCUMENT, QUOTES, is_shelf_code
from archcite.extraction.leaves import bare_pages, leaves_of, lettered_leaf
from archcite.extraction.place_unstepped import read_place
from archcite.extraction.places import read_places, read_shelf
from archcite.extraction.printed import openings
from archcite.extraction.provenance import statements
from archcite.extraction.shelfmark import shelfmarks
from archcite.extraction.source import read_source
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.telling_words import may_describe
from archcite.model import Severity
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates import DateReading
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.place import Place

#: How far into a reference its archive's name may reach, in clauses.
_NAME_REACH = 5
_VOLUME = lazy_pattern(r"[Vv]ols?\.?\s\d")
#: No reference of the family has more clauses.
_MOST_CLAUSES = 60
#: The least `weight` of a clause that names a holder.
_HOLDER = 2
_QUOTE = lazy_pattern(f"[{QUOTES}]")


@dataclass(slots=True)
class Holding:
    """One reference of the family, cut into its parts.

    Args:
        shelf: the clauses of archive and shelfmark.
        closing: the clauses of an archive that stands behind all.
        archive: where its name stands; None where a number alone opens the reference (``FO 371/25224, A to B, …``).
        group: the first and the last clause of that name among those of shelf and closing, and whether it is known.
        apart: the clauses of a shelfmark that does not follow the archive's name.
        described: the clauses that say what the document is, without its date, and what each is.
        date: the document's date.
        leaves: where leaves stand that the description or the date parts from the shelfmark.
        pages: where pages stand.
        rest: where the next place, or what was done with the document, begins.
    """

    shelf: list[Clause]
    closing: list[Clause]
    archive: tuple[int, int] | None
    group: tuple[int, int, bool] | None
    apart: list[Clause] = field(default_factory=list)
    described: list[tuple[Clause, Kind]] = field(default_factory=list)
    date: DateReading | None = None
    leaves: tuple[int, int] | None = None
    pages: tuple[int, int] | None = None
    rest: int = 0

    def take(self, name: str, where: tuple[int, int]) -> None:
        """Keep where leaves or pages stand, unless they are known."""
        if name == "leaves":
            self.leaves = self.leaves or where
        else:
            self.pages = self.pages or where


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
    if not 1 < len(pieces) < _MOST_CLAUSES or not (found or _may_tell(content, pieces[0].start, end)):
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
    if opened is None and not _opens_with_date(pieces[0], found):
        return with_archive_first(content, pieces) or (pieces if _opens_with_number(content, pieces) else None)
    return opened


def _opens_with_date(piece: Clause, found: list[DateReading]) -> bool:
    return bool(found) and found[0].span.start == piece.start


def _opens_with_number(content: str, pieces: list[Clause]) -> bool:
    """Whether the number of a file opens a reference, alone or behind its papers (``Dalton Papers, I/35``); not that of a paper (``NSC 68``)."""
    first = pieces[0]
    if is_collection(content, first):
        return len(pieces) > 1 and (_is_shelved(content, pieces[1]) or tells_parties(content, pieces[1]))
    if is_paper(content, first) or DOCUMENT.fullmatch(content, first.start, first.end):
        return False
    return is_shelf_code(content, first) or (is_container(content, first, lexicon()) and is_counted(content, first))


def _closes_shelf(content: str, pieces: list[Clause]) -> bool:
    """Whether an archive stands behind its shelfmark: ``Smith Papers, Box 4, National Archives, Dublin``."""
    return weight(content, pieces[-1]) >= _HOLDER and all(
        _is_shelved(content, piece) or _is_archive_of_office(content, piece) for piece in pieces[:-1]
    )


def _is_archive_of_office(content: str, piece: Clause) -> bool:
    """Whether a clause names the archive of an office, which another archive may keep: ``Utrikesdepartementets arkiv, Riksarkivet, HP 1``."""
    return weight(content, piece) == _HOLDER


def _is_shelved(content: str, piece: Clause) -> bool:
    """Whether a clause is a part of a shelfmark, wherever it stands: papers, a container, a code."""
    return (
        is_collection(content, piece)
        or is_container(content, piece, lexicon())
        or is_shelf_code(content, piece)
        or _VOLUME.match(content, piece.start, piece.end) is not None
    )


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
        place.leaves = place.leaves or holding.leaves
        place.pages = place.pages or holding.pages
    enter_places(ledger, places, "holding", 0.89)


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
    while since < end and content[since] in " ,;–—-\n":
        since += 1
    while end > since and content[end - 1] in " ,;.":
        end -= 1
    if since < end:
        place.call, place.end = [(since, end)], end


def part(content: str, pieces: list[Clause], found: list[DateReading], end: int) -> Holding | None:
    """Cut a reference into archive with shelfmark, description and date; None when it has no description behind a shelfmark.

    Example:
        >>> from archcite.extraction.structure import clauses
        >>> text = "BArch, B 136/2070, Schreiben Adenauer an Dulles, Bl. 4"
        >>> holding = part(text, clauses(text, 0, len(text)), [], len(text))
        >>> [clause.of(text) for clause in holding.shelf], [clause.of(text) for clause, _ in holding.described]
        (['BArch', 'B 136/2070'], ['Schreiben Adenauer an Dulles'])
    """
    tail = _closing_archive(content, pieces)
    body = pieces[: len(pieces) - len(tail)]
    named = tail or body
    group = archive_group(content, named[:_NAME_REACH])
    if group is not None and group[0] and not _closes_shelf(content, named[: group[0] + 1]):
        group = None
    if group is None and not _opens_with_number(content, body):
        return None
    archive = (named[group[0]].start, named[group[1]].end) if group is not None else None
    bounds = (0, 0) if tail or group is None else (group[0], group[1] + 1)
    first = bounds[1]
    if not may_be_described(content, body, bounds, found):
        return None
    limit, rest = (len(body), end) if tail else _limit(content, body, first, end)
    found = [*found, *short_dates(content, body[first + 1 : limit])]
    kinds = [Kind.TEXT] * first + kinds_of(content, body[first:limit], found, archive)
    at = description_start(content, body, kinds, bounds)
    in_front = told_first(content, body, kinds, first, at) if archive is not None and not tail else None
    at, shelf = (at, limit) if in_front is None else in_front
    if at is None:
        return None
    holding = Holding(body[:at], tail, archive, group, apart=body[shelf:limit], rest=rest)
    if Kind.DATE in kinds[at:shelf]:
        kinds = [Kind.TOLD if kind is Kind.DATED else kind for kind in kinds]
    for piece, kind in zip(body[at:shelf], kinds[at:shelf], strict=True):
        _sort(content, holding, piece, kind, found, archive)
    if archive is not None and body[first].start < archive[0] and not tail:
        holding.apart = holding.shelf[first:]
    if holding.apart or in_front is not None:
        return holding
    _part_leaves(content, holding, kinds, first)
    if tail and group is not None:
        before = len(holding.shelf)
        holding.group = (before + group[0], before + group[1], group[2])
    return holding if bounds[0] or len(holding.shelf) > first or is_counted(content, body[first]) else None


def _part_leaves(content: str, holding: Holding, kinds: list[Kind], first: int) -> None:
    """Take leaves and pages from the end of the shelfmark."""
    while kinds[len(holding.shelf) - 1] is Kind.UNCOUNTED:
        holding.shelf.pop()
    told = leaves_of(content, holding.shelf[-1], holding.archive)
    if told is not None and len(holding.shelf) > first:
        holding.take(*told)
        holding.shelf.pop()


def _closing_archive(content: str, pieces: list[Clause]) -> list[Clause]:
    """The clauses of an archive that closes a reference which opens with its number: ``CAB 134/1315, "Title", 1 June 1956, TNA``."""
    if not _opens_with_number(content, pieces):
        return []
    final = pieces[-_NAME_REACH:]
    group = archive_group(content, final)
    return final[group[0] :] if group is not None and group[1] == len(final) - 1 else []


def _limit(content: str, pieces: list[Clause], first: int, end: int) -> tuple[int, int]:
    """The first clause that is no longer of this place, and where it starts: behind a semicolon, or what was done with the document."""
    start = pieces[first].start if first < len(pieces) else end
    told = [said.start for said in statements(content, start, end)[:1]]
    told += [since for since, _, _ in openings(content, start, end)[:1]]
    stop = min(told, default=end)
    for index in range(first, len(pieces)):
        if index > first and (pieces[index].before == ";" or pieces[index].start >= stop):
            return index, pieces[index].start
    return len(pieces), end


def _sort(
    content: str, holding: Holding, piece: Clause, kind: Kind, found: list[DateReading], archive: tuple[int, int] | None
) -> None:
    """Put a clause behind the shelfmark where it belongs; a place right before the date is where the document was written."""
    if kind in (Kind.DATE, Kind.DATED) and holding.date is None:
        holding.date = next(d for d in reversed(found) if piece.start <= d.span.start and d.span.end <= piece.end)
        if kind is Kind.DATED:
            holding.described.append((without_date(content, piece, holding.date), Kind.TOLD))
        elif _was_written_at(content, holding.described):
            holding.described.pop()
        return
    told = leaves_of(content, piece, archive) if kind is Kind.LEAVES else None
    if told is None and holding.date is not None:
        told = lettered_leaf(content, piece) if kind is Kind.LEAVES else bare_pages(content, piece)
    if told is not None:
        holding.take(*told)
    elif kind in (Kind.DATE, Kind.LEAVES, Kind.UNCOUNTED) or (
        kind is Kind.TEXT and holding.date is not None and holding.described
    ):
        return
    else:
        holding.described.append((piece, kind))


def _was_written_at(content: str, described: list[tuple[Clause, Kind]]) -> bool:
    """Whether the clause before the date is where the document was written: a city, or a name behind a description alone or a number."""
    if len(described) < 2:
        return False
    piece, kind = described[-1]
    alone = len(described) == 2 or described[-2][1] is Kind.NUMBER
    return kind is Kind.PLACE or (alone and kind is Kind.TEXT and is_place_of_writing(content, piece))
