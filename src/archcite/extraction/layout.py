"""What each clause of a scholar's reference is: a title, a date, a shelfmark, a description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import printed_words
from archcite.extraction.dates import read_date
from archcite.extraction.holder_clauses import split_known
from archcite.extraction.holders import is_container, is_shelf, weight
from archcite.extraction.printed import is_printed
from archcite.extraction.structure import bare_end_of
from archcite.extraction.telling_words import may_describe
from archcite.extraction.titles import read_title
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection

    from archcite.extraction.dates import DateReading
    from archcite.extraction.stretch import Stretch
    from archcite.extraction.structure import Clause

PAGES = lazy_pattern(
    r"(?:pp?\.|pgs?\.|pages?|S\.|Bl\.|fol\.|с\.)?\s*(?P<pages>(?:[A-Z]\d{1,3}|\d{1,4})[a-z]?(?:(?:\s?[-–—]\s?|\sà\s)[A-Z]?\d{1,4}[a-z]?)?(?:,\s*\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)*)(?:\s+respectively|\s+ff?\.?)?$"
)

QUOTES = "\"“„«‘'《「『"
#: The kind of a paper and a colon before its title in quotation marks.
_LED_TITLE = lazy_pattern(r"(?P<kind>[A-Z][a-z]+(?:\s[A-Za-z]+){0,3}):\s(?=[“\"])")
#: A sender by what he was called, and a recipient behind him: ``“Mac” to Bundy``.
_CALLED = lazy_pattern(
    r"[\"“][A-Z][\w.]{1,6}[\"”](?:\s\([A-Z][\w. ]{1,30}\)|\s[A-Z][\w.’'-]+){0,2}\s+to\s+(?:the\s)?[“\"]?[A-Z][\w.’'”\" -]{1,60}$"
)
#: No title is quoted or in italics without one of these.
_TITLE_MARK = lazy_pattern(f"[{QUOTES}*]")

#: A paper of a cabinet, a council or a committee, whose series counts anew each year: ``WM (41) 89th``, ``C.P. (56) 191``, ``WP135(39)``.
PAPER = lazy_pattern(
    r"(?:[A-Z][.-]?\s?){1,6}(?:\d{1,4}\s?)?\(\d{2,4}\)\s?(?:\d{1,5}(?:st|nd|rd|th)?)?(?:\s(?:[Cc]onclusions|[Mm]eeting|[Mm]tg\.?|[Mm]inutes))?(?:\s?\([A-Z][a-z]+\))?"
    r"|[A-Z]{2,6}\s?\d{1,4}/\d{1,3}(?:st|nd|rd|th)\s(?:[Mm]eeting|[Mm]tg\.?)"
)

#: A group of records in Washington or Ottawa, whose volumes are no book's: ``RG 25, vol. 1234``.
RECORD_GROUP = lazy_pattern(r"[RM]G\s?\d")
_SHELF_CODE = lazy_pattern(
    r"(?:[A-ZÀ-ŽА-Я]{1,5}[\d ]{0,4}\s?)?[\dA-Z()]{0,30}\d[\w ()-]{0,60}/[\w/()-]{0,60}\d|[A-Z]{1,4}\s?\d+(?:/\d+)*[a-z]?"
    r"|[MR]G\s?\d{1,3}[ -][A-Z]{1,3}\s?\d{0,3}|[A-Z]{1,5}(?:/[A-Z&]{1,6})*(?:/\d+[A-Za-z]?)+|(?:Add(?:itional)?\.?\s)?M[Ss]{1,2}\.?\s[A-Z\d](?:[\w. /()-]{0,50}\d)?[A-Za-z]?(?:/\d+)*|\d+\s?[A-Z]{1,3}\s?\d*(?:/\d+)*$|\d+(?:\.\d+){2,}|[A-Z]-\d{4}-\d{4}-\d+"
    # the symbol of a document of the United Nations: S/PV.1025, A/RES/2758(XXVI), S/RES/242 (1967)
    r"|(?:U\.?N\.?\sDocs?\.?\s(?:No\.\s)?)?[AES]/(?=[A-Z./]*\d)(?:[A-Z]{1,4}(?:\.\d{1,4})?|\d{1,5})(?:/[A-Z]{1,4}(?:\.\d{1,4})?|/\d{1,5}[A-Z]?)*(?:\s?\((?:[IVXLS-]+|\d{4})\))?"
)


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: What may stand beside a date in its clause: articles, and what joins it to what it dates.
_BESIDE_DATES = frozenset(
    {
        "",
        "entry",
        "entry for",
        "entry of",
        "le",
        "den",
        "vom",
        "dated",
        "on",
        "of",
        "from",
        "du",
        "en date du",
        "от",
        "z dnia",
        "ze dne",
        "del",
        "am",
        "від",
        "el",
        "il",
        "z",
        "dnia",
        "dne",
        "från den",
        "av den",
        *_WEEKDAYS,
    }
)
#: One year: several are those of a series.
_YEAR = lazy_pattern(r"(?:(?:of|dated|vom|от)\s+)?[(\[]?(?P<year>(?:(?:c\.|ca\.?|circa)\s?)?(?:1[5-9]|20)\d\d)[)\]]?")
#: What a bracket behind a date says of the document: ``5 January 1946 (unsent)``.
_REMARK = lazy_pattern(r"\s\((?!no\b|later\b|hereafter\b)[^()\d]{3,24}\)$")
#: The number of a paper of a series, which stands where an author would: ``NSC 68``, ``SNIE 85-3-62``.
DOCUMENT = lazy_pattern(
    r"(?:NSC|NSAM|NSDM|NSSM|NSDD|PD|PRM|S?NIE|ORE|JCS|NSCID|JIC|C-?M|CM|COS|SWNCC|IIM|OCB|PPS)[ /-]?\(?\d[\w()/.-]*"
)
_SERIAL = lazy_pattern(r"(?:No\.\s?\d[\w./-]*|[A-Z]{1,5}\s(?:No\.\s?|(?=\d+-))\d[\w./-]*)")
_OFFICE = lazy_pattern(
    r"(?:Office|Directorate|Bureau|Division|Board|Deputy Director|Staff|Department)\s(?:of|for)\s[^\n,\d]{3,60}"
)
#: An interview with a person that bears the person's name: ``Jane Doe OH``.
_ORAL_HISTORY = lazy_pattern(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}\sOHI?")
#: ``The Times (London)``
_CITY_BEHIND = lazy_pattern(r"\s\([^()\d]{3,30}\)$")
_SUBJECT = lazy_pattern(r"(?:Betrifft|Betr\.|Betreff|Re|Subject|Objet|Тема)\s*:", re.IGNORECASE)


class Layout(msgspec.Struct):
    """What each clause of a reference is, as indices into the clauses."""

    stretch: Stretch
    pieces: list[Clause]
    dates: dict[int, DateReading] = {}
    title: tuple[int, int] | None = None
    title_at: int | None = None
    quoted: bool = False


#: A second paper behind the first one's date: ``15 Nov. 1941 and Moyne’s reply of 25 Nov. 1941``.
_REPLY = lazy_pattern(r"\s(?:and|with)\s[^,;()]{1,60}\s(?:of|dated)\s[^,;()]{4,30}(?:,\s\d{4})?$")


def standing_dates(content: str, pieces: list[Clause], found: list[DateReading]) -> dict[int, DateReading]:
    """The clauses that are a date and nothing else (a weekday, an article or a bracket beside it apart)."""
    standing = {}
    for date in found:
        for index, piece in enumerate(pieces):
            if piece.start <= date.span.start and date.span.end <= piece.end:
                beside = content[piece.start : date.span.start] + _REPLY.sub(
                    "", _REMARK.sub("", content[date.span.end : piece.end])
                )
                if len(beside) < 14 and beside.strip(" ()[].,*_\n").casefold() in _BESIDE_DATES:
                    standing[index] = date
                break
    return standing


def standing_year(content: str, pieces: list[Clause], dates: Collection[int]) -> dict[int, DateReading]:
    """A bare year behind a quoted title or a description, ahead of every place; further back it may be a file's.

    Args:
        content: the text.
        pieces: its clauses.
        dates: which of them are exact dates.
    """
    for index, piece in enumerate(pieces[: min(dates, default=6)]):
        found = _YEAR.fullmatch(content, piece.start, bare_end_of(content, piece))
        reading = read_date(found["year"]) if found else None
        if found is None or reading is None:
            continue
        if not reading.edtf or not _dates_what_stands(content, pieces, index) or any_place(content, pieces[:index]):
            return {}
        return {index: msgspec.structs.replace(reading, span=Span(*found.span("year")))}
    return {}


def _dates_what_stands(content: str, pieces: list[Clause], index: int) -> bool:
    """Whether a quotation or a description stands before the clause of a year, or behind it where it stands first."""
    if index == 0:
        return len(pieces) > 1 and (content[pieces[1].start] in QUOTES or describes(content, pieces[1]))
    told = index - 1
    if told and pieces[told].of(content).casefold() in lexicon().descriptions:
        told -= 1
    return content[pieces[told].start] in QUOTES + "*" or describes(
        content, msgspec.structs.replace(pieces[0], end=pieces[index - 1].end)
    )


def title_clause(content: str, layout: Layout) -> int | None:
    """The clause that is quoted or in italics and stands where a title does: behind nothing but an author."""
    if _TITLE_MARK.search(content, layout.pieces[0].start, layout.pieces[-1].end) is None:
        return None
    known = lexicon()
    for index, piece in enumerate(layout.pieces[:8]):
        mark = content[piece.start]
        if _is_no_title(content, layout, index):
            return None
        if mark in QUOTES and _CALLED.match(content, piece.start, piece.end):
            continue
        if mark in QUOTES or (mark == "*" and piece.end - piece.start > 4):
            return index
        bracket = content.find(". ", piece.start, piece.end)
        if bracket > 0 and content[piece.start : bracket].endswith(")"):
            continue
        if index in layout.dates:
            continue
        if index == 0 and (quoted := _authored_title(content, layout.pieces, layout.dates)) is not None:
            return quoted
        if index == 0 and is_author(content, layout):
            called = _CALLED.match(content, layout.pieces[1].start, layout.pieces[1].end)
            if not called:
                return 1
        if (
            weight(content, piece) >= 2
            or is_container(content, piece, known)
            or _SHELF_CODE.match(content, piece.start, piece.end)
        ):
            quote = quote_after_colon(content, piece)
            return index if quote is not None else None
        if quote_after_colon(content, piece) is not None or quote_after_bracket(content, piece) is not None:
            return index
    return None


def _is_no_title(content: str, layout: Layout, index: int) -> bool:
    """Whether a quotation names a container or a folder, or what stands in italics is a newspaper and its day."""
    piece = layout.pieces[index]
    if content[piece.start] in QUOTES:
        return is_container(content, piece, lexicon()) or _is_folder(content, layout, index)
    return content[piece.start] == "*" and index + 1 in layout.dates and names_newspaper(piece.of(content))


def names_newspaper(name: str) -> bool:
    """Whether a name is a newspaper's that is known, in italics or with its city behind it.

    Example:
        >>> names_newspaper("*Granma*"), names_newspaper("The Times (London)"), names_newspaper("Roe Papers")
        (True, True, False)
    """
    return _CITY_BEHIND.sub("", name).strip(" *_").casefold() in printed_words().newspapers


def _is_folder(content: str, layout: Layout, index: int) -> bool:
    """Whether a quotation names a folder: behind a document and its date, before a box (``Memo, A to B, date, "Folder," Box 16``)."""
    pieces = layout.pieces
    return (
        index > 1
        and index - 1 in layout.dates
        and index + 1 < len(pieces)
        and is_container(content, pieces[index + 1], lexicon())
        and describes(content, msgspec.structs.replace(pieces[0], end=pieces[index - 2].end))
    )


def is_agency(content: str, pieces: list[Clause], dates: Collection[int]) -> bool:
    """Whether an agency that could hold documents opens a reference as the author of a quoted one: ``CIA, ORE 22-48, “…,” 2 April 1948``."""
    return _authored_title(content, pieces, dates) is not None


def _authored_title(content: str, pieces: list[Clause], dates: Collection[int]) -> int | None:
    """The quoted clause behind an agency's name: between them its office, the kind and number of the paper, behind it number and date."""
    if len(pieces) < 3 or not _names_agency(pieces[0].of(content)):
        return None
    at = 1
    while at < 4 and at + 1 < len(pieces) and content[pieces[at].start] not in QUOTES + "*":
        if not (_is_number(content, pieces[at]) or is_office(content, pieces[at]) or is_kind(content, pieces[at])):
            return None
        at += 1
    if content[pieces[at].start] not in QUOTES + "*":
        return None
    behind = at + 1
    if behind < len(pieces) and _is_number(content, pieces[behind]):
        behind += 1
    return at if behind in dates else None


