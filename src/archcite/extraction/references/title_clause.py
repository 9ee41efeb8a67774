"""Which clause of a reference is its title: what is quoted or set in italics, where neither holder nor container stands before it.

A quotation may also be a folder's name or what a sender was called, and words in italics a newspaper's name; then they are no title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import printed_words
from archcite.extraction.places.holders import is_container, weight
from archcite.extraction.printed.reading import is_printed
from archcite.extraction.references.agency_author import authored_title
from archcite.extraction.references.layout import CALLED, DOCUMENT, QUOTES, SHELF_CODE, Layout, describes
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.structure import Clause

#: What leads from a document to the book that it is printed in.
_INSIDE = lazy_pattern(r"(?:re)?(?:printed\s)?in\s(?=[A-Z“\"*])")
#: No title is quoted or in italics without one of these.
_TITLE_MARK = lazy_pattern(f"[{QUOTES}*]")
#: The name that a registry gave a file: ``“600.(24h)—SITUAÇÃO POLITICA”``, ``“M.D.B.—MOSCOU”``.
_FILE = lazy_pattern(r"[\"“](?:\d{2,4}\.\(|[A-ZÀ-Ž.]{3,}—[A-ZÀ-Ž])")
#: The year in brackets behind an author, ahead of the title.
_BRACKET_AHEAD = lazy_pattern(r"\([^()]*\d[^()]*\)\.?\s+(?=[\"“«*])")
#: The city of a newspaper: ``The Times (London)``.
_CITY_BEHIND = lazy_pattern(r"\s\([^()\d]{3,30}\)$")


def title_clause(content: str, layout: Layout) -> int | None:
    """The clause that is quoted or in italics and stands where a title does: behind nothing but an author."""
    if _TITLE_MARK.search(content, layout.pieces[0].start, layout.pieces[-1].end) is None:
        return None
    known = lexicon()
    for index, piece in enumerate(layout.pieces[:8]):
        mark = content[piece.start]
        if _is_no_title(content, layout, index):
            return None
        if mark in QUOTES and CALLED.match(content, piece.start, piece.end):
            continue
        if mark in QUOTES or (mark == "*" and piece.end - piece.start > 4):
            return index
        bracket = content.find(". ", piece.start, piece.end)
        if bracket > 0 and content[piece.start : bracket].endswith(")"):
            continue
        if index in layout.dates:
            continue
        if index == 0 and (quoted := authored_title(content, layout.pieces, layout.dates)) is not None:
            return quoted
        if index == 0 and is_author(content, layout):
            called = CALLED.match(content, layout.pieces[1].start, layout.pieces[1].end)
            if not called:
                return 1
        if (
            weight(content, piece) >= 2
            or is_container(content, piece, known)
            or piece.of(content) in known.series_codes
            or (SHELF_CODE.match(content, piece.start, piece.end) and not _is_numbered(content, layout, index))
        ):
            quote = quote_after_colon(content, piece)
            return index if quote is not None else None
        if quote_after_colon(content, piece) is not None or quote_after_bracket(content, piece) is not None:
            return index
    return None


def _is_numbered(content: str, layout: Layout, index: int) -> bool:
    """Whether the number of a paper stands right behind a date that opens a reference: ``5 May 1961, NIE 11-8-62, “A Title,” …``."""
    piece = layout.pieces[index]
    return index == 1 and 0 in layout.dates and DOCUMENT.fullmatch(content, piece.start, piece.end) is not None


def _is_no_title(content: str, layout: Layout, index: int) -> bool:
    """Whether a quotation names a container or a folder, or what stands in italics is a newspaper and its day.

    Nor does a title stand behind a date and "in": the document is named before both, and what it is printed in behind.
    """
    piece = layout.pieces[index]
    if content[piece.start].islower():
        inside = index > 1 and index - 1 in layout.dates and _INSIDE.match(content, piece.start, piece.end)
        return bool(inside)
    if content[piece.start] in QUOTES:
        return (
            is_container(content, piece, lexicon())
            or _is_folder(content, layout, index)
            or (_FILE.match(content, piece.start, piece.end) is not None and not layout.dates)
        )
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
    dated = next((at for at in range(1, index) if at in layout.dates), None)
    return (
        dated is not None
        and index + 1 < len(pieces)
        and is_container(content, pieces[index + 1], lexicon())
        and describes(content, msgspec.structs.replace(pieces[0], end=pieces[dated - 1].end))
    )


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
    match = _BRACKET_AHEAD.search(content, piece.start, piece.end)
    return match.end() if match else None
