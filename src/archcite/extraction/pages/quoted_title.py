"""The quotation marks around a block's title: double, single, of two apostrophes, or below a text with quotations of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.titles.genre import genre_of
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

_QUOTES = '"“”„«»'
#: Two apostrophes for a quotation mark, as scans and typewriters have them.
_CLOSING = (*_QUOTES, "''", "’’")
DOUBLED = ("''", "’’", "‘‘", "``")
_OPENING = lazy_pattern(r"[\"“„«]|''|‘‘|``")
#: A straight single one, where no word goes on: at the beginning, or behind who wrote.
_STRAIGHT = lazy_pattern(r"[\s(]?'(?=\w)")
#: So many apostrophes stand behind a title at most.
_MOST_APOSTROPHES = 6
#: What a sentence above a citation ends in.
_SENTENCE_ENDS = frozenset('.!?:"”»')
#: How far from its beginning a title without marks has the word for its kind.
_NEAR = 40
#: What parts a writer from his title, and how many words in front of a quotation are no signal ("See also") any more.
_PARTED, _LEAST_SPACES = frozenset(",.:;(—–"), 2


def quoted_title(content: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where a title in quotation marks starts, where its closing mark stands, and of how many signs that is.

    A British title has single marks, in which double ones may stand.

    Args:
        content: the text.
        start: where to look for it.
        end: where what stands behind a title starts.

    Example:
        >>> quoted_title("Doe, “The Harvest,” May 3, 1963", 0, 31)
        (6, 18, 1)
    """
    closing, closed_by = -1, ""
    for mark in _CLOSING:
        at = content.rfind(mark, start, end)
        if at >= closing:
            closing, closed_by = at, mark
    opening = _OPENING.search(content, start, end) if closing >= 0 else None
    single = _single_marks(content, start, end)
    if single is not None and (opening is None or single[0] <= opening.start() < single[1]):
        described = _described_from(content, start, single[0] - 1)
        return (single[0], single[1], 1) if described is None else (described, single[1] + 1, 0)
    if opening is None or closing <= opening.start():
        return None
    opening = _opening_of_line(content, opening, closing) if "\n" in content[opening.end() : closing] else opening
    return opening.end(), closing, len(closed_by)


def _single_marks(content: str, start: int, end: int) -> tuple[int, int] | None:
    """Behind the first opening single mark, and where the last closing one stands: no paragraph ends within, and an apostrophe within a word closes nothing."""
    since = content.find("‘", start, end)
    if since < 0:
        straight = content.find("'", start, end)
        since = straight if straight >= 0 and _STRAIGHT.match(content, max(start, straight - 1), end) else -1
    if since < 0:
        return None
    mark, closing = "’" if content[since] == "‘" else "'", end
    for _ in range(_MOST_APOSTROPHES):
        closing = content.rfind(mark, since + 1, closing)
        if closing <= since + 1:
            return None
        if not content[closing + 1 : closing + 2].isalnum():
            return (since + 1, closing) if content.find("\n\n", since, closing) < 0 else None
    return None


def _described_from(content: str, start: int, quoted: int) -> int | None:
    """Where a title begins that has lost its quotation marks, but not those within: ``Cable from A to B, 'Instructions'``.

    Behind a comma a kind of document must open it, else the writer does; what runs on into the quotation belongs to it.
    """
    since = max(start, content.rfind("\n", start, quoted) + 1)
    while since < quoted and not content[since].isalnum():
        since += 1
    before = content[since:quoted].rstrip()
    if before[-1:] not in _PARTED:
        return since if before.count(" ") >= _LEAST_SPACES else None
    kind = genre_of(content, since, quoted, lexicon()) if before[-1:] == "," else None
    return since if kind is not None and kind[0] - since <= _NEAR else None


def _opening_of_line(content: str, first: re.Match[str], closing: int) -> re.Match[str]:
    """The quotation mark that opens a citation: the first, or where a text with quotations of its own stands above, the last that opens a line behind a whole sentence."""
    line = content.rfind("\n", first.end(), closing)
    while line >= 0:
        found = _OPENING.match(content, line + 1)
        if found is not None and content[first.end() : line].rstrip()[-1:] in _SENTENCE_ENDS:
            return found
        line = content.rfind("\n", first.end(), line)
    return first
