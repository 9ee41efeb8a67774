"""YAML → plain values, out of the parser's events.

Strings stay strings (``no`` is Norwegian, ``010`` no octal), nothing is constructed but text, numbers, lists and mappings,
and neither depth nor aliases can explode: the composer of libyaml overflows the stack on deep nesting, so it is not used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import yaml

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST: Final = 60
_MOST: Final = 200_000
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


class TooMuch(ValueError):  # noqa: N818 - it says what is the matter
    """A file that nests too deeply, or repeats itself by aliases beyond measure."""


@dataclass(slots=True)
class Entry:
    """A value with where it stands, and of how many values it is made."""

    value: Any
    start: int
    end: int
    size: int = 1


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read; the parts of a mapping are its keys and values in turn."""

    mapping: bool
    anchor: str | None
    start: int
    parts: list[Entry] = field(default_factory=list)


def documents(content: str) -> list[Entry]:
    """The documents of a YAML text.

    A list's value is a list of `Entry`, so that each tells its place; a mapping's is a dict of `Entry`.

    Raises:
        yaml.YAMLError: when the text is no YAML.
        TooMuch: when it nests deeper than 60 levels, or aliases make more than 200,000 values of it.

    Example:
        >>> plain(documents("{language: no, year: 1962, page: 010, circa: true, note: ~}")[0])
        {'language': 'no', 'year': 1962, 'page': '010', 'circa': True, 'note': None}
    """
    found: list[Entry] = []
    opened: list[_Open] = []
    anchors: dict[str, Entry] = {}
    for event in yaml.parse(content, _LOADER):
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(opened) >= _DEEPEST:
                raise TooMuch("nested too deeply")
            opened.append(_Open(isinstance(event, yaml.MappingStartEvent), event.anchor, _index(event.start_mark)))
            continue
        entry = _entry(event, opened, anchors)
        if entry is None:
            continue
        if entry.size > _MOST and anchors:
            raise TooMuch("repeats itself beyond measure")
        (opened[-1].parts if opened else found).append(entry)
    return found


def _entry(event: yaml.Event, opened: list[_Open], anchors: dict[str, Entry]) -> Entry | None:
    """The value that an event completes, if it completes one."""
    if isinstance(event, yaml.ScalarEvent):
        entry = Entry(_scalar(event), _index(event.start_mark), _index(event.end_mark))
        anchor = event.anchor
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        done = opened.pop()
        anchor = done.anchor
        size = sum(part.size for part in done.parts) + 1
        pairs = zip(done.parts[::2], done.parts[1::2], strict=False)
        value: Any = {str(plain(key)): part for key, part in pairs} if done.mapping else done.parts
        entry = Entry(value, done.start, _index(event.end_mark), size)
    elif isinstance(event, yaml.AliasEvent):
        if event.anchor not in anchors:
            raise TooMuch(f"no value is called &{event.anchor}")
        return anchors[event.anchor]
    else:
        return None
    if anchor:
        anchors[anchor] = entry
    return entry


def _index(mark: Any) -> int:
    """Where a mark stands; the parser's own events always have theirs, whatever its types say."""
    return int(mark.index)


def plain(entry: Entry) -> Any:
    """The value without places; as deep as `documents` lets it be."""
    value = entry.value
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value


def _scalar(event: yaml.ScalarEvent) -> Any:
    text: str = event.value
    if event.style not in {None, ""} or event.tag:
        return text
    if text in _NULLS:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if text.lstrip("-").isdigit() and text.isascii() and len(text) < 400 and str(int(text)) == text:
        return int(text)
    return float(text) if "." in text and _is_plain_float(text) else text


def _is_plain_float(text: str) -> bool:
    try:
        return repr(float(text)) == text
    except ValueError:
        return False
