"""An "Ibid." read by itself: it stands for nothing that is there, and is no document."""

from __future__ import annotations

import pytest

from archcite.extraction.reader import extract
from archcite.extraction.running.finding import find_citations
from archcite.model import Severity


@pytest.mark.parametrize("text", ["Ibid., p. 5", "Ibid.", "12. Ibid., pp. 5–7.", "Там же. Л. 5.", "Ebd., S. 45."])
def test_nothing_but_ibid_is_an_error(text: str) -> None:
    extraction = extract(text)
    (problem,) = (problem for problem in extraction.problems if problem.code == "ibid-alone")
    assert problem.severity is Severity.ERROR
    assert problem.span is not None
    assert problem.span.of(extraction.text.content) in problem.message
    assert extraction.facts()["ibid"] is True


def test_a_file_without_its_archive_is_a_warning() -> None:
    told = {problem.code: problem.severity for problem in extract("Ibid., op. 3, d. 4, l. 5.").problems}
    assert told["ibid-alone"] is Severity.WARNING


def test_a_page_behind_ibid_is_no_folder() -> None:
    assert extract("Ibid., p. 5").facts() == {"ibid": True, "pages": "5"}
    *_, last = find_citations("1. Smith, A Book (Oxford: OUP, 1999), 34.\n2. Ibid., p. 45.")
    assert last.record.printed[0].pages == "45"
    assert last.extraction.problems == ()
