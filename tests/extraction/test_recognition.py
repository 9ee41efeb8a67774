"""Prose is no citation; a short shelfmark is."""

from __future__ import annotations

import pytest

from archcite.extraction.reader import extract
from archcite.model import Record

PROSE = [
    "",
    "   \n\n",
    "hello world, this is no citation at all.",
    "The committee met on Monday and talked about the harvest.\nNothing was decided.",
    "It was a dark night. The rain fell on the fields, and nobody came; the dog barked twice.",
    "milk, eggs, flour, 2 lemons",
    "October 4, 1962",
    "OCTOBER1000",
]
CITATIONS = [
    "PREM 11/855",
    "RGANI, f. 5, op. 30, d. 12, l. 3",
    "Bundesarchiv, DY 30/3433, Bl. 12-14",
    "Archives du ministère des Affaires étrangères, carton 12",
    "National Archives, RG 59, Central Files, Box 12",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_gives_an_empty_record_and_an_error(text: str) -> None:
    extraction = extract(text)
    assert [problem.code for problem in extraction.problems] == ["no-citation"]
    assert extraction.record == Record()
    assert extraction.claims == ()


@pytest.mark.parametrize("text", CITATIONS)
def test_a_citation_is_kept(text: str) -> None:
    assert "no-citation" not in {problem.code for problem in extract(text).problems}
