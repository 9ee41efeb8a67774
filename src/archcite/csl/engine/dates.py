"""Compiles `<date>`: localised and own formats, ranges, seasons, eras, and the year suffix that goes with the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl import style as s
from archcite.csl.engine.context import EMPTY, FULL, Context, Renderer, empty
from archcite.csl.engine.decoration import wrapping
from archcite.csl.numbers import number_form, year_suffix
from archcite.csl.stream import Numeral, Piece, Stream
from archcite.csl.vocabulary import is_true

if TYPE_CHECKING:
    from archcite.csl.dates import DateValue, Parts
    from archcite.csl.engine.compiler import Compiler

ORDER = ("year", "month", "day")
KEEPS = {
    "year": frozenset(["year"]),
    "year-month": frozenset(["year", "month"]),
    "month-day": frozenset(["month", "day"]),
}
ALL = frozenset(ORDER)
#: The years from which on no era is printed.
FIRST_PLAIN_YEAR = 500


def resolved(compiler: Compiler, node: s.Date) -> s.Date:
    """The date with its parts: its own, or those of the locale with what the style changes in them."""
    if not node.form:
        return node
    local = compiler.setting.locale.dates.get(node.form)
    if local is None:
        return node
    changes = {part.name: part for part in node.parts}
    keeps = KEEPS.get(node.date_parts, ALL)
    parts = [changed(part, changes.get(part.name)) for part in local.parts if part.name in keeps]
    if node.date_parts == "month-day" and parts and local.parts[-1].name == "year":
        parts[-1] = parts[-1]._replace(decoration=parts[-1].decoration._replace(suffix=""))
    decoration = node.decoration
    if not decoration.text_case:
        decoration = decoration._replace(text_case=local.decoration.text_case)
    return node._replace(parts=tuple(parts), delimiter=local.delimiter, decoration=decoration)


def kept(compiler: Compiler, node: s.Date) -> s.Date:
    """As `resolved`, worked out once for a processor."""
    if not node.form:
        return node
    dates = compiler.setting.dates
    found = dates.get(id(node))
    if found is None:
        found = dates[id(node)] = resolved(compiler, node)
    return found


def changed(part: s.DatePart, change: s.DatePart | None) -> s.DatePart:
    """A part of a localised date with the attributes that the style sets on it."""
    if change is None:
        return part
    a, b = part.decoration, change.decoration
    decoration = a._replace(
        prefix=b.prefix or a.prefix,
        suffix=b.suffix or a.suffix,
        formats=b.formats or a.formats,
        text_case=b.text_case or a.text_case,
        strip_periods=b.strip_periods or a.strip_periods,
    )
    return s.DatePart(part.name, change.form or part.form, change.range_delimiter or part.range_delimiter, decoration)


def compile_date(compiler: Compiler, node: s.Date) -> Renderer:
    """A date variable."""
    variable = node.variable
    if variable not in compiler.shape.present:
        return empty
    if compiler.area == "sort":
        return sort_date(compiler, node)
    node = kept(compiler, node)
    guarded = variable in compiler.setting.substitutable
    recording = compiler.recording
    with_suffix = not compiler.setting.explicit_year_suffix
    writer = DateWriter(compiler, node)
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


class YearText(str):
    """The text of a year in the stream of a date, where the year suffix goes."""

    __slots__ = ()


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


class DateWriter:
    """Writes dates in one format."""

    def __init__(self, compiler: Compiler, node: s.Date) -> None:
        self.compiler = compiler
        self.node = node
        self.locale = compiler.setting.locale
        self.names = {part.name for part in node.parts}

    def write(self, value: DateValue, language: str) -> tuple[Piece, ...]:
        """The pieces of a date, its affixes included."""
        if value.literal:
            body = self.literal(value.literal) if "year" in self.names else []
        elif value.end is not None:
            body = self.range(value)
        else:
            body = self.single(value.start, value.season, value.season_text)
            if body and value.open_end:
                body.append(self.locale.term("year-range-delimiter") or "–")
        if not body:
            return ()
        decoration = self.node.decoration
        if decoration.text_case:
            body = [
                self.compiler.setting.cased(piece, decoration.text_case, language) if type(piece) is str else piece
                for piece in body
            ]
        before, after = wrapping(decoration)
        return (*before, *body, *after)

    def literal(self, text: str) -> list[Piece]:
        """A date that is text."""
        year = next((part for part in self.node.parts if part.name == "year"), None)
        decoration = s.Decoration(formats=year.decoration.formats) if year else s.PLAIN
        return list(self.compiler.pieces(text, decoration, ""))

    def single(self, parts: Parts, season: int, season_text: str = "") -> list[Piece]:
        """A date that is no range."""
        return self.join([self.part(part, parts, season, season_text) for part in self.node.parts])

    def join(self, pieces: list[list[Piece]]) -> list[Piece]:
        """The parts of a date that have content, with the delimiter between them."""
        out: list[Piece] = []
        for piece in pieces:
            if piece:
                if out and self.node.delimiter:
                    out.append(self.node.delimiter)
                out.extend(piece)
        return out

    def part(
        self, part: s.DatePart, parts: Parts, season: int, season_text: str = "", affixes: str = "both"
    ) -> list[Piece]:
        """One part of a date with its affixes, or nothing."""
        text = self.part_text(part, parts, season, season_text)
        if not text:
            return []
        decoration = part.decoration
        if decoration.strip_periods:
            text = text.replace(".", "")
        if decoration.text_case:
            text = self.compiler.setting.cased(text, decoration.text_case, "")
        if affixes in {"none", "prefix"}:
            decoration = decoration._replace(suffix="")
        if affixes in {"none", "suffix"}:
            decoration = decoration._replace(prefix="")
        before, after = wrapping(decoration)
        return [*before, YearText(text) if part.name == "year" else text, *after]

    def part_text(self, part: s.DatePart, parts: Parts, season: int, season_text: str) -> str:
        """The text of one part of a date."""
        year, month, day = parts
        if part.name == "year":
            return "" if year is None else self.year(year, part.form)
        if part.name == "month":
            if month is None:
                return self.locale.term(f"season-{season:02d}") if season else season_text
            return self.month(month, part.form)
        if part.name == "day" and day is not None:
            return self.day(day, month or 0, part.form)
        return ""

    def year(self, year: int, form: str) -> str:
        """A year, with its era before 500."""
        if form == "short" and len(str(year)) == 4:
            return str(year)[-2:]
        if year < 0:
            return f"{-year}{self.locale.term('bc')}"
        if year == 0:
            return ""
        return f"{year}{self.locale.term('ad')}" if year < FIRST_PLAIN_YEAR else str(year)

    def month(self, month: int, form: str) -> str:
        """A month."""
        if form == "numeric":
            return str(month)
        if form == "numeric-leading-zeros":
            return f"{month:02d}"
        return self.locale.term(f"month-{month:02d}", "short" if form == "short" else "long")

    def day(self, day: int, month: int, form: str) -> str:
        """A day."""
        if form == "numeric-leading-zeros":
            return f"{day:02d}"
        if form == "ordinal":
            limited = is_true(self.locale.options.get("limit-day-ordinals-to-day-1"))
            if not limited or day == 1:
                return number_form(day, "ordinal", self.locale, self.locale.gender(f"month-{month:02d}"))
        return str(day)

    def range(self, value: DateValue) -> list[Piece]:
        """A range, in which what both ends share is printed once (specification, "Date Ranges")."""
        start, end = value.start, value.end or value.start
        seasons = (value.season, value.end_season)
        at = next(
            (
                index
                for index, name in enumerate(ORDER)
                if name in self.names and (start[index] != end[index] or (name == "month" and seasons[0] != seasons[1]))
            ),
            None,
        )
        if at is None:
            return self.single(start, value.season)
        differing = set(ORDER[at:])
        shown = [part for part in self.node.parts if part.name in differing and self.has(part, start, end, seasons)]
        delimiter = next((part.range_delimiter for part in self.node.parts if part.name == ORDER[at]), None)
        if not shown:
            return self.single(start, value.season)
        first = self.node.parts.index(shown[0])
        last = self.node.parts.index(shown[-1])
        out = [self.part(part, start, value.season) for part in self.node.parts[:first]]
        left = [
            self.part(part, start, seasons[0], affixes="prefix" if part is shown[-1] else "both")
            for part in self.node.parts[first : last + 1]
        ]
        right = [
            self.part(part, end, seasons[1], affixes="suffix" if part is shown[0] else "both")
            for part in self.node.parts[first : last + 1]
        ]
        middle = self.join(left)
        middle.append(delimiter if delimiter is not None else self.locale.term("year-range-delimiter") or "–")
        middle.extend(self.join(right))
        out.append(middle)
        out.extend(self.part(part, start, value.season) for part in self.node.parts[last + 1 :])
        return self.join(out)

    def has(self, part: s.DatePart, start: Parts, end: Parts, seasons: tuple[int, int]) -> bool:
        """Whether either end of a range has this part."""
        return bool(self.part_text(part, start, seasons[0], "") or self.part_text(part, end, seasons[1], ""))


def sort_date(compiler: Compiler, node: s.Date) -> Renderer:
    """A date in a sort key: as figures, of the parts that the date would print."""
    node = kept(compiler, node)
    names = {part.name for part in node.parts} or set(ORDER)
    variable = node.variable

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
