"""Entries of bibliographies are found whole, and taken apart into who wrote or edited what, and wherein."""

from __future__ import annotations

from typing import Any

import pytest

from archcite import find_citations
from tables import table

ENTRIES: list[dict[str, Any]] = table("bibliography_entries")


@pytest.mark.parametrize("told", ENTRIES, ids=[told["entry"] for told in ENTRIES])
def test_an_entry_of_a_bibliography(told: dict[str, Any]) -> None:
    (found,) = find_citations(told["entry"])
    assert found.span.of(told["entry"]) == told["entry"]
    item = found.record.printed[0].item
    assert item is not None
    read = {
        "entry": told["entry"],
        **{name: item[name] for name in ("title", "container-title") if name in item},
        **{role: list(map(_in_order, item[role])) for role in ("author", "editor") if role in item},
    }
    assert read == told


def _in_order(name: dict[str, str]) -> str:
    return " ".join(name[part] for part in ("given", "family", "literal") if part in name)
