"""One spelling for many: what is stored for search and what is searched for meet here.

Both sides are written in lower-case ASCII letters by anyascii, so that diacritics fall away and Cyrillic meets its
transliteration. The two usual romanisations of Russian (Library of Congress and BGN/PCGN) differ in i and y and in the soft
sign: these are made alike too.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from anyascii import anyascii

#: Chinese and Japanese have no spaces between words: each sign is a word, and a word of several a phrase.
_SIGN: Final = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
#: Signs that stand inside a word without parting it: apostrophes and the soft and hard sign's primes.
_SILENT: Final = re.compile("[’‘ʹʺʼ´ьъЬЪ\u0300-\u036f]")
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
_WORD: Final = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """A text as search sees it.

    Args:
        text: in any script.

    Returns:
        Lower-case ASCII, in which i and y are one letter.

    Example:
        >>> fold("Хрущёв") == fold("Khrushchev")
        True
        >>> fold("Горький") == fold("Gor'kii") == fold("Gorkiy")
        True
        >>> fold("Đặng Müller")
        'dang muller'
    """
    if not text.isascii():
        text = _FOREIGN.sub(_latin, unicodedata.normalize("NFC", text))
    return text.lower().replace("'", "").replace("`", "").replace("y", "i").replace("ii", "i")


def _latin(found: re.Match[str]) -> str:
    return anyascii(_SIGN.sub(r" \1 ", _SILENT.sub("", found[0])))


def words(text: str) -> list[str]:
    """The words of a text as search sees them.

    Example:
        >>> words("Sino-Soviet talks, Мао Цзэдун")
        ['sino', 'soviet', 'talks', 'mao', 'tszedun']
    """
    return _WORD.findall(fold(text))
