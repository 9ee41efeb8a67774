"""Derived styles: a style that names another as its `template` and holds only what it changes.

A derived style has `<info>` with `<link rel="template" href="http://www.zotero.org/styles/NAME"/>` and no `<citation>`.
Its macros replace those of the same name and are added where there is none; its `<locale>` elements change the terms,
dates and options that they name; its `<bibliography>`, if it has one, replaces the other. All else is the template's. What
comes out is a complete style, which any CSL processor reads.

A macro that calls itself, which CSL forbids, calls what it replaces: so a style may print some items in its own way and
leave the others to its template. The macros `citation-layout` and `bibliography-layout` stand for what the layouts of the
template hold.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from archcite.csl.errors import StyleError
from archcite.csl.styles import xml
from archcite.csl.styles.macros import macros_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    Load = Callable[[str], bytes]

#: A derived style may derive from a derived one; more than this is a circle.
MAX_STEPS = 4
#: The macros that stand for what a layout holds, by the element that it is in.
LAYOUTS = {"citation-layout": "citation", "bibliography-layout": "bibliography"}


def is_derived(root: _Element) -> bool:
    """Whether a style is a derived one.

    >>> is_derived(xml.parse(b'<style xmlns="http://purl.org/net/xbiblio/csl"/>', "mine"))
    False
    """
    return root.find(f"{xml.NAMESPACE}citation") is None and bool(template_of(root))


def complete(root: _Element, source: str, load: Load) -> _Element:
    """The complete style that a derived style stands for; any other style as it is.

    Args:
        root: The style; it is left as it is.
        source: Its name, for errors.
        load: Gives the XML of a style by the address of a template.

    Raises:
        StyleError: If its template cannot be had, or is one of a circle.
    """
    chain_of: list[_Element] = []
    while is_derived(root):
        chain_of.append(root)
        if len(chain_of) > MAX_STEPS:
            raise StyleError("derives from styles that derive from one another", source)
        address = template_of(root)
        root = xml.parse(load(address), address)
    for own in reversed(chain_of):
        put_on(root, own, source)
    return root


def template_of(root: _Element) -> str:
    """The address of the style's template, or an empty string."""
    for link in root.iterfind(f"{xml.NAMESPACE}info/{xml.NAMESPACE}link"):
        if link.get("rel") == "template":
            return link.get("href", "").rstrip("/")
    return ""


def put_on(base: _Element, own: _Element, source: str) -> None:
    """Put a derived style on top of its template, which becomes the complete style."""
    for name, value in own.attrib.items():
        base.set(name, value)
    macros = macros_of(base)
    for child in xml.children(own):
        new = copy.deepcopy(child)
        match xml.tag(child):
            case "info":
                put_info(base, new)
            case "bibliography" as name:
                replace_or_add(base, new, base.find(f"{xml.NAMESPACE}{name}"))
            case "macro":
                put_macro(base, new, macros)
            case "locale":
                put_locale(base, new)
            case other:
                raise StyleError(f"<{other}> does not belong in a derived style", source, xml.line_of(child))


def put_info(base: _Element, new: _Element) -> None:
    """Replace what the style says of itself; who wrote the template is named as contributor, and its licence stays."""
    old = base.find(f"{xml.NAMESPACE}info")
    if old is not None:
        for person in old.findall(f"{xml.NAMESPACE}author") + old.findall(f"{xml.NAMESPACE}contributor"):
            person.tag = f"{xml.NAMESPACE}contributor"
            new.append(person)
        licence = old.find(f"{xml.NAMESPACE}rights")
        if licence is not None:
            place_child(new, licence, new.find(f"{xml.NAMESPACE}rights"))
    replace_or_add(base, new, old)


def put_macro(base: _Element, new: _Element, macros: dict[str, _Element]) -> None:
    """Put a macro in the place of the template's; where it calls itself, it calls that one, under another name.

    One that calls itself and has nothing to call is left out: nothing in the template calls it. So a style lives on when
    an update of its template drops a macro; `check` tells of it.
    """
    name = new.get("name", "")
    if name in LAYOUTS and name not in macros:
        wrap_layout(base, name, macros)
    old = macros.get(name)
    calls = calls_of_itself(new)
    if not calls:
        replace_or_add(base, new, old)
    if calls and old is not None:
        kept = f"{name}-of-template"
        while kept in macros:
            kept += "-of-template"
        macros[kept] = old
        old.set("name", kept)
        for call in calls:
            call.set("macro", kept)
        old.addnext(new)
    if not calls or old is not None:
        macros[name] = new


def calls_of_itself(macro: _Element) -> list[_Element]:
    """The elements of a macro that call it."""
    return [call for call in macro.iter(f"{xml.NAMESPACE}text") if call.get("macro") == macro.get("name")]


def wrap_layout(base: _Element, name: str, macros: dict[str, _Element]) -> None:
    """Make what a layout holds a macro, which the layout then calls."""
    layout = base.find(f"{xml.NAMESPACE}{LAYOUTS[name]}/{xml.NAMESPACE}layout")
    if layout is None:
        return
    macro = etree.Element(f"{xml.NAMESPACE}macro", name=name)
    macro.extend(list(layout))
    etree.SubElement(layout, f"{xml.NAMESPACE}text", macro=name)
    replace_or_add(base, macro, None)
    macros[name] = macro


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
