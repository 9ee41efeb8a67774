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
    from collections.abc import Iterator

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


def items(data: bytes | memoryview, source: str, problems: list[Problem]) -> Iterator[dict[str, Any] | msgspec.Raw]:
    """The items of a CSL-JSON file; those that need no mending are not decoded yet, which `Library.import_items` does.

    Args:
        data: the file; held by the caller as long as the iterator runs.
        source: its name, for messages.
        problems: what was mended or lost is added here while items are taken.

    Raises:
        msgspec.DecodeError: at once, when the file as a whole is no JSON.

    Example:
        >>> found = items(b'[{"id": "a", "type": "book"}, {"id": "b"}]', "x.json", [])
        >>> [item["id"] if isinstance(item, dict) else bytes(item) for item in found]
        [b'{"id": "a", "type": "book"}', 'b']
    """
    return _each(split_json(data), source, problems)


def _each(raws: list[Any], source: str, problems: list[Problem]) -> Iterator[dict[str, Any] | msgspec.Raw]:
    sound = msgspec.json.Decoder(_Sound)
    for raw in raws:
        if _needs_no_mending(sound, raw):
            yield raw
            continue
        mender = Collector(Text("", source=source))
        take(msgspec.json.decode(raw), Span(0, 0), mender)
        problems += mender.problems
        yield from mender.items


def _needs_no_mending(sound: msgspec.json.Decoder[_Sound], raw: Any) -> bool:
    try:
        return _HIDDEN not in sound.decode(raw).note
    except msgspec.ValidationError:
        return False


def split_json(data: bytes | memoryview) -> list[Any]:
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
