"""The imprints and the years of periodicals in running text, from which a printed work is told: ``(Oslo, 1991)``, ``Oslo: Fjord, 1991``, ``no. 3, 1991``."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from archcite.extraction.dates.reading import read_date
from archcite.extraction.printed.imprint import bare_imprint
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.extraction.structure import Group

#: No imprint stands further behind the names of its work, and none in brackets is longer.
LONGEST = 600
_LONGEST_BRACKET = 160
#: So near in front of a year stands the number of its issue.
_NEAR = 24
_YEAR = lazy_pattern(r"(?<![\w–-])(?:1[5-9]|20)\d\d(?!\w)")
#: What makes a year one of a range.
_RANGED = lazy_pattern(r"\s?[–/-]\s?\d")
_PLACED = lazy_pattern(
    r"\(\s*(?P<place>[^\W\d_][^():;\d]{1,60}?)(?:[:;]\s?(?P<press>[^():]{1,100}))?,?\s(?:1[5-9]|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\s*\)"
)
_PLACED_BEHIND = lazy_pattern(r",?\s?\([^\W\d_][^()]{1,80}\s(?:1[5-9]|20)\d\d\)")
_DATED = lazy_pattern(
    r"\(\s*(?P<date>(?:[^\W\d_]\w*\.?[\s/–-]*){0,3}(?:\d{1,2},\s)?(?:1[5-9]|20)\d\d(?:\s?[-–/]\s?\d{2,4})?)\s*\)"
)
#: What stands in front of a periodical's year without brackets.
_NUMBERED = lazy_pattern(
    r"\b(?:vol|no|nr|n°|№|heft|issue|num)\.?\s?\d{1,4}(?:\s?[/–-]\s?\d{1,4})?\s?[,;]\s$", re.IGNORECASE
)


class Anchor(msgspec.Struct, frozen=True):
    """An imprint: where it stands, whether in brackets, and whether it names a place or a press or a date only."""

    start: int
    end: int
    bracketed: bool
    placed: bool
    pressed: bool


def has_year(content: str, start: int, end: int) -> bool:
    """Whether a stretch has a year: without one it has no work."""
    return _YEAR.search(content, start, end) is not None


def anchors(content: str, start: int, end: int, enclosed: list[Group]) -> Iterator[Anchor]:
    """The imprints of a stretch, those in brackets and the bare ones.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        enclosed: its quotations and brackets.
    """
    starts = [group.start for group in enclosed]
    for year in _YEAR.finditer(content, start, end):
        index = bisect_right(starts, year.start()) - 1
        group = enclosed[index] if index >= 0 and enclosed[index].end > year.start() else None
        if group is None and _RANGED.match(content, year.end(), end) is None:
            yield from _bare(content, start, year.start(), year.end())
        elif group is not None and group.mark == "(" and group.end - group.start <= _LONGEST_BRACKET:
            yield from _bracketed(content, group)


def _bracketed(content: str, group: Group) -> Iterator[Anchor]:
    dated = _DATED.fullmatch(content, group.start, group.end)
    if dated and _PLACED_BEHIND.match(content, group.end):
        return  # of the title: ``A Policy (1860–1985) (Bologna, 1991)``
    if dated and (dated["date"].isdigit() or read_date(dated["date"]) is not None):
        yield Anchor(group.start, group.end, bracketed=True, placed=False, pressed=False)
        return
    placed = _PLACED.fullmatch(content, group.start, group.end)
    if placed and placed["place"][0].isupper():
        yield Anchor(group.start, group.end, bracketed=True, placed=True, pressed=placed["press"] is not None)


def _bare(content: str, start: int, since: int, until: int) -> Iterator[Anchor]:
    floor = max(start, since - LONGEST)
    if _NUMBERED.search(content, max(floor, since - _NEAR), since):
        yield Anchor(since, until, bracketed=False, placed=False, pressed=False)
        return
    found = bare_imprint(content[floor:until], since - floor, until - floor)
    if found is not None and (found.place or found.press):
        yield Anchor(floor + found.start, until, bracketed=False, placed=True, pressed=bool(found.press))
