"""Reading XML that came from outside: no entities, no network, a bound on size, errors with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.errors import StyleError
from archcite.csl.styles.files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(data: bytes, source: str) -> _Element:
    """Parse XML and give its root.

    Args:
        data: The document.
        source: Its name, for errors.

    Raises:
        StyleError: If it is no XML, or too large.
    """
    if len(data) > MAX_BYTES:
        raise StyleError(f"{len(data)} bytes; a style has at most {MAX_BYTES}", source)
    from lxml import etree  # noqa: PLC0415 - takes longer than reading what was kept of a style

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise StyleError(f"not well-formed XML: {error.msg}", source, line or 0, column or 0) from None
    if has_doctype(root):
        raise StyleError("a style has no document type declaration", source, 1, 1)
    return root


def has_doctype(root: _Element) -> bool:
    """Whether there is a document type declaration, through which entities come; an honest style has none."""
    return root.getroottree().docinfo.internalDTD is not None


def tag(element: _Element) -> str:
    """The element's name without its namespace.

    >>> tag(parse(b'<a xmlns="http://purl.org/net/xbiblio/csl"/>', "x"))
    'a'
    """
    name = element.tag
    if name.startswith(NAMESPACE):
        return name[len(NAMESPACE) :]
    return name.rpartition("}")[2]


def children(element: _Element) -> Iterator[_Element]:
    """The element's child elements, entity references left out."""
    for child in element:
        if isinstance(child.tag, str):
            yield child


def line_of(element: _Element) -> int:
    """The line on which the element starts."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs have no type for it
    return line or 0
