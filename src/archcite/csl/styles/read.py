"""From the XML of a style to its typed tree; everything that cannot be rendered rightly is an error with its line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from archcite.csl.styles import style as s
from archcite.csl.styles import xml
from archcite.csl.styles.calls import check_calls
from archcite.csl.styles.read_elements import ElementReader, attributes, decoration_of
from archcite.csl.styles.read_locale import read_part
from archcite.csl.styles.uses import substituted, uses_of

if TYPE_CHECKING:
    from lxml.etree import _Element


class StyleReader:
    """Reads one style: what is around its rendering elements."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.elements = ElementReader(source)

    def area(self, element: _Element) -> s.Area:
        """Read `<citation>` or `<bibliography>`."""
        sort: tuple[s.SortKey, ...] = ()
        layout: s.Layout | None = None
        for child in xml.children(element):
            match xml.tag(child):
                case "sort":
                    sort = tuple(self.key(key) for key in xml.children(child))
                case "layout":
                    layout = s.Layout(
                        self.elements.nodes(xml.children(child)), child.get("delimiter", ""), decoration_of(child)
                    )
                case other:
                    raise self.elements.error(child, f"<{other}> does not belong in <{xml.tag(element)}>")
        if layout is None:
            raise self.elements.error(element, f"<{xml.tag(element)}> has no <layout>")
        return s.Area(MappingProxyType(attributes(element)), sort, layout)

    def key(self, element: _Element) -> s.SortKey:
        """Read a sort key."""
        variable, macro = element.get("variable", ""), element.get("macro", "")
        if bool(variable) == bool(macro):
            raise self.elements.error(element, "<key> needs either variable or macro")
        if macro:
            self.elements.calls.append((macro, xml.line_of(element)))
        names = {
            option: value
            for attribute, option in (
                ("names-min", "et-al-min"),
                ("names-use-first", "et-al-use-first"),
                ("names-use-last", "et-al-use-last"),
            )
            if (value := element.get(attribute)) is not None
        }
        return s.SortKey(variable, macro, element.get("sort") == "descending", MappingProxyType(names))

    def style(self, root: _Element) -> s.Style:
        """Read the whole style."""
        if xml.tag(root) != "style":
            raise self.elements.error(root, f"a style's root is <style>, not <{xml.tag(root)}>")
        macros: dict[str, tuple[s.Node, ...]] = {}
        areas: dict[str, s.Area] = {}
        locales = []
        info = s.Info()
        for child in xml.children(root):
            match xml.tag(child):
                case "info":
                    info = read_info(child)
                case "locale":
                    locales.append(read_part(child))
                case "macro":
                    macros[self.elements.required(child, "name")] = self.elements.nodes(xml.children(child))
                case "citation" | "bibliography" as name:
                    areas[name] = self.area(child)
                case other:
                    raise self.elements.error(child, f"<{other}> does not belong in <style>")
        if "citation" not in areas:
            raise self.elements.error(root, "the style has no <citation>; a dependent style only names its parent")
        check_calls(self.elements.calls, macros, self.source)
        uses = {name: uses_of(area, macros, attributes(root)) for name, area in areas.items()}
        return s.Style(
            name=self.source,
            info=info,
            class_=root.get("class", "in-text"),
            version=root.get("version", "1.0"),
            default_locale=root.get("default-locale", ""),
            options=MappingProxyType(attributes(root)),
            locales=tuple(locales),
            macros=MappingProxyType(macros),
            citation=areas["citation"],
            bibliography=areas.get("bibliography"),
            uses=MappingProxyType({"bibliography": s.Uses(), **uses}),
            substitutable=substituted(macros, areas.values()),
        )


def read_info(element: _Element) -> s.Info:
    """Read `<info>`."""
    texts: dict[str, str] = {}
    links: dict[str, str] = {}
    categories: list[str] = []
    for child in xml.children(element):
        name = xml.tag(child)
        if name in {"id", "title"}:
            texts[name] = (child.text or "").strip()
        elif name == "link":
            links[child.get("rel", "")] = child.get("href", "")
        elif name == "category":
            categories.extend(value for value in (child.get("field"), child.get("citation-format")) if value)
    return s.Info(
        texts.get("id", ""),
        texts.get("title", ""),
        links.get("independent-parent", ""),
        links.get("template", ""),
        tuple(categories),
    )


def read_style(data: bytes, source: str = "style") -> s.Style:
    """Read an independent style.

    Args:
        data: The style's XML.
        source: Its name or file, for errors.

    Raises:
        StyleError: If it is no usable style, with the line.
    """
    return read_root(xml.parse(data, source), source)


def read_root(root: _Element, source: str) -> s.Style:
    """Read an independent style that is parsed already: see `read_style`."""
    return StyleReader(source).style(root)


def info_of(root: _Element) -> s.Info:
    """The `<info>` of any style, dependent ones too, whose parent it names."""
    for child in xml.children(root):
        if xml.tag(child) == "info":
            return read_info(child)
    return s.Info()
