"""A text's words, numbers and marks, as the date grammar looks at them: one by one, folded, any number of places ahead."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from archcite.extraction.dates.words import fold
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = lazy_pattern(r"\d+|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*(?:['’][^\W\d_]+)*|[^\w\s]|_")


class Tokens:
    """The tokens between two offsets. Their table and where they stand are made only when they are asked: most stretches hold no date.

    Args:
        content: the text.
        start: where the first one may stand.
        end: where the last one ends at most.

    Example:
        >>> tokens = Tokens("On 4 October 1962", 0, 17)
        >>> word = tokens.by_place()
        >>> word(2), word(9), tokens.spans()[1]
        ('october', '', (3, 4))
    """

    def __init__(self, content: str, start: int, end: int) -> None:
        stretch = content[start:end]
        if stretch.isascii():
            self.texts: list[str] = _TOKEN.findall(stretch.lower())
        else:
            self.texts = [fold(text).replace("’", "'") for text in _TOKEN.findall(stretch)]
        self._where = content, start, end
        self._spans: list[tuple[int, int]] = []

    def by_place(self) -> Callable[[int], str]:
        """Gives the folded token at a place, or nothing where there is none, before the first and behind the last one too."""
        return defaultdict(str, enumerate(self.texts)).__getitem__

    def spans(self) -> list[tuple[int, int]]:
        """Where each token starts and ends."""
        if not self._spans:
            self._spans = [found.span() for found in _TOKEN.finditer(*self._where)]
        return self._spans
