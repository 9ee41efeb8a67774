"""What tells the clauses of a scholar's reference apart: a shelfmark, a paper's number, a description, pages, a place.

Which clause is the date and which the title is asked in `standing_dates` and `title_clause`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.dates.reading import read_date
from archcite.extraction.places.holder_clauses import split_known
from archcite.extraction.places.holders import is_container, is_shelf, weight
from archcite.extraction.structure import bare_end_of
from archcite.extraction.titles.reading import read_title
from archcite.extraction.titles.telling_words import may_describe
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.stretch import Stretch
    from archcite.extraction.structure import Clause

#: Pages or leaves alone, with their word or without: ``pp. 6, 19``, ``Bl. 30–32``, ``14 ff.``.
PAGES = lazy_pattern(
    r"(?:pp?\.|pgs?\.|pages?|S\.|Bl\.|fol\.|с\.)?\s*(?P<pages>(?:[A-Z]\d{1,3}|\d{1,4})[a-z]?(?:(?:\s?[-–—]\s?|\sà\s)[A-Z]?\d{1,4}[a-z]?)?(?:,\s*\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)*)(?:\s+respectively|\s+ff?\.?)?$"
)
#: What opens a quotation.
QUOTES = "\"“„«‘'《「『"
#: A sender by what he was called, and a recipient behind him: ``“Mac” to Bundy``.
CALLED = lazy_pattern(
    r"[\"“][A-Z][\w.]{1,6}[\"”](?:\s\([A-Z][\w. ]{1,30}\)|\s[A-Z][\w.’'-]+){0,2}\s+to\s+(?:the\s)?[“\"]?[A-Z][\w.’'”\" -]{1,60}$"
)
#: A paper of a cabinet, a council or a committee, whose series counts anew each year: ``WM (41) 89th``, ``C.P. (56) 191``, ``WP135(39)``.
PAPER = lazy_pattern(
    r"(?:[A-Z][.-]?\s?){1,6}(?:\d{1,4}\s?)?\(\d{2,4}\)\s?(?:\d{1,5}(?:st|nd|rd|th)?)?(?:\s(?:[Cc]onclusions|[Mm]eeting|[Mm]tg\.?|[Mm]inutes))?(?:\s?\([A-Z][a-z]+\))?"
    r"|[A-Z]{2,6}\s?\d{1,4}/\d{1,3}(?:st|nd|rd|th)\s(?:[Mm]eeting|[Mm]tg\.?)"
)
#: A group of records in Washington or Ottawa, whose volumes are no book's: ``RG 25, vol. 1234``.
RECORD_GROUP = lazy_pattern(r"[RM]G\s?\d")
#: A code that an archive gives: ``DC 900/54``, ``5 AG 1/1712``, ``2.05.118``.
SHELF_CODE = lazy_pattern(
    r"(?:[A-ZÀ-ŽА-Я]{1,5}[\d ]{0,4}\s?)?[\dA-Z()]{0,30}\d[\w ()-]{0,60}/[\w/()-]{0,60}\d|[A-Z]{1,4}\s?\d+(?:/\d+)*[a-z]?"
    r"|[MR]G\s?\d{1,3}[ -][A-Z]{1,3}\s?\d{0,3}|[A-Z]{1,5}(?:/[A-Z&]{1,6})*(?:/\d+[A-Za-z]?)+|(?:Add(?:itional)?\.?\s)?M[Ss]{1,2}\.?\s[A-Z\d](?:[\w. /()-]{0,50}\d)?[A-Za-z]?(?:/\d+)*|\d+\s?[A-Z]{1,3}\s?\d*(?:/\d+)*$|\d+(?:\.\d+){2,}|[A-Z]-\d{4}-\d{4}-\d+"
    # the symbol of a document of the United Nations: S/PV.1025, A/RES/2758(XXVI), S/RES/242 (1967)
    r"|(?:U\.?N\.?\sDocs?\.?\s(?:No\.\s)?)?[AES]/(?=[A-Z./]*\d)(?:[A-Z]{1,4}(?:\.\d{1,4})?|\d{1,5})(?:/[A-Z]{1,4}(?:\.\d{1,4})?|/\d{1,5}[A-Z]?)*(?:\s?\((?:[IVXLS-]+|\d{4})\))?"
)
#: The number of a paper of a series, which stands where an author would: ``NSC 68``, ``SNIE 85-3-62``.
DOCUMENT = lazy_pattern(
    r"(?:NSC|NSAM|NSDM|NSSM|NSDD|PD|PRM|S?NIE|ORE|JCS|NSCID|JIC|C-?M|CM|COS|SWNCC|IIM|OCB|PPS)[ /-]?\(?\d[\w()/.-]*"
)
#: The code of somebody's papers right before their box, or a volume before its library: ``GFKP, Box 1``, ``vol. 36, Roe Library``.
_PAPERS_CODE = lazy_pattern(r"[A-Z]{3,6}|(?:[Vv]ols?\.|[Vv]olume|[Bb]ook|[Rr]eel|[Rr]oll)\s(?:\d{1,4}|[IVXL]+)")
#: An interview with a person that bears the person's name: ``Jane Doe OH``.
_ORAL_HISTORY = lazy_pattern(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}\sOHI?")
_SUBJECT = lazy_pattern(r"(?:Betrifft|Betr\.|Betreff|Re|Subject|Objet|Тема)\s*:", re.IGNORECASE)


class Layout(msgspec.Struct):
    """The clauses of a reference, and which of them are dates, by their index."""

    stretch: Stretch
    pieces: list[Clause]
    dates: dict[int, DateReading] = {}


def any_place(content: str, pieces: list[Clause]) -> bool:
    """Whether one of the clauses names a holder or a container."""
    known = lexicon()
    return any(weight(content, piece) >= 2 or is_container(content, piece, known) for piece in pieces)


def is_place_first(content: str, pieces: list[Clause]) -> bool:
    """Whether a reference starts with the archive or its shelfmark."""
    words = lexicon()
    first = pieces[0]
    if PAPER.fullmatch(content, first.start, first.end):
        return False
    weighed = weight(content, first)
    return (
        weighed >= 2
        or is_container(content, first, words)
        or (is_shelf_code(content, first) and not _is_dated_paper(content, pieces))
        or (weighed == 0 and len(split_known(content, [first])) > 1)
        or (
            weighed == 1
            and len(pieces) > 1
            and not describes(content, first)
            and (
                is_shelf_code(content, pieces[1])
                or is_container(content, pieces[1], words)
                or weight(content, pieces[1]) >= 2
            )
        )
    )


def _is_dated_paper(content: str, pieces: list[Clause]) -> bool:
    """Whether a paper's number with its date opens a reference, no shelfmark: ``NSDM 2, January 20, 1969, …``."""
    if len(pieces) < 2 or DOCUMENT.fullmatch(content, pieces[0].start, pieces[0].end) is None:
        return False
    return read_date(pieces[1].of(content)) is not None


def is_shelf_code(content: str, piece: Clause) -> bool:
    """Whether a clause is a code such as ``DC 900/54``, ``5 AG 1/1712`` or ``2.05.118``."""
    return SHELF_CODE.fullmatch(content, piece.start, bare_end_of(content, piece)) is not None


def describes(content: str, piece: Clause) -> bool:
    """Whether a clause names a kind of document or its subject."""
    return may_describe(content, piece.start, piece.end) and _describes(content, piece)


def _describes(content: str, piece: Clause) -> bool:
    if _SUBJECT.match(content, piece.start, piece.end) or _ORAL_HISTORY.fullmatch(content, piece.start, piece.end):
        return True
    said = read_title(content, piece.start, piece.end)
    return said.genre is not None or (said.sender is not None and said.recipient is not None)


def place_start(content: str, pieces: list[Clause]) -> int:
    """The first clause that names a holder, a container or a collection; 0 when there is none."""
    known = lexicon()
    for index, piece in enumerate(pieces):
        if weight(content, piece) >= 2 or is_container(content, piece, known) or is_shelf(content, piece, known):
            coded = index > 1 and _PAPERS_CODE.fullmatch(content, pieces[index - 1].start, pieces[index - 1].end)
            return index - 1 if coded else index
    return 0
