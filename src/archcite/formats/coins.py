"""COinS: a citation inside a web page, which Zotero and other reference managers pick up (ANSI/NISO Z39.88, OpenURL).

Archival documents use its Dublin Core form, the only one that has source (the archive) and coverage (the place in it).
The hidden copy is ``rft_dat``, which the standard leaves to the writer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote_plus

from archcite.formats.carried import decode, encode, patch, restore
from archcite.formats.identity import identify
from archcite.formats.model import Collector, Profile
from archcite.formats.percent import unquoted
from archcite.formats.web_page import attribute, tags
from archcite.formats.web_pairs import interpret, pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.formats.model import Item, Reading
    from archcite.model import Text

_FORMATS: Final = {"article-journal": ("journal", "article"), "book": ("book", "book"), "chapter": ("book", "bookitem")}
_TYPES: Final = {"personal_communication": "letter", "thesis": "dissertation", "paper-conference": "proceeding"}
_MOST: Final = 1000


def read(text: Text) -> Reading:
    """Read the COinS of a page.

    Args:
        text: HTML.

    Example:
        >>> from archcite.model import Text
        >>> page = '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.type=letter&amp;rft.title=On%20Cuba"></span>'
        >>> read(Text(page)).items[0]["title"]
        'On Cuba'
    """
    out = Collector(text)
    for found, span in tags(text.content, "span"):
        if "Z3988" not in found.get("class", "").split():
            continue
        query = found.get("title", "")
        if query.count("&") >= _MOST:
            out.lose("coins", f"more than {_MOST} pairs", span)
            continue
        given = _pairs(query)
        hidden = next((decode(value) for name, value in given if name == "rft_dat"), None)
        given = [("rft.type", value) if name == "rft.genre" else (name, value) for name, value in given]
        seen = interpret(given, "coins")
        identify(out, restore(seen, hidden) if hidden else seen, span)
    return out.reading()


def _pairs(query: str) -> list[tuple[str, str]]:
    """The names and values of a query, as forms are encoded; those without a value say nothing."""
    found = (pair.partition("=") for pair in query.replace("+", " ").split("&"))
    return [(unquoted(name), unquoted(value)) for name, _, value in found if value]


def write(items: Sequence[Item], profile: Profile = Profile.ZOTERO) -> str:
    """Write one ``span`` an item, empty for the eye.

    Args:
        items: CSL-JSON items.
        profile: makes no difference here.

    Example:
        >>> "rft.title=On+Cuba" in write([{"id": "r", "type": "manuscript", "title": "On Cuba"}])
        True
    """
    del profile
    return "".join(f"{_span(item)}\n" for item in items)


def _span(item: Item) -> str:
    kind = str(item.get("type"))
    form, genre = _FORMATS.get(kind, ("dc", _TYPES.get(kind, kind)))
    said = pairs(item, "coins")
    named = "rft.genre" if form != "dc" else "rft.type"
    hidden = encode(patch(item, interpret([("rft.type", genre), *said], "coins")))
    head = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"), (named, genre)]
    whole = [*head, *said, *([("rft_dat", hidden)] if hidden else [])]
    query = "&".join(f"{name}={quote_plus(value)}" for name, value in whole)
    return f'<span class="Z3988" title="{attribute(query)}"></span>'
