"""Pages and leaves of a file, at the end of its shelfmark or behind it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from archcite.extraction.places.leaves import UNCOUNTED, are_years, is_falling, leaves_of
from archcite.extraction.structure import Clause, bare_end_of
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.places.place import Place

_RANGE = r"\d{1,4}[a-z]?(?:(?:\s?[-–—]\s?|\sà\s)\d{1,4}[a-z]?)?"
_PAGES = lazy_pattern(
    rf"(?P<mark>第|(?:pp?|pgs?|pages?|page\(s\)|seiten?|s|str|стр|с)\b\.?:?\s*)?(?P<pages>{_RANGE}(?:\s*,\s*{_RANGE})*(?:\s?ff?\b)?)\s?[页頁]?$",
    re.IGNORECASE,
)
_TRAILING_PAGES = lazy_pattern(
    rf"\s+(?:page\(s\)|pages?|pp?\.)\s*:?\s*(?P<pages>{_RANGE}(?:\s*,\s*{_RANGE})*)$", re.IGNORECASE
)
#: A class of records by its letters and number, without that of a file.
_CLASS = lazy_pattern(r"[A-Z]{1,4}\s\d{1,4}|(?:CRS\s)?[A-Z]{1,2}\d{3,5}(?:/\d+)?")
#: A class of a Hungarian archive, right behind its name: ``MNL OL, P 2343``.
_CLASS_P = lazy_pattern(r"P\s?\d")
#: The file of an archive in Ankara, behind which S: is the number of the paper: ``F: 30.1.0.0, K: 40, D: 237, S: 12``.
_DOSYA = lazy_pattern(r"D(?:osya)?\s?:\s?\d")
_RANGE_ALONE = lazy_pattern(_RANGE)
#: The leaf that is meant, behind all leaves of a document: ``Bl. 1–19, hier Bl. 4``.
_HERE = lazy_pattern(r"(?:here|hier|ici|zdes'|здесь)\s(?:[^\W\d_]{1,5}\.\s?)?\d", re.IGNORECASE)


def take_pages(content: str, place: Place, part: list[Clause]) -> list[Clause]:
    """Pages or leaves at the end of the shelfmark, and the clauses without them."""
    if len(part) > 2 and _HERE.match(content, part[-1].start, part[-1].end):
        part = part[:-1]
    part = _with_listed_pages(content, part)
    final = part[-1]
    end = bare_end_of(content, final)
    if len(part) > 1 and UNCOUNTED.fullmatch(content, final.start, end):
        return part[:-1]
    if len(part) > 1 or place.archive is not None:
        pages = _PAGES.match(content, final.start, end)
        if (
            pages
            and (len(part) > 1 or (pages.group("mark") and not _CLASS_P.match(content, final.start)))
            and final.before == ","
            and not (len(part) > 1 and _DOSYA.match(content, part[-2].start))
            and (pages.group("mark") or _may_be_pages(content, part, pages))
        ):
            place.pages = pages.span("pages")
            return part[:-1]
        told = leaves_of(content, final, place.archive) if len(part) > 1 else None
        if told is not None and told[0] == "leaves":
            place.leaves = told[1]
            return part[:-1]
    trailing = _TRAILING_PAGES.search(content, final.start, end)
    if trailing:
        place.pages = trailing.span("pages")
        return [*part[:-1], Clause(final.start, trailing.start(), final.before)]
    return part


def _with_listed_pages(content: str, part: list[Clause]) -> list[Clause]:
    """The clauses, with ranges that go on behind a mark joined to it: ``pp. 5–6, 28–30, 43``."""
    at = len(part) - 1
    while (
        at > 0
        and part[at].before == ","
        and _RANGE_ALONE.fullmatch(content, part[at].start, bare_end_of(content, part[at]))
    ):
        at -= 1
    first = part[at]
    marked = _PAGES.match(content, first.start, bare_end_of(content, first))
    if at == len(part) - 1 or marked is None or not marked.group("mark"):
        return part
    return [*part[:at], Clause(first.start, part[-1].end, first.before)]


def _counts_on(content: str, part: list[Clause], pages: re.Match[str]) -> bool:
    """Whether a bare number is no page: the file of a class (``DY 30, 2508``), or the last of several numbers with pages of their own."""
    before = part[-2]
    if pages.group("pages").isdigit() and _CLASS.fullmatch(content, before.start, bare_end_of(content, before)):
        return True
    return any(
        later.before == ";" and _PAGES.match(content, earlier.start, bare_end_of(content, earlier)) is not None
        for earlier, later in pairwise(part)
    )


def note_pages(content: str, place: Place, piece: Clause) -> bool:
    """Enter the pages that a clause behind the shelfmark gives; False when it gives none, or the place has them already."""
    if place.pages is not None:
        return False
    trailing = trailing_pages(content, piece)
    marked = _PAGES.match(content, piece.start, piece.end) if trailing is None else None
    if marked is not None and marked.group("mark"):
        trailing = marked.span("pages")
    place.pages = trailing
    return trailing is not None


def trailing_pages(content: str, piece: Clause) -> tuple[int, int] | None:
    """Where the pages stand of a clause that begins with a word for them: ``pp. 3-4``."""
    trailing = _TRAILING_PAGES.match(" " + piece.of(content))
    if trailing is None:
        return None
    return piece.start + trailing.start("pages") - 1, piece.start + trailing.end("pages") - 1


def _may_be_pages(content: str, part: list[Clause], pages: re.Match[str]) -> bool:
    """Whether figures without a mark can be pages: no year, no falling range, and not the first number of the shelfmark."""
    figures = pages.group("pages")
    if are_years(figures) or is_falling(figures) or _counts_on(content, part, pages):
        return False
    return not figures.isdigit() or has_digit(content[part[0].start : part[-2].end])
