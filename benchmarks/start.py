"""How long the command line takes from a cold start: `python benchmarks/start.py`.

Whole processes, in turn, so that a machine whose speed drifts slows all of them: the bare interpreter is the yardstick, and each
figure is also given as a ratio to it.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = str(ROOT / "seeds" / "telegram-dobrynin-1962-10-04.txt")
ARCHCITE = [sys.executable, "-m", "archcite"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "archcite --help": [*ARCHCITE, "--help"],
    "archcite extract SEED": [*ARCHCITE, "extract", SEED],
    "archcite cite SEED": [*ARCHCITE, "cite", SEED],
    "archcite cite --style official:apa SEED": [*ARCHCITE, "cite", "--style", "official:apa", SEED],
    "archcite cite --style chicago-notes-bibliography SEED": [
        *ARCHCITE,
        "cite",
        "--style",
        "chicago-notes-bibliography",
        SEED,
    ],
    "archcite export --to ris SEED": [*ARCHCITE, "export", "--to", "ris", SEED],
}
RUNS = 11


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start


def main() -> None:
    for command in COMMANDS.values():
        seconds(command)
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command))
    bare = statistics.median(taken["python -c pass"])
    print(f"{'command':56}{'median':>9}{'min':>8}{'max':>8}   ratio to the bare interpreter, {RUNS} runs")
    for name, runs in taken.items():
        median = statistics.median(runs)
        print(f"{name:56}{median:8.3f}s{min(runs):7.3f}s{max(runs):7.3f}s{median / bare:8.1f}")


if __name__ == "__main__":
    main()
