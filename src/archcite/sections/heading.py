"""The heading of a page: a date, and the title below it."""

from __future__ import annotations

from functools import cache

from archcite.model import Span
from archcite.patterns import lazy_pattern
from archcite.sections.labels import data

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
#: The shapes that headings have; whether it is a date is for the date reader to say.
_DATE = lazy_pattern(
    rf"(?:(?:ca\.|circa|about|early|mid|late)[ -])?"
    rf"(?:{_MONTH} \d{{1,2}}(?: ?[-–] ?(?:{_MONTH} )?\d{{1,2}})?, ?\d{{4}}|\d{{1,2}} ?(?:[-–] ?\d{{1,2}} )?{_MONTH},? \d{{4}}|{_MONTH},? \d{{4}})(?!\d)"
)
_DATE_LINE = lazy_pattern(r"(?:\d{4}(?:[-–/]\d{2,4})?|[Uu]ndated|n\.d\.)")
#: A heading is no longer than this.
_MOST_LINES, _MOST_CHARACTERS = 14, 1_500


@cache
def _letterheads() -> frozenset[str]:
    return frozenset(data()["letterheads"])


def heading_above(content: str, end: int) -> tuple[Span | None, Span | None]:
    """The date and the title above the first label, which stands at `end`."""
    low = max(0, end - _MOST_CHARACTERS)
    line = content.rfind("\n", low, end) + 1
    if content[line:end].strip(" \t*#"):
        return _in_line(content, max(line, low), end)
    title_start = title_end = -1
    at = line
    for _ in range(_MOST_LINES):
        if at <= low:
            break
        stop = at - 1
        at = content.rfind("\n", low, stop) + 1 or low
        start, finish = _bare(content, at, stop)
        if start == finish:
            continue
        if _is_date(content[start:finish]):
            return Span(start, finish), Span(title_start, title_end) if title_end >= 0 else None
        if content[start:finish] in _letterheads():
            break
        title_start, title_end = start, finish if title_end < 0 else title_end
    return None, None


def _in_line(content: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """The heading in a text whose line ends are lost: letterheads, date, title, one after the other."""
    found = _DATE.search(content, start, end)
    if found is None:
        return None, None
    first, last = _bare(content, found.end(), end)
    return Span(*found.span()), Span(first, last) if first < last else None


def heading_at_top(content: str, end: int, labelled: dict[str, Span]) -> tuple[Span | None, Span | None, Span | None]:
    """Date, title and body of a page whose labels follow the document; its last paragraph is the summary."""
    paragraphs = _paragraphs_from(content, 0, end, 2)
    date = title = None
    rest = 0
    if paragraphs and _is_date(paragraphs[0].of(content)):
        date, rest = paragraphs[0], paragraphs[0].end
        if len(paragraphs) > 1 and paragraphs[1].end - paragraphs[1].start <= _MOST_CHARACTERS:
            title, rest = paragraphs[1], paragraphs[1].end
    opening = content.rfind("\n", 0, max(0, end - 1))
    stop = _announced(content, end, opening)
    _, stop = _bare(content, rest, stop)
    last = content.rfind("\n\n", rest, stop)
    if last > rest:
        labelled["summary"] = Span(*_bare(content, last, stop))
        stop = last
    start, finish = _bare(content, rest, stop)
    return date, title, Span(start, finish) if start < finish else None


def _announced(content: str, end: int, opening: int) -> int:
    """Where the line that announces the labels begins: above the first label at `end`."""
    at = opening
    while at > 0:
        line = content.rfind("\n", 0, at) + 1
        if content[line:at].strip():
            return line
        at = line - 1
    return end


def _paragraphs_from(content: str, start: int, end: int, most: int) -> list[Span]:
    found: list[Span] = []
    while len(found) < most and start < end:
        first, _ = _bare(content, start, end)
        stop = content.find("\n\n", first, end)
        first, last = _bare(content, first, end if stop < 0 else stop)
        if first == last:
            break
        found.append(Span(first, last))
        start = end if stop < 0 else stop
    return found


def _is_date(line: str) -> bool:
    return len(line) <= 60 and bool(_DATE.fullmatch(line) or _DATE_LINE.fullmatch(line))


def _bare(content: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces and the ``**`` around."""
    while start < end and (content[start].isspace() or content[start] in "*#"):
        start += 1
    while end > start and (content[end - 1].isspace() or content[end - 1] == "*"):
        end -= 1
    return start, end
