"""Printed sources beside the archival one: ``Reprinted in …``, ``translation from …``, a book where an archive would stand.

A book is known by its imprint in brackets (place: press, year), by a volume or by a series number. What is called
`published_in` runs to the closing bracket; the pages behind it are kept apart. Source: Chicago Manual of Style 18, 14.2-14.60.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from archcite.archives.printed_words import document_series, printed_words
from archcite.edges import before_edge, behind_edge
from archcite.extraction.printed.imprint import is_city
from archcite.extraction.structure import ends_sentence
from archcite.extraction.words import has_any, places_of
from archcite.model import Printing
from archcite.patterns import lazy_pattern

_IMPRINT = lazy_pattern(
    r"\(\s*(?:[^\W\d_][^():;]{0,60})?\s*(?::\s*[^():]{0,140}?[,\s]|,\s*(?:[A-Z][a-z]+\s)?)(?P<year>(?:1[5-9]|20)\d\d)(?:\s?[-–/]\s?\d{2,4})?\s*\)"
)
_OPENING = lazy_pattern(
    r"(?<![\w-])(?:"
    r"(?P<also>(?:(?:excerpts|parts|portions)\s+[^.;]{0,80}?)?(?:is|are|was|were)?\s*also\s+(?:re)?(?:published|printed|produced|reproduced|available)\s+in|another\s+(?:version|translation)\s+in)"
    r"|(?P<translation>(?:english\s+)?(?:translation|translated)\s+from|trans(?:l)?\.\s+from)(?!\s+(?:(?:the|an?)\s+)?(?:cop(?:y|ies)|original|russian|chinese|german|english|french|spanish|portuguese|polish|hungarian|czech|bulgarian|romanian|korean|japanese|vietnamese|albanian|serbo-croatian|slovak|mongolian|italian)\b)"
    r"|(?P<published>(?:(?:first|originally|previously)\s+)?(?:re)?(?:published|printed|produced|reproduced)\s+(?:in\s+(?:full|part)\s+)?(?:in|as)|included\s+in(?=\s+(?-i:[A-Z“\"]))|excerpted\s+(?:in|from))"
    r"|(?P<quoted>(?:as\s+)?(?:cited|quoted|qtd\.)\s+in)"
    r")\s*:?\s+",
    re.IGNORECASE,
)
_NUMBERS = r"(?:[A-Z]?\d+[a-z]?|[ivxlc]+)(?:\s?[-–—]\s?[A-Z]?\d+[a-z]?|\s?[-–]\s?[ivxlc]+)?"
_RANGES = rf"{_NUMBERS}(?:\s*(?:,|and|&)\s*{_NUMBERS}(?![\w/]))*"
_PAGES = lazy_pattern(
    rf"\s*[,.:]?\s*(?:(?:appendix|annex)\b[^,()]{{0,12}},\s*)?(?P<mark>(?:pp?|pgs?|pages?|s|str|ss|с|стр|o|old)\b\.?\s*)?(?P<pages>(?:vols?\.?\s\d{{1,3}}[,:]\s*(?:pp?\.\s*)?|\d{{1,2}}:\s?)?{_RANGES})(?=\s*(?:[.,;)\]”\"’]|$|\())",
    re.IGNORECASE,
)
_MARKED_PAGES = lazy_pattern(
    rf"[,.;]?\s*\(?\b(?:pp?|pgs?|pages?|ss?|с|str|стр)\b\.?\s*(?P<pages>{_RANGES})(?:\s+respectively)?\s*\.?\)?\s*\.?\)?\s*$",
    re.IGNORECASE,
)
_BARE_PAGES = lazy_pattern(
    rf"(?:,|(?<=\))\s?:|(?<=[ ,][IVXL])\s?:\s|(?<=[IVXL][IVXL])\s?:\s|(?<=\bpt\.\s\d):)\s*(?P<pages>(?!(?:1[5-9]|20)\d\d(?:\s?[-–]\s?(?:\d\d){{1,2}})?,\s?\d)(?:\d{{1,2}}:)?{_NUMBERS}(?:,\s*{_NUMBERS})*(?:\sff?)?)\s*\.?\)?\s*$"
)
#: Each of these begins with one of `_BOOK_WORDS`.
_BOOKISH = lazy_pattern(
    r"\bvol(?:ume|s)?\b\.?\s*(?:\d|[IVXLC]+\b)|\bt\.\s*\d|\bworking paper\b|\bbulletin\b|\beds?\.|(?<=\()eds?\.?\)|\bFRUS\b|foreign relations of the united states|\bissue\b\s*\d|\bno\.\s?\d{1,3}(?:\s?[-–/]\s?\d+)?\s?\((?:[A-Z][a-z]+(?:[-–/][A-Z][a-z]+)?\s)?(?:18|19|20)\d\d\)"
    r"|\bbriefing book\b|\bEBB\s\d|declassified documents|\b(?:sbornik|dokumenty|nianpu|wengao|xuanji|xuanbian|nianbiao)\b|\bpublic papers\b|\bdokumente\b.*\bband\b",
    re.IGNORECASE,
)
_PAGED = lazy_pattern(r"[pPSС](?<!\w.)(?:(?<=[pP])(?i:p?\.\s*\d|gs?\.\s*\d|ages?\s\d)|(?<=[SС])\.\s\d)")
_ABBREVIATED = lazy_pattern(r"[A-Z]{2,12},?\s+\d{1,2}:\s?\d+\s?[-–]\s?\d+\s*$")
#: ``Istoricheskii arkhiv 4 (1993): 46-67``: a periodical, whatever its name says.
_VOLUME_YEAR = lazy_pattern(
    r"[^\W\d_][^\d\n(),;:]{3,80}\s\d{1,4}(?:[./]\d{1,3})?\s\((?:[A-Z][a-z]+\s)?(?:18|19|20)\d\d\)\s?:\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?\s*\.?$"
)
#: Words without which nothing is a book, but for the codes of series.
_BOOK_WORDS = frozenset(
    [
        "no",
        "vol",
        "volume",
        "vols",
        "volumes",
        "t",
        "working",
        "bulletin",
        "ed",
        "eds",
        "frus",
        "foreign",
        "issue",
        "briefing",
        "ebb",
        "pentagon",
        "declassified",
        "sbornik",
        "dokumenty",
        "nianpu",
        "wengao",
        "xuanji",
        "xuanbian",
        "nianbiao",
        "public",
        "dokumente",
    ]
)
_CITY = lazy_pattern(r"([^\W\d_][^:.,;()]{0,30}\.?)\s?(?::\s|,\s(?:1[5-9]|20)\d\d)")
_LEAD = lazy_pattern(
    r"(?:doc(?:ument|\.)?\s(?:no\.\s?)?\d{1,3},?\s(?=in\s))?(?:see(?:\s+also)?|in|from|source|an?\s(?:appendix|annex)\s(?:to|in|of))\s*:?\s+",
    re.IGNORECASE,
)


class Printed(msgspec.Struct):
    """A printed source, as offsets.

    Args:
        start: where its statement starts, with "Reprinted in".
        end: where the statement ends.
        kind: how it stands to the document.
        text: where the source itself stands, to the closing bracket.
        pages: where the pages stand that follow it.
    """

    start: int
    end: int
    kind: Printing
    text: tuple[int, int]
    pages: tuple[int, int] | None = None


def imprints(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where brackets stand that hold a place, a press and a year.

    Example:
        >>> text = "Wartime. (New York: Harcourt, 1977), 3 (see 1970)"
        >>> [text[slice(*where)] for where in imprints(text, 0, len(text))]
        ['(New York: Harcourt, 1977)']
    """
    return [match.span() for match in _IMPRINT.finditer(content, start, end)]


