"""The same document twice, and two documents that only look like one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import archcite.library
from archcite.library.duplicates import candidates, compare, like, pairs
from archcite.library.traits import blocks, traits
from archcite.model import Record
from tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES = table("library_duplicates")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_pairs(case: Mapping[str, Any]) -> None:
    one, other = traits("one", case["one"]), traits("other", case["other"])
    for first, second in ((one, other), (other, one)):
        found = compare(first, second)
        assert (found is not None) == case["same"], found
        assert bool(list(pairs([first, second]))) or not case["same"], "no block leads to the pair"
    if case["same"]:
        with archcite.library.open(":memory:") as library:
            library.add(case["one"], key="one")
            library.add(case["other"], key="other")
            assert [(c.one, c.other) for c in candidates(library)] == [("one", "other")]
            assert [c.other for c in like(library, "one")] == ["other"]


def test_a_pair_that_a_person_told_apart_is_not_shown_again() -> None:
    with archcite.library.open(":memory:") as library:
        for key in ("a", "b"):
            library.add(
                {"title": "Telegram from Beijing to Moscow", "issued": {"date-parts": [[1950, 10, 2]]}}, key=key
            )
        assert len(candidates(library)) == 1
        library.tell_apart("b", "a")
        assert candidates(library) == []
        assert like(library, "a") == []


def test_a_crowded_day_is_not_compared_all_with_all() -> None:
    records = [
        traits(
            f"r{n}",
            {"title": f"Report {n} about {'abcdefghij'[n % 10] * 5}", "issued": {"date-parts": [[1962, 10, 22]]}},
        )
        for n in range(2_000)
    ]
    assert sum(1 for _ in pairs(records)) < 100_000


def test_merging_keeps_everything() -> None:
    with archcite.library.open(":memory:") as library:
        library.add(Record(title="Telegram", date="1962-10"), key="a", tags=["x"], note="first")
        library.add(
            {"title": "Telegramm", "URL": "https://archive.example/1", "publisher": "P"},
            key="b",
            tags=["y"],
            note="second",
        )
        library.attach("b", "scan.txt", b"page")
        library.merge("a", ["b"])
        entry = library.get("b")
        assert entry.key == "a"
        assert (entry.item["title"], entry.item["URL"], entry.item["publisher"]) == (
            "Telegram",
            "https://archive.example/1",
            "P",
        )
        assert (entry.tags, entry.note) == (("x", "y"), "first\n\nsecond")
        assert entry.attachments[0].name == "scan.txt"


def test_merging_prefers_what_a_person_typed() -> None:
    with archcite.library.open(":memory:") as library:
        library.add(Record(title="Telegramm"), key="a")
        library.add(Record(title="Telegrammm"), key="b")
        library.edit("b", Record(title="Telegram"))
        assert library.merge("a", ["b"]).item["title"] == "Telegram"


def test_blocks_are_few() -> None:
    item = {
        "title": "Telegram from A to B on C",
        "URL": "https://a.example/document/1234",
        "issued": {"date-parts": [[1962, 1, 2]]},
    }
    assert len(list(blocks(traits("a", item)))) < 12
