"""Printed works in running text: where a book, a chapter or an article starts, and where its pages end.

What tells one is its imprint: the bracket with place and year, ``City: Press, 1991``, or the year of a periodical behind a quoted title.
From there one looks back to the names in front of the title, past what leads to them ("for 1956, see"), and on to the pages. A work in
which, or after which, a document is printed stays with that document.
Source: Chicago Manual of Style 18, 13.15-13.46 and 14.1-14.86 (notes); 13.56 (several citations in one note).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.known import known_name
from archcite.edges import behind_edge
from archcite.extraction.places.holders import weight
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.printed.anchors import LONGEST, Anchor, anchors, has_year
from archcite.extraction.printed.names_ahead import EDGE, QUOTES, inverted_names_start, names_start
from archcite.extraction.printed.reading import goes_on, openings
from archcite.extraction.running.prose import has_prose
from archcite.extraction.running.signals import after_signals
from archcite.extraction.structure import Clause, Group, clauses, groups
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGE = r"(?:\d{1,2}:)?\d{1,4}[a-z]?(?:\s?[-–—]\s?\d{1,4}[a-z]?)?(?:\s?ff?\b\.?|,?\sn\.\s?\d+|n\.?\s?\d*)?(?![\w/])"
_PAGES = lazy_pattern(
    rf"\s*[,:.]?\s*(?:\(?(?:esp(?:ecially|\.)|pp?\.|pages?|[SsСс]\.|vols?\.|ch(?:ap)?s?\.|chapters?|docs?\.|nos?\.|n\.)\s*)*{_RANGE}"
    rf"(?:\s?(?:,|and|&|,\s?and|,?\sesp\.|;\s(?:nos?|vols?|Nr|Bd|№)\.?\s?\d{{1,3}},)\s?(?:pp?\.\s?)?{_RANGE})*\)?(?:,?\s(?:here|hier|ici)\s(?:at\s)?(?:pp?\.|S\.)?\s?{_RANGE}(?:\sand\s{_RANGE})?)?(?=\s*(?:[.,;)\]”\"’(]|$|\n|and\s))"
)
#: What a chapter, or a document that a book prints, has behind its title.
_INSIDE = lazy_pattern(r"[,.]?\s+in:?\s", re.IGNORECASE)
#: What stands in front of a periodical behind an unquoted title.
_IN_PERIODICAL = lazy_pattern(r",\sin:\s")
_PRINTED_IN = lazy_pattern(r"(?:^|[\s,])(?:in|dans|в)\s*:?$")
#: So many clauses may stand in front of a subtitle.
_MOST_CLAUSES = 6
#: Who edited a work, behind its title: ``The Voyages, ed. Ann Hale``.
_TITLED_AHEAD = lazy_pattern(
    r"[A-ZÀ-Ž“\"‘*_][^.;:]{3,160},\s(?:\d+\svols?\.,?\s)?(?:eds?\.|edited\sby|trans\.|translated\sby|comps?\.)\s*$"
)
#: No title is shorter.
_SHORTEST = 4


class Work(msgspec.Struct, frozen=True):
    """A printed work in a text.

    Args:
        start: where its citation starts: with a document that is printed in it, else with the work.
        source: where the work starts.
        printed: where its imprint ends.
        end: where its pages end.
    """

    start: int
    source: int
    printed: int
    end: int


def works_within(content: str, start: int, end: int) -> list[Work]:
    """The printed works of a stretch, in order.

    Example:
        >>> text = "For 1956, see Ann Smith, The Thaw (London, 1999), 12–14, and Bob Jones, “Ice,” in Frost, ed. Carl Poe (Bonn: Eis, 2001), 3."
        >>> [text[work.start : work.end] for work in works_within(text, 0, len(text))]
        ['Ann Smith, The Thaw (London, 1999), 12–14', 'Bob Jones, “Ice,” in Frost, ed. Carl Poe (Bonn: Eis, 2001), 3.']
    """
    if not has_year(content, start, end):
        return []
    enclosed = groups(content, start, end)
    pieces = clauses(content, start, end, inner=enclosed)
    found: list[Work] = []
    for anchor in anchors(content, start, end, enclosed):
        floor = found[-1].end if found else start
        if anchor.start < floor:
            continue
        starts = _starts(content, pieces, enclosed, floor, anchor)
        if starts is not None:
            found.append(Work(*starts, anchor.end, _end(content, anchor.end, end)))
    return sorted((*found, *_bracketed_works(content, enclosed, found)), key=lambda work: work.start)


def _bracketed_works(content: str, enclosed: list[Group], found: list[Work]) -> Iterator[Work]:
    """The works in brackets that are no part of a work: ``as was said (see Ann Smith, The Thaw (London, 1999), 12)``."""
    ends = [work.end for work in found]
    for group in enclosed:
        if group.mark == "(" and content.find("(", group.start + 1, group.end) >= 0:
            index = bisect_right(ends, group.start)
            if index == len(found) or found[index].start >= group.end:
                yield from works_within(content, group.start + 1, group.end - 1)


def _end(content: str, at: int, end: int) -> int:
    pages = _PAGES.match(content, at, end)
    until = pages.end() if pages else at
    return until + content.startswith(".", until, end)


def _starts(
    content: str, pieces: list[Clause], enclosed: list[Group], floor: int, anchor: Anchor
) -> tuple[int, int] | None:
    """Where the citation starts whose imprint is given, and where the work; None where what stands before it is none."""
    first, last = _run(content, pieces, floor, anchor)
    opening = _opening(content, pieces[first], floor, anchor)
    if not 0 < anchor.start - opening <= LONGEST:
        return None
    quoted = _title(content, enclosed, (floor, opening), anchor)
    if not anchor.placed and quoted is None and _IN_PERIODICAL.search(content, opening, anchor.start) is None:
        return None
    limit = quoted.start if quoted is not None else anchor.start - 1
    named = names_start(content, pieces[first : last + 1], opening, limit)
    if (
        named is not None
        and _TITLED_AHEAD.fullmatch(content, opening, named)
        and not has_prose(content, opening, named)
    ):
        named = opening
    if named is None and quoted is None:
        named = _named_before(content, pieces, first, floor, anchor)
    inverted = inverted_names_start(content, floor, opening)
    if inverted is not None:
        return None if shelfmarks(content, opening, anchor.start) else (inverted, inverted)
    since = named if named is not None else _without_names(content, opening, quoted, anchor)
    if since is None or shelfmarks(content, since, anchor.start):
        return None
    if named is None and _is_held(content, since, anchor.start):
        return None
    head = content[opening:since].strip()
    if not head or has_prose(content, opening, since):
        return since, since
    if any(start == opening and until == since for start, until, _ in openings(content, opening, since)):
        return None if content[floor:opening].strip(EDGE) else (since, since)
    joined = _PRINTED_IN.search(head) or shelfmarks(content, opening, since)
    return (opening if joined else since), since


def _opening(content: str, piece: Clause, floor: int, anchor: Anchor) -> int:
    """Where what leads to an imprint opens, behind what leads to a citation."""
    at = max(piece.start, floor)
    at = behind_edge(content, at, anchor.start, EDGE)
    return after_signals(content, at, anchor.start) if at < anchor.start else at


def _named_before(content: str, pieces: list[Clause], first: int, floor: int, anchor: Anchor) -> int | None:
    """The names in front of a title that a semicolon or a stop divides: ``Ann Smith, Growth. A History (London, 1968)``."""
    before = next(
        (at for at in range(first - 1, max(first - _MOST_CLAUSES, -1), -1) if pieces[at].before in ("", ";", ".")), None
    )
    if before is None or pieces[first].before not in {";", "."} or pieces[before].start < floor:
        return None
    opening = _opening(content, pieces[before], floor, anchor)
    if has_digit(content[opening : pieces[first].start]):
        return None
    return names_start(content, pieces[before : first + 1], opening, anchor.start - 1)


def _title(content: str, enclosed: list[Group], since: tuple[int, int], anchor: Anchor) -> Group | None:
    """The quoted title of an article or a chapter: the last quotation that a comma ends, with no sentence between it and the imprint."""
    for group in reversed(enclosed[: bisect_left(enclosed, anchor.start, key=lambda group: group.start)]):
        if group.start < since[1]:
            return None
        if group.mark in QUOTES:
            ended = (
                "," in content[group.end - 2 : group.end + 2] or anchor.placed or _is_entry(content, since[0], group)
            )
            return group if ended and not has_prose(content, group.end, anchor.start) else None
    return None


def _is_entry(content: str, floor: int, quoted: Group) -> bool:
    """Whether a quotation that a stop ends is the title of a bibliography's entry: the inverted name stands in front of it."""
    return (
        "." in content[quoted.end - 2 : quoted.end + 1]
        and inverted_names_start(content, floor, quoted.start) is not None
    )


