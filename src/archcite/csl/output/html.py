"""HTML, with everything that comes from items escaped."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from archcite.csl.output.printable import printable, safe_address
from archcite.csl.tree import Block, Formatted, Link, Quoted, Text

if TYPE_CHECKING:
    from archcite.csl.documents.bibliography import Bibliography
    from archcite.csl.tree import Tree, TreeNode

ELEMENTS = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
}
ESCAPES = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;"})
#: What a format or a display may be called inside an attribute.
NAME = re.compile(r"[a-z-]+")
#: Superscript letters and figures of Unicode, which HTML has an element for.
RAISED = re.compile(
    "[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02c0\u02c1\u02e0-\u02e4\u06e5\u06e6\u1d2c-\u1d2e\u1d30-\u1d4d"
    "\u1d4f-\u1d61\u2070\u2071\u2074-\u207f\u2120\u2122\u3192-\u319f]"
)
#: Raised letters that Unicode does not decompose.
BASES = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}


def escape(text: str) -> str:
    """A text escaped; two spaces stay two, and superscript characters become superscript.

    >>> escape("<script> 1ᵉʳ")
    '&#60;script&#62; 1<sup>e</sup><sup>r</sup>'
    """
    text = printable(text)
    if "&" in text or "<" in text or ">" in text:
        text = text.translate(ESCAPES)
    if "  " in text:
        text = text.replace("  ", "&#160; ")
    return text if text.isascii() else RAISED.sub(raised, text)


def raised(match: re.Match[str]) -> str:
    """A superscript character as the element."""
    char = match.group()
    return f"<sup>{BASES.get(char) or unicodedata.normalize('NFKD', char)}</sup>"


def write(tree: Tree) -> str:
    """A tree as HTML.

    >>> write((Formatted("font-style", "italic", (Text("On Truth"),)), Text(".")))
    '<i>On Truth</i>.'
    """
    return "".join([write_node(node) for node in tree])


def write_node(node: TreeNode) -> str:
    """One node."""
    match node:
        case Text():
            return escape(node.text)
        case Quoted():
            return f"{escape(node.opening)}{write(node.children)}{escape(node.closing)}"
        case Block():
            return block(node)
        case Link():
            url = safe_address(node.url).replace("&", "&#38;")
            return f'<a href="{url}">{write(node.children)}</a>' if url else write(node.children)
        case Formatted():
            start, end = ELEMENTS.get((node.attribute, node.value)) or span(node)
            return f"{start}{write(node.children)}{end}"


def span(node: Formatted) -> tuple[str, str]:
    """A format that HTML has no element for."""
    if not NAME.fullmatch(node.value):
        return "", ""
    return f'<span style="{node.attribute}:{node.value};">', "</span>"


def block(node: Block) -> str:
    """A block with its line breaks."""
    body = write(node.children)
    if node.display == "block":
        return f'\n\n    <div class="csl-block">{body}</div>\n'
    if node.display == "left-margin":
        return f'\n    <div class="csl-left-margin">{body}</div>'
    if not NAME.fullmatch(node.display):
        return body
    return f'<div class="csl-{node.display}">{body}</div>\n  '


def write_bibliography(bibliography: Bibliography) -> str:
    """A bibliography as a `div` of entries."""
    entries = "".join(f'  <div class="csl-entry">{write(entry.tree)}</div>\n' for entry in bibliography.entries)
    return f'<div class="csl-bib-body">\n{entries}</div>'
