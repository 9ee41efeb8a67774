"""How many calls a citation takes, as a ratchet: what new rules cost is seen at once, on a busy machine, too.

A call counts as one, whether of a function of ours or of Python's own. They are counted, not timed, so that two runs agree to the
last call; `benchmarks/extraction.py` tells the time, of which a call takes some 0.25 µs on average, its share of the work included.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from archcite.archives.profiles import forget
from archcite.extraction.reader import extract

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType

#: Calls a labelled citation, of our functions and of Python's own. Whoever raises it says in the commit what for.
CALLS = 1379
#: How far from it a count may be before it must be written down anew.
SLACK = 0.01


@pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="needs CPython 3.11: later ones call fewer functions of their own"
)
def test_a_citation_takes_no_more_calls_than_written_down(shared: Path) -> None:
    labels, source = shared / "accuracy" / "gold.jsonl", shared / "accuracy" / "citations.jsonl"
    if not source.exists():
        pytest.skip("needs the labelled citations (../shared/accuracy)")
    labelled = {json.loads(line)["id"] for line in labels.read_text("utf-8").splitlines()}
    rows = map(json.loads, source.read_text("utf-8").splitlines())
    citations = [row["raw"] for row in rows if row["id"] in labelled]
    for citation in citations:  # what reading knows is loaded once, and is no citation's cost
        extract(citation)
    calls = _calls_of_reading(citations) / len(citations)
    assert calls <= CALLS * (1 + SLACK), f"{calls:.0f} calls a citation: a rule asks for its words before it runs"
    assert calls >= CALLS * (1 - SLACK), f"{calls:.0f} calls a citation: write the win down"


def _calls_of_reading(citations: list[str]) -> int:
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    forget()
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for citation in citations:
            extract(citation)
    finally:
        sys.setprofile(before)
    return counted
