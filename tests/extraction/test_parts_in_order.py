"""The parts of a citation are told apart in each order, and whatever stands around them: every description, date and place in company of others."""

from __future__ import annotations

from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest
import yaml

from archcite.extraction.reader import extract

PARTS = yaml.safe_load((Path(__file__).parents[1] / "cases" / "parts.yaml").read_text("utf-8"))


def _then(text: str) -> str:
    """What parts a description from what follows; a comma stands inside quotation marks."""
    return f"{text[:-1]},” " if text.endswith("”") else f"{text}, "


ORDERS = {
    "place last": lambda what, date, place: f"{_then(what)}{date}, {place}.",
    "place first": lambda what, date, place: f"{place}, {_then(what)}{date}.",
    "date first": lambda what, date, place: f"{date}, {_then(what)}{place}.",
    "date in a bracket": lambda what, date, place: f"{what} ({date}), {place}.",
    "date without a comma": lambda what, date, place: f"{what} of {date}, {place}.",
    "behind a semicolon": lambda what, date, place: f"{_then(what)}{date}; {place}.",
    "behind a number and a signal": lambda what, date, place: f"12. See also {_then(what)}{date}, {place}.",
    "before a remark": lambda what, date, place: f"{_then(what)}{date}, {place} (emphasis added).",
}


def _citations(order: str) -> list[tuple[str, dict[str, Any]]]:
    """Each description with each place, the dates in turns."""
    dates = cycle(PARTS["dates"])
    found = []
    for what, place in product(PARTS["descriptions"], PARTS["places"]):
        date = next(dates)
        facts = {name: value for part in (what, date, place) for name, value in part.items() if name != "text"}
        found.append((ORDERS[order](what["text"], date["text"], place["text"]), facts))
    return found


@pytest.mark.parametrize("order", ORDERS)
def test_parts_are_told_apart_in_each_order(order: str) -> None:
    citations = _citations(order)
    wrong = [(text, extract(text).facts(), facts) for text, facts in citations if extract(text).facts() != facts]
    assert len(citations) == len(PARTS["descriptions"]) * len(PARTS["places"])
    assert wrong == []
