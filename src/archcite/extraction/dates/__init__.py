"""Dates as people write them, to EDTF: words and figures, then the grammar, then what stands beside a date."""

from __future__ import annotations

from archcite.extraction.dates.reading import DateReading, find_dates, read_date

__all__ = ["DateReading", "find_dates", "read_date"]
