"""EDTF (ISO 8601-2:2019) ⇄ the date variables of CSL-JSON.

CSL-JSON knows a day, a month, a year, a range, a season and "circa"; what else EDTF can say is told in words (`literal`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

_DATE: Final = lazy_pattern(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_SEASONS: Final = range(21, 25)


def issued(edtf: str, text: str = "") -> dict[str, Any]:
    """A CSL-JSON date.

    Args:
        edtf: a date, a season, or an interval.
        text: the date in the source's words, for what CSL cannot say in numbers.

    Example:
        >>> issued("1962-10~")
        {'date-parts': [[1962, 10]], 'circa': True}
        >>> issued("1949-12-16/1950-02-14")
        {'date-parts': [[1949, 12, 16], [1950, 2, 14]]}
        >>> issued("../1962", "before 1962")
        {'literal': 'before 1962'}
    """
    ends = [_DATE.fullmatch(end) for end in edtf.split("/")]
    if not all(ends) or len(ends) > 2:
        return {"literal": text or edtf}
    dates = [end for end in ends if end]
    circa: dict[str, Any] = {"circa": True} if any(date[4] for date in dates) else {}
    if any(date[2] and int(date[2]) > 12 for date in dates):
        return _season(dates[0], circa) if len(dates) == 1 else {"literal": text or edtf}
    return {"date-parts": [[int(part) for part in date.groups()[:3] if part] for date in dates], **circa}


def _season(date: re.Match[str], circa: dict[str, Any]) -> dict[str, Any]:
    if int(date[2]) not in _SEASONS:
        return {"literal": date[0]}
    return {"date-parts": [[int(date[1])]], "season": int(date[2]) - 20, **circa}


def edtf_of(date: Any) -> tuple[str, str]:
    """The EDTF date and the words of a CSL-JSON date variable; two empty strings when there is none.

    Example:
        >>> edtf_of({"date-parts": [["1962", 10]], "circa": 1})
        ('1962-10~', '')
        >>> edtf_of({"literal": "Easter 1962"})
        ('', 'Easter 1962')
    """
    if not isinstance(date, dict):
        return ("", str(date)) if date else ("", "")
    words = str(date.get("literal") or date.get("raw") or "")
    try:
        ends = [_end(parts, date) for parts in date.get("date-parts") or []]
    except (TypeError, ValueError):
        return "", words
    return "/".join(end for end in ends if end), words


def _end(parts: list[Any], date: Mapping[str, Any]) -> str:
    numbers = [int(part) for part in parts if part not in ("", None)]
    if not numbers:
        return ""
    season = date.get("season")
    if season and len(numbers) == 1 and str(season).isdigit() and 1 <= int(season) <= 4:
        numbers.append(20 + int(season))
    year = f"-{-numbers[0]:04d}" if numbers[0] < 0 else f"{numbers[0]:04d}"
    return "-".join([year, *(f"{n:02d}" for n in numbers[1:3])]) + ("~" if date.get("circa") else "")
