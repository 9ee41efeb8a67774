"""The language of a printed work's title, told by its letters or its small words."""

from __future__ import annotations

import re
from typing import Final

from archcite.archives.printed_words import printed_words
from archcite.patterns import lazy_pattern

_CYRILLIC: Final = lazy_pattern(r"[а-яё]{2}", re.IGNORECASE)
#: Letters that Russian has not; a hard sign between two consonants is a vowel, and Bulgarian.
_UKRAINIAN: Final = lazy_pattern("[іїєґ]", re.IGNORECASE)
_BULGARIAN: Final = lazy_pattern("[бвгджзклмнпрстфхцчшщ]ъ[бвгджзклмнпрстфхцчшщ]", re.IGNORECASE)


def language_of(title: str) -> str:
    """The language of a title where its letters or small words tell it and it is not English; a style keeps its capitals then."""
    if _CYRILLIC.search(title):
        return "uk" if _UKRAINIAN.search(title) else "bg" if _BULGARIAN.search(title) else "ru"
    words = frozenset(title.casefold().split())
    told = next((tag for tag, small in printed_words().languages.items() if words & small), "")
    return told if told != "en" else ""
