"""The output as a tree of small named tuples, which every writer walks; made from a settled stream.

    Text("…") · Formatted("font-style", "italic", …) · Quoted("“", "”", …) · Block("left-margin", …) · Link(url, …)

>>> from archcite.csl.stream import pair
>>> start, end = pair("font-style", "italic")
>>> build([start, "On Truth", end, "."], QuoteMarks())
(Formatted(attribute='font-style', value='italic', children=(Text(text='On Truth'),)), Text(text='.'))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from archcite.csl.vocabulary import PLAIN_VALUES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archcite.csl.stream import Mark, Stream


class Text(NamedTuple):
    """Words, not escaped for any format."""

    text: str


class Formatted(NamedTuple):
    """Content with one formatting attribute of CSL, such as `font-style`."""

    attribute: str
    value: str
    children: Tree


class Quoted(NamedTuple):
    """Content between quotation marks, which are those of the locale and of the depth."""

    opening: str
    closing: str
    children: Tree


class Block(NamedTuple):
    """Content with a `display` of CSL: `block`, `left-margin`, `right-inline`, `indent`."""

    display: str
    children: Tree


class Link(NamedTuple):
    """Content that leads somewhere; the address is http, https or mailto."""

    url: str
    children: Tree


TreeNode: TypeAlias = Text | Formatted | Quoted | Block | Link
Tree: TypeAlias = tuple[TreeNode, ...]


class QuoteMarks(NamedTuple):
    """The quotation marks of a locale, outer and inner."""

    opening: str = "“"
    closing: str = "”"
    inner_opening: str = "‘"
    inner_closing: str = "’"

    def of(self, kind: str) -> tuple[str, str]:
        """The pair for an `outer` or `inner` quotation."""
        return (self.inner_opening, self.inner_closing) if kind == "inner" else (self.opening, self.closing)


class Builder:
    """Builds a tree, keeping what format is in force and how deep in quotations it is."""

    def __init__(self, marks: QuoteMarks) -> None:
        self.marks = marks
        self.levels: list[list[TreeNode]] = [[]]
        self.texts: list[str] = []
        self.values: dict[str, str] = {}
        self.open: list[tuple[Mark, str, str]] = []

    def flush(self) -> None:
        """Close the text that is being gathered."""
        if self.texts:
            text = "".join(self.texts)
            self.texts.clear()
            if text:
                self.levels[-1].append(Text(text))

    def start(self, mark: Mark) -> None:
        """Open what a mark starts, unless it changes nothing."""
        kind, value = mark.kind, mark.value
        before = self.values.get(kind, "")
        if kind == "quotes":
            value = self.depth(value, before)
        elif kind not in {"display", "link"}:
            value = self.effective(mark, before)
            if value:
                self.values[kind] = value
        self.open.append((mark, value, before))
        if value:
            self.flush()
            self.levels.append([])

    def depth(self, value: str, before: str) -> str:
        """Which marks a quotation has, after those around it; none for what is said not to be in quotes."""
        if value == "none":
            self.values.setdefault("quotes", value)
            return ""
        value = "inner" if before == "outer" or (not before and value == "inner") else "outer"
        self.values["quotes"] = value
        return value

    @staticmethod
    def effective(mark: Mark, before: str) -> str:
        """The value that a formatting mark brings about here; empty if it changes nothing."""
        value = mark.value
        if mark.inline and value == before and mark.kind != "vertical-align":
            value = "normal"
        if value in PLAIN_VALUES and (not before or before in PLAIN_VALUES):
            return ""
        return "" if value == before else value

    def end(self) -> None:
        """Close the last thing opened."""
        mark, value, before = self.open.pop()
        kind = mark.kind
        if before:
            self.values[kind] = before
        else:
            self.values.pop(kind, None)
        if not value:
            return
        self.flush()
        children = tuple(self.levels.pop())
        if children:
            self.levels[-1].append(self.node(kind, value, children))

    def node(self, kind: str, value: str, children: Tree) -> TreeNode:
        """The node for something that has ended."""
        if kind == "quotes":
            return Quoted(*self.marks.of(value), children)
        if kind == "display":
            return Block(value, children)
        if kind == "link":
            return Link(value, children)
        return Formatted(kind, value, children)

    def build(self, stream: Stream) -> Tree:
        """Build the whole tree."""
        add = self.texts.append
        for piece in stream:
            if isinstance(piece, str):
                add(piece)
            elif piece.opens:
                self.start(piece)
            else:
                self.end()
        self.flush()
        return tuple(self.levels[0])


def build(stream: Stream, marks: QuoteMarks) -> Tree:
    """The tree of a settled stream."""
    return Builder(marks).build(stream)


def text_of(tree: Sequence[TreeNode]) -> str:
    """The words of a tree, with its quotation marks.

    >>> text_of((Quoted("“", "”", (Text("Yes"),)), Text(".")))
    '“Yes”.'
    """
    return "".join(walk(tree))


def walk(tree: Iterable[TreeNode]) -> Iterable[str]:
    """The words of a tree, piece by piece."""
    for node in tree:
        match node:
            case Text():
                yield node.text
            case Quoted():
                yield node.opening
                yield from walk(node.children)
                yield node.closing
            case _:
                yield from walk(node.children)
