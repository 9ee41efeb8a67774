"""Inline markup and quotation marks in fields, read to pieces of the stream.

Fields may hold `<i> <b> <sup> <sub> <sc>`, `<span style="font-variant:small-caps;">`, `<span class="nocase">` and
`<span class="nodecor">` (specification of CSL-JSON, "Rich text"), and quotation marks, straight or the locale's. What is
not well nested stays text. Straight quotes that stand as apostrophes become apostrophes.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from archcite.csl.stream import INLINE_QUOTES, INNER_QUOTES, Inner, Mark, pair

if TYPE_CHECKING:
    from archcite.csl.stream import Piece

SPECIAL = re.compile(r"[<\"'‘’“”„‚«»‹›]")
SIGN = (
    r"<span\s+class=[\"'](?P<class>nocase|nodecor)[\"'][^<>]{0,80}>"
    r"|<span\s+style=[\"']font-variant:\s{0,4}small-caps;?[\"'][^<>]{0,80}>"
    r"|</?(?:i|b|sup|sub|sc)>|</span>|[\"'‘’“”„‚«»‹›]"
)
TAGS: dict[str, tuple[str, tuple[tuple[Mark, Mark], ...]]] = {
    "<i>": ("</i>", (pair("font-style", "italic", inline=True),)),
    "<b>": ("</b>", (pair("font-weight", "bold", inline=True),)),
    "<sup>": ("</sup>", (pair("vertical-align", "sup", inline=True),)),
    "<sub>": ("</sub>", (pair("vertical-align", "sub", inline=True),)),
    "<sc>": ("</sc>", (pair("font-variant", "small-caps", inline=True),)),
}
SMALL_CAPS = (pair("font-variant", "small-caps", inline=True),)
UNDECORATED = tuple(pair(kind, "normal") for kind in ("font-style", "font-variant", "font-weight"))
SPANS: dict[str | None, tuple[tuple[Mark, Mark], ...]] = {"nocase": (), "nodecor": UNDECORATED, None: SMALL_CAPS}
OPENS_AFTER = frozenset(" \t\n\u00a0\u202f([{-–—/")
BREAKS = frozenset(" \t\n\u00a0\u202f,.?:;!)]")


#: Texts longer than this come once; those that are kept stay within some megabytes.
LONG = 1000


class Opener:
    """Something opened, waiting for its end: where it stands, what ends it, and the marks it would become."""

    __slots__ = ("closer", "index", "pairs", "single")

    def __init__(self, index: int, closer: str, pairs: tuple[tuple[Mark, Mark], ...], *, single: bool = False) -> None:
        self.index = index
        self.closer = closer
        self.pairs = pairs
        self.single = single


class Markup:
    """Reads one field in one pass; what turns out to have no end goes back to text."""

    def __init__(self, text: str, quotes: dict[str, str]) -> None:
        self.text = text
        self.quotes = quotes
        #: A mark that is the locale's inner one, and stands in a field by itself, is meant as it is: « in Polish.
        self.outer = next(iter(quotes), "")
        self.pieces: list[Piece | tuple[Mark, ...]] = []
        self.stack: list[Opener] = []

    def read(self) -> tuple[Piece, ...]:
        """The pieces of the field."""
        position = 0
        for match in re.finditer(SIGN, self.text):
            if match.start() > position:
                self.pieces.append(self.text[position : match.start()])
            position = match.end()
            self.sign(match)
        if position < len(self.text):
            self.pieces.append(self.text[position:])
        out: list[Piece] = []
        begun = False
        for piece in self.pieces:
            if isinstance(piece, tuple):
                out.extend(piece)
            elif isinstance(piece, str):
                out.append(Inner(piece) if begun else piece)
                begun = True
        return tuple(out)

    def sign(self, match: re.Match[str]) -> None:
        """Take one tag or quotation mark."""
        sign = match.group()
        if sign in TAGS:
            closer, pairs = TAGS[sign]
            self.open(sign, closer, pairs)
        elif sign.startswith("<span"):
            kind = match.group("class")
            pairs = SPANS[kind]
            self.open(sign, "</span>", pairs)
        elif sign.startswith("</"):
            if not self.close(sign):
                self.pieces.append(sign)
        else:
            self.quote(sign, match.start(), match.end())

    def open(self, sign: str, closer: str, pairs: tuple[tuple[Mark, Mark], ...], *, single: bool = False) -> None:
        """Open something; it stays text until its end is met."""
        self.stack.append(Opener(len(self.pieces), closer, pairs, single=single))
        self.pieces.append("’" if sign == "'" else sign)

    def close(self, closer: str) -> bool:
        """Close the innermost thing with this end, giving up what was opened inside it and never closed."""
        for depth in range(len(self.stack) - 1, -1, -1):
            opener = self.stack[depth]
            if opener.closer == closer:
                del self.stack[depth:]
                self.pieces[opener.index] = tuple(start for start, _ in opener.pairs)
                self.pieces.append(tuple(end for _, end in reversed(opener.pairs)))
                return True
        return False

    def quote(self, sign: str, start: int, end: int) -> None:
        """Take a quotation mark: an end, a start, or an apostrophe."""
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < len(self.text) else " "
        straight = sign in "\"'"
        if self.stack and self.stack[-1].closer == sign and self.ends_here(sign, before, after):
            self.close(sign)
        elif straight and self.starts_here(before, after):
            self.open(sign, sign, (INLINE_QUOTES,), single=sign == "'")
        elif sign in self.quotes:
            self.open(sign, self.quotes[sign], (INLINE_QUOTES if sign == self.outer else INNER_QUOTES,))
        elif not straight and self.close(sign):
            pass
        else:
            self.pieces.append("’" if sign == "'" else sign)

    @staticmethod
    def ends_here(sign: str, before: str, after: str) -> bool:
        """Whether a mark that could end a quotation does: an apostrophe inside a word does not."""
        if sign in {"'", "’"}:
            return not after.isalnum() and before != " "
        return sign != '"' or before != " "

    def starts_here(self, before: str, after: str) -> bool:
        """Whether a straight mark starts a quotation: after a break and before a word."""
        opened = bool(self.pieces) and isinstance(self.pieces[-1], str) and self.opened_last()
        return (before in OPENS_AFTER or opened) and after not in BREAKS

    def opened_last(self) -> bool:
        """Whether the last piece is the start of something."""
        return bool(self.stack) and self.stack[-1].index == len(self.pieces) - 1


def read_markup(text: str, quotes: tuple[tuple[str, str], ...]) -> tuple[Piece, ...]:
    """The pieces of a field's text.

    Args:
        text: The field.
        quotes: The locale's pairs of quotation marks.

    >>> read_markup("On <i>Truth</i>", ())
    ('On ', <font-style=italic>, 'Truth', </font-style=italic>)
    >>> read_markup("It's <i>", ())
    ('It', '’', 's ', '<i>')
    """
    if not SPECIAL.search(text):
        return (text,)
    return kept_markup(text, quotes) if len(text) < LONG else marked(text, quotes)


def marked(text: str, quotes: tuple[tuple[str, str], ...]) -> tuple[Piece, ...]:
    """The pieces of a text that has marks."""
    return Markup(text, dict(quotes)).read()


#: Names and titles come again in later cites and in the bibliography.
kept_markup = functools.lru_cache(maxsize=50_000)(marked)
