"""What the tests of batches share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """A folder of so many small files, in folders of a hundred; named from the folder that holds it.

    Where shards end depends on the names of inputs: with the temporary folder's own name in them, each run would cut differently.
    """
    monkeypatch.chdir(tmp_path)

    def make(number: int) -> Path:
        folder = Path("corpus")
        for n in range(number):
            path = folder / f"{n // 100:03}" / f"{n:05}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"document {n}\n" * (1 + n % 7), "utf-8")
        return folder

    return make


@pytest.fixture
def told() -> Callable[[Path], dict[str, dict[str, str]]]:
    """The failures of a batch by input."""

    def read(folder: Path) -> dict[str, dict[str, str]]:
        lines = (folder / "failures.jsonl").read_bytes().splitlines()
        return {row["input"]: row for row in map(msgspec.json.decode, lines)}

    return read
