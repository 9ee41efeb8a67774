"""Dates that are texts: EDTF (ISO 8601-2) and, failing that, what people write."""

from __future__ import annotations

import re

from archcite.csl.items.date_value import NO_PARTS, DateValue, Parts, normal

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
