"""What a batch has to survive, done to it for real: kill -9, Ctrl-C, a full disk, a folder of many files."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from batches import children, contents, state, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

CITATION = '"Letter, A. Smith to B. Jones", October 4, 1962, RGASPI, f. {}, op. 2, d. 3, ll. 4-5.\n'
DOCUMENTS = 1500
COMMAND = (
    sys.executable,
    "-m",
    "archcite",
    "batch",
    "in",
    "--out",
    "out",
    "--to",
    "csl-json,ris",
    "--shard-size",
    "100",
)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder of a corpus, and what a batch that nothing happens to writes of it."""
    folder = tmp_path_factory.mktemp("reference")
    (folder / "in").mkdir()
    for number in range(DOCUMENTS):
        (folder / "in" / f"{number:05}.txt").write_text(CITATION.format(number), "utf-8")
    assert subprocess.run(COMMAND, cwd=folder, check=False, capture_output=True).returncode == 0
    return folder, contents(folder / "out")


@pytest.fixture
def folder(tmp_path: Path, reference: tuple[Path, dict[str, str]]) -> Path:
    (tmp_path / "in").symlink_to(reference[0] / "in")
    return tmp_path


def shards(folder: Path) -> int:
    journal = folder / "out" / "journal.jsonl"
    return journal.read_bytes().count(b'"written"') if journal.exists() else 0


@contextlib.contextmanager
def started(folder: Path, *arguments: str, shards_first: int = 2) -> Iterator[subprocess.Popen[bytes]]:
    """A batch under way, so many shards of which are written."""
    process = subprocess.Popen([*COMMAND, *arguments], cwd=folder, stderr=subprocess.PIPE)
    try:
        wait_until(lambda: shards(folder) >= shards_first)
        assert process.poll() is None, "the batch must not be over before anything was done to it"
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stderr
        process.stderr.close()


def none_alive(processes: list[int]) -> bool:
    return all(state(process)[0] == "Z" for process in processes)


