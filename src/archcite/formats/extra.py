"""Zotero's Extra field, which is CSL's ``note``.

Lines ``variable: value`` stand for variables (Zotero documentation, "Citing fields from Extra"), and one line hides what
Zotero drops.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from archcite.formats.carried import LABEL, decode, encode, patch, restore
from archcite.formats.dates import date_of, edtf
from archcite.formats.names import NAME_VARIABLES, inverted
from archcite.formats.readable import DATE_VARIABLES, one_line
from archcite.formats.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.formats.model import Item

_LINE: Final = re.compile(r"([A-Za-z][A-Za-z_ .-]{1,40}): *(\S.*)")


def from_extra(item: Item) -> Item:
    r"""The item once its note's lines that stand for variables were taken at their word.

    Example:
        >>> from_extra({"id": "a", "note": "recipient: Rusk || Dean\nseen in Moscow"})
        {'id': 'a', 'note': 'seen in Moscow', 'recipient': [{'family': 'Rusk', 'given': 'Dean'}]}
    """
    note = item.get("note")
    if not isinstance(note, str) or ": " not in note:
        return item
    found: Item = {}
    kept: list[str] = []
    hidden: dict[str, list[Any]] | None = None
    for line in note.split("\n"):
        if line.startswith(f"{LABEL}: {{") and (here := decode(line[len(LABEL) + 2 :])) is not None:
            hidden = here
        elif not _taken(line, item, found):
            kept.append(line)
    if not found and hidden is None:
        return item
    seen = {**item, "note": "\n".join(kept), **found}
    if not seen["note"]:
        del seen["note"]
    return restore(seen, hidden) if hidden else seen


def with_its_note(item: Item) -> Item:
    r"""The item as `from_extra` gives it back: lines of its note that would be taken for variables get a hidden copy.

    Example:
        >>> written = with_its_note({"id": "a", "note": "genre: Cable"})
        >>> written["note"], from_extra(written) == {"id": "a", "note": "genre: Cable"}
        ('genre: Cable\narchcite: {"note":["-","genre: Cable"],"genre":["f5d8023e"]}', True)
    """
    return item if from_extra(item) is item else _proven(item, item)


def _proven(item: Mapping[str, Any], said: Item) -> Item:
    """What is said of an item, with a hidden copy as the last line of the note where it would not be read as the item."""
    if not patch(item, from_extra(said)):
        return said
    note = f"{said['note']}\n{LABEL}: " if said.get("note") else f"{LABEL}: "
    change = patch(item, from_extra({**said, "note": f"{note}{{}}"}))
    return {**said, "note": f"{note}{encode(change) or '{}'}"}


def _taken(line: str, item: Mapping[str, Any], found: Item) -> bool:
    match = _LINE.fullmatch(line)
    if not match:
        return False
    name, value = match[1].strip(), match[2].strip()
    variable = name if name in NAME_VARIABLES or name in table("csl")["texts"] else name.lower().replace(" ", "-")
    if variable == "type" and value in table("csl")["types"]:
        found["type"] = value
    elif variable in NAME_VARIABLES:
        family, bars, given = value.partition("||")
        person = {"family": family.strip(), "given": given.strip()} if bars else {"literal": value}
        found.setdefault(variable, list(item.get(variable, []))).append(person)
    elif variable in DATE_VARIABLES and variable not in item and "date-parts" in (date := date_of(value)):
        found[variable] = date
    elif variable in _PLAIN() and variable not in item and variable not in found:
        found[variable] = value
    else:
        return False
    return True


def _PLAIN() -> frozenset[str]:  # noqa: N802
    return frozenset(table("csl")["texts"]) | frozenset(table("csl")["numbers"]) - {"note"}


def for_zotero(item: Mapping[str, Any]) -> Item:
    """The item as Zotero keeps all of it.

    Example:
        >>> for_zotero({"id": "a", "type": "manuscript", "recipient": [{"family": "Rusk", "given": "Dean"}]})
        {'id': 'a', 'type': 'manuscript', 'note': 'recipient: Rusk || Dean'}
    """
    ready = dict(item)
    lines = [str(item["note"])] if item.get("note") else []
    if item.get("type") != "personal_communication" and "recipient" in ready:
        lines += [f"recipient: {_extra_name(name)}" for name in ready.pop("recipient")]
    for name in ("citation-key", "archive_collection", "archive-place", "event-place", "keyword"):
        if name in ready and one_line(ready[name]):
            lines.append(f"{name}: {one_line(ready.pop(name))}")
    kind = str(item.get("type"))
    if kind in _UNLISTED:
        ready["type"] = "document"
        lines.append(f"type: {kind}")
    for name in DATE_VARIABLES & ready.keys():
        if said := edtf(ready[name]) if "date-parts" not in ready[name] else "":
            ready[name] = {"raw": said}
    ready.pop("custom", None)
    return _proven(item, {**ready, "note": "\n".join(lines)} if lines else ready)


_UNLISTED: Final = frozenset(["classic", "collection", "event", "performance", "periodical", "software", "standard"])


def _extra_name(name: Mapping[str, Any]) -> str:
    if name.get("literal"):
        return one_line(name["literal"])
    family, _, given = one_line(inverted(dict(name))).partition(", ")
    return f"{family} || {given}" if given else family.rstrip(",")
