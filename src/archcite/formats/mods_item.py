"""A MODS record → a CSL item."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from archcite.doi import bare_doi
from archcite.formats.dates import date_of
from archcite.formats.names import OTHERS, family_of, name_of
from archcite.formats.readable import heard, split_note
from archcite.formats.tables import table
from archcite.formats.xml_safe import local, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archcite.formats.model import Item
    from archcite.formats.xml_safe import Node


def interpret(mods: Node) -> Item:
    """The item that a record says, as far as its visible elements go.

    Args:
        mods: a ``mods`` element, with or without namespace.
    """
    item: Item = {}
    genres: list[tuple[str, str]] = []
    manuscript = False
    told: list[tuple[str, str]] = []
    for element in mods:
        name = local(element)
        if name == "titleInfo":
            _title(item, element)
        elif name == "name":
            _name(item, element)
        elif name == "genre":
            genres.append((element.get("authority", ""), text_of(element)))
        elif name == "typeOfResource":
            manuscript = element.get("manuscript") == "yes"
        elif name == "note":
            told += _note(item, element)
        elif name in _READERS:
            _READERS[name](item, element)
    _kind(item, genres, manuscript=manuscript)
    for variable, text in told:
        if variable not in item and (value := heard(variable, text)):
            item[variable] = value
    return {variable: value for variable, value in item.items() if value}


def _children(element: Node, name: str) -> Iterable[Node]:
    """The children of a name; those that `archcite.formats.mods_write` has just made are without namespace."""
    return element.findall(name) if isinstance(element, Element) else element.iterchildren(f"{{*}}{name}")


def _first(element: Node, name: str) -> Node | None:
    return element.find(name) if isinstance(element, Element) else next(element.iterchildren(f"{{*}}{name}"), None)


def _said(element: Node, name: str) -> str:
    return text_of(_first(element, name))


def _whole_title(element: Node) -> str:
    lead = "".join([f"{text_of(child)} " for child in _children(element, "nonSort")])
    title = f"{lead}{_said(element, 'title')}".strip()
    return ": ".join([part for part in (title, _said(element, "subTitle")) if part])


def _title(item: Item, element: Node) -> None:
    variable = {"": "title", "abbreviated": "title-short"}.get(element.get("type", ""))
    if variable:
        item.setdefault(variable, _whole_title(element))


def _name(item: Item, element: Node) -> None:
    name: dict[str, Any] = {}
    whole: list[str] = []
    for part in _children(element, "namePart"):
        text = text_of(part)
        kind = part.get("type")
        if kind == "family" and text:
            name |= family_of(text)
        elif kind in {"given", "termsOfAddress"} and text:
            key = "given" if kind == "given" else "suffix"
            name[key] = f"{name[key]} {text}" if key in name else text
        elif kind is None and text:
            whole.append(text)
    if not name and whole:
        corporate = element.get("type") in {"corporate", "conference"}
        name = {"literal": ". ".join(whole)} if corporate else name_of(whole[0])
    if not name and _first(element, "etal") is not None:
        name = {"literal": OTHERS}
    if name:
        item.setdefault(_role(element), []).append(name)


@cache
def _roles() -> dict[str, str]:
    words: dict[str, str] = table("mods")["words"]
    return {code: variable for variable, code in table("mods")["roles"].items()} | words


def _role(element: Node) -> str:
    known, said = _roles(), False
    for role in _children(element, "role"):
        for term in _children(role, "roleTerm"):
            said = True
            if variable := known.get(text_of(term).lower()):
                return variable
    return "contributor" if said else "author"


def _note(item: Item, element: Node) -> list[tuple[str, str]]:
    if element.get("type") == "archcite":
        return split_note(text_of(element), ours=True)[0]
    said = text_of(element)
    item["note"] = f"{item['note']}\n{said}" if item.get("note") else said
    return []


def _origin(item: Item, element: Node) -> None:
    terms = [
        text_of(t) for p in _children(element, "place") for t in _children(p, "placeTerm") if t.get("type") != "code"
    ]
    for variable, text in (("publisher-place", "; ".join(terms)), ("publisher", _said(element, "publisher"))):
        item.setdefault(variable, text)
    item.setdefault("edition", _said(element, "edition"))
    for name in ("dateCreated", "dateIssued", "copyrightDate", "dateCaptured"):
        dates = list(_children(element, name))
        if dates and not item.get("issued"):
            item["issued"] = _date(dates)


def _date(dates: list[Node]) -> dict[str, Any]:
    points = {date.get("point"): date for date in dates if date.get("point")}
    if "start" in points and "end" in points:
        date = date_of(f"{text_of(points['start'])}/{text_of(points['end'])}")
        used = list(points.values())
    else:
        used = [next((d for d in dates if d.get("keyDate")), next((d for d in dates if d.get("encoding")), dates[0]))]
        date = date_of(text_of(used[0]))
    if "date-parts" in date and any(d.get("qualifier") == "approximate" for d in used):
        date["circa"] = True
    return date


def _language(item: Item, element: Node) -> None:
    terms = {term.get("type", "code"): text_of(term) for term in _children(element, "languageTerm")}
    code = terms.get("code") or terms.get("text", "")
    if not element.get("objectPart"):
        item.setdefault("language", table("mods")["languages"].get(code, code))


def _extent(item: Item, element: Node) -> None:
    said = _said(element, "extent")
    item.setdefault("number-of-pages", said.removesuffix(" pages").removesuffix(" p.").strip())


def _subject(item: Item, element: Node) -> None:
    found = [
        text_of(child).replace(",", "–")
        for child in element
        if local(child) in {"topic", "geographic", "temporal", "genre"}
    ]
    item["keyword"] = ", ".join(word for word in [item.get("keyword", ""), " – ".join(filter(None, found))] if word)


def _related(item: Item, element: Node) -> None:
    kind = element.get("type")
    info = _first(element, "titleInfo")
    title = _whole_title(info) if info is not None else ""
    variable = {"host": "container-title", "series": "collection-title", "original": "original-title"}.get(kind or "")
    if variable:
        item.setdefault(variable, title)
    if kind == "host":
        for part in _children(element, "part"):
            _part(item, part)


def _part(item: Item, part: Node) -> None:
    for detail in _children(part, "detail"):
        variable = {"volume": "volume", "issue": "issue", "number": "issue"}.get(detail.get("type", ""))
        if variable:
            item.setdefault(variable, _said(detail, "number"))
    extent = _first(part, "extent")
    if extent is not None:
        ends = [_said(extent, "start"), _said(extent, "end")]
        item.setdefault("page", "-".join(end for end in ends if end) or _said(extent, "list"))
    for date in _children(part, "date"):
        item.setdefault("issued", date_of(text_of(date)))


@cache
def _identifiers() -> dict[str, str]:
    """Type of an identifier → variable."""
    return {kind: variable for variable, kind in table("mods")["identifiers"].items()}


def _identifier(item: Item, element: Node) -> None:
    kind, text = element.get("type", ""), text_of(element)
    if kind == "citekey":
        item["id"] = item["citation-key"] = text
    elif variable := _identifiers().get(kind):
        item.setdefault(variable, bare_doi(text) if variable == "DOI" else text)
    if kind in {"uri", "hdl"} and "://" in text:
        item.setdefault("URL", text)


def _location(item: Item, element: Node) -> None:
    place, shelf = _said(element, "physicalLocation"), _said(element, "shelfLocator")
    if shelf:
        item.setdefault("archive", place)
        item.setdefault("archive_location", shelf)
    elif place:
        item.setdefault("archive_location", place)
    url = _first(element, "url")
    if url is not None:
        item.setdefault("URL", text_of(url))
        if accessed := date_of(url.get("dateLastAccessed", "")):
            item.setdefault("accessed", accessed)


def _source(item: Item, element: Node) -> None:
    said = _said(element, "recordContentSource")
    item.setdefault("archive" if item.get("URL") and item.get("archive_location") else "source", said)


def _kind(item: Item, genres: list[tuple[str, str]], *, manuscript: bool) -> None:
    types = table("mods")["read_types"]
    plain = [text for authority, text in genres if authority != "marcgt"]
    known = [types[text.lower()] for _, text in genres if text.lower() in types]
    if manuscript and "personal_communication" not in known:
        item["type"] = "personal_communication" if "recipient" in item else "manuscript"
    else:
        fallback = "manuscript" if item.get("archive_location") else "document"
        item["type"] = known[0] if known else "article-journal" if item.get("issue") else fallback
    if plain:
        item.setdefault("genre", plain[0])


_READERS = {
    "originInfo": _origin,
    "language": _language,
    "physicalDescription": _extent,
    "abstract": lambda item, element: item.setdefault("abstract", text_of(element)),
    "subject": _subject,
    "classification": lambda item, element: item.setdefault("call-number", text_of(element)),
    "relatedItem": _related,
    "identifier": _identifier,
    "location": _location,
    "recordInfo": _source,
}