def finished(folder: Path, reference: tuple[Path, dict[str, str]]) -> None:
    """The same command again ends well, and nothing shows that anything happened."""
    done = subprocess.run(COMMAND, cwd=folder, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert contents(folder / "out") == reference[1]
    verified = subprocess.run([*COMMAND[:4], "verify", "out"], cwd=folder, check=False, capture_output=True)
    assert verified.returncode == 0, verified.stdout


def grown(folder: Path, before: int, process: subprocess.Popen[bytes]) -> bool:
    return shards(folder) > before or process.poll() is not None


pytestmark = pytest.mark.slow
needs_proc = pytest.mark.skipif(not Path("/proc/1").is_dir(), reason="needs /proc to find processes")


@needs_proc
def test_killed_workers(folder: Path, reference: tuple[Path, dict[str, str]]) -> None:
    with started(folder) as process:
        killed = 0
        while process.poll() is None and killed < 4:
            for worker in sorted(children(process.pid))[:1]:  # the oldest, which is at work
                os.kill(worker, signal.SIGKILL)
                killed += 1
            wait_until(partial(grown, folder, shards(folder), process))
        assert process.wait(120) == 0, process.stderr and process.stderr.read()
        assert killed
    assert contents(folder / "out") == reference[1]
    finished(folder, reference)


@needs_proc
def test_a_killed_parent_leaves_no_process_and_loses_nothing(
    folder: Path, reference: tuple[Path, dict[str, str]]
) -> None:
    for before in (1, 4):
        with started(folder, shards_first=before) as process:
            workers = children(process.pid)
            assert workers
            process.kill()
            wait_until(partial(none_alive, workers), 20)
    assert shards(folder) < len(reference[1])
    finished(folder, reference)


def test_a_first_interrupt_ends_in_order(folder: Path, reference: tuple[Path, dict[str, str]]) -> None:
    with started(folder) as process:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 130
    assert b"Stopped. " in said
    assert b"The same command goes on from here." in said
    status = subprocess.run([*COMMAND[:4], "status", "out"], cwd=folder, check=True, capture_output=True).stdout
    assert status.startswith(b"not finished: ")
    finished(folder, reference)


@needs_proc
def test_a_second_interrupt_ends_at_once(folder: Path, reference: tuple[Path, dict[str, str]]) -> None:
    with started(folder) as process:
        workers = children(process.pid)
        for worker in workers:
            os.kill(worker, signal.SIGSTOP)  # so that what is under way cannot be finished
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(5) == 130
        for worker in workers:
            os.kill(worker, signal.SIGCONT)
        wait_until(partial(none_alive, workers), 20)
    finished(folder, reference)


def test_a_full_disk(folder: Path, reference: tuple[Path, dict[str, str]]) -> None:
    out = folder / "out"
    out.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(out)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("needs the right to mount a small tmpfs")
    try:
        done = subprocess.run(COMMAND, cwd=folder, check=False, capture_output=True)
        assert done.returncode == 1
        assert b"No space left on device" in done.stderr
        assert b"What was written before is whole." in done.stderr
        assert not [path for path in (out / "shards").iterdir() if path.name.startswith(".")], "nothing half-written"
        verified = subprocess.run([*COMMAND[:4], "verify", "out"], cwd=folder, check=False, capture_output=True)
        assert b"is not as it was written" not in verified.stdout
        subprocess.run(["mount", "-o", "remount,size=64m", str(out)], check=True)
        finished(folder, reference)
    finally:
        subprocess.run(["umount", str(out)], check=True)


def test_a_clock_that_goes_backwards(folder: Path, reference: tuple[Path, dict[str, str]]) -> None:
    """Files written later bear earlier times: only that times differ counts, never which comes first."""
    assert subprocess.run(COMMAND, cwd=folder, check=False, capture_output=True).returncode == 0
    for path in (folder / "out").rglob("*"):
        os.utime(path, (0, 0))
    finished(folder, reference)
    source = folder / "new"
    source.mkdir()
    (source / "a.txt").write_text(CITATION.format(1), "utf-8")
    command = [*COMMAND[:4], "new", "--out", "newer"]
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0
    (source / "a.txt").write_text(CITATION.format(2), "utf-8")
    os.utime(source / "a.txt", (0, 0))
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0
    [rows] = (folder / "newer" / "shards").glob("*.jsonl")
    assert b"f. 2" in rows.read_bytes()


#: In every process each look at the clock is an hour before the last one.
BACKWARDS = """
import itertools, time
now, steps = time.time(), itertools.count()
time.time = lambda: now - 3600 * next(steps)
time.time_ns = lambda: int(1e9 * time.time())
"""


def test_processes_whose_clock_runs_backwards(folder: Path, reference: tuple[Path, dict[str, str]]) -> None:
    (folder / "clock").mkdir()
    (folder / "clock" / "sitecustomize.py").write_text(BACKWARDS, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(folder / "clock")}
    looked = subprocess.run(
        [sys.executable, "-c", "import time; print(time.time() > time.time())"],
        env=environment,
        check=True,
        capture_output=True,
    )
    assert looked.stdout == b"True\n"
    for _ in range(2):
        done = subprocess.run(COMMAND, cwd=folder, env=environment, check=False, capture_output=True)
        assert done.returncode == 0, done.stderr
        assert contents(folder / "out") == reference[1]
    assert b"1,500 done before" in done.stderr
    finished(folder, reference)


def test_a_hundred_thousand_tiny_files_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(100_000):
        (tmp_path / "in" / f"{number}.txt").write_text(f"RGASPI, f. {number}.", "utf-8")
    command = [*COMMAND[:4], "in", "--out", "out"]
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode in {0, 1}
    begun = time.monotonic()
    again = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    assert b"100,000 done before" in again.stderr
    assert time.monotonic() - begun < 15
    verified = subprocess.run([*COMMAND[:4], "verify", "out"], cwd=tmp_path, check=False, capture_output=True)
    assert verified.stdout.startswith(b"All 100,000 inputs are accounted for exactly once")
