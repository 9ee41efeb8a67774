"""Undo and redo: every change can be taken back and made again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import archcite.library
from archcite.library.errors import LibraryError, NothingToUndoError
from archcite.library.safekeeping import check
from archcite.model import Record
from library.conftest import due, fill, indexed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archcite.library import Entry, Library


def contents(library: Library) -> list[tuple[Entry, list[str]]]:
    """Every entry, and what a search for each finds."""
    return [(entry, [hit.key for hit in library.search(f'key:"{entry.key}"')]) for entry in library.entries()]


CHANGES: dict[str, Callable[[Library], object]] = {
    "add": lambda library: library.add(Record(title="New"), key="new"),
    "edit": lambda library: library.edit("zhou1950telegram", Record(title="Another title")),
    "tag": lambda library: library.tag("mao1949dictatorship", add=["x"]),
    "note": lambda library: library.note("mao1949dictatorship", "words"),
    "attach": lambda library: library.attach("book2001", "scan.txt", b"text"),
    "rename": lambda library: library.rename("zhou1950telegram", "zhou1950"),
    "remove": lambda library: library.remove(["book2001", "mao1949dictatorship"]),
    "merge": lambda library: library.merge("zhou1950telegram", ["khrushchev1962letter"]),
    "import": lambda library: library.import_items([{"id": f"i{n}", "title": f"Item {n}"} for n in range(10)]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_undo_and_redo(library: Library, name: str) -> None:
    before = contents(library)
    CHANGES[name](library)
    after = contents(library)
    assert after != before
    library.undo()
    assert contents(library) == before
    library.redo()
    assert contents(library) == after
    library.undo()
    assert contents(library) == before


@given(st.lists(st.sampled_from([*CHANGES, "undo", "redo"]), max_size=12))
def test_any_run_of_changes_can_be_undone_to_the_start(steps: list[str]) -> None:
    with archcite.library.open(":memory:") as library:
        fill(library)
        start = contents(library)
        begun = len(library.log())
        for step in steps:
            try:
                if step in CHANGES:
                    CHANGES[step](library)
                elif step == "redo" or sum(not change.undone for change in library.log()) > begun:
                    getattr(library, step)()
            except LibraryError:
                continue  # such as a key that is no longer there: nothing happened
        assert indexed(library) == due(library)
        while sum(not change.undone for change in library.log()) > begun:
            library.undo()
        assert contents(library) == start
        assert indexed(library) == due(library)


def test_a_key_passes_from_one_record_to_another_and_back(library: Library) -> None:
    before = contents(library)
    library.rename("zhou1950telegram", "zhou")
    library.remove(["zhou"])
    library.add(Record(title="Another"), key="zhou1950telegram")
    for _ in range(3):
        library.undo()
    assert contents(library) == before


def test_a_new_change_ends_redo(library: Library) -> None:
    library.note("book2001", "one")
    library.undo()
    library.note("book2001", "two")
    with pytest.raises(NothingToUndoError, match="nothing to redo"):
        library.redo()


def test_nothing_to_undo() -> None:
    with archcite.library.open(":memory:") as library, pytest.raises(NothingToUndoError, match="nothing to undo"):
        library.undo()


def test_a_change_that_changes_nothing_is_not_in_the_log(library: Library) -> None:
    length = len(library.log())
    library.tag("zhou1950telegram", add=["korea"])
    library.edit("zhou1950telegram", archcite_record(library, "zhou1950telegram"))
    assert len(library.log()) == length


def archcite_record(library: Library, key: str) -> Record:
    from archcite.item import to_record

    return to_record(library.get(key).item)


def test_the_log_says_what_was_done(library: Library) -> None:
    library.edit("zhou1950telegram", Record(title="Telegram"))
    change = library.log(1)[0]
    assert change.what.startswith("edit zhou1950telegram: title, ")
    assert change.records == 1


def test_a_word_that_no_record_has_any_longer_finds_nothing(library: Library) -> None:
    """The index keeps no words of its own: what a change takes away has to be told to it."""
    key = library.add({"type": "manuscript", "title": "Zebra"}, key="zoo1949", tags=["gnu"])
    library.note(key, "okapi")
    library.rename(key, "park1949")
    assert [library.count(word) for word in ("Zebra", "gnu", "okapi", "zoo1949", "park1949")] == [1] * 5
    library.change(
        key, "change", lambda entry: replace(entry, item={**entry.item, "title": "Giraffe"}, note="", tags=())
    )
    assert [library.count(word) for word in ("Zebra", "gnu", "okapi", "zoo1949", "Giraffe")] == [0, 0, 0, 1, 1]
    library.remove([key])
    assert [library.count(word) for word in ("zoo1949", "park1949", "Giraffe")] == [0, 0, 0]
    assert list(check(library)) == []


def test_a_library_with_an_index_of_another_form_makes_it_anew(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with archcite.library.open(path) as library:
        library.add(Record(title="Zebra"), key="zoo")
        library.connection.executescript(
            "DROP TABLE words; CREATE VIRTUAL TABLE words USING fts5(title);"
            "UPDATE setting SET value = '1' WHERE name = 'index'"
        )
    with archcite.library.open(path) as library:
        assert [hit.key for hit in library.search("zebra")] == ["zoo"]
        library.remove(["zoo"])
        assert indexed(library) == set()
