"""A CSL item → the visible elements of a MODS record.

They are the standard library's elements, named without their namespace: quicker to make, to read back and to put down than
a parser's, of which nothing is needed here.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element, SubElement
from xml.sax.saxutils import escape

from archcite.formats.dates import edtf, words
from archcite.formats.names import OTHERS, parts
from archcite.formats.readable import tell
from archcite.formats.tables import table
from archcite.formats.xml_safe import sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_QUOTED: Final = {'"': "&quot;"}
_UNPUBLISHED: Final = frozenset({"manuscript", "personal_communication", "collection", "interview"})
_CARRIED: Final = frozenset(
    [
        "title",
        "title-short",
        "genre",
        "issued",
        "language",
        "abstract",
        "publisher",
        "publisher-place",
        "edition",
        "archive",
        "archive_location",
        "URL",
        "accessed",
        "container-title",
        "collection-title",
        "volume",
        "issue",
        "page",
        "number-of-pages",
        "keyword",
        "DOI",
        "ISBN",
        "ISSN",
        "number",
        "PMID",
        "PMCID",
        "call-number",
        "note",
        "original-title",
    ]
)


def build(item: Mapping[str, Any]) -> Element:
    """The record of an item, but for the hidden copy.

    Args:
        item: a CSL-JSON item.

    Example:
        >>> build({"id": "r", "title": "Report"}).find("titleInfo/title").text
        'Report'
    """
    mods = Element("mods", version="3.7")
    _put(mods, "titleInfo/title", item.get("title"))
    _put(mods, "titleInfo[abbreviated]/title", item.get("title-short"))
    roles = table("mods")["roles"]
    for variable in roles:
        if variable in item:
            for name in item[variable]:
                _name(mods, name, roles[variable])
    _kind(mods, item)
    _origin(mods, item)
    _language(mods, item)
    if item.get("number-of-pages"):
        _put(mods, "physicalDescription/extent", f"{sound(item['number-of-pages'])} pages")
    _put(mods, "abstract", item.get("abstract"))
    if "note" in item:
        archival = item.get("archive") or item.get("archive_location")
        _put(mods, "note[provenance]" if archival else "note", item["note"])
    if "keyword" in item:
        for word in str(item["keyword"]).split(";" if ";" in str(item["keyword"]) else ","):
            _put(mods, "subject/topic", word)
    _put(mods, "classification", item.get("call-number"))
    _related(mods, item)
    for printed in _printed_in(item):
        _version(mods, printed)
    for variable, path in _identifiers():
        if variable in item:
            _put(mods, path, item[variable])
    _put(mods, "identifier[citekey]", item.get("citation-key") or item["id"])
    _location(mods, item)
    _put(mods, "note[archcite]", tell(item, [name for name in item if name not in _CARRIED and name not in roles]))
    return mods


@cache
def _identifiers() -> list[tuple[str, str]]:
    """Variable → path, of the numbers by which others know a document."""
    return [(variable, f"identifier[{kind}]") for variable, kind in table("mods")["identifiers"].items()]


def _put(parent: Element, path: str, value: object) -> Element | None:
    """Add the elements of a path, the last with the text; nothing where there is none. ``a[b]`` is ``<a type="b">``."""
    if value is None or not (text := sound(value)):
        return None
    for tag, attributes in _steps(path):
        parent = SubElement(parent, tag, attributes)
    parent.text = text
    return parent


@cache
def _steps(path: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a path of this module, each with its attributes."""
    steps = [step.rstrip("]").partition("[") for step in path.split("/")]
    return [(name, {"type": kind} if kind else {}) for name, _, kind in steps]


def _name(mods: Element, name: Mapping[str, Any], code: str) -> None:
    literal = sound(name.get("literal", ""))
    if literal == OTHERS:
        element = SubElement(mods, "name", type="personal")
        SubElement(element, "etal")
        element.append(_role(code))
        return
    family, given, suffix = parts(name)
    if not (literal or sound(family) or sound(given)):
        return
    element = SubElement(mods, "name", type="corporate" if literal else "personal")
    if literal:
        _put(element, "namePart", literal)
    else:
        _put(element, "namePart[family]", family)
        _put(element, "namePart[given]", given)
        _put(element, "namePart[termsOfAddress]", suffix)
    element.append(_role(code))


@cache
def _role(code: str) -> Element:
    """What a person or a body did, by MARC's code; one element stands in all names of a role, and nobody changes it."""
    role = Element("role")
    for kind, text in (("code", code), ("text", table("mods")["terms"].get(code, ""))):
        term = _put(role, f"roleTerm[{kind}]", text)
        if term is not None:
            term.set("authority", "marcrelator")
    return role


def _kind(mods: Element, item: Mapping[str, Any]) -> None:
    row = table("mods")["write_types"].get(item.get("type"), {})
    resource = _put(mods, "typeOfResource", row.get("resource", "text"))
    if resource is not None and row.get("manuscript"):
        resource.set("manuscript", "yes")
    kind = _put(mods, "genre", row.get("genre"))
    if kind is not None:
        kind.set("authority", "marcgt")
    _put(mods, "genre", item.get("genre"))


