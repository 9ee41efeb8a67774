"""Dates as items give them: `date-parts`, EDTF and raw text, read to one value (specification of CSL-JSON; ISO 8601-2)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

Parts = tuple[int | None, int | None, int | None]
NO_PARTS: Parts = (None, None, None)


class DateValue(NamedTuple):
    """A date or a range of dates.

    Attributes:
        start: Year, month, day; what is not known is None. Years before Christ are negative.
        end: The end of a range, or None.
        open_end: Whether the range has no end.
        season: 1 to 4, or 0.
        end_season: The season at the end of a range.
        season_text: A season that is no number.
        circa: Whether the date is uncertain or approximate.
        literal: Text to print instead of all else.
    """

    start: Parts = NO_PARTS
    end: Parts | None = None
    open_end: bool = False
    season: int = 0
    end_season: int = 0
    season_text: str = ""
    circa: bool = False
    literal: str = ""

    @property
    def sort_key(self) -> str:
        """A text that sorts as the date does, also before Christ; empty where there are no numbers, which sorts last."""
        if self.start[0] is None:
            return ""
        return sortable(self.start) + (sortable(self.end) if self.end else "0" * SORTED_FIGURES)


def sortable(parts: Parts) -> str:
    """Year, month and day as digits, always as many; years before Christ count down from the top of a lower range."""
    year, month, day = (part or 0 for part in parts)
    lead = f"2{year % 1_000_000:06d}" if year >= 0 else f"1{1_000_000 - -year % 1_000_000:06d}"
    return f"{lead}{month:02d}{day:02d}"


#: How many digits a date sorts by.
SORTED_FIGURES = len(sortable((0, 0, 0)))


EDTF_DATE = r"(?P<year>-?\d{1,6})(?:-(?P<month>\d{1,2}))?(?:-(?P<day>\d{1,2}))?(?:T[\d:.Z+-]{0,30})?(?P<doubt>[?~%]?)\Z"
MAX_TEXT = 200
MONTH_NAMES = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "spr",
    "sum",
    "aut",
    "win",
]
MORE_MONTHS = {
    "fal": 15,
    "oca": 1,
    "şub": 2,
    "nis": 4,
    "haz": 6,
    "tem": 7,
    "ağu": 8,
    "eyl": 9,
    "eki": 10,
    "kas": 11,
    "ara": 12,
}
WORD = r"\d+|[^\W\d_]+|[?~]"


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


def normal(year: int | None, month: int | None, day: int | None) -> tuple[Parts, int]:
    """The parts, with a month above 12 read as a season (13 to 16 or, as EDTF has it, 21 to 24)."""
    season = 0
    if month is not None and 13 <= month <= 24:
        season, month = (month - 1) % 4 + 1, None
    if month is not None and not 1 <= month <= 12:
        month = None
    return (year, month, (day if month else None) or None), season


def read_text(text: str) -> DateValue | None:
    """Read EDTF or, failing that, the looser texts that people write; what is neither is a literal."""
    text = text.strip()
    if not text:
        return None
    if len(text) > MAX_TEXT:
        return DateValue(literal=text)
    if text[0] == text[-1] == '"' and len(text) > 1:
        return DateValue(literal=text[1:-1])
    return read_edtf(text) or read_raw(text) or DateValue(literal=text)


def read_edtf(text: str) -> DateValue | None:
    """Read EDTF levels 0 and 1: dates, seasons, ranges, open ends, doubt.

    >>> read_edtf("1962-22~").season, read_edtf("1962/..").open_end
    (2, True)
    """
    first, slash, second = text.partition("/")
    start = edtf_side(first)
    if start is None:
        return None
    parts, season, circa = start
    if not slash:
        return DateValue(parts, season=season, circa=circa)
    if second in {"", ".."}:
        return DateValue(parts, open_end=True, season=season, circa=circa)
    end = edtf_side(second)
    if end is None:
        return None
    return DateValue(parts, end[0], season=season, end_season=end[1], circa=circa or end[2])


def edtf_side(text: str) -> tuple[Parts, int, bool] | None:
    """One side of an EDTF range."""
    match = re.match(EDTF_DATE, text)
    if not match or (len(match["year"].lstrip("-")) < 4 and (match["month"] or match["doubt"])):
        return None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    if month is not None and (not 1 <= month <= 24 or 12 < month < 21 or (day or 0) > 31):
        return None
    parts, season = normal(year, month, day)
    return parts, season, bool(match["doubt"])


def read_raw(text: str) -> DateValue | None:  # noqa: PLR0911 - one thing that it is not a line
    """Read a date as people write it: "23 October 1962", "May-July 1962", "10/23/1962", "c. 44 BC"."""
    joined = re.sub(r"([A-Za-z])\.", r"\1", text.replace("_", "-"))
    numeric = re.fullmatch(r"(\d{1,4})[-/.](\d{1,2})(?:[-/.](\d{1,4}))?", joined.strip())
    if numeric:
        parts = numeric_parts([part for part in numeric.groups() if part])
        return DateValue(parts) if parts[0] else None
    sides = re.split(r"\s*[-–/]\s*", joined)
    if len(sides) > 2:
        return None
    readings = [raw_side(side) for side in sides]
    if any(reading is None for reading in readings):
        return None
    start = readings[0]
    if start is None:
        return None
    circa = start[3]
    if len(readings) == 1:
        if start[0] is None:
            return None
        parts, season = normal(start[0], start[1], start[2])
        return None if start[2] and not start[1] else DateValue(parts, season=season, circa=circa)
    end = readings[1]
    if end is None:
        return None
    return raw_range(start, end)


def raw_range(
    start: tuple[int | None, int | None, int | None, bool], end: tuple[int | None, int | None, int | None, bool]
) -> DateValue | None:
    """A range whose sides complete each other ("May-July 1962")."""
    both = [(a if a is not None else b, b if b is not None else a) for a, b in zip(start[:3], end[:3], strict=True)]
    (year, end_year), (month, end_month), (day, end_day) = both
    if year is None or (day and not month):
        return None
    parts, season = normal(year, month, day)
    end_parts, end_season = normal(end_year, end_month, end_day)
    return DateValue(parts, end_parts, season=season, end_season=end_season, circa=start[3] or end[3])


def numeric_parts(numbers: list[str]) -> Parts:
    """A date of figures only; the year is the one of four figures, and a month above 12 is a day."""
    at = next((index for index, number in enumerate(numbers) if len(number) == 4), -1)
    if at < 0:
        return NO_PARTS
    rest = [int(number) for index, number in enumerate(numbers) if index != at]
    month = rest[0] if rest else None
    day = rest[1] if len(rest) > 1 else None
    if month is not None and day is not None and month > 12:
        month, day = day, month
    return normal(int(numbers[at]), month, day)[0]


def raw_side(text: str) -> tuple[int | None, int | None, int | None, bool] | None:
    """One side of a raw range: year, month, day, and whether it is in doubt; None if a word means nothing."""
    year = month = day = None
    circa = False
    for word in re.findall(WORD, text):
        lower = word.lower()
        if word.isdecimal():
            if len(word) >= 4:
                year = int(word[:4])
            else:
                day = int(word)
        elif lower in {"bc", "bce"} and day is not None:
            year, day = -day, None
        elif lower in {"ad", "ce"} and day is not None:
            year, day = day, None
        elif word in "?~" or lower == "c" or lower.startswith(("cir", "ca")):
            circa = True
        elif (found := month_of(lower)) is not None:
            month = found
        elif lower not in {"st", "nd", "rd", "th", "of", "the"}:
            return None
    return year, month, day, circa


def month_of(word: str) -> int | None:
    """The month, 1 to 12, or the season, 13 to 16, that a word names."""
    stem = word[:3]
    if stem in MONTH_NAMES:
        return MONTH_NAMES.index(stem) + 1
    return MORE_MONTHS.get(stem)
