"""The source field of a citation: places, printed sources and provenance, one after another in any order.

``RGASPI, f. 558, op. 11, d. 97, ll. 67-70. Contributed by A and translated by B.`` The stretch is first cut where
provenance and printed sources announce themselves; what is left are places, or a printed source without an announcement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge, behind_edge
from archcite.extraction.places.copies import before_copy
from archcite.extraction.places.holders import is_container, weight
from archcite.extraction.places.reading import read_places
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.printed.reading import (
    Printed,
    goes_on,
    imprints,
    is_printed,
    may_be_printed,
    openings,
    read_printed,
    sentence_end,
)
from archcite.extraction.sources.book import book_stretches, is_book, printed_start
from archcite.extraction.sources.provenance import Statement, statements
from archcite.extraction.sources.remarks import is_remark, opens_remark, remark_behind
from archcite.extraction.stops import belongs
from archcite.extraction.structure import Group, clauses, groups
from archcite.model import Printing, Role
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.places.place import Place

_SHORTENED = lazy_pattern(r"[.\s][^\W\d_]{1,2}\.$")
_EDGE = " \n\t,;.:"
_JOINERS = frozenset(["and", "by"])
#: With the brackets that open or close around what is taken.
_OPENED = _EDGE + "(["
_CLOSED = _EDGE + ")]"


class Source(msgspec.Struct):
    """What a source field states, in the order in which it does.

    Args:
        places: where the document is kept.
        printed: where it is printed.
        provenance: who did what.
        left: stretches that are none of these.
    """

    places: list[Place] = []
    printed: list[Printed] = []
    provenance: list[Statement] = []
    left: list[tuple[int, int]] = []


def read_source(content: str, start: int, end: int) -> Source:
    """Read a source field.

    Example:
        >>> text = "AVP RF, copy courtesy of NSA; translation by Mark H. Doctoroff"
        >>> source = read_source(text, 0, len(text))
        >>> text[slice(*source.places[0].archive)], len(source.provenance)
        ('AVP RF', 2)
    """
    source = Source()
    books = imprints(content, start, end)
    announced = openings(content, start, end)
    enclosed = groups(content, start, end)
    quoted = [(group.start, group.end) for group in enclosed]
    blocked = book_stretches(content, start, end, books, announced)
    source.provenance = statements(content, start, end, blocked=[*quoted, *blocked])
    taken = [(said.start, said.end) for said in source.provenance]
    for group in enclosed:
        if said := _said_within(content, group):
            source.provenance += said
            taken.append((group.start, group.end))
    for group in enclosed:
        printed = _bracketed(content, group, announced)
        if printed is not None and not any(a <= group.start < b for a, b in taken):
            source.printed.append(printed)
            taken.append((group.start, group.end))
    for index, (since, at, kind) in enumerate(announced):
        if any(a <= since < b for a, b in [*taken, *quoted]):
            continue
        limits = [a for a, _ in taken if a > at] + [later[0] for later in announced[index + 1 :]] + [end]
        limit = min(limits)
        until = _printed_end(content, at, limit, books)
        printed = read_printed(content, at, until, limit, kind, since)
        source.printed.append(printed)
        taken.append((printed.start, printed.end))
    taken.sort()
    for since, until in _gaps(content, start, end, taken):
        _read_rest(content, since, until, source, books)
    if not source.places and not source.printed:
        _credit_line(content, source)
    source.printed.sort(key=lambda printed: printed.start)
    _rank(source.printed)
    return source


def _said_within(content: str, group: Group) -> list[Statement]:
    """``(translated by A; obtained by B)``: the provenance that a bracket holds alone."""
    start, end = group.start + 1, group.end - 1
    said = statements(content, start, end, blocked=[]) if group.mark in "([" else []
    return said if said and not content[start : said[0].start].strip() else []


def _bracketed(content: str, group: Group, announced: list[tuple[int, int, Printing]]) -> Printed | None:
    """``(published in Istochnik 1 (1996), pp. 3-5)``: the printed source that a bracket announces and holds alone."""
    for since, at, kind in announced:
        if group.mark in "([" and group.start < since < group.end and not content[group.start + 1 : since].strip():
            return read_printed(content, at, group.end - 1, group.end - 1, kind, since)
    return None


def _printed_end(content: str, at: int, limit: int, books: list[tuple[int, int]]) -> int:
    """Where an announced printed source ends: its imprint, or its statement."""
    inside = [end for start, end in books if at <= start < limit]
    since = inside[0] if inside else at
    for piece in clauses(content, since, limit):
        if piece.before == ";" or (piece.before == "." and piece.start > since):
            if inside and piece.start > inside[0]:
                return before_edge(content, 0, piece.start, " \n;.")
            if not inside and not goes_on(content, piece.start, limit):
                return before_edge(content, 0, piece.start, " \n;.")
    return limit


def _gaps(content: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between those that are taken, without the punctuation at their edges."""
    found = []
    at = start
    for since, until in [*taken, (end, end)]:
        if since > at:
            left, right = at, since
            left = behind_edge(content, left, right, _CLOSED)
            while right > left and (mark := content[right - 1]) in _OPENED:
                if mark == "." and _is_shortened(content, left, right):
                    break
                right -= 1
            rest = content[left:right]
            if any(map(str.isalnum, rest)) and rest.casefold() not in _JOINERS:
                found.append((left, right))
        at = max(at, until)
    return found


