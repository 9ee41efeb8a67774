"""Confidences mean something: what is told with confidence is right, and damage lowers it.

The labels lie beside the checkout and are not part of the project (../shared/accuracy).
"""

from __future__ import annotations

import importlib.util
import json
from typing import TYPE_CHECKING, Any

import pytest

from archcite.extraction.reader import extract

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def score(shared: Path) -> Any:
    path = shared / "accuracy" / "score.py"
    if not path.exists():
        pytest.skip("needs the labelled citations (../shared/accuracy)")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_of_the_claims_at_nine_tenths_nine_in_ten_are_right(score: Any, shared: Path) -> None:
    folder = shared / "accuracy"
    rows = map(json.loads, (folder / "citations.jsonl").read_text("utf-8").splitlines())
    texts = {row["id"]: row["raw"] for row in rows}
    right = told = 0
    for label in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        extraction = extract(texts[label["id"]])
        want, got = score.expected(label["fields"]), score.answered(extraction.facts())
        for name in got:
            claims = extraction.evidence.get(name) or extraction.evidence.get(f"locations.0.{name}", ())
            if claims and claims[0].confidence >= 0.9:
                told += 1
                right += name in want and score.right(name, want[name], got[name])
    assert told > 300
    assert right / told >= 0.9
