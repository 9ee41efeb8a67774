"""The hidden copy of what a format has no field for.

A writer puts down what its format can say, reads that back in memory, and compares: what does not come back as it was
travels as a *patch*, in a custom field or at the end of the note. The patch names, for each variable, the value and a
fingerprint of what a reader will see instead of it. On reading, the value is restored only where the fingerprint still
fits: a visible field that somebody changed in between wins over its hidden copy.

A patch is written as JSON of plain letters, so that no format can take it apart: control characters, quotation marks,
braces, backslashes, tags and line ends inside strings are percent-encoded (RFC 3986), which no escaping rule touches.
"""

from __future__ import annotations

import json
import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from archcite.formats.percent import unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.formats.model import Item

#: The name of the custom field, and the label before a patch in a note.
LABEL: Final = "archcite"

_UNSAFE: Final = re.compile(r"[^\w \-.,:/()+=']")
_ABSENT: Final = "-"
_LISTS: Final = (list, tuple)
#: Longer names than this are not remembered.
_SHORT: Final = 80
_READER: Final = json.JSONDecoder()
_SORTED: Final = json.JSONEncoder(sort_keys=True)


def patch(item: Mapping[str, Any], seen: Mapping[str, Any]) -> dict[str, Any]:
    """What a reader needs beside what it sees.

    Args:
        item: the item as it is.
        seen: the item as a reader makes it out of the visible fields.

    Returns:
        Variable → [fingerprint of what is seen, the value], or [fingerprint] for what is seen but is not there.

    Example:
        >>> patch({"title": "A", "scale": "1:10"}, {"title": "A", "genre": "Map"})
        {'scale': ['-', '1:10'], 'genre': ['a717929c']}
    """
    lacking = {
        name: [_fingerprint(seen, name), value]
        for name, value in item.items()
        if name not in seen or (there := seen[name]) != value or type(there) is not type(value)
    }
    if seen.keys() <= item.keys():
        return lacking
    return lacking | {name: [_fingerprint(seen, name)] for name in seen if name not in item}


def restore(seen: Mapping[str, Any], found: Mapping[str, Any]) -> Item:
    """The item that `patch` was made for, as far as what is seen is still what it was.

    Example:
        >>> restore({"title": "A", "genre": "Map"}, {"scale": ["-", "1:10"], "genre": ["a717929c"]})
        {'title': 'A', 'scale': '1:10'}
        >>> restore({"title": "A", "genre": "Plan"}, {"genre": ["a717929c"]})
        {'title': 'A', 'genre': 'Plan'}
    """
    item = dict(seen)
    for name, change in found.items():
        if change[0] != _fingerprint(seen, name):
            continue
        if len(change) > 1:
            item[name] = change[1]
        else:
            item.pop(name, None)
    return item


def encode(value: Mapping[str, Any]) -> str:
    """A patch as one line of text that every format carries unharmed; empty for an empty patch.

    Example:
        >>> encode({"scale": ["-", 'a "b" {c}']})
        '{"scale":["-","a %22b%22 %7Bc%7D"]}'
    """
    return _written(value) if value else ""


def decode(text: str) -> dict[str, list[Any]] | None:
    """The patch that `encode` wrote, or None when the text is not one (it was cut off, or is somebody else's)."""
    if text == "{}":
        return {}
    try:
        value, end = _READER.raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if end != len(text) or not isinstance(value, dict) or not all(map(_is_change, value.values())):
        return None
    return _unquoted(value) if "%" in text else value


def _is_change(change: Any) -> bool:
    return isinstance(change, list) and 1 <= len(change) <= 2 and isinstance(change[0], str)


def _fingerprint(seen: Mapping[str, Any], name: str) -> str:
    if name not in seen:
        return _ABSENT
    return f"{zlib.crc32(_SORTED.encode(seen[name]).encode()):08x}"


def _written(value: Any) -> str:
    """JSON, whose strings need no escaping once they are percent-encoded."""
    if isinstance(value, str):
        return f'"{_UNSAFE.sub(_percent, value)}"'
    if isinstance(value, dict):
        pairs = [f"{_known(n) if len(n) < _SHORT else _written(n)}:{_written(part)}" for n, part in value.items()]
        return "{" + ",".join(pairs) + "}"
    if isinstance(value, _LISTS):
        return f"[{','.join(map(_written, value))}]"
    return str(value) if type(value) is int else json.dumps(value)


@lru_cache(2**10)
def _known(name: str) -> str:
    """The name of a variable or of a fact; there are not many."""
    return _written(name)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def _unquoted(value: Any) -> Any:
    if isinstance(value, str):
        return unquoted(value)
    if isinstance(value, dict):
        return {_unquoted(name): _unquoted(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_unquoted(part) for part in value]
    return value
