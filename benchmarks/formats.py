"""Import and export against the programs that people use, in one run.

    python benchmarks/formats.py [RECORDS]

Times are seconds of processor time, the best of three; ratios travel better than seconds. Needs
rispy, pybtex, bibtexparser and pypandoc-binary (pip install rispy pybtex pypandoc-binary).
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypandoc
import rispy
import yaml
from bibtexparser.splitter import Splitter
from pybtex.database import BibliographyData, parse_string

from archcite.formats import FORMATS
from archcite.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable

ITEMS = Path(__file__).resolve().parents[1] / "tests" / "cases" / "interop_items.yaml"
ROUNDS = 3


def records(count: int) -> list[dict[str, Any]]:
    """The records that every program is tried with, over and over, each under a key of its own."""
    some = yaml.safe_load(ITEMS.read_text("utf-8"))
    return [{**some[n % len(some)], "id": f"r{n}", "citation-key": f"r{n}"} for n in range(count)]


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def pandoc(form: str, path: Path) -> tuple[float, float]:
    """Seconds and megabytes at the most that pandoc needs to read a file into CSL-JSON."""
    command = [pypandoc.get_pandoc_path(), "-f", form, "-t", "csljson", "-o", "/dev/null", str(path)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, after.ru_maxrss / 1024


def peak(work: Callable[[], object]) -> float:
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return most


def row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |")


def main(count: int) -> None:
    items = records(count)
    written = {name: form.write(items) for name, form in FORMATS.items() if form.writes}
    classic = parse_string(written["bibtex"], "bibtex")
    pybtex_writes = best(lambda: BibliographyData.to_string(classic, "bibtex"))

    print(f"{count} records; seconds of processor time, best of {ROUNDS}\n")
    row("format", "MB", "writes", "× pybtex writing BibTeX", "reads", "peak MB reading")
    row(*["---"] * 6)
    reads = {}
    for name, text in written.items():
        form = FORMATS[name]
        writes = best(lambda form=form: form.write(items))  # type: ignore[misc] # mypy cannot infer it
        reads[name] = best(lambda form=form, text=text: form.read(Text(text)))  # type: ignore[misc] # as above
        memory = peak(lambda form=form, text=text: form.read(Text(text)))  # type: ignore[misc] # as above
        faster = f"{pybtex_writes / writes:.1f}"
        row(name, f"{len(text) / 1e6:.1f}", f"{writes:.2f}", faster, f"{reads[name]:.2f}", f"{memory:.0f}")

    print()
    row("peer", "seconds", "archcite's time over its")
    row(*["---"] * 3)
    spent = best(lambda: rispy.loads(written["ris"]))
    row("rispy reads RIS", f"{spent:.2f}", f"{reads['ris'] / spent:.2f}")
    spent = best(lambda: Splitter(written["biblatex"]).split())
    row("bibtexparser splits BibLaTeX, decoding nothing", f"{spent:.2f}", f"{reads['biblatex'] / spent:.2f}")
    spent = best(lambda: parse_string(written["bibtex"], "bibtex"))
    row("pybtex reads BibTeX", f"{spent:.2f}", f"{reads['bibtex'] / spent:.2f}")
    with tempfile.TemporaryDirectory() as folder:
        for name, called in (("biblatex", "biblatex"), ("ris", "ris"), ("csl-json", "csljson")):
            path = Path(folder) / name
            path.write_text(written[name], "utf-8", newline="")
            spent, memory = pandoc(called, path)
            row(f"pandoc reads {name} (peak {memory:.0f} MB)", f"{spent:.2f}", f"{reads[name] / spent:.2f}")

    print("\nOne field of 10 MB, seconds\n")
    row("format", "writes", "reads")
    row(*["---"] * 3)
    item = {"id": "a", "type": "manuscript", "title": "t", "abstract": "Ten megabytes of text. " * 434_783}
    for name, form in FORMATS.items():
        if form.writes:
            started = time.process_time()
            text = form.write([item])
            between = time.process_time()
            form.read(Text(text))
            row(name, f"{between - started:.2f}", f"{time.process_time() - between:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
