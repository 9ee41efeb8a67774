"""What copying did to the characters of a text, undone: entities, letters of a wrong encoding, ligatures, loose accents, doubled or lost spaces.

A page's source is pasted with ``&quot;`` and ``&#8217;``, a text is decoded as Windows-1252 that was UTF-8 (``â€œ``), a PDF has ``ﬁ`` and
accents as characters of their own, a mail program puts ``>`` before each line, an address is broken behind a stroke. Each rule looks first for
a sign that must be there. Every character keeps its place in the source. Source: HTML, 13.5 (named character references); Unicode Standard
Annex 15 (composition); the WHATWG Encoding Standard, windows-1252.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from archcite.extraction.letters.divided_addresses import addresses_rejoined
from archcite.extraction.letters.editing import Edit, rewritten
from archcite.extraction.letters.stray_spaces import opens_with_space, unspaced
from archcite.extraction.structure import LONGEST_CITATION
from archcite.model import Problem, Severity
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from archcite.model import Text

#: What a mail program puts before each line that it quotes.
QUOTED = ">"
#: Spaces are put right where citations and headers stand; behind that a document begins.
_REACH = 2500
_ENTITY = lazy_pattern(r"&(?:amp;)?(?P<name>#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
#: Hyphens that do not break, minus signs and other dashes of hyphen's length; primes for quotation marks.
_LIKE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\u02d7", "-"),
    **dict.fromkeys("\u2033\u02ba\u201f", '"'),
    "\u2032": "'",
}
#: These, ligatures, and figures and Latin letters of Chinese width.
_LOOKALIKE = lazy_pattern(f"[{''.join(_LIKE)}\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_ACCENTED = lazy_pattern("[^\\W\\d_][\u0300-\u036f]+")
#: A letter that opens a character of UTF-8 read as Windows-1252, with what may follow it; ``€`` before a byte that was lost is a closing quotation mark.
_BYTES = {
    bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0x100) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_FOLLOWING = "".join(character for character, byte in _BYTES.items() if byte < 0xC0)
_MISREAD = lazy_pattern(f"[\u00c2-\u00f4][{_FOLLOWING}]{{1,3}}|\u00c2(?= )")
#: What tells that a text was so misread: no language has these.
_MISREAD_SIGN = lazy_pattern(
    "\u00e2\u20ac|\u00c3[\u00a9\u00b3\u00a1\u00bc\u00b6\u00a4\u2030]|\u00c5[\u201e\u2018]|\u00c4[\u2021\u2026]|\u00c8\u203a"
)
#: A sign for each rule for letters: what UTF-8 misread begins with, ligatures, the commonest accents.
_ODD_LETTERS = (
    "\u00e2\u20ac",
    *_LIKE,
    *"\u00c3\u00c5\u00c4\u00c8",
    *"\ufb00\ufb01\ufb02\ufb03\ufb04\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
    *"\u0300\u0301\u0302\u0303\u0306\u0307\u0308\u030a\u030b\u030c\u0327\u0328",
)
_CLOSING_QUOTE = "\u00e2\u20ac"
_BLANKS = lazy_pattern(r"  +(?=\S)")
_QUOTED_LINE = lazy_pattern(r"(?m)^(?:>[ ]?)+")
_SCHEME_END = "://"
_LONGEST_ADDRESS = 200
#: Behind a comma that a word goes on without a space.
_RUNS_ON = r"(?<=[\w)\]”\"’],)(?=[^\W\d_])"
#: A comma that a space stands before, or none behind.
_ODD_COMMA = lazy_pattern(rf",(?:(?<= ,)|{_RUNS_ON})")
_LOST_SPACE = lazy_pattern(rf",{_RUNS_ON}")


def restored(text: Text) -> Text:
    """The text as it was before it was copied; the same text when nothing tells that it was changed.

    Args:
        text: what was pasted, or what reading gave.

    Example:
        >>> from archcite.model import Text
        >>> restored(Text("&ldquo;Cable,&rdquo; RGANI,f. 5,  d. 9")).content
        '“Cable,” RGANI, f. 5, d. 9'
    """
    content = text.content
    if "&" in content and ";" in content:
        text = rewritten(text, _entities(content))
    if not content.isascii():
        text = _letters_restored(text)
    return _spaces_restored(text)


def unquoted(text: Text) -> Text:
    r"""The text without the marks that a mail program or a forum puts before each line of it.

    Example:
        >>> from archcite.model import Text
        >>> unquoted(Text("> RGANI, f. 5,\n> op. 30")).content
        'RGANI, f. 5,\nop. 30'
    """
    return rewritten(text, _quote_marks(text.content))


def _letters_restored(text: Text) -> Text:
    """Letters of a wrong encoding, which are told, ligatures, and accents that are characters of their own."""
    content = text.content
    ends = content if len(content) <= _REACH else content[: _REACH // 2] + content[-_REACH // 2 :]
    for letter in _ODD_LETTERS:
        if letter in ends:
            break
    else:
        return text
    if _MISREAD_SIGN.search(content):
        again = rewritten(text, _misread(content))
        message = (
            "the text was saved as UTF-8 and read as Windows-1252; its letters were read again, and some may be lost"
        )
        text = replace(again, problems=(*text.problems, Problem("encoding-repaired", Severity.WARNING, message)))
    return rewritten(rewritten(text, _lookalikes(text.content)), _accents(text.content))


def _spaces_restored(text: Text) -> Text:
    """Addresses broken at the end of a line, doubled spaces and lost ones."""
    text = addresses_rejoined(text)
    if len(text.content) <= LONGEST_CITATION and "  " in text.content:  # a page's rules pass over any number of spaces
        text = rewritten(text, _blanks(text.content))
    if _ODD_COMMA.search(text.content, 0, _REACH):
        return unspaced(rewritten(text, _lost_spaces(text.content)), _REACH)
    return unspaced(text, _REACH) if opens_with_space(text.content, _REACH) else text


def _entities(content: str) -> Iterator[Edit]:
    import html  # noqa: PLC0415 - brings a table of all entities, which other texts do without
    from html.entities import html5  # noqa: PLC0415

    for found in _ENTITY.finditer(content):
        name = found["name"]
        if name[0] == "#" or f"{name};" in html5:
            put = html.unescape(f"&{name};").replace("\u00a0", " ").replace("\u00ad", "")
            yield Edit(*found.span(), put if put.isprintable() else " ")


def _misread(content: str) -> Iterator[Edit]:
    for found in _MISREAD.finditer(content):
        yield from _read_again(found)


def _read_again(found: re.Match[str]) -> Iterator[Edit]:
    """The longest run of bytes that is a character of UTF-8."""
    characters = found.group()
    for length in range(len(characters), 1, -1):
        try:
            put = bytes([_BYTES[character] for character in characters[:length]]).decode("utf-8")
        except UnicodeDecodeError:
            continue
        yield Edit(found.start(), found.start() + length, " " if put == "\u00a0" else put)
        return
    if characters.startswith(_CLOSING_QUOTE):
        yield Edit(found.start(), found.start() + len(_CLOSING_QUOTE), "”")
    elif len(characters) == 1:
        yield Edit(*found.span(), "")


def _lookalikes(content: str) -> Iterator[Edit]:
    for found in _LOOKALIKE.finditer(content):
        put = _LIKE.get(found.group())
        yield Edit(*found.span(), unicodedata.normalize("NFKC", found.group()) if put is None else put)


def _accents(content: str) -> Iterator[Edit]:
    for found in _ACCENTED.finditer(content):
        yield Edit(*found.span(), unicodedata.normalize("NFC", found.group()))


def _quote_marks(content: str) -> Iterator[Edit]:
    for found in _QUOTED_LINE.finditer(content):
        yield Edit(*found.span(), "")


def _blanks(content: str) -> Iterator[Edit]:
    for found in _BLANKS.finditer(content, 0, _REACH):
        if found.start() > 0 and content[found.start() - 1] != "\n":
            yield Edit(found.start() + 1, found.end(), "")


def _lost_spaces(content: str) -> Iterator[Edit]:
    for found in _LOST_SPACE.finditer(content, 0, _REACH):
        word = content.rfind(" ", max(0, found.start() - _LONGEST_ADDRESS), found.start()) + 1
        if _SCHEME_END not in content[word : found.start()]:
            yield Edit(found.end(), found.end(), " ")
