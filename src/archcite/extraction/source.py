"""The source field of a citation: places, printed sources and provenance, one after another in any order.

``RGASPI, f. 558, op. 11, d. 97, ll. 67-70. Contributed by A and translated by B.`` The stretch is first cut where
provenance and printed sources announce themselves; what is left are places, or a printed source without an announcement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from archcite.extraction.place import Place

from archcite.archives.known import known_number
from archcite.archives.lexicon import lexicon
from archcite.extraction.bracketed_places import with_places_opened
from archcite.extraction.dates import find_dates
from archcite.extraction.holder_clauses import split_known
from archcite.extraction.holders import is_collection, is_container, weight
from archcite.extraction.layout import RECORD_GROUP
from archcite.extraction.places import read_places
from archcite.extraction.printed import (
    Printed,
    goes_on,
    imprints,
    is_paged,
    is_printed,
    may_be_printed,
    openings,
    read_printed,
    sentence_end,
)
from archcite.extraction.provenance import ROLE_WORDS, Statement, statements
from archcite.extraction.shelfmark import shelfmarks
from archcite.extraction.structure import Clause, Group, clauses, groups
from archcite.extraction.words import has_any, has_digit
from archcite.model import Printing, Role, Span
from archcite.patterns import lazy_pattern

_SHORTENED = lazy_pattern(r"(?:D\.C|[.\s][^\W\d_]{1,2})\.$")
#: A field that opens with what was done for the copy names a book only behind that sentence.
_ROLE_FIRST = lazy_pattern(r"[\s,;]*(?:Obtained|Contributed|Provided|Donated|Acquired|Courtesy)\b")
#: Who has used the document since: ``Cited Ch. 2 n79, in his book …``.
_USED = (
    r"(?:Cited|Referenced|Quoted|Discussed)(?:\s+(?:in|at|on))?,?\s+"
    r"(?:(?:[Cc]h(?:apter|ap)?|[Nn](?:ote)?|[Pp]p?)\b\.?\s?\d|(?:[Cc]h|[Nn])\d|(?:his|her|their|the\s+author['’]s)\s)"
)
#: What is said of a copy or a talk that names no place of the document's own.
_REMARKS = lazy_pattern(
    rf"{_USED}|(?:[Aa]lso\s+)?[Aa]vailable\s+(?:in\s+(?:the\s+)?[Oo]riginal|at\b|from\b|online\b|as\b)|(?:(?:copy|copies)\s+)?(?:now\s+)?on\s+file\s+(?:at|with|in)\b|(?:[Ii]nterview|[Rr]ecording)s?\s+(?:was\s+|were\s+)?conducted\b"
)
#: Two to five words with capitals, and a comma: the name of a newspaper, where a day follows.
_NAME_AND_MORE = lazy_pattern(r"(?P<name>[A-ZÀ-Ž][\w’'-]+(?:\s[\w’'-]+){1,4}),\s(?=\d|[A-Z][a-z]{2,8}\.?\s\d)")
#: The same as a sentence of its own behind a place.
_REMARK_BEHIND = lazy_pattern(
    rf"[.;]\s+(?=(?:{_USED}|(?:Released|Declassified)\s+(?:by|under|in|at)|Also\s+(?:available|held|kept|found)|A?\s?[Cc]op(?:y|ies)\s+(?:is\s+|are\s+)?(?:also\s+)?on\s+file)\b)"
    r"|,\s+(?=(?:donated|given|transferred|submitted)\s+to\b)"
)
_REMARK_WORDS = frozenset(
    {
        "also",
        "file",
        "cited",
        "referenced",
        "quoted",
        "discussed",
        "released",
        "declassified",
        "donated",
        "given",
        "transferred",
        "submitted",
    }
)
_DONE = frozenset(
    {"obtained", "provided", "translated", "contributed", "made", "declassified", "released", "prepared", "compiled"}
)
#: The `weight` of a clause that names a holder, and of one that names a known one.
_HOLDER, _KNOWN = 2, 3
_EDGE = " \n\t,;.:"


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
    blocked = _book_stretches(content, start, end, books, announced)
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


def _book_stretches(
    content: str, start: int, end: int, books: list[tuple[int, int]], announced: list[tuple[int, int, Printing]]
) -> list[tuple[int, int]]:
    """For each imprint, the stretch of its book: no provenance statement in it is the citation's own."""
    found = []
    lead = _ROLE_FIRST.match(content, start, end) if books else None
    since = sentence_end(content, start, books[0][0]) if lead else start
    marks = shelfmarks(content, start, end) if books else []
    for book_start, book_end in books:
        cuts = [content.rfind("; ", since, book_start), content.rfind(", in ", since, book_start)]
        bounds = [
            since,
            *(cut + 2 for cut in cuts if cut > 0 and has_any(ROLE_WORDS, content, since, cut)),
            *(at for _, at, _ in announced if at < book_start),
            *(mark.end for mark in marks if mark.end < book_start),
        ]
        found.append((max(bounds), book_end))
        since = book_end
    return found


def _printed_end(content: str, at: int, limit: int, books: list[tuple[int, int]]) -> int:
    """Where an announced printed source ends: its imprint, or its statement."""
    inside = [end for start, end in books if at <= start < limit]
    since = inside[0] if inside else at
    for piece in clauses(content, since, limit):
        if piece.before == ";" or (piece.before == "." and piece.start > since):
            if inside and piece.start > inside[0]:
                return _back(content, piece.start)
            if not inside and not goes_on(content, piece.start, limit):
                return _back(content, piece.start)
    return limit


def _back(content: str, at: int) -> int:
    while at > 0 and content[at - 1] in " \n;.":
        at -= 1
    return at


