"""Compiles `<date>`, with the year suffix that goes with the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.context import EMPTY, FULL, Context, Renderer, empty
from archcite.csl.engine.date_formats import format_of
from archcite.csl.engine.date_writer import DateWriter, YearText
from archcite.csl.items.number_forms import year_suffix
from archcite.csl.stream import Numeral, Piece, Stream

if TYPE_CHECKING:
    from archcite.csl.engine.compiler import Compiler
    from archcite.csl.styles import style as s


def compile_date(compiler: Compiler, node: s.Date) -> Renderer:
    """A date variable."""
    variable = node.variable
    if variable not in compiler.shape.present:
        return empty
    guarded = variable in compiler.setting.substitutable
    recording = compiler.recording
    with_suffix = not compiler.setting.explicit_year_suffix
    writer = DateWriter(compiler.setting, format_of(compiler.setting, node))
    key = (compiler.setting.serial, id(writer))
    hidden = variable == "accessed"

    def render(context: Context, out: Stream) -> int:
        if hidden and context.hidden_suffix:
            return EMPTY
        if guarded:
            if variable in context.suppressed:
                return EMPTY
            if recording:
                context.suppressed.add(variable)
        cache = context.entry.cache
        content = cache.get(key)
        if content is None:
            content = cache[key] = writer.write(context.entry.dates[variable], context.entry.language)
        if not content:
            return EMPTY
        if context.cut_year or (with_suffix and context.ambiguity.year_suffix is not None):
            return render_with_suffix(context, out, content, with_suffix=with_suffix)
        out.extend(content)
        return FULL

    return render


def render_with_suffix(context: Context, out: Stream, content: tuple[Piece, ...], *, with_suffix: bool) -> int:
    """Print a date with its year suffix, after the last year of a range, and perhaps without its year."""
    last = max((at for at, piece in enumerate(content) if isinstance(piece, YearText)), default=-1)
    suffix = context.ambiguity.year_suffix
    with_suffix = with_suffix and suffix is not None and not context.hidden_suffix
    for at, piece in enumerate(content):
        if isinstance(piece, YearText):
            if not context.cut_year:
                out.append(piece)
            if at == last and with_suffix and suffix is not None and not context.suffix_done:
                context.suffix_done = True
                numeral = Numeral(year_suffix(suffix))
                numeral.number, numeral.kind = suffix, "year-suffix"
                out.append(numeral)
        else:
            out.append(piece)
    return FULL
