"""Notes by catch phrases, as trade books have them: ``In a speech at the Capitol: Hale, Cold Days, 12``.

Each begins with words of the text that it belongs to, and a colon. One alone may be a title or a city; where most notes of a text begin so,
the phrase is the note's mark, as a number is, and no part of its citations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.printed_words import document_series
from archcite.extraction.places.holders import weight
from archcite.extraction.printed.people import is_person
from archcite.extraction.structure import Clause
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_PHRASE = lazy_pattern(
    r"\s*(?P<words>(?:[“\"][^“”\"\n]{1,80}[”\"](?:,?\s|(?=:)))?(?:[^\W_](?:[^.;:()“”\"\n]|(?<=[A-ZÀ-Ž])\.|(?<=\b[MD]rs)\.|(?<=\b[MDS][rt])\.){2,100})?):\s+"
    r"(?=[A-ZÀ-ŽА-Я“\"‘(]|\d|ibid)"
)
_SENTENCE = lazy_pattern(r"[.)]\s+(?=[A-ZÀ-Ž“\"])")
_SMALL = lazy_pattern(r"(?<!\w)[a-z]{3,}|[”\"]")
_INVERTED = lazy_pattern(r"[A-ZÀ-Ž][\w’'-]+,\s[A-ZÀ-Ž][\w.’'-]*+(?!\s\d)")
#: So many notes at least begin with a phrase, of ten so many.
_FEWEST, _OF_TEN = 3, 6


def behind_catchwords(content: str, notes: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The notes without their catch phrases, each phrase with what stands behind it, where most of them have one; else the same.

    Example:
        >>> lines = ["He was told: Hale, Ice, 1.", "They met at once: Ibid., 2.", "All was lost: Poe, Snow, 3. In the end: Ibid., 7."]
        >>> page = "|".join(lines)
        >>> spans = [("", page.index(line), page.index(line) + len(line)) for line in lines]
        >>> [(mark, page[since:until].strip()) for mark, since, until in behind_catchwords(page, spans)][-2:]
        [('All was lost', 'Poe, Snow, 3.'), ('In the end', 'Ibid., 7.')]
    """
    phrases = [_phrase(content, start, end) for _, start, end in notes]
    told = sum(1 for phrase in phrases if phrase is not None and _SMALL.search(phrase["words"]))
    if told < _FEWEST or told * 10 < len(notes) * _OF_TEN:
        return notes
    found: list[tuple[str, int, int]] = []
    for (number, start, end), phrase in zip(notes, phrases, strict=True):
        found.extend([(number, start, end)] if phrase is None else _parts(content, number, phrase, end))
    return found


def _phrase(content: str, start: int, end: int) -> re.Match[str] | None:
    """The phrase that words begin with; None where it is an archive's name or a series', or an author's with the first part of a title."""
    found = _PHRASE.match(content, start, end)
    if found is None or not found["words"]:
        return None
    since, until = found.span("words")
    named, comma, _ = found["words"].partition(",")
    if (comma and is_person(named)) or _INVERTED.match(content, since, until):
        return None  # ``Ann Hale, Ice and Snow: A History``
    if document_series(content, since, until) is not None or known_name(content, since, until) is not None:
        return None
    return found if weight(content, Clause(since, until, "")) < 3 else None


def _parts(content: str, number: str, phrase: re.Match[str], end: int) -> Iterator[tuple[str, int, int]]:
    """What stands behind each phrase of a note, up to the next."""
    for stop in _SENTENCE.finditer(content, phrase.end(), end):
        after = _phrase(content, stop.end(), end) if stop.start() >= phrase.end() else None
        if after is not None and _SMALL.search(after["words"]):
            yield number or _said(phrase), phrase.end(), after.start()
            phrase = after
    yield number or _said(phrase), phrase.end(), end


def _said(phrase: re.Match[str]) -> str:
    return " ".join(phrase["words"].split())
