"""Pages of notes as books and theses have them: each citation in them is found to the letter, with the number of its note, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from archcite import find_citations

PAGES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "cases/pages_of_notes.yaml").read_text())


@pytest.mark.parametrize("page", PAGES, ids=[page["why"] for page in PAGES])
def test_the_citations_of_a_page(page: dict[str, Any]) -> None:
    found = [
        f"{found.note}: {found.span.of(found.extraction.text.content).rstrip('.')}"
        for found in find_citations(page["text"])
    ]
    assert found == page["found"]