def _origin(mods: Element, item: Mapping[str, Any]) -> None:
    origin = SubElement(mods, "originInfo")
    _put(origin, "place/placeTerm[text]", item.get("publisher-place"))
    _put(origin, "publisher", item.get("publisher"))
    name = "dateCreated" if item.get("type") in _UNPUBLISHED else "dateIssued"
    said = edtf(item.get("issued"))
    if "/" in said:
        for point, end in zip(("start", "end"), said.split("/"), strict=True):
            _date(origin, name, end).set("point", point)
    elif said:
        _date(origin, name, said).set("keyDate", "yes")
    elif words(item.get("issued")):
        _put(origin, name, words(item["issued"]))
    _put(origin, "edition", item.get("edition"))
    if not len(origin):
        mods.remove(origin)


def _date(origin: Element, name: str, said: str) -> Element:
    element = SubElement(origin, name)
    element.text = said.rstrip("~")
    season = said[5:7] in {"21", "22", "23", "24"} or said.startswith("-")
    element.set("encoding", "edtf" if season else "w3cdtf")
    if said.endswith("~"):
        element.set("qualifier", "approximate")
    return element


def _language(mods: Element, item: Mapping[str, Any]) -> None:
    term = _put(mods, "language/languageTerm", item.get("language"))
    if term is not None:
        term.set("type", "code")
        term.set("authority", "rfc5646")


def _related(mods: Element, item: Mapping[str, Any]) -> None:
    if any(item.get(variable) for variable in ("container-title", "volume", "issue", "page")):
        host = SubElement(mods, "relatedItem", type="host")
        _put(host, "titleInfo/title", item.get("container-title"))
        part = SubElement(host, "part")
        for variable in ("volume", "issue"):
            _put(part, f"detail[{variable}]/number", item.get(variable))
        first, dash, last = sound(item.get("page", "")).partition("-")
        if first or last:
            extent = SubElement(part, "extent", unit="pages")
            _put(extent, "start", first)
            _put(extent, "end", last if dash else "")
        if not len(part):
            host.remove(part)
    _put(mods, "relatedItem[series]/titleInfo/title", item.get("collection-title"))
    _put(mods, "relatedItem[original]/titleInfo/title", item.get("original-title"))


def _printed_in(item: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The items of what the document is printed in, which only the hidden part of a record knows; anybody can have changed it."""
    found: Any = item
    for name in ("custom", "archcite", "record", "printed"):
        found = found.get(name) if isinstance(found, dict) else None
    for source in found if isinstance(found, list) else ():
        printed = source.get("item") if isinstance(source, dict) else None
        if isinstance(printed, dict) and isinstance(printed.get("issued"), dict):
            yield printed


def _version(mods: Element, printed: Mapping[str, Any]) -> None:
    """What the document is printed in, as another version of it (MODS 3.7, relatedItem)."""
    version = SubElement(mods, "relatedItem", type="otherVersion")
    _put(version, "titleInfo/title", printed.get("title"))
    for variable in ("author", "editor", "translator"):
        names = printed.get(variable)
        for name in names if isinstance(names, list) else ():
            if isinstance(name, dict):
                _name(version, name, table("mods")["roles"][variable])
    _origin(version, printed)
    _related(version, printed)


def _location(mods: Element, item: Mapping[str, Any]) -> None:
    """Beside an address, the archive variable names the digital host, and the location the holding archive."""
    archive, place = sound(item.get("archive", "")), sound(item.get("archive_location", ""))
    address = sound(item.get("URL", ""))
    if address:
        _put(mods, "location/physicalLocation", place)
        url = _put(mods, "location/url", address)
        if url is not None:
            url.set("usage", "primary display")
            if accessed := edtf(item.get("accessed")):
                url.set("dateLastAccessed", accessed)
        _put(mods, "recordInfo/recordContentSource", archive)
    elif archive or place:
        location = SubElement(mods, "location")
        _put(location, "physicalLocation", archive)
        _put(location, "shelfLocator", place)


def lines_of(element: Element, margin: str = "") -> list[str]:
    """An element and all inside as lines of XML; its texts are `sound` already.

    Args:
        element: what `build` made.
        margin: stands before each line.

    Example:
        >>> part = Element("part")
        >>> SubElement(part, "detail", type="volume").text = "A < B"
        >>> list(lines_of(part))
        ['<part>', '  <detail type="volume">A &lt; B</detail>', '</part>']
    """
    lines: list[str] = []
    _add_lines(lines, element, margin)
    return lines


def _add_lines(lines: list[str], element: Element, margin: str) -> None:
    name, text, attributes = element.tag, element.text, element.items()
    opening = (
        f"{margin}<{name}{''.join([_attribute(*pair) for pair in attributes])}" if attributes else f"{margin}<{name}"
    )
    if len(element):
        lines.append(f"{opening}>")
        inside = f"{margin}  "
        for child in element:
            _add_lines(lines, child, inside)
        lines.append(f"{margin}</{name}>")
    else:
        lines.append(f"{opening}>{escape(text)}</{name}>" if text else f"{opening}/>")


@lru_cache(2**10)
def _attribute(name: str, value: str) -> str:
    """An attribute as it is written; there are few, but for the days on which addresses were seen."""
    return f' {name}="{escape(value, _QUOTED)}"'
