"""Compiles a style's elements to closures, for one area and for items of one shape.

The shape (type, variables, position) settles nearly all conditions of a style, and which variables are there at all;
so what is compiled for a shape has no tests left, only what prints. Elements of which nothing can come are not even
called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl import style as s
from archcite.csl.engine import dates, names, numbers
from archcite.csl.engine.computed import COMPUTED
from archcite.csl.engine.conditions import test_of
from archcite.csl.engine.context import EMPTY, FULL, NOTHING, TERM, Context, Renderer, Shape, empty, nothing
from archcite.csl.engine.decoration import wrapping
from archcite.csl.markup import read_markup
from archcite.csl.stream import Mark, Piece, Stream
from archcite.csl.textcase import change_case
from archcite.csl.vocabulary import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, SHORT_FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archcite.csl.engine.setting import Setting


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

    # --------------------------------------------------------------------------------------------------- containers

    def compile(self, node: s.Node) -> Renderer:  # noqa: PLR0911 - one kind of element a line
        """The closure for one element."""
        if self.dates_only and isinstance(node, WORDS):
            return nothing
        match node:
            case s.TextVariable():
                return self.full_or_empty(self.text_variable(node))
            case s.TextMacro():
                return self.macro(node)
            case s.TextTerm():
                return self.term(node)
            case s.TextValue():
                return self.value(node)
            case s.Number():
                return self.full_or_empty(numbers.compile_number(self, node.variable, node.form, node.decoration))
            case s.Date():
                return self.full_or_empty(dates.compile_date(self, node))
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

        def render(context: Context, out: Stream) -> int:
            best = EMPTY if asked else NOTHING
            body = len(out)
            for child in live:
                at = len(out)
                if delimiter and at > body:
                    out.append(delimiter)
                    result = child(context, out)
                    if len(out) == at + 1:
                        del out[at]
                else:
                    result = child(context, out)
                if result == FULL or best == NOTHING or (result == EMPTY and best == TERM):
                    best = result
            return best

        return render

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
        self.dates_only = before or has_date(nodes)
        out = self.group(nodes, "", decoration)
        self.dates_only = before
        return out

    # --------------------------------------------------------------------------------------------------------- text

    def value(self, node: s.TextValue) -> Renderer:
        """A fixed text."""
        content = self.pieces(node.value, node.decoration, "")
        return fixed(content, TERM) if content else nothing

    def term(self, node: s.TextTerm) -> Renderer:
        """A term; the first text of a note or a bibliography entry gets a capital."""
        locale = self.setting.locale
        gender = locale.gender(self.shape.type)
        text = locale.find(node.term, node.form, plural=node.plural, gender=gender)
        if text is None:
            return nothing
        content = self.pieces(text, node.decoration, "")
        if self.area == "sort" or (self.area == "citation" and self.setting.style.class_ == "in-text"):
            return fixed(content, TERM)
        capital = self.pieces(change_case(text, "capitalize-first", locale.language), node.decoration, "")
        if capital == content:
            return fixed(content, TERM)

        def render(context: Context, out: Stream) -> int:
            out.extend(content if context.begun or has_words(out) else capital)
            return TERM

        return render

    def text_variable(self, node: s.TextVariable) -> Renderer:
        """A variable as text."""
        variable = node.variable
        if variable in COMPUTED:
            return COMPUTED[variable](self, node)
        if variable in DATE_VARIABLES or variable in NAME_VARIABLES:
            return empty
        if node.form == "short":
            short = SHORT_FORMS.get(variable, f"{variable}-short")
            if short in self.shape.present:
                variable = short
        if variable in NUMBER_VARIABLES and variable not in TEXTUAL_NUMBERS:
            return numbers.compile_number(self, variable, "numeric", node.decoration)
        if variable not in self.shape.present and variable not in self.setting.abbreviated:
            return empty
        return self.string_variable(variable, node)

    def string_variable(self, variable: str, node: s.TextVariable) -> Renderer:
        """A variable that is plain text, with its markup."""
        key = (self.setting.serial, id(node), variable)
        setting = self.setting
        decoration = node.decoration
        guarded = variable in setting.substitutable
        recording = self.recording
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
                    content = self.link(text, variable, decoration)
                else:
                    content = self.pieces(text, decoration, entry.language or setting.language)
                entry.cache[key] = content
            if not content:
                return EMPTY
            context.titled = True
            out.extend(content)
            return FULL

        return render

    def link(self, text: str, variable: str, decoration: s.Decoration) -> tuple[Piece, ...]:
        """A URL or DOI, with a link around it where links are asked for and the address is safe."""
        before, after = wrapping(decoration)
        address = text if variable == "URL" else f"https://doi.org/{text}"
        if self.setting.links and address.lower().startswith(("http://", "https://")):
            start, end = (Mark("link", address, opens=opens) for opens in (True, False))
            return (*before, start, text, end, *after)
        return (*before, text, *after)

    def pieces(self, text: str, decoration: s.Decoration, language: str) -> tuple[Piece, ...]:
        """A text with its markup read, in its text case, within its affixes and formats."""
        if not text:
            return ()
        if decoration is s.PLAIN:
            return read_markup(text, self.setting.quote_pairs)
        before, after = wrapping(decoration)
        text = self.styled(text, decoration, language)
        return (*before, *read_markup(text, self.setting.quote_pairs), *after)

    def styled(self, text: str, decoration: s.Decoration, language: str) -> str:
        """A text in its text case, without its periods if so asked."""
        if decoration.text_case:
            text = self.setting.cased(text, decoration.text_case, language)
        return text.replace(".", "") if decoration.strip_periods else text


#: Variables of the specification's list of numbers that hold text as often as not, and are printed as it stands.
TEXTUAL_NUMBERS = frozenset(["section", "version", "part-number", "printing-number", "supplement-number"])


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


def always(_: Context) -> bool:
    """The test of `<else>`."""
    return True


def has_words(out: Stream) -> bool:
    """Whether the stream holds a letter or a digit yet."""
    return any(isinstance(piece, str) and any(char.isalnum() for char in piece) for piece in out)


def asking(child: Renderer) -> Renderer:
    """A group of one element beside others that are known to be empty."""

    def render(context: Context, out: Stream) -> int:
        start = len(out)
        if child(context, out) == FULL:
            return FULL
        del out[start:]
        return EMPTY

    return render


def in_turn(children: list[Renderer]) -> Renderer:
    """The elements of a group, one after the other; says which of their answers count, one bit each."""

    def render(context: Context, out: Stream) -> int:
        met = 0
        for child in children:
            met |= 1 << child(context, out)
        return met

    return render


def spaced(children: list[Renderer], delimiter: str) -> Renderer:
    """As `in_turn`, with a delimiter between those that print."""

    def render(context: Context, out: Stream) -> int:
        met = 0
        body = len(out)
        for child in children:
            at = len(out)
            if at > body:
                out.append(delimiter)
                met |= 1 << child(context, out)
                if len(out) == at + 1:
                    del out[at]
            else:
                met |= 1 << child(context, out)
        return met

    return render


def shown_or_not(
    inside: Renderer, around: tuple[tuple[Piece, ...], tuple[Piece, ...]], status: int, *, strip: bool
) -> Renderer:
    """A group, which shows itself if a variable in it does, or if it has a term and asks for no variable.

    Args:
        inside: Prints its elements, and says what each said, one bit each.
        around: What goes before and after it.
        status: What is known of elements that are not even called.
        strip: Whether periods are taken out.
    """
    before, after = around

    def render(context: Context, out: Stream) -> int:
        start = len(out)
        if before:
            out.extend(before)
        body = len(out)
        met = inside(context, out)
        full = met & 1 << FULL
        asked = EMPTY if met & 1 << EMPTY else status
        if (full or (asked == NOTHING and met & 1 << TERM)) and len(out) > body:
            if strip:
                strip_periods(out, body)
            if after:
                out.extend(after)
            return FULL
        del out[start:]
        return FULL if full else asked

    return render


def fixed(content: tuple[Piece, ...], status: int) -> Renderer:
    """A closure that always prints the same."""

    def render(_: Context, out: Stream) -> int:
        out.extend(content)
        return status

    return render


def strip_periods(out: Stream, start: int) -> None:
    """Take the periods away from the texts of a stream from an index on."""
    for index in range(start, len(out)):
        piece = out[index]
        if isinstance(piece, str) and type(piece) is str:
            out[index] = piece.replace(".", "")
