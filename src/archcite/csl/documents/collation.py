"""The order of texts: by letters first, accents and case set aside, numbers by value (Unicode Technical Standard 10).

A key is made once a text and compared as a string. It follows the root order of the Unicode Collation Algorithm at its
first level for Latin, Greek, Cyrillic, Armenian and Hebrew letters, with the letters that some languages put elsewhere.
The tests compare it with a library that holds the whole table; what that would cost at run time is in `docs/csl.md`.
"""

from __future__ import annotations

import functools
import re
import unicodedata

DIGITS = re.compile(r"\d+")
#: Letters that decompose to nothing, and where the root order puts them: with other letters, or right after one.
LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ґ": "г",
        "þ": "z\uffff", "ı": "i\uffff", "ŋ": "n\uffff", "ŧ": "t\uffff", "ĸ": "q\uffff",
        "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
    }
)  # fmt: skip
#: The Cyrillic letters of all languages in the root order, which is not that of their code points: і comes after и, not я.
CYRILLIC = "аәӕбвгғӻҕӷдԁђԃҙеєжԫҗзԅԑѕӡԇиҋійјкқӄҡҟҝԟԛлӆԯԓԡљԉԕмӎнԩӊңӈԣҥњԋоөпԥҧҁрҏԗсԍҫтԏҭћуүұѹфхӽӿҳһԧѡѿѽѻцҵчԭҷӌҹҽҿџшщъыьҍѣэюяԙѥѧѫѩѭѯѱѳѵҩԝӏ"
PLACES = str.maketrans({letter: chr(ord("\u0400") + place) for place, letter in enumerate(CYRILLIC)})
DANISH = {"aa": "z\ufffe", "æ": "z\ufffc", "ä": "z\ufffc", "ø": "z\ufffd", "ö": "z\ufffd", "å": "z\ufffe"}
#: Languages whose own script comes before Latin, and the letters of that script.
OWN_SCRIPTS = {
    **dict.fromkeys(["ru", "uk", "bg", "sr", "mk", "be", "kk", "mn"], "[\u0400-\u052f]"),
    **dict.fromkeys(["ar", "fa", "ur"], "[\u0620-\u06ff]"),
    "he": "[\u05d0-\u05ea]",
    "el": "[\u0370-\u03ff]",
    "hy": "[\u0531-\u0587]",
    "ka": "[\u10a0-\u10ff]",
    "th": "[\u0e01-\u0e5b]",
    "ko": "[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]",
    "zh": "[\u3400-\u9fff]",
}
#: It stands between the digits and the letters of ASCII, and in no key by itself.
FIRST = "@"
#: Letters that a language counts as letters of their own, and what they come after: characters from U+FFFC on follow every
#: letter, so that all of `z` comes before `z` with one of them.
OWN_LETTERS = {
    "sv": {"å": "z\ufffc", "ä": "z\ufffd", "æ": "z\ufffd", "ö": "z\ufffe", "ø": "z\ufffe"},
    "fi": {"å": "z\ufffc", "ä": "z\ufffd", "æ": "z\ufffd", "ö": "z\ufffe", "ø": "z\ufffe"},
    "da": DANISH,
    "nb": DANISH,
    "nn": DANISH,
    "is": {
        "á": "a\uffff",
        "ð": "d\uffff",
        "é": "e\uffff",
        "í": "i\uffff",
        "ó": "o\uffff",
        "ú": "u\uffff",
        "ý": "y\uffff",
        "þ": "z\ufffb",
        "æ": "z\ufffc",
        "ä": "z\ufffc",
        "ö": "z\ufffd",
        "ø": "z\ufffd",
        "å": "z\ufffe",
    },
    "es": {"ñ": "n\uffff"},
    "et": {"õ": "z\ufffc", "ä": "z\ufffd", "ö": "z\ufffe", "ü": "z\uffff"},
    "pl": {
        "ą": "a\uffff",
        "ć": "c\uffff",
        "ę": "e\uffff",
        "ł": "l\uffff",
        "ń": "n\uffff",
        "ó": "o\uffff",
        "ś": "s\uffff",
        "ź": "z\ufffc",
        "ż": "z\ufffd",
    },
    "tr": {"ç": "c\uffff", "ğ": "g\uffff", "ı": "h\uffff", "ö": "o\uffff", "ş": "s\uffff", "ü": "u\uffff"},
    "cs": {"č": "c\uffff", "ř": "r\uffff", "š": "s\uffff", "ž": "z\uffff"},
    "sk": {"č": "c\uffff", "š": "s\uffff", "ž": "z\uffff"},
    "hr": {"č": "c\ufffe", "ć": "c\uffff", "đ": "d\uffff", "š": "s\uffff", "ž": "z\uffff"},
    "hu": {"ö": "o\uffff", "ő": "o\uffff", "ü": "u\uffff", "ű": "u\uffff"},
}
#: Texts longer than this come once; those that are kept stay within some megabytes.
LONG = 1000
BREVE = "\u0306"
#: The ASCII signs that do not count: what `counted` says of them, for a whole text at once.
UNCOUNTED = dict.fromkeys(code for code in range(0x21, 0x80) if not chr(code).isalnum())


def collation_key(text: str, language: str = "en") -> str:
    """A key by which texts sort.

    Args:
        text: The text.
        language: The language whose order is used.

    >>> sorted(["Zola", "Émile", "Eco", "vol. 10", "vol. 9"], key=collation_key)
    ['Eco', 'Émile', 'vol. 9', 'vol. 10', 'Zola']
    >>> sorted(["4", "3–12"], key=collation_key)
    ['3–12', '4']
    >>> sorted(["Zola", "Блок"], key=lambda name: collation_key(name, "ru"))
    ['Блок', 'Zola']
    """
    return kept_key(text, language) if len(text) < LONG else key_of(text, language)


def key_of(text: str, language: str) -> str:
    """As `collation_key`; it keeps nothing."""
    text = text.casefold()
    if DIGITS.search(text):
        text = DIGITS.sub(lambda number: number.group().zfill(12), text)
    own = OWN_LETTERS.get(language[:2])
    if text.isascii() and own is not DANISH:
        kept = text.translate(UNCOUNTED)
    else:
        if own:
            text = unicodedata.normalize("NFC", text)
            for letter, place in own.items():
                text = text.replace(letter, place)
        kept = counted(base_letters(text))
        script = OWN_SCRIPTS.get(language[:2])
        if script:
            kept = re.sub(script, lambda letter: FIRST + letter.group(), kept)
    return kept.strip()


kept_key = functools.lru_cache(maxsize=100_000)(key_of)


def counted(letters: str) -> str:
    """The letters, digits and spaces of a text, and the characters that give letters their places."""
    return "".join(
        [
            char if char.isalnum() or char < "\u0020" or char > "\uff00" else " " if char.isspace() else ""
            for char in letters
        ]
    )


def base_letters(text: str) -> str:
    """The text without accents, but for the breve that makes a letter of its own in Cyrillic; its letters in their places.

    >>> sorted(["Яковенко", "Іваненко", "Котляр"], key=lambda name: base_letters(name.casefold()))
    ['Іваненко', 'Котляр', 'Яковенко']
    """
    out: list[str] = []
    for char in unicodedata.normalize("NFKD", text.translate(LETTERS)):
        if not unicodedata.combining(char):
            out.append(char)
        elif char == BREVE and out and out[-1] == "и":
            out[-1] = "й"
    return "".join(out).translate(PLACES)
