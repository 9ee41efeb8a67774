"""The tree itself as JSON, for writers in other programs (docx, odt): what `docs/csl.md` promises to keep.

A text is a string; every other node is an object with `node` (`formatted`, `quoted`, `block`, `link`), its own fields,
and `children`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archcite.csl.output.printable import printable, safe_address
from archcite.csl.tree import Block, Formatted, Link, Quoted, Text

if TYPE_CHECKING:
    from archcite.csl.documents.bibliography import Bibliography
    from archcite.csl.tree import Tree, TreeNode


def write(tree: Tree) -> str:
    """A tree as JSON.

    >>> write((Formatted("font-style", "italic", (Text("Œuvres"),)), Text(".")))
    '[{"node": "formatted", "attribute": "font-style", "value": "italic", "children": ["Œuvres"]}, "."]'
    """
    return json.dumps(nodes(tree), ensure_ascii=False)


def nodes(tree: Tree) -> list[Any]:
    """A tree as what JSON holds."""
    return [node_of(node) for node in tree]


def node_of(node: TreeNode) -> Any:
    """One node as what JSON holds."""
    match node:
        case Text():
            return printable(node.text)
        case Formatted():
            own = {"node": "formatted", "attribute": node.attribute, "value": node.value}
        case Quoted():
            own = {"node": "quoted", "opening": node.opening, "closing": node.closing}
        case Block():
            own = {"node": "block", "display": node.display}
        case Link():
            own = {"node": "link", "url": safe_address(node.url)}
    return {**own, "children": nodes(node.children)}


def write_bibliography(bibliography: Bibliography) -> str:
    """A bibliography as a JSON object: its settings for the page and its entries."""
    return json.dumps(
        {
            "hanging_indent": bibliography.hanging_indent,
            "second_field_align": bibliography.second_field_align,
            "line_spacing": bibliography.line_spacing,
            "entry_spacing": bibliography.entry_spacing,
            "entries": [{"id": entry.id, "children": nodes(entry.tree)} for entry in bibliography.entries],
        },
        ensure_ascii=False,
    )
