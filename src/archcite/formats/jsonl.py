"""JSON Lines: one CSL-JSON item a line, for batches and pipes. It carries everything, and one bad line spoils no other."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from archcite.formats.csl_json import take
from archcite.formats.extra import with_its_note
from archcite.formats.model import Collector, Profile
from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.formats.model import Item, Reading
    from archcite.model import Text

_LINE: Final = re.compile(r"[^\r\n]+")


def read(text: Text) -> Reading:
    r"""Read JSON Lines; blank lines say nothing.

    Args:
        text: the file's text.

    Example:
        >>> from archcite.model import Text
        >>> reading = read(Text('{"id": "a", "type": "book"}\n{"id": \n'))
        >>> len(reading.items), reading.raw
        (1, ('{"id": ',))
    """
    out = Collector(text)
    for match in _LINE.finditer(text.content):
        span = Span(match.start(), match.end())
        if not match[0].strip():
            continue
        try:
            value = json.loads(match[0])
        except (ValueError, RecursionError) as error:
            out.lose("json", f"no JSON: {getattr(error, 'msg', 'nested too deeply')}", span)
        else:
            take(value, span, out)
    return out.reading()


def write(items: Sequence[Item], profile: Profile = Profile.PLAIN) -> str:
    r"""Write one item a line.

    Args:
        items: CSL-JSON items.
        profile: makes no difference here.

    Example:
        >>> write([{"id": "a", "type": "book"}])
        '{"id":"a","type":"book"}\n'
    """
    del profile
    whole = map(with_its_note, items)
    return "".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n" for item in whole)
