"""Chinese, Japanese and Korean dates: 1949年10月1日, 一九四九年十月一日, 昭和37年10月4日, 1962년 10월 4일."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archcite.extraction.dates.calendar import Point
from archcite.extraction.dates.words import words
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGIT = "0-9０-９〇零○一二三四五六七八九十廿卅元"
_DATE = lazy_pattern(
    rf"(明治|大正|昭和|平成|令和|中[華华]民[國国]|民[國国])?([{_DIGIT}]{{1,5}})\s?[年년]"
    rf"(?:\s?([{_DIGIT}]{{1,3}})\s?[月월](?:\s?([{_DIGIT}]{{1,4}})\s?[日号號일])?)?"
)
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_TENS = {"十": 10, "廿": 20, "卅": 30}


class EastAsian(NamedTuple):
    """A date between two offsets, in EDTF, or empty where it is impossible."""

    start: int
    end: int
    edtf: str


def number(text: str) -> int | None:
    """The number that digits stand for, placed (一九四九), with a ten (三十八) or plain.

    Example:
        >>> number("三十八"), number("一九四九"), number("37")
        (38, 1949, 37)
    """
    if text.isdecimal():
        return int(text)
    for sign, ten in _TENS.items():
        if sign in text:
            before, _, after = text.partition(sign)
            if len(before) > 1 or len(after) > 1 or any(c not in _KANJI for c in before + after):
                return None
            return (_KANJI[before] if before else 1) * ten + (_KANJI[after] if after else 0)
    if any(c not in _KANJI for c in text):
        return None
    return int("".join(str(_KANJI[c]) for c in text))


def east_asian_dates(content: str, start: int, end: int) -> Iterator[EastAsian]:
    """The dates of this form between two offsets."""
    if content.find("年", start, end) < 0 and content.find("년", start, end) < 0:
        return
    for found in _DATE.finditer(content, start, end):
        year = _year(found[1], number(found[2]))
        if year is None:
            continue
        month = number(found[3]) if found[3] else None
        day = number(found[4]) if found[4] else None
        point = Point(0, year, month, day)
        possible = (month is None or 1 <= month <= 12) and point.exists()
        yield EastAsian(found.start(), found.end(), point.edtf() if possible else "")


def _year(era: str | None, count: int | None) -> int | None:
    if count is None:
        return None
    if not era:
        return count if 1000 <= count <= 2100 else None
    first, length = words().eras[era]
    return first + count - 1 if 1 <= count <= length else None
