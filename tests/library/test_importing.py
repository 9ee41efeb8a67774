"""Many items at once: by statements of a thousand rows, the next ones being made ready meanwhile."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis.strategies import lists, text

import archcite.library
from archcite.library import bulk, staging
from archcite.library.fold import fold, fold_each
from archcite.library.safekeeping import check
from library.conftest import due, indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.library.imported import Imported


def items(count: int) -> Iterator[dict[str, Any]]:
    """One in seven has a key that was there before, one in ten comes again word for word, one in eleven under another name."""
    for number in range(count):
        key = f"item{number - number % 7}" if number % 7 == 3 else f"item{number}"
        item = {"id": key, "type": "manuscript", "title": f"Письмо {number}", "abstract": "word " * (number % 5)}
        if number % 11 == 0:
            item |= {"id": f"http://zotero.org/{number}", "citation-key": f"named{number}"}
        yield item
        if number % 10 == 0:
            yield item


def imported(count: int) -> tuple[Imported, list[tuple[str, Any]], set[tuple[str, int, str]]]:
    with archcite.library.open(":memory:") as library:
        outcome = library.import_items(items(count))
        assert list(check(library)) == []
        assert indexed(library) == due(library)
        assert [change.records for change in library.log()] == [len(outcome.added)]
        return outcome, [(entry.key, entry.item) for entry in library.entries()], indexed(library)


def test_it_does_not_show_how_many_are_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome, entries, words = imported(2600)
    assert (len(outcome.added), outcome.same, outcome.failed) == (2600, 260, [])
    assert len({key for key, _ in entries}) == 2600
    monkeypatch.setattr(staging, "BATCH", 97)
    monkeypatch.setattr(staging, "_ROWS", 5)
    again = imported(2600)
    assert again[0].added == outcome.added
    assert again[1:] == (entries, words)


def test_a_source_that_fails_in_the_middle_keeps_what_was_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing() -> Iterator[dict[str, Any]]:
        yield from items(250)
        raise OSError("gone")

    monkeypatch.setattr(staging, "BATCH", 100)
    reported: list[str] = []
    with archcite.library.open(":memory:") as library:
        with pytest.raises(OSError, match="gone"):
            library.import_items(failing(), progress=lambda batch: reported.extend(batch.added))
        assert len(library) == len(reported) > 0
        assert list(check(library)) == []


def test_what_is_no_item_is_told_with_its_place() -> None:
    with archcite.library.open(":memory:") as library:
        outcome = library.import_items([*items(3), ["a list"], *items(1), 7])
        assert [place for place, _ in outcome.failed] == [5, 8]
        assert all("an item is an object" in reason for _, reason in outcome.failed)


def test_json_that_is_not_decoded_is_mended_where_it_needs_it() -> None:
    sound = {"id": "a", "type": "book", "title": "On Practice"}
    data = msgspec.json.encode([sound, {**sound, "id": "b", "issued": "1937"}, 8, {**sound, "id": "c"}])
    with archcite.library.open(":memory:") as library:
        outcome = library.import_items(bulk.split_json(data))
        assert outcome.added == ["a", "b", "c"]
        assert [problem.code for problem in outcome.problems] == ["csl-no-item"]
        assert library.get("b").item["issued"] == {"date-parts": [[1937]]}


def test_columns_without_words_are_left_out_and_come_back_with_their_first_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(staging, "BATCH", 10)
    monkeypatch.setattr(staging, "_ROWS", 10)
    plain = [{"id": f"i{number}", "type": "book"} for number in range(40)]
    plain[15]["title"] = "Practice"
    plain[25]["genre"] = "Letter"
    with archcite.library.open(":memory:") as library:
        library.import_items(plain)
        assert indexed(library) == due(library)
        assert [hit.key for hit in library.search("practice OR genre:letter")] == ["i15", "i25"]
        library.remove(["i15", "i0"])
        assert list(check(library)) == []
        assert indexed(library) == due(library)


@given(lists(text()))
def test_texts_folded_together_are_what_each_is_alone(texts: list[str]) -> None:
    assert fold_each(texts) == [fold(text).replace("\x1f", " ") for text in texts]


def test_threads_take_turns_as_before_once_an_import_is_over() -> None:
    before = sys.getswitchinterval()
    with archcite.library.open(":memory:") as library:
        with pytest.raises(RuntimeError):
            library.import_items(items(10), progress=lambda _: (_ for _ in ()).throw(RuntimeError))
        assert sys.getswitchinterval() == before


def test_items_are_taken_by_the_thread_that_asks(tmp_path: Any) -> None:
    """A source may be bound to its thread, as another library is."""
    with archcite.library.open(tmp_path / "one.db") as one, archcite.library.open(tmp_path / "other.db") as other:
        one.import_items(items(300))
        other.import_items(entry.item for entry in one.entries())
        assert len(other) == 300
