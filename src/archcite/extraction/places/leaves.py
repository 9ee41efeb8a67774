"""Leaves and pages at the end of a shelfmark or behind a description: ``Bl. 30–35``, ``k. 12``, ``fol. 3r``, ``S. 4``.

A letter alone is ambiguous (k. is karta in Poland and kartón in Bohemia; f. is feuille in Paris and fascikla in Belgrade), so that the
country of the archive decides, or a range: containers are not cited by ranges.
Source: the citing guides of the Bundesarchiv, the Archiwum Akt Nowych and the Archives nationales.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.extraction.places.repositories import repositories_of
from archcite.extraction.structure import bare_end_of
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.structure import Clause

#: ``r`` and ``v`` are the sides of a leaf, ``R`` is a Rückseite.
_SIDE = r"(?:\s?(?:r|v|rv|r/v|R|ob\.?|verso|recto)\b)?"
_RANGE = rf"\d{{1,5}}[a-z]?{_SIDE}(?:(?:\s?[-–—/]\s?|\sà\s)\d{{1,5}}[a-z]?{_SIDE})?"
MARKED_LEAVES = lazy_pattern(
    rf"(?:[Bb]l\.?|Blatt|Blätter|folios?|[Ff]ols?\.|[Ff]f\.|fos?\.|[Aa]rk\.|[Аа]рк\.|[Ll]l?\.|[Лл]л?\.|kk\.|karty|[Ff]l\.|flet[aë]?|lp\.|fila|filele|fols?|List|Listy)"
    rf"\s{{0,3}}(?P<leaves>{_RANGE}(?:\s?(?:,|and|und|et|i|u\.)\s?{_RANGE})*(?:\s?ff?\b)?)\.?(?:\s*\([^()]*\))?$"
)
#: One letter for a leaf means other things elsewhere: karta and kartón, feuille and fascikla; countries and ranges tell.
LETTERED_LEAF = lazy_pattern(rf"(?P<mark>[kfc])\.\s{{0,3}}(?P<leaves>{_RANGE}(?:\s?,\s?{_RANGE})*)\.?$")
_LEAF_COUNTRIES = {
    "k": {"Poland"},
    "f": {"France", "Holy See", "Romania", "Moldova", "Belgium", "United Kingdom", "Ireland"},
    "c": {"Italy"},
}
MARKED_PAGES = lazy_pattern(
    rf"(?:pp?\.|pgs?\.|pages?|[Ss]{{1,2}}\.|str\.|стр\.|с\.|pag\.|págs?\.|Seiten?)\s?(?P<pages>{_RANGE}(?:\s?(?:,|and|und|et|i)\s?{_RANGE})*)"
    r"(?:\s?ff?\.?)?(?:\s*\([^()]*\))?$"
)
#: What says that leaves have no numbers.
UNCOUNTED = lazy_pattern(
    r"(?:unfol|unpag|unpaginiert|unfoliiert|unpaginated|unfoliated|o\.\s?Bl|n\.\s?pag|non folioté|b\.\s?p|nepag)\.?"
)
#: Hungarian puts the number first: ``45. p.``, ``12. o.``.
_NUMBER_FIRST = lazy_pattern(r"(?P<pages>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\.\s(?:p|o|old|l|f)\.?$")
_YEARS = lazy_pattern(r"(?:1[6-9]|20)\d\d(?:\s?[-–—/]\s?(?:(?:1[6-9]|20)\d\d|\d\d))?")
_BARE = lazy_pattern(r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?")


def leaves_of(content: str, piece: Clause, archive: tuple[int, int] | None) -> tuple[str, tuple[int, int]] | None:
    """Whether a clause gives leaves or pages, and where.

    Example:
        >>> from archcite.extraction.structure import clauses
        >>> text = "AAN, KC PZPR, XI A/88, k. 12"
        >>> pieces = clauses(text, 0, len(text))
        >>> leaves_of(text, pieces[-1], (0, 3))
        ('leaves', (26, 28))
    """
    end = bare_end_of(content, piece)
    for name, pattern in (("leaves", MARKED_LEAVES), ("pages", MARKED_PAGES)):
        match = pattern.match(content, piece.start, end)
        if match:
            return name, match.span(name)
    numbered = _NUMBER_FIRST.match(content, piece.start, end)
    if numbered:
        return "pages", numbered.span("pages")
    lettered = LETTERED_LEAF.match(content, piece.start, end)
    if lettered and (
        re.search(r"[-–—]", lettered.group("leaves"))
        or countries_of(content, archive) & _LEAF_COUNTRIES[lettered.group("mark")]
    ):
        return "leaves", lettered.span("leaves")
    return None


def bare_pages(content: str, piece: Clause) -> tuple[str, tuple[int, int]] | None:
    """Whether a clause is a number or a range alone: pages, behind a date."""
    end = bare_end_of(content, piece)
    bare = _BARE.fullmatch(content, piece.start, end)
    return ("pages", (piece.start, end)) if bare and not are_years(bare.group()) else None


def lettered_leaf(content: str, piece: Clause) -> tuple[str, tuple[int, int]] | None:
    """The leaf of a clause whose letter could mean a container elsewhere."""
    lettered = LETTERED_LEAF.match(content, piece.start, bare_end_of(content, piece))
    return ("leaves", lettered.span("leaves")) if lettered else None


def are_years(pages: str) -> bool:
    """Whether a number or a range is a year or some years, which date a file.

    Example:
        >>> are_years("1944–45"), are_years("1961"), are_years("1944-1952"), are_years("374-78"), are_years("1601-2")
        (True, True, True, False, False)
    """
    return _YEARS.fullmatch(pages.strip()) is not None


def is_falling(pages: str) -> bool:
    """Whether a range falls, which makes it a number, no pages; a shortened one (374-78) rises.

    Example:
        >>> is_falling("2014-1234"), is_falling("374-78")
        (True, False)
    """
    first, _, last = pages.replace("–", "-").replace(" ", "").partition("-")
    if not (first.isdecimal() and last.isdecimal()) or len(last) > len(first):
        return False
    return int(first[: len(first) - len(last)] + last) < int(first)


def countries_of(content: str, archive: tuple[int, int] | None) -> set[str]:
    """The country of the archive; of all that share its code, where none is told from the others."""
    return {one.country for one in repositories_of(content, archive)}
