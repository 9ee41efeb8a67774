"""How long a citation and a page take, and where the time goes.

    python benchmarks/extraction.py            microseconds of processor time, the best of several rounds
    python benchmarks/extraction.py --profile  the twenty functions that take most of it

The texts are those of tests/cases/citations.yaml and the seed; the spread over the rounds is the machine's noise.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
from pathlib import Path

import yaml

from archcite.extraction.reader import extract

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15


def main() -> None:
    cases = yaml.safe_load((ROOT / "tests" / "cases" / "citations.yaml").read_text("utf-8"))
    seed = (ROOT / "seeds" / "telegram-dobrynin-1962-10-04.txt").read_text("utf-8")
    texts = {name: [row["text"] for row in rows] for name, rows in cases.items()}
    texts["the seed, a page of 6 kB"] = [seed] * 20
    for name, group in texts.items():
        best, worst = measure(group)
        print(f"{name:28} {best:7.0f} µs each (slowest round {worst:.0f}) over {len(group)} texts")
    if "--profile" in sys.argv:
        profiler = cProfile.Profile()
        profiler.enable()
        for group in texts.values():
            for text in group:
                extract(text)
        profiler.disable()
        pstats.Stats(profiler).sort_stats("tottime").print_stats(20)


def measure(texts: list[str]) -> tuple[float, float]:
    for text in texts:
        extract(text)
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            extract(text)
        rounds.append((time.process_time() - start) / len(texts) * 1e6)
    return min(rounds), max(rounds)


if __name__ == "__main__":
    main()