def _is_shortened(content: str, start: int, end: int) -> bool:
    """Whether the stop at the end of a stretch belongs to a short word: ``D.C.``, ``4. ő. e.``."""
    return belongs(content, end - 1, start) or _SHORTENED.search(content, max(start, end - 4), end) is not None


def _read_rest(content: str, start: int, end: int, source: Source, books: list[tuple[int, int]]) -> None:
    """Places, or printed sources that nothing announces."""
    if source.places and content[start].islower() and is_remark(content, start, end):
        source.left.append((start, end))
        return
    behind = (start, start) if opens_remark(content, start, end) else remark_behind(content, start, end)
    if behind:
        said = sentence_end(content, behind[1], end)
        if not shelfmarks(content, behind[1], said):
            goes_on_behind = said < end and bool(shelfmarks(content, said, end))
            source.left.append((behind[1], said if goes_on_behind else end))
            if start < behind[0]:
                _read_rest(content, start, behind[0], source, books)
            if goes_on_behind:
                _read_rest(content, said + 2, end, source, books)
            return
    end = before_copy(content, start, end)
    marks = shelfmarks(content, start, end)
    inside = [book for book in books if start <= book[0] and book[1] <= end + 1]
    if marks:
        last = marks[-1].end
        tail = [book for book in inside if book[0] > last]
        until = end
        if tail:
            until = last
            stop = _word_end(content, min(end, tail[-1][1] + 40), end)
            source.printed.append(read_printed(content, last, stop, end, Printing.PUBLISHED_IN))
        source.places.extend(read_places(content, start, until, marks))
        return
    bookish = may_be_printed(content, start, end)
    held = False
    for piece in clauses(content, start, end) if bookish and not inside else ():
        contains = is_container(content, piece, lexicon())
        if held and piece.before == "." and not contains and is_printed(content, piece.start, end):
            source.printed.append(read_printed(content, piece.start, end, end, Printing.PUBLISHED_IN))
            source.places.extend(read_places(content, start, before_edge(content, 0, piece.start, " \n;.")))
            return
        held = held or contains or weight(content, piece) > 1
    if inside or is_book(content, start, end, bookish=bookish):
        since = printed_start(content, start, end) if not inside else start
        source.printed.append(read_printed(content, since, end, end, Printing.PUBLISHED_IN))
        return
    source.places.extend(read_places(content, start, end, marks))


def _word_end(content: str, at: int, end: int) -> int:
    """Where the word ends that stands at `at`: no stretch ends within one."""
    while 0 < at < end and content[at - 1].isalnum() and content[at].isalnum():
        at += 1
    return at


def _credit_line(content: str, source: Source) -> None:
    """``Courtesy of Prints and Photographs Division, Library of Congress.``: who gave the copy holds the original."""
    for said in source.provenance:
        if said.roles == (Role.COURTESY,) and said.agents:
            since, until = said.agents[0]
            if any(weight(content, piece) >= 2 for piece in clauses(content, since, until)):
                source.places.extend(read_places(content, since, until))
                return


def _rank(printed: list[Printed]) -> None:
    """A second printing that nothing announces otherwise is a further one."""
    seen = False
    for source in printed:
        if source.kind is Printing.PUBLISHED_IN:
            if seen:
                source.kind = Printing.ALSO_PUBLISHED_IN
            seen = True
