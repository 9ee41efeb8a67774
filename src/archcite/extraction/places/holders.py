"""How surely a clause names an archive: by a name that is known, by a word for a holder, by a word for a body; and what holds things or is a place.

Each clause is weighed by the words in it; `holder_group` finds which of them together name the archive.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.archives.profiles import remembered
from archcite.extraction.places.glued import glued_code
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon
    from archcite.extraction.structure import Clause

#: The least `weight` of a clause that names a holder of documents.
HOLDER = 2
HEREAFTER = lazy_pattern(r"hereafter|henceforth|hereinafter", re.IGNORECASE)

#: A number in brackets, which counts folders: ``USSR (10)``.
_COUNTED = lazy_pattern(r"\(\d{1,2}\)$")
BRACKET_END = lazy_pattern(r"\s*\([^()]*\)$")

WORD = lazy_pattern(r"[^\W_][\w’'-]*")
_CODE = lazy_pattern(
    r"[A-ZÀ-ŽА-ЯІЇЄ][A-Za-zÀ-žА-яІіЇїЄє]{0,3}[A-ZÀ-ŽА-ЯІЇЄ]{1,8}[a-z]?(?:[ -][A-ZÀ-ŽА-ЯІЇЄ]{1,6}\w{0,4})?"
)
#: The archives of a French department: ``AD Nord``, ``AD de la Gironde``, ``Arch. dép. Ille-et-Vilaine``.
_DEPARTMENTAL = lazy_pattern(
    r"(?:A\.?\s?[DM]\.?|(?:Arch\.|[Aa]rchives)\s?(?:dép(?:t|art)?|mun|comm)\.)\s(?:de\s(?:la\s|l[’'])?|du\s|des\s|d[’'])?[A-ZÀ-Ž]\w+(?:-[\w’'-]+)?"
)
_QUOTES = "“\"‘'«„"
_QUOTED_CONTAINER = lazy_pattern(
    r"[“\"‘'«„][^\n]{1,160}?[”\"’'»“]\s(?:folder|file|binder|notebook|box|dossier)s?(?=\W|$)"
)
_LETTER_NUMBER = lazy_pattern(r"\w\.?\s?\d")
#: What is counted, behind a word: a number, a code, something quoted.
_COUNT = lazy_pattern(r"\S+\s*[:#№]?\s*(?:[nN][or]\b|[nN]umber\b|\S*\d|[“\"‘«„(#№]|[A-Z]{1,4}(?!\w))")
#: ``Papers of John Doe``, ``Records of the Office of Doe``; records of a conversation are a document.
_COLLECTION_OF = lazy_pattern(
    r"(?:The\s)?(?:(?:Private\s|Personal\s)?Papers|Collection|Nachla(?:ss|ß)|Files)\s(?:of|von|des)\s[A-Z“t]|Records\sof\sthe\s[A-Z]"
)
#: No code is longer, behind which a kind of papers names a series of an adviser's: ``NSA Memcons``.
_LONGEST_CODE = 6
#: Words that close the names of holders as they close those of groups of records.
_KEPT = frozenset({"materials", "collection", "collections"})
#: A part of a collection by its number: ``Group II``.
_NUMBERED = lazy_pattern(r"[A-Z][a-z]+\s[IVX]{1,5}")
#: A recipient behind a name that is then a sender's: ``Department of State to Embassy Paris``.
_ADDRESSED = lazy_pattern(r"\s+to\s+(?:the\s)?[A-Z]")
_YEARS = lazy_pattern(r"(?:1[5-9]|20)\d\d(?:\s?[-–—/]\s?(?:1[5-9]|20)?\d\d)?")


def is_container(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether a clause starts with a word for a container, or names one by a quotation: Box 3, carton 5, “Vietnam” folder."""
    if content[piece.start] in _QUOTES:
        return _QUOTED_CONTAINER.match(content, piece.start, piece.end) is not None
    found = WORD.findall(content, piece.start, min(piece.end, piece.start + 40))
    words = [word.casefold() for word in found[:2]]
    if words and len(words[0]) == 1 and not _LETTER_NUMBER.match(content, piece.start, piece.end):
        return False
    return bool(words) and _opens_container(content, piece, words, known)


def _opens_container(content: str, piece: Clause, words: list[str], known: Lexicon) -> bool:
    """Whether the first of a clause's words is a container's, with what it counts behind it where it is one of a thing only then."""
    if words[0] in known.counted:
        return _COUNT.match(content, piece.start, piece.end) is not None
    return words[0] in known.containers or " ".join(words[:2]) in known.containers


def is_collection(content: str, piece: Clause) -> bool:
    """Whether a clause names papers, not who holds them: ``Robert Cecil Papers``, ``Walter Reed Collection``."""
    words = piece.of(content).casefold().split()
    return len(words) > 1 and words[-1] in lexicon().collections and weight(content, piece) == 0


