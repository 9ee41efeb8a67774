"""How long a citation and a page take, and where the time goes.

    python benchmarks/extraction.py            microseconds of processor time, the best of several rounds
    python benchmarks/extraction.py --profile  the parts of a citation's reading, and the twenty functions that take most of it

The texts are those of tests/cases/citations.yaml, the seed and pages that benchmarks/batch_documents.py makes up. A round reads
each text once, so that what was remembered of a text is forgotten before it comes again; the spread over the rounds is the
machine's noise. The last column is what 10,000 characters take, for pages.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
from pathlib import Path

import yaml
from batch_documents import document

from archcite.extraction.reader import extract

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15
#: Functions that part the reading of a citation without overlapping much, in its order.
PARTS = (
    *(
        "find_block",
        "read_header",
        "read_record_line",
        "find_dates",
        "shelfmarks",
        "clauses",
        "enter_holding",
        "read_title",
    ),
    *("read_source", "statements", "places_of", "weight", "match_prefix", "to_record", "tell_unread", "claims"),
)


def main() -> None:
    cases = yaml.safe_load((ROOT / "tests" / "cases" / "citations.yaml").read_text("utf-8"))
    groups = {name: [row["text"] for row in rows] for name, rows in cases.items()}
    citations = [text for group in groups.values() for text in group]
    groups["the seed, a page of 6 kB"] = [(ROOT / "seeds" / "telegram-dobrynin-1962-10-04.txt").read_text("utf-8")]
    groups["made-up pages"] = [document(number) for number in range(40)]
    rounds = measure(groups)
    for name, group in groups.items():
        told = [a_round[name] / len(group) for a_round in rounds]
        size = sum(map(len, group)) / len(group)
        behind = f", {min(told) / size * 10_000:.0f} a 10,000 characters" if size > 2000 else ""
        print(f"{name:32} {min(told):7.0f} µs each (slowest round {max(told):.0f}) over {len(group)} texts{behind}")
    told = [sum(a_round[name] for name in cases) / len(citations) for a_round in rounds]
    print(f"{'all citations':32} {min(told):7.0f} µs each (slowest round {max(told):.0f}) over {len(citations)} texts")
    if "--profile" in sys.argv:
        profile(citations)


def measure(groups: dict[str, list[str]]) -> list[dict[str, float]]:
    """For each round, the microseconds that each group took; the first round, which loads what reading knows, is left out."""
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS + 1):
        took = {}
        for name, group in groups.items():
            start = time.process_time()
            for text in group:
                extract(text)
            took[name] = (time.process_time() - start) * 1e6
        rounds.append(took)
    return rounds[1:]


def profile(citations: list[str]) -> None:
    """Print the share of each part, itself and what it calls, and the functions that take most by themselves."""
    profiler = cProfile.Profile()
    profiler.enable()
    for text in citations:
        extract(text)
    profiler.disable()
    stats = pstats.Stats(profiler)
    whole = stats.total_tt  # type: ignore[attr-defined]  # not in the stubs
    took = {name: row[3] for (_, _, name), row in stats.stats.items()}  # type: ignore[attr-defined]
    for name in PARTS:
        print(f"{name:20} {took.get(name, 0) / whole:6.1%}")
    stats.sort_stats("tottime").print_stats(20)


if __name__ == "__main__":
    main()