def _run(content: str, pieces: list[Clause], floor: int, anchor: Anchor) -> tuple[int, int]:
    """The clauses from which a work can reach to its imprint: back to a semicolon or to the end of a sentence.

    A stop stands in front of an imprint without brackets, of a volume, and between title and name in a bibliography.
    """
    last = bisect_right(pieces, anchor.start, key=lambda piece: piece.start) - 1
    first = max(last, 0)
    stops = 0 if anchor.bracketed else 1
    while first > 0 and pieces[first].start > max(floor, anchor.start - LONGEST):
        piece = pieces[first]
        if piece.before == ".":
            if goes_on(content, piece.start, piece.end):
                pass
            elif stops and piece.start >= anchor.start - 1:
                stops -= 1
            else:
                break
        elif piece.before in ";|":
            break
        first -= 1
    return first, last


def _without_names(content: str, opening: int, quoted: Group | None, anchor: Anchor) -> int | None:
    """A work without names starts with its quoted title, or is whole from its first word, which no sentence leads to."""
    led = quoted is not None and quoted.start == opening
    if not anchor.placed:
        return opening if led else None
    if quoted is not None and led and _INSIDE.match(content, quoted.end, anchor.start):
        return opening
    if not anchor.pressed or anchor.start - opening < _SHORTEST or has_prose(content, opening, anchor.start):
        return None
    return opening if content[opening].isupper() or content[opening] in QUOTES + "*_" else None


def _is_held(content: str, start: int, end: int) -> bool:
    """Whether an archive stands where a title should: the year is then a document's."""
    return any(
        piece.start < end and (known_name(content, piece.start, end) is not None or weight(content, piece) > 2)
        for piece in clauses(content, start, end)
    )
