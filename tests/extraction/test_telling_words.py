"""The words that are looked up before a clause is read for what it describes: whatever describes a document has one of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from archcite.archives.lexicon import lexicon
from archcite.extraction.references import layout
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.titles.telling_words import may_describe
from tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


@cache
def parts() -> list[str]:
    """The clauses of all texts of the case tables."""
    read = [text for held in tables().values() for text in texts(held)]
    return [clause.of(text) for text in read for clause in clauses(text, 0, len(text))]


def test_what_describes_has_a_telling_word() -> None:
    described = [text for text in parts() if layout._describes(text, Clause(0, len(text), ""))]
    assert len(described) > 500
    assert [text for text in described if not may_describe(text, 0, len(text))] == []


def test_most_other_clauses_have_none() -> None:
    others = [text for text in parts() if not layout._describes(text, Clause(0, len(text), ""))]
    assert sum(may_describe(text, 0, len(text)) for text in others) < len(others) / 3


@pytest.mark.parametrize("table", ["genres", "opening_genres", "compound_genres"])
def test_each_kind_of_document_is_told_by_its_words(table: str) -> None:
    kinds = sorted(getattr(lexicon(), table))
    assert [kind for kind in kinds if not may_describe(f"Smith’s {kind.title()}.", 0, len(kind) + 9)] == []
