"""Whole outputs, format by format: read a golden file before accepting a change to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archcite.csl import FORMATS, Processor, render, render_bibliography

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SUFFIXES = {
    "text": "txt",
    "html": "html",
    "markdown": "md",
    "latex": "tex",
    "rtf": "rtf",
    "typst": "typ",
    "terminal": "ansi",
    "tree": "json",
}


@pytest.mark.parametrize("style", ["numbered", "blocks"])
@pytest.mark.parametrize("output", FORMATS)
def test_whole_output(
    processors: Mapping[str, Processor], golden: Callable[[str, str], None], output: str, style: str
) -> None:
    notes = "\n".join(render(tree, output) for tree in processors[style].notes)
    bibliography = render_bibliography(processors[style].bibliography(), output)
    golden(f"csl/{style}.{SUFFIXES[output]}", f"{notes}\n\n{bibliography}")
