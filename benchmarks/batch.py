"""How fast a batch is, against reading alone, one process, Dask, and itself begun again; and what its parent holds in memory.

    python benchmarks/batch.py [NUMBER [FOLDER]]

Makes NUMBER documents (100,000 if not given; see batch_documents.py) in FOLDER, unless they are there, and prints one line a
measure: seconds, documents a second, and the ratio that the project has promised with what it is. Each measure is one run of
the command line in a fresh process, on whatever else the machine is doing: compare ratios, not seconds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from batch_documents import write

ARCHCITE = (sys.executable, "-m", "archcite", "batch")


def read_alone(folder: Path) -> float:
    """Seconds to read and decode all files in one process, and to do nothing with them."""
    begun = time.perf_counter()
    for place, _, names in os.walk(folder):
        for name in names:
            Path(place, name).read_bytes().decode("utf-8")
    return time.perf_counter() - begun


def run(out: Path, *arguments: str) -> tuple[float, float]:
    """Seconds of a batch, and MB that its parent held at most."""
    begun = time.perf_counter()
    command = [*ARCHCITE, *arguments, "--out", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        most = 0
        while process.poll() is None:
            most = max(most, peak(process.pid))
            time.sleep(0.1)
        assert process.stderr
        said = process.stderr.read().strip()
    if process.returncode not in {0, 1}:
        raise SystemExit(said)
    return time.perf_counter() - begun, most / 1024


def peak(process: int) -> int:
    """The most memory that a process has held, in kB, so far."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def main(number: int, folder: Path) -> None:
    if not folder.exists():
        write(number, folder)
    whole = sorted(str(path) for path in folder.iterdir())
    tenth = whole[: max(1, len(whole) // 10)]
    print(f"{number:,} documents, {len(os.sched_getaffinity(0))} processors, load {os.getloadavg()[0]:.1f}")
    scratch = Path(tempfile.mkdtemp(prefix="archcite-benchmark-"))

    def told(what: str, seconds: float, ratio: str = "", documents: int = number) -> None:
        print(f"{what:44} {seconds:8.1f} s {documents / seconds:8,.0f}/s  {ratio}", flush=True)

    try:
        read_alone(folder)  # so that all files are in memory for every measure
        reading = read_alone(folder)
        told("reading and decoding, one process", reading)
        one, _ = run(scratch / "one", str(folder), "--jobs", "1")
        told("CSL-JSON, 1 process", one)
        two, most = run(scratch / "two", str(folder), "--jobs", "2")
        told("CSL-JSON, 2 processes", two, f"{one / two:.2f} times one (1.8), {two / reading:.1f} times reading (3)")
        _, least = run(scratch / "tenth", *tenth, "--jobs", "2")
        print(f"parent's memory {least:.0f} MB for a tenth, {most:.0f} MB for all: {most / least:.2f} (0.9 to 1.1)")
        again, _ = run(scratch / "two", str(folder), "--jobs", "2")
        told("the same again, nothing to do", again, "(5 s)")
        dask, _ = run(scratch / "dask", str(folder), "--jobs", "2", "--engine", "dask")
        told("CSL-JSON, Dask, 2 workers", dask, f"{dask / two:.2f} times local (1.25)")
        share = number * len(tenth) // len(whole)
        plain, _ = run(scratch / "plain", *tenth, "--jobs", "2")
        notes, _ = run(scratch / "notes", *tenth, "--jobs", "2", "--notes")
        told("with Chicago notes, a tenth", notes, f"{notes / plain:.2f} times without", share)
        merging = time.perf_counter()
        subprocess.run([*ARCHCITE, "merge", str(scratch / "two"), "--style", "apa"], check=True, stdout=subprocess.PIPE)
        told("merging, with a bibliography in APA", time.perf_counter() - merging)
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    asked = int(arguments[0]) if arguments else 100_000
    main(asked, Path(arguments[1]) if arguments[1:] else Path(tempfile.gettempdir(), f"archcite-documents-{asked}"))
