"""Find where a rule can begin by the words it can begin with, before its pattern is tried.

A pattern with many alternatives costs most where none of them matches; a word in a set costs next to nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Rules ask for other words of the same few stretches of a citation: half of all are asked for again.
_REMEMBERED = 16

#: Of letters only.
WORD = lazy_pattern(r"[^\W\d_]+")
#: A year of which archives have papers.
YEAR = lazy_pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
#: The same without case, in Latin and Cyrillic letters, in which all words are that are sought: found in half the time.
_PLAIN_WORD = lazy_pattern(r"[a-zß-öø-ɏа-џ]+")
_PLAIN = frozenset(
    chr(code) for bounds in ("az", "ßö", "øɏ", "аџ") for code in range(ord(bounds[0]), ord(bounds[1]) + 1)
)
#: Raised figures are digits, too: they are notes' numbers.
_DIGIT = lazy_pattern(r"[\d²³¹⁰⁴-⁹₀-₉]")


@lru_cache(maxsize=_REMEMBERED)
def _words_of(content: str, start: int, end: int) -> tuple[str, list[str]]:
    """A stretch without case, and its words."""
    folded = content[start:end].casefold()
    return folded, _PLAIN_WORD.findall(folded)


def places_of(words: frozenset[str], content: str, start: int, end: int) -> list[int]:
    """Where the given words stand, in order.

    Args:
        words: in lower case.
        content: the text.
        start: where to look from.
        end: where to stop.

    Example:
        >>> places_of(frozenset({"by"}), "Read by A. Translated by B.", 0, 27)
        [5, 22]
    """
    folded, standing = _words_of(content, start, end)
    if words.isdisjoint(standing):  # in most stretches none of them stands
        return []
    if len(folded) == end - start:
        return _found_at(filter(words.__contains__, standing), folded, start)
    return [word.start() for word in WORD.finditer(content, start, end) if word[0].casefold() in words]


def _found_at(words: Iterable[str], folded: str, start: int) -> list[int]:
    """The places of words that stand in a stretch in this order."""
    places = []
    at = 0
    for word in words:
        at = folded.find(word, at)
        while (
            folded[at - 1 : at] in _PLAIN or folded[at + len(word) : at + len(word) + 1] in _PLAIN
        ):  # within a longer word
            at = folded.find(word, at + 1)
        places.append(start + at)
        at += len(word)
    return places


def has_digit(text: str) -> bool:
    """Whether a digit stands in a text.

    Example:
        >>> has_digit("Box 3"), has_digit("Box")
        (True, False)
    """
    return _DIGIT.search(text) is not None


def has_any(words: frozenset[str], content: str, start: int, end: int) -> bool:
    """Whether one of the words stands in a stretch."""
    folded, standing = _words_of(content, start, end)
    if words.isdisjoint(standing):
        return False
    return len(folded) == end - start or len(places_of(words, content, start, end)) > 0


def words_in(content: str, start: int, end: int) -> list[str]:
    """The words of a stretch without case, of Latin and Cyrillic letters.

    Example:
        >>> words_in("Box 3, Delo", 0, 11)
        ['box', 'delo']
    """
    return _words_of(content, start, end)[1]
