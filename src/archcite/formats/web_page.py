"""HTML elements that carry pairs, found in linear time whatever a page holds."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATTRIBUTE: Final = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")


def tags(content: str, name: str) -> Iterator[tuple[dict[str, str], Span]]:
    """The attributes of each element of a name, with where its tag stands; tags with ``<`` inside are none.

    Example:
        >>> next(tags('<p><meta name="a" content="b &amp; c">', "meta"))[0]
        {'name': 'a', 'content': 'b & c'}
    """
    for match in re.compile(rf"<{name}\b([^<>]*)>", re.IGNORECASE).finditer(content):
        found = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(match[1])}
        yield found, Span(match.start(), match.end())


def attribute(text: str) -> str:
    """Text that stands inside quotation marks in HTML, and nothing else."""
    return escape(text, quote=True)
