"""Compiles the variables that the processor supplies: citation number, year suffix, citation label, first note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.context import EMPTY, FULL, NOTHING, Context, Renderer
from archcite.csl.engine.decoration import wrapping
from archcite.csl.items.number_forms import year_suffix
from archcite.csl.stream import Numeral, Stream

if TYPE_CHECKING:
    from archcite.csl.engine.compiler import Compiler
    from archcite.csl.styles import style as s


def citation_number(_: Compiler, node: s.TextVariable) -> Renderer:
    """The number of the item in the bibliography."""
    before, after = wrapping(node.decoration)

    def render(context: Context, out: Stream) -> int:
        if context.hidden_suffix:
            return EMPTY
        out.extend((*before, numeral(context.citation_number, "citation-number"), *after))
        return FULL

    return render


def suffix_letter(_: Compiler, node: s.TextVariable) -> Renderer:
    """The letter that tells works of one year apart."""
    before, after = wrapping(node.decoration)

    def render(context: Context, out: Stream) -> int:
        number = context.ambiguity.year_suffix
        if number is None or context.hidden_suffix:
            return NOTHING
        out.extend((*before, numeral(number, "year-suffix"), *after))
        return FULL

    return render


def citation_label(compiler: Compiler, node: s.TextVariable) -> Renderer:
    """The label of the item, such as "Doe65a"."""
    before, after = wrapping(node.decoration)

    def render(context: Context, out: Stream) -> int:
        label = compiler.setting.citation_label(context.entry)
        out.extend((*before, label))
        if context.ambiguity.year_suffix is not None and not context.hidden_suffix:
            out.append(year_suffix(context.ambiguity.year_suffix))
        out.extend(after)
        return FULL

    return render


def first_note(_: Compiler, node: s.TextVariable) -> Renderer:
    """The number of the note in which the item was cited first."""
    before, after = wrapping(node.decoration)

    def render(context: Context, out: Stream) -> int:
        if not context.cite.first_note:
            return EMPTY
        out.extend((*before, str(context.cite.first_note), *after))
        return FULL

    return render


def numeral(number: int, kind: str) -> Numeral:
    """A number of a series as a piece of the stream."""
    piece = Numeral(str(number) if kind == "citation-number" else year_suffix(number))
    piece.number = number
    piece.kind = kind
    return piece


COMPUTED = {
    "citation-number": citation_number,
    "year-suffix": suffix_letter,
    "citation-label": citation_label,
    "first-reference-note-number": first_note,
}
