"""Short forms: a work or a document that is cited once more, by its author's family name, a few words of its title and the pages.

``Hale, The Frozen Sea, 141`` · ``Hale and Poe, “Ice,” pp. 3–5`` · ``Thomas, op. cit., 28`` · ``Hale, “On Fish,” in Poe, ed., Cold, 12``.
Source: Chicago Manual of Style 18, 13.32-13.36; MHRA Style Guide 4, 8.1; "op. cit." as older notes have it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.known import known_name, known_number
from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series, printed_words
from archcite.extraction.dates.words import words as calendar
from archcite.extraction.places.holders import is_container, weight
from archcite.extraction.printed.people import is_person
from archcite.extraction.running.signals import after_signals
from archcite.extraction.structure import Clause, bare_end_of, clauses
from archcite.extraction.titles.reading import read_title
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

#: No short title has more clauses or words, and no short form is longer.
_MOST_CLAUSES, _MOST_WORDS, _LONGEST = 4, 14, 300
_LONGEST_CODE = 6
_RANGE = r"(?:\d{1,2}:)?\d{1,4}[a-z]?(?:\s?[-–—]\s?\d{1,4}[a-z]?)?(?:\s?ff?\b\.?|n\.?\s?\d*)?"
_PAGES = lazy_pattern(
    rf"(?P<mark>(?:(?:esp(?:ecially|\.)|pp?\.|pages?|S\.|s\.|с\.|стр\.|ch(?:ap)?s?\.\s?\w+,\s|ch(?:ap)?s?\.|(?:vols?|Bde?)\.?\s\w+,?\s)\s?)+)?(?P<pages>{_RANGE}(?:\s?(?:,|and|&|,\s?and)\s?{_RANGE})*)(?:\s\([^()]{{4,40}}\))?\.?"
)
_AGAIN = lazy_pattern(
    r"(?P<again>op\.\s?cit\.?|art\.\s?cit(?:é)?\.?|loc\.\s?cit\.?|a\.\s?a\.\s?O\.?|ibid\.?|ebd\.?|указ\.\s?соч\.?)(?:[,:]?\s|$)",
    re.IGNORECASE,
)
_SURNAME = lazy_pattern(
    r"(?:(?:van|von|de|der|den|la|le|du|di|da|al|el)\s){0,2}[^\W\d_a-zà-öø-ÿа-я][^\W\d_]*(?:[’'-][^\W\d_]+)*"
)
_JOINED = lazy_pattern(r"(?:,\s+and|\s+and|\s+und|\s+et|\s+&|\s+и)\s+(?!al\b)|,\s+")
_OTHERS = lazy_pattern(r"\s+(?:et al|u\.\s?a|и др)\.?$")
_LEAD = lazy_pattern(r"(?:[^.;:“”]{1,120}:\s+|(?:for|on|and|but)\s[^.;:“”,]{1,80},\s+|(?:and|in)\s+)", re.IGNORECASE)
_FOR_WHAT = lazy_pattern(r"(?:For|On)\s(?:an?|the|[^\W\d_]+[’']s|[A-Z][a-z]+\sand)\s")
#: A chapter of another's book, told by the names alone: ``Hale in Poe (ed.)``.
_WITHIN = lazy_pattern(
    r"(?P<who>[^,()]{3,60}?)(?:\son\s[^,()]{3,40})?\sin\s(?P<editors>[^,()]{3,60}?)(?:\s\(eds?\.\))?"
)
#: ``329 Tage``.
_NUMBERED = lazy_pattern(r"\d{2,4}\s[^\W\d_a-z]|\d{4}$")
_GIVEN = lazy_pattern(r"[^\W\d_]+(?:\s[^\W\d_]\.?)*")
_EDITED = lazy_pattern(r"\(?(?:eds?|hrsg|hg|dir)\b\.?\)?", re.IGNORECASE)
_EDITS = lazy_pattern(r"\s\((?:eds?|hrsg|hg|dir)\.?\)$", re.IGNORECASE)
_QUOTES = "“\"«„‘'"


class ShortForm(msgspec.Struct, frozen=True):
    """A short form, as offsets.

    Args:
        start: where it starts.
        end: behind its pages.
        names: where its names stand; empty where it has a title only.
        title: where its title stands; empty of "op. cit.".
        pages: where its pages stand, or None.
        titled: whether its title is surely one: with pages that are called so, or of two words or more, which are no given names, as
            an index has them; without pages, quoted or all in capitals.

    One without names, or without pages and such a title, is a short form only where what it stands for is in the text.
    """

    start: int
    end: int
    names: tuple[int, int]
    title: tuple[int, int]
    pages: tuple[int, int] | None
    titled: bool = False


def short_form(content: str, start: int, end: int) -> ShortForm | None:
    """The short form that a stretch is, from its first to its last character; None where it is none.

    Example:
        >>> text = "see Hale, The Frozen Sea, 141–42"
        >>> form = short_form(text, 0, len(text))
        >>> [text[since:until] for since, until in (form.names, form.title, form.pages)]
        ['Hale', 'The Frozen Sea', '141–42']
        >>> short_form("Smith Papers, Box 12, 3", 0, 23) is None
        True
    """
    start = after_signals(content, start, end)
    if not 0 < end - start <= _LONGEST:
        return None
    for since in _openings(content, start, end):
        found = _from(content, since, end)
        if found is not None:
            return found
    return None


def _openings(content: str, start: int, end: int) -> Iterator[int]:
    """Where a short form may open: with the stretch, or behind what leads to it: ``for 1956,``, ``The two men:``."""
    lead = _LEAD.match(content, start, end)
    told = lead is not None and _FOR_WHAT.match(content, start) is not None
    if lead is None or (content[start].isupper() and not told):
        yield start
    if lead is not None:
        yield after_signals(content, lead.end(), end)
    if told:
        yield start


def _from(content: str, start: int, end: int) -> ShortForm | None:
    pieces = clauses(content, start, end)
    named = _named(content, pieces) or 0
    names = (start, pieces[named - 1].end if named else start)
    if named and (pages := _again(content, pieces[named].start, end)):
        stop = pieces[named].start
        return ShortForm(start, _stop(content, end), names, (stop, stop), pages if pages[0] else None)
    return _titled(content, pieces, named, names, end) or (
        _titled(content, pieces, 0, (start, start), end) if named else None
    )


def _again(content: str, at: int, end: int) -> tuple[int, int] | None:
    """Where the pages stand behind "op. cit.", (0, 0) without pages; None where neither stands there, or more."""
    again = _AGAIN.match(content, at, end)
    if again is None:
        return None
    pages = _PAGES.match(content, again.end(), end)
    if content[pages.end() if pages else again.end() : end].strip(" .,)\n"):
        return None
    return pages.span("pages") if pages else (0, 0)


def _titled(content: str, pieces: list[Clause], first: int, names: tuple[int, int], end: int) -> ShortForm | None:
    """A short form from its title on; the pages are its last clauses."""
    for last in range(first, min(len(pieces), first + _MOST_CLAUSES)):
        if pieces[last].before not in {",", ""} or not _may_be_title(content, pieces[last], opens=last == first):
            return None
        title, behind = (pieces[first].start, bare_end_of(content, pieces[last])), last + 1
        if behind == len(pieces):
            told = names[0] < names[1] and last == first
            titled = told and _is_surely_titled(content, names, title)
            return ShortForm(names[0], _stop(content, end), names, title, None, titled) if told else None
        again = _again(content, pieces[behind].start, end)
        pages = _PAGES.match(content, pieces[behind].start, end)
        if again is not None:
            return ShortForm(names[0], _stop(content, end), names, title, again if again[0] else None)
        if pages is None or pieces[behind].before != "," or content[pages.end() : end].strip(" .,)\n"):
            continue
        coded = content[names[0] : names[1]].isupper() and last == first
        unnamed = names[0] == names[1] and not _is_volume_of_code(content, title, pages)
        if _is_year(pages) or ((unnamed or coded) and not pages["mark"]):
            return None
        titled = bool(pages["mark"]) or _GIVEN.fullmatch(content, *title) is None
        return ShortForm(names[0], _stop(content, end), names, title, pages.span("pages"), titled)
    return None


def _is_surely_titled(content: str, names: tuple[int, int], title: tuple[int, int]) -> bool:
    """Whether family names stand in front of a title, and no office behind a name: a quotation, or words with capitals."""
    if not all(_SURNAME.fullmatch(part) for part in _JOINED.split(_EDITS.sub("", content[slice(*names)]))):
        return False
    words = content[slice(*title)].split()
    if content[title[0]] in _QUOTES:
        return True
    small = printed_words().small_words
    return len(words) > 1 and all(word[0].isupper() or word in small for word in words)


def _named(content: str, pieces: list[Clause]) -> int | None:
    """How many clauses name the authors: family names or whole names, each with a capital; None where the first does not."""
    count = 0
    for piece in pieces[: _MOST_CLAUSES + 1]:
        bare = _OTHERS.sub("", _EDITS.sub("", piece.of(content)))
        within = _WITHIN.fullmatch(bare)
        if within is not None and is_person(within["who"]):
            bare = within["editors"]
        parts = [part for part in _JOINED.split(bare.removeprefix("and ")) if part]
        if not all(_SURNAME.fullmatch(part) or is_person(part) for part in parts) or not _is_free(content, piece):
            break
        count += 1
        if len(parts) > 1 or bare.startswith("and "):
            break
    listed = count > 1 and not pieces[count - 1].of(content).startswith("and ")
    count = 1 if listed else count
    if count < len(pieces) and count and _EDITED.fullmatch(content, pieces[count].start, pieces[count].end):
        count += 1
    return count if 0 < count < len(pieces) else None


def _is_free(content: str, piece: Clause) -> bool:
    """Whether a clause names no archive, no periodical, no series and no kind of a document."""
    text = piece.of(content)
    if weight(content, piece) > 1 or known_name(content, piece.start, piece.end) == piece.end:
        return False
    words = frozenset(text.casefold().replace(".", " ").split())
    if (
        words & printed_words().periodicals
        or words & lexicon().collections
        or words & (calendar().months.keys() - {"may"})
    ):
        return False
    return (
        document_series(content, piece.start, piece.end) is None
        and read_title(content, piece.start, piece.end).genre is None
    )


def _may_be_title(content: str, piece: Clause, *, opens: bool) -> bool:
    """Whether a clause is of a title: not of a shelfmark, no archive, and with a capital where the title opens."""
    text = piece.of(content)
    if has_digit(text) and text.partition(" ")[0].casefold().rstrip(".") in calendar().months:
        return False
    if opens and not (text[0].isupper() or text[0] in _QUOTES + "*_" or _NUMBERED.match(text)):
        return False
    if not (any(map(str.isalpha, text)) or _NUMBERED.fullmatch(text)) or len(text.split()) > _MOST_WORDS:
        return False
    if has_digit(text) and is_container(content, piece, lexicon()) and text[0] not in _QUOTES:
        return False
    named = known_name(content, piece.start, piece.end) == piece.end
    return weight(content, piece) < 2 and not named and known_number(content, piece.start, piece.end) is None


def _is_volume_of_code(content: str, title: tuple[int, int], pages: re.Match[str]) -> bool:
    """Whether a work is called by its initials, and volume and pages follow: ``PWW, 41:283–87``."""
    return content[slice(*title)].isupper() and ":" in pages["pages"] and title[1] - title[0] <= _LONGEST_CODE


def _is_year(pages: re.Match[str]) -> bool:
    first = pages["pages"].partition(",")[0]
    return pages["mark"] is None and first.isdigit() and 1500 <= int(first) <= 2100


def _stop(content: str, end: int) -> int:
    while content[end - 1].isspace():
        end -= 1
    return end