def is_shelf(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether what follows a known name without a comma is a shelfmark: a number, a container, a group of records."""
    text = piece.of(content)
    first = text.split(None, 1)[0]
    if (text[0] == "(" and not text[1:2].isdigit()) or text[:3] == "EBB":
        return False  # a briefing book of the National Security Archive's is published by it
    words = [word.casefold() for word in WORD.findall(text)]
    if not words:
        return text[0] == "("
    if _YEARS.fullmatch(text.strip(" .")):
        return False
    return (
        text[0].isdigit()
        or text[:12] == "Oral History"
        or text[:9] == "Microfilm"
        or text in known.series_codes
        or _opens_container(content, piece, words, known)
        or (words[-1] in known.collections and (len(words) > 1 or words[-1] in ("files", "papers")))
        or _COLLECTION_OF.match(text) is not None
        or has_digit(words[0])
        or (
            len(words) > 1
            and (
                (has_digit(text) and (first.isupper() or (first[0].isupper() and "/" in first)))
                or (first[-1].isupper() and _is_series(first, text[len(first) :].strip(" ."), known))
            )
        )
    )


def weight(content: str, piece: Clause) -> int:
    """How surely a clause names an archive: 3 known, 2 by a word for a holder, 1 by a word for a body, 0 not at all."""
    return _weigh(content[piece.start : piece.end], "" if piece.before else "opening")


@remembered
def _weigh(text: str, standing: str) -> int:
    """The weight of a clause that stands anywhere, or opens its stretch ("opening"), where a bare code may be an archive's."""
    known = lexicon()
    if text[0] in "“\"‘«'*":
        return 0
    name = known_name(text, 0, len(text))
    if name is not None and _ends_name(text, name, len(text)):
        behind = text[name:].strip(" .")
        return (
            0
            if behind.casefold() in known.organs
            or _ADDRESSED.match(text, name)
            or _is_paper_of(behind, known)
            or (behind and _is_series(text[:name], behind, known))
            else 3
        )
    return 3 if "/" in text and _is_glued(text) else _weigh_words(text, standing)


def _is_glued(text: str) -> bool:
    """Whether a part of a known archive sticks to its code and nothing is counted: ``ÖStA/AdR``."""
    return not has_digit(text) and glued_code(text, 0, len(text)) is not None


def _weigh_words(text: str, standing: str) -> int:
    """The weight of a clause that opens with no known name, by its words."""
    known = lexicon()
    if text[0].islower() and text[:3] != "the":
        return 0
    bare = BRACKET_END.sub("", text) if text[-1] == ")" else text
    words = [word.casefold() for word in WORD.findall(bare)]
    if (
        not words
        or words[0] in known.containers
        or any(word[0].isdigit() for word in words)
        or _NUMBERED.fullmatch(text)
    ):
        return 0
    if (len(words) == 2 or words[-1] in _KEPT) and " ".join(words[-2:]) in known.holders:
        return 2
    if " ".join(words[-2:]) in known.special and not known.parents.isdisjoint(words[:-2]):
        return 2  # ``University of Doe Special Collections``
    if (words[-1] in known.collections and words[-1] not in ("archives", "manuscripts")) or (
        words[0] in known.collections and words[0] not in ("archives", "manuscripts", "microfilm")
    ):
        return 0
    if words[0] in known.genres and _is_spoken_of(bare, known):
        return 0
    held = known.holders
    if (
        not held.isdisjoint(words)
        or any(word.endswith(_archive_endings()) for word in words)
        or (not _first_of_two().isdisjoint(words) and any(f"{a} {b}" in held for a, b in pairwise(words)))
    ):
        return 2
    if (bare != text or not known.bodies.isdisjoint(words)) and _named_body(text, known):
        return 1
    if _DEPARTMENTAL.fullmatch(text):
        return 2
    if HEREAFTER.search(text):
        return 1
    if text in known.series_codes:
        return 0
    return int(standing == "opening" and len(text) < 12 and _CODE.fullmatch(text.rstrip(".")) is not None)


def _is_paper_of(behind: str, known: Lexicon) -> bool:
    """Whether the words behind a known name make it the office that wrote a paper: ``State Department memorandum to the White House``."""
    if not behind[:1].islower() or has_digit(behind):
        return False
    words = WORD.findall(behind.partition(" to ")[0].partition(" of ")[0].partition(" for ")[0])
    return bool(words) and words[0] != "oral" and words[-1] in known.genres and known.collections.isdisjoint(words)


def _is_series(code: str, behind: str, known: Lexicon) -> bool:
    """Whether a kind of papers behind a code names the series of an office: ``NSA Memcons``."""
    return len(code) < _LONGEST_CODE and code.isupper() and behind[:1].isupper() and behind.casefold() in known.genres


def _is_spoken_of(text: str, known: Lexicon) -> bool:
    """Whether the holders that a description names are common nouns: ``Rapport sur l’histoire des archives du ministère``."""
    return not any(word[0].isupper() and word.casefold() in known.holders for word in WORD.findall(text)[1:])


@cache
def _archive_endings() -> tuple[str, ...]:
    """What closes a compound that names an archive: Landeshauptarchiv, Gemeentearchief, Landsarkivet."""
    return tuple(lexicon().archive_endings)


@cache
def _first_of_two() -> frozenset[str]:
    """The first words of the holders that are called by two."""
    return frozenset(holder.split()[0] for holder in lexicon().holders if " " in holder)


def _named_body(text: str, known: Lexicon) -> bool:
    """Whether a word for a body stands in a clause as part of a name: with a capital, as in no sentence of prose."""
    return any(word[0].isupper() and word.casefold() in known.bodies for word in WORD.findall(text))


def _ends_name(content: str, name: int, end: int) -> bool:
    """Whether nothing but brackets follows a known name in its clause, or words that make it longer (Manuscripts, II)."""
    rest = content[name:end].strip(" .:")
    return not rest or rest[0] in "(—–[" or not has_digit(rest)


def is_place(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether a clause is a city, a state or a country, with a bracket or without."""
    text = content[piece.start : piece.end]
    if text[-1] == ")" and not _COUNTED.search(text):
        text = BRACKET_END.sub("", text) or text
    bare = " ".join(text.strip("()[] .").casefold().split())
    return bare in known.places or bare in known.countries
