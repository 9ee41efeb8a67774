"""The lexicon: words that tell what a clause of a citation is. Loaded once, when the first citation is read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from archcite.data import load_yaml


class Lexicon(msgspec.Struct, frozen=True):
    """Sets of words in lower case; see archives/lexicon.yaml for what each is."""

    genres: frozenset[str]
    opening_genres: frozenset[str]
    english_nouns: frozenset[str]
    foreign_words: frozenset[str]
    compound_genres: frozenset[str]
    romance_months: frozenset[str]
    romance_nouns: frozenset[str]
    genre_qualifiers: frozenset[str]
    holders: frozenset[str]
    archive_endings: frozenset[str]
    bodies: frozenset[str]
    containers: frozenset[str]
    counted: frozenset[str]
    collections: frozenset[str]
    classifications: frozenset[str]
    descriptions: frozenset[str]
    languages: dict[str, str]
    places: frozenset[str]
    american_cities: frozenset[str]
    states: frozenset[str]
    countries: frozenset[str]
    romance_countries: frozenset[str]
    month_first_countries: frozenset[str]
    east_asian_families: frozenset[str]
    western_givens: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    offices: frozenset[str]
    not_names: frozenset[str]
    offices_to: frozenset[str]
    correspondence: frozenset[str]
    not_letters: frozenset[str]
    infinitives: frozenset[str]
    abbreviations: frozenset[str]
    stopped: frozenset[str]
    parents: frozenset[str]
    universities: frozenset[str]
    units: frozenset[str]
    series_codes: frozenset[str]
    special: frozenset[str]
    search_tools: frozenset[str]
    organs: frozenset[str]
    agencies: frozenset[str]
    glue: frozenset[str]
    plain: frozenset[str]
    prose: frozenset[str]
    participles: frozenset[str]
    posts: frozenset[str]
    bibliographies: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The project's lexicon."""
    data = load_yaml(Path(__file__).with_name("lexicon.yaml"))
    languages = dict(entry.split("=") for entry in entries(data.pop("languages")))
    lists = {name: frozenset(entries(words)) for name, words in data.items()}
    lists["countries"] |= lists["states"]
    return Lexicon(**lists, languages=languages)


def entries(folded: str) -> list[str]:
    r"""The entries of a folded list, parted by semicolons.

    Example:
        >>> entries("box; record group;\n folder")
        ['box', 'record group', 'folder']
    """
    return [entry for part in folded.split(";") if (entry := " ".join(part.split()))]
