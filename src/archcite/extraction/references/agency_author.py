"""An agency as the author of a paper: its name, its office, the kind and the number of the paper before the title.

``CIA, Office of Current Intelligence, Intelligence Memorandum, “The Harbour,” 2 April 1948``. An agency could as well hold the
document; what follows its name tells which it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.references.layout import CALLED, DOCUMENT, QUOTES
from archcite.extraction.titles.reading import read_title
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection

    from archcite.extraction.structure import Clause

#: The kind of a paper, and a colon or a word for what it is called before its title in quotation marks.
_LED_TITLE = lazy_pattern(
    r"(?:(?P<kind>[A-Za-z]+(?:\s[A-Za-z]+){0,3}?)(?::\s|\s(?=(?:en)?titled\s)))?(?:(?:en)?titled\s)?(?=[“\"])"
)
#: What a title in quotation marks or in italics begins with, and how many clauses may stand up to it.
_TITLE_MARKS = frozenset(QUOTES + "*")
_TITLE_REACH = 5
_TITLE_ENDS = frozenset('”"')
#: How many clauses may stand between a title and its date that give the kind of a paper or its number.
_MOST_NUMBERS = 2
#: No kind of paper has more words.
_LONGEST_KIND = 4
_SERIAL = lazy_pattern(
    r"(?:No\.\s?\d[\w./-]*|[A-Z][A-Z&/]{0,7}(?:\s(?:No\.\s?|(?=\d+[-/]))|\s(?=\d{2,5}$)|[ -](?=[A-Z]?[-\d]*\d$))[A-Z]{0,2}-?\d[\w./-]*)"
)
#: An agency by its letters, and the number of a paper.
_AGENCY_PAPER = lazy_pattern(r"(?P<agency>[A-Z]{2,5})\s(?P<number>[A-Z][A-Z&/]{0,7}[ -](?:No\.\s?)?\d[\w./-]*)")
#: The kind of a paper, and its number behind it: ``Staff Memorandum No. 40-66``, ``Research Memorandum RSB-12``.
_COUNTED_KIND = lazy_pattern(
    r"(?P<kind>[A-Z][a-z]+(?:\s[A-Za-z]+){0,4})\s(?P<number>(?:[Nn]o\.?\s)?[A-Z&/]{0,8}[ -]?\d[\w./-]*)"
)
_OFFICE = lazy_pattern(
    r"(?:Office|Directorate|Bureau|Division|Board|Deputy Director|Staff|Department)\s(?:of|for)\s[^\n,\d]{3,60}"
)


def is_agency(content: str, pieces: list[Clause], dates: Collection[int]) -> bool:
    """Whether an agency that could hold documents opens a reference as the author of a quoted one: ``CIA, ORE 22-48, “…,” 2 April 1948``."""
    return authored_title(content, pieces, dates) is not None


def authored_title(content: str, pieces: list[Clause], dates: Collection[int]) -> int | None:
    """The quoted clause behind an agency's name: between them its office, the kind and number of the paper, behind it number and date.

    Kind and number may stand without an agency: ``National Intelligence Estimate, NIE 11-8-62, “…,” 6 July 1962``.
    """
    if not dates:
        return None
    at = 0
    for piece in pieces[:_TITLE_REACH]:
        if content[piece.start] in _TITLE_MARKS and not CALLED.match(content, piece.start, piece.end):
            break
        at += 1
    else:
        return None
    if at == 0 or not _is_dated_behind(content, pieces, dates, at):
        return None
    if not (names_agency(pieces[0].of(content)) or "kind" in paper_name(content, pieces[0])):
        return None
    return at if all(is_office(content, piece) or paper_name(content, piece) for piece in pieces[1:at]) else None


def _is_dated_behind(content: str, pieces: list[Clause], dates: Collection[int], at: int) -> bool:
    """Whether a date stands behind a title, with nothing but the kind and the number of a paper between."""
    for behind in range(at + 1, min(at + _MOST_NUMBERS + 2, len(pieces))):
        if behind in dates:
            return True
        if not paper_name(content, pieces[behind]):
            return False
    return False


def names_agency(text: str) -> bool:
    """Whether a text is an agency's name, with an office of it or without: ``CIA Directorate of Intelligence``."""
    text = text[4:] if text[:4] in ("The ", "the ") else text
    if text.casefold() in lexicon().agencies:
        return True
    office = _OFFICE.search(text, 1)
    named = text[: office.start()] if office is not None and office.end() == len(text) else text
    return named.strip(" ,").casefold() in lexicon().agencies


