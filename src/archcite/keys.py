"""Citation keys: readable, stable, safe in every format: ``dobrynin1962telegram``.

A key is ASCII letters and digits only, which BibTeX, BibLaTeX, RIS, pandoc and file systems all take.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archcite.model import Name, Party, Record

_SKIPPED: Final = frozenset(
    ["a", "an", "the", "of", "on", "in", "to", "from", "for", "with", "and", "or", "by", "at", "no"]
)
_LONGEST: Final = 24


def citation_key(record: Record) -> str:
    """The key of a record, from who wrote it, the year and the genre.

    Args:
        record: any record; what it lacks is left out, a title word stands in for an unknown writer.

    Example:
        >>> from archcite.model import Location, Name, Record
        >>> citation_key(Record(date="1962-10-04", genre="telegram", authors=(Name(family="Dobrynin"),)))
        'dobrynin1962telegram'
        >>> citation_key(Record(title="On the people's dictatorship", date="1949-06-30"))
        'peoples1949'
        >>> citation_key(Record(date="1962-11-05", locations=(Location(archive="AVP RF"),)))
        'avp1962'
    """
    year = re.search(r"\d{4}", record.date)
    genre = _word(record.genre)
    return f"{_lead(record, genre)}{year[0] if year else ''}{genre}" or "document"


def distinct(keys: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """The same keys in the same order, each made different from those before it by a letter.

    Example:
        >>> list(distinct(["mao1949", "zhou1950", "mao1949", "mao1949"]))
        ['mao1949', 'zhou1950', 'mao1949a', 'mao1949b']
    """
    used = {key.casefold() for key in taken}
    following: dict[str, int] = {}
    for key in keys:
        unique = key
        while unique.casefold() in used:
            n = following[key] = following.get(key, -1) + 1
            unique = f"{key}{'-' if key[-1:].isalpha() else ''}{_letters(n)}"
        used.add(unique.casefold())
        yield unique


def _letters(n: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    letters = ""
    while n >= 0:
        letters = chr(ord("a") + n % 26) + letters
        n = n // 26 - 1
    return letters


def _lead(record: Record, genre: str) -> str:
    """The writer: an author, else a sender, else one who took part, else the first telling word of the title, archive or book."""
    for name in record.authors:
        return _name_word(name)
    for party in (record.sender, *record.participants, record.recipient):
        if party:
            return _party_word(party)
    archives = (place.archive or place.text for place in record.locations)
    for named in (record.title, *archives, *(source.text for source in record.printed)):
        word = next((word for word in map(_word, named.split()) if word and word not in _SKIPPED and word != genre), "")
        if word:
            return word
    return ""


def _name_word(name: Name) -> str:
    return _word(name.family, *name.literal.split(), name.given)


def _party_word(party: Party) -> str:
    return _name_word(party.person) if party.person else _word(*(party.body or party.text).split())


def _word(*candidates: str) -> str:
    """The first candidate that says something, as lower-case ASCII letters and digits."""
    for candidate in candidates:
        for part in candidate.split():
            word = re.sub(r"[^a-z0-9]", "", _ascii(part[:_LONGEST]).lower())
            if word and word not in _SKIPPED:
                return word
    return ""


def _ascii(word: str) -> str:
    """A word in ASCII letters; the table of all scripts is only read where it is needed."""
    if word.isascii():
        return word
    from anyascii import anyascii  # noqa: PLC0415 - as the docstring says

    return anyascii(word)
