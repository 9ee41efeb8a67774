"""Whole BibTeX and BibLaTeX files: reading of either, writing of both."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from archcite.formats.bib_blocks import entries
from archcite.formats.bib_fields import entry_type, fields, safe_key
from archcite.formats.bib_inherit import inherited
from archcite.formats.bib_item import interpret
from archcite.formats.bib_values import Values
from archcite.formats.carried import encode, patch, restore
from archcite.formats.extra import from_extra
from archcite.formats.identity import identify, unused
from archcite.formats.model import Collector, together
from archcite.formats.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archcite.formats.bib_clean import RawEntry
    from archcite.formats.model import Item, Reading
    from archcite.model import Span, Text


def read(text: Text) -> Reading:
    """Read BibTeX or BibLaTeX; both are the same to a reader.

    Args:
        text: the file's text.
    """
    out = Collector(text)
    found: list[tuple[RawEntry, dict[str, str]]] = []
    here: list[Span] = []
    values = Values(lambda code, message: out.warn(code, message, here[-1] if here else None))
    for entry in entries(out):
        here[:] = [entry.span]
        if entry.kind == "string":
            for name, raw in entry.fields:
                values.define(name, raw)
        elif (decoded := _fields(entry, values, out)) is not None:
            found.append((entry, decoded))
    others = {entry.key.lower(): decoded for entry, decoded in reversed(found)}
    for entry, decoded in found:
        _take(entry, inherited(entry.kind, decoded, others), out)
    return out.reading()


def _fields(entry: RawEntry, values: Values, out: Collector) -> dict[str, str] | None:
    """The fields as strings; None when what stands in one cannot be told from damage."""
    decoded: dict[str, str] = {}
    taken: dict[str, int] = {}
    waiting = list(reversed(entry.fields))
    while waiting:
        name, raw = waiting.pop()
        value, following, odd = values.value(raw)
        if odd:
            at = entry.span.start + max(0, out.text.content[entry.span.start : entry.span.end].find(raw))
            line, column = out.text.place(at + max(0, len(raw) - len(odd)))
            message = f"field {name}: expected «,» or the entry's end, not «{odd.strip()[:20]}» (line {line}, column {column})"
            out.lose("bib-syntax", message, entry.span)
            return None
        if following:
            out.warn("bib-no-comma", f"no comma after field {name}", entry.span)
            waiting += following
        name = name.lower()
        if name in decoded:
            out.warn("bib-field-twice", f"field {name} stands twice in «{entry.key}»: the first is taken", entry.span)
            name = unused(name, taken)
        taken.setdefault(name, 1)
        decoded[name] = value
    return decoded


def _take(entry: RawEntry, decoded: dict[str, str], out: Collector) -> None:
    if any("\0" in value for value in decoded.values()):
        out.warn("nul", "NUL characters were left out", entry.span)
        decoded = {name: value.replace("\0", "") for name, value in decoded.items()}
    if not entry.key:
        out.warn("bib-no-key", f"@{entry.kind} has no key: it was given one", entry.span)
    if entry.kind not in table("bib")["read_types"]:
        out.warn("bib-unknown-type", f"no such entry type as @{entry.kind}: read as a document", entry.span)
    seen, hidden = interpret(entry.kind, entry.key, decoded)
    item = restore(from_extra(seen), hidden or {})
    if not item.get("citation-key") and not hidden:
        item.pop("citation-key", None)
    identify(out, item, entry.span)


def write(items: Iterable[Item], dialect: str) -> str:
    """Write entries with keys that differ also where small and capital letters count alike.

    Args:
        items: CSL-JSON items.
        dialect: ``bibtex`` or ``biblatex``.
    """
    taken: dict[str, int] = {}
    return "\n".join([entry for some in together(items) for entry in _entries(some, dialect, taken)])


def _entries(items: Sequence[Item], dialect: str, taken: dict[str, int]) -> list[str]:
    keys = [_key(item, taken) for item in items]
    kinds = [entry_type(item, dialect) for item in items]
    found = [fields(item, dialect) for item in items]
    seen = [
        interpret(kind, key, {**visible, "archcite": "{}"})[0]
        for kind, key, visible in zip(kinds, keys, found, strict=True)
    ]
    hidden = [patch(item, from_extra(visible)) for item, visible in zip(items, seen, strict=True)]
    for visible, change in zip(found, hidden, strict=True):
        if change:
            visible["archcite"] = encode(change)
    return [_entry(*entry) for entry in zip(kinds, keys, found, strict=True)]


def _key(item: Mapping[str, Any], taken: dict[str, int]) -> str:
    key = safe_key(str(item.get("citation-key") or item["id"]))
    if key.lower() in taken:
        key = f"{key}-{unused(key.lower(), taken).rpartition('-')[2]}"
    taken.setdefault(key.lower(), 1)
    return key


def _entry(kind: str, key: str, found: Mapping[str, str]) -> str:
    lines = [f"{_before(name)}{value if name == 'month' else f'{{{value}}}'}" for name, value in found.items()]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"


@lru_cache(2**8)
def _before(name: str) -> str:
    return f"  {name:<12} = "
