"""One spelling for many: what is stored for search and what is searched for meet here.

Both sides are written in lower-case ASCII letters by anyascii, so that diacritics fall away and Cyrillic meets its
transliteration. The two usual romanisations of Russian (Library of Congress and BGN/PCGN) differ in i and y and in the soft
sign: these are made alike too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

#: Chinese and Japanese have no spaces between words: each sign is a word, and a word of several a phrase.
_SIGN: Final = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
#: Signs that stand inside a word without parting it: apostrophes and the soft and hard sign's primes.
_SILENT: Final = re.compile("[’‘ʹʺʼ´ьъЬЪ\u0300-\u036f]")
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
#: Parts texts that are folded together; one that has the sign in it is folded alone.
_BETWEEN: Final = "\x1f"
_LONGEST_WORD: Final = 24
_WORD: Final = re.compile(r"[a-z0-9]+")
#: ASCII in small letters, y as i: by one look at each byte.
_PLAIN: Final = bytes(range(256)).lower().replace(b"y", b"i")
_UNWRITTEN: Final = b"'`"


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
    return _in_small_letters(text if text.isascii() else _in_ascii(text))


def fold_each(texts: list[str]) -> list[str]:
    """Many short texts as search sees them, folded together, which is much faster than one by one.

    Args:
        texts: in any script.

    Example:
        >>> fold_each(["On Practice", "", "Мао Цзэдун"])
        ['on practice', '', 'mao tszedun']
    """
    joined = _BETWEEN.join(texts)
    if not joined.isascii():
        joined = _BETWEEN.join([text if text.isascii() else _in_ascii(text) for text in texts])
    folded = _in_small_letters(joined).split(_BETWEEN)
    return folded if len(folded) == len(texts) else [fold(text).replace(_BETWEEN, " ") for text in texts]


def _in_small_letters(text: str) -> str:
    return text.encode("ascii", "ignore").translate(_PLAIN, _UNWRITTEN).replace(b"ii", b"i").decode("ascii")


def _in_ascii(text: str) -> str:
    return _FOREIGN.sub(_latin, unicodedata.normalize("NFC", text))


def _latin(found: re.Match[str]) -> str:
    text = found[0]
    return _word_in_latin(text) if len(text) <= _LONGEST_WORD else _in_latin(text)


def _in_latin(text: str) -> str:
    return anyascii(_SIGN.sub(r" \1 ", _SILENT.sub("", text)))


#: Names and single letters with a diacritic come again and again.
_word_in_latin = lru_cache(maxsize=4096)(_in_latin)


def words(text: str) -> list[str]:
    """The words of a text as search sees them.

    Example:
        >>> words("Sino-Soviet talks, Мао Цзэдун")
        ['sino', 'soviet', 'talks', 'mao', 'tszedun']
    """
    return _WORD.findall(fold(text))
