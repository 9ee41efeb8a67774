"""Plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.output.printable import printable
from archcite.csl.tree import Block, Quoted, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.csl.documents.bibliography import Bibliography
    from archcite.csl.tree import Tree


def write(tree: Tree) -> str:
    """A tree as plain text; a field in the margin is set off by a space, blocks by line breaks.

    >>> write((Block("left-margin", (Text("1."),)), Block("right-inline", (Text("On Truth."),))))
    '1. On Truth.'
    """
    return "".join(pieces(tree)).strip("\n")


def pieces(tree: Tree) -> Iterator[str]:
    """The texts of a tree."""
    for node in tree:
        match node:
            case Text():
                yield printable(node.text)
            case Quoted():
                yield node.opening
                yield from pieces(node.children)
                yield node.closing
            case Block():
                body = "".join(pieces(node.children))
                yield f"{body.rstrip()} " if node.display == "left-margin" else body
                if node.display in {"block", "indent"}:
                    yield "\n"
            case _:
                yield from pieces(node.children)


def write_bibliography(bibliography: Bibliography) -> str:
    """A bibliography, one entry a line."""
    return "".join(f"{write(entry.tree)}\n" for entry in bibliography.entries)
