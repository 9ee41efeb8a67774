"""Queries: what is found, in which order, what is marked, and how a broken query is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import archcite.library
from archcite.library import Library, QueryError
from archcite.library.fold import fold, words
from archcite.library.query import parse
from archcite.library.search import hits, sought
from archcite.model import Record
from tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES = table("library_queries")


@pytest.mark.parametrize("case", [c for c in CASES if "finds" in c], ids=lambda case: case["query"])
def test_found(library: Library, case: Mapping[str, Any]) -> None:
    assert sorted(hit.key for hit in library.search(case["query"])) == case["finds"]
    assert library.count(case["query"]) == len(case["finds"])


@pytest.mark.parametrize("case", [c for c in CASES if "error" in c], ids=lambda case: case["query"])
def test_broken(library: Library, case: Mapping[str, Any]) -> None:
    with pytest.raises(QueryError) as caught:
        library.search(case["query"])
    assert str(caught.value).startswith(case["error"])
    assert caught.value.position == case["column"]
    assert caught.value.caret().splitlines()[1] == " " * case["column"] + "^"


def test_a_title_counts_more_than_an_abstract(library: Library) -> None:
    library.add(
        {"type": "manuscript", "title": "Notes", "abstract": "A dictatorship is named in passing."}, key="notes"
    )
    assert [hit.key for hit in library.search("dictatorship")] == ["mao1949dictatorship", "notes"]


def test_order_by_date_puts_the_undated_last(library: Library) -> None:
    library.add(Record(title="Undated"), key="undated")
    assert [hit.key for hit in library.search("", order="date")] == [
        "mao1949dictatorship",
        "zhou1950telegram",
        "khrushchev1962letter",
        "book2001",
        "undated",
    ]


def test_more_matches_than_are_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archcite.library.search.RANKED", 3)
    with archcite.library.open(":memory:") as library:
        library.add({"type": "manuscript", "title": "Cuba"}, key="headline")
        for number in range(10):
            library.add({"type": "manuscript", "title": "Report", "abstract": "on Cuba"}, key=f"abstract{number}")
        found = [hit.key for hit in library.search("cuba", limit=5)]
        assert found[0] == "headline"
        assert len(set(found)) == 5
        assert len(library.search("cuba", limit=-1)) == 11


def test_hits_are_marked_in_the_script_of_the_text() -> None:
    text = "Письмо Хрущёва о Khrushchev's plan"
    assert [span.of(text) for span in hits(text, sought(parse("khrushchev*")))] == ["Хрущёва", "Khrushchev's"]


def test_what_changes_is_found_anew(library: Library) -> None:
    library.tag("mao1949dictatorship", add=["chapter 2"])
    assert [hit.key for hit in library.search('tag:"chapter 2"')] == ["mao1949dictatorship"]
    library.tag("mao1949dictatorship", remove=["chapter 2"])
    assert library.search("tag:chapter") == []


@given(st.text(max_size=40))
def test_any_query_is_answered_or_refused_with_a_place(query: str) -> None:
    with archcite.library.open(":memory:") as library:
        try:
            library.search(query)
        except QueryError as error:
            assert 0 <= error.position <= len(query)  # noqa: PT017  (either outcome is right)


@given(st.text(max_size=60))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text) or "ii" in fold(text)
    assert all(word.isascii() and word.isalnum() for word in words(text))


def test_a_query_of_hostile_length_is_refused_at_once() -> None:
    with pytest.raises(QueryError, match="at most"):
        parse("(" * 100_000)
    with pytest.raises(QueryError, match="parentheses"):
        parse("(" * 200)


@pytest.mark.parametrize(
    ("mark", "found", "missed"),
    [
        ("RGASPI, f. 558, op. 11, d. 97, ll. 67-70", "archive:RGASPI fond:558 opis:11 delo:97 list:67", "fond:11"),
        ("РГАСПИ. Ф. 558. Оп. 11. Д. 97. Л. 67", "fond:558 opis:11 delo:97 list:67", "delo:558"),
        ("GARF, fond R-9401, opis 2", 'archive:GARF fond:"R-9401" opis:2', "fond:2"),
        ("Box 3, Folder 2", "Box 3", "fond:3"),
    ],
)
def test_a_shelfmark_of_another_program_is_searched_by_its_steps(mark: str, found: str, missed: str) -> None:
    """Other programs have one field for all of it."""
    with archcite.library.open(":memory:") as library:
        library.import_items([{"id": "foreign", "type": "manuscript", "title": "Letter", "archive_location": mark}])
        assert [hit.key for hit in library.search(found)] == ["foreign"]
        assert library.count(missed) == 0
        library.remove(["foreign"])
        assert library.count(found) == 0
