"""The wheel carries the styles, and rendering works from it, outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import archcite, archcite.render as r
print(archcite.__file__)
print(r.find_style("chicago").path)
print(r.forms([{"id": "a", "type": "manuscript", "title": "Report", "archive": "RGANI"}], "chicago")[0][0].note)
"""


@pytest.mark.slow
def test_styles_travel_in_the_wheel(tmp_path: Path) -> None:
    if not find_spec("build"):
        pytest.skip("needs the package build: pip install -e '.[dev]'")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    if find_spec("hatchling"):
        command.insert(4, "--no-isolation")
    built = subprocess.run(command, text=True, capture_output=True, check=False)
    if built.returncode and "hatchling" in built.stdout + built.stderr:
        pytest.skip("needs hatchling, installed or to be had from the package index")
    assert built.returncode == 0, built.stdout + built.stderr
    [wheel] = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    own = {path.name for path in (ROOT / "csl").glob("*.csl")}
    assert {path.name for path in (site / "archcite" / "data" / "csl").glob("*.csl")} == own
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        text=True,
        capture_output=True,
        check=True,
    )
    package, style, note = done.stdout.splitlines()
    assert Path(package).is_relative_to(site)
    assert Path(style) == site / "archcite" / "data" / "csl" / "chicago.csl"
    assert note == "“Report,” n.d., RGANI."
