"""Import and export against the programs that people use, in one run of some minutes.

    python benchmarks/formats.py [RECORDS]

Times are seconds of processor time, the best of three in one process; ratios travel better than seconds. Memory is the most
that a process held (resident set), which starts, reads a file and writes CSL-JSON, for archcite as for pandoc. Needs rispy,
pybtex, bibtexparser and pypandoc-binary (pip install rispy pybtex pypandoc-binary).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
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
FEWER = 10
PANDOC = {"biblatex": "biblatex", "bibtex": "bibtex", "ris": "ris", "csl-json": "csljson", "endnote-xml": "endnotexml"}
#: A process is told to have held what its parent held when it was started, so that a small one must start it.
STARTER = """
import os, sys
null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=null), 0)
sys.exit(os.waitstatus_to_exitcode(status)) if status else None
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=sys.stderr)
"""
#: Entries as other programs write them: macros, quotation marks, braces in titles, escaped signs.
OTHERS = """@string{{jcws = "Journal of Cold War Studies"}}
@comment{{jabref-meta: databaseType:bibtex;}}
"""
ENTRY = """@article{{key{n},
  author = "Reed{n}, Anna and {{Barnes and Noble}} and Ludwig van Beethoven",
  title = {{The {{Soviet}} Archive \\& its Readers, no. {n}}},
  journal = jcws,
  year = {year}, month = oct # "~{day}",
  volume = "{day}",
  pages = {{{n}--{day}}},
  abstract = "{abstract}"
}}
"""


def records(count: int) -> list[dict[str, Any]]:
    """The records that every program is tried with, over and over, each under a key of its own."""
    some = yaml.safe_load(ITEMS.read_text("utf-8"))
    return [{**some[n % len(some)], "id": f"r{n}", "citation-key": f"r{n}"} for n in range(count)]


def of_others(count: int) -> tuple[str, str]:
    """A RIS and a BibTeX file as other programs write them, without hidden copies; every author is another one."""
    abstract = "What the embassy knew of the harvest and of the missiles. " * 8
    entries = [ENTRY.format(n=n, year=1900 + n % 100, day=n % 28 + 1, abstract=abstract) for n in range(count)]
    tagged = [
        f"TY  - JOUR\nAU  - Reed{n}, Anna\nAU  - Hall, Peter{n}\nTI  - The Soviet Archive, no. {n}\nT2  - Cold War Studies\n"
        f"PY  - {1900 + n % 100}\nDA  - {1900 + n % 100}/10/{n % 28 + 1:02d}/\nVL  - {n % 28}\nIS  - 4\nSP  - {n}\nEP  - {n + 9}\n"
        f"SN  - 1234-5678\nDO  - 10.1000/{n}\nKW  - archives\nKW  - missiles\nAB  - {abstract}\nER  - \n\n"
        for n in range(count)
    ]
    return "".join(tagged), OTHERS.format() + "\n".join(entries)


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def process(*command: str) -> tuple[float, float]:
    """Seconds of processor time, and megabytes at the most, of a process that a small one starts."""
    done = subprocess.run([sys.executable, "-IS", "-c", STARTER, *command], check=True, capture_output=True, text=True)
    seconds, kilobytes = done.stderr.split()[-2:]
    return float(seconds), float(kilobytes) / 1024


def row(*cells: str) -> None:
    print("| " + " | ".join(cells) + " |", flush=True)


def head(*cells: str) -> None:
    print()
    row(*cells)
    row(*["---"] * len(cells))


def formats(count: int) -> tuple[dict[str, str], dict[str, float]]:
    """Each format written and read; gives the files and the seconds of reading them."""
    items, fewer = records(count), records(count // FEWER)
    classic = parse_string(FORMATS["bibtex"].write(items), "bibtex")
    pybtex_writes = best(lambda: BibliographyData.to_string(classic, "bibtex"))
    files: dict[str, str] = {}
    reads: dict[str, float] = {}
    head(
        "format", "MB", "writes", "× pybtex writing BibTeX", "reads", f"{FEWER} times the records take, written · read"
    )
    for name, form in FORMATS.items():
        if not form.writes:
            continue
        files[name] = form.write(items)
        text, less = Text(files[name]), Text(form.write(fewer))
        writes = best(lambda form=form: form.write(items))  # type: ignore[misc] # mypy cannot infer it
        reads[name] = best(lambda form=form, text=text: form.read(text))  # type: ignore[misc] # as above
        writes_less = best(lambda form=form: form.write(fewer), 5)  # type: ignore[misc] # as above
        reads_less = best(lambda form=form, less=less: form.read(less), 5)  # type: ignore[misc] # as above
        growth = f"{writes / writes_less:.0f} · {reads[name] / reads_less:.0f}"
        faster = f"{pybtex_writes / writes:.1f}"
        row(name, f"{len(files[name]) / 1e6:.1f}", f"{writes:.2f}", faster, f"{reads[name]:.2f}", growth)
    return files, reads


def peers(count: int, files: dict[str, str], reads: dict[str, float]) -> None:
    ris, bib = of_others(count)
    reads["other ris"] = best(lambda: FORMATS["ris"].read(Text(ris)))
    reads["other bib"] = best(lambda: FORMATS["bibtex"].read(Text(bib)))
    head("peer", "seconds", "archcite's time over its")
    for told, name, work in (
        ("rispy reads RIS", "ris", lambda: rispy.loads(files["ris"])),
        ("rispy reads RIS of other programs", "other ris", lambda: rispy.loads(ris)),
        ("bibtexparser splits BibLaTeX, decoding nothing", "biblatex", lambda: Splitter(files["biblatex"]).split()),
        ("bibtexparser splits BibTeX of other programs", "other bib", lambda: Splitter(bib).split()),
        ("pybtex reads BibTeX", "bibtex", lambda: parse_string(files["bibtex"], "bibtex")),
    ):
        spent = best(work)
        row(told, f"{spent:.2f}", f"{reads[name] / spent:.2f}")


def processes(files: dict[str, str]) -> None:
    """Whole processes, from start to end, which read a file and write CSL-JSON."""
    head("reads, as a process", "archcite, s", "pandoc, s", "archcite, MB", "pandoc, MB")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.write_text(text, "utf-8", newline="")
            convert = (sys.executable, "-m", "archcite", "convert", "--from", name, "--to", "csl-json", str(path), "-")
            ours, held = process(*convert)
            theirs, needed = (0.0, 0.0)
            if name in PANDOC:
                pandoc = (pypandoc.get_pandoc_path(), "-f", PANDOC[name], "-t", "csljson", "-o", os.devnull, str(path))
                theirs, needed = process(*pandoc)
            row(
                name,
                f"{ours:.1f}",
                *([f"{theirs:.1f}"] if theirs else ["–"]),
                f"{held:.0f}",
                f"{needed:.0f}" if needed else "–",
            )


def one_field() -> None:
    head("one field of 10 MB", "writes, s", "reads, s")
    item = {"id": "a", "type": "manuscript", "title": "t", "abstract": "Ten megabytes of text. " * 434_783}
    for name, form in FORMATS.items():
        if form.writes:
            started = time.process_time()
            text = form.write([item])
            between = time.process_time()
            form.read(Text(text))
            row(name, f"{between - started:.2f}", f"{time.process_time() - between:.2f}")


def main(count: int) -> None:
    print(f"{count} records; seconds of processor time, best of {ROUNDS}")
    files, reads = formats(count)
    peers(count, files, reads)
    processes(files)
    one_field()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
