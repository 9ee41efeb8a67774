"""The grammar of whole dates: points and ranges with what stands around them (circa, before, ?), and the signs of no date."""

from __future__ import annotations

from archcite.extraction.dates.calendar import DAYS, Point, weekday
from archcite.extraction.dates.ranges import Period, Ranges, qualified

_OPEN_ANYWHERE = (("before", "../{}"), ("after", "{}/.."))
_OPEN_WHOLE = (("until", "../{}"), ("from", "{}/.."))
#: Marks behind which a date does not go on, and the end of the text.
_ENDING = frozenset(["", ".", ";", ")", "]", '"', "”", "’", "»"])


#: What leads from there being no date to what it may be: ``s.d. [ma 1956]``.
_DOUBTING = frozenset({"but", "но", "aber", "mais", "ale", "ma", "wohl", "vermutlich", "probably"})


class Periods(Ranges):
    """Reads whole dates from tokens, built from points and ranges."""

    def period(self, i: int) -> Period | None:
        """The fullest date that starts at `i`."""
        common = self._common(i)
        if common is not None:
            return common
        if self.word(i).isdecimal():
            plain = self._two(i, i, led=False)
            return self._questioned(plain) if plain else None
        return self._undated(i) or self._open(i) or self._qualified(i)

    def _common(self, i: int) -> Period | None:
        """``October 4, 1962`` and ``4 October 1962`` before a mark: most dates are one of these, in which the grammar finds no more."""
        day, month, year, end = self.word(i), self.words.months.get(self.word(i + 1)), self.word(i + 2), i + 3
        if month is None and self.word(i + 2) == ",":
            day, month, year, end = self.word(i + 1), self.words.months.get(self.word(i)), self.word(i + 3), i + 4
        if month is None or not (day.isdecimal() and year.isdecimal() and len(day) < 3 and len(year) == 4):
            return None
        if not 1 <= int(day) <= DAYS[month - 1] or not 1000 <= int(year) <= 2100 or not self._ends(end):
            return None
        return Period(i, end, f"{int(year)}-{month:02d}-{int(day):02d}")

    def _ends(self, i: int) -> bool:
        """Whether a date that is whole ends at `i`: before a mark, behind which nothing is said of it."""
        if self.word(i) == ",":
            return self.phrase(i + 1, "to") is None and self._style(i) is None
        return self.word(i) in _ENDING

    def _questioned(self, period: Period) -> Period:
        """A date with the question mark after it, if there is one."""
        end, qualifier = self._question(period.end)
        if not qualifier:
            return period
        others = tuple(qualified(other, qualifier) for other in period.alternatives)
        return period._replace(end=end, edtf=qualified(period.edtf, qualifier), alternatives=others)

    def _undated(self, i: int) -> Period | None:
        end = self.phrase(i, "undated")
        if end is None or not self._says_undated(i, end):
            return None
        opened = self.skip(self.skip(end, ",;"), "[(")
        rest = self._qualified(opened + 1 if self.word(opened) in _DOUBTING else opened)
        if rest and not rest.edtf.startswith("XXXX"):
            edtf = rest.edtf if rest.edtf[-1:] in "~?%" or "/" in rest.edtf else rest.edtf + "~"
            return rest._replace(start=i, end=self._closing(rest.end, opened), edtf=edtf)
        return Period(i, end, "", ("undated",))

    def _says_undated(self, i: int, end: int) -> bool:
        """In running text ``n.d.`` counts only in lower case and with its stops: ``N.D.`` is a state."""
        initials = all(len(self.word(k)) <= 2 for k in range(i, end))
        return self.whole or not initials or (self.lower(i) and any(self.word(k) == "." for k in range(i, end)))

    def _open(self, i: int) -> Period | None:
        for kind, form in _OPEN_ANYWHERE + (_OPEN_WHOLE if self.whole else ()):
            start = self.phrase(i, kind)
            inner = self._qualified(start) if start is not None else None
            if inner and inner.edtf and "/" not in inner.edtf and not inner.edtf.startswith("XXXX"):
                return inner._replace(
                    start=i, edtf=form.format(inner.edtf), alternatives=tuple(map(form.format, inner.alternatives))
                )
        return None

    def _qualified(self, i: int) -> Period | None:
        """A date with a bracket, circa or ``late`` before it, and a question mark after it."""
        bracket = self.word(i) in ("[", "(")
        j = i + 1 if bracket else i
        about = self._about(j)
        inner = self._range(j if about is None else about)
        if inner is None:
            return None
        end, qualifier = self._question(inner.end)
        if about is not None:
            qualifier = "%" if qualifier == "?" else "~"
        if bracket:
            closed = self._closing(end, j)
            if closed == end:
                return None
            end, after = self._question(closed)
            qualifier = qualifier or after
        edtf = qualified(inner.edtf, qualifier)
        return inner._replace(
            start=i, end=end, edtf=edtf, alternatives=tuple(qualified(a, qualifier) for a in inner.alternatives)
        )

    def matching_weekday(self, period: Period) -> bool:
        """False where a weekday beside a full date is not the date's."""
        before = period.start - 1
        while self.word(before) in (",", ".", "the"):
            before -= 1
        beside = (before, self.skip(self.skip(period.end, ","), "("))
        named = [day for k in beside if (day := self.words.weekdays.get(self.word(k)))]
        parts = period.edtf.split("-") if named else []
        if len(parts) != 3 or not all(map(str.isdigit, parts)):
            return True
        year, month, day = map(int, parts)
        actual = weekday(Point(0, year, month, day))
        return all(day == actual for day in named)
