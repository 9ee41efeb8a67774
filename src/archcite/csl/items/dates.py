"""Dates as items give them, read to one value: `date-parts`, seasons, and texts (specification of CSL-JSON)."""

from __future__ import annotations

from typing import Any

from archcite.csl.items.date_value import NO_PARTS, DateValue, Parts, normal


def to_int(value: object) -> int | None:
    """A number given as a number or as text; None if it is neither."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value
    try:
        return int(str(value).strip())
    except ValueError:
        return None


def read_date(data: object) -> DateValue | None:  # noqa: PLR0911 - one form of date a line
    """Read a CSL-JSON date.

    Args:
        data: A date object, or a text (EDTF or raw).

    >>> read_date({"date-parts": [[1962, 10, 23]]}).start
    (1962, 10, 23)
    >>> read_date("1962-10-23/1962-10-28").end
    (1962, 10, 28)
    """
    if isinstance(data, str | int):
        return read_text(str(data))
    if isinstance(data, list):
        data = {"date-parts": data}
    if not isinstance(data, dict):
        return None
    said = data.get("circa")
    circa = bool(said) and str(said).lower() not in {"", "0", "false"}
    if data.get("date-parts"):
        return from_parts(data, circa=circa)
    for key in ("edtf", "raw"):
        if data.get(key):
            value = read_text(str(data[key]))
            return value._replace(circa=circa or value.circa) if value else None
    if data.get("literal"):
        return DateValue(literal=str(data["literal"]), circa=circa)
    if data.get("season"):
        return with_season(DateValue(circa=circa), data["season"])
    return None


def with_season(value: DateValue, season: object) -> DateValue:
    """The date with a season, given as a number or in words."""
    number = to_int(season)
    if number is not None and 1 <= number <= 4:
        return value._replace(season=number)
    if number is not None and 13 <= number <= 24:
        return value._replace(season=(number - 1) % 4 + 1)
    return value._replace(season_text=str(season))


def from_parts(data: dict[str, Any], *, circa: bool) -> DateValue | None:
    """Read `date-parts`."""
    lists = data["date-parts"]
    if not isinstance(lists, list) or not lists:
        return None
    if not isinstance(lists[0], list):
        lists = [lists]
    start, season = parts_of(lists[0])
    if start[0] is None:
        return DateValue(literal=str(data["literal"]), circa=circa) if data.get("literal") else None
    end, end_season, open_end = None, 0, False
    if len(lists) > 1:
        end, end_season = parts_of(lists[1])
        if not end[0]:
            end, open_end = None, True
    value = DateValue(start, end, open_end, season, end_season, circa=circa)
    if data.get("season") and not season:
        value = with_season(value, data["season"])
    return value


def parts_of(values: object) -> tuple[Parts, int]:
    """Year, month and day of a list, and the season if the month stands for one."""
    if not isinstance(values, list):
        return NO_PARTS, 0
    return normal(*[*map(to_int, values[:3]), None, None, None][:3])


def read_text(text: str) -> DateValue | None:
    """Read a date that is a text, as few are."""
    from archcite.csl.items import date_texts  # noqa: PLC0415 - most items need none of it

    return date_texts.read_text(text)
