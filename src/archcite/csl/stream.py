"""The stream: what rendering writes, a flat list of texts and marks; and the pass that settles punctuation in it.

A style puts affixes and delimiters beside contents that it has not seen, so commas, periods and spaces meet. While
rendering nothing is decided: every piece is appended. `settle` then looks once at each seam between two texts, across
the marks between them, and decides by three small tables what of the two characters there remains, and on which side
of a closing quotation mark it goes. A flat list makes that pass linear and cheap, and lets a group that turns out to
be empty be cut off by length.
"""

from __future__ import annotations

import functools
from typing import TypeAlias


class Mark:
    """The start or end of something in the stream: a format, quotes, a block, the first names of a cite.

    Attributes:
        kind: A formatting attribute, or `quotes`, `display`, `link`, `names`.
        value: The attribute's value.
        opens: Whether it starts or ends.
        inline: Whether it comes from markup in a field, which flips inside the same format ("flip-flop").
    """

    __slots__ = ("inline", "kind", "opens", "value")

    def __init__(self, kind: str, value: str, *, opens: bool, inline: bool = False) -> None:
        self.kind = kind
        self.value = value
        self.opens = opens
        self.inline = inline

    def __repr__(self) -> str:
        return f"<{'' if self.opens else '/'}{self.kind}={self.value}>"


class ListMark(Mark):
    """The start of a list of names in a bibliography, with who is shown in it."""

    __slots__ = ("people",)

    def __init__(self, people: tuple[str, ...]) -> None:
        super().__init__("names", "list", opens=True)
        self.people = people


class Numeral(str):
    """A text that is one number of a series (a citation number, a year suffix), which clusters may collapse."""

    __slots__ = ("kind", "number")
    number: int
    kind: str


class Inner(str):
    """A text that goes on a field after markup: between it and what is before, the field's own punctuation stands."""

    __slots__ = ()


Piece: TypeAlias = "str | Mark"
Stream: TypeAlias = "list[Piece]"


@functools.lru_cache(maxsize=1024)
def pair(kind: str, value: str, *, inline: bool = False) -> tuple[Mark, Mark]:
    """The two marks around something."""
    return Mark(kind, value, opens=True, inline=inline), Mark(kind, value, opens=False, inline=inline)


QUOTES = pair("quotes", "true")
INLINE_QUOTES = pair("quotes", "true", inline=True)
INNER_QUOTES = pair("quotes", "inner", inline=True)
#: Around what is said not to be in quotes: there all quotations are the locale's, inner marks are not meant as they are.
UNQUOTED = pair("quotes", "none", inline=True)
NAMES = pair("names", "first")

#: The second of two punctuation marks that adds nothing to the first.
SWALLOWED = frozenset(
    ["..", ",,", ";;", "::", "!!", "??", "!.", "!:", "?.", "?:", ":.", ";:", ";.", "  ", "\u00a0 ", " \u00a0"]
)
#: Pairs of which only the second remains.
REPLACED = frozenset([":!", ":?", ";!", ";?"])
PUNCTUATION = frozenset(".,;:!?")
SEAM = frozenset(".,;:!? \u00a0")
MOVES_IN = frozenset(".,!?")
MOVES_OUT = frozenset(",;:")


def settle(stream: Stream, *, punctuation_in_quote: bool) -> Stream:
    """Settle the punctuation at every seam; marks around names have served, and are left out.

    Args:
        stream: What rendering wrote; it is not changed.
        punctuation_in_quote: The locale's option.

    >>> settle(["Ibid.", ". ", ", 5"], punctuation_in_quote=True)
    ['Ibid.', ' ', ', 5']
    """
    out: Stream = []
    last = -1  # where the last text stands in `out`
    for piece in stream:
        if not isinstance(piece, str):
            if piece.kind == "names":
                continue
            behind = ""
            if piece.kind == "quotes" and not (piece.opens or piece.inline or punctuation_in_quote) and last >= 0:
                behind = take_out(out, last)
            out.append(piece)
            if behind:
                out.append(behind)
                last = len(out) - 1
            continue
        text: str = piece
        if not text:
            continue
        if text[0] in SEAM and last >= 0 and not is_settled(out, last) and type(piece) is not Inner:
            text, last = join(out, last, text, punctuation_in_quote=punctuation_in_quote)
            if not text:
                continue
        out.append(text)
        last = len(out) - 1
    return out


def is_settled(out: Stream, last: int) -> bool:
    """Whether nothing can be to do at a seam: the text before ends in no punctuation, and no mark is after it."""
    left = out[last]
    return last == len(out) - 1 and isinstance(left, str) and left[-1] not in SEAM


def take_out(out: Stream, last: int) -> str:
    """Cut the punctuation that a quotation ends in, and which belongs behind it, and give it."""
    text = out[last]
    if isinstance(text, str) and len(text) > 1 and text[-1] in MOVES_OUT and no_quote_ends(out, last):
        out[last] = text[:-1]
        return text[-1]
    return ""


def put_in(out: Stream, last: int, char: str) -> int:
    """Put a sign at the end of the quotation that the last text ends in, behind its formats; gives where it stands."""
    at = next(index for index in range(last + 1, len(out)) if is_quote(out[index]))
    if at > last + 1:
        out.insert(at, char)
        return at
    out[last] = f"{out[last]}{char}"
    return last


def is_quote(piece: Piece) -> bool:
    """Whether a piece starts or ends a quotation."""
    return not isinstance(piece, str) and piece.kind == "quotes" and piece.value != "none"


def no_quote_ends(out: Stream, last: int) -> bool:
    """Whether no quotation has ended since this text."""
    return not any(is_quote(piece) for piece in out[last + 1 :])


def join(out: Stream, last: int, text: str, *, punctuation_in_quote: bool) -> tuple[str, int]:
    """Settle the seam between the last text of `out` and the next one.

    Returns:
        What remains of the next text, and where the last text of `out` now stands.
    """
    while text and last >= 0:
        left, char = out[last], text[0]
        if not isinstance(left, str):
            break
        both = left[-1] + char
        if both in SWALLOWED:
            text = text[1:]
        elif both in REPLACED:
            last = shorten(out, last)
            continue
        elif punctuation_in_quote and char in MOVES_IN and not no_quote_ends(out, last):
            last = put_in(out, last, char)
            text = text[1:]
        else:
            break
        if not text or text[0] not in PUNCTUATION:
            break
    return text, last


def shorten(out: Stream, last: int) -> int:
    """Cut the last character of the last text; gives where the last text then stands."""
    text = out[last]
    if isinstance(text, str) and len(text) > 1:
        out[last] = text[:-1]
        return last
    del out[last]
    return max((index for index, piece in enumerate(out) if isinstance(piece, str)), default=-1)


def has_text(stream: Stream) -> bool:
    """Whether a stream has any text, besides marks."""
    return any(isinstance(piece, str) and piece for piece in stream)


def plain(stream: Stream) -> str:
    """The texts of a stream, without its marks: for comparing cites and for sorting."""
    return "".join([piece for piece in stream if isinstance(piece, str)])
