"""Markdown's emphasis in a pasted citation: ``_A Title_`` says what ``*A Title*`` says, and around a name it says nothing.

A title in italics is told by its marks, and keeps them for the rules to see. Archives, digital hosts, series, collections, periodicals
behind "in" and books with an imprint are told by what they are: their marks are left out. Bold print says nothing, either.
Source: CommonMark 0.31, 6.2 (emphasis and strong emphasis).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archcite.archives.known import known_name, known_platform
from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series
from archcite.extraction.letters.editing import cut_out
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.model import Text

#: No emphasis that a citation has is longer.
_EMPHASIS = lazy_pattern(
    r"(?<![\w*_])(?P<mark>\*{1,3}|_{1,2})(?=[^\s*_])(?P<inner>[^*_]{1,200})(?<=\S)(?P=mark)(?![\w*_])(?P<imprint>\s\([^()]{2,80}\d{4}\))?"
)
_ANNOUNCED = lazy_pattern(r"\b(?:in|from|dans)\s$", re.IGNORECASE)


def plainly_emphasised(text: Text) -> Text:
    """The text with the emphasis of titles marked alike, and without the marks around names; the same text when it has none.

    Example:
        >>> from archcite.model import Text
        >>> plainly_emphasised(Text("_A Title_, 3 May 1962, **RGANI**, f. 5")).content
        '*A Title*, 3 May 1962, RGANI, f. 5'
    """
    content = text.content
    if "*" not in content and "_" not in content:
        return text
    taken_out: list[int] = []
    underlined: list[int] = []
    for found in _EMPHASIS.finditer(content):
        start, end = found.start("mark"), found.end("inner") + len(found["mark"])
        since, until = found.span("inner")
        if len(found["mark"]) == 1 and not _is_name(content, found):
            underlined += [start, end - 1] if found["mark"] == "_" else []
        else:
            taken_out += [*range(start, since), *range(until, end)]
    return cut_out(_starred(text, underlined), taken_out)


def _starred(text: Text, places: list[int]) -> Text:
    """The text with stars for the strokes at some places."""
    if not places:
        return text
    content = text.content
    stretches = zip([0, *(at + 1 for at in places)], [*places, len(content)], strict=True)
    starred = "*".join([content[since:until] for since, until in stretches])
    return replace(text, content=starred, raw=content if text.raw is None else text.raw)


def _is_name(content: str, found: re.Match[str]) -> bool:
    """Whether what is emphasised is told by what it is, not by its emphasis."""
    start, end = found.span("inner")
    if found["imprint"] or _ANNOUNCED.search(content, max(0, start - 8), found.start()):
        return True
    if document_series(content, start, end) is not None or known_name(content, start, end) == end:
        return True
    return (
        known_platform(content, start, end) == end
        or content[start:end].rsplit(maxsplit=1)[-1].casefold() in lexicon().collections
    )