def _gaps(content: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between those that are taken, without the punctuation at their edges."""
    found = []
    at = start
    for since, until in [*taken, (end, end)]:
        if since > at:
            left, right = at, since
            while left < right and content[left] in _EDGE:
                left += 1
            while right > left and content[right - 1] in _EDGE and not _is_shortened(content, left, right):
                right -= 1
            if any(character.isalnum() for character in content[left:right]) and content[left:right].casefold() not in (
                "and",
                "by",
            ):
                found.append((left, right))
        at = max(at, until)
    return found


def _is_shortened(content: str, start: int, end: int) -> bool:
    """Whether the stop at the end of a stretch belongs to a short word: ``D.C.``, ``4. ő. e.``."""
    return content[end - 1] == "." and _SHORTENED.search(content, max(start, end - 4), end) is not None


def _read_rest(content: str, start: int, end: int, source: Source, books: list[tuple[int, int]]) -> None:
    """Places, or printed sources that nothing announces."""
    if _REMARKS.match(content, start, end) or (
        source.places and content[start].islower() and _is_remark(content, start, end)
    ):
        source.left.append((start, end))
        return
    behind = _REMARK_BEHIND.search(content, start + 1, end) if has_any(_REMARK_WORDS, content, start, end) else None
    if behind:
        source.left.append((behind.end(), end))
        end = behind.start()
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
    for piece in clauses(content, start, end) if bookish and not inside else ():
        if (
            piece.before == "."
            and not is_container(content, piece, lexicon())
            and is_printed(content, piece.start, end)
            and _is_held(content, start, piece.start)
        ):
            source.printed.append(read_printed(content, piece.start, end, end, Printing.PUBLISHED_IN))
            source.places.extend(read_places(content, start, _back(content, piece.start)))
            return
    if inside or _is_book(content, start, end, bookish=bookish):
        since = _printed_start(content, start, end) if not inside else start
        source.printed.append(read_printed(content, since, end, end, Printing.PUBLISHED_IN))
        return
    source.places.extend(read_places(content, start, end, marks))


def _is_remark(content: str, start: int, end: int) -> bool:
    """Whether words in small letters behind a place say something else of the copy: ``obtained with support of the Institute``."""
    return not has_digit(content[start:end]) and content[start:end].split(None, 1)[0] in _DONE


def _word_end(content: str, at: int, end: int) -> int:
    """Where the word ends that stands at `at`: no stretch ends within one."""
    while 0 < at < end and content[at - 1].isalnum() and content[at].isalnum():
        at += 1
    return at


def _is_held(content: str, start: int, end: int) -> bool:
    """Whether a stretch names a holder or a container."""
    known = lexicon()
    return any(
        weight(content, piece) > 1 or is_container(content, piece, known) for piece in clauses(content, start, end)
    )


def _credit_line(content: str, source: Source) -> None:
    """``Courtesy of Prints and Photographs Division, Library of Congress.``: who gave the copy holds the original."""
    for said in source.provenance:
        if said.roles == (Role.COURTESY,) and said.agents:
            since, until = said.agents[0]
            if any(weight(content, piece) >= 2 for piece in clauses(content, since, until)):
                source.places.extend(read_places(content, since, until))
                return


def _is_book(content: str, start: int, end: int, *, bookish: bool) -> bool:
    """Whether a stretch is a printed source: volume or series and no holder first, or pages and no holder at all."""
    if bookish and is_printed(content, start, end):
        pieces = split_known(content, with_places_opened(content, clauses(content, start, end)))
        return not pieces or not (
            weight(content, pieces[0]) >= _HOLDER
            or is_collection(content, pieces[0])
            or RECORD_GROUP.match(content, pieces[0].start)
            or any(weight(content, piece) == _KNOWN for piece in pieces[1:])
            or _in_container(content, pieces)
        )
    if _is_newspaper(content, start, end):
        return True
    if not is_paged(content, start, end):
        return False
    known = lexicon()
    return not any(
        weight(content, piece) or is_container(content, piece, known) or known_number(content, piece.start, piece.end)
        for piece in split_known(content, with_places_opened(content, clauses(content, start, end)))
    )


def _is_newspaper(content: str, start: int, end: int) -> bool:
    """Whether a stretch is a name and a day, and nothing else: ``Renmin Ribao, 6 September 1963``."""
    named = _NAME_AND_MORE.match(content, start, end) if content[end - 4 : end].isdigit() else None
    if named is None or weight(content, Clause(start, named.end("name"), "")):
        return False
    dates = find_dates(content, Span(named.end(), end))
    return (
        len(dates) == 1
        and dates[0].span.start == named.end()
        and not content[dates[0].span.end : end].strip(" .")
        and dates[0].precision == "day"
    )


def _in_container(content: str, pieces: list[Clause]) -> bool:
    """Whether a folder, a box or papers stand before a holder: a volume's number is then part of what the holder has."""
    known = lexicon()
    boxed = next(
        (
            index
            for index, piece in enumerate(pieces)
            if is_container(content, piece, known) or piece.of(content).casefold().split()[-1] in known.collections
        ),
        len(pieces),
    )
    return any(weight(content, piece) >= 2 for piece in pieces[boxed + 1 :])


def _printed_start(content: str, start: int, end: int) -> int:
    """Where the sentence starts that names the printed source: prose may stand before it."""
    since = start
    for piece in clauses(content, start, end):
        if piece.before == "." and is_printed(content, piece.start, end):
            since = piece.start
    return since


def _rank(printed: list[Printed]) -> None:
    """A second printing that nothing announces otherwise is a further one."""
    seen = False
    for source in printed:
        if source.kind is Printing.PUBLISHED_IN:
            if seen:
                source.kind = Printing.ALSO_PUBLISHED_IN
            seen = True
