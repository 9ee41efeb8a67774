"""The same batches on a Dask cluster: the same bytes, and nothing lost when workers or the scheduler are killed."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from batch.doing import length
from batches import children, contents, wait_until

pytest.importorskip("distributed", reason="needs dask.distributed: pip install 'archcite[batch]'")

from archcite.batch import run
from archcite.batch.cluster import Dask, same_version
from archcite.batch.local import Local
from archcite.batch.process import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CITATION = '"Letter, A. Smith to B. Jones", October 4, 1962, RGASPI, f. {}, op. 2, d. 3, ll. 4-5.\n'
COMMAND = (sys.executable, "-m", "archcite", "batch")
DOCUMENTS = 1500

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(DOCUMENTS):
        (tmp_path / "in" / f"{number:05}.txt").write_text(CITATION.format(number), "utf-8")
    return tmp_path


@contextlib.contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def scheduler(port: int) -> contextlib.AbstractContextManager[subprocess.Popen[bytes]]:
    arguments = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")
    return started("distributed.cli.dask_scheduler", *arguments)


def worker(port: int, folder: Path) -> contextlib.AbstractContextManager[subprocess.Popen[bytes]]:
    arguments = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(folder / "dask"))
    return started("distributed.cli.dask_worker", f"tcp://127.0.0.1:{port}", *arguments)


def test_the_engine_does_not_show_in_the_bytes(folder: Path) -> None:
    local = run([folder / "in"], length, folder / "local", engine=Local(2))
    dask = run([folder / "in"], length, folder / "dask-out", engine=Dask(jobs=2))
    assert local.records == dask.records == DOCUMENTS
    assert contents(folder / "local") == contents(folder / "dask-out")


def test_a_killed_worker_and_a_killed_scheduler_lose_nothing(folder: Path) -> None:
    command = [*COMMAND, "in", "--out", "out", "--shard-size", "50"]
    journal = folder / "out" / "journal.jsonl"

    def written() -> int:
        return journal.read_bytes().count(b'"written"') if journal.exists() else 0

    port = free_port()
    cluster = [*command, "--engine", "dask", "--scheduler", f"tcp://127.0.0.1:{port}"]
    with scheduler(port) as head, worker(port, folder) as first, worker(port, folder):  # noqa: SIM117  (too long for one)
        with subprocess.Popen(cluster, cwd=folder, stderr=subprocess.PIPE) as batch:
            wait_until(lambda: written() >= 1)
            killed = children(first.pid)  # the nanny's child is the worker
            for process in killed:
                os.kill(process, signal.SIGKILL)
            assert killed
            before = written()
            wait_until(lambda: written() > before or batch.poll() is not None)
            head.kill()
            assert batch.wait(120) == 1
            assert batch.stderr
            assert b"run the same command again" in batch.stderr.read()
    assert written() < DOCUMENTS / 25
    port = free_port()
    with scheduler(port), worker(port, folder):
        cluster = [*command, "--engine", "dask", "--scheduler", f"tcp://127.0.0.1:{port}"]
        done = subprocess.run(cluster, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"done before" in done.stderr
    assert subprocess.run([*command[:-3], "local", *command[-2:]], cwd=folder, check=False).returncode == 0
    assert contents(folder / "out") == contents(folder / "local")


def test_no_scheduler_is_told() -> None:
    with pytest.raises(EngineError, match="no Dask scheduler at tcp"):
        run(["seeds"], length, "memory://nowhere", engine=Dask("tcp://127.0.0.1:1"))


class Cluster:
    def __init__(self, versions: dict[str, str]) -> None:
        self.versions = versions

    def wait_for_workers(self, number: int, timeout: float) -> None:
        if len(self.versions) < number:
            raise TimeoutError(timeout)

    def run(self, _: Any) -> dict[str, str]:
        return self.versions


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ({}, "has no workers"),
        ({"tcp://a": "0.0.9"}, "the worker at tcp://a runs archcite 0.0.9, not "),
        ({"tcp://a": ""}, "not installed"),
    ],
)
def test_workers_have_to_run_the_same_version(versions: dict[str, str], said: str) -> None:
    with pytest.raises(EngineError, match=said):
        same_version(Cluster(versions))
