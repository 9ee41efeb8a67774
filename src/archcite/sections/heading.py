"""The heading of a page: a date, and the title below it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archcite.edges import BLANKS, within_edges
from archcite.model import Span
from archcite.patterns import lazy_pattern
from archcite.sections.labels import data, lone_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.sections.labels import Layout

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
#: No entry of a menu is longer.
_LONGEST_ENTRY = 40
#: A menu in one line has its entries parted by bars.
_LEAST_BARS, _LONGEST_MENU = 2, 120
#: A title without a date above it is no longer: what is, is the document.
_LONGEST_TITLE = 300


@cache
def _letterheads() -> frozenset[str]:
    return frozenset(data()["letterheads"])


@cache
def _furniture() -> frozenset[str]:
    return frozenset(data()["furniture"]) | _letterheads()


def is_furniture(line: str) -> bool:
    """Whether a line is what a site prints around every page: a known word of its menus, or a menu in one line.

    Example:
        >>> is_furniture("Skip to main content"), is_furniture("Home | Library | Search"), is_furniture("Report")
        (True, True, False)
    """
    return (
        line in _furniture() or _is_letterhead(line) or (line.count("|") >= _LEAST_BARS and len(line) <= _LONGEST_MENU)
    )


def _is_letterhead(line: str) -> bool:
    """Whether a line has nothing but the names that stand at the head of each page of an export."""
    for name in _letterheads():
        if name in line:
            line = line.replace(name, "")
    return not line.strip(" |•·-")


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


def heading_at_top(
    content: str, end: int, labelled: dict[str, Span], layout: Layout
) -> tuple[Span | None, Span | None, Span | None]:
    """Date, title and body of a page whose labels follow the document; its last paragraph is the summary."""
    date, title, rest = _heading(content, end)
    credit = _line_at(content, rest, end)
    if credit is not None and credit.of(content).startswith(tuple(data()["credit_lines"])):
        labelled["credits"], rest = credit, credit.end
    opening = lone_line(content, layout.heading, 0, end)
    stop = _before_lines(content, rest, max(rest, opening), labelled, layout.above)
    _, stop = _bare(content, rest, stop)
    last = content.rfind("\n\n", rest, stop)
    last = last if last > rest else content.rfind("\n", rest, stop)
    if last > rest:
        labelled["summary"] = Span(*_bare(content, last, stop))
        stop = last
    start, finish = _bare(content, rest, stop)
    return date, title, Span(start, finish) if start < finish else None


def _heading(content: str, end: int) -> tuple[Span | None, Span | None, int]:
    """Date and title at the top, below what the site prints on every page, and where they end; an undated page begins with its title."""
    line = _dated_line(content, end)
    if line is None:
        return _undated(content, end)
    below = _line_at(content, line.end, end)
    while below is not None and (is_furniture(below.of(content)) or below.of(content).isdigit()):
        below = _line_at(content, below.end, end)
    if below is None:
        return line, None, line.end
    tight = content[line.end : below.start].count("\n") < 2
    stop = content.find("\n\n", below.start, end)
    title = below if tight or stop < 0 else Span(below.start, _bare(content, below.start, stop)[1])
    return (line, title, title.end) if title.end - title.start <= _MOST_CHARACTERS else (line, None, line.end)


def _dated_line(content: str, end: int) -> Span | None:
    """The date that a page begins with, below what menus have: short lines."""
    line = _line_at(content, 0, end)
    while line is not None and not _is_date(line.of(content)):
        if line.end - line.start > _LONGEST_ENTRY or line.end > _MOST_CHARACTERS:
            return None
        line = _line_at(content, line.end, end)
    return line


def _undated(content: str, end: int) -> tuple[None, Span | None, int]:
    """The title of a page without a date: the first line that the site does not print on all of them."""
    at = 0
    line = _line_at(content, at, end)
    while line is not None and is_furniture(line.of(content)):
        at = line.end
        line = _line_at(content, at, end)
    titled = line is not None and at > 0 and line.end - line.start <= _LONGEST_TITLE and " " in line.of(content)
    return (None, line, line.end) if line is not None and titled else (None, None, at)


def _before_lines(content: str, start: int, end: int, labelled: dict[str, Span], above: Mapping[str, str]) -> int:
    """Where the document and its summary end: before the first line such as ``Author(s):``, whose value stands below it."""
    lines = sorted(
        (at, field, text) for text, field in above.items() if (at := _lone_label(content, text, start, end)) >= 0
    )
    if not lines:
        return end
    for (at, field, text), until in zip(lines, [*(later[0] for later in lines[1:]), end], strict=True):
        value = Span(*_bare(content, content.find(text, at) + len(text), until))
        value = Span(value.start + (content[value.start] == ":"), value.end) if value.start < value.end else value
        value = Span(*_bare(content, value.start, value.end))
        if value.start < value.end:
            labelled[field] = value
    return lines[0][0]


def _lone_label(content: str, label: str, start: int, end: int) -> int:
    """Where a label stands on a line of its own, near the end of a stretch."""
    return lone_line(content, label, max(start, end - _MOST_CHARACTERS), end)


def _line_at(content: str, start: int, end: int) -> Span | None:
    """The first line from `start` on that has something on it."""
    while start < end:
        stop = content.find("\n", start, end)
        stop = end if stop < 0 else stop
        since, until = _bare(content, start, stop)
        if since < until:
            return Span(since, until)
        start = stop + 1
    return None


def _is_date(line: str) -> bool:
    return len(line) <= 60 and bool(_DATE.fullmatch(line) or _DATE_LINE.fullmatch(line))


def _bare(content: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces and the ``**`` around."""
    return within_edges(content, start, end, BLANKS + "*#", BLANKS + "*")
