"""What a citation says at its end of the copy that was seen: ``Подлинник. Машинопись``, ``Durchschlag``. It is no part of the place.

Russian editions close their legends with it, in sentences of one or two words; other scholars put it behind a comma, in small letters.
"""

from __future__ import annotations

from functools import cache

from archcite.archives.lexicon import lexicon
from archcite.extraction.structure import clauses
from archcite.extraction.words import WORD

#: No description of a copy is longer.
_WINDOW = 160
_EDGE = " .,;:–—-()"


@cache
def _words() -> frozenset[str]:
    """The words of all descriptions."""
    return frozenset(word for description in lexicon().descriptions for word in WORD.findall(description))


def is_copy_described(text: str) -> bool:
    """Whether a text says of a copy what it is, and nothing else.

    Example:
        >>> is_copy_described("Certified copy. Typewritten text"), is_copy_described("Copy of the treaty")
        (True, False)
    """
    words = WORD.findall(text.casefold())
    return bool(words) and _words().issuperset(words) and not any(map(str.isdigit, text))


def before_copy(content: str, start: int, end: int) -> int:
    """Where a place ends before what is said of the copy.

    Args:
        content: the text.
        start: where the place starts.
        end: where what is said of it ends.

    Example:
        >>> text = "BArch, DY 30/3478, Bl. 12. Carbon copy."
        >>> text[: before_copy(text, 0, len(text))]
        'BArch, DY 30/3478, Bl. 12'
    """
    last = content[max(start, end - _WINDOW) : end].rstrip(_EDGE).casefold()
    if last[last.rfind(" ") + 1 :] not in _words():
        return end
    pieces = clauses(content, max(start, end - _WINDOW), end)
    for before, piece in zip(reversed(pieces[:-1]), reversed(pieces), strict=False):
        if not _is_said(piece.of(content), piece.before):
            break
        end = before.end
    return end


def _is_said(text: str, separator: str) -> bool:
    """Whether a clause describes a copy: as a sentence; behind a comma a capital may open a folder's name (``Box 3, Drafts``)."""
    return (separator == "." or not text[0].isupper() or not text.isascii()) and is_copy_described(text)
