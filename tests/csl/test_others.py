"""More names than are known: a last name "others", as pandoc reads BibTeX, or "et al" for a dropping particle, as citeproc-js."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.csl import Citation, Cite, Processor, load_style, render

DOE, ROE = {"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Jim"}
OTHERS = {"literal": "others"}


def printed(style: str, names: list[dict[str, Any]]) -> tuple[str, str]:
    item = {"id": "a", "type": "book", "title": "Truth", "author": names, "issued": {"date-parts": [[2001]]}}
    processor = Processor(load_style(style), [item])
    return render(processor.cite(Citation((Cite("a"),), 1))), render(processor.bibliography().entries[0].tree)


@pytest.mark.parametrize(
    ("style", "names", "note", "entry"),
    [
        ("apa", [DOE, OTHERS], "(Doe et al., 2001)", "Doe, J. et al. (2001). Truth."),
        ("apa", [DOE, ROE, OTHERS], "(Doe, Roe, et al., 2001)", "Doe, J., Roe, J., et al. (2001). Truth."),
        (
            "apa",
            [DOE, {**ROE, "dropping-particle": "et al."}],
            "(Doe, Roe, et al., 2001)",
            "Doe, J., Roe, J., et al. (2001). Truth.",
        ),
        ("apa", [{"literal": "Others"}], "(Others, 2001)", "Others. (2001). Truth."),
        ("apa", [OTHERS], "(others, 2001)", "others. (2001). Truth."),
        (
            "chicago-notes-bibliography",
            [DOE, OTHERS],
            "Jane Doe et al., Truth (2001).",
            "Doe, Jane et al. Truth. 2001.",
        ),
        (
            "chicago-notes-bibliography",
            [{"literal": "City Council"}, OTHERS],
            "City Council et al., Truth (2001).",
            "City Council et al. Truth. 2001.",
        ),
    ],
)
def test_others_are_et_al(style: str, names: list[dict[str, Any]], note: str, entry: str) -> None:
    assert printed(style, names) == (note, entry)


def test_editors_and_others_are_several() -> None:
    item = {"id": "a", "type": "book", "title": "Truth", "editor": [DOE, OTHERS]}
    processor = Processor(load_style("apa"), [item])
    assert render(processor.bibliography().entries[0].tree) == "Doe, J. et al. (Eds.). (n.d.). Truth."


def test_others_do_not_stand_for_the_same_people() -> None:
    items = [
        {"id": "a", "type": "book", "title": "A", "author": [DOE]},
        {"id": "b", "type": "book", "title": "B", "author": [DOE, OTHERS]},
        {"id": "c", "type": "book", "title": "C", "author": [DOE, OTHERS]},
    ]
    processor = Processor(load_style("chicago-author-date-16th-edition"), items)
    entries = [render(entry.tree) for entry in processor.bibliography().entries]
    assert entries == ["Doe, Jane. n.d. A.", "Doe, Jane et al. n.d. B.", "———. n.d. C."]
