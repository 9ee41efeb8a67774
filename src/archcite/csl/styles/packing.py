"""Styles and locales as rows of JSON, and back: what `kept` writes.

A tree of named tuples becomes one list of rows, each with the number of its class and its fields; a field that is itself a
named tuple, a tuple, a set or a mapping is the number of the row that holds it, and equal parts share a row. Numbers say
nothing else, since no field of a style is one.

>>> from archcite.csl.styles.style import PLAIN, Group, TextValue
>>> unpacked(packed(Group((TextValue("-", PLAIN),), "", PLAIN)))
Group(children=(TextValue(value='-', decoration=Decoration(prefix='', suffix='', formats=(), quotes=None, text_case='', \
strip_periods=False, display='')),), delimiter='', decoration=Decoration(prefix='', suffix='', formats=(), quotes=None, \
text_case='', strip_periods=False, display=''))
"""

from __future__ import annotations

import functools
import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from archcite.csl.styles import style as s
from archcite.csl.styles.locale import LocalePart, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Row: TypeAlias = list[Any]

CLASSES: tuple[type[tuple[Any, ...]], ...] = (
    tuple, s.Decoration, s.TextVariable, s.TextMacro, s.TextTerm, s.TextValue, s.Number, s.DatePart, s.Date, s.Label,
    s.EtAl, s.Name, s.Names, s.Group, s.Condition, s.Branch, s.Choose, s.Layout, s.SortKey, s.Area, s.Uses, s.Info, s.Style,
    Term, LocalePart,
)  # fmt: skip


def decoration(fields: list[Any]) -> s.Decoration:
    """A decoration; the plain one is known by its identity."""
    made = s.Decoration(*fields)
    return s.PLAIN if made == s.PLAIN else made


def mapping(fields: list[Any]) -> MappingProxyType[Any, Any]:
    """A mapping from its keys and values in turn."""
    return MappingProxyType(dict(zip(fields[::2], fields[1::2], strict=True)))


#: What makes a part from its fields, by the number that its row begins with.
MAKERS: tuple[Callable[[list[Any]], Any], ...] = (
    *(decoration if kind is s.Decoration else functools.partial(tuple.__new__, kind) for kind in CLASSES),
    frozenset,
    mapping,
)
SET, MAPPING = len(CLASSES), len(CLASSES) + 1


def packed(part: Any) -> list[Row]:
    """The rows of a style or a locale; the last one is the whole."""
    rows: list[Row] = []
    known: dict[str, int] = {}

    def field(value: Any) -> Any:
        """A field of a row: a text or the like itself, anything else by its row."""
        if value is None or isinstance(value, str | bool):
            return value
        row = [number_of(value), *map(field, fields_of(value))]
        said = json.dumps(row)
        if said not in known:
            known[said] = len(rows)
            rows.append(row)
        return known[said]

    field(part)
    return rows


def number_of(value: Any) -> int:
    """The number that a row begins with."""
    if isinstance(value, tuple):
        return CLASSES.index(type(value))
    return SET if isinstance(value, frozenset) else MAPPING


def fields_of(value: Any) -> Iterable[Any]:
    """The fields of a row."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, frozenset):
        return sorted(value)
    return [part for pair in value.items() for part in pair]


def unpacked(rows: Iterable[Row]) -> Any:
    """What was packed."""
    made: list[Any] = []
    for number, *fields in rows:
        made.append(MAKERS[number]([made[field] if type(field) is int else field for field in fields]))
    return made[-1]
