"""The order of texts: that of the Unicode Collation Algorithm's root, and of languages that have their own letters."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcite.csl.documents.collation import CYRILLIC, collation_key

#: Letters with a place in the root order; left out are those that stand for two, which a library may take apart otherwise.
RANGES = {
    "Latin": [chr(code) for code in [*range(0x61, 0x7B), *range(0xDF, 0x17F)] if code not in {0xF7, 0x149}],
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "Cyrillic": [chr(code) for code in range(0x430, 0x530)],
    "Armenian": [chr(code) for code in range(0x561, 0x587)],
    "Hebrew": [chr(code) for code in range(0x5D0, 0x5EB)],
}
LETTERS = [char for letters in RANGES.values() for char in letters if unicodedata.category(char) in {"Ll", "Lo"}]


@cache
def library() -> Any:
    """A collator that holds the whole table of the algorithm."""
    pyuca = pytest.importorskip(
        "pyuca", reason="needs pyuca (pip install 'archcite[dev]') for the order to compare with"
    )
    return pyuca.Collator()


def letters_of(text: str) -> tuple[int, ...]:
    """The first level of the library's key: its letters, without accents and case."""
    key = library().sort_key(text)
    return tuple(key[: key.index(0)])


def comparison(left: Any, right: Any) -> int:
    """-1, 0 or 1."""
    return int(left > right) - int(left < right)


def test_every_two_letters_stand_as_in_the_library() -> None:
    theirs = {letter: letters_of(letter) for letter in LETTERS}
    ours = {letter: collation_key(letter) for letter in LETTERS}
    assert len(LETTERS) > 300
    wrong = [
        left + right
        for left, right in combinations(LETTERS, 2)
        if comparison(theirs[left], theirs[right]) != comparison(ours[left], ours[right])
    ]
    assert not wrong


WORDS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=6)


@settings(max_examples=300, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_words_stand_as_in_the_library(stem: str, left: str, right: str) -> None:
    pair = stem + left, stem + right
    theirs, ours = [letters_of(word) for word in pair], [collation_key(word) for word in pair]
    assert comparison(*theirs) == comparison(*ours)


def test_no_cyrillic_letter_is_there_twice() -> None:
    assert len(set(CYRILLIC)) == len(CYRILLIC)


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("en", ["Åberg", "Acker", "Öhman", "Olsen", "Zander"]),
        ("sv-SE", ["Acker", "Olsen", "Zander", "Åberg", "Öhman"]),
        ("pl", ["Lis", "Łoś", "Zych", "Źrebak", "Żak"]),
        ("en", ["fond 9", "fond 10", "Фонд 9", "фонд 10"]),
        ("uk-UA", ["Гнатюк", "Єфремов", "Іваненко", "Йосипенко", "Котляр", "Яковенко"]),
        ("sr", ["Дучић", "Ђорђевић", "Ивић", "Јовановић", "Ћосић", "Чолић", "Џамоња"]),
        ("en", ["de Éze", "Émile", "“Emily”"]),
    ],
)
def test_texts_stand_in_their_order(language: str, ordered: list[str]) -> None:
    keys = [collation_key(text, language) for text in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
