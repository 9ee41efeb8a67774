"""From an EDTF date to the days it covers, so that dates of every precision can be compared and searched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Days are numbers such as 19621004; these stand for an end that is open.
EARLIEST: Final = -99991231
LATEST: Final = 99991231

_END: Final = re.compile(r"(-?)(\d{1,4}[Xxu]{0,3})(?:-(\d\d|XX))?(?:-(\d\d|XX))?[~?%]?")
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def covered(edtf: str) -> tuple[int, int] | None:
    """The first and the last day of a date, a season, an interval, or a decade.

    Args:
        edtf: ISO 8601-2:2019, levels 0 and 1, of which ``../1962`` and ``196X`` are parts.

    Returns:
        Two numbers such as 19621004, or None when the text is no such date.

    Example:
        >>> covered("1962-10")
        (19621001, 19621031)
        >>> covered("1949/1953")
        (19490101, 19531231)
        >>> covered("196X")
        (19600101, 19691231)
        >>> covered("soon") is None
        True
    """
    start, slash, end = edtf.strip().partition("/")
    if not slash:
        return _point(start)
    first = (EARLIEST, EARLIEST) if start in {"..", ""} else _point(start)
    last = (LATEST, LATEST) if end in {"..", ""} else _point(end)
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _point(text: str) -> tuple[int, int] | None:
    found = _END.fullmatch(text)
    if not found or len(found[2]) != 4:
        return None
    years = [int(re.sub("[Xxu]", digit, found[2])) * (-1 if found[1] else 1) for digit in "09"]
    month, day = found[3], found[4]
    months = (1, 12) if month in {None, "XX"} else _SEASONS.get(int(month), (int(month), int(month)))
    days = (1, 31) if day in {None, "XX"} else (int(day), int(day))
    if not (1 <= months[0] <= months[1] <= 12 and 1 <= days[0] <= days[1] <= 31):
        return None
    first, last = min(years), max(years)
    return _number(first, months[0], days[0]), _number(last, months[1], days[1])


def _number(year: int, month: int, day: int) -> int:
    return year * 10000 + month * 100 + day


def item_days(item: Mapping[str, Any]) -> tuple[int, int] | None:
    """The days that an item's own date covers: archcite's EDTF where there is one, else CSL's ``issued``.

    Example:
        >>> item_days({"issued": {"date-parts": [["1962", 10, 4]]}})
        (19621004, 19621004)
    """
    issued = item.get("issued")
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    if not parts or not isinstance(parts, list):
        date = _hidden_date(item) or str(issued.get("literal") or issued.get("raw") or "")
        return covered(date)
    whole = _whole_day(parts)
    if whole:
        return whole, whole
    try:
        ends = [_of_parts([int(part) for part in end if part not in ("", None)]) for end in parts[:2]]
    except (TypeError, ValueError):
        return None
    found = [end for end in ends if end]
    return (found[0][0], found[-1][1]) if found and found[0][0] <= found[-1][1] else None


def _whole_day(parts: list[Any]) -> int:
    """The day of a date that has year, month and day as numbers, which most have; 0 of any other."""
    try:
        ((year, month, day),) = parts
    except (TypeError, ValueError):
        return 0
    return _number(year, month, day) if type(year) is type(month) is type(day) is int and month and day else 0


def _of_parts(parts: list[int]) -> tuple[int, int] | None:
    if not parts:
        return None
    year, month, day = [*parts, 0, 0][:3]
    return _number(year, month or 1, day or 1), _number(year, month or 12, day or 31)


def _hidden_date(item: Mapping[str, Any]) -> str:
    custom = item.get("custom")
    ours = custom.get("archcite") if isinstance(custom, dict) else None
    record = ours.get("record") if isinstance(ours, dict) else None
    return str(record.get("date") or "") if isinstance(record, dict) else ""
