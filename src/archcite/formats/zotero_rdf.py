"""Zotero RDF, in which a Zotero library is exported whole; read only.

Unlike Zotero's other exports it keeps the archive (``z:archive``), the place in it (``dc:coverage``) and recipients.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from archcite.doi import bare_doi
from archcite.formats.dates import date_of
from archcite.formats.extra import from_extra
from archcite.formats.identity import identify
from archcite.formats.model import Collector
from archcite.formats.readable import split_note
from archcite.formats.tables import table
from archcite.formats.xml_safe import local, text_of
from archcite.model import Span

if TYPE_CHECKING:
    from archcite.formats.model import Item, Reading
    from archcite.model import Text

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NO_ITEMS: Final = frozenset({"Attachment", "Collection", "Memo", "Journal", "AutomaticTag"})


def read(text: Text) -> Reading:
    """Read Zotero RDF.

    Args:
        text: the file's text.

    Example:
        >>> from archcite.model import Text
        >>> rdf = ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/n#"'
        ...        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="#item_1">'
        ...        '<z:itemType>letter</z:itemType><dc:coverage>AVP RF</dc:coverage></rdf:Description></rdf:RDF>')
        >>> read(Text(rdf)).items[0]["archive_location"]
        'AVP RF'
    """
    out = Collector(text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(text.content.encode(), parser)
    except etree.XMLSyntaxError as error:
        if text.content.strip():
            out.lose("xml", f"no XML: {error.msg}", Span(0, len(text.content)))
        return out.reading()
    starts = [0, *(match.end() for match in re.finditer("\n", text.content))]
    for entry in list(parser.error_log)[:1]:
        at = _offset(starts, entry.line)
        span = Span(at, min(len(text.content), at + 200))
        out.lose("xml", f"no XML: {entry.message} (line {entry.line}, column {entry.column})", span)
    if root is None:
        return out.reading()
    about = {found: element for element in root if (found := element.get(f"{_RDF}about"))}
    for element in root:
        if kind := _kind(element):
            at = _offset(starts, element.sourceline)
            identify(out, _item(element, kind, about), Span(at, at))
    return out.reading()


def _offset(starts: list[int], line: object) -> int:
    return starts[min(max(line, 1), len(starts)) - 1] if isinstance(line, int) else 0


def _kind(element: etree._Element) -> str:
    if local(element) in _NO_ITEMS:
        return ""
    said = next((text_of(child) for child in element if local(child) == "itemType"), "")
    return str(
        table("zotero_rdf")["types"].get(said, "document" if said and said not in {"attachment", "note"} else "")
    )


def _item(element: etree._Element, kind: str, about: dict[str, etree._Element]) -> Item:
    item: Item = {"type": kind}
    rest: dict[str, list[str]] = {}
    for child in element:
        name = local(child)
        if name == "isPartOf":
            _container(item, child, about)
        elif name == "isReferencedBy":
            _note(item, about.get(child.get(f"{_RDF}resource", "")))
        elif name in _READERS:
            _READERS[name](item, child)
        elif not _literal(item, name, child) and name not in _UNREAD and text_of(child):
            rest.setdefault(name, []).append(text_of(child))
    if kind == "report" and "issue" in item and "number" not in item:
        item["number"] = item.pop("issue")
    if rest:
        item["custom"] = {"zotero": rest}
    whole = from_extra({name: value for name, value in item.items() if value})
    if "id" not in whole and "citation-key" in whole:
        whole["id"] = whole["citation-key"]
    return whole


def _literal(item: Item, name: str, child: etree._Element) -> bool:
    """Whether the property is one of text or of creators, and was read."""
    rows = table("zotero_rdf")
    if name in rows["creators"]:
        item.setdefault(rows["creators"][name], []).extend(_names(child))
    elif name in rows["texts"]:
        said = _lines(child) if name == "description" else text_of(child)
        item.setdefault(rows["texts"][name], said)
    else:
        return False
    return True


def _issued(item: Item, child: etree._Element) -> None:
    item["issued"] = date_of(text_of(child))


def _accessed(item: Item, child: etree._Element) -> None:
    item["accessed"] = date_of(text_of(child).split(" ")[0])


def _lines(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext()).strip()


def _names(element: etree._Element) -> list[dict[str, Any]]:
    found = []
    for person in element.iter("{*}Person"):
        parts = {local(child): text_of(child) for child in person}
        given = parts.get("givenName") or parts.get("givenname", "")
        family = parts.get("surname", "")
        if family or given:
            found.append({"family": family, "given": given} if given and family else {"literal": family or given})
    return found


def _subject(item: Item, element: etree._Element) -> None:
    shelf = next((text_of(child) for child in element if local(child) == "LCC"), "")
    if shelf:
        item["call-number"] = shelf
    elif word := text_of(element).replace(",", "–"):
        item["keyword"] = f"{item['keyword']}, {word}" if "keyword" in item else word


def _identifier(item: Item, said: str) -> None:
    for lead, variable in table("zotero_rdf")["identifiers"].items():
        if said.startswith(lead):
            value = said.removeprefix(lead).strip()
            item.setdefault(variable, bare_doi(value) if variable == "DOI" else value)
            return
    if "://" in said:
        item.setdefault("URL", said)


def _publisher(item: Item, element: etree._Element) -> None:
    for child in element.iter("{*}name"):
        item.setdefault("publisher", text_of(child))
    for child in element.iter("{*}locality"):
        item.setdefault("publisher-place", text_of(child))


def _container(item: Item, element: etree._Element, about: dict[str, etree._Element]) -> None:
    resource = element.get(f"{_RDF}resource")
    inside = list(element) or ([about[resource]] if resource in about else [])
    for container in inside:
        series = local(container) == "Series"
        for child in container:
            name, said = local(child), text_of(child)
            if name == "title" and said:
                item.setdefault("collection-title" if series else "container-title", said)
            elif name in {"volume", "number"} and said:
                item.setdefault("volume" if name == "volume" else "issue", said)
            elif name == "identifier":
                _identifier(item, said)
            elif name == "isPartOf":
                _container(item, child, {})


def _note(item: Item, memo: etree._Element | None) -> None:
    if memo is None:
        return
    said = next((_lines(child) for child in memo if local(child) == "value"), "")
    told, left, _ = split_note(said)
    if not told and left:
        item["annote"] = left


_UNREAD: Final = frozenset({"itemType", "link", "displayTitle", "relation"})
_READERS: Final = {
    "date": _issued,
    "dateSubmitted": _accessed,
    "subject": _subject,
    "identifier": lambda item, child: _identifier(item, text_of(child)),
    "publisher": _publisher,
}
