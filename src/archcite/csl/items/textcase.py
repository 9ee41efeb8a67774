"""Text case: `lowercase`, `uppercase`, `capitalize-first`, `capitalize-all`, `sentence`, `title` (spec, "Text-case").

The text may hold markup; what stands in `nocase`, small capitals, superscript or subscript is left as it is.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from archcite.csl.items.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LETTERS = r"[^\s<>\-–—/.,;?!:\[\]()\"'‘’“”]+"
#: What a text is made of besides white space and signs: tags of markup, and words; apostrophes may stand inside a word.
WORD_OR_TAG = re.compile(rf"({LETTERS}(?:['’]{LETTERS})*|<span\s[^<>]{{1,80}}>|</span>|</?(?:i|b|sc|sup|sub)>)")
#: What the first word of a title or a subtitle stands behind.
ENDS_OF_PARTS = frozenset(":?!")
#: What a word stands behind that gets a capital where all words do, beside white space.
OPENING = frozenset("\"'‘“([")
#: Texts longer than this come once; those that are kept stay within some megabytes.
LONG = 1000
KEEPS_CASE = r"<(?:span|sc|sup|sub)\b"
#: The languages with a dotted and a dotless i.
DOTTED = frozenset(["tr", "az"])


def dotted_upper(text: str) -> str:
    """Upper case, with the dotted and dotless i of Turkish and Azeri."""
    return text.replace("i", "İ").replace("ı", "I").upper()


def dotted_lower(text: str) -> str:
    """Lower case, with the dotted and dotless i of Turkish and Azeri."""
    return text.replace("İ", "i").replace("I", "ı").lower()


def upper_of(language: str) -> Callable[[str], str]:
    """What puts a text of a language in upper case."""
    return dotted_upper if language[:2] in DOTTED else str.upper


def lower_of(language: str) -> Callable[[str], str]:
    """What puts a text of a language in lower case."""
    return dotted_lower if language[:2] in DOTTED else str.lower


def capitalise(word: str, upper: Callable[[str], str]) -> str:
    """The word with its first letter in upper case; lone Greek letters, which are symbols, stay."""
    if len(word) == 1 and "\u0370" <= word <= "\u03ff":
        return word
    return upper(word[0]) + word[1:]


class Words:
    """The words of a text, open to change.

    Attributes:
        parts: What stands between, and a word or a tag, in turn.
        words: Where words stand among the parts.
        kept: Which of them markup keeps as they are.
    """

    def __init__(self, text: str) -> None:
        self.parts: list[str] = WORD_OR_TAG.split(text)
        self.words: Sequence[int] = range(1, len(self.parts), 2)
        self.kept: frozenset[int] = frozenset()
        if "<" in text:
            self.read_tags()

    def read_tags(self) -> None:
        """Tell words from tags, and find those inside a tag that keeps them as they are."""
        words: list[int] = []
        kept: list[int] = []
        opened: list[bool] = []
        keeping = 0
        for at in self.words:
            part = self.parts[at]
            if part[0] != "<":
                words.append(at)
                if keeping:
                    kept.append(at)
            elif not part.startswith("</"):
                opened.append(bool(re.match(KEEPS_CASE, part)))
                keeping += opened[-1]
            elif opened:
                keeping -= opened.pop()
        self.words, self.kept = words, frozenset(kept)

    def change(self, change: Callable[[str], str]) -> str:
        """The text with every word changed that is not kept."""
        for at in self.words:
            if at not in self.kept:
                self.parts[at] = change(self.parts[at])
        return self.text()

    def text(self) -> str:
        """The text as it is now."""
        return "".join(self.parts)


def lowercase(text: str, language: str) -> str:
    """All in lower case."""
    return Words(text).change(lower_of(language))


def uppercase(text: str, language: str) -> str:
    """All in upper case."""
    return Words(text).change(upper_of(language))


def capitalize_first(text: str, language: str) -> str:
    """The first word with a capital, if it is in lower case."""
    words = Words(text)
    for at in words.words[:1]:
        part = words.parts[at]
        if at not in words.kept and part == lower_of(language)(part):
            words.parts[at] = capitalise(part, upper_of(language))
    return words.text()


def capitalize_all(text: str, language: str) -> str:
    """Every word with a capital, if it is in lower case."""
    words = Words(text)
    upper, lower = upper_of(language), lower_of(language)
    previous = " "
    for at in range(1, len(words.parts), 2):
        part = words.parts[at]
        previous = words.parts[at - 1].replace("<", "")[-1:] or previous
        if part[0] == "<":
            continue
        if at not in words.kept and (previous.isspace() or previous in OPENING) and part == lower(part):
            words.parts[at] = capitalise(part, upper)
        previous = part
    return words.text()


def sentence(text: str, language: str) -> str:
    """The first word with a capital, all others in lower case."""
    words = Words(text)
    lower = lower_of(language)
    for at in words.words:
        if at not in words.kept:
            part = words.parts[at]
            words.parts[at] = first_of_sentence(part, language) if at == words.words[0] else lower(part)
    return words.text()


def first_of_sentence(word: str, language: str) -> str:
    """The first word of a sentence: it keeps its capitals, but for those behind an apostrophe."""
    head, apostrophe, rest = re.fullmatch(r"([^'’]*)(['’]?)(.*)", word, re.DOTALL).groups()  # type: ignore[union-attr]  # it matches any text
    return f"{capitalise(head, upper_of(language))}{apostrophe}{lower_of(language)(rest)}"


def title(text: str, language: str) -> str:
    """Title case: every word with a capital but stop words, and words that already have one."""
    words = Words(text)
    parts, kept = words.parts, words.kept
    upper, lower = upper_of(language), lower_of(language)
    last = words.words[-1] if words.words else 0
    starts, signed = True, False  # whether a part of the title starts here, and whether a sign or a tag has been met
    for at in range(1, len(parts), 2):
        before, word = parts[at - 1], parts[at]
        if before != " ":
            starts = starts or not ENDS_OF_PARTS.isdisjoint(before)
            signed = signed or not (before.isspace() or not before)
        if word[0] == "<":
            signed = True
            continue
        if at not in kept and word == lower(word):
            follower = parts[at + 1][:1]
            # The word before the first sign has a capital if that is a hyphen: "As a By-Product", but "Gold, as a by-Product".
            if starts or (follower == "-" and not signed) or is_title_word(word, follower, at_end=at == last):
                parts[at] = capitalise(word, upper)
        starts = False
    return words.text()


def is_title_word(word: str, follower: str, *, at_end: bool) -> bool:
    """Whether title case gives this word, which is in lower case, a capital wherever it stands.

    Args:
        word: The word.
        follower: The character behind it: stop words may end in a sign.
        at_end: Whether it is the last word of the title.
    """
    return not is_letter(word) and (at_end or (word not in STOP_WORDS and word + follower not in STOP_WORDS))


def is_letter(word: str) -> bool:
    """Whether a word is one letter, perhaps joined to another word: "l'État"."""
    return len(word) == 1 or word[1] in "'’"


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
