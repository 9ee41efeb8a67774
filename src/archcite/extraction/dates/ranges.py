"""The grammar of two points in time that are joined: ranges, days counted one by one, and the same day in both calendars.

``27 July–3 August 1949`` · ``1961–63`` · ``May 1 and 3, 1961`` · ``25 October (7 November) 1917``.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from archcite.extraction.dates.calendar import Point, is_calendar_pair, julian_to_gregorian
from archcite.extraction.dates.parts import DASHES
from archcite.extraction.dates.points import Points

#: Fewer days than this are a pair, more than that no citation counts.
_FEW_DAYS, _MOST_DAYS = 3, 12


class Period(NamedTuple):
    """A whole date between two tokens, in EDTF; `edtf` is empty where the text says that there is none."""

    start: int
    end: int
    edtf: str
    flags: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()


class Ranges(Points):
    """Reads one point, or two and what joins them, from tokens."""

    def _about(self, i: int) -> int | None:
        """The place after ``ca.``, ``~``, ``late`` or ``mid-``; None where none stands at `i`."""
        if self.word(i) == "~":
            return i + 1
        end = self.phrase(i, "circa")
        if end is not None and (len(self.word(i)) > 1 or self.lower(i)):
            part = self._about(end)
            return part if part is not None else end
        end = self.phrase(i, "part")
        if end is None:
            return None
        end = end + 1 if self.word(end) in DASHES else end
        return self.phrase(end, "of") or end

    def _question(self, i: int) -> tuple[int, str]:
        if self.word(i) in ("?", "~", "%") and self.joined(i):
            return i + 1, self.word(i)
        if self.word(i) in ("(", "[") and self.word(i + 1) == "?" and self.word(i + 2) in (")", "]"):
            return i + 3, "?"
        return i, ""

    def _closing(self, i: int, opened: int) -> int:
        return i + 1 if self.word(opened - 1) in ("[", "(") and self.word(i) in ("]", ")") else i

    def _range(self, i: int) -> Period | None:
        lead = self.phrase(i, "between") or self.phrase(i, "from")
        if lead is not None:
            found = self._two(i, lead, led=True)
            if found or not self.whole:
                return found
        return self._two(i, i, led=False)

    def _two(self, start: int, i: int, *, led: bool) -> Period | None:
        """Two points and what joins them; or the first alone, when nothing does."""
        first = self.point(i) or self._day_alone(i)
        if first is None:
            return None
        pair = self._bracketed_pair(first) or self._counted(first) or self._joined_pair(first, led=led)
        if pair:
            return pair._replace(start=start)
        return None if led else self._single(start, first)

    def _day_alone(self, i: int) -> Point | None:
        """A day that a range shares its month and year with: the ``1`` of ``1–3 May 1961``."""
        found = self.day(i)
        if found is None:
            return None
        day, j, _ = found
        after = self.word(j)
        if (
            after == ","
        ):  # behind a comma further days are counted, or words that join: most numbers before one are no days
            behind = j + 1
            connected = self.number(behind) is not None or self.phrase(behind, "to") or self.phrase(behind, "and")
        else:
            connected = after in DASHES or after == "/" or self.phrase(j, "to") or self.phrase(j, "and")
        return Point(j, day=day) if connected else None

    def _single(self, start: int, point: Point) -> Period | None:
        if point.year is None and (point.month is None or point.day is None):
            return None
        end, flags = point.end, point.flags
        style = self._style(end)
        if not point.exists():
            return Period(start, end, "", ("impossible",))
        if point.year is None:
            return Period(start, end, point.edtf(), ("no-year",))
        if point.readings:
            both = sorted(replace(point, month=m, day=d).edtf() for m, d in point.readings)
            return Period(start, end, f"{point.year:04d}", (*flags, "ambiguous"), tuple(both))
        if style and point.month is not None and point.day is not None:
            end, old = style
            if old:
                year, month, day = julian_to_gregorian(point.year, point.month, point.day)
                return Period(start, end, f"{year:04d}-{month:02d}-{day:02d}", (*flags, "old-style"), (point.edtf(),))
        return Period(start, end, point.edtf(), flags)

    def _style(self, i: int) -> tuple[int, bool] | None:
        """``(O.S.)``, ``ст. ст.``: the place after it and whether it says Old Style."""
        j = self.skip(self.skip(i, ","), "([")
        for kind in ("old_style", "new_style"):
            end = self.phrase(j, kind)
            if end is not None and (self.word(j - 1) in ("(", "[") or self.lower(j) or self.word(j + 1) == "."):
                return self._closing(end, j), kind == "old_style"
        return None

    def _bracketed_pair(self, first: Point) -> Period | None:
        """``25 October (7 November) 1917``: the same day in both calendars."""
        j = first.end
        if self.word(j) not in ("(", "[") or first.day is None or first.month is None:
            return None
        second = self.point(j + 1)
        if second is None or second.day is None or self.word(second.end) not in (")", "]"):
            return None
        end = second.end + 1
        year = self.year(self.skip(end, ","))
        if year:
            end = year[1]
        known = second.year or (year[0].year if year else first.year)
        both = (replace(first, year=first.year or known), replace(second, year=known))
        return self._pair(*both, end) if is_calendar_pair(*both) else None

    def _pair(self, old: Point, new: Point, end: int) -> Period:
        return Period(0, end, new.edtf(), ("old-style",), (old.edtf(),))

    def _counted(self, first: Point) -> Period | None:
        """Three days or more, counted one by one: ``13, 16 July, 28 November 1916``, ``May 3, 5, and 7, 1961``."""
        points = [first]
        while points[-1].year is None and points[-1].day is not None and len(points) < _MOST_DAYS:
            comma = self.skip(points[-1].end, ",")
            at = self.phrase(comma, "and") or comma
            found = self._further_day(first, at) if at > points[-1].end else None
            if found is None:
                return None
            points.append(found)
        year = points[-1].year
        if len(points) < _FEW_DAYS or year is None:
            return None
        month = first.month if first.month and points[-1].month is None else None
        for place in range(len(points) - 1, -1, -1):  # a day without a month has that of the next that has one
            month = points[place].month or month
            points[place] = replace(points[place], year=year, month=month)
        if not all(point.exists() for point in points):
            return Period(0, points[-1].end, "", ("impossible",))
        days = [point.edtf() for point in points]
        if days != sorted(set(days)):
            return None
        return Period(0, points[-1].end, f"{days[0]}/{days[-1]}", tuple(dict.fromkeys((*points[-1].flags, "several"))))

    def _further_day(self, first: Point, i: int) -> Point | None:
        """A day that is counted behind another one, with its month and year or without."""
        found = self.point(i)
        if found is not None and found.day is not None and not found.readings:
            return found
        day = self.day(i)
        if day is None:
            return None
        year = self.year(self.skip(day[1], ","), short=False) if first.month is not None else None
        return Point(year[1], year[0].year, None, day[0]) if year else Point(day[1], day=day[0])

    def _joined_pair(self, first: Point, *, led: bool) -> Period | None:
        j, mark = self._connective(first, led=led)
        second = self._second(first, j, mark) if mark else None
        if second is None or (first.day is None and first.month is None and second.year is None):
            return None
        first, second = _share(first, second)
        if first.year is None or second.year is None or first.readings or second.readings:
            return None
        if mark == "/" and is_calendar_pair(first, second):
            return self._pair(first, second, second.end)
        end, question = self._question(second.end)
        if not first.exists() or not second.exists():
            return Period(0, end, "", ("impossible",))
        if first.earliest() >= second.earliest():
            return None
        flags = first.flags + second.flags + (("several",) if mark == "and" and not led else ())
        return Period(0, end, f"{first.edtf()}/{qualified(second.edtf(), question)}", tuple(dict.fromkeys(flags)))

    def _connective(self, first: Point, *, led: bool) -> tuple[int, str]:
        """The place after what joins two points, and whether it is ``-``, ``/`` or ``and``; else an empty mark."""
        j = first.end
        word = self.word(j)
        if word in DASHES:
            return (j + 2 if self.word(j + 1) in DASHES else j + 1), "-"
        if word == "/":
            return j + 1, "/"
        j = self.skip(j, ",")
        end = self.phrase(j, "to")
        if end is not None:
            return self.phrase(end, "of") or end, "-"
        end = self.phrase(j, "and")
        if end is not None and (led or first.year is None):
            return end, "-" if led else "and"
        if first.end != j and first.day is not None and first.year is None and self.number(j) is not None:
            return j, "and"
        return j, ""

    def _second(self, first: Point, k: int, mark: str) -> Point | None:
        about = self._about(k) if mark == "-" else None
        if about is not None:
            later = self.point(about)
            return replace(later, qualifier="~") if later else None
        if first.year is None and first.month is not None and first.day is not None:
            found = self._day_and_year(first.month, k)
            if found:
                return found
        if first.year is not None and first.month is None and not first.decade:
            found = self._end_year(first.year, k, mark)
            if found:
                return found
        return self.point(k)

    def _day_and_year(self, month: int, k: int) -> Point | None:
        """The ``3, 1961`` of ``May 1–3, 1961``."""
        found = self.day(k)
        if found is None:
            return None
        j = self.skip(found[1], ",")
        year = self.year(self.phrase(j, "of") or j, short=False)
        return Point(year[1], year[0].year, month, found[0]) if year else None

    def _end_year(self, first: int, k: int, mark: str) -> Point | None:
        """The ``63`` of ``1961–63``."""
        number = self.number(k)
        digits = len(self.word(k))
        if number is None or not self.joined(k) or not self.joined(k - 1) or (digits == 1 and not self.whole):
            return None
        if digits == 2 and self.word(k - 1) == "-" and mark == "-" and number <= 12:
            return None
        size = 10**digits
        year = first - first % size + number
        follows = self.word(k + 1) in {"-", ".", "/"} and self.joined(k + 1) and self.number(k + 2) is not None
        return Point(self._year_mark(k + 1), year) if year > first and not follows else None


def qualified(edtf: str, qualifier: str) -> str:
    """A date with a mark of doubt, on each end that has none.

    Example:
        >>> qualified("1961-05/1962~", "?")
        '1961-05?/1962~'
    """
    if not qualifier or not edtf:
        return edtf
    return "/".join(part if part[-1:] in "~?%." else part + qualifier for part in edtf.split("/"))


def _share(first: Point, second: Point) -> tuple[Point, Point]:
    """Each end with what it left to the other one: the year of ``27 July–3 August 1949``."""
    if first.month is None and first.day is not None:
        first = replace(first, month=second.month)
    if first.year is None and second.year is not None:
        turns = first.month is not None and second.month is not None and first.month > second.month
        first = replace(first, year=second.year - turns)
    elif second.year is None and first.year is not None and second.month is not None:
        second = replace(second, year=first.year)
    if second.month is None and second.day is not None:
        second = replace(second, month=first.month)
    return first, second
