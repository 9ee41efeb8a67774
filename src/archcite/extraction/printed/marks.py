"""The marked parts of a printed source: ``vol. 2``, ``no. 3``, ``2nd ed.``, ``ed. by``, ``trans.``, ``pp. 3-4``, and what stands between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from archcite.archives.printed_words import printed_words
from archcite.extraction.printed.people import people
from archcite.extraction.stops import bare
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.model import Name

#: What stands in quotation marks; single ones hold a title only behind a comma.
QUOTED: Final = lazy_pattern(
    r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|(?<![\w])\"[^\"]+\""
    r"|(?<![^,]\s)(?<!\w)(?:‘[^‘]{2,300}?’|'[^']{2,300}?')(?=[,.]|\sin\b)"
)
RANGES: Final = r"[A-Z]?\d+(?:\s?[-–]\s?\d+)?(?:,\s?\d+(?:\s?[-–]\s?\d+)?)*"
#: ``edited by Ann Hale, 12–40.``
_PAGED_NAMES: Final = lazy_pattern(rf",\s+({RANGES})\s*[.,]?\s*$")
_WORD: Final = lazy_pattern(r"[^\W\d_]+|\d+|[№#]")
_NUMBER: Final = lazy_pattern(r"(?:[\dIVXLC]|(?<=\s)[ivxlc])[\dIVXLCa-z]*(?:\s?[-–/]\s?\d+)?$")
#: A name that a mirror dropped leaves its punctuation.
DAMAGED: Final = lazy_pattern(r"\(\s?[:,]|\s\)|by\s?[.,]")
EDGE: Final = " ,.;:/([–—"


class Marks(NamedTuple):
    """What marked parts a stretch has: its words before the first of them, the parts, and what stands behind them."""

    front: str
    facts: dict[str, str]
    names: dict[str, list[Name]]
    behind: str


def marks(text: str, *, paged: bool = False) -> Marks:
    """Take a stretch apart at ``vol.``, ``no.``, ``ed.`` and their like; what is quoted has none, and pages stand behind an imprint."""
    shut = [quoted.span() for quoted in QUOTED.finditer(text)]
    found = [
        mark
        for mark in _found_marks(text)
        if (paged or mark.lastgroup != "page") and not any(a < mark.start() < b for a, b in shut)
    ]
    facts: dict[str, str] = {}
    names: dict[str, list[Name]] = {}
    behind = ""
    for mark, stretch in _stretches(text, found):
        kind = str(mark.lastgroup)
        if kind in ("editor", "translator"):
            last = _PAGED_NAMES.search(stretch)
            named = stretch[: last.start()] if last else stretch
            if last:
                facts.setdefault("page", last[1])
            names.setdefault(kind, []).extend(
                people(named.strip(" ,;:/([") if named.endswith(".") else named.strip(EDGE))
            )
        else:
            facts.setdefault(kind, _number(mark[0], kind))
            behind = stretch.strip(EDGE + ")") or behind
    return Marks(bare(text[: found[0].start()] if found else text, EDGE), facts, names, behind)


def _found_marks(text: str) -> Iterator[re.Match[str]]:
    words = printed_words()
    at = 0
    for word in _WORD.finditer(text):
        start, first = word.start(), word[0]
        if start >= at and (first.isdecimal() or first.casefold() in words.marking):
            mark = words.marks.match(text, start)
            if mark is not None and not (mark.lastgroup == "volume" and start == 0):  # initials: ``T. V. Petrova``
                at = mark.end()
                yield mark


def _stretches(text: str, found: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], str]]:
    """Each mark, and what stands between it and the next one."""
    for at, mark in enumerate(found):
        until = found[at + 1].start() if at + 1 < len(found) else len(text)
        yield mark, text[mark.end() : until]


def _number(mark: str, kind: str) -> str:
    if kind == "page":
        found = re.search(RANGES, mark)
        return found[0] if found else ""
    if kind in ("edition", "volumes"):
        return re.match(r"\d+", mark)[0]  # type: ignore[index]  # the mark begins with its number
    found = _NUMBER.search(mark.strip())
    return found[0].replace("–", "-") if found else ""
