"""Which number of ``4/10/75`` is the month, where the archive decides it: what lies in an American one is dated month first.

Source: the citing guides of the presidential libraries (Carter, Ford, Johnson), whose examples are dated so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.archives.registry import Repository
from archcite.archives.registry_matching import identify
from archcite.extraction.dates.reading import read_date

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: How much surer a date is whose order the archive decides.
_SURER = 0.1


def decide_order(ledger: Ledger) -> None:
    """Settle the month of each date between strokes that two days fit, where the archive's country decides it; the other stays offered."""
    for reading in ledger.readings:
        if (
            reading.field != "date"
            or len(reading.alternatives) < 2
            or "/" not in ledger.content[reading.start : reading.end]
        ):
            continue
        date = read_date(ledger.content[reading.start : reading.end], order="month-first")
        if date is not None and date.edtf in reading.alternatives and _is_american(ledger):
            reading.value = date.edtf
            reading.alternatives = tuple(other for other in reading.alternatives if other != date.edtf)
            reading.confidence = min(1.0, reading.confidence + _SURER)


def _is_american(ledger: Ledger) -> bool:
    """Whether all archives of the citation are known, and in a country that writes the month first."""
    archives = [reading for reading in ledger.readings if reading.field.endswith(".archive")]
    found = [identify(str(reading.value), ledger.content[slice(*ledger.cited)]) for reading in archives]
    return bool(found) and all(
        isinstance(one, Repository) and one.country in lexicon().month_first_countries for one in found
    )
