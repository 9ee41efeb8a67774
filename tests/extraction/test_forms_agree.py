"""A document gives the same facts in whatever form it comes: page text, PDF export, HTML mirror."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from archcite.extraction.reader import extract
from archcite.reading import read_path

if TYPE_CHECKING:
    from pathlib import Path


def joined(value: Any) -> Any:
    """A fact with the line ends of its form made alike."""
    return [joined(one) for one in value] if isinstance(value, list) else " ".join(str(value).split())


def facts(path: Path) -> dict[str, Any]:
    return {name: joined(value) for name, value in extract(read_path(path)).facts().items()}


def test_text_pdf_and_html_of_a_document_agree(shared: Path) -> None:
    pytest.importorskip("pypdfium2")
    folder = shared / "accuracy" / "documents"
    others = [*folder.glob("*.pdf"), *folder.glob("*.html")]
    assert others
    for path in others:
        text = folder / f"{path.stem.replace('docslib', 'wcda')}.txt"
        assert facts(path) == facts(text), path.name


def test_a_labelled_date_may_run_over_its_line() -> None:
    header = "Title: Talk with B\nAuthor: A. Petrov\nDate: 10 November \n1949\nSource: AVPRF, f. 0100, op. 42\nDescription: Short."
    assert extract(header).facts()["date"] == "1949-11-10"
    assert extract(header.replace("10 November \n1949", "10 November 1949\nMoscow")).facts()["date"] == "1949-11-10"
