"""Which clauses together name the archive: the best one, its parent body, its part, its city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.archives.registry import Repository
from archcite.archives.registry_matching import match_prefix
from archcite.extraction.places.holders import BRACKET_END, HOLDER, WORD, is_container, is_place, weight
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon
    from archcite.extraction.structure import Clause

#: ``Department of Special Collections``, ``Division of Rare and Manuscript Collections``.
_COLLECTIONS_OF = lazy_pattern(r"(?:Department|Division|Section|Center|Centre|Office)\s+(?:of|for)\s+(?:the\s+)?")
#: Words of the United States, behind which two capitals are a state.
_AMERICAN = frozenset({"america", "states", "usa"})
#: The country of the libraries whose papers are named by countries, and how it is called.
_OWN = "united states"
_OWN_NAMES = frozenset({"united states", "united states of america", "usa", "u.s.a", "georgia"})
_YEAR = lazy_pattern(r"(?:1[5-9]|20)\d\d")
#: No town's name has as many words.
_LONGEST_TOWN = 3
#: The papers of a person or a family, and a code behind them.
_PAPERS = lazy_pattern(r"[A-Z][\w.’'-]+\s(?:[Pp]apers|[Cc]ollection|MSS|[Mm]anuscripts|Nachlass|Nachlaß)$")
#: Agencies that keep their own files, and the end of what they number.
_AGENCY = lazy_pattern(r"(?:FBI|CIA)\.?")
_FILED = lazy_pattern(r"\b(?:[Ff]iles?|[Nn]os?\.?\s?[\d–-]+)$")
CLOSING_CODE = lazy_pattern(r"[A-Z]{2,6}\.?")
#: An archive that has the whole name of a person, and the bodies that keep such archives as fonds of theirs.
_OF_PERSON = lazy_pattern(r"[A-Z][\w.’'-]+(?:\s(?:[A-Z]\.|[A-Z][\w.’'-]+|d[aeo]s?|v[ao]n))*\s[A-Z][\w’'-]+\sArchive")
_KEEPER = lazy_pattern(r"\b(?:Library|Center|Centre|Museum|Institute|Foundation|Society)\b")
_CENTER = lazy_pattern(r"\b(?:Center|Centre|Institute|Museum)\b")
_HOUSE = lazy_pattern(r"\b(?:Library|University|College)\b")


def archive_group(content: str, pieces: list[Clause]) -> tuple[int, int, bool] | None:
    """Which clauses name the archive: the first, the last, and whether the name is known; None when no clause does.

    Args:
        content: the text.
        pieces: the clauses.
    """
    known = lexicon()
    weights = [weight(content, piece) for piece in pieces]
    tools = [at for at, piece in enumerate(pieces) if content[piece.start : piece.end].casefold() in known.search_tools]
    if tools:
        weights = _without_tools(weights, tools)
    best = max(weights, default=0)
    if best == 0:
        return (len(pieces) - 1, len(pieces) - 1, False) if _closes_papers(content, pieces) else None
    first = _best_first(content, pieces, weights, best)
    last = _last_of(content, pieces, weights, first)
    return _first_of(content, pieces, weights, (first, last)), last, best >= 3


def _last_of(content: str, pieces: list[Clause], weights: list[int], first: int) -> int:
    """The last clause of a name: its parent body, its city and what stands behind that (a state, a country)."""
    known = lexicon()
    last = first
    while last + 1 < len(pieces):
        following = pieces[last + 1]
        if following.before != ",":
            break
        place = (
            is_place(content, following, known)
            or _is_town(content, pieces, last + 1, known)
            or (last == first and _closes_name(content, pieces, first, weights, known))
        )
        if place and (
            _is_post(content, pieces[first], following, known)
            or _is_country_elsewhere(content, pieces[first], following, known)
        ):
            break
        if place and not (last == first and _is_code_behind_code(content, pieces, last)):
            last += 1
            while (
                last + 1 < len(pieces)
                and pieces[last + 1].before == ","
                and is_place(content, pieces[last + 1], known)
                and not _is_code_abroad(content, pieces[last], pieces[last + 1], known)
                and not _is_post(content, pieces[first], pieces[last + 1], known)
                and not _is_country_elsewhere(content, pieces[first], pieces[last + 1], known)
            ):
                last += 1
            break
        if (
            weights[last + 1] == 0
            or following.start == pieces[last].end + 1
            or not _continues(content, pieces, last + 1, weights, known)
        ):
            break
        last += 1
    return last


def _first_of(content: str, pieces: list[Clause], weights: list[int], named: tuple[int, int]) -> int:
    """The first clause of a name, its parts and its parent body included; a person's archive or papers before a body are its fonds."""
    known = lexicon()
    first, last = named
    best = max(weights)
    while (
        first > 0
        and 0 < weights[first - 1] < best
        and pieces[first].before == ","
        and best < 3
        and not _of(content, pieces[first - 1])
    ):
        first -= 1
    if (
        best < 3
        and first < last
        and (
            (
                _is_special(content, pieces[first + 1], known)
                and not _is_special(content, pieces[first], known)
                and not _is_parent(content, pieces[first], known)
            )
            or _is_of_person(content, pieces[first], pieces[first + 1])
        )
    ):
        first += 1
    if first == 1 and pieces[1].before == "," and weights[0] and _is_parent(content, pieces[0], known):
        first = 0
    while (
        first > 0
        and pieces[first].before == ","
        and (
            _is_unit(content, pieces[first - 1], known)
            or (weights[first - 1] == 1 and _is_center_of(content, pieces[first - 1], pieces[first]))
        )
    ):
        first -= 1
    return first


