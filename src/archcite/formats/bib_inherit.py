"""``crossref`` and ``xdata``: what entries take over from others (BibTeX; biblatex manual, "Data inheritance")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_INHERITED: Final = frozenset(
    [
        "abstract",
        "crossref",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shortauthor",
        "shorthand",
        "shorttitle",
        "sortkey",
        "sortname",
        "sorttitle",
        "sortyear",
        "title",
        "subtitle",
        "titleaddon",
        "xdata",
        "xref",
        "key",
        "ids",
        "archcite",
        "keywords",
    ]
)
_INSIDE: Final = frozenset(
    ["inbook", "incollection", "inproceedings", "inreference", "suppbook", "suppcollection", "bookinbook", "article"]
)
_DEEPEST: Final = 8


def inherited(kind: str, fields: dict[str, str], others: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """An entry's fields with those that it inherits.

    Args:
        kind: the entry's type.
        fields: its own fields.
        others: the fields of all entries of the file by key, in small letters.

    Example:
        >>> inherited("inbook", {"title": "A", "crossref": "b"}, {"b": {"title": "B", "year": "1962"}})
        {'title': 'A', 'crossref': 'b', 'year': '1962', 'booktitle': 'B'}
    """
    if "crossref" not in fields and "xdata" not in fields:
        return fields
    whole = dict(fields)
    for parent in _parents(fields, others):
        for name, value in parent.items():
            if name not in _NOT_INHERITED or "xdata" in fields:
                whole.setdefault(name, value)
    parent = others.get(fields.get("crossref", "").strip().lower(), {})
    if kind in _INSIDE and "title" in parent:
        whole.setdefault("journaltitle" if kind == "article" else "booktitle", parent["title"])
    return whole


def _parents(fields: dict[str, str], others: Mapping[str, dict[str, str]]) -> list[dict[str, str]]:
    """The entries inherited from, the nearest first; a circle ends where it closes."""
    found: list[dict[str, str]] = []
    keys = _keys(fields)
    seen: set[str] = set()
    while keys and len(found) < _DEEPEST:
        key = keys.pop(0)
        if key not in seen and (parent := others.get(key)):
            found.append(parent)
            keys += _keys(parent)
        seen.add(key)
    return found


def _keys(fields: dict[str, str]) -> list[str]:
    named = [*fields.get("xdata", "").split(","), fields.get("crossref", "")]
    return [key.strip().lower() for key in named if key.strip()]
