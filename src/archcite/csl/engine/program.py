"""Programs: a layout compiled for a shape, kept for every item of that shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.compiler import Compiler
from archcite.csl.engine.context import Cite, Shape
from archcite.csl.engine.decoration import wrapping
from archcite.csl.engine.sort_keys import compile_key
from archcite.csl.stream import Piece, Stream, pair

if TYPE_CHECKING:
    from collections.abc import Callable

    from archcite.csl.engine.context import Context, Renderer
    from archcite.csl.engine.setting import Setting
    from archcite.csl.items.item import Entry
    from archcite.csl.styles import style as s

#: Under what the shape of an item that no cite names is kept with it.
UNCITED = "uncited"
SINGLE = ("left-margin", "right-inline")


def shape_of(entry: Entry, cite: Cite | None) -> Shape:
    """The shape of an item in a cite, or in a bibliography."""
    if cite is None:
        found: Shape | None = entry.cache.get(UNCITED)
        if found is None:
            found = entry.cache[UNCITED] = Shape(entry.type, entry.present, "", near_note=False, label="")
        return found
    present = entry.present
    if cite.locator or cite.first_note:
        extra = [
            name
            for name, there in (("locator", cite.locator), ("first-reference-note-number", cite.first_note))
            if there
        ]
        present = present.union(extra)
    return Shape(entry.type, present, cite.position, cite.near_note, cite.label if cite.locator else "")


class Programs:
    """The compiled layouts of a style, by area and shape; compiled when first asked for."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.layouts: dict[tuple[str, Shape], Renderer] = {}
        self.keys: dict[tuple[str, int, Shape], Callable[[Context], str]] = {}
        self.sorters: dict[tuple[object, ...], Compiler] = {}

    def area(self, name: str) -> s.Area:
        """The area's element; a style without a bibliography uses its citation."""
        style = self.setting.style
        return style.bibliography if name == "bibliography" and style.bibliography else style.citation

    def layout(self, name: str, shape: Shape) -> Renderer:
        """The layout of an area for a shape."""
        key = (name, shape)
        found = self.layouts.get(key)
        if found is None:
            area = self.area(name)
            compiler = Compiler(self.setting, name, area.options, shape)
            if name == "bibliography" and area.options.get("second-field-align"):
                found = self.aligned(compiler, area.layout)
            else:
                found = compiler.sequence(compiler.all(area.layout.children, ""))
            self.layouts[key] = found
        return found

    @staticmethod
    def aligned(compiler: Compiler, layout: s.Layout) -> Renderer:
        """A layout whose first field stands in the margin, and the rest beside it."""
        first = compiler.compile(layout.children[0])
        rest = compiler.sequence(compiler.all(layout.children[1:], ""))
        margin, inline = (pair("display", value) for value in SINGLE)

        def render(context: Context, out: Stream) -> int:
            at = len(out)
            status = first(context, out)
            if len(out) > at:
                out.insert(at, margin[0])
                out.append(margin[1])
            at = len(out)
            status = max(status, rest(context, out))
            if len(out) > at:
                out.insert(at, inline[0])
                out.append(inline[1])
            return status

        return render

    def sort_key(self, name: str, number: int, shape: Shape) -> Callable[[Context], str]:
        """A sort key of an area, by its number, for a shape; it gives a text that sorts."""
        found = self.keys.get((name, number, shape))
        if found is None:
            area = self.area(name)
            key = area.sort[number]
            options = (name, tuple(sorted(key.names.items())), shape)
            if options not in self.sorters:
                self.sorters[options] = Compiler(self.setting, "sort", {**area.options, **key.names}, shape)
            found = self.keys[name, number, shape] = compile_key(self.sorters[options], key)
        return found

    def sort_keys(self, name: str, shape: Shape) -> list[Callable[[Context], str]]:
        """All sort keys of an area for a shape."""
        return [self.sort_key(name, number, shape) for number in range(len(self.area(name).sort))]


def around(layout: s.Layout) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What goes before and after the content of a layout, whose formats hold for its affixes too."""
    decoration = layout.decoration
    before, after = wrapping(decoration._replace(prefix="", suffix=""))
    return (
        (*before, decoration.prefix) if decoration.prefix else before,
        (decoration.suffix, *after) if decoration.suffix else after,
    )
