"""The Wilson Center's citation block: title, date, platform, source field, address.

Former form: ``“Title,” October 04, 1962, History and Public Policy Program Digital Archive, SOURCE. http://…``; current form:
``"Title", October 4, 1962, Wilson Center Digital Archive, SOURCE <https://…>``. The document's date is the one between the
closing quotation mark and the platform, whatever dates the title holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge, behind_edge
from archcite.extraction.dates.reading import find_dates
from archcite.extraction.pages.address import before_address, find_address
from archcite.extraction.pages.platforms import (
    after_platform,
    before_platform,
    find_platforms,
    may_name_platform,
    numbered,
)
from archcite.extraction.pages.quoted_title import quoted_title
from archcite.extraction.places.holders import HOLDER, is_container, weight
from archcite.extraction.sources.provenance import ROLE_WORDS
from archcite.extraction.stops import belongs
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.words import has_any
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from archcite.archives.profiles import Profile

#: How far from the platform's name a block may begin and end: far above what any archive prints, so that a text that names
#: a platform ten thousand times is still read in linear time.
LONGEST = 4000
#: No date of a block is longer; what is has a place behind it.
_LONGEST_DATE = 40
#: A citation is one paragraph; on a page of 2012-2022 a button follows it, and behind that the address.
_PARAGRAPH_END = lazy_pattern(r"\n[ \t]*(?:\n|•)")
_SHARED = lazy_pattern(r"[\s•*]*(?:(?i:share document)[\s•*]*)?<?\s?")
#: What a scan's text has of an address whose signs are lost, and the labels behind a citation on the page.
_SCANNED_END = lazy_pattern(r"\s(?:https?\b|(?:Summary|Credits|Original Language|Contents)\s)")
#: The label of the citation, without its colon.
_SCANNED_LABEL = "Citation "
#: A year that ends a date, and one that is a date.
_LAST_YEAR = lazy_pattern(r"\s*(?:1[5-9]|20)\d\d\s*\Z")
_YEAR = lazy_pattern(r"(?:1[5-9]|20)\d\d(?=\s*(?:[.,;]\s|[.,;]?\Z))")
_LEAST_TITLE, _LONGEST_TITLE = 6, 400


class Block(msgspec.Struct):
    """The parts of a block, as offsets.

    Args:
        profile: whose block it is.
        form: ``current`` or ``former``.
        title: the title inside its quotation marks, without the comma before the closing one.
        date: what stands between title and platform.
        held: the place that some name in front of the platform, and what stands behind its bracket; credits before the date.
        platform: the platform's name.
        named: the same with what stands beside it: its short name, the bodies that it belongs to.
        number: the number that the platform gives the document.
        source: the source field.
        url: the address.
        marks: whether it has the signs that part these; a scan's text may have lost them.
    """

    profile: Profile
    form: str
    title: tuple[int, int] | None
    date: tuple[int, int] | None
    held: list[tuple[int, int]]
    platform: tuple[int, int]
    named: tuple[int, int]
    number: tuple[int, int] | None
    source: tuple[int, int]
    url: tuple[int, int] | None
    marks: bool = True


def find_block(content: str, start: int, end: int) -> Block | None:
    """The citation block of a stretch, or None when no platform's name stands behind a quoted title."""
    if not may_name_platform(content, start, end):
        return None
    for match, owner in find_platforms(content, start, end):
        near = max(start, match.start() - LONGEST), min(end, match.end() + LONGEST)
        block = _block(content, *near, match, owner)
        if block is not None:
            return block
    return None


def _block(content: str, start: int, end: int, platform: re.Match[str], profile: Profile) -> Block | None:
    head_end = before_platform(content, start, platform.start())
    named_start = head_end
    while content[named_start] in " \n,.;:":
        named_start += 1
    quoted = quoted_title(content, start, head_end)
    if quoted is None:
        return _unpunctuated(content, (start, head_end), end, platform, profile)
    title_start, closing, width = quoted
    title_end = closing
    inside = content[closing - 1] in ",."
    title_end = before_edge(content, title_start, title_end, " \n,")
    if content[title_end - 1] == "." and not belongs(content, title_end - 1, title_start):
        title_end -= 1
    behind = after_platform(content, platform.end(), end)
    number = numbered(content, behind, end)
    source_start = number.end() if number else behind
    source_end, url = _source_end(content, source_start, end, profile)
    date_start = closing + width
    date_start = behind_edge(content, date_start, head_end, " \n,.;")
    credit = date_start, _behind_credit(content, date_start, head_end)
    date_start = credit[1]
    date_end = _date_end(content, date_start, head_end)
    if date_start >= head_end and (day := _date_behind(content, source_start, source_end)) is not None:
        (date_start, date_end), head_end, source_start = day, day[1], day[1]
    return Block(
        profile,
        "former"
        if inside or profile.platforms[0].casefold() != " ".join(platform.group().casefold().split())
        else "current",
        (title_start, title_end),
        (date_start, date_end) if date_start < date_end else None,
        [*_held(content, *credit), *_held(content, date_end, head_end)],
        platform.span(),
        (named_start, number.end() if number else behind),
        number.span("number") if number else None,
        (source_start, source_end),
        url,
    )


