"""The same document twice: candidates with a score and a reason, for a person or a policy to decide.

Records are compared only where they share a block (see `traits.blocks`). What tells two documents apart tells them apart
whatever else they share: another number in the title, another date, another number on the same host.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import msgspec
from rapidfuzz import fuzz

from archcite.library.cycles import without_cycle_search
from archcite.library.errors import explained
from archcite.library.traits import Traits, blocks, traits

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from archcite.library.reader import Reader

#: A pair that scores less is not shown.
LIKELY: Final = 0.85
#: A pair that scores as much may be merged without asking, where a policy says so.
CERTAIN: Final = 0.97
#: A block of more records than this (a day with hundreds of documents) is compared along the order of titles only.
_CROWD: Final = 80
_NEIGHBOURS: Final = 8

_WEIGHTS: Final = {"title": 0.55, "date": 0.2, "place": 0.15, "people": 0.1}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be one document.

    Args:
        one: a key.
        other: the other one's.
        score: 0 to 1.
        reasons: what speaks for it, for people.
    """

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


def compare(one: Traits, other: Traits) -> Candidate | None:
    """Whether two records may be one document.

    Example:
        >>> first = traits("a", {"title": "Telegram from A to B", "URL": "https://a.example/document/111603"})
        >>> second = traits("b", {"title": "Telegram from A to B", "URL": "http://mirror.example/document/111603"})
        >>> compare(first, second).reasons
        ('the same number 111603 on two hosts', 'the same title')
        >>> third = traits("c", {"title": "Telegram No. 15 from A to B"})
        >>> compare(third, traits("d", {"title": "Telegram No. 16 from A to B"})) is None
        True
    """
    if _apart(one, other):
        return None
    alike = _title(one, other)
    known = {"title": alike, "date": _date(one, other), "place": _place(one, other), "people": _people(one, other)}
    told = {name: value for name, value in known.items() if value is not None}
    weight = sum(_WEIGHTS[name] for name in told)
    score = sum(_WEIGHTS[name] * value for name, value in told.items()) / weight if weight else 0.0
    if len(told) < 3:
        score = min(score, 0.9) if len(told) == 2 else min(score, 0.8)
    reasons = _identity(one, other, alike or 0.0)
    if reasons:
        score = max(score, 1.0 if (alike or 0.0) > 0.9 or alike is None else 0.93)
    elif (
        known["place"] == 1.0
        and one.leaves
        and one.leaves == other.leaves
        and known["date"] == 1.0
        and (alike or 0) > 0.45
    ):
        score = max(score, 0.88)
    if score < LIKELY:
        return None
    return Candidate(one.key, other.key, round(score, 3), (*reasons, *_reasons(known)))


def _apart(one: Traits, other: Traits) -> bool:
    """Whether something says that these are two documents."""
    if one.doi and other.doi and one.doi != other.doi:
        return True
    if one.document_number and other.document_number and one.document_number != other.document_number:
        return True
    if one.days and other.days and (one.days[0] > other.days[1] or other.days[0] > one.days[1]):
        return True
    if one.marks != other.marks and _disagree(set(one.marks.split()), set(other.marks.split())):
        return True
    mine, theirs = one.numbered, other.numbered
    return bool(mine[1] and theirs[1] and mine[0] == theirs[0] and mine[1] != theirs[1])


def _disagree(mine: set[str], theirs: set[str]) -> bool:
    """Whether each has a mark that the other lacks; one that only says less may still be the same."""
    return bool(mine - theirs and theirs - mine)


def _identity(one: Traits, other: Traits, alike: float) -> tuple[str, ...]:
    """Signs that leave no doubt, provided that the titles are not of two documents."""
    if one.doi and one.doi == other.doi:
        return ("the same DOI",)
    if one.address and one.address == other.address and (alike > 0.6 or not (one.title and other.title)):
        return ("the same address",)
    if one.numbered[1] and one.numbered == other.numbered and alike > 0.8:
        return (f"the same number {one.numbered[1]} on two hosts",)
    return ()


def _title(one: Traits, other: Traits) -> float | None:
    if not one.title or not other.title:
        return None
    if one.title == other.title:
        return 1.0
    shorter = min(one.title.count(" "), other.title.count(" ")) + 1
    alike = fuzz.token_sort_ratio(one.title, other.title, score_cutoff=50)
    if shorter >= 4:  # a title of three words is inside many others
        alike = max(alike, 0.93 * fuzz.token_set_ratio(one.title, other.title, score_cutoff=50))
    return float(alike) / 100


def _date(one: Traits, other: Traits) -> float | None:
    if not one.days or not other.days:
        return None
    return 1.0 if one.days == other.days else 0.6


