"""XML from outside: no entity is expanded, no network is asked, and one damaged record spoils no other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from archcite.formats.readable import one_line
from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from archcite.formats.model import Collector

    #: An element that was read, or one that is being written.
    Node: TypeAlias = etree._Element | Element  # noqa: SLF001 - the type has no public name

_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACES: Final = re.compile(r"(xmlns(?::[\w.-]+)?)\s*=\s*(\"[^\"<]*\"|'[^'<]*')")
_BEGINNING: Final = 4096


def sound(text: object) -> str:
    """Text on one line without the characters that XML 1.0 cannot hold (section 2.2)."""
    said = str(text)
    if said.isprintable():  # and so without anything that XML cannot hold
        return said.strip()
    return _NO_XML.sub("", one_line(said)).strip()


def elements(out: Collector, name: str) -> Iterator[tuple[etree._Element, Span]]:
    """The records of an XML file, each parsed by itself.

    Args:
        out: holds the text, and takes what is damaged.
        name: the local name of a record's element, such as ``mods``; records do not stand inside each other.
    """
    declaration = _DECLARATION.match(out.text.content)
    skipped = declaration.end() if declaration else 0
    content = out.text.content[skipped:]
    first = dict(reversed(_NAMESPACES.findall(content[:_BEGINNING])))
    spaces = " ".join(f"{name}={value}" for name, value in first.items())
    opening = re.compile(rf"<(?:[\w.-]+:)?{name}(?=[\s>/])")
    closing = re.compile(rf"</(?:[\w.-]+:)?{name}\s*>")
    begin = opening.search(content)
    while begin:
        following = opening.search(content, begin.end())
        ends = closing.search(content, begin.end(), following.start() if following else len(content))
        stop = ends.end() if ends else following.start() if following else len(content)
        raw = content[begin.start() : stop].rstrip()
        span = Span(skipped + begin.start(), skipped + begin.start() + len(raw))
        try:
            yield _element(raw, spaces), span
        except etree.XMLSyntaxError as error:
            line, column = out.text.place(span.start)
            at = line + max(0, (error.lineno or 1) - 1)
            out.lose("xml", f"no XML: {error.msg} (line {at}, after line {line}, column {column})", span)
        begin = following


def _element(raw: str, spaces: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
    )
    root = etree.fromstring(f"<archcite {spaces}>{raw}</archcite>".encode(), parser)
    return root[0]


def text_of(element: Node | None) -> str:
    """All text inside an element, on one line; the ``<style>`` runs that EndNote writes make no difference."""
    if element is None:
        return ""
    return one_line("".join(str(part) for part in element.itertext()) if len(element) else element.text or "")


def local(element: Node) -> str:
    """An element's name without its namespace; empty for anything that is no element."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
