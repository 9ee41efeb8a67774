"""What a batch wrote and which processes it runs in: what the tests of batches share."""

from __future__ import annotations

import contextlib
import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def contents(folder: Path) -> dict[str, str]:
    """All that a batch wrote but for its journal, which tells in which order things came to pass: name → checksum."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.name not in {"journal.jsonl", ".lock"}
    }


def state(process: int) -> tuple[str, int]:
    """A process's state and parent; Z for one that has ended."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
        return fields[0], int(fields[1])
    return "Z", 0


def children(process: int) -> list[int]:
    """The processes that a process started and that have not ended."""
    found = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [child for child in found if state(child)[1] == process and state(child)[0] != "Z"]


def wait_until(true: Callable[[], object], seconds: float = 90) -> None:
    """Wait until something is true; fail where that takes too long."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)