def _names_agency(text: str) -> bool:
    """Whether a text is an agency's name, with an office of it or without: ``CIA Directorate of Intelligence``."""
    text = text.removeprefix("The ").removeprefix("the ")
    if text.casefold() in lexicon().agencies:
        return True
    office = _OFFICE.search(text, 1)
    named = text[: office.start()] if office is not None and office.end() == len(text) else text
    return named.strip(" ,").casefold() in lexicon().agencies


def _is_number(content: str, piece: Clause) -> bool:
    return bool(
        DOCUMENT.fullmatch(content, piece.start, piece.end) or _SERIAL.fullmatch(content, piece.start, piece.end)
    )


def is_office(content: str, piece: Clause) -> bool:
    """Whether a clause behind an agency is a part of it: ``Office of Current Intelligence``."""
    return _OFFICE.fullmatch(content, piece.start, piece.end) is not None


def is_kind(content: str, piece: Clause) -> bool:
    """Whether a clause is the kind of a paper and no more: ``National Intelligence Estimate``, ``Intelligence Memorandum``."""
    words = piece.of(content).casefold().split()
    known = lexicon()
    return len(words) < 5 and any(" ".join(words[at:]) in known.genres for at in range(min(2, len(words))))


def parted_kinds(content: str, pieces: list[Clause]) -> list[Clause]:
    """The clauses, with the kind of a paper parted from what it is called: ``A to B, Memorandum: “Treaties,” 10 January 1945``."""
    for index, piece in enumerate(pieces[:4]):
        found = _LED_TITLE.match(content, piece.start, piece.end)
        if found is None:
            continue
        kind = msgspec.structs.replace(piece, end=found.end("kind"))
        if is_kind(content, kind):
            title = msgspec.structs.replace(piece, start=found.end(), before=",")
            return [*pieces[:index], kind, title, *pieces[index + 1 :]]
    return pieces


