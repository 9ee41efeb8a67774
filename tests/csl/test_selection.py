"""A bibliography in parts: what is listed, and that order, numbers and year suffixes stay those of the whole."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.csl import Condition, ItemError, Processor, Selection, load_style, render

ZIMA = [{"family": "Zima", "given": "Ida"}]
YEAR = {"date-parts": [[1961]]}
ITEMS: list[dict[str, Any]] = [
    {
        "id": "letter",
        "type": "manuscript",
        "title": "Letter",
        "archive": "State Archive",
        "author": ZIMA,
        "issued": YEAR,
    },
    {"id": "map", "type": "map", "title": "Map", "note": "archive: State Archive", "keyword": "Harbours, rivers"},
    {"id": "tides", "type": "book", "title": "Tides", "author": ZIMA, "issued": YEAR, "keyword": "tides; Rivers"},
    {"id": "trade", "type": "book", "title": "Trade", "volume": 2, "categories": ["read", "lent"], "author": ZIMA},
]


def where(field: str, value: str) -> tuple[Condition, ...]:
    """A list of one condition."""
    return (Condition(field, value),)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), {"letter", "map", "tides", "trade"}),
        (Selection(include=(*where("type", "book"), *where("type", "map"))), {"map", "tides", "trade"}),
        (Selection(exclude=(*where("type", "book"), *where("type", "map"))), {"letter"}),
        (Selection(select=(*where("type", "book"), *where("volume", "2"))), {"trade"}),
        (Selection(quash=(*where("type", "book"), *where("volume", "2"))), {"letter", "map", "tides"}),
        (Selection(include=where("type", "book"), exclude=where("categories", "lent")), {"tides"}),
        (Selection(include=where("categories", "len")), set()),
        (Selection(include=where("archive", "")), {"tides", "trade"}),
        (Selection(exclude=where("issued", "")), {"letter", "tides"}),
        (Selection.of_keyword("rivers"), {"map", "tides"}),
        (Selection.of_keyword("river"), set()),
        (Selection.of_archive("State Archive"), {"letter", "map"}),
        (Selection.of_archive("State"), set()),
    ],
)
def test_what_is_listed(selection: Selection, expected: set[str]) -> None:
    processor = Processor(load_style("apa"), ITEMS)
    assert {entry.id for entry in processor.bibliography(selection=selection).entries} == expected


def test_a_part_keeps_the_order_and_the_year_suffixes_of_the_whole() -> None:
    processor = Processor(load_style("apa"), ITEMS)
    whole = [entry.id for entry in processor.bibliography().entries]
    part = processor.bibliography(selection=Selection.of_keyword("rivers")).entries
    assert [entry.id for entry in part] == [key for key in whole if key in {"map", "tides"}]
    [tides] = [render(entry.tree) for entry in part if entry.id == "tides"]
    assert "1961b" in tides


def test_a_part_keeps_the_numbers_of_the_whole() -> None:
    processor = Processor(load_style("ieee"), ITEMS)
    [entry] = processor.bibliography(selection=Selection(select=where("volume", "2"))).entries
    assert render(entry.tree).startswith("[4]")


def test_ids_and_a_selection_both_count() -> None:
    processor = Processor(load_style("apa"), ITEMS)
    part = processor.bibliography(["tides", "letter"], selection=Selection(include=where("type", "book")))
    assert [entry.id for entry in part.entries] == ["tides"]


@pytest.mark.parametrize("data", [7, {"keep": []}, {"quash": 7}, {"select": ["type"]}, {"include": [{"field": 7}]}])
def test_a_selection_of_another_form_is_refused(data: object) -> None:
    with pytest.raises(ItemError):
        Selection.of_json(data)
