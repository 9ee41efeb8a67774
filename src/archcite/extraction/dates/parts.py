"""The grammar of the parts of a date: a day, a month and a year, and the phrases that stand between them.

Each method looks at the tokens from one place on, at a bounded number of them: reading is linear in the length of the text,
whatever the text is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from archcite.extraction.dates.calendar import Point, full_year
from archcite.extraction.dates.words import roman, words

if TYPE_CHECKING:
    from archcite.extraction.dates.tokens import Tokens

#: How numeric dates are written.
Order = Literal["day-first", "month-first"]

DASHES = frozenset("-–—‒−‐‑")


class Parts:
    """Reads the parts of dates from tokens.

    Args:
        content: the text that the tokens were taken from.
        near: a year that decides the century of two-digit years.
        order: how numeric dates are written, where that is known.
        whole: whether the whole string is known to be a date, which lets weaker signs count.
    """

    def __init__(self, content: str, tokens: Tokens, *, near: int | None, order: Order | None, whole: bool) -> None:
        self.content = content
        self.tokens = tokens
        self.word = tokens.by_place()
        self.count = len(tokens.texts)
        self.near = near
        self.order = order
        self.whole = whole
        self.words = words()

    def joined(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a space."""
        spans = self.tokens.spans()
        return 0 < i < self.count and spans[i][0] == spans[i - 1][1]

    def number(self, i: int, longest: int = 2) -> int | None:
        """The number at `i`, if it has at most so many digits."""
        text = self.word(i)
        return int(text) if text.isdecimal() and len(text) <= longest else None

    def skip(self, i: int, marks: str) -> int:
        """`i`, or the place after it when one of `marks` stands there."""
        return i + 1 if (word := self.word(i)) and word in marks else i

    def lower(self, i: int) -> bool:
        """Whether the token at `i` is written in lower case."""
        return self.content[self.tokens.spans()[i][0]].islower()

    def phrase(self, i: int, kind: str) -> int | None:
        """The place after the longest phrase of a kind that starts at `i`; stops between its words do not count."""
        for rest in self.words.phrases[kind].get(self.word(i), ()):
            j = i + 1
            for word in rest:
                j = self.skip(j, ".-")
                if self.word(j) != word:
                    break
                j += 1
            else:
                return j + 1 if self.word(j) == "." and self.joined(j) else j
        return None

    def year(self, i: int, *, short: bool = False) -> tuple[Point, int] | None:
        """A year of four digits, or, where `short` allows it, of two; with ``г.``, ``roku`` and the like after it."""
        text = self.word(i)
        if text in ("'", "‘", "`") and (number := self.number(i + 1)) is not None and len(self.word(i + 1)) == 2:
            return self._short_year(number, i + 2)
        if not text.isdecimal():
            return None
        if len(text) == 4 and 1000 <= (year := int(text)) <= 2100:
            end = i + 1
            if year % 10 == 0 and self.joined(end) and self.word(end) in ("s", "er"):
                return Point(end + 1, year, decade=True), end + 1
            end = self._year_mark(end)
            return Point(end, year), end
        hour = self.word(i + 1) in (":", "h") and self.joined(i + 1)
        if short and len(text) == 2 and not hour and not self._is_day(i):
            return self._short_year(int(text), self._year_mark(i + 1))
        return None

    def _is_day(self, i: int) -> bool:
        """Whether two digits at `i` count the day of a month that is named behind them: ``26 February – 10 March 1924``."""
        at = self.phrase(i + 1, "of") or self.skip(i + 1, ".")
        return (self.month(at) is not None and not self.everyday(at)) or (
            roman(self.word(at)) is not None and self.year(self._separator(at + 1)) is not None
        )

    def _short_year(self, short: int, end: int) -> tuple[Point, int]:
        year, known = full_year(short, self.near)
        return Point(end, year, flags=() if known else ("century-assumed",)), end

    def _year_mark(self, i: int) -> int:
        if not 0 < i < self.count:
            return i
        if self.word(i) == "-" and self.joined(i) and self.joined(i + 1) and self.word(i + 1) in ("го", "й", "м"):
            i += 2
        if i < self.count and (self.lower(i) or self.word(i) in ("ad", "a")):
            return self.phrase(i, "year_mark") or i
        return i

    def month(self, i: int) -> tuple[int, int] | None:
        """A month's name and the place after it, its stop included."""
        month = self.words.months.get(self.word(i))
        if month is None:
            return None
        return month, i + 2 if self.word(i + 1) == "." and self.joined(i + 1) else i + 1

    def everyday(self, i: int) -> bool:
        """Whether the month's name at `i` may as well be a common word: ``may``, ``march``."""
        return self.word(i) in self.words.everyday and self.lower(i) and not self.whole

    def day(self, i: int) -> tuple[int, int, bool] | None:
        """A day, the place after it and its ordinal ending, and whether a stop follows it."""
        number = self.number(i)
        if number is None or not 1 <= number <= 31:
            return None
        i += 1
        if self.word(i) in self.words.ordinals and self.joined(i):
            i += 1
        elif self.word(i) == "-" and self.joined(i + 1) and self.word(i + 1) in self.words.ordinals:
            i += 2
        if self.word(i) == "." and self.joined(i):
            hungarian = self.word(i + 1) == "-" and self.word(i + 2) in self.words.ordinals
            return number, i + 3 if hungarian else i + 1, True
        return number, i, False

    def _separator(self, i: int) -> int:
        word = self.word(i)
        return i + 1 if word in DASHES or word in (".", "/", ",") else i
