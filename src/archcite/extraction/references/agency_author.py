"""An agency as the author of a paper: its name, its office, the kind and the number of the paper before the title.

``CIA, Office of Current Intelligence, Intelligence Memorandum, “The Harbour,” 2 April 1948``. An agency could as well hold the
document; what follows its name tells which it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.references.layout import DOCUMENT, QUOTES
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection

    from archcite.extraction.structure import Clause

#: The kind of a paper and a colon before its title in quotation marks.
_LED_TITLE = lazy_pattern(r"(?P<kind>[A-Z][a-z]+(?:\s[A-Za-z]+){0,3}):\s(?=[“\"])")
_SERIAL = lazy_pattern(r"(?:No\.\s?\d[\w./-]*|[A-Z]{1,5}\s(?:No\.\s?|(?=\d+-))\d[\w./-]*)")
_OFFICE = lazy_pattern(
    r"(?:Office|Directorate|Bureau|Division|Board|Deputy Director|Staff|Department)\s(?:of|for)\s[^\n,\d]{3,60}"
)


def is_agency(content: str, pieces: list[Clause], dates: Collection[int]) -> bool:
    """Whether an agency that could hold documents opens a reference as the author of a quoted one: ``CIA, ORE 22-48, “…,” 2 April 1948``."""
    return authored_title(content, pieces, dates) is not None


def authored_title(content: str, pieces: list[Clause], dates: Collection[int]) -> int | None:
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