def paper_name(content: str, piece: Clause) -> dict[str, tuple[int, int]]:
    """Where a clause gives the kind of a paper and its number, both or one of them; empty where it says more, or something else.

    Example:
        >>> from archcite.extraction.structure import clauses
        >>> text = "Staff Memorandum No. 40-66"
        >>> {name: text[slice(*where)] for name, where in paper_name(text, clauses(text, 0, len(text))[0]).items()}
        {'kind': 'Staff Memorandum', 'number': 'No. 40-66'}
    """
    where = piece.start, piece.end
    if DOCUMENT.fullmatch(content, *where) or _SERIAL.fullmatch(content, *where):
        return {"number": where}
    counted = _COUNTED_KIND.fullmatch(content, *where)
    kind = piece if counted is None else msgspec.structs.replace(piece, end=counted.end("kind"))
    if not is_kind(content, kind):
        return {}
    told = {"kind": (_kind_start(content, kind), kind.end)}
    return told if counted is None else told | {"number": counted.span("number")}


def _kind_start(content: str, piece: Clause) -> int:
    """Where the words for a kind of paper start: behind whose it is (``OSS Report``), and behind what a kind of two words is not called."""
    whose, _, kind = piece.of(content).partition(" ")
    if not kind or f"{whose} {kind}".casefold() in lexicon().genres:
        return piece.start
    apart = " " in kind or whose.isupper() or whose.casefold() in lexicon().genre_qualifiers
    return piece.start + len(whose) + 1 if apart else piece.start


def is_office(content: str, piece: Clause) -> bool:
    """Whether a clause behind an agency is a part of it: ``Office of Current Intelligence``."""
    return _OFFICE.fullmatch(content, piece.start, piece.end) is not None


def is_kind(content: str, piece: Clause) -> bool:
    """Whether a clause is the kind of a paper and no more: ``National Intelligence Estimate``, ``Intelligence Memorandum``."""
    named = piece.of(content)
    words, known = named.casefold().split(), lexicon()
    if len(words) > 1 and named[0].isupper() and named.rpartition(" ")[2].islower():
        return False  # whose it is: ``Roe memorandum``
    if len(words) > _LONGEST_KIND:
        return False
    return " ".join(words) in known.genres or " ".join(words[1:]) in known.genres


def parted_kinds(content: str, pieces: list[Clause]) -> list[Clause]:
    """The clauses, with the kind of a paper parted from what it is called: ``A to B, Memorandum: “Treaties,” 10 January 1945``.

    ``entitled`` may lead to the title, too: ``Report entitled “The Harbour,” 5 May 1961``.
    """
    if pieces[1:2] and content[pieces[1].start] in _TITLE_MARKS:
        pieces = _parted_agency(content, pieces)
    for index, piece in enumerate(pieces[:4]):
        if content[piece.end - 1] not in _TITLE_ENDS or content[piece.start] in _TITLE_MARKS:
            continue
        found = _LED_TITLE.match(content, piece.start, piece.end)
        if found is None:
            continue
        title = msgspec.structs.replace(piece, start=found.end(), before=",")
        if found["kind"] is None:
            return [*pieces[:index], title, *pieces[index + 1 :]]
        kind = msgspec.structs.replace(piece, end=found.end("kind"))
        if is_kind(content, kind) or _closes_with_kind(content, kind):
            return [*pieces[:index], kind, title, *pieces[index + 1 :]]
    return pieces


def _parted_agency(content: str, pieces: list[Clause]) -> list[Clause]:
    """The clauses, with an agency parted from the number of its paper that a quotation follows: ``OSS R&A 9284, “A Title”``."""
    first = pieces[0]
    found = _AGENCY_PAPER.fullmatch(content, first.start, first.end)
    if found is None or found["agency"].casefold() not in lexicon().agencies:
        return pieces
    number = msgspec.structs.replace(first, start=found.start("number"), before=",")
    return (
        [msgspec.structs.replace(first, end=found.end("agency")), number, *pieces[1:]]
        if paper_name(content, number)
        else pieces
    )


def _closes_with_kind(content: str, piece: Clause) -> bool:
    """Whether a clause ends in a kind of paper: ``CIA report``."""
    genre = read_title(content, piece.start, piece.end).genre
    return genre is not None and genre[1] == piece.end
