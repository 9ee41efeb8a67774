"""Spaces beside punctuation where no editor has one: ``( Bowles )``, ``1984 , Book``, ``“ Talks ”``, as exports of HTML leave them around a link.

A space before a comma or a stop may also be all that is left of a word that a mirror dropped (``by . With``, ``meeting with , 3 May``): behind a word
that something must follow it stays, so that the loss is told (`archcite.extraction.pages.damage`). French sets one before a semicolon and a
colon, and GOST before a colon: there it goes only where others show that the text is such an export.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.letters.editing import Edit, rewritten
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.model import Text

#: What an export leaves behind an opening mark: `re` seeks one character and looks on from there, which is faster than to find two.
_BRACKET = lazy_pattern(r"\((?= )")
_QUOTATION = lazy_pattern(r"“(?= )")
_SPACE = lazy_pattern(r" (?:(?<=[(\[“] )(?=[^\s,.:;)\]])|(?<=\S )[,;:.)\]”](?=[\s,;:.)\]”’\"]|$))")
#: Behind them something must follow, before a mark as well.
_LEADING = frozenset(
    {"by", "of", "to", "in", "and", "the", "for", "from", "with", "between", "at", "on", "a", "an"}
    | {"fond", "opis", "delo", "papka", "list", "listy"}
)
_LONGEST_LEADING = 8
_CLOSING_QUOTES = "”\"’'"
_LEAST_SPACED = 3


def unspaced(text: Text, reach: int) -> Text:
    """The text without stray spaces beside its punctuation; each character keeps its place in the source.

    Args:
        text: the whole.
        reach: how far they are looked for.

    Example:
        >>> from archcite.model import Text
        >>> unspaced(Text("“ Note to Roe, ( Rusk ) ” , 1984 , Book 2; with , 3 May"), 100).content
        '“Note to Roe, (Rusk)”, 1984, Book 2; with , 3 May'
    """
    content = text.content
    if content.find(" ,", 0, reach) < 0 and not opens_with_space(content, reach):
        return text
    return rewritten(text, _stray(content, reach, everywhere=_all_commas_spaced(content[:reach])))


def opens_with_space(content: str, reach: int) -> bool:
    """Whether a space stands behind an opening bracket or quotation mark, by which texts with stray spaces are told.

    Example:
        >>> opens_with_space("by the Secretary ( Rusk )", 100), opens_with_space("(Rusk)", 100)
        (True, False)
    """
    if "(" in content and _BRACKET.search(content, 0, reach) is not None:
        return True
    return "“" in content and _QUOTATION.search(content, 0, reach) is not None


def _stray(content: str, reach: int, *, everywhere: bool) -> Iterator[Edit]:
    for found in _SPACE.finditer(content, 0, reach):
        at = found.start()
        if len(found[0]) == 1 or everywhere or _is_stray(content, at, found[0][1]):
            yield Edit(at, at + 1, "")


def _is_stray(content: str, space: int, mark: str) -> bool:
    """Whether a space before a mark is none that a lost word left."""
    before = content[space - 1]
    if before in _CLOSING_QUOTES and mark in ",.":
        return content[space - 2 : space - 1] not in {",", "."}
    if mark == "." and not (before.isdigit() or before.isupper() or before in ")]"):
        return False
    if before in "([,;:.":
        return before == "." and mark != "."
    word = content[max(0, space - _LONGEST_LEADING) : space].replace("\n", " ").rpartition(" ")[2]
    return word.casefold() not in _LEADING


def _all_commas_spaced(head: str) -> bool:
    """Whether a space stands before each comma of a text: where before a few only, words may have been lost there."""
    return head.count(" , ") >= _LEAST_SPACED and head.count(", ") == head.count(" , ")
