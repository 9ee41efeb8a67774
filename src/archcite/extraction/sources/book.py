"""Books, journals and newspapers in a source field that nothing announces as such.

``Example Review 12 (1999), pp. 3-5`` · ``Renmin Ribao, 6 September 1963``. A volume or pages alone do not make a book: behind a holder, a
box or papers they are those of a file.
"""

from __future__ import annotations

from archcite.archives.known import known_number
from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series
from archcite.extraction.dates.reading import find_dates
from archcite.extraction.places.bracketed import with_places_opened
from archcite.extraction.places.holder_clauses import split_known
from archcite.extraction.places.holders import is_collection, is_container, is_place, weight
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.printed.imprint import is_city
from archcite.extraction.printed.reading import is_paged, is_printed, sentence_end
from archcite.extraction.references.layout import RECORD_GROUP
from archcite.extraction.sources.provenance import ROLE_WORDS
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.words import has_any
from archcite.model import Printing, Span
from archcite.patterns import lazy_pattern

#: A field that opens with what was done for the copy names a book only behind that sentence.
_ROLE_FIRST = lazy_pattern(r"[\s,;]*(?:Obtained|Contributed|Provided|Donated|Acquired|Courtesy)\b")
#: Two to five words with capitals, and a comma: the name of a newspaper, where a day follows.
_NAME_AND_MORE = lazy_pattern(r"(?P<name>[A-ZÀ-Ž][\w’'-]+(?:\s[\w’'-]+){1,4}),\s(?=\d|[A-Z][a-z]{2,8}\.?\s\d)")
#: A city, a press and a year behind a stop, at the end.
_OPEN_IMPRINT = lazy_pattern(
    r"\.\s(?P<city>[A-Z][^:.,;()\d]{1,30}(?:,\s[A-Z][A-Za-z.]{1,5})?):\s[A-Z][^:;()]{1,60},\s(?:1[5-9]|20)\d\d\.?$"
)
#: A press, a city and a year behind commas, at the end.
_CLOSING_CITY = lazy_pattern(r",\s[^,;:()]{2,60},\s(?P<city>[A-Z][^,;:()\d]{1,30}),\s(?:1[5-9]|20)\d\d$")
#: The `weight` of a clause that names a holder, and of one that names a known one.
_HOLDER, _KNOWN = 2, 3


def book_stretches(
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


def is_book(content: str, start: int, end: int, *, bookish: bool) -> bool:
    """Whether a stretch is a printed source: volume or series and no holder first, or pages and no holder at all."""
    if bookish and document_series(content, start, end) is not None:
        return True
    if bookish and is_printed(content, start, end):
        pieces = split_known(content, with_places_opened(content, clauses(content, start, end)))
        return (
            not pieces
            or not (
                (kept := weight(content, pieces[0])) >= _HOLDER
                # a body that keeps things in its city: Institut za noviju istoriju, Belgrade, RG 25, vol. 3
                or (kept and len(pieces) > 1 and is_place(content, pieces[1], lexicon()))
                or is_collection(content, pieces[0])
                or RECORD_GROUP.match(content, pieces[0].start)
                or any(weight(content, piece) == _KNOWN for piece in pieces[1:])
                or _in_container(content, pieces)
                or _closes_in_holder(content, pieces)
            )
        )
    if _is_newspaper(content, start, end) or _has_imprint(content, start, end):
        return True
    if not is_paged(content, start, end) and not (content[end - 1].isdigit() and _closes_in_city(content, start, end)):
        return False
    known = lexicon()
    return not any(
        weight(content, piece)
        or is_container(content, piece, known)
        or is_collection(content, piece)
        or known_number(content, piece.start, piece.end)
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


def _has_imprint(content: str, start: int, end: int) -> bool:
    """Whether a stretch ends in a city, a press and a year, as an entry of a bibliography does: ``… Washington: GPO, 1946``."""
    named = _OPEN_IMPRINT.search(content, start, end) if content.find(": ", start, end) > 0 else None
    return named is not None and is_city(named["city"])


def _closes_in_city(content: str, start: int, end: int) -> bool:
    """Whether a stretch ends in a press, its city and a year: ``A. Roe, “Flame of War”, Fjord, Oslo, 1999``."""
    named = _CLOSING_CITY.search(content, start, end)
    return named is not None and is_city(named["city"])


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


def _closes_in_holder(content: str, pieces: list[Clause]) -> bool:
    """Whether a holder closes a stretch, or stands before the city that does: ``HP 1, vol. 31, Foreign Ministry Archive, Oslo``."""
    known = lexicon()
    last = len(pieces) - 1
    while last > 0 and is_place(content, pieces[last], known):
        last -= 1
    return last > 0 and weight(content, pieces[last]) >= _HOLDER


def printed_start(content: str, start: int, end: int) -> int:
    """Where the sentence starts that names the printed source: prose may stand before it."""
    since = start
    for piece in clauses(content, start, end):
        if piece.before == "." and is_printed(content, piece.start, end):
            since = piece.start
    return since
