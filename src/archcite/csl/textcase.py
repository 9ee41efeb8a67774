"""Text case: `lowercase`, `uppercase`, `capitalize-first`, `capitalize-all`, `sentence`, `title` (spec, "Text-case").

The text may hold markup; what stands in `nocase`, small capitals, superscript or subscript is left as it is.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: The words that title case leaves small unless they come first, last or after a colon (specification, "Title Case").
STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "above",
        "across",
        "afore",
        "after",
        "against",
        "al",
        "along",
        "alongside",
        "amid",
        "amidst",
        "among",
        "amongst",
        "an",
        "and",
        "anenst",
        "apropos",
        "apud",
        "around",
        "as",
        "aside",
        "astride",
        "at",
        "athwart",
        "atop",
        "barring",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "besides",
        "between",
        "beyond",
        "but",
        "by",
        "c",
        "ca",
        "circa",
        "d'",
        "d’",
        "de",
        "despite",
        "down",
        "during",
        "et",
        "except",
        "for",
        "forenenst",
        "from",
        "given",
        "in",
        "inside",
        "into",
        "lest",
        "like",
        "modulo",
        "near",
        "next",
        "nor",
        "notwithstanding",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "out",
        "over",
        "per",
        "plus",
        "pro",
        "qua",
        "sans",
        "since",
        "so",
        "than",
        "the",
        "through",
        "throughout",
        "thru",
        "thruout",
        "till",
        "to",
        "toward",
        "towards",
        "under",
        "underneath",
        "until",
        "unto",
        "up",
        "upon",
        "v",
        "v.",
        "van",
        "versus",
        "via",
        "vis-à-vis",
        "von",
        "vs",
        "vs.",
        "with",
        "within",
        "without",
        "yet",
    ]
)
#: The signs that are no part of a word, beside white space; apostrophes may stand inside one.
BREAKS = frozenset("<>-–—/.,;?!:[]()\"'‘’“”")
LETTERS = r"[^\s<>\-–—/.,;?!:\[\]()\"'‘’“”]+"
WORD = rf"{LETTERS}(?:['’]{LETTERS})*"
TOKEN = (
    r"(?P<tag><span\s[^<>]{1,80}>|</span>|</?(?:i|b|sc|sup|sub)>)"
    rf"|(?P<word>{WORD})"
    r"|(?P<other>.)"
)
#: The same for a text without markup, whose parts `BREAKS` tells apart.
PLAIN_TOKEN = re.compile(rf"{WORD}|.", re.DOTALL)
#: What the first word of a title or a subtitle stands behind.
ENDS_OF_PARTS = frozenset(":?!")
#: Texts longer than this come once; those that are kept stay within some megabytes.
LONG = 1000
KEEPS_CASE = re.compile(r"<(?:span|sc|sup|sub)\b")


def special_upper(text: str, language: str) -> str:
    """Upper case, with the dotted and dotless i of Turkish and Azeri."""
    if language[:2] in {"tr", "az"}:
        text = text.replace("i", "İ").replace("ı", "I")
    return text.upper()


def special_lower(text: str, language: str) -> str:
    """Lower case, with the dotted and dotless i of Turkish and Azeri."""
    if language[:2] in {"tr", "az"}:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


def capitalise(word: str, language: str) -> str:
    """The word with its first letter in upper case; lone Greek letters, which are symbols, stay."""
    if len(word) == 1 and "\u0370" <= word <= "\u03ff":
        return word
    return special_upper(word[0], language) + word[1:]


class Words:
    """The words of a text, with what stands between them, open to change."""

    def __init__(self, text: str) -> None:
        self.parts: list[str] = []
        self.words: list[int] = []
        self.free: list[int] = []
        if "<" in text:
            self.read(text)
        else:
            self.parts = PLAIN_TOKEN.findall(text)
            self.words = self.free = [
                at for at, part in enumerate(self.parts) if part[0] not in BREAKS and not part[0].isspace()
            ]

    def read(self, text: str) -> None:
        """Take a text that may hold markup."""
        kept = 0
        opened: list[bool] = []
        for match in re.finditer(TOKEN, text, re.DOTALL):
            if match.lastgroup == "tag":
                tag = match.group()
                if not tag.startswith("</"):
                    opened.append(bool(KEEPS_CASE.match(tag)))
                    kept += opened[-1]
                elif opened:
                    kept -= opened.pop()
            elif match.lastgroup == "word":
                self.words.append(len(self.parts))
                if not kept:
                    self.free.append(len(self.parts))
            self.parts.append(match.group())

    def change(self, index: int, change: Callable[[str], str]) -> None:
        """Change one word."""
        self.parts[index] = change(self.parts[index])

    def text(self) -> str:
        """The text as it is now."""
        return "".join(self.parts)


def lowercase(text: str, language: str) -> str:
    """All in lower case."""
    words = Words(text)
    for index in words.free:
        words.change(index, lambda word: special_lower(word, language))
    return words.text()


def uppercase(text: str, language: str) -> str:
    """All in upper case."""
    words = Words(text)
    for index in words.free:
        words.change(index, lambda word: special_upper(word, language))
    return words.text()


def is_lower(word: str, language: str) -> bool:
    """Whether the word has no upper-case letter."""
    return word == special_lower(word, language)


def capitalize_first(text: str, language: str) -> str:
    """The first word with a capital, if it is in lower case."""
    words = Words(text)
    if words.words and words.words[0] in words.free[:1]:
        words.change(words.words[0], lambda word: capitalise(word, language) if is_lower(word, language) else word)
    return words.text()


def capitalize_all(text: str, language: str) -> str:
    """Every word with a capital, if it is in lower case."""
    words = Words(text)
    previous = " "
    for index, part in enumerate(words.parts):
        if index in words.free and (previous.isspace() or previous in "\"'‘“([") and is_lower(part, language):
            words.parts[index] = capitalise(part, language)
        if not part.startswith("<") or not re.match(TOKEN, part, re.DOTALL):
            previous = part
    return words.text()


def sentence(text: str, language: str) -> str:
    """The first word with a capital, all others in lower case."""
    words = Words(text)
    for index in words.free:
        if index == words.words[0]:
            words.change(index, lambda word: capitalise(word, language))
        else:
            words.change(index, lambda word: special_lower(word, language))
    return words.text()


def title(text: str, language: str) -> str:
    """Title case: every word with a capital but stop words, and words that already have one."""
    words = Words(text)
    free, kept = set(words.free), set(words.words)
    after_break = True
    last = words.words[-1] if words.words else -1
    # The word before the first sign of a title has a capital if that is a hyphen, though "by" has none in "as a by-product".
    first_sign = next((at for at, part in enumerate(words.parts) if part[0] in BREAKS), -1)
    hyphened = first_sign - 1 if first_sign > 0 and words.parts[first_sign] == "-" else -1
    for index, part in enumerate(words.parts):
        if index not in free:
            if part in ENDS_OF_PARTS:
                after_break = True
            elif index in kept:
                after_break = False
            continue
        if is_lower(part, language) and (
            after_break or index == hyphened or is_title_word(words.parts, index) or (index == last and len(part) > 1)
        ):
            words.parts[index] = capitalise(part, language)
        after_break = False
    return words.text()


def is_title_word(parts: Sequence[str], index: int) -> bool:
    """Whether title case gives this word, which is in lower case, a capital wherever it stands."""
    word = parts[index]
    if len(word) == 1:
        return False
    follower = parts[index + 1] if index + 1 < len(parts) else ""
    return word not in STOP_WORDS and word + follower not in STOP_WORDS


CASES: dict[str, Callable[[str, str], str]] = {
    "lowercase": lowercase,
    "uppercase": uppercase,
    "capitalize-first": capitalize_first,
    "capitalize-all": capitalize_all,
    "sentence": sentence,
    "title": title,
}


def change_case(text: str, case: str, language: str) -> str:
    """Put a text in a text case.

    Args:
        text: The text, which may hold markup.
        case: A value of `text-case`; an unknown one changes nothing.
        language: The language of the text.

    >>> change_case("the origins of the cold war: a history", "title", "en")
    'The Origins of the Cold War: A History'
    """
    return kept_case(text, case, language) if len(text) < LONG else changed(text, case, language)


def changed(text: str, case: str, language: str) -> str:
    """As `change_case`; it keeps nothing."""
    change = CASES.get(case)
    return change(text, language) if change and text else text


kept_case = functools.lru_cache(maxsize=50_000)(changed)
