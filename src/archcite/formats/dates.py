"""CSL dates ⇄ the dates of the formats: EDTF (ISO 8601-2:2019) and words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Longer texts than this are not remembered as dates.
SHORT: Final = 40
_DATE: Final = re.compile(r"(-?\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?/?([~?%]?)")
_CIRCA: Final = re.compile(r"(?:c\.|ca\.?|circa)\s+(?=\S)", re.IGNORECASE)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        1,
    )
    for name in names.split()
}
_WORDS: Final = (
    re.compile(r"(?P<day>\d{1,2})\.?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s+(?P<month>[A-Za-z]{3,9})\.?(?:\s+(?P<day>\d{1,2}))?"),
)


def edtf(date: Any) -> str:
    """A CSL date as EDTF; empty when it has no year, or is in words.

    Example:
        >>> edtf({"date-parts": [[1962, 10, 4], [1962, 10, 8]]})
        '1962-10-04/1962-10-08'
        >>> edtf({"date-parts": [[1962]], "season": 2, "circa": True})
        '1962-22~'
    """
    if not isinstance(date, dict):
        return ""
    try:
        ends = [_end(parts, date) for parts in date.get("date-parts") or ()]
    except (TypeError, ValueError):
        return ""
    return "/".join(ends) if all(ends) else ""


def _end(parts: list[Any], date: dict[str, Any]) -> str:
    numbers = [int(part) for part in parts if part or part == 0]
    if not numbers or not -9999 <= (first := numbers[0]) <= 9999:
        return ""
    if len(numbers) == 1 and str(date.get("season", "")) in {"1", "2", "3", "4"}:
        numbers.append(20 + int(date["season"]))
    said = f"-{-first:04d}" if first < 0 else f"{first:04d}"
    for number in numbers[1:3]:
        said = f"{said}-{number:02d}"
    return f"{said}~" if date.get("circa") else said


def words(date: Any) -> str:
    """What a date says in words, when it says anything."""
    return str(date.get("literal") or date.get("raw") or "") if isinstance(date, dict) else ""


def date_of(text: str) -> dict[str, Any]:
    """A CSL date out of what a field says: EDTF, slashes, English months, "ca."; words that are no date stay words.

    Example:
        >>> date_of("1962/10/04/")
        {'date-parts': [[1962, 10, 4]]}
        >>> date_of("ca. October 1962")
        {'date-parts': [[1962, 10]], 'circa': True}
        >>> date_of("Easter 1962")
        {'literal': 'Easter 1962'}
        >>> date_of("../1962")
        {'literal': '../1962'}
    """
    return fresh(_known(text) if len(text) < SHORT else _read(text))


def fresh(date: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of a date that is remembered, down to its numbers."""
    copied = {**date}
    if "date-parts" in copied:
        ends = copied["date-parts"]
        copied["date-parts"] = [[*ends[0]]] if len(ends) == 1 else [*map(list, ends)]
    return copied


@lru_cache(2**12)
def _known(text: str) -> Mapping[str, Any]:
    """The days and years of a library recur: what the last ones say is remembered."""
    return _read(text)


def _read(text: str) -> dict[str, Any]:
    stripped = text.strip()
    about = _CIRCA.match(stripped)
    body = stripped[about.end() :] if about else stripped
    if len(body) > 60:
        return {"literal": stripped}
    parts = _numbers(body)
    if parts is None:
        return {"literal": stripped} if stripped else {}
    return {**parts, "circa": True} if about else parts


def _numbers(body: str) -> dict[str, Any] | None:
    if match := _DATE.fullmatch(body):
        return _dated([match])
    if body.count("/") == 1:
        ends = [_DATE.fullmatch(end) for end in body.split("/")]
        return _dated([end for end in ends if end]) if all(ends) else None
    for pattern in _WORDS:
        match = pattern.fullmatch(body)
        if match and (month := _MONTHS.get(match["month"].lower())):
            day = match.groupdict().get("day")
            parts = [int(match["year"]), month, *([int(day)] if day else [])]
            return {"date-parts": [parts]} if _possible(parts) else None
    return None


def _dated(ends: list[re.Match[str]]) -> dict[str, Any] | None:
    circa: dict[str, Any] = {"circa": True} if any(end[4] for end in ends) else {}
    lists = [[int(part) for part in end.groups()[:3] if part] for end in ends]
    if len(lists) == 1 and len(lists[0]) == 2 and 21 <= lists[0][1] <= 24:
        return {"date-parts": [lists[0][:1]], "season": lists[0][1] - 20, **circa}
    return {"date-parts": lists, **circa} if all(map(_possible, lists)) else None


def _possible(parts: list[int]) -> bool:
    return all(low <= part <= high for part, low, high in zip(parts, (-9999, 1, 1), (9999, 12, 31), strict=False))


def month_number(text: str) -> int:
    """1 to 12 for a month's name, abbreviation or number; 0 when it is none."""
    bare = text.strip().lower().rstrip(".")
    return int(bare) if bare.isdigit() and len(bare) < 3 and 1 <= int(bare) <= 12 else _MONTHS.get(bare, 0)
