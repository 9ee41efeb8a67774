"""Compiles `<number>`, number variables in `<text>`, and `<label>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.context import EMPTY, FULL, TERM, Context, Renderer, empty, nothing
from archcite.csl.engine.decoration import wrapping
from archcite.csl.items.number_forms import in_form
from archcite.csl.items.number_text import join_parts
from archcite.csl.items.numbers import NumberValue, read_number
from archcite.csl.vocabulary import CITE_VARIABLES, NUMBER_VARIABLES

if TYPE_CHECKING:
    from archcite.csl.engine.compiler import Compiler
    from archcite.csl.stream import Piece, Stream
    from archcite.csl.styles.style import Decoration, Label

FORMS = frozenset(["ordinal", "long-ordinal", "roman"])


def raw_value(context: Context, variable: str) -> str:
    """The text of a number variable, of the cite or of the item."""
    if variable == "locator":
        return context.cite.locator
    if variable == "first-reference-note-number":
        return str(context.cite.first_note or "")
    if variable == "citation-number":
        return str(context.citation_number)
    return context.entry.texts.get(variable, "")


def value_of(context: Context, variable: str, words: tuple[str, ...]) -> NumberValue | None:
    """The number variable, read; kept with the item unless it is the cite's."""
    text = raw_value(context, variable)
    if not text:
        return None
    if variable in CITE_VARIABLES or variable == "citation-number":
        return read_number(text, variable, words)
    cache = context.entry.cache
    key = ("number", variable)
    found = cache.get(key)
    if found is None:
        found = cache[key] = read_number(text, variable, words)
    return found if isinstance(found, NumberValue) else None


def is_page(compiler: Compiler, variable: str) -> bool:
    """Whether ranges of the variable are page ranges."""
    return variable == "page" or (variable == "locator" and compiler.shape.label == "page")


def compile_number(compiler: Compiler, variable: str, form: str, decoration: Decoration) -> Renderer:
    """A number variable."""
    if variable not in compiler.shape.present and variable != "citation-number":
        return empty
    setting = compiler.setting
    locale = setting.locale
    as_page = is_page(compiler, variable)
    gender = locale.gender(variable)
    guarded = variable in setting.substitutable
    recording = compiler.recording
    cached = variable not in CITE_VARIABLES and variable != "citation-number"
    key = (setting.serial, variable, form, decoration)

    def content_of(context: Context) -> tuple[Piece, ...]:
        value = value_of(context, variable, setting.and_words)
        if value is None:
            return ()
        if form in FORMS:
            value = in_form(value, form, locale, gender)
        text = join_parts(value, variable, locale, setting.page_format, as_page=as_page)
        if value.label and variable not in {"locator", "page"}:
            text = f"{locale.term(value.label, 'short', plural=value.plural)} {text}"
        if text[:1].isdigit():
            before, after = wrapping(decoration)
            return (*before, setting.styled(text, decoration, context.entry.language or setting.language), *after)
        return setting.pieces(text, decoration, context.entry.language or setting.language)

    def render(context: Context, out: Stream) -> int:
        if guarded:
            if variable in context.suppressed:
                return EMPTY
            if recording:
                context.suppressed.add(variable)
        if cached:
            content = context.entry.cache.get(key)
            if content is None:
                content = context.entry.cache[key] = content_of(context)
        else:
            content = content_of(context)
        if not content:
            return EMPTY
        out.extend(content)
        return FULL

    return render


def compile_label(compiler: Compiler, node: Label) -> Renderer:
    """A `<label>` for a number variable; in the plural if the number is."""
    variable = node.variable
    there = variable in compiler.shape.present or variable == "citation-number"
    if not there or variable not in NUMBER_VARIABLES:
        return empty if variable in NUMBER_VARIABLES else nothing
    setting = compiler.setting
    locale = setting.locale
    label = compiler.shape.label if variable == "locator" else variable
    forms: dict[tuple[str, bool], tuple[Piece, ...]] = {}

    def content_of(term: str, *, plural: bool) -> tuple[Piece, ...]:
        key = (term, plural)
        if key not in forms:
            text = locale.term(term, node.form, plural=plural)
            forms[key] = compiler.setting.pieces(text, node.decoration, "")
        return forms[key]

    # What stands in for names has printed its number just before, and its label belongs to it.
    standing_in = compiler.recording

    def render(context: Context, out: Stream) -> int:
        if variable in context.suppressed and not standing_in:
            return EMPTY
        value = value_of(context, variable, setting.and_words)
        if value is None:
            return EMPTY
        plural = value.plural if node.plural == "contextual" else node.plural == "always"
        term = value.label if value.label and variable in {"locator", "page", "number"} else label
        content = content_of(term, plural=plural)
        if not content:
            return EMPTY
        out.extend(content)
        return TERM

    return render
