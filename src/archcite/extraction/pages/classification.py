"""Marks of secrecy and handling, alone in a clause or as the second sentence of a source note.

``Top Secret; Sensitive; Exclusively Eyes Only`` · ``Secret; Nodis; Harvan Double Plus``. The lexicon has the marks; a slug that no
list has may follow one that it has.
"""

from __future__ import annotations

from functools import cache

from archcite.archives.lexicon import lexicon
from archcite.extraction.printed.reading import sentence_end
from archcite.patterns import lazy_pattern

_FIRST_WORD = lazy_pattern(r"[^\s,;]+")
#: Where the sentence before a mark ends.
_CLASSIFIED = lazy_pattern(r"(?:[…;]|(?P<quoted>\.[”\"])|\.\]?)\s+(?=[A-Z\[])")
#: A slug of handling behind a classification: ``Secret; Nodis; Harvan Double Plus``.
_SLUG = lazy_pattern(r"[A-Z][\w/–-]*(?:\s[A-Z][\w/–-]*){0,2}")
#: A mark that the lexicon has not, behind one that it has: words with capitals alone.
_FURTHER_MARK = lazy_pattern(r"[A-Z][\w’'-]*(?:\s(?:and|for|of|[A-Z][\w’'-]*)){0,3}")


def find_classification(content: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where the sentence before the classification ends, and where the classification starts and ends."""
    for stop in _CLASSIFIED.finditer(content, start, min(end, start + 1500)):
        since = stop.end()
        if not _may_classify(content, since, end):
            continue
        until = sentence_end(content, since, min(end, since + 160))
        if is_classification(content[since:until]):
            quoted = stop.end("quoted") if stop["quoted"] else stop.start()
            return quoted, since, before_stops(content, since, until)
    return None


@cache
def _classifying() -> frozenset[str]:
    """The first words of all marks of secrecy and handling."""
    return frozenset(mark.split()[0] for mark in lexicon().classifications)


def _may_classify(content: str, start: int, end: int) -> bool:
    """Whether a sentence begins with the first word of a mark: it is asked before the sentence's end is sought."""
    word = _FIRST_WORD.match(content, start, end)
    return word is not None and word[0].rstrip(".…").casefold() in _classifying()


def is_classification(text: str) -> bool:
    """Whether a sentence is made of marks of secrecy and handling alone.

    Example:
        >>> is_classification("Top Secret; Sensitive; Exclusively Eyes Only"), is_classification("Secret talks")
        (True, False)
    """
    known = lexicon().classifications
    first = " ".join(text.split(";", 1)[0].split(",", 1)[0].split()).casefold().strip(" .…")
    if first and first not in known:
        return False
    parts = [part for whole in text.split(";") if (part := " ".join(whole.split()).strip(" .…"))]
    return bool(parts) and all(
        (index > 0 and (_SLUG.fullmatch(whole) or _FURTHER_MARK.fullmatch(whole)))
        or all(_is_mark(part, known) for part in whole.split(",") if part.strip())
        for index, whole in enumerate(parts)
    )


def _is_mark(part: str, known: frozenset[str]) -> bool:
    """Whether words are a mark of secrecy or handling that the lexicon knows, or begin with one that others go on with."""
    words = part.casefold().strip(" .…")
    return words in known or words.partition(" ")[0] in ("nodis", "eyes", "limdis", "exdis")


def before_stops(content: str, start: int, end: int) -> int:
    """Where a stretch ends without the spaces and stops at its end; a bracket that opens in it is kept."""
    while end > start and content[end - 1] in " \n.,;]…":
        if content[end - 1] == "]" and "[" in content[start:end]:
            break
        end -= 1
    return end
