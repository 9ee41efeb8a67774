"""A batch's bytes depend on its inputs alone; what is done is not done again; what changed is."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import pytest

from archcite.batch import Limits, run
from archcite.batch.archive import Asked
from archcite.batch.local import Local
from archcite.batch.status import status, verify
from archcite.batch.store import BusyError, FolderStore
from batch.doing import killing, length
from batches import contents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_number_of_processes_does_not_show(tmp_path: Path, corpus: Callable[[int], Path]) -> None:
    folder = corpus(1700)
    summaries = [run([folder], length, tmp_path / str(jobs), engine=Local(jobs)) for jobs in (1, 3)]
    assert [summary.records for summary in summaries] == [1700, 1700]
    assert contents(tmp_path / "1") == contents(tmp_path / "3")
    assert len(list((tmp_path / "1" / "shards").iterdir())) > 1


def test_what_is_done_is_not_done_again(tmp_path: Path, corpus: Callable[[int], Path]) -> None:
    folder = corpus(900)
    out = tmp_path / "out"
    run([folder], length, out)
    before = contents(out)
    again = run([folder], length, out)
    assert (again.inputs, again.before) == (900, 900)
    assert contents(out) == before


def test_only_the_shard_of_a_changed_a_new_or_a_removed_input_is_done_again(
    tmp_path: Path, corpus: Callable[[int], Path]
) -> None:
    folder = corpus(3000)
    out = tmp_path / "out"
    run([folder], length, out)
    (folder / "004" / "00450.txt").write_text("changed", "utf-8")
    changed = run([folder], length, out)
    assert 0 < changed.inputs - changed.before <= 1000
    (folder / "000" / "00000a.txt").write_text("new", "utf-8")
    (folder / "029" / "02950.txt").unlink()
    renewed = run([folder], length, out)
    assert 0 < renewed.inputs - renewed.before < 2200
    run([folder], length, tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh"), "a batch that was kept up is the same as a new one"
    assert not list(verify(FolderStore(out), Asked((str(folder),)).shards()))


def test_every_failure_is_a_row_and_nothing_stops(
    tmp_path: Path, told: Callable[[Path], dict[str, dict[str, str]]]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("kill", "segfault", "exit", "loop", "deaf loop", "memory", "deep", "raise", "print", "good"):
        (folder / f"{name}.txt").write_text(name, "utf-8")
    for number in range(40):
        (folder / f"{number:02}.txt").write_text("good", "utf-8")
    (folder / "large.txt").write_bytes(b"x" * 2000)
    limits = Limits(size=1000, seconds=0.4, memory=256 << 20)
    out = tmp_path / "out"
    summary = run([folder], killing, out, engine=Local(2), limits=limits)
    codes = {PurePath(name).name: row["code"] for name, row in told(out).items()}
    assert codes == {
        "kill.txt": "killed-its-process",
        "segfault.txt": "killed-its-process",
        "exit.txt": "killed-its-process",
        "loop.txt": "too-slow",
        "deaf loop.txt": "killed-its-process",
        "memory.txt": "too-big",
        "deep.txt": "too-deep",
        "raise.txt": "error",
        "large.txt": "too-large",
    }
    assert (summary.records, summary.failures) == (42, 9)
    rows = told(out)
    assert "SIGKILL" in rows[f"{folder}/kill.txt"]["message"]
    assert "SIGSEGV" in rows[f"{folder}/segfault.txt"]["message"]
    assert "did not stop within 0.4 s" in rows[f"{folder}/deaf loop.txt"]["message"]
    assert rows[f"{folder}/raise.txt"]["message"] == "ValueError: no such thing"
    assert rows[f"{folder}/raise.txt"]["place"].startswith("doing.py:")
    assert not list(verify(FolderStore(out), Asked((str(folder),)).shards()))
    assert status(FolderStore(out)).codes["killed-its-process"] == 4


def test_a_process_that_hangs_without_working_is_ended_by_its_keeper(
    tmp_path: Path, told: Callable[[Path], dict[str, dict[str, str]]]
) -> None:
    (tmp_path / "a.txt").write_text("deaf sleep", "utf-8")
    (tmp_path / "b.txt").write_text("good", "utf-8")
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    summary = run(paths, killing, tmp_path / "out", engine=Local(1), limits=Limits(seconds=0.1))
    assert (summary.records, summary.failures) == (1, 1)
    assert "did not stop" in told(tmp_path / "out")[str(paths[0])]["message"]


def test_one_kill_from_outside_blames_no_document(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text("once" if number in {7, 20} else "good", "utf-8")
    paths = sorted(tmp_path.glob("*.txt"))
    summary = run(paths, killing, tmp_path / "out", engine=Local(2))
    assert (summary.records, summary.failures) == (30, 0)


def test_two_batches_do_not_write_to_one_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    with FolderStore(tmp_path / "out").locked(), pytest.raises(BusyError, match="another batch"):
        run([tmp_path / "a.txt"], length, tmp_path / "out")


def test_a_function_of_no_module_is_refused_or_sent(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("abc", "utf-8")
    assert run([tmp_path / "a.txt"], lambda document: document.name[-5:], tmp_path / "out").records == 1
