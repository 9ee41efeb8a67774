"""Compiles a style's elements to closures, for one area and for items of one shape.

The shape (type, variables, position) settles nearly all conditions of a style, and which variables are there at all;
so what is compiled for a shape has no tests left, only what prints. Elements of which nothing can come are not even
called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine import dates, names, numbers, sort_keys, texts
from archcite.csl.engine.conditions import test_of
from archcite.csl.engine.context import EMPTY, NOTHING, Context, Renderer, Shape, empty, nothing
from archcite.csl.engine.decoration import wrapping
from archcite.csl.engine.groups import asking, in_turn, shown_or_not, spaced, unsuppressed
from archcite.csl.styles import style as s

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archcite.csl.engine.setting import Setting
    from archcite.csl.stream import Stream


class Compiler:
    """Compiles for one area of a style and one shape of items.

    Args:
        setting: The style, its locale and what has been worked out about them.
        area: `citation`, `bibliography` or `sort`.
        options: The attributes of the area's element, for inherited name options.
        shape: The shape of the items.
    """

    def __init__(self, setting: Setting, area: str, options: Mapping[str, str], shape: Shape) -> None:
        self.setting = setting
        self.area = area
        self.options = options
        self.shape = shape
        self.recording = False
        self.dates_only = False
        self.solid: set[Renderer] = set()
        self.parent: s.Names | None = None
        self.macros: dict[tuple[str, int], Renderer] = {}

    def compile(self, node: s.Node) -> Renderer:  # noqa: PLR0911 - one kind of element a line
        """The closure for one element."""
        if self.dates_only and isinstance(node, sort_keys.WORDS):
            return nothing
        match node:
            case s.TextVariable():
                return self.full_or_empty(texts.compile_variable(self, node))
            case s.TextMacro():
                return self.macro(node)
            case s.TextTerm():
                return texts.compile_term(self, node)
            case s.TextValue():
                return texts.compile_value(self, node)
            case s.Number():
                return self.full_or_empty(numbers.compile_number(self, node.variable, node.form, node.decoration))
            case s.Date():
                compile_date = sort_keys.compile_date if self.area == "sort" else dates.compile_date
                return self.full_or_empty(compile_date(self, node))
            case s.Label():
                return numbers.compile_label(self, node)
            case s.Names():
                renderer = names.compile_names(self, node)
                return renderer if node.substitute or self.parent else self.full_or_empty(renderer)
            case s.Group():
                return self.group(node.children, node.delimiter, node.decoration)
            case s.Choose():
                return self.sequence(self.choose(node, ""))

    def all(self, nodes: Iterable[s.Node], delimiter: str) -> list[Renderer]:
        """The closures for several elements; the branch of a `<choose>` that is taken stands in its place."""
        out: list[Renderer] = []
        for node in nodes:
            if isinstance(node, s.Choose):
                out.extend(self.choose(node, delimiter))
            else:
                out.append(self.compile(node))
        return out

    def group(self, nodes: Iterable[s.Node], delimiter: str, decoration: s.Decoration) -> Renderer:
        """A `<group>`, which shows itself unless all variables it asks for are empty."""
        children = self.all(nodes, delimiter)
        asked = any(child is empty for child in children)
        live = [child for child in children if child is not empty and child is not nothing]
        if not live:
            return empty if asked else nothing
        around = wrapping(decoration)
        # A text case on a macro changes nothing in citeproc-js, and no style is written to be printed otherwise.
        if around == ((), ()) and not decoration.strip_periods and len(live) == 1 and live[0] in self.solid:
            return self.full_or_empty(asking(live[0])) if asked else live[0]
        inside = spaced(live, delimiter) if delimiter and len(live) > 1 else in_turn(live)
        status = EMPTY if asked else NOTHING
        return self.full_or_empty(shown_or_not(inside, around, status, strip=decoration.strip_periods))

    def full_or_empty(self, renderer: Renderer) -> Renderer:
        """Note down that a closure never says that it printed nothing but a term: a group around it alone adds nothing."""
        self.solid.add(renderer)
        return renderer

    def sequence(self, renderers: list[Renderer], delimiter: str = "") -> Renderer:
        """Several closures as one, without the suppression of a group."""
        asked = any(renderer is empty for renderer in renderers)
        live = [renderer for renderer in renderers if renderer is not empty and renderer is not nothing]
        if not live:
            return empty if asked else nothing
        if len(live) == 1 and not asked:
            return live[0]
        return unsuppressed(live, delimiter, EMPTY if asked else NOTHING)

    def choose(self, node: s.Choose, delimiter: str) -> list[Renderer]:
        """The elements of the branch that is taken; one closure if that depends on values."""
        open_branches: list[tuple[object, Renderer]] = []
        for branch in node.branches:
            test = test_of(branch, self.shape)
            if test is False:
                continue
            if test is True and not open_branches:
                return self.all(branch.children, delimiter)
            open_branches.append((test, self.sequence(self.all(branch.children, delimiter), delimiter)))
            if test is True:
                break
        if not open_branches:
            return []
        branches = [(test if callable(test) else always, renderer) for test, renderer in open_branches]

        def render(context: Context, out: Stream) -> int:
            for test, renderer in branches:
                if test(context):
                    return renderer(context, out)
            return NOTHING

        return [render]

    def macro(self, node: s.TextMacro) -> Renderer:
        """A call of a macro, which is a group for the purposes of suppression."""
        if node.decoration is not s.PLAIN:
            return self.macro_group(node.name, node.decoration)
        key = (node.name, id(self.parent))
        if key not in self.macros:
            self.macros[key] = self.macro_group(node.name, s.PLAIN)
        return self.macros[key]

    def macro_group(self, name: str, decoration: s.Decoration) -> Renderer:
        """A macro, within the affixes of its call."""
        nodes = self.setting.style.macros[name]
        if self.area != "sort":
            return self.group(nodes, "", decoration)
        before = self.dates_only
        self.dates_only = before or sort_keys.has_date(nodes)
        out = self.group(nodes, "", decoration)
        self.dates_only = before
        return out

    # --------------------------------------------------------------------------------------------------------- text


def always(_: Context) -> bool:
    """The test of `<else>`."""
    return True
