"""A bibliography that does without telling items apart is the one that it would be with it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from archcite.csl import Processor, load_style, render

FAMILIES = ("Roe", "Poe", "Doe", "de Witt")
GIVENS = ("Ann", "Anna", "A. B.", "A.B.", "Jean-Paul", "J.", "", "Bo Yi")
#: Styles in which cites show fewer names than the bibliography, or shorter ones; some bibliographies shorten, too.
STYLES = (
    "chicago-notes-bibliography",
    "chicago-shortened-notes-bibliography",
    "modern-language-association",
    "american-sociological-association",
)


def item(number: int, chance: random.Random, most: int) -> dict[str, Any]:
    people = [
        {"family": chance.choice(FAMILIES), "given": chance.choice(GIVENS)} for _ in range(chance.randint(1, most))
    ]
    if chance.random() < 0.1:
        people[0] = {"literal": "Ministry of Examples"}
    return {
        "id": f"i{number}",
        "type": chance.choice(["book", "article-journal", "manuscript"]),
        "title": chance.choice(["Cables", "Talks", "On Notes"]),
        "author": people,
        "issued": {"date-parts": [[chance.choice([1962, 1963])]]},
    }


def printed(processor: Processor) -> list[tuple[str, str]]:
    return [(entry.id, render(entry.tree, "html")) for entry in processor.bibliography().entries]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("most", [1, 3, 9])
@pytest.mark.parametrize("seed", range(4))
def test_the_bibliography_is_the_same(style: str, most: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- made-up items, no secrets
    items = [item(number, chance, most) for number in range(25)]
    at_once, told = Processor(load_style(style), items), Processor(load_style(style), items)
    told.document.current()
    told.told_by_names = False
    assert printed(at_once) == printed(told)
    at_once.document.current()
    assert printed(at_once) == printed(told)


def test_what_is_whole_is_printed_untold() -> None:
    chance = random.Random(1)  # noqa: S311
    processor = Processor(load_style("chicago-notes-bibliography"), [item(1, chance, 1)])
    processor.bibliography()
    assert processor.document.state is not None
    assert not processor.document.state.told
