"""A date or a range of dates, as values."""

from typing import NamedTuple

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


def normal(year: int | None, month: int | None, day: int | None) -> tuple[Parts, int]:
    """The parts, with a month above 12 read as a season (13 to 16 or, as EDTF has it, 21 to 24)."""
    season = 0
    if month is not None and 13 <= month <= 24:
        season, month = (month - 1) % 4 + 1, None
    if month is not None and not 1 <= month <= 12:
        month = None
    return (year, month, (day if month else None) or None), season
