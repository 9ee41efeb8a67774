"""The format of a `<date>`: its own parts, or those of the locale with what the style changes in them (specification, "Date")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.styles import style as s

if TYPE_CHECKING:
    from archcite.csl.engine.setting import Setting

#: The parts of a date, from the one that sorts first.
ORDER = ("year", "month", "day")
KEEPS = {
    "year": frozenset(["year"]),
    "year-month": frozenset(["year", "month"]),
    "month-day": frozenset(["month", "day"]),
}
ALL = frozenset(ORDER)


def resolved(setting: Setting, node: s.Date) -> s.Date:
    """The date with its parts: its own, or those of the locale with what the style changes in them."""
    if not node.form:
        return node
    local = setting.locale.dates.get(node.form)
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


def format_of(setting: Setting, node: s.Date) -> s.Date:
    """As `resolved`, worked out once for a processor."""
    if not node.form:
        return node
    dates = setting.dates
    found = dates.get(id(node))
    if found is None:
        found = dates[id(node)] = resolved(setting, node)
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
