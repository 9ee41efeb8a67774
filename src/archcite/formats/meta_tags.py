"""``meta`` elements for a page about one document.

They are Highwire's ``citation_…``, which Google Scholar and Zotero read, and Dublin Core's for what those have no name for.
The hidden copy is a ``meta`` of our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archcite.formats.carried import LABEL, decode, encode, patch, restore
from archcite.formats.identity import identify
from archcite.formats.model import Collector, Profile
from archcite.formats.web_page import attribute, tags
from archcite.formats.web_pairs import interpret, pairs
from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.formats.model import Item, Reading
    from archcite.model import Text

_TYPES: Final = {"personal_communication": "letter", "article-journal": "article"}
#: Tags that begin another document: the first of each that `write` writes.
_BEGINS: Final = "DC.type"


def read(text: Text) -> Reading:
    """Read the tags of a page, one document or several after one another.

    Args:
        text: HTML.

    Example:
        >>> from archcite.model import Text
        >>> read(Text('<meta name="citation_title" content="On Cuba">')).items[0]["title"]
        'On Cuba'
    """
    out = Collector(text)
    group: list[tuple[str, str]] = []
    spans: list[Span] = []
    for found, span in tags(text.content, "meta"):
        name, value = found.get("name") or found.get("property", ""), found.get("content", "")
        if not name.lower().startswith(("citation_", "dc.", "dcterms.", LABEL)) or not value:
            continue
        if name == _BEGINS and any(known == _BEGINS for known, _ in group):
            _take(group, spans, out)
            group, spans = [], []
        group.append((name, value))
        spans.append(span)
    if group:
        _take(group, spans, out)
    return out.reading()


def _take(group: list[tuple[str, str]], spans: list[Span], out: Collector) -> None:
    hidden = next((decode(value) for name, value in group if name == LABEL), None)
    seen = interpret(group, "meta")
    identify(out, restore(seen, hidden) if hidden else seen, Span(spans[0].start, spans[-1].end))


def write(items: Sequence[Item], profile: Profile = Profile.ZOTERO) -> str:
    """Write the tags of each item, for the ``head`` of its page.

    Args:
        items: CSL-JSON items.
        profile: makes no difference here.

    Example:
        >>> print(write([{"id": "r", "type": "manuscript", "title": "On Cuba"}]), end="")
        <meta name="DC.type" content="manuscript">
        <meta name="citation_key" content="r">
        <meta name="citation_title" content="On Cuba">
    """
    del profile
    return "\n".join(_group(item) for item in items)


def _group(item: Item) -> str:
    kind = str(item.get("type"))
    said = [(_BEGINS, _TYPES.get(kind, kind)), *pairs(item, "meta")]
    hidden = encode(patch(item, interpret(said, "meta")))
    whole = [*said, *([(LABEL, hidden)] if hidden else [])]
    return "".join(f'<meta name="{name}" content="{attribute(value)}">\n' for name, value in whole)
