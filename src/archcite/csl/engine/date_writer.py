"""Writes one date in one format: parts, ranges, seasons, eras."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.date_formats import ORDER
from archcite.csl.engine.decoration import wrapping
from archcite.csl.items.number_forms import number_form
from archcite.csl.styles import style as s
from archcite.csl.vocabulary import is_true

if TYPE_CHECKING:
    from archcite.csl.engine.setting import Setting
    from archcite.csl.items.date_value import DateValue, Parts
    from archcite.csl.stream import Piece

#: The years from which on no era is printed.
FIRST_PLAIN_YEAR = 500


class YearText(str):
    """The text of a year in the stream of a date, where the year suffix goes."""

    __slots__ = ()


class DateWriter:
    """Writes dates in one format."""

    def __init__(self, setting: Setting, node: s.Date) -> None:
        self.setting = setting
        self.node = node
        self.locale = setting.locale
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
                self.setting.cased(piece, decoration.text_case, language) if type(piece) is str else piece
                for piece in body
            ]
        before, after = wrapping(decoration)
        return (*before, *body, *after)

    def literal(self, text: str) -> list[Piece]:
        """A date that is text."""
        year = next((part for part in self.node.parts if part.name == "year"), None)
        decoration = s.Decoration(formats=year.decoration.formats) if year else s.PLAIN
        return list(self.setting.pieces(text, decoration, ""))

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
            text = self.setting.cased(text, decoration.text_case, "")
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
