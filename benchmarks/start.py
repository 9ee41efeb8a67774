"""How long the command line takes from a cold start: `python benchmarks/start.py`.

Whole processes, in turn, so that a machine whose speed drifts slows all of them: the bare interpreter is the yardstick, and each
figure is also given as a ratio to it. Seconds of CPU (user and system, as the kernel counts them for the process), which other work
on the machine disturbs least; on a machine that does nothing else they are the seconds that pass.

What was read of styles and tables is kept between processes (`archcite.data.kept`, `archcite.csl.styles.kept`); the row "nothing kept" is what
the first command after an installation takes, with Python's own bytecode there.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = str(ROOT / "seeds" / "telegram-dobrynin-1962-10-04.txt")
ARCHCITE = [sys.executable, "-m", "archcite"]
OFFICIAL = [*ARCHCITE, "cite", "--style", "chicago-notes-bibliography", SEED]
FIRST = "the same, nothing kept"
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "archcite --help": [*ARCHCITE, "--help"],
    "archcite extract SEED": [*ARCHCITE, "extract", SEED],
    "archcite cite SEED": [*ARCHCITE, "cite", SEED],
    "archcite cite --style chicago SEED": [*ARCHCITE, "cite", "--style", "chicago", SEED],
    "archcite cite --style official:apa SEED": [*ARCHCITE, "cite", "--style", "official:apa", SEED],
    "archcite cite --style chicago-notes-bibliography SEED": OFFICIAL,
    FIRST: OFFICIAL,
    "archcite export --to ris SEED": [*ARCHCITE, "export", "--to", "ris", SEED],
}
RUNS = 11


def forget() -> None:
    """Take away what is kept between processes."""
    for path in (ROOT / "src").rglob("__pycache__/*.json"):
        path.unlink()


def seconds(command: list[str]) -> float:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    for command in COMMANDS.values():
        seconds(command)
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            if name == FIRST:
                forget()
            taken[name].append(seconds(command))
            if name == FIRST:
                seconds([*ARCHCITE, "cite", SEED])
    bare = statistics.median(taken["python -c pass"])
    print(f"{'command':56}{'median':>9}{'min':>8}{'max':>8}   ratio to the bare interpreter, {RUNS} runs, CPU")
    for name, runs in taken.items():
        median = statistics.median(runs)
        print(f"{name:56}{median:8.3f}s{min(runs):7.3f}s{max(runs):7.3f}s{median / bare:8.1f}")


if __name__ == "__main__":
    main()
