"""What citeproc-js and pandoc agree on, for 62 records in 13 official styles; and that every official style renders."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from archcite.csl import Citation, Cite, Processor, load_style, render, style_names

SHARED = Path(__file__).parents[3] / "shared" / "csl"
NEEDS = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the CSL material beside the tree (../shared/csl)")


@NEEDS
def test_all_texts_and_orders_agree_with_the_reference() -> None:
    command = [sys.executable, str(SHARED / "reference.py"), "--json", sys.executable, "-m", "archcite.csl"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    counts: dict[str, Any] = json.loads(done.stdout)
    assert counts["same"] == counts["of"]
    assert counts["orders"] == counts["styles"]


@pytest.mark.slow
@NEEDS
@pytest.mark.parametrize("start", range(20))
def test_every_official_style_renders_every_record(start: int) -> None:
    records = json.loads((SHARED / "reference.json").read_text("utf-8"))["records"]
    for name in style_names()[start::20]:
        processor = Processor(load_style(name), records)
        for number, record in enumerate(records):
            processor.insert(number, Citation((Cite(str(record["id"])),), number + 1))
        assert any(processor.notes), name
        for entry in processor.bibliography().entries:
            assert render(entry.tree, "html"), name