def openings(content: str, start: int, end: int) -> list[tuple[int, int, Printing]]:
    """Where words stand that announce a printed source: their start, where the source starts, and its kind."""
    kinds = {
        "also": Printing.ALSO_PUBLISHED_IN,
        "translation": Printing.TRANSLATION_FROM,
        "published": Printing.PUBLISHED_IN,
        "quoted": Printing.QUOTED_IN,
    }
    found = []
    at = start
    words = printed_words()
    for head in places_of(words.announcing, content, start, end):
        if head < at:
            continue
        match = _OPENING.match(content, head, end) or words.announcements.match(content, head, end)
        if match is not None:
            found.append((match.start(), match.end(), kinds[match.lastgroup or "published"]))
            at = match.end()
    return found


def goes_on(content: str, at: int, end: int) -> bool:
    """Whether a printed source goes on behind a stop: with a volume, a number, an imprint or pages (``. М.: Наука, 2005. С. 3``)."""
    if content[at : at + 1].isdigit():
        return True
    mark = printed_words().marks.match(content, at, end)
    if mark is not None:
        return mark.lastgroup in {"volume", "part", "issue", "page"}
    city = _CITY.match(content, at, end)
    return city is not None and is_city(city[1])


def is_printed(content: str, start: int, end: int) -> bool:
    """Whether a statement without an announcement is a printed source."""
    words = places_of(_book_words(), content, start, end)
    if any(_BOOKISH.match(content, word, end) for word in words):
        return True
    if words and document_series(content, start, end) is not None:
        return True
    if _ABBREVIATED.match(content, start, end) is not None:
        return True
    return content.find("): ", start, end) > 0 and _VOLUME_YEAR.match(content, start, end) is not None


