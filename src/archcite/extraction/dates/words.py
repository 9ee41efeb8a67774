"""What the date reader knows of languages, from dates.yaml, as tables that are looked up word by word."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from archcite.data import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN = {numeral: number for number, numeral in enumerate(_NUMERALS, 1)}

#: Cyrillic letters that typists put for the Latin ones of a Roman month: 4.Х.62.
_LATIN = str.maketrans("хіӏ", "xii")

#: The kinds of phrases that open a date.
_OPENING = ("undated", "before", "after", "circa", "part", "between", "from")
#: The kinds of phrases that lead to one.
_LEADING = ("before", "after", "circa", "part", "between", "from", "until", "to", "and", "of", "lead", "year_mark")


class Words(msgspec.Struct, frozen=True):
    """The tables of dates.yaml by folded word.

    Args:
        months: word → 1 to 12.
        seasons: word → 21 to 24, as EDTF numbers them.
        weekdays: word → 1 (Monday) to 7.
        phrases: kind → first word → the words that follow it, the longest first.
        cores: the words, years and numerals of which no date is without one.
        starters: words and marks that a date may start with in running text.
        dating: words behind which a number may be a day; behind any other it counts something.
        ambiguous: month word after a day with a stop → the months that it may be.
    """

    months: Mapping[str, int]
    seasons: Mapping[str, int]
    weekdays: Mapping[str, int]
    phrases: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    ambiguous: Mapping[str, tuple[int, ...]]
    everyday: frozenset[str]
    ordinals: frozenset[str]
    time: frozenset[str]
    eras: Mapping[str, tuple[int, int]]
    cores: frozenset[str]
    starters: frozenset[str]
    dating: frozenset[str]


def fold(word: str) -> str:
    """The form in which words are compared: composed, without case.

    Example:
        >>> fold("AOÛT")
        'août'
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).casefold()


def roman(word: str) -> int | None:
    """The month that a folded Roman numeral stands for, also where it is typed with Cyrillic letters."""
    return ROMAN.get(word.translate(_LATIN))


def _numerals() -> Iterator[str]:
    """The Roman months in every mixture of Latin letters and the Cyrillic ones that look the same."""
    alike = {"x": "xх", "i": "iіӏ"}
    for numeral in ROMAN:
        yield from map("".join, product(*(alike.get(letter, letter) for letter in numeral)))


def _spellings(form: str) -> Iterator[str]:
    """A form, and the same without Latin accents, as typewriters and mirrors leave it."""
    form = fold(form)
    yield form
    if not form.isascii() and not any("CYRILLIC" in unicodedata.name(letter, "") for letter in form):
        yield "".join(c for c in unicodedata.normalize("NFD", form.replace("ł", "l")) if not unicodedata.combining(c))


def _numbered(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {spelling: int(number) for number, forms in table.items() for form in forms for spelling in _spellings(form)}


def _phrases(forms: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for form in forms:
        for spelling in _spellings(form):
            first, *rest = spelling.split()
            by_first.setdefault(first, set()).add(tuple(rest))
    return {first: tuple(sorted(rests, key=lambda rest: (-len(rest), rest))) for first, rests in by_first.items()}


def _parsed(path: Path) -> dict[str, Any]:
    import yaml  # noqa: PLC0415 - takes longer than reading what was kept

    # The base loader gives every scalar as written: "no" and "on" are words here, not truth values.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), loader)  # noqa: S506 - builds strings only
    return read


@cache
def _tables() -> dict[str, Any]:
    path = Path(__file__).with_name("dates.yaml")
    read: dict[str, Any] = kept(path, [path], lambda: _parsed(path))
    return read


def table(name: str) -> Mapping[str, list[str]]:
    """A table of dates.yaml as it is written there."""
    found: Mapping[str, list[str]] = _tables()[name]
    return found


@cache
def words() -> Words:
    """The tables, read once."""
    data = _tables()
    months: dict[str, int] = {}
    for language in data["months"].values():
        for word, number in _numbered(language).items():
            months.setdefault(word, number)
    seasons, weekdays = _numbered(data["seasons"]), _numbered(data["weekdays"])
    phrases = {kind: _phrases(forms) for kind, forms in data["phrases"].items()}
    opening = {first for kind in _OPENING for first in phrases[kind]}
    return Words(
        months=months,
        seasons=seasons,
        weekdays=weekdays,
        phrases=phrases,
        ambiguous={fold(word): tuple(map(int, both)) for word, both in data["ambiguous_after_dotted_day"].items()},
        everyday=frozenset(map(fold, data["everyday"])),
        ordinals=frozenset(map(fold, data["ordinals"])),
        time=frozenset(map(fold, data["time"])),
        eras={name: (int(first), int(length)) for name, (first, length) in data["eras"].items()},
        cores=frozenset({*months, *seasons, *phrases["undated"], *_numerals(), *map(str, range(1000, 2101)), *"'‘`"}),
        starters=frozenset({*months, *seasons, *opening, "~", "[", "("}),
        dating=frozenset(
            {*months, *seasons, *weekdays, *map(fold, data["time"])}
            | {
                word
                for kind in _LEADING
                for first, rests in phrases[kind].items()
                for rest in rests
                for word in (first, *rest)
            }
        ),
    )
