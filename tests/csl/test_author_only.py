"""`author_only`: the names of a cite alone, by itself and among others."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.csl import Citation, Cite, Processor, load_style, render

ITEMS: list[dict[str, Any]] = [
    {"id": "a", "type": "book", "title": "On Truth", "author": [{"family": "Doe"}], "issued": {"date-parts": [[1999]]}},
    {"id": "b", "type": "book", "title": "Roads", "author": [{"family": "Roe"}], "issued": {"date-parts": [[2001]]}},
    {
        "id": "c",
        "type": "book",
        "title": "Falsehood",
        "author": [{"family": "Doe"}],
        "issued": {"date-parts": [[2003]]},
    },
    {"id": "d", "type": "book", "title": "Anonymous Letters", "issued": {"date-parts": [[2005]]}},
]
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation {}><layout prefix="(" suffix=")" delimiter="; "><group delimiter=" ">
<names variable="author"><substitute><text variable="title" font-style="italic"/></substitute></names>
<date variable="issued"><date-part name="year"/></date></group></layout></citation></style>"""


def printed(*cites: Cite, attributes: str = "") -> str:
    processor = Processor(load_style(STYLE.format(attributes)), ITEMS)
    return render(processor.cite(Citation(cites)))


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        ([Cite("a", author_only=True)], "Doe"),
        ([Cite("a", author_only=True, prefix="see", suffix="too", locator="3")], "Doe"),
        ([Cite("d", author_only=True)], "Anonymous Letters"),
        ([Cite("a", author_only=True), Cite("b", author_only=True)], "Doe; Roe"),
        ([Cite("a", author_only=True), Cite("b")], "(Doe; Roe 2001)"),
        ([Cite("b"), Cite("a", author_only=True)], "(Roe 2001; Doe)"),
    ],
)
def test_names_alone(cites: list[Cite], expected: str) -> None:
    assert printed(*cites) == expected


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        ([Cite("a", author_only=True), Cite("c")], "(Doe, 2003)"),
        ([Cite("a"), Cite("c", author_only=True)], "(Doe 1999)"),
        ([Cite("a", author_only=True), Cite("c", author_only=True), Cite("b")], "(Doe; Roe 2001)"),
    ],
)
def test_names_alone_among_cites_that_collapse(cites: list[Cite], expected: str) -> None:
    assert printed(*cites, attributes='collapse="year"') == expected


def test_names_alone_are_in_no_range_of_numbers() -> None:
    style = load_style("ieee")
    processor = Processor(style, ITEMS)
    cites = tuple(Cite(key, author_only=key == "b") for key in "abc")
    assert render(processor.cite(Citation(cites))) == "[1], [3]"
