"""Words and ranges that a line's end divides: what is to be taken out so that they are whole again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A hyphen, or a dash between figures, at the end of a line. The next line must not be a tagged one ("KW  - "), nor be parted
#: by a gap: where columns stand side by side, the next line does not go on where this one ended.
#: It begins with a set of characters, which `re` seeks a dozen times as fast as what stands before them.
_DIVIDED = re.compile(
    r"[-\u2010\u2011\u2013](?:(?<=\w[-\u2010\u2011])|(?<=\d\u2013)(?=\s+\d))"
    r"(?P<end>[ \t\u00a0]*(?:\r\n?|\n)[ \t\u00a0]*)(?=\w)(?![A-Z][A-Z\d] {1,2}- |[^\r\n]*\S[ \u00a0]{3})"
)
#: A line's end that may be one of these: it is one character, which `re` seeks faster than a set.
_MAY_DIVIDE = re.compile(r"\n(?<=[-\u2010\u2011\u2013 \t\u00a0]\n)")
_BEFORE = re.compile(r"(?<![^\s(\[\"'“‘«])[^\W\d_]{2,}\Z")
_BEHIND = re.compile(r"[^\W\d_]{2,}(?![\w\-/@]|\.\w)")
#: No word that a line divides is longer.
_LONGEST = 40
#: So many words are looked for one by one before all words of the text are listed, which takes longer.
_FEW = 20


def line_ends_within(raw: str) -> Iterator[tuple[int, int]]:
    r"""The spans of `raw` that stand only between the halves of a word or of a range.

    A hyphen stays, because it may be the word's own ("Sino-Soviet", "67-70"), unless the text has the same word
    elsewhere without one: then the line's end made it. What citations call by words of their own is decided where those are known
    (`archcite.extraction.letters.divided_words`).

    Example:
        >>> raw = "Sino-\nSoviet talks, an ambas-\nsador, ll. 67-\n70; Ambassador"
        >>> [raw[start:end] for start, end in line_ends_within(raw)]
        ['\n', '-\n', '\n']
    """
    if "\r" not in raw and _MAY_DIVIDE.search(raw) is None:
        return
    folded = ""
    words: frozenset[str] | None = None
    for number, match in enumerate(_DIVIDED.finditer(raw)):
        start, end = match.span("end")
        whole = _whole(raw, match.start(), end)
        if whole:
            folded = folded or raw.casefold()
            if words is None and (number >= _FEW or whole in folded):
                words = frozenset(re.findall(r"[^\W\d_]+", folded))
            if words is not None and whole in words:
                start = match.start()
        yield start, end


def _whole(raw: str, hyphen: int, end: int) -> str:
    """The word without its hyphen, or nothing where a hyphen is surely its own: before a capital, in an address."""
    before = _BEFORE.search(raw[max(0, hyphen - _LONGEST) : hyphen])
    behind = _BEHIND.match(raw, end, end + _LONGEST)
    if not before or not behind or not behind.group()[0].islower():
        return ""
    return (before.group() + behind.group()).casefold()
