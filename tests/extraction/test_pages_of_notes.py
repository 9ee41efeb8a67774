"""Pages of notes as books and theses have them: each citation in them is found to the letter, with the number of its note, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from archcite import find_citations
from tables import table

PAGES: list[dict[str, Any]] = table("pages_of_notes")


@pytest.mark.parametrize("page", PAGES, ids=[page["why"] for page in PAGES])
def test_the_citations_of_a_page(page: dict[str, Any]) -> None:
    found = [
        f"{found.note}: {found.span.of(found.extraction.text.content).rstrip('.')}"
        for found in find_citations(page["text"])
    ]
    assert found == page["found"]