def may_be_printed(content: str, start: int, end: int) -> bool:
    """Whether `is_printed` can hold of any part of a stretch: it is asked before the stretch is cut into clauses."""
    return content.find(":", start, end) >= 0 or has_any(_book_words(), content, start, end)


@cache
def _book_words() -> frozenset[str]:
    """The words without which nothing is a book; abbreviations of series are among them."""
    return _BOOK_WORDS | printed_words().series_codes


def is_paged(content: str, start: int, end: int) -> bool:
    """Whether a statement gives pages: a printed source does, a file may."""
    return _PAGED.search(content, start, end) is not None


def read_printed(content: str, start: int, end: int, limit: int, kind: Printing, opening: int | None = None) -> Printed:
    """One printed source.

    Args:
        content: the text.
        start: where the source itself starts.
        end: where its statement ends.
        limit: how far its pages may reach.
        kind: how it stands to the document.
        opening: where the words start that announce it.
    """
    start = behind_edge(content, start, end, " \n.,;:(")
    lead = _LEAD.match(content, start, end)
    if lead:
        start = behind_edge(content, lead.end(), end, " \n.,;:(")
    pages: tuple[int, int] | None = None
    found = imprints(content, start, end)
    until = end
    if found:
        until = found[-1][1]
        behind = _PAGES.match(content, until, limit)
        if behind and not _is_year(behind.group("pages")):
            pages = behind.span("pages")
    else:
        marked = _MARKED_PAGES.search(content, start, end) or _bare(content, start, end)
        if marked:
            pages, until = marked.span("pages"), marked.start()
    stop = max(until, pages[1] if pages else until)
    if kind not in {Printing.PUBLISHED_IN, Printing.QUOTED_IN}:
        until = stop if pages or found else end
        pages = None
    until = before_edge(content, start, until, " ,;.\n")
    return Printed(start if opening is None else opening, stop, kind, (start, until), pages)


def _bare(content: str, start: int, end: int) -> re.Match[str] | None:
    match = _BARE_PAGES.search(content, start, end)
    return match if match and not _is_year(match.group("pages")) else None


def _is_year(text: str) -> bool:
    return text.isdigit() and 1500 <= int(text) <= 2100


def sentence_end(content: str, start: int, end: int) -> int:
    """Where the sentence ends that starts at `start`: before its stop, or at `end`."""
    at = content.find(".", start, end)
    while at != -1:
        if ends_sentence(content, at, start, end):
            return at
        at = content.find(".", at + 1, end)
    return end
