"""MODS 3.7, the Library of Congress's description format, which archives and libraries exchange.

Archive and shelfmark stand in ``location``; the digital host is the record's source (``recordInfo``). What MODS has no
element for is told in a note and hidden in ``extension``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import SubElement

from archcite.formats.carried import LABEL, decode, encode, patch, restore
from archcite.formats.identity import identify
from archcite.formats.model import Collector, Profile
from archcite.formats.mods_item import interpret
from archcite.formats.mods_write import build, lines_of
from archcite.formats.xml_safe import elements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from archcite.formats.model import Item, Reading
    from archcite.model import Text

SPACE: Final = "http://www.loc.gov/mods/v3"
_EXTENSION: Final = "urn:archcite:csl"


def read(text: Text) -> Reading:
    """Read MODS, one record or a collection.

    Args:
        text: the file's text.

    Example:
        >>> from archcite.model import Text
        >>> read(Text("<mods><titleInfo><title>Report</title></titleInfo></mods>")).items[0]["title"]
        'Report'
    """
    out = Collector(text)
    for element, span in elements(out, "mods"):
        identify(out, restore(interpret(element), _hidden(element)), span)
    return out.reading()


def _hidden(element: etree._Element) -> dict[str, list[Any]]:
    for found in element.iter(f"{{{_EXTENSION}}}{LABEL}"):
        return decode(found.text or "") or {}
    return {}


def write(items: Sequence[Item], profile: Profile = Profile.PLAIN) -> str:
    """Write a ``modsCollection``.

    Args:
        items: CSL-JSON items.
        profile: makes no difference here.

    Example:
        >>> "<title>Report</title>" in write([{"id": "r", "type": "manuscript", "title": "Report"}])
        True
    """
    del profile
    opening = f'<modsCollection xmlns="{SPACE}"'
    records = ["\n".join(_record(item)) for item in items]
    body = [f"{opening}>", *records, "</modsCollection>"] if records else [f"{opening}/>"]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *body, ""])


def _record(item: Item) -> list[str]:
    element = build(item)
    hidden = encode(patch(item, interpret(element)))
    if hidden:
        extension = SubElement(element, "extension")
        SubElement(extension, LABEL, xmlns=_EXTENSION).text = hidden
    return lines_of(element, "  ")