def is_author(content: str, layout: Layout) -> bool:
    """Whether a body that could hold documents is their author here: a quotation and a date follow it."""
    pieces = layout.pieces
    return len(pieces) > 2 and (
        (content[pieces[1].start] in QUOTES and 2 in layout.dates)
        or (content[pieces[1].start] == "*" and is_printed(content, pieces[2].start, pieces[2].end))
    )


def quote_after_colon(content: str, piece: Clause) -> int | None:
    """``Briefing Book No. 293: 'The 1968 Thule Crash'``: where the quotation starts."""
    at = content.find(":", piece.start, piece.end)
    if (
        at > 0
        and content[at + 1 : at + 2] in (" ", "\n")
        and content[at + 2 : at + 3] in set(QUOTES)
        and is_printed(content, piece.start, at)
    ):
        return at + 2
    return None


def quote_after_bracket(content: str, piece: Clause) -> int | None:
    """``Blanton, T. (2012). "The Underwater …``: where the quotation starts."""
    match = re.compile(r"\([^()]*\d[^()]*\)\.?\s+(?=[\"“«*])").search(content, piece.start, piece.end)
    return match.end() if match else None


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
        or (weighed == 0 and len(split_known(content, [first])) > 1)
        or is_container(content, first, words)
        or (is_shelf_code(content, first) and not _is_dated_paper(content, pieces))
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
    return _SHELF_CODE.fullmatch(content, piece.start, bare_end_of(content, piece)) is not None


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
            return index
    return 0
