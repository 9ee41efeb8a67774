"""Derived styles: a style that names another as its `template` and holds only what it changes.

A derived style has `<info>` with `<link rel="template" href="http://www.zotero.org/styles/NAME"/>` and no `<citation>`.
Its macros replace those of the same name and are added where there is none; its `<locale>` elements change the terms,
dates and options that they name; its `<bibliography>`, if it has one, replaces the other. All else is the template's. What
comes out is a complete style, which any CSL processor reads.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from archcite.csl import xml
from archcite.csl.errors import StyleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    Load = Callable[[str], bytes]

#: A derived style may derive from a derived one; more than this is a circle.
MAX_STEPS = 4


def is_derived(data: bytes) -> bool:
    """Whether a style is a derived one, told without parsing it."""
    return b"template" in data and b"<citation" not in data and b":citation" not in data and b"<macro" in data


def complete(data: bytes, source: str, load: Load) -> bytes:
    """The complete style that a derived style stands for; any other style as it is.

    Args:
        data: The style.
        source: Its name, for errors.
        load: Gives the XML of a style by its name.

    Raises:
        StyleError: If its template cannot be had, or is one of a circle.
    """
    steps = 0
    while is_derived(data):
        steps += 1
        if steps > MAX_STEPS:
            raise StyleError("derives from styles that derive from one another", source)
        data = derived_once(data, source, load)
    return data


def derived_once(data: bytes, source: str, load: Load) -> bytes:
    """A derived style put on top of its template."""
    own = xml.parse(data, source)
    template = template_of(own)
    if not template:
        raise StyleError("has neither <citation> nor a template to derive from", source, xml.line_of(own))
    base = xml.parse(load(template), template)
    for name, value in own.attrib.items():
        base.set(name, value)
    for child in xml.children(own):
        put(base, child, source)
    etree.cleanup_namespaces(base)
    return etree.tostring(base, xml_declaration=True, encoding="utf-8")


def template_of(root: _Element) -> str:
    """The name of the style's template, or an empty string."""
    for link in root.iter(f"{xml.NAMESPACE}link"):
        if link.get("rel") == "template":
            return link.get("href", "").rstrip("/").rpartition("/")[2]
    return ""


def put(base: _Element, child: _Element, source: str) -> None:
    """Put one part of a derived style into the complete one."""
    new = copy.deepcopy(child)
    match xml.tag(child):
        case "info" | "bibliography" as name:
            replace_or_add(base, new, base.find(f"{xml.NAMESPACE}{name}"))
        case "macro":
            same = (old for old in base.findall(f"{xml.NAMESPACE}macro") if old.get("name") == child.get("name"))
            replace_or_add(base, new, next(same, None))
        case "locale":
            put_locale(base, new)
        case other:
            raise StyleError(f"<{other}> does not belong in a derived style", source, xml.line_of(child))


def replace_or_add(base: _Element, new: _Element, old: _Element | None) -> None:
    """Put an element in the place of another, or before `<citation>`."""
    if old is not None:
        base.replace(old, new)
        return
    citation = base.find(f"{xml.NAMESPACE}citation")
    base.insert(len(base) if citation is None else base.index(citation), new)


def put_locale(base: _Element, new: _Element) -> None:
    """Merge a `<locale>` into the one for the same language; one for another language goes after `<info>`."""
    language = new.get(xml.XML_LANG)
    old = next((one for one in base.findall(f"{xml.NAMESPACE}locale") if one.get(xml.XML_LANG) == language), None)
    if old is None:
        info = base.find(f"{xml.NAMESPACE}info")
        base.insert(0 if info is None else base.index(info) + 1, new)
        return
    for child in list(xml.children(new)):
        existing = old.find(child.tag) if xml.tag(child) != "date" else same_child(old, child, ("form",))
        if xml.tag(child) == "terms" and existing is not None:
            for term in list(xml.children(child)):
                place_child(existing, term, same_child(existing, term, ("name", "form", "gender-form")))
        elif xml.tag(child) == "style-options" and existing is not None:
            for name, value in child.attrib.items():
                existing.set(name, value)
        else:
            place_child(old, child, existing)


def same_child(parent: _Element, child: _Element, attributes: tuple[str, ...]) -> _Element | None:
    """The child of the same name and with the same values of these attributes."""
    for one in parent.findall(child.tag):
        if all(one.get(name) == child.get(name) for name in attributes):
            return one
    return None


def place_child(parent: _Element, child: _Element, old: _Element | None) -> None:
    """Put a child in the place of another, or at the end."""
    if old is not None:
        parent.replace(old, child)
    else:
        parent.append(child)
