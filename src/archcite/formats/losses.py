"""What programs make of each fact of an export: kept, changed into something else, left in a note, or lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from archcite.formats.readable import label_of
from archcite.formats.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_IDENTITY: Final = frozenset({"id", "type", "citation-key", "custom"})


@dataclass(frozen=True, slots=True)
class Fate:
    """One fact of an export.

    Args:
        variable: the CSL variable, or ``custom.archcite`` for what CSL has no variable for.
        fact: what people call it.
        travels: the tag or field that carries it.
        outcome: ``kept``, ``changed``, ``note`` or ``lost``.
        told: the outcome in words.
    """

    variable: str
    fact: str
    travels: str
    outcome: str
    told: str


def reader_of(form: str, program: str | None) -> str:
    """The program that an export is judged by: the one asked for, or the format's usual one; empty for none.

    Example:
        >>> reader_of("ris", None), reader_of("csl-json", None), reader_of("jsonl", "pandoc")
        ('zotero', '', '')
    """
    rows = table("losses").get(form, {})
    usual = rows.get("usual", "")
    wanted = program or usual
    return wanted if wanted in rows else ""


def is_documented(form: str, program: str) -> bool:
    """Whether a program's row follows its documentation alone, for it could not be run.

    Example:
        >>> is_documented("ris", "mendeley"), is_documented("ris", "pandoc")
        (True, False)
    """
    return bool(table("losses")[form][program].get("documented"))


def fates(items: Iterable[Mapping[str, Any]], form: str, program: str) -> Sequence[Fate]:
    """What becomes of every fact that the items have.

    Args:
        items: CSL-JSON items.
        form: a format's name.
        program: one that the table tells of, see `reader_of`.

    Example:
        >>> [fate.told for fate in fates([{"id": "a", "type": "personal_communication", "translator": []}], "ris", "pandoc")]
        []
        >>> fates([{"id": "a", "type": "book", "genre": "Atlas"}], "ris", "pandoc")[0].outcome
        'lost'
    """
    row = table("losses")[form][program]
    found: dict[str, Fate] = {}
    for item in items:
        for variable in item:
            if variable not in _IDENTITY and variable not in found and item[variable]:
                found[variable] = _fate(variable, item, form, row)
        hidden = item.get("custom")
        if isinstance(hidden, dict) and "archcite" in hidden:
            found.setdefault("custom", _hidden(form, row))
    return list(found.values())


def _fate(variable: str, item: Mapping[str, Any], form: str, row: Mapping[str, Any]) -> Fate:
    travels = str(table("losses")[form]["travels"].get(variable, "the note"))
    changed = row.get("changed", {})
    if variable in changed:
        outcome, told = "changed", str(changed[variable])
    elif variable in row["kept"]:
        outcome, told = "kept", "kept"
    elif row["notes"]:
        outcome, told = "note", "in a note"
    else:
        outcome, told = "lost", "lost"
    return Fate(variable, label_of(variable, item), travels, outcome, told)


def _hidden(form: str, row: Mapping[str, Any]) -> Fate:
    travels = str(table("losses")[form]["travels"].get("custom", "the note"))
    outcome = "note" if row["notes"] else "lost"
    told = "in a note, and back from there" if row["notes"] else "lost"
    if row.get("custom") == "kept":
        outcome, told = "kept", "kept"
    return Fate("custom", "What CSL has no variable for", travels, outcome, told)
