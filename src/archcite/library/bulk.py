"""Large CSL-JSON files, read item by item.

The format's own reader (`archcite.formats.csl_json`) mends what other programs write and brings hidden copies back; most
items of a large file need neither. Here each item is looked at quickly, and only one that may need it goes through that
reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.formats.csl_json import take
from archcite.formats.model import Collector
from archcite.model import Span, Text

if TYPE_CHECKING:
    from archcite.model import Problem

#: What a hidden copy in ``note`` begins with.
_HIDDEN: Final = "archcite"


class _Sound(msgspec.Struct):
    """An item whose commonest variables are of the kind that they should be."""

    id: str
    type: str
    title: str = ""
    author: list[dict[str, str | bool]] = []
    editor: list[dict[str, str | bool]] = []
    translator: list[dict[str, str | bool]] = []
    recipient: list[dict[str, str | bool]] = []
    issued: dict[str, Any] = {}
    note: str = ""
    archive: str = ""
    archive_location: str = ""
    abstract: str = ""
    URL: str = ""
    custom: dict[str, Any] = {}


def decoded(raw: msgspec.Raw, problems: list[Problem]) -> list[dict[str, Any]]:
    """The item in a piece of CSL-JSON, mended where it needs it; nothing where it is no item.

    Args:
        raw: one of `split_json`.
        problems: what was mended or lost is added here.

    Example:
        >>> found = []
        >>> [[item["id"] for item in decoded(raw, found)] for raw in split_json(b'[{"id": "a", "type": "book"}, {"id": "b"}, 8]')]
        [['a'], ['b'], []]
        >>> [problem.code for problem in found]
        ['csl-no-type', 'csl-no-item']
    """
    value = msgspec.json.decode(raw)
    if _needs_no_mending(value):
        return [value]
    mender = Collector(Text(""))
    take(value, Span(0, 0), mender)
    problems += mender.problems
    return mender.items


def _needs_no_mending(value: Any) -> bool:
    try:
        return _HIDDEN not in msgspec.convert(value, _Sound).note
    except msgspec.ValidationError:
        return False


def split_json(data: bytes | memoryview) -> list[msgspec.Raw]:
    """The items of a CSL-JSON file, not yet decoded, so that a large file is not held twice.

    Args:
        data: a JSON array of items, an object with ``items``, or a single item.

    Raises:
        msgspec.DecodeError: when it is no JSON; the message gives the byte.

    Example:
        >>> len(split_json(b'[{"id": "a"}, {"id": "b"}]'))
        2
    """
    try:
        return msgspec.json.decode(data, type=list[msgspec.Raw])
    except msgspec.ValidationError:
        held = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        if "items" in held and "type" not in held:
            return msgspec.json.decode(held["items"], type=list[msgspec.Raw])
        return [msgspec.Raw(bytes(data))]