def _is_parent(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether a clause is a body that libraries and archives belong to: ``Princeton University, Mudd Library``."""
    words = {word.group().casefold() for word in WORD.finditer(content, piece.start, piece.end)}
    return not words.isdisjoint(known.parents) and words.isdisjoint(
        known.containers | known.collections - known.holders
    )


def _best_first(content: str, pieces: list[Clause], weights: list[int], best: int) -> int:
    """The first of the clauses that name an archive best; a code inside a shelfmark that an archive's name closes is a part of it."""
    first = weights.index(best)
    inside = 0 < first < len(pieces) - 2 and best == weights[-1] and not any(weights[first + 1 : -1])
    code = CLOSING_CODE.fullmatch(content, pieces[first].start, pieces[first].end) if inside else None
    return first if code is None else len(pieces) - 1


def _closes_papers(content: str, pieces: list[Clause]) -> bool:
    """Whether a code that nobody knows closes a place behind somebody's papers, so that it can only be who keeps them: ``Doe Papers, XYZL``.

    A university may go by its short name there: ``Stimson Papers, Yale``.
    """
    if len(pieces) < 2 or pieces[-1].before != ",":
        return False
    if _AGENCY.fullmatch(content, pieces[-1].start, pieces[-1].end):
        return _FILED.search(content, pieces[-2].start, pieces[-2].end) is not None
    if _PAPERS.search(content, pieces[-2].start, pieces[-2].end) is None:
        return False
    named = pieces[-1].of(content).strip(" .").casefold() in lexicon().universities
    return named or CLOSING_CODE.fullmatch(content, pieces[-1].start, pieces[-1].end) is not None


def _is_of_person(content: str, piece: Clause, holder: Clause) -> bool:
    """Whether a person's archive is a fonds of the body behind it: ``Jane Doe Archive, Center for Photography``."""
    return _OF_PERSON.fullmatch(content, piece.start, piece.end) is not None and (
        _KEEPER.search(content, holder.start, holder.end) is not None
    )


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


def _without_tools(weights: list[int], tools: list[int]) -> list[int]:
    """The weights, without that of a search tool where its holder is named besides: ``CREST, CIA-RDP…, National Archives``."""
    held = any(weight >= HOLDER for at, weight in enumerate(weights) if at not in tools)
    return [0 if held and at in tools else weight for at, weight in enumerate(weights)]


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


def _is_unit(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether a clause is a part of the holder behind it: ``Manuscript Division, Library of Congress``."""
    words = [word.group() for word in WORD.finditer(content, piece.start, piece.end)]
    if not 1 < len(words) < 9 or not words[-1][0].isupper():
        return False
    return (len(words) < 6 and words[-1].casefold() in known.units) or _is_special(content, piece, known)


def _is_center_of(content: str, piece: Clause, holder: Clause) -> bool:
    """Whether a clause is a research centre of the library or university behind it: ``Example Center for Research, New York Public Library``."""
    return (
        _CENTER.search(content, piece.start, piece.end) is not None
        and _HOUSE.search(content, holder.start, holder.end) is not None
    )


def _is_special(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether a clause is the part of a library that holds what is not printed: ``Rare Book & Manuscript Library``."""
    return " ".join(_COLLECTIONS_OF.sub("", piece.of(content)).casefold().split()) in known.special


def _of(content: str, piece: Clause) -> bool:
    return " Records " in content[piece.start : piece.end] or content.startswith("Records", piece.start)


def _continues(content: str, pieces: list[Clause], index: int, weights: list[int], known: Lexicon) -> bool:
    """Whether a clause goes on with the archive's name: a parent body does; a second archive only before a city."""
    words = {word.group().casefold() for word in WORD.finditer(content, pieces[index].start, pieces[index].end)}
    if _is_taken_over(content, pieces[index - 1], pieces[index]):
        return False
    if weights[index] == 3 and _is_other_code(content, pieces[index - 1], pieces[index]):
        return False
    if weights[index] == 3 and not words & (known.holders | known.parents):
        if BRACKET_END.sub("", pieces[index].of(content)).casefold().split()[-1] in known.collections - known.holders:
            return False  # India Office Records: a part of the library before it
        name = known_name(content, pieces[index].start, pieces[index].end)
        return name is None or not content[name : pieces[index].end].strip(" .") or content[name : name + 2] == " ("
    if weights[index] == 3 or words & known.parents:
        return not words & known.units
    if words & known.units:
        return False
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is None and weights[index] == 1 and max(weights) == weights[index - 1] == 2:
        return True
    return following is not None and following.before == "," and is_place(content, following, known)


def _is_code_abroad(content: str, city: Clause, piece: Clause, known: Lexicon) -> bool:
    """Whether two capitals behind a city abroad are a collection's code (Belgrade, PA), not a state of the USA."""
    code = content[piece.start : piece.end].rstrip(".")
    named = " ".join(BRACKET_END.sub("", city.of(content)).casefold().split())
    return len(code) == 2 and code.isupper() and code != "UK" and named in known.places - known.american_cities


def _is_code_behind_code(content: str, pieces: list[Clause], at: int) -> bool:
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


def _is_other_code(content: str, holder: Clause, piece: Clause) -> bool:
    """Whether a code and a known archive beside it are two, of which the second is a collection here: ``Ford Library, NSA``, ``DWQ, Foreign Ministry Archive``."""
    codes = [CLOSING_CODE.fullmatch(content, one.start, one.end) is not None for one in (holder, piece)]
    if sum(codes) != 1 or (codes[0] and " " not in piece.of(content)):
        return False
    found, held = (match_prefix(content, one.start, one.end) for one in (piece, holder))
    return found is not None and held is not None and found.found != held.found


def _is_taken_over(content: str, holder: Clause, piece: Clause) -> bool:
    """Whether a code behind an archive is that of an archive which it took over, a part of it now: ``PA AA, MfAA, C 1087/70``."""
    found = match_prefix(content, piece.start, piece.end)
    if found is None or not isinstance(found.found, Repository):
        return False
    held = match_prefix(content, holder.start, holder.end)
    one, code = found.found, content[piece.start : piece.end].strip()
    spaceless = code.replace(" ", "")
    return (
        held is not None
        and held.found == one
        and code not in (one.code, *one.codes)
        and any(spaceless == former.code.replace(" ", "") for former in one.former)
    )
