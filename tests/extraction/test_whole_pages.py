"""Whole pages state what their heading, citation and labels say, and nothing of the documents on them."""

from __future__ import annotations

from typing import Any

import pytest

import archcite
from tables import table

_PAGES = table("whole_pages")
#: What these pages state besides, which other tests look at.
_BESIDES = frozenset({"abstract", "number", "original_language", "classification", "copy_number", "signature"})


@pytest.mark.parametrize("page", _PAGES, ids=[page["name"] for page in _PAGES])
def test_a_page_states_what_it_says_of_its_document(page: dict[str, Any]) -> None:
    facts = {name: value for name, value in archcite.extract(page["text"]).facts().items() if name not in _BESIDES}
    assert facts == page["facts"]
