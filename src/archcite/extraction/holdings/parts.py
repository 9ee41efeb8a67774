"""A reference that opens with its archive, cut into its parts: archive and shelfmark, description, date, leaves, and what comes next.

The archive opens or closes the reference; between it and the first clause that says what the document is stands the shelfmark. What
is left is sorted by what each clause is, since description, date and leaves stand in any order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.holdings.clauses import (
    Kind,
    is_counted,
    is_paper,
    is_place_of_writing,
    kinds_of,
    short_dates,
    tells_parties,
    without_date,
)
from archcite.extraction.holdings.start import day_ahead, description_start, may_be_described, told_first
from archcite.extraction.places.holder_group import archive_group
from archcite.extraction.places.holders import HOLDER, is_collection, is_container, weight
from archcite.extraction.places.leaves import bare_pages, leaves_of, lettered_leaf
from archcite.extraction.printed.reading import openings
from archcite.extraction.references.layout import DOCUMENT, describes, is_shelf_code
from archcite.extraction.sources.provenance import statements
from archcite.extraction.titles.pairs import pair_behind
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.structure import Clause

#: How far into a reference its archive's name may reach, in clauses.
_NAME_REACH = 5
#: The figures of a number, and what joins them in one that is no year and no page.
_FIGURES, _JOINED = lazy_pattern(r"\d+"), lazy_pattern(r"0[-/]0")
#: Who is posted to the city behind: ``A to High Commissioner, London``.
_POST = lazy_pattern(
    r"\s(?:High Commission(?:er)?|Ambassador|(?:Am)?[Ee]mbassy|Legation|Consul(?:ate)?(?:[ -]General)?|Mission|Delegation)$"
)
_VOLUME = lazy_pattern(r"[Vv]ols?\.?\s\d")


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


def opens_with_number(content: str, pieces: list[Clause]) -> bool:
    """Whether the number of a file opens a reference, alone or behind its papers (``Dalton Papers, I/35``); not that of a paper (``NSC 68``)."""
    first = pieces[0]
    if is_collection(content, first) and not describes(content, first):
        return len(pieces) > 1 and (_is_shelved(content, pieces[1]) or tells_parties(content, pieces[1]))
    if is_paper(content, first) or DOCUMENT.fullmatch(content, first.start, first.end):
        return False
    return is_shelf_code(content, first) or (is_container(content, first, lexicon()) and is_counted(content, first))


def _closes_shelf(content: str, pieces: list[Clause]) -> bool:
    """Whether an archive stands behind its shelfmark: ``Smith Papers, Box 4, National Archives, Dublin``."""
    return weight(content, pieces[-1]) >= HOLDER and all(
        _is_shelved(content, piece) or _is_archive_of_office(content, piece) for piece in pieces[:-1]
    )


def _is_archive_of_office(content: str, piece: Clause) -> bool:
    """Whether a clause names the archive of an office, which another archive may keep: ``Utrikesdepartementets arkiv, Riksarkivet, HP 1``."""
    return weight(content, piece) == HOLDER


def _is_shelved(content: str, piece: Clause) -> bool:
    """Whether a clause is a part of a shelfmark, wherever it stands: papers, a container, a code."""
    return (
        is_collection(content, piece)
        or is_container(content, piece, lexicon())
        or is_shelf_code(content, piece)
        or _VOLUME.match(content, piece.start, piece.end) is not None
    )


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
    if group is None and not opens_with_number(content, body):
        return None
    archive = (named[group[0]].start, named[group[1]].end) if group is not None else None
    bounds = (0, 0) if tail or group is None else (group[0], group[1] + 1)
    first = bounds[1]
    if not may_be_described(content, body, bounds, found):
        return None
    limit, rest = (len(body), end) if tail else _limit(content, body, first, end)
    found = [*found, *short_dates(content, body[first + 1 : limit])]
    kinds = [Kind.TEXT] * first + kinds_of(content, body[first:limit], found, archive)
    at = day_ahead(content, body, kinds, found, description_start(content, body, kinds, bounds))
    known = group is not None and group[2]
    in_front = told_first(content, body, kinds, first, at, named=known) if archive is not None and not tail else None
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
    if not opens_with_number(content, pieces):
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
        if index > first and (
            (pieces[index].before == ";" and not _counts_on(content, pieces, index)) or pieces[index].start >= stop
        ):
            return index, pieces[index].start
    return len(pieces), end


def _counts_on(content: str, pieces: list[Clause], index: int) -> bool:
    """Whether a clause is a further number of the kind before it: ``PRC FMA, 117-01168-02; 117-01169-01``."""
    before, behind = (_FIGURES.sub("0", piece.of(content)) for piece in pieces[index - 1 : index + 1])
    return before == behind and _JOINED.search(before) is not None


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
        kind is Kind.TEXT
        and holding.date is not None
        and holding.described
        and holding.described[0][0].start < holding.date.span.start
    ):
        return
    else:
        holding.described.append((piece, kind))


def _was_written_at(content: str, described: list[tuple[Clause, Kind]]) -> bool:
    """Whether the clause before the date is where the document was written: a city, or a name behind a description alone or a number."""
    if len(described) < 2:
        return False
    piece, kind = described[-1]
    if _POST.search(content, described[-2][0].start, described[-2][0].end):
        return False
    if pair_behind(content, described[-2][0].end, piece.end, lexicon()):
        return False
    alone = len(described) == 2 or described[-2][1] is Kind.NUMBER
    return kind is Kind.PLACE or (alone and kind is Kind.TEXT and is_place_of_writing(content, piece))
