"""Compiles sort keys: dates as figures, names and numbers as texts that sort (specification, "Sorting")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.context import EMPTY, FULL, empty
from archcite.csl.engine.date_formats import ORDER, format_of
from archcite.csl.engine.name_lists import NameLists
from archcite.csl.stream import Stream, plain
from archcite.csl.styles import style as s
from archcite.csl.vocabulary import DATE_VARIABLES, NAME_VARIABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from archcite.csl.engine.compiler import Compiler
    from archcite.csl.engine.context import Context, Renderer
    from archcite.csl.items.date_value import Parts

#: What prints words. In a sort key a macro with a date in it gives the date alone, and names: "n.d." does not sort among
#: the years. The specification does not say so, but all processors put works without a date after the others.
WORDS = (s.TextVariable, s.TextTerm, s.TextValue, s.Number, s.Label)


def has_date(nodes: Iterable[s.Node]) -> bool:
    """Whether there is a date among elements, not counting those of macros that they call."""
    for node in nodes:
        match node:
            case s.Date():
                return True
            case s.Group():
                found = has_date(node.children)
            case s.Names():
                found = has_date(node.substitute)
            case s.Choose():
                found = any(has_date(branch.children) for branch in node.branches)
            case _:
                found = False
        if found:
            return True
    return False


def compile_key(compiler: Compiler, key: s.SortKey) -> Callable[[Context], str]:
    """One sort key: what it gives of a rendering is a text that sorts."""
    variable = key.variable
    if key.macro:
        renderer = compiler.macro_group(key.macro, s.PLAIN)
        return lambda context: rendered(renderer, context)
    if variable in NAME_VARIABLES:
        names = s.Names(
            (variable,), None, s.Name({}, s.PLAIN), None, None, label_first=False, substitute=(), decoration=s.PLAIN
        )
        lists = NameLists(compiler, names)
        return lambda context: plain(lists.render(context, [variable])) if variable in context.entry.names else ""
    if variable in DATE_VARIABLES:
        return lambda context: date.sort_key if (date := context.entry.dates.get(variable)) else ""
    if variable == "citation-number":
        return lambda context: str(context.citation_number)
    if variable == "citation-label":
        return lambda context: compiler.setting.citation_label(context.entry)
    return lambda context: context.entry.texts.get(variable, "")


def rendered(renderer: Renderer, context: Context) -> str:
    """The plain text of what a closure renders."""
    context.start_over()
    out: Stream = []
    renderer(context, out)
    return plain(out)


def compile_date(compiler: Compiler, node: s.Date) -> Renderer:
    """A date in a sort key: as figures, of the parts that the date would print."""
    variable = node.variable
    if variable not in compiler.shape.present:
        return empty
    names = {part.name for part in format_of(compiler.setting, node).parts} or set(ORDER)

    def cut(parts: Parts) -> Parts:
        return (
            parts[0] if "year" in names else None,
            parts[1] if "month" in names else None,
            parts[2] if "day" in names else None,
        )

    def render(context: Context, out: Stream) -> int:
        if variable in context.suppressed:
            return EMPTY
        date = context.entry.dates[variable]
        if date.start[0] is not None:
            date = date._replace(start=(date.start[0], *cut(date.start)[1:]), end=cut(date.end) if date.end else None)
        text = date.sort_key
        if not text:
            return EMPTY
        out.append(text)
        return FULL

    return render