def _place(one: Traits, other: Traits) -> float | None:
    if not one.place or not other.place:
        return None
    if one.place == other.place:
        return 1.0 if one.leaves == other.leaves or not (one.leaves and other.leaves) else 0.0
    shorter, longer = sorted((one.place.split(), other.place.split()), key=len)
    return 0.6 if set(shorter) <= set(longer) else 0.0


def _people(one: Traits, other: Traits) -> float | None:
    if not one.people or not other.people:
        return None
    return 0.0 if set(one.people.split("|")).isdisjoint(other.people.split("|")) else 1.0


def _reasons(known: dict[str, float | None]) -> Iterator[str]:
    title = known["title"]
    if title is not None:
        yield "the same title" if title == 1.0 else f"titles alike by {title:.0%}".replace("%", " %")
    for name, words in (("date", "date"), ("place", "shelfmark"), ("people", "writer")):
        if known[name] == 1.0:
            yield f"the same {words}"


def pairs(records: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing, as places in the sequence; a pair may come more than once."""
    # A block's number and a record's place in one integer: much smaller than a dictionary of lists.
    entries = sorted(
        (block & 0xFFFFFFFFFF) << 24 | place for place, record in enumerate(records) for block in set(blocks(record))
    )
    start = 0
    while start < len(entries):
        block = entries[start] >> 24
        end = start + 1
        while end < len(entries) and entries[end] >> 24 == block:
            end += 1
        if end - start > 1:
            yield from _within([entry & 0xFFFFFF for entry in entries[start:end]], records)
        start = end


def _within(places: list[int], records: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    if len(places) <= _CROWD:
        yield from combinations(places, 2)
        return
    places.sort(key=lambda place: records[place].title)
    for at, place in enumerate(places):
        for other in places[at + 1 : at + 1 + _NEIGHBOURS]:
            yield min(place, other), max(place, other)


def candidates(library: Reader) -> list[Candidate]:
    """The pairs of a library that may be one document, the surest first, but for those that a person told apart.

    Example:
        >>> import archcite.library
        >>> with archcite.library.open(":memory:") as library:
        ...     for key, host in (("a", "archive.example"), ("b", "mirror.example")):
        ...         _ = library.add({"title": "Telegram from A to B", "URL": f"https://{host}/document/111603"}, key=key)
        ...     [(pair.one, pair.other, pair.score) for pair in candidates(library)]
        [('a', 'b', 1.0)]
    """
    with explained(library.path), without_cycle_search():
        apart = _told_apart(library.connection)
        records = list(_all(library.connection))
        found: dict[tuple[int, int], Candidate] = {}
        for pair in pairs(records):
            if pair not in found:
                candidate = compare(records[pair[0]], records[pair[1]])
                if candidate and (candidate.one, candidate.other) not in apart:
                    found[pair] = candidate
    gc.collect()
    return sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.one, candidate.other))


def like(library: Reader, key: str) -> list[Candidate]:
    """The records that may be the same document as one of them.

    Example:
        >>> import archcite.library
        >>> with archcite.library.open(":memory:") as library:
        ...     _ = library.add({"title": "On the people's dictatorship", "number": "1"}, key="a")
        ...     like(library, "a")
        []
    """
    wanted = traits(key, library.get(key).item)
    sought: list[tuple[str, tuple[int | str, ...]]] = []
    if wanted.days:
        first, last = wanted.days
        sought.append((_NEAR_DAYS, (last, first)))
    numbers = [word for word in (wanted.numbered[1], wanted.doi) if word]
    told = sorted(wanted.title.split(), key=len, reverse=True)[:3]
    for text in (*numbers, " ".join(told)):
        phrase = " ".join(f'"{word}"' for word in text.replace('"', " ").split())
        if phrase:
            sought.append((_NEAR_WORDS, (phrase,)))
    found: dict[str, Candidate] = {}
    with explained(library.path):
        apart = _told_apart(library.connection)
        for statement, values in sought:
            for other, item in library.connection.execute(statement, values):
                if other != key:
                    candidate = compare(wanted, traits(other, msgspec.json.decode(item)))
                    if candidate and (min(key, other), max(key, other)) not in apart:
                        found[other] = candidate
    return sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.other))


_NEAR_DAYS: Final = "SELECT key, item FROM record WHERE first_day <= ? AND last_day >= ? LIMIT 500"
_NEAR_WORDS: Final = "SELECT key, item FROM record WHERE id IN (SELECT rowid FROM words WHERE words MATCH ? LIMIT 200)"


def _all(connection: sqlite3.Connection) -> Iterator[Traits]:
    for key, item in connection.execute("SELECT key, item FROM record ORDER BY key"):
        yield traits(key, msgspec.json.decode(item))


def _told_apart(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    rows = connection.execute(
        "SELECT a.key, b.key FROM different JOIN record AS a ON a.id = one JOIN record AS b ON b.id = other"
    )
    return {(min(a, b), max(a, b)) for a, b in rows}
