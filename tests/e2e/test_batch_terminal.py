"""What a person sees of `archcite batch`, and what Ctrl-C does where a person presses it: at a terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CITATION = '"Letter, A. Smith to B. Jones", October 4, 1962, RGASPI, f. {}, op. 2, d. 3, ll. 4-5.\n'
COMMAND = (sys.executable, "-m", "archcite", "batch", "in", "--out", "out")
DOCUMENTS = 400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(DOCUMENTS - 1):
        text = CITATION.format(number) * (1 + number % 2 * 40)  # so that a fast machine takes a second for them, too
        (tmp_path / "in" / f"{number:05}.txt").write_text(text + "word " * 200, "utf-8")
    (tmp_path / "in" / "none.txt").write_text("no citation at all", "utf-8")
    return tmp_path


@dataclass(frozen=True)
class Seen:
    """What a terminal showed, without its control sequences, each state of a line by itself; and how the command ended."""

    lines: list[str]
    code: int
    #: Between the last key pressed and the end.
    seconds: float


def at_a_terminal(*command: str, cwd: Path, presses: int = 0) -> Seen:
    """Run a command as the foreground of a terminal of its own; Ctrl-C is pressed so often once the first documents are done."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(cwd)
        os.environ.update({"TERM": "xterm", "COLUMNS": "80"})
        os.execvp(command[0], command)  # noqa: S606  (no shell is wanted)
    shown, pressed, end = "", 0.0, time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                shown += os.read(terminal, 65536).decode("utf-8", "replace")
            except OSError:  # the other end was closed
                break
        if presses and time.monotonic() - pressed > 0.2 and re.search(rf"[1-9]\d*/{DOCUMENTS}", shown):
            os.write(terminal, b"\x03")
            presses, pressed = presses - 1, time.monotonic()
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown)
    lines = [line.strip() for line in re.split(r"[\r\n]+", plain) if line.strip()]
    return Seen(lines, os.waitstatus_to_exitcode(status), time.monotonic() - pressed)


def test_progress_on_a_terminal_has_rate_time_left_and_failures(folder: Path) -> None:
    seen = at_a_terminal(*COMMAND, "--jobs", "1", cwd=folder)
    assert seen.code == 1
    states = [re.fullmatch(r"\S+ +(\d+)/400 (\d+)/s (\d:\d\d:\d\d left)? *(1 failed)?", line) for line in seen.lines]
    shown = [state for state in states if state]
    assert len(shown) >= 3
    done = [int(state[1]) for state in shown]
    assert done == sorted(done)
    assert done[-1] == DOCUMENTS
    assert int(shown[-1][2]) > 0
    assert all(state[3] for state in shown if int(state[1]))
    assert shown[-1][4] == "1 failed"
    assert seen.lines[-1].startswith("400 documents: 399 records, 1 with errors in 0:00:")
    assert all(len(line) <= 80 for line in seen.lines[:-1])


def test_in_a_pipe_there_is_a_line_a_minute(folder: Path) -> None:
    """The clock that the progress looks at runs a thousand times as fast: a minute of it lasts 0.06 s."""
    program = (
        "import time, types\n"
        "from archcite.cli import batch_progress, main\n"
        "batch_progress.time = types.SimpleNamespace(monotonic=lambda: 1000 * time.monotonic())\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program, *COMMAND[3:], "--jobs", "1"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True)
    *lines, closing = done.stderr.splitlines()
    assert closing.startswith("400 documents: ")
    told = [
        re.fullmatch(r"\d+( of 400)? documents, \d+/s(, (\d:\d\d:\d\d) left)?, [01] failed", line) for line in lines
    ]
    assert all(told), lines
    assert any(line and line[3] for line in told)
    quiet = subprocess.run(
        [*COMMAND, "--no-resume"], cwd=folder, capture_output=True, check=False, text=True
    ).stderr.splitlines()
    assert len(quiet) == 1, "a batch of seconds says nothing before its end"


ENGINES = [
    pytest.param("local", id="local"),
    pytest.param("dask", id="dask", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("engine", ENGINES)
def test_ctrl_c_finishes_what_is_under_way_and_says_where_it_stopped(folder: Path, engine: str) -> None:
    if engine == "dask":
        pytest.importorskip("distributed", reason="needs dask.distributed: pip install 'archcite[batch]'")
    seen = at_a_terminal(*COMMAND, "--shard-size", "20", "--engine", engine, cwd=folder, presses=1)
    assert seen.code == 130
    assert any("Stopping: what is under way is finished first." in line for line in seen.lines)
    said = " ".join(seen.lines)
    stopped = re.search(r"Stopped\. ([\d,]+) documents: .* The same command goes on from here\.$", said)
    assert stopped, seen.lines
    status = subprocess.run([*COMMAND[:4], "status", "out"], cwd=folder, check=True, capture_output=True, text=True)
    assert status.stdout.startswith(f"not finished: {stopped[1]} documents in ")
    done = subprocess.run(COMMAND, cwd=folder, check=False, capture_output=True, text=True)
    assert done.stderr.startswith("400 documents: 399 records, 1 with errors")


@pytest.mark.parametrize("engine", ENGINES)
def test_ctrl_c_twice_ends_at_once(folder: Path, engine: str) -> None:
    if engine == "dask":
        pytest.importorskip("distributed", reason="needs dask.distributed: pip install 'archcite[batch]'")
    (folder / "in" / "00000.txt").write_text(CITATION.format(1) * 20_000, "utf-8")  # seconds, which nobody waits for
    seen = at_a_terminal(*COMMAND, "--engine", engine, "--jobs", "2", cwd=folder, presses=2)
    assert seen.code == 130
    assert seen.seconds < 5  # on a busy machine, too
    assert any("Stopping: what is under way" in line for line in seen.lines)
    assert not any("Stopped. " in line for line in seen.lines)
