"""Which clauses together name the archive: the best one, its parent body, its part; `holder_seat` adds the city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.archives.registry import Repository
from archcite.archives.registry_matching import match_prefix
from archcite.extraction.places.holder_seat import is_code_behind_code, is_elsewhere, is_seat, seat_end
from archcite.extraction.places.holders import BRACKET_END, HOLDER, WORD, is_place, weight
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon
    from archcite.extraction.structure import Clause

#: ``Department of Special Collections``, ``Division of Rare and Manuscript Collections``.
_COLLECTIONS_OF = lazy_pattern(r"(?:Department|Division|Section|Center|Centre|Office)\s+(?:of|for)\s+(?:the\s+)?")
#: The papers of a person or a family, and a code behind them.
_PAPERS = lazy_pattern(r"[A-Z][\w.’'-]+\s(?:[Pp]apers|[Cc]ollection|MSS|[Mm]anuscripts|Nachlass|Nachlaß)$")
#: Agencies that keep their own files, and the end of what they number.
_AGENCY = lazy_pattern(r"(?:FBI|CIA)\.?")
_FILED = lazy_pattern(r"\b(?:[Ff]iles?|[Nn]os?\.?\s?[\d–-]+)$")
#: A name that lists what it is for has its "and" so near behind its first comma.
_LISTED = 40
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
    end = pieces[first].end
    listed = weights[first] > HOLDER and " and " in content[end : end + _LISTED]
    last = _past_own_commas(content, pieces, first) if listed else first
    while last + 1 < len(pieces) and pieces[last + 1].before == ",":
        following = pieces[last + 1]
        if is_seat(content, pieces, weights, (first, last + 1), known):
            if is_elsewhere(content, pieces[first], following, known):
                break
            if last > first or not is_code_behind_code(content, pieces, last):
                return seat_end(content, pieces, (first, last + 1), known)
        if (
            weights[last + 1] == 0
            or following.start == pieces[last].end + 1
            or not _continues(content, pieces, last + 1, weights, known)
        ):
            break
        last += 1
    return last


def _past_own_commas(content: str, pieces: list[Clause], first: int) -> int:
    """The last clause of a known name that has commas of its own: ``Hoover Institution on War, Revolution and Peace``."""
    end = pieces[first].end
    if known_name(content, pieces[first].start, end) == end:
        return first
    longer = known_name(content, pieces[first].start, pieces[-1].end) or end
    return next((at for at in range(first + 1, len(pieces)) if pieces[at].end == longer), first)


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


def _without_tools(weights: list[int], tools: list[int]) -> list[int]:
    """The weights, without that of a search tool where its holder is named besides: ``CREST, CIA-RDP…, National Archives``."""
    held = any(weight >= HOLDER for at, weight in enumerate(weights) if at not in tools)
    return [0 if held and at in tools else weight for at, weight in enumerate(weights)]


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
