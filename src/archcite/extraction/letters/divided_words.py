"""Words whose hyphen the end of a line made, where the text does not have the word elsewhere: ``Am-`` / ``bassador``.

Reading joins what the text itself shows to be one word (`archcite.reading.divided`), and leaves the hyphen otherwise. Here the words
of citations are known: the halves of one of them are put together, and ``Sino-Soviet`` keeps its hyphen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.plain_words import is_plain_word
from archcite.extraction.letters.divided_addresses import divides_address
from archcite.extraction.letters.editing import cut_out
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.model import Text
    from archcite.origins import Origins

_HYPHENS = frozenset("-\u2010\u2011")
_BEFORE = lazy_pattern(r"(?<![\w-])[^\W\d_]{2,}\Z")
_BEHIND = lazy_pattern(r"[^\W\d_]{2,}(?![\w-]|[/@.]\w)")
#: No word that a line divides is longer.
_LONGEST = 40


def undivided(text: Text) -> Text:
    r"""The text without the hyphens that the ends of its lines made; the same text when it has none.

    Example:
        >>> from archcite.reading.text import pasted
        >>> undivided(pasted("Soviet Am-\nbassador on Sino-\nSoviet talks")).content
        'Soviet Ambassador on Sino-Soviet talks'
    """
    origins = text.origins
    if origins is None:
        return text
    content = text.content
    return cut_out(
        text, [at for at in _line_ends(text, origins) if _is_divided(content, at) or divides_address(content, at)]
    )


def _line_ends(text: Text, origins: Origins) -> Iterator[int]:
    """Where a hyphen stands behind which reading took out the end of a line."""
    content, raw = text.content, text.raw or ""
    for before, start, piece in zip(origins.pieces, origins.starts[1:], origins.pieces[1:], strict=False):
        if content[start - 1] in _HYPHENS:
            gap = raw[before.source + before.length : piece.source]
            if "\n" in gap or "\r" in gap:
                yield start - 1


def _is_divided(content: str, hyphen: int) -> bool:
    """Whether a hyphen parts a word that citations have without it; both halves are written alike, or the first alone with a capital."""
    before = _BEFORE.search(content, max(0, hyphen - _LONGEST), hyphen)
    behind = _BEHIND.match(content, hyphen + 1, hyphen + 1 + _LONGEST)
    if before is None or behind is None or not (behind[0].islower() or (before[0] + behind[0]).isupper()):
        return False
    return is_plain_word(before[0] + behind[0]) and not is_plain_word(f"{before[0]}-{behind[0]}")
