"""CSL-JSON: the interchange format of citation processors (CSL-JSON schema 1.0.2).

It carries everything, for items are CSL-JSON. Zotero refuses a whole file for one type that it does not list, drops
``custom`` and makes the recipient of a manuscript an author: for Zotero, what it drops stands in ``note``, which becomes
its Extra field and comes back from there.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.formats.extra import for_zotero, from_extra, with_its_note
from archcite.formats.identity import identify
from archcite.formats.items import mended
from archcite.formats.model import Collector, Profile, together
from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.formats.model import Item, Reading
    from archcite.model import Text

_SPACE: Final = re.compile(r"[\s,\]]*")
_WRAPPED: Final = re.compile(r"\s*\{\s*\"(?:items|references)\"\s*:\s*\[")
_NEXT: Final = re.compile(r"\}\s*,?\s*(?=\{)")


def read(text: Text) -> Reading:
    """Read CSL-JSON: a list, one object, or a list under ``items`` or ``references``.

    An object that is not JSON is set aside with its place; the others are read.

    Args:
        text: the file's text.

    Example:
        >>> from archcite.model import Text
        >>> reading = read(Text('[{"id": "a", "type": "book"}, {"id": "b", "ti'))
        >>> len(reading.items), reading.problems[0].code, reading.raw
        (1, 'json', ('{"id": "b", "ti',))
    """
    out = Collector(text)
    for value, span in _objects(out):
        take(value, span, out)
    return out.reading()


def take(value: Any, span: Span, out: Collector) -> None:
    """Add one decoded value, if it is an item, to what was read."""
    if isinstance(value, dict):
        if value.get("id") in (None, ""):
            out.warn("csl-no-id", "no id: it was given one", span)
        identify(out, from_extra(mended(value, out, span)), span)
    else:
        out.lose("csl-no-item", f"expected an object with id and type, not {str(value)[:40]!r}", span)


def _objects(out: Collector) -> Iterator[tuple[Any, Span]]:
    content = out.text.content
    decoder = json.JSONDecoder()
    wrapped = _WRAPPED.match(content)
    start = wrapped.end() if wrapped else content.find("[") + 1 if content.lstrip().startswith("[") else 0
    while True:
        start = _skip(content, start)
        if start >= len(content) or (wrapped and not content[start:].strip(" \t\r\n}]")):
            return
        try:
            value, end = decoder.raw_decode(content, start)
        except (ValueError, RecursionError) as error:
            failed_at = getattr(error, "pos", start)
            end = _resume(content, max(failed_at, start + 1))
            span = Span(start, start + len(content[start:end].rstrip(" \t\r\n,]")))
            line, column = out.text.place(min(failed_at, len(content)))
            said = getattr(error, "msg", "nested too deeply")
            out.lose("json", f"no JSON: {said} (line {line}, column {column})", span)
        else:
            yield value, Span(start, end)
        start = end


def _skip(content: str, start: int) -> int:
    match = _SPACE.match(content, start)
    return match.end() if match else start


def _resume(content: str, start: int) -> int:
    """Where the next item begins after a place that is no JSON: an object with an id or a type."""
    for match in _NEXT.finditer(content, start):
        if re.compile(r"\{\s*\"(?:id|type|citation-key)\"").match(content, match.end()):
            return match.end()
    return len(content)


def write(items: Sequence[Item], profile: Profile = Profile.PLAIN) -> str:
    r"""Write CSL-JSON, indented by two blanks.

    Args:
        items: CSL-JSON items.
        profile: Zotero gets in ``note`` what it drops.

    Example:
        >>> write([{"id": "a", "type": "book"}])
        '[\n  {\n    "id": "a",\n    "type": "book"\n  }\n]\n'
    """
    ready = map(for_zotero if profile == Profile.ZOTERO else with_its_note, items)
    parts = [_objects_of(some) for some in together(ready)]
    if not parts:
        return "[]\n"
    parts[0] = f"[\n{parts[0]}"
    parts[-1] += "\n]\n"
    return ",\n".join(parts)


def _objects_of(items: list[Item]) -> str:
    """Some objects of the list: all at once, they would be in memory four times over."""
    try:
        said = msgspec.json.format(msgspec.json.encode(items), indent=2).decode()
    except UnicodeEncodeError:  # half of a surrogate pair, which only the slow writer lets through
        said = json.dumps(items, ensure_ascii=False, indent=2)
    return said.removeprefix("[\n").removesuffix("\n]")
