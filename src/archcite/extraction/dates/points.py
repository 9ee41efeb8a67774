"""The grammar of one point in time: day, month and year in the orders that languages have.

Each method looks at the tokens from one place on, at a bounded number of them, and gives a `Point` or None: reading is
linear in the length of the text, whatever the text is.
"""

from __future__ import annotations

from archcite.extraction.dates.calendar import DAYS, Point
from archcite.extraction.dates.parts import DASHES, Parts
from archcite.extraction.dates.words import roman

#: Day, hour and minute in six digits.
_GROUP = 6
#: No abbreviation for a leaf or a box is longer.
_LONGEST_MARK = 4


class Points(Parts):
    """Reads points from tokens, built from their parts."""

    def point(self, i: int) -> Point | None:
        """The fullest point that starts at `i`."""
        text = self.word(i)
        if text.isdecimal():
            digits = len(text)
            if digits == _GROUP:
                return self._date_time_group(i)
            return self._year_first(i) if digits == 4 else self._day_first(i)
        if text in self.words.months:
            return self._month_first(i)
        if text in self.words.seasons:
            return self._season_first(i)
        if self.whole:
            return self._roman_month_first(i) or (found[0] if (found := self.year(i)) else None)
        return None

    def _date_time_group(self, i: int) -> Point | None:
        """Day, hour, minute and zone as military messages have them (ACP 121): ``041530Z OCT 62``."""
        text = self.word(i)
        if int(text[2:4]) > 23 or int(text[4:]) > 59 or not 1 <= int(text[:2]) <= 31:
            return None
        named = self.month(i + 2) if len(self.word(i + 1)) == 1 and self.joined(i + 1) else None
        year = self.year(named[1], short=True) if named else None
        if named is None or year is None or year[0].decade:
            return None
        return Point(year[1], year[0].year, named[0], int(text[:2]), flags=year[0].flags)

    def _day_first(self, i: int) -> Point | None:
        """``4 October 1962``, ``4.X.62``, ``4/X-1962``, ``04.10.1962``, ``4 de octubre de 1962``."""
        found = self.day(i)
        if found is None:
            return None
        day, j, dotted = found
        k = self.phrase(j, "of") or j
        k = k + 1 if self.word(k) in DASHES or self.word(k) in ("/", ",") else k
        named = self.month(k)
        if named:
            return self._after_day_and_month(day, k, named, dotted=dotted)
        return (
            self._roman_month(day, j, dotted=dotted)
            or self._numeric(i, j, dotted=dotted)
            or (self._numeric_month(i, j, dotted=dotted) if self.whole else None)
        )

    def _numeric_month(self, i: int, j: int, *, dotted: bool) -> Point | None:
        """``10.1962`` and ``10/1962``, where the whole string is a date."""
        month = self.number(i)
        if month is None or month > 12 or not (dotted or self.word(j) == "/"):
            return None
        year = self.year(j if dotted else j + 1)
        return Point(year[1], year[0].year, month) if year and not year[0].decade else None

    def _after_day_and_month(self, day: int, k: int, named: tuple[int, int], *, dotted: bool) -> Point | None:
        month, j = named
        both = tuple((m, day) for m in self.words.ambiguous.get(self.word(k), ())) if dotted else ()
        y = self._to_year(j)
        year = self.year(y, short=not self._clock(y))
        if year is None:
            return None if self.everyday(k) else Point(j, None, month, day)
        if year[0].decade:
            return Point(j, None, month, day)
        return self._dual_year(Point(year[1], year[0].year, month, day, readings=both, flags=year[0].flags))

    def _to_year(self, i: int) -> int:
        """Over what may stand between month and year: a comma, a dash, ``de``."""
        i = self.skip(i, ",")
        i = i + 1 if self.word(i) in DASHES or self.word(i) == "/" else i
        return self.phrase(i, "of") or i

    def _clock(self, i: int) -> bool:
        """Whether two digits at `i` are an hour: ``4 October 10:30``, ``4 October, 10 p.m.``."""
        after = self.word(i + 1)
        if after in (":", "h"):
            return True
        if after in (".", "-") and self.joined(i + 1) and len(self.word(i + 2)) == 2:
            return self.word(i + 2).isdecimal() and self.word(i + 3) in self.words.time
        return after in ("a", "p", "am", "pm", "hours", "hrs", "uhr", "час", "часов")

    def _dual_year(self, point: Point) -> Point:
        """``10 February 1732/33``: before 1 January began the year, the later year is today's."""
        number = self.number(point.end + 1, 4)
        if self.word(point.end) != "/" or not self.joined(point.end) or number is None or point.year is None:
            return point
        following = point.year + 1
        if number in (following, following % 100, following % 10) and (point.month or 12) <= 3:
            return Point(point.end + 2, following, point.month, point.day, flags=(*point.flags, "dual-year"))
        return point

    def _roman_month(self, day: int, j: int, *, dotted: bool) -> Point | None:
        k = j if dotted else self._separator(j)
        month = roman(self.word(k))
        if month is None:
            return None
        y = self._separator(k + 1)
        year = self.year(y, short=dotted or self.word(k - 1) == self.word(k + 1) or y == k + 1)
        if year is None or (y == k + 1 and self.joined(y)):
            return None
        return Point(year[1], year[0].year, month, day, flags=year[0].flags)

    def _numeric(self, i: int, j: int, *, dotted: bool) -> Point | None:
        """Day, month and year, all in digits; which of two small numbers is the month is not guessed."""
        if not dotted and (j != i + 1 or not self.joined(j)):
            return None
        mark = self.word(j - 1) if dotted else self.word(j)
        k = j if dotted else j + 1
        first, second = self.number(i), self.number(k)
        if first is None or second is None or mark not in {".", "/", *DASHES} or not (dotted or self.joined(k)):
            return None
        if mark == "/" and not dotted and self._is_nordic(i, k, second):
            year = self.year(self.skip(k + 1, "-"))
            return Point(year[1], year[0].year, second, first) if year and not year[0].decade else None
        same = self.word(k + 1) == mark and self.joined(k + 1)
        year = self.year(k + 2, short=self.whole or self.near is not None) if same else None
        if year is None or year[0].decade:
            bare = dotted and same and (self.word(k + 2) in DASHES) and second <= 12
            return Point(k + 2, None, second, first) if bare else None
        return self._ordered(first, second, year[0], dotted=mark == ".")

    def _is_nordic(self, i: int, k: int, month: int) -> bool:
        """Whether a stroke parts day and month alone: ``12/3 1956``, ``den 12/3-1956``; behind other words the two numbers count something."""
        year = self.word(self.skip(k + 1, "-"))
        if month > len(DAYS) or len(year) != 4 or not year.isdecimal():
            return False
        before = self.word(i - 1)
        if before == ".":
            return len(self.word(i - 2)) > _LONGEST_MARK
        return not before or before in ",;(–—" or before in self.words.phrases["lead"]

    def _ordered(self, first: int, second: int, year: Point, *, dotted: bool) -> Point | None:
        """Day and month of two numbers: dots are written day first, otherwise only a number above 12 decides."""
        if max(first, second) > 31:
            return None
        if dotted or self.order == "day-first" or first > 12:
            return Point(year.end, year.year, second, first, flags=year.flags)
        if self.order == "month-first" or second > 12 or first == second:
            return Point(year.end, year.year, first, second, flags=year.flags)
        return Point(year.end, year.year, readings=((second, first), (first, second)), flags=year.flags)

    def _month_first(self, i: int) -> Point | None:
        """``October 4, 1962``, ``October 1962``, ``April, 1963``, ``October 4``."""
        named = self.month(i)
        if named is None:
            return None
        month, j = named
        day = self.day(self.skip(self.phrase(j, "of") or j, ","))
        if day and not self._clock(day[1] - 1):
            return self._after_month_and_day(i, month, day)
        year = self.year(self._to_year(j), short=self.whole)
        if year and not year[0].decade and not self.everyday(i):
            return Point(year[1], year[0].year, month, flags=year[0].flags)
        return None if self.everyday(i) else Point(j, None, month)

    def _after_month_and_day(self, i: int, month: int, found: tuple[int, int, bool]) -> Point | None:
        day, j, _ = found
        y = self.phrase(j, "of") or self.skip(j, ",/")
        year = self.year(y, short=(self.whole or self.word(j) == "/") and not self._clock(y))
        if year and not year[0].decade:
            return self._dual_year(Point(year[1], year[0].year, month, day, flags=year[0].flags))
        return None if self.everyday(i) else Point(j, None, month, day)

    def _season_first(self, i: int) -> Point | None:
        """``Spring 1962``, ``winter of 1962–63``."""
        j = self.skip(i + 1, ",")
        year = self.year(self.phrase(j, "of") or j, short=False)
        if year is None or year[0].decade:
            return Point(i + 1, None, self.words.seasons[self.word(i)]) if not self.lower(i) else None
        end = year[1]
        second = self.number(end + 1, 4)
        if year[0].year is not None and second in (year[0].year + 1, (year[0].year + 1) % 100):
            end = end + 2 if self.word(end) in DASHES or self.word(end) == "/" else end
        return Point(end, year[0].year, self.words.seasons[self.word(i)])

    def _roman_month_first(self, i: int) -> Point | None:
        """``X.1962``, where the whole string is a date."""
        month = roman(self.word(i))
        year = self.year(self._separator(i + 1)) if month else None
        return Point(year[1], year[0].year, month) if year and month else None

    def _year_first(self, i: int) -> Point | None:
        """``1962-10-04``, ``1962. október 4.``, ``1956.X.23``, ``1962 Oct 4``, ``1962``, ``1960s``."""
        found = self.year(i)
        if found is None:
            return None
        point, j = found
        if point.decade or point.year is None:
            return point
        k = self._separator(j)
        return (
            self._year_and_digits(point.year, j)
            or self._year_and_name(point.year, k)
            or self._year_and_day(point.year, j)
            or self._year_and_season(point.year, k)
            or point
        )

    def _year_and_digits(self, year: int, j: int) -> Point | None:
        mark, month = self.word(j), self.number(j + 1)
        if mark not in {".", "/", "-"} or month is None or not self.joined(j):
            return None
        if mark != "." and not self.joined(j + 1):
            return None
        k = j + 2
        if (
            self.word(k) == mark
            and self.joined(k)
            and (day := self.number(k + 1))
            and (mark == "." or self.joined(k + 1))
        ):
            end = k + 2 + (mark == "." and self.word(k + 2) == "." and self.joined(k + 2))
            return Point(end, year, month, day) if month <= 12 and day <= 31 else None
        if mark == "-" and len(self.word(j + 1)) == 2 and (1 <= month <= 12 or 21 <= month <= 24):
            return Point(k, year, month)
        return None

    def _year_and_name(self, year: int, k: int) -> Point | None:
        named = self.month(k)
        month, j = named or (roman(self.word(k)), self.skip(k + 1, "."))
        if month is None or (named and self.everyday(k)) or (not named and self.word(k - 1) != "."):
            return None
        day = self.day(j)
        end = day[1] if day else j
        if day and self.word(end) == "d" and self.word(k - 1) in ("m", "."):
            end = self.skip(end + 1, ".")  # Lithuanian: ``1957 m. gegužės 3 d.``
        if self.year(self.skip(end, ",")) or (not named and not day):
            return None
        return Point(end, year, month, day[0] if day else None)

    def _year_and_day(self, year: int, i: int) -> Point | None:
        """Latvian: ``1957. gada 3. maijā``."""
        of_year = self.skip(i, ".")
        day = self.day(of_year + 1) if self.word(of_year) in ("gada", "gadā") else None
        named = self.month(day[1]) if day else None
        return Point(named[1], year, named[0], day[0]) if day and named else None

    def _year_and_season(self, year: int, k: int) -> Point | None:
        season = self.words.seasons.get(self.word(k))
        if season is None or self.word(k - 1) == "," or self.year(self.skip(k + 1, ",")):
            return None
        return Point(k + 1, year, season)
