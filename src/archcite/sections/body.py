"""What stands at the head and at the foot of a document itself: markings and signature."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from archcite.model import Span
from archcite.patterns import lazy_pattern
from archcite.sections.labels import data

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Markings stand in the first lines, which are no further from the top, a signature in the last ones; longer lines are running text.
_HEAD, _HEAD_LINES, _FOOT_LINES, _LONGEST = 4000, 16, 8, 100
#: By so many letters most lines are told from markings; so many the shortest has.
_FIRST_LETTERS, _SHORTEST = 3, 2
#: What may stand before a marking.
_OPENED = "[](){}*\"“”'_ "
_WORDS = lazy_pattern(r"[^\W\d_]+(?:[ .]{1,2}[^\W\d_]+){0,4}")
_COPY = lazy_pattern(
    r"\b(?:copy|экз(?:емпляр)?|ausfertigung|egz|výtisk|exemplaire)\b[ .]{0,3}(?:(?:no|nr|№|number|#)[ .]{0,3}){0,2}(\d{1,4})\b",
    re.IGNORECASE,
)
_SECRECY = lazy_pattern(
    r"(?:top|strictly|most)[ ]secret|secret|(?:strictly[ ])?confidential|restricted|unclassified|(?:for[ ]|limited[ ])?official[ ]use(?:[ ]only)?"
    r"|(?:сов\.|совершенно|строго)[ ]?секретно|секретно|streng[ ]geheim|geheim|(?:streng[ ])?vertraulich|ściśle[ ]tajne|tajne|poufne"
    r"|szigorúan[ ]titkos|titkos|přísně[ ]tajné|tajné|très[ ]secret|confidentiel|绝密|机密|秘密",
    re.IGNORECASE,
)
_DATE = r"(?:\d{1,2}[./ -]{1,2}(?:[IVX]{1,4}|\d{1,2}|[^\W\d_]{3,9})[./ -]{1,2}(?:\d{4}|\d{2})(?!\d)|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
_NAME = r"(?:(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z][\w’'-]{1,30}|[^\W\d_a-z][\w’'-]{1,30}(?: [^\W\d_a-z]\.){1,2}|[^\W\d_a-z][\w’'-]{1,30} [^\W\d_a-z][\w’'-]{1,30})"
_SIGNED = r"(?:\[?\(?(?:[Ss]igned|SIGNED|[Ss]ignature|[Ss]d|gez|[Пп]одписал|[Пп]одпись)\.?\)?\]?[:.]?|/s/)"
_DATE_ALONE = lazy_pattern(rf"{_DATE}\.?")
_NAME_ALONE = lazy_pattern(rf"(?:{_NAME}|[^\W\d_a-z][\w’'-]{{1,30}})\.?")
_SIGNATURE = lazy_pattern(
    rf"(?:{_SIGNED}[ ]{{0,2}}{_NAME}|{_DATE}[ ,]{{1,3}}(?:{_SIGNED}[ ]{{0,2}})?{_NAME}|{_NAME}[ ,]{{1,3}}{_DATE}|(?:[^\W\d_a-z]\.[ -]?){{1,3}}[^\W\d_a-z][\w’'-]{{1,30}})"
    r"[ ]{0,2}(?:\[?\(?(?:[Ss]igned|[Ss]ignature)\)?\]?)?\.?"
)


@cache
def _marking_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """All markings, and their first words and first letters, by which most lines are told to have none."""
    markings = frozenset(data()["markings"])
    return (
        markings,
        frozenset(marking.split(" ")[0] for marking in markings),
        frozenset(marking[:_FIRST_LETTERS] for marking in markings),
    )


def _lines(content: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines with something on them, and where that starts; without the spaces around."""
    for line in content[start:end].split("\n"):
        if written := line.strip():
            yield start + line.index(written[0]), written
        start += len(line) + 1


def markings_of(content: str, body: Span) -> tuple[Span, ...]:
    """The lines at the head of the body that begin with a word of markings."""
    lines = islice(_lines(content, body.start, min(body.end, body.start + _HEAD)), _HEAD_LINES)
    return tuple(Span(at, at + len(line)) for at, line in lines if len(line) <= _LONGEST and _is_marking(line))


def _is_marking(line: str) -> bool:
    known, first_words, first_letters = _marking_words()
    line = line.lstrip(_OPENED) if line[0] in _OPENED else line
    if line[:_FIRST_LETTERS].casefold() not in first_letters and line[:_SHORTEST] not in first_words:
        return False
    words = _WORDS.match(line.casefold())
    if words is None:
        return False
    parts = words[0].split(" ")
    if parts[0] not in first_words and parts[0].rstrip(".") not in first_words:
        return False
    begins = any(
        " ".join(parts[:count]) in known or " ".join(parts[:count]).rstrip(".") in known
        for count in range(len(parts), 0, -1)
    )
    return begins and (line.isupper() or len(line) <= 40 or not line.endswith("."))


def classification_of(content: str, markings: tuple[Span, ...]) -> Span | None:
    """The first words of secrecy."""
    for line in markings:
        found = _SECRECY.search(content, line.start, line.end)
        if found:
            return Span(*found.span())
    return None


def copy_number_of(content: str, markings: tuple[Span, ...]) -> Span | None:
    """The number of the copy."""
    for line in markings:
        found = _COPY.search(content, line.start, line.end)
        if found:
            return Span(*found.span(1))
    return None


def signature_of(content: str, body: Span) -> Span | None:
    """The last line that is a name with its date, a name with its initials, or says that it was signed.

    The date may stand on a line of its own below the name.
    """
    foot = max(body.start, body.end - _FOOT_LINES * _LONGEST)
    lines = [(at, line) for at, line in _lines(content, foot, body.end) if len(line) <= _LONGEST][-_FOOT_LINES:]
    while lines:
        at, line = lines.pop()
        if _SIGNATURE.fullmatch(line):
            return Span(at, at + len(line))
        if lines and _DATE_ALONE.fullmatch(line):
            above, name = lines[-1]
            if _NAME_ALONE.fullmatch(name) and content.count("\n", above + len(name), at) == 1:
                return Span(above, at + len(line))
    return None
