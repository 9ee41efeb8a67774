"""Whole outputs for the seed, as the commands print them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from command import archcite

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SEED = "seeds/telegram-dobrynin-1962-10-04.txt"

COMMANDS = {
    "cite.txt": ["cite", SEED],
    "cite.html": ["cite", "--output", "html", SEED],
    "cite.md": ["cite", "--output", "markdown", SEED],
    "cite-letter.txt": ["cite", "--style", "chicago", "--form", "letter", SEED],
    "cite-wilson-center.txt": ["cite", "--style", "wilson-center", SEED],
    "cite-stated-only.txt": ["cite", "--stated-only", "--canonical-url", SEED],
    "extract.txt": ["extract", "--to", "text", SEED],
    "extract.jsonl": ["extract", SEED],
    "explain.txt": ["extract", "--explain", SEED],
    "explain.jsonl": ["extract", "--explain", "--to", "json", SEED],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_seed(name: str, golden: Callable[[str, str], None]) -> None:
    done = archcite(*COMMANDS[name], cwd=ROOT)
    assert done.returncode == 0, done.stderr
    golden(f"seed/{name}", done.stdout)
