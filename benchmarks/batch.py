"""How fast a batch is, against reading alone, one process, Dask, and itself begun again; where its time goes; what it holds.

    python benchmarks/batch.py [NUMBER [FOLDER]]

Makes NUMBER documents (10,000 if not given, a minute or two; see batch_documents.py) in FOLDER, unless they are there, and
prints all figures of docs/batch.md, one line a measure: seconds by the clock, documents a second, milliseconds of processor time a
document over all processes, and the ratio that the project has promised with what it is. Each measure is one run of the command
line in a fresh process, on whatever else the machine is doing: compare ratios and processor time, not seconds.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from batch_documents import write

if TYPE_CHECKING:
    from collections.abc import Callable

ARCHCITE = (sys.executable, "-m", "archcite", "batch")
#: The promise is for 100,000 documents; with fewer, memory says little, for a command holds some before it holds any document.
PROMISED = 100_000
PROFILED = 1_000


@dataclass(frozen=True)
class Run:
    """One run of the command line.

    Args:
        seconds: by the clock.
        processor: seconds of processor time, all processes together.
        own: those of the command's own process.
        memory: MB that it held at most.
    """

    seconds: float
    processor: float
    own: float = 0.0
    memory: float = 0.0


def read_alone(folder: Path) -> Run:
    """Read and decode all files in this process, and do nothing with them."""
    begun, worked = time.perf_counter(), time.process_time()
    for place, _, names in os.walk(folder):
        for name in names:
            Path(place, name).read_bytes().decode("utf-8")
    return Run(time.perf_counter() - begun, time.process_time() - worked)


def run(out: Path, *arguments: str) -> Run:
    before, begun = _children(), time.perf_counter()
    with subprocess.Popen([*ARCHCITE, *arguments, "--out", str(out)], stderr=subprocess.PIPE, text=True) as process:
        most, own = 0, 0.0
        while process.poll() is None:
            most = max(most, peak(process.pid))
            own = max(own, processor_time(process.pid))
            time.sleep(0.05)
        assert process.stderr
        said = process.stderr.read().strip()
    if process.returncode not in {0, 1}:
        raise SystemExit(said)
    return Run(time.perf_counter() - begun, _children() - before, own, most / 1024)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak(process: int) -> int:
    """The most memory that a process has held, in kB, so far."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def processor_time(process: int) -> float:
    """Seconds of processor time that a process itself has had so far."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def profile(folder: Path) -> None:
    """Where the processor time of one document goes, step by step, in this process."""
    import msgspec

    from archcite.batch.citing import CiteJob
    from archcite.batch.forms import Told
    from archcite.batch.job import attempt
    from archcite.batch.limits import Limits
    from archcite.batch.sources import inputs
    from archcite.extraction.reader import extract
    from archcite.item import to_item
    from archcite.reading import read_bytes

    given = list(inputs(folder))[:PROFILED]
    formats = ("csl-json", "bibtex", "ris", "parquet")
    job, limits = CiteJob(formats), Limits()
    job.prepare()

    def step(what: str, function: Callable[[], list[Any]]) -> list[Any]:
        function()  # so that what is made once is there
        begun = time.process_time()
        made = function()
        print(f"  {what:42} {1000 * (time.process_time() - begun) / len(given):8.3f} ms", flush=True)
        return made

    print(f"one document, by steps ({len(given):,} of them, processor time in one process):")
    data = step("its bytes", lambda: [one.place.read(limits.size) for one in given])
    texts = step("encoding and form", lambda: [read_bytes(d, one.name) for d, one in zip(data, given, strict=True)])
    found = step("extraction", lambda: [extract(text) for text in texts])
    items = step("record to CSL-JSON item", lambda: [to_item(one.record, "key") for one in found])
    step("its row", lambda: [msgspec.json.encode({"item": item}) for item in items])
    for name, form in zip(formats, job.forms, strict=True):
        told = [Told(g.name, one.facts, item, "", "record") for g, one, item in zip(given, found, items, strict=True)]
        step(f"as {name}", lambda form=form, told=told: [form.part(one) for one in told])
    alone = CiteJob()
    step("all of it, with CSL-JSON alone", lambda: [attempt(alone, one, limits) for one in given])
    noted = CiteJob(style="chicago")
    step("all of it, with CSL-JSON and Chicago notes", lambda: [attempt(noted, one, limits) for one in given])


def main(number: int, folder: Path) -> None:
    if not folder.exists():
        write(number, folder)
    whole = sorted(str(path) for path in folder.iterdir())
    tenth = whole[: max(1, len(whole) // 10)]
    some = whole if number < PROMISED else tenth
    share = number * len(some) // len(whole)
    scratch = Path(tempfile.mkdtemp(prefix="archcite-benchmark-"))
    print(f"{number:,} documents, {len(os.sched_getaffinity(0))} processors, load {os.getloadavg()[0]:.1f}")

    def told(what: str, done: Run, ratio: str = "", documents: int = number) -> None:
        pace = f"{done.seconds:7.1f} s {documents / done.seconds:8,.0f}/s {1000 * done.processor / documents:8.3f} ms"
        print(f"{what:44} {pace}  {ratio}", flush=True)

    try:
        read_alone(folder)  # so that all files are in memory for every measure
        reading = read_alone(folder)
        told("reading and decoding, one process", reading)
        one = run(scratch / "one", str(folder), "--jobs", "1")
        told("CSL-JSON, 1 process", one, f"{one.processor / reading.processor:.0f} times reading")
        two = run(scratch / "two", str(folder), "--jobs", "2")
        told("CSL-JSON, 2 processes", two, ratios(one, two, reading))
        print(f"  the command's own process: {1000 * two.own / number:.3f} ms a document")
        print(f"  written: {size(scratch / 'two') / number:,.0f} bytes a document, {shards(scratch / 'two')} shards")
        less = run(scratch / "tenth", *tenth, "--jobs", "2")
        flat = f"{two.memory / less.memory:.2f} (0.9 to 1.1 from 10,000 to {PROMISED:,})"
        print(f"  its memory: {less.memory:.0f} MB for a tenth, {two.memory:.0f} MB for all: {flat}")
        told("the same again, nothing to do", run(scratch / "two", str(folder), "--jobs", "2"), "(5 s for 100,000)")
        dask = run(scratch / "dask", str(folder), "--jobs", "2", "--engine", "dask")
        told("CSL-JSON, Dask, 2 workers", dask, f"{dask.seconds / two.seconds:.2f} times local (1.25 for 100,000)")
        plain = two if some is whole else run(scratch / "plain", *some, "--jobs", "2")
        for what, options in (
            ("CSL-JSON and Chicago notes", ("--notes",)),
            ("CSL-JSON, BibTeX, RIS, Parquet", ("--to", "csl-json,bibtex,ris,parquet")),
        ):
            done = run(scratch / "more", *some, "--jobs", "2", *options)
            told(what, done, f"{done.seconds / plain.seconds:.2f} times CSL-JSON alone", share)
            shutil.rmtree(scratch / "more")
        before, begun = _children(), time.perf_counter()
        subprocess.run([*ARCHCITE, "merge", str(scratch / "two"), "--style", "apa"], check=True, stdout=subprocess.PIPE)
        told("merging, with a bibliography in APA", Run(time.perf_counter() - begun, _children() - before))
        profile(folder)
    finally:
        shutil.rmtree(scratch)


def ratios(one: Run, two: Run, reading: Run) -> str:
    return f"{one.seconds / two.seconds:.2f} times one (1.8), {two.seconds / reading.seconds:.0f} times reading (3)"


def size(out: Path) -> int:
    return sum(path.stat().st_size for path in (out / "shards").iterdir())


def shards(out: Path) -> int:
    return len(list((out / "shards").glob("*.csl.json")))


if __name__ == "__main__":
    arguments = sys.argv[1:]
    asked = int(arguments[0]) if arguments else 10_000
    main(asked, Path(arguments[1]) if arguments[1:] else Path(tempfile.gettempdir(), f"archcite-documents-{asked}"))
