"""Compiles `<text>`: fixed texts, terms and variables, links among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine import numbers
from archcite.csl.engine.computed import COMPUTED
from archcite.csl.engine.context import EMPTY, FULL, TERM, Context, Renderer, empty, nothing
from archcite.csl.engine.decoration import wrapping
from archcite.csl.items.textcase import change_case
from archcite.csl.stream import Mark, Piece, Stream
from archcite.csl.vocabulary import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, SHORT_FORMS

if TYPE_CHECKING:
    from archcite.csl.engine.compiler import Compiler
    from archcite.csl.engine.setting import Setting
    from archcite.csl.styles import style as s

#: Variables of the specification's list of numbers that hold text as often as not, and are printed as it stands.
TEXTUAL_NUMBERS = frozenset(["section", "version", "part-number", "printing-number", "supplement-number"])


def compile_value(compiler: Compiler, node: s.TextValue) -> Renderer:
    """A fixed text."""
    content = compiler.setting.pieces(node.value, node.decoration, "")
    return fixed(content, TERM) if content else nothing


def compile_term(compiler: Compiler, node: s.TextTerm) -> Renderer:
    """A term; the first text of a note or a bibliography entry gets a capital."""
    locale = compiler.setting.locale
    gender = locale.gender(compiler.shape.type)
    text = locale.find(node.term, node.form, plural=node.plural, gender=gender)
    if text is None:
        return nothing
    content = compiler.setting.pieces(text, node.decoration, "")
    if compiler.area == "sort" or (compiler.area == "citation" and compiler.setting.style.class_ == "in-text"):
        return fixed(content, TERM)
    capital = compiler.setting.pieces(change_case(text, "capitalize-first", locale.language), node.decoration, "")
    if capital == content:
        return fixed(content, TERM)

    def render(context: Context, out: Stream) -> int:
        out.extend(content if context.begun or has_words(out) else capital)
        return TERM

    return render


def compile_variable(compiler: Compiler, node: s.TextVariable) -> Renderer:
    """A variable as text."""
    variable = node.variable
    if variable in COMPUTED:
        return COMPUTED[variable](compiler, node)
    if variable in DATE_VARIABLES or variable in NAME_VARIABLES:
        return empty
    if node.form == "short":
        short = SHORT_FORMS.get(variable, f"{variable}-short")
        if short in compiler.shape.present:
            variable = short
    if variable in NUMBER_VARIABLES and variable not in TEXTUAL_NUMBERS:
        return numbers.compile_number(compiler, variable, "numeric", node.decoration)
    if variable not in compiler.shape.present and variable not in compiler.setting.abbreviated:
        return empty
    return string_variable(compiler, variable, node)


def string_variable(compiler: Compiler, variable: str, node: s.TextVariable) -> Renderer:
    """A variable that is plain text, with its markup."""
    key = (compiler.setting.serial, id(node), variable)
    setting = compiler.setting
    decoration = node.decoration
    guarded = variable in setting.substitutable
    recording = compiler.recording
    raw = variable in {"URL", "DOI"}
    shorten = node.form == "short" or variable.endswith("-short")

    def render(context: Context, out: Stream) -> int:
        if guarded:
            if variable in context.suppressed:
                return EMPTY
            if recording:
                context.suppressed.add(variable)
        entry = context.entry
        content = entry.cache.get(key)
        if content is None:
            text = entry.texts.get(variable, "")
            if shorten and setting.abbreviations:
                text = setting.abbreviate(variable, text)
            if raw:
                content = link(setting, text, variable, decoration)
            else:
                content = setting.pieces(text, decoration, entry.language or setting.language)
            entry.cache[key] = content
        if not content:
            return EMPTY
        context.titled = True
        out.extend(content)
        return FULL

    return render


def link(setting: Setting, text: str, variable: str, decoration: s.Decoration) -> tuple[Piece, ...]:
    """A URL or DOI, with a link around it where links are asked for and the address is safe."""
    before, after = wrapping(decoration)
    address = text if variable == "URL" else f"https://doi.org/{text}"
    if setting.links and address.lower().startswith(("http://", "https://")):
        start, end = (Mark("link", address, opens=opens) for opens in (True, False))
        return (*before, start, text, end, *after)
    return (*before, text, *after)


def has_words(out: Stream) -> bool:
    """Whether the stream holds a letter or a digit yet."""
    return any(isinstance(piece, str) and any(char.isalnum() for char in piece) for piece in out)


def fixed(content: tuple[Piece, ...], status: int) -> Renderer:
    """A closure that always prints the same."""

    def render(_: Context, out: Stream) -> int:
        out.extend(content)
        return status

    return render
