"""The century of a year of two digits, where the citation itself decides it: ``RG 59, 1960–63 …, 26 May 61``.

A range of years tells it in which just one of the possible years lies; a single year in a shelfmark, which may be a mere number, only
confirms what is likely. Years of printing and of longer stretches tell nothing, and without any of these the date stays unsure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.extraction.ledger import Ledger, Reading

_YEARS: Final = lazy_pattern(
    r"(?<![\d/.-])(?P<first>1[5-9]\d\d|20\d\d)(?:\s?[-–—/]\s?(?P<last>(?:1[5-9]|20)?\d\d))?(?![\d/.]\d|\d)"
)
#: What stands before the number of a leaf, a page or a container, which looks like a year.
_COUNTED: Final = lazy_pattern(
    r"(?<!\w)(?:[^\W\d_]{1,5}\.|box|folder|file|pages?|leaves|reel|item|document|nos?|nr)\s?$", re.IGNORECASE
)
_MARK_REACH: Final = 12
#: A collection of more years may have begun in another century.
_MOST_YEARS: Final = 50
#: How much surer a date is whose century the citation decides.
_SURER: Final = 0.18


def decide_centuries(ledger: Ledger) -> None:
    """Settle the century of each date that was read of two digits, where the years of the collection decide it."""
    for reading in ledger.readings:
        if reading.field == "date" and reading.alternatives and _of_centuries(reading):
            spans = list(_collections(ledger, reading))
            fitting = [
                date
                for date in (reading.value, *reading.alternatives)
                if any(a <= int(date[:4]) <= b for a, b in spans)
            ]
            if len(fitting) == 1 and (fitting[0] == reading.value or any(a < b for a, b in spans)):
                reading.value, reading.alternatives = fitting[0], ()
                reading.confidence = min(1.0, reading.confidence + _SURER)


def _of_centuries(reading: Reading) -> bool:
    """Whether what else a date can mean differs by hundreds of years alone."""
    return all(other[2:] == reading.value[2:] for other in reading.alternatives)


def _collections(ledger: Ledger, date: Reading) -> Iterator[tuple[int, int]]:
    """The years of the collections, files and volumes of a citation, the date itself left aside."""
    start, end = ledger.cited
    held = [(one.start, one.end) for one in ledger.readings if one.field.startswith("locations.")]
    for years in _YEARS.finditer(ledger.content, start, min(end, start + 3000)):
        if years.start() < date.end and date.start < years.end():
            continue
        if _COUNTED.search(ledger.content, max(start, years.start() - _MARK_REACH), years.start()):
            continue
        first, last = int(years["first"]), years["last"]
        if last is None:
            if any(since <= years.start() < until for since, until in held):
                yield first, first
            continue
        until = int(last) if len(last) == 4 else first - first % 100 + int(last)
        if first <= until <= first + _MOST_YEARS:
            yield first, until
