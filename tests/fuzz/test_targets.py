"""What the fuzzer found stays found; a short run of it, where atheris is installed."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from fuzz.targets import TARGETS

HERE = Path(__file__).parent
FOUND = yaml.safe_load((HERE / "found.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", FOUND, ids=[f"{row['target']}: {row['was']}" for row in FOUND])
def test_what_was_found_holds(row: dict[str, str]) -> None:
    TARGETS[row["target"]](row["text"].encode("utf-8", "surrogatepass"))


@pytest.mark.slow
@pytest.mark.parametrize("target", sorted(TARGETS))
def test_a_short_run_finds_nothing(target: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("needs the fuzzer: pip install atheris")
    command = [sys.executable, str(HERE / "run.py"), target, "-max_total_time=20", "-seed=1"]
    done = subprocess.run(
        command, check=False, capture_output=True, env={**os.environ, "FUZZ_FOLDER": str(tmp_path)}, timeout=200
    )
    assert done.returncode == 0, done.stderr[-2000:]
