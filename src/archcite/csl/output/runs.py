"""The tree as lines of runs: words with the formats in force, which is what markup languages and word processors take.

A tree nests, and a field inside italics may turn them off again; a run says what is in force and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archcite.csl.output.printable import one_line, safe_address
from archcite.csl.tree import Block, Formatted, Link, Quoted, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.csl.tree import Tree

#: The formats of CSL that are seen, and the names they have in a run.
NAMES = {
    ("font-style", "italic"): "italic",
    ("font-style", "oblique"): "italic",
    ("font-variant", "small-caps"): "small-caps",
    ("font-weight", "bold"): "bold",
    ("font-weight", "light"): "light",
    ("text-decoration", "underline"): "underline",
    ("vertical-align", "sup"): "sup",
    ("vertical-align", "sub"): "sub",
}
#: Displays that stand on lines of their own.
OWN_LINE = frozenset(["block", "indent"])


class Run(NamedTuple):
    """Words under the same formats.

    Attributes:
        text: The words, not escaped, on one line.
        formats: Those in force, outermost first: `italic`, `bold`, `light`, `underline`, `small-caps`, `sup`, `sub`.
        url: Where they lead, or an empty string; http, https or mailto.
    """

    text: str
    formats: tuple[str, ...] = ()
    url: str = ""


class Region(NamedTuple):
    """Runs that stand together.

    Attributes:
        display: `block`, `left-margin`, `right-inline`, `indent`, or empty.
        runs: The runs.
    """

    display: str
    runs: tuple[Run, ...]


def lines(tree: Tree) -> list[tuple[Region, ...]]:
    """The lines of a tree: a `block` or `indent` is a line, everything else goes on in the line it is in.

    >>> lines((Formatted("font-style", "italic", (Text("On Truth"),)), Text(".")))
    [(Region(display='', runs=(Run(text='On Truth', formats=('italic',), url=''), Run(text='.', formats=(), url=''))),)]
    """
    out: list[list[Region]] = []
    alone = True
    for region in regions(tree):
        if alone or region.display in OWN_LINE or not out:
            out.append([])
        out[-1].append(region)
        alone = region.display in OWN_LINE
    return [tuple(line) for line in out]


def regions(tree: Tree) -> Iterator[Region]:
    """The regions of a tree, in order; those without words are left out."""
    display = ""
    runs: list[Run] = []
    for place, run in walk(tree, "", (), ""):
        if place != display:
            if runs:
                yield Region(display, tuple(runs))
            display, runs = place, []
        if runs and (runs[-1].formats, runs[-1].url) == (run.formats, run.url):
            runs[-1] = Run(runs[-1].text + run.text, run.formats, run.url)
        elif run.text:
            runs.append(run)
    if runs:
        yield Region(display, tuple(runs))


def walk(tree: Tree, display: str, formats: tuple[tuple[str, str], ...], url: str) -> Iterator[tuple[str, Run]]:
    """The runs of a tree, each with the display that it stands in.

    Args:
        tree: The tree.
        display: The display that it stands in.
        formats: The attributes in force and their names in a run.
        url: The address in force.
    """
    names = tuple(name for _, name in formats)
    for node in tree:
        match node:
            case Text():
                yield display, Run(one_line(node.text), names, url)
            case Quoted():
                yield display, Run(one_line(node.opening), names, url)
                yield from walk(node.children, display, formats, url)
                yield display, Run(one_line(node.closing), names, url)
            case Formatted():
                inside = tuple(pair for pair in formats if pair[0] != node.attribute)
                name = NAMES.get((node.attribute, node.value))
                yield from walk(node.children, display, (*inside, (node.attribute, name)) if name else inside, url)
            case Block():
                yield from walk(node.children, node.display, formats, url)
            case Link():
                yield from walk(node.children, display, formats, safe_address(node.url))
