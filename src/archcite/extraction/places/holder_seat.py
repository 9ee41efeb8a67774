"""Where an archive is, behind its name: its city, the state and the country behind that; and what only looks like one.

A city may be an embassy's whose papers are a fond (``CADN, Moscou``), a country what the papers are of (``JFKL, Vietnam, Box 3``), and two
capitals a collection's code, not a state of the United States (``DAMSPS, PA``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.archives.registry import Repository
from archcite.archives.registry_matching import match_prefix
from archcite.extraction.places.holders import BRACKET_END, HOLDER, WORD, is_container, is_place, weight
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon
    from archcite.extraction.structure import Clause

#: Words of the United States, behind which two capitals are a state.
_AMERICAN = frozenset({"america", "states", "usa"})
#: The country of the libraries whose papers are named by countries, and how it is called.
_OWN = "united states"
_OWN_NAMES = frozenset({"united states", "united states of america", "usa", "u.s.a", "georgia"})
_YEAR = lazy_pattern(r"(?:1[5-9]|20)\d\d")
#: No town's name has as many words.
_LONGEST_TOWN = 3


def is_seat(content: str, pieces: list[Clause], weights: list[int], named: tuple[int, int], known: Lexicon) -> bool:
    """Whether a clause is a place where an archive may be.

    Args:
        content: the text.
        pieces: its clauses.
        weights: how surely each names an archive.
        named: which clause names the archive, and which may be its place.
        known: the words.
    """
    first, at = named
    return (
        is_place(content, pieces[at], known)
        or _is_town(content, pieces, at, known)
        or (at == first + 1 and _closes_name(content, pieces, first, weights, known))
    )


def is_elsewhere(content: str, holder: Clause, piece: Clause, known: Lexicon) -> bool:
    """Whether a place behind an archive is what its papers are of or from, and not where it is."""
    return _is_post(content, holder, piece, known) or _is_country_elsewhere(content, holder, piece, known)


def seat_end(content: str, pieces: list[Clause], named: tuple[int, int], known: Lexicon) -> int:
    """The last clause of an archive's place: the state and the country behind its city are of it.

    Args:
        content: the text.
        pieces: its clauses.
        named: which clause names the archive, and which its city.
        known: the words.
    """
    first, last = named
    while (
        last + 1 < len(pieces)
        and pieces[last + 1].before == ","
        and is_place(content, pieces[last + 1], known)
        and not _is_code_abroad(content, pieces[last], pieces[last + 1], known)
        and not is_elsewhere(content, pieces[first], pieces[last + 1], known)
    ):
        last += 1
    return last


def _is_post(content: str, holder: Clause, city: Clause, known: Lexicon) -> bool:
    """Whether a city behind an archive is a fond: that of an embassy (``CADN, Moscou``), where the archive is elsewhere."""
    found = match_prefix(content, holder.start, holder.end)
    if found is None or not isinstance(found.found, Repository) or found.found.id not in known.posts:
        return False
    own = f"{found.found.city} {found.found.original}".casefold()
    return BRACKET_END.sub("", city.of(content)).strip(" .").casefold() not in own


def _is_country_elsewhere(content: str, holder: Clause, piece: Clause, known: Lexicon) -> bool:
    """Whether a country behind an archive is another than its own: the papers are of it (``JFKL, Vietnam, Box 3``)."""
    country = piece.of(content).strip(" .").casefold()
    if country not in known.countries or country in known.states:
        return False
    found = match_prefix(content, holder.start, holder.end)
    if found is None or not isinstance(found.found, Repository):
        return False
    return found.found.country.casefold() == _OWN and country not in _OWN_NAMES


def _is_town(content: str, pieces: list[Clause], index: int, known: Lexicon) -> bool:
    """Whether a clause is a town that no list has, by the country or the state behind it: ``Kekkonen Archive, Orimattila, Finland``."""
    if index + 1 >= len(pieces) or pieces[index + 1].before != ",":
        return False
    words = content[pieces[index].start : pieces[index].end].split()
    country = " ".join(content[pieces[index + 1].start : pieces[index + 1].end].casefold().split()).rstrip(".")
    return (
        len(words) < _LONGEST_TOWN
        and all(word[0].isupper() and word.rstrip(".").isalpha() and not word.isupper() for word in words)
        and (country in known.countries or country in known.places)
        and weight(content, pieces[index]) == 0
        and not is_container(content, pieces[index], known)
        and words[-1].casefold() not in known.genres
        and words[-1].casefold() not in known.containers
        and words[-1].casefold() not in known.collections
    )


def _closes_name(content: str, pieces: list[Clause], first: int, weights: list[int], known: Lexicon) -> bool:
    """Whether a name closes a place whose shelfmark stands before its archive: a town or a body, whatever it is called."""
    if first == 0 or first + 2 != len(pieces) or weights[first] < HOLDER or weights[-1]:
        return False
    words = content[pieces[-1].start : pieces[-1].end].rstrip(" .").split()
    lowered = [word.casefold() for word in words]
    return (
        len(words) <= _LONGEST_TOWN
        and all(word[0].isupper() and word.isalpha() for word in words)
        and known.collections.isdisjoint(lowered)
        and known.containers.isdisjoint(lowered)
        and " ".join(lowered) not in known.classifications
    )


def _is_code_abroad(content: str, city: Clause, piece: Clause, known: Lexicon) -> bool:
    """Whether two capitals behind a city abroad are a collection's code (Belgrade, PA), not a state of the USA."""
    code = content[piece.start : piece.end].rstrip(".")
    named = " ".join(BRACKET_END.sub("", city.of(content)).casefold().split())
    return len(code) == 2 and code.isupper() and code != "UK" and named in known.places - known.american_cities


def is_code_behind_code(content: str, pieces: list[Clause], at: int) -> bool:
    """Whether two capitals behind a holder are a collection's code (DAMSPS, PA): a state stands behind a city or a name.

    Behind a name that names another country (Archives of the Ministry of Foreign Affairs of Serbia), or with a year behind them, they are
    no state either.
    """
    holder, piece = pieces[at], pieces[at + 1]
    code = content[piece.start : piece.end].rstrip(".")
    if len(code) != 2 or not code.isupper():
        return False
    if at + 2 < len(pieces) and _YEAR.fullmatch(content, pieces[at + 2].start, pieces[at + 2].end):
        return True
    words = [word.casefold() for word in WORD.findall(content, holder.start, holder.end)]
    return len(words) == 1 or any(word in lexicon().countries and word not in _AMERICAN for word in words)
