"""Lines between entries are as high as the style's lines (specification, "Whitespace")."""

from __future__ import annotations

import pytest

from archcite.csl import Bibliography, BibliographyEntry, render_bibliography
from archcite.csl.tree import Text

ENTRIES = (BibliographyEntry("a", (Text("One"),)), BibliographyEntry("b", (Text("Two"),)))


@pytest.mark.parametrize(
    ("output", "lines", "between", "expected"),
    [
        ("rtf", 1, 1, r"\sl240\slmult1\sa240 "),
        ("rtf", 2, 1, r"\sl480\slmult1\sa480 "),
        ("rtf", 2, 0, r"\sl480\slmult1\sa0 "),
        ("latex", 1, 2, r"\setlength{\itemsep}{2\baselineskip}"),
        ("latex", 2, 1, r"\setlength{\itemsep}{2\baselineskip}"),
        ("latex", 2, 0, r"\setlength{\itemsep}{0\baselineskip}"),
        ("typst", 1, 1, "leading: 0.65em, spacing: 1.65em"),
        ("typst", 2, 1, "leading: 1.3em, spacing: 3.3em"),
        ("typst", 2, 0, "leading: 1.3em, spacing: 1.3em"),
    ],
)
def test_space_between_entries(output: str, lines: int, between: int, expected: str) -> None:
    made = Bibliography(ENTRIES, line_spacing=lines, entry_spacing=between)
    assert expected in render_bibliography(made, output)
