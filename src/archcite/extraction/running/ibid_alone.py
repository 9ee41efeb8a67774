"""An "Ibid." that is read as a document of its own: what it stands for is not there, which must be said before it is cited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archcite.extraction.running.ibid import is_repetition
from archcite.model import Problem, Severity

if TYPE_CHECKING:
    from archcite.extraction.outcome import Extraction


def with_nothing_before(extraction: Extraction) -> Extraction:
    """The extraction, with an error where it only says "Ibid.", with a warning where "Ibid." stands for its archive.

    Example:
        >>> from archcite.extraction.reader import extract
        >>> [(problem.code, problem.severity.value) for problem in extract("Ibid., p. 5").problems]
        [('ibid-alone', 'error')]
        >>> [(problem.code, problem.severity.value) for problem in extract("Ibid., op. 3, d. 4").problems]
        [('ibid-alone', 'warning')]
    """
    record = extraction.record
    if not record.ibid or any(place.archive for place in record.locations) or record.platform or record.printed:
        return extraction
    worst = Severity.ERROR if is_repetition(record, record) else Severity.WARNING
    said = next((claim for claim in extraction.claims if claim.field == "ibid"), None)
    message = (
        f"“{said.text if said else 'Ibid.'}” stands for the citation before it, which is not in this text: "
        "give both, and read them as a page of footnotes (--find, `find_citations`)"
    )
    problem = Problem("ibid-alone", worst, message, said.span if said else None)
    return replace(extraction, problems=(*extraction.problems, problem))
