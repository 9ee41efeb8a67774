"""What the documentation shows is what happens."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "csl.md"


def test_the_server_answers_as_shown() -> None:
    shown = re.search(r"\$ echo '(.+)' \| python -m archcite\.csl\n(.+)\n", PAGE.read_text("utf-8"))
    assert shown
    done = subprocess.run(
        [sys.executable, "-m", "archcite.csl"], input=shown[1] + "\n", capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == json.loads(shown[2])
