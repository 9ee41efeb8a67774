"""How long a citation and a page take, and where the time goes.

    python benchmarks/extraction.py            microseconds of processor time: the median of the rounds, and each text at its best
    python benchmarks/extraction.py --profile  what each stage of a citation's reading takes, and the functions that take most

The texts are the labelled citations and the whole documents of ../shared/accuracy, where they lie beside the checkout, those of
tests/cases/citations/general.yaml, the seed, and pages that benchmarks/batch_documents.py makes up. A round reads each text once, and
each group begins with nothing remembered of any text. What lies between the median and each text at its best is the machine's noise.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import statistics
import sys
import time
from pathlib import Path

import yaml
from batch_documents import document
from extraction_stages import stages

from archcite.archives.profiles import forget
from archcite.extraction.reader import extract

ROOT = Path(__file__).resolve().parents[1]
ACCURACY = ROOT.parent / "shared" / "accuracy"
ROUNDS = 25
#: What the issue asks for, in microseconds: a labelled citation, and 10,000 characters of whole documents.
ASKED = {"labelled citations": 150, "whole documents": 500}


def main() -> None:
    groups = {**shared(), **own()}
    rounds = measure(groups)
    for name, group in groups.items():
        size = sum(map(len, group)) / len(group)
        # What is as long as a page is told by its characters, a citation by itself.
        unit, each = ("10,000 characters", size / 10_000) if size > 2000 else ("text", 1.0)
        taken = rounds[name]
        median = statistics.median(map(sum, taken)) / len(group) / each
        least = sum(map(min, zip(*taken, strict=True))) / len(group) / each
        asked = f", asked for {ASKED[name]}" if name in ASKED else ""
        print(f"{name:32} {median:6.0f} µs a {unit} (each at its best {least:.0f}) over {len(group)}{asked}")
    if "--profile" in sys.argv:
        citations = groups.get("labelled citations") or groups["made-up citations"]
        print("\nstage                            µs a citation, without the stages inside it")
        for stage, took in stages(citations):
            print(f"{stage:32} {took:6.1f}")
        profile(citations)


def shared() -> dict[str, list[str]]:
    """What the issue's figures are measured on; nothing where it does not lie beside the checkout."""
    if not ACCURACY.exists():
        return {}
    labelled = {json.loads(line)["id"] for line in (ACCURACY / "gold.jsonl").read_text("utf-8").splitlines()}
    citations = map(json.loads, (ACCURACY / "citations.jsonl").read_text("utf-8").splitlines())
    documents = sorted((ACCURACY / "documents").glob("*.txt"))
    return {
        "labelled citations": [citation["raw"] for citation in citations if citation["id"] in labelled],
        "whole documents": [path.read_text("utf-8", errors="replace") for path in documents],
    }


def own() -> dict[str, list[str]]:
    """What belongs to the project."""
    cases = yaml.safe_load((ROOT / "tests" / "cases" / "citations" / "general.yaml").read_text("utf-8"))
    return {
        "made-up citations": [row["text"] for rows in cases.values() for row in rows],
        "the seed, a page of 6 kB": [(ROOT / "seeds" / "telegram-dobrynin-1962-10-04.txt").read_text("utf-8")],
        "made-up pages": [document(number) for number in range(40)],
    }


def measure(groups: dict[str, list[str]]) -> dict[str, list[list[float]]]:
    """For each group and round, the microseconds of each text; the first round, which loads what reading knows, is left out."""
    rounds: dict[str, list[list[float]]] = {name: [] for name in groups}
    for _ in range(ROUNDS + 1):
        for name, group in groups.items():
            forget()
            rounds[name].append([took(text) for text in group])
    return {name: taken[1:] for name, taken in rounds.items()}


def took(text: str) -> float:
    """The microseconds of processor time that reading a text takes."""
    start = time.process_time_ns()
    extract(text)
    return (time.process_time_ns() - start) / 1000


def profile(citations: list[str]) -> None:
    """Print the functions that take most by themselves."""
    profiler = cProfile.Profile()
    forget()
    profiler.enable()
    for text in citations:
        extract(text)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(20)


if __name__ == "__main__":
    main()
