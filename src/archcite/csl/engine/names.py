"""Compiles `<names>`, with what stands in for names that are not there (specification, "Names")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.context import EMPTY, FULL, NOTHING, TERM, Context, Renderer, empty
from archcite.csl.engine.decoration import wrapping
from archcite.csl.engine.name_lists import LIST_END, NO_NAME, ONE, NameLists, name_options
from archcite.csl.stream import NAMES, ListMark, Piece, Stream

if TYPE_CHECKING:
    from archcite.csl.engine.compiler import Compiler
    from archcite.csl.styles import style as s


def inherit(node: s.Names, parent: s.Names) -> s.Names:
    """A `<names>` of a `<substitute>` with what it does not say itself taken from the one around it.

    One without any element of its own is the one around it for another variable, affixes and formats included.
    """
    if node.name or node.et_al or node.label or node.substitute:
        return node._replace(name=node.name or parent.name, et_al=node.et_al or parent.et_al)
    return node._replace(
        name=parent.name,
        et_al=parent.et_al,
        label=parent.label,
        label_first=parent.label_first,
        delimiter=node.delimiter if node.delimiter is not None else parent.delimiter,
        decoration=parent.decoration,
    )


def inherited(compiler: Compiler, node: s.Names, parent: s.Names) -> s.Names:
    """As `inherit`, worked out once for a processor."""
    known = compiler.setting.inherited
    key = (id(node), id(parent))
    found = known.get(key)
    if found is None:
        # The parent is kept with it: it may itself have been made here, and its identity must not be used again.
        found = known[key] = (inherit(node, parent), parent)
    return found[0]


def substitutes(compiler: Compiler, node: s.Names) -> list[Renderer]:
    """The closures of what stands in for names that are not there."""
    before = compiler.recording, compiler.parent
    compiler.recording, compiler.parent = True, node
    out = compiler.all(node.substitute, "")
    compiler.recording, compiler.parent = before
    return [renderer for renderer in out if renderer is not empty]


def compile_names(compiler: Compiler, node: s.Names) -> Renderer:
    """A `<names>`; one inside a `<substitute>` prints for the one around it."""
    inner = compiler.parent is not None
    if compiler.parent is not None:
        node = inherited(compiler, node, compiler.parent)
    present = [variable for variable in node.variables if variable in compiler.shape.present]
    stand_ins = substitutes(compiler, node) if node.substitute else []
    counting = compiler.area == "sort" and name_options(compiler, node.name or NO_NAME).form == "count"
    if not present and not stand_ins and not counting:
        return empty
    lists = NameLists(compiler, node)
    before, after = wrapping(node.decoration)
    guarded = [variable for variable in present if variable in compiler.setting.substitutable]
    recording = compiler.recording

    def body_of(context: Context) -> list[Piece]:
        variables = present
        if guarded and context.suppressed:
            variables = [variable for variable in present if variable not in context.suppressed]
        if not variables:
            return []
        body = lists.render(context, variables)
        if body and recording:
            context.suppressed.update(variables)
        return [*before, *body, *after] if body else []

    def stand_in(context: Context, out: Stream) -> int:
        for renderer in stand_ins:
            at = len(out)
            result = renderer(context, out)
            if len(out) > at or result in {FULL, TERM}:
                return result
        return NOTHING

    def render(context: Context, out: Stream) -> int:
        outermost = not inner and not context.first_names
        at = len(out)
        status = FULL
        titled, context.titled = context.titled, False
        body = body_of(context) if present else None
        if body:
            out.extend(body)
        elif not stand_ins or (status := stand_in(context, out)) == NOTHING:
            if not counting:
                context.titled = titled
                return EMPTY
            out.append("0")  # no names are fewer than one, and sort before
            status = FULL
        elif lists.marked and context.titled and LIST_END not in out[at:]:
            # What stands in has affixes of its own; those of the names are for names. A title in italics is not one in quotes.
            out[at:] = [ListMark(tuple(map(str, out[at:]))), ONE[0], *out[at:], ONE[1], LIST_END]
        context.titled = titled or context.titled
        if outermost and len(out) > at:
            context.first_names = True
            if context.cut_names:
                del out[at:]
                context.begun = True  # what follows does not start a sentence, though nothing stands before it
            else:
                out.insert(at, NAMES[0])
                out.append(NAMES[1])
        # A term alone in the place of the names is no content: a group or macro of nothing else does not show.
        return FULL if status == FULL else EMPTY

    return render
