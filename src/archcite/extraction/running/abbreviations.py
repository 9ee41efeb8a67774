"""A text's own list of abbreviations, and what they mean in the citations of its notes.

``BGA—Ben-Gurion Archives``, three lines of such or more, or ``Archive of Foreign Policy (hereafter AFP)``. An archive that the registry
knows by its code is left as it is; one that only this text explains gets its name from there, in what a citation means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from archcite.archives.lexicon import lexicon
from archcite.archives.registry import by_id
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.archives.registry import Repository
    from archcite.model import Location, Record

_CODE = r"(?P<code>[A-Z][\w&.-]{0,12}[A-Z](?:\s\([A-Z]{2,4}\))?)"
_LINE = lazy_pattern(
    rf"(?m)^[ \t*|-]*{_CODE}[ \t*|]*(?:[—–:=\t]|\s-\s|[ \t])[ \t*|]*(?P<name>[A-ZÀ-Ž][^\n\d]{{5,150}}?)[ \t.,;*|]*$"
)
_HEREAFTER = lazy_pattern(
    r"(?P<name>[A-ZÀ-Ž][^\n,;:.()\d]{8,120}?)[ \n]\((?:hereafter|henceforth|hereinafter)(?:\s(?:cited\sas|referred\sto\sas|as))?,?\s[‘'“\"]?"
    rf"{_CODE}[’'”\"]?\)"
)
_WORD = lazy_pattern(r"[^\W\d_]+")
#: Words of many archives' names; shorter ones tell nothing.
_COMMON = frozenset(
    {"state", "national", "central", "provincial", "papers", "russian", "federation", "ministry", "foreign", "affairs"}
)
_LONGEST_COMMON = 3
#: A list has so many lines at least, with so few characters between them.
_FEWEST, _BETWEEN = 3, 4


class Abbreviation(msgspec.Struct, frozen=True):
    """A code and what it stands for, where that is said, and whether on a line of a list."""

    code: str
    name: str
    start: int
    end: int
    listed: bool


def abbreviations(content: str) -> list[Abbreviation]:
    r"""What a text explains: in a list of lines, or behind a name.

    Example:
        >>> text = "BGA—Ben-Gurion Archives\nCZA—Central Zionist Archives\nISA—Israel State Archives\n\n1. Diary, BGA."
        >>> [one.code for one in abbreviations(text)]
        ['BGA', 'CZA', 'ISA']
        >>> [(one.code, one.name) for one in abbreviations("1. Ruritanian Archive of Trade (hereafter RAT), f. 5.")]
        [('RAT', 'Ruritanian Archive of Trade')]
    """
    told = [
        Abbreviation(found["code"], " ".join(found["name"].split()), *found.span(), listed=False)
        for found in _HEREAFTER.finditer(content)
    ]
    return sorted([*_listed(content), *told], key=lambda one: one.start)


def _listed(content: str) -> Iterator[Abbreviation]:
    """The lines of lists: each but a few characters behind the one before."""
    run: list[Abbreviation] = []
    for found in _LINE.finditer(content):
        one = Abbreviation(found["code"], " ".join(found["name"].split()), *found.span(), listed=True)
        if run and one.start - run[-1].end > _BETWEEN:
            yield from run if len(run) >= _FEWEST else ()
            run = []
        run.append(one)
    yield from run if len(run) >= _FEWEST else ()


def explained(record: Record, known: dict[str, str]) -> Record:
    """The record with the names of the archives that its text explains, marked as inferred.

    Args:
        record: what a citation means.
        known: the names by their codes.

    Example:
        >>> from archcite.model import Location, Record
        >>> known = {"HPA": "Hale Papers Archive"}
        >>> [place] = explained(Record(locations=(Location(call_number="HPA: MB1/Q1"),)), known).locations
        >>> place.archive, place.call_number
        ('Hale Papers Archive (HPA)', 'MB1/Q1')
    """
    places = tuple(_explained(place, known) for place in record.locations)
    return (
        record
        if places == record.locations
        else replace(record, locations=places, inferred=record.inferred | {"locations"})
    )


def _explained(place: Location, known: dict[str, str]) -> Location:
    """A place with the name that the text gives its archive, unless the registry knows that one by its code."""
    if place.archive in known:
        name = known[place.archive]
        if place.repository and _is_called(by_id(place.repository), name):
            return place
        return replace(place, archive=f"{name} ({place.archive})", repository="")
    code, _, rest = place.call_number.partition(" ")
    code = code.rstrip(":,")
    if place.archive or code not in known:
        return place
    return replace(place, archive=f"{known[code]} ({code})", call_number=rest.strip(" ,:"))


def _is_called(repository: Repository, name: str) -> bool:
    """Whether a name has a word of a repository's names that not any archive has: ``HPA`` is many archives."""
    words = _words(" ".join((repository.original, repository.latin, repository.english, *repository.names)))
    return not words.isdisjoint(_words(name))


def _words(names: str) -> set[str]:
    return (
        {word for word in _WORD.findall(names.casefold()) if len(word) > _LONGEST_COMMON} - lexicon().holders - _COMMON
    )
