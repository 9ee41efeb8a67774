"""Each item has an identifier of its own: kept where it is there, made where it is missing or twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Protocol

from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.formats.model import Collector

_WORD: Final = re.compile(r"\w+")
_SMALL: Final = frozenset({"a", "an", "the", "from", "to", "of", "on", "der", "die", "das", "le", "la", "les"})


class Placed(Protocol):
    """What stands somewhere in a text, such as a `Span`."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character behind its last."""


def identify(out: Collector, item: dict[str, Any], where: Placed | None = None) -> None:
    """Add an item to what was read, under an identifier that no earlier one has.

    Args:
        out: takes the item, and a warning for one whose identifier was taken.
        item: with or without ``id``.
        where: where it stands.
    """
    wanted = str(item.get("id", "")).strip()
    if not wanted:
        key = unused(made_key(item), out.taken)
        item = {"id": key, **item}
        item["id"] = key
    elif wanted in out.taken:
        given = unused(wanted, out.taken)
        span = Span(where.start, where.end) if where else None
        out.warn("duplicate-id", f"«{wanted}» is an earlier record's identifier: this one is «{given}»", span)
        item = {**item, "id": given}
    out.taken.setdefault(str(item["id"]), 1)
    out.items.append(item)


def made_key(item: Mapping[str, Any]) -> str:
    """A key out of family name, year and the title's first word.

    Example:
        >>> made_key({"author": [{"family": "Rusk"}], "issued": {"date-parts": [[1962]]}, "title": "The Cable"})
        'rusk1962cable'
    """
    people = item.get("author") or item.get("editor") or ()
    first = people[0] if people and isinstance(people[0], dict) else {}
    name = _WORD.search(str(first.get("family") or first.get("literal") or ""))
    dates = item["issued"].get("date-parts") if item.get("issued") else None
    year = dates[0][0] if dates and dates[0] else ""
    title = _leading_word(str(item["title"])[:200].lower()) if "title" in item else ""
    return f"{name[0].lower() if name else ''}{year}{title}"[:60] or "item"


def _leading_word(title: str) -> str:
    """The first word that says something."""
    match = _WORD.search(title)
    while match and match[0] in _SMALL:
        match = _WORD.search(title, match.end())
    return match[0] if match else ""


def unused(wanted: str, taken: dict[str, int]) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that is free; `taken` remembers how far that is."""
    given, number = wanted, taken.get(wanted, 1)
    while given in taken:
        number += 1
        given = f"{wanted}-{number}"
    if number > 1:
        taken[wanted] = number
    return given
