"""Words and ranges that a line's end divides: what is to be taken out so that they are whole again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A hyphen, or a dash between figures, at the end of a line. The next line must not be a tagged one ("KW  - "), nor be parted
#: by a gap: where columns stand side by side, the next line does not go on where this one ended.
_DIVIDED = re.compile(
    r"[-\u2010\u2011\u2013](?:(?<=\w[-\u2010\u2011])|(?<=\d\u2013)(?=\s+\d))"
    r"(?P<end>[ \t\u00a0]*(?:\r\n?|\n)[ \t\u00a0]*)(?=\w)(?![A-Z][A-Z\d] {1,2}- |[^\r\n]*\S[ \u00a0]{3})"
)
#: A line's end that one of these, or a blank, stands before: few do, and `re` seeks one character faster than a set.
_LINE_END = re.compile(r"\n(?<=[-\u2010\u2011\u2013 \t\u00a0]\n)")
_ANY_LINE_END = re.compile(r"[\r\n](?<=[-\u2010\u2011\u2013 \t\u00a0].)", re.DOTALL)
_BLANKS = " \t\u00a0"
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
    words: frozenset[str] | None = None
    stands: dict[str, bool] = {"": False}
    for number, match in enumerate(_divided(raw)):
        start, end = match.span("end")
        whole = _whole(raw, match.start(), end)
        if whole not in stands:
            if number >= _FEW and words is None:
                words = frozenset(re.findall(r"[^\W\d_]+", raw.lower()))
            stands[whole] = _has_word(raw, whole) if words is None else whole in words
        yield (match.start() if stands[whole] else start), end


def _divided(raw: str) -> Iterator[re.Match[str]]:
    """Hyphens and dashes with the line's end behind them."""
    for found in (_ANY_LINE_END if "\r" in raw else _LINE_END).finditer(raw):
        hyphen = found.start() - 1
        while hyphen > 0 and raw[hyphen] in _BLANKS:
            hyphen -= 1
        if (match := _DIVIDED.match(raw, hyphen)) is not None:
            yield match


def _has_word(raw: str, word: str) -> bool:
    """Whether a text has a word, in small letters, in capitals or with one."""
    # The first letter is looked at where the rest was found: one search finds small letters, with a capital or without.
    for rest, firsts in ((word[1:], (word[0], word[0].upper())), (word[1:].upper(), word[0].upper())):
        at = raw.find(rest, 1)
        while at >= 0:
            end = at + len(rest)
            if (
                raw[at - 1] in firsts
                and not raw[end : end + 1].isalpha()
                and not raw[max(0, at - 2) : at - 1].isalpha()
            ):
                return True
            at = raw.find(rest, at + 1)
    return False


def _whole(raw: str, hyphen: int, end: int) -> str:
    """The word without its hyphen, or nothing where a hyphen is surely its own: before a capital, in an address."""
    before = _BEFORE.search(raw[max(0, hyphen - _LONGEST) : hyphen])
    behind = _BEHIND.match(raw, end, end + _LONGEST)
    if not before or not behind or not behind.group()[0].islower():
        return ""
    return (before.group() + behind.group()).lower()
