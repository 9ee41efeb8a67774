"""Stops that belong to the word before them: ``D.C.``, ``Jr.``, ``S.A.``. They stay where the punctuation at an end is taken off."""

from __future__ import annotations

from functools import cache

from archcite.archives.lexicon import lexicon

#: No word that closes a name with its stop is longer.
_LONGEST = 6


@cache
def _closing() -> frozenset[str]:
    """Words that close names, in small letters and with a capital."""
    return frozenset(form for word in lexicon().stopped for form in (word, word.capitalize()))


def belongs(content: str, stop: int, start: int = 0) -> bool:
    """Whether the stop at `stop` is that of an abbreviation: of letters parted by stops, or of a word that closes names.

    Args:
        content: the text.
        stop: where the stop stands.
        start: where the stretch starts that it ends.

    Example:
        >>> [belongs(text, len(text) - 1) for text in ("Washington, D.C.", "John Doe Jr.", "Report on Cuba.", "Gavin, F.")]
        [True, True, False, False]
    """
    if stop - start < 2:
        return False
    if content[stop - 2] == ".":
        return stop - start > 2 and content[stop - 1].isalpha() and content[stop - 3].isalpha()
    since = stop - _LONGEST if stop - start > _LONGEST else start
    words = content[since:stop].split()
    return words != [] and words[-1] in _closing()


def bare_end(content: str, start: int, end: int, edge: str = " \n\t,;.") -> int:
    """Where a stretch ends without the punctuation behind it, but with the stop of an abbreviation.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        edge: what is taken off.

    Example:
        >>> text = "the Embassy in Washington, D.C., "
        >>> text[: bare_end(text, 0, len(text))]
        'the Embassy in Washington, D.C.'
    """
    while (
        end > start and content[end - 1] in edge and not (content[end - 1] == "." and belongs(content, end - 1, start))
    ):
        end -= 1
    return end


def bare(text: str, edge: str) -> str:
    """A text without the punctuation around it, but with the stop of an abbreviation at its end.

    Example:
        >>> bare(": Talks in the U.S., ", " ,.:"), bare("Talks.", ".")
        ('Talks in the U.S.', 'Talks')
    """
    text = text.lstrip(edge)
    return text[: bare_end(text, 0, len(text), edge)]