def _unpunctuated(
    content: str, head: tuple[int, int], end: int, platform: re.Match[str], profile: Profile
) -> Block | None:
    """A block that a scan's text has without any sign: ``Cable A to B December 30 1948 History and … Digital Archive APRF F 39 Op 1``."""
    label = content.rfind(_SCANNED_LABEL, *head)
    start, until = head[0] if label < 0 else label + len(_SCANNED_LABEL), head[1]
    start = behind_edge(content, start, until)
    dates = find_dates(content, Span(max(start, until - _LONGEST_DATE), until))
    if not dates or dates[-1].span.end != until or content[until : until + 1] != " " or until - start > _LONGEST_TITLE:
        return None
    title_end = dates[-1].span.start
    if content[title_end - 2 : title_end - 1] in ",.;:" or content[platform.end() : platform.end() + 1] != " ":
        return None
    title_end = before_edge(content, start, title_end)
    stop = _SCANNED_END.search(content, platform.end(), end)
    source = platform.end(), _source_end(content, platform.end(), stop.start() if stop else end, profile)[0]
    if title_end - start < _LEAST_TITLE:
        return None
    return Block(
        profile,
        "former",
        (start, title_end),
        (dates[-1].span.start, until),
        [],
        platform.span(),
        platform.span(),
        None,
        source,
        None,
        marks=False,
    )


def _date_behind(content: str, start: int, end: int) -> tuple[int, int] | None:
    """The date of a title that none follows, where it opens what stands behind the platform (``"Title". Platform. 3 May 1950``)."""
    start = behind_edge(content, start, end, " \n,.;")
    year = _YEAR.match(content, start, end)
    if year is not None:
        return year.span()
    first = next(iter(find_dates(content, Span(start, min(end, start + _LONGEST_DATE)))), None)
    if (
        first is None
        or first.span.start != start
        or content[first.span.end : end].strip()[:1] not in {"", ".", ",", ";"}
    ):
        return None
    return start, first.span.end


def _source_end(content: str, start: int, end: int, profile: Profile) -> tuple[int, tuple[int, int] | None]:
    """Where the source field ends, which is with its paragraph or before an address; and the document's address, there or behind a button."""
    paragraph = _PARAGRAPH_END.search(content, start, end)
    until = end if paragraph is None else paragraph.start()
    found = find_address(content, start, end)
    if found is None or (found.start() > until and not _SHARED.fullmatch(content, until, found.start())):
        return until, None
    return min(until, before_address(content, start, found.start())), _own_address(
        content, found, max(until, found.end()), profile
    )


def _own_address(content: str, first: re.Match[str], end: int, profile: Profile) -> tuple[int, int]:
    """The address of the document at its host; another's may stand before it, where the original can be seen."""
    found: re.Match[str] | None = first
    while found is not None:
        url = found["url"]
        for host in profile.hosts:
            if host in url:
                return found.span("url")
        found = find_address(content, found.end(), end)
    return first.span("url")


def _behind_credit(content: str, start: int, end: int) -> int:
    """Where the date starts: behind who translated or gave the document, as notes and bibliographies in Chicago's form have it."""
    if start >= end or not (content[start].islower() or content.startswith("Transl", start)):
        return start
    dates = find_dates(content, Span(start, end))
    until = dates[0].span.start if dates else end
    return until if has_any(ROLE_WORDS, content, start, until) else start


def _date_end(content: str, start: int, end: int) -> int:
    """Where the date ends that follows the title: a place may stand between it and the platform, "October 25, 1962, AVPRF, f. 059 …"."""
    short = end - start <= _LONGEST_DATE and not has_any(ROLE_WORDS, content, start, end)
    if short:
        comma = content.find(",", start, end)
        if (comma < 0 and content[end - 1 : end] != ")") or _LAST_YEAR.match(
            content, comma + 1, end
        ):  # as nearly all are
            return end
    first = next(iter(find_dates(content, Span(start, end))), None)
    if first is None or first.span.start > start + 1:
        return end
    if content.startswith("(", first.span.end + 1):
        return first.span.end if _holds_place(content, first.span.end + 2, end) else end
    if content[first.span.end : first.span.end + 1] not in set(",.;"):
        return end
    if short:
        behind = clauses(content, first.span.end + 1, end)
        return first.span.end if behind and _names_holder(content, behind[0]) else end
    return first.span.end


def _held(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """The place between the date and the platform; without brackets around it, and what stands behind them by itself."""
    start = behind_edge(content, start, end, " \n,.;")
    closing = content.find(")", start, end) if content.startswith("(", start) else -1
    parts = [(start, end)] if closing < 0 else [(start + 1, closing), (closing + 1, end)]
    return [(since, until) for since, until in parts if content[since:until].strip(" \n,.;")]


def _holds_place(content: str, start: int, end: int) -> bool:
    """Whether a bracket that opens before a stretch holds a place, and no remark: ``(RGANI, f. 5)``, not ``(excerpt)``."""
    known = lexicon()
    pieces = clauses(content, start, max(start, content.find(")", start, end)))
    return any(_names_holder(content, piece) or is_container(content, piece, known) for piece in pieces)


def _names_holder(content: str, piece: Clause) -> bool:
    """Whether a clause is a holder's name, or opens with one that is known: ``PRC FMA 106-00705-01``."""
    return weight(content, piece) >= HOLDER or known_name(content, piece.start, piece.end) is not None
