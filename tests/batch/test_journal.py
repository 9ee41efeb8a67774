"""The journal believes what is as it was written, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcite.batch import journal
from archcite.batch.journal import Journal, Written
from archcite.batch.store import FolderStore

if TYPE_CHECKING:
    from pathlib import Path


class Kept:
    """A store that keeps one file's lines, as far as a journal needs one."""

    def __init__(self) -> None:
        self.data: list[bytes] = []

    def append(self, name: str, line: bytes) -> None:
        assert name == journal.NAME
        self.data.append(line)


def event(number: int) -> dict[str, object]:
    files = {"f": [number, "00"]}
    return {"event": "written", "shard": {"shard": f"s{number}", "signature": "x", "counts": {}, "files": files}}


def lines(number: int) -> list[bytes]:
    kept, known = Kept(), Journal()
    journal.append(kept, known, {"event": "begun", "settings": {"a": 1}})  # type: ignore[arg-type]
    for n in range(number):
        journal.append(kept, known, event(n))  # type: ignore[arg-type]
    return kept.data


def test_what_was_written_is_read() -> None:
    known = journal.read(lines(3))
    assert known.settings == {"a": 1}
    assert known.written["s2"] == Written("s2", "x", {}, {"f": (2, "00")})
    assert (known.damaged, known.finished) == (0, None)


@given(st.integers(2, 200))  # a line that lacks its end alone is whole
def test_a_last_line_that_was_cut_off_is_dropped_and_written_over(cut: int) -> None:
    whole = lines(3)
    torn = whole[-1][: -min(cut, len(whole[-1]))]
    known = journal.read([*whole[:-1], torn])
    assert set(known.written) == {"s0", "s1"}
    kept = Kept()
    journal.append(kept, known, event(9))  # type: ignore[arg-type]
    again = journal.read([*whole[:-1], torn + b"\n", *kept.data])
    assert (set(again.written), again.damaged) == ({"s0", "s1", "s9"}, 0)


@given(st.integers(0, 3), st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_line_is_told_and_not_believed(line: int, place: int, change: int) -> None:
    whole = lines(4)
    changed = bytearray(whole[line])
    changed[place % (len(changed) - 1)] ^= change
    whole[line] = bytes(changed)
    known = journal.read(b"".join(whole).splitlines(keepends=True))
    assert known.damaged >= 1 or journal.read(lines(4)) == known
    assert set(known.written) <= {"s0", "s1", "s2", "s3"}


def test_a_line_that_was_taken_out_is_told() -> None:
    whole = lines(4)
    del whole[2]
    assert journal.read(whole).damaged == 1


@given(st.binary(max_size=300))
def test_anything_at_all_can_be_read(data: bytes) -> None:
    assert journal.read(data.splitlines(keepends=True)).written == {}


def test_a_folder_ends_a_line_that_was_cut_off(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    (tmp_path / "j").write_bytes(b"whole\ntor")
    store.append("j", b"next\n")
    assert list(store.lines("j")) == [b"whole\n", b"tor\n", b"next\n"]


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.write("a/b", [b"old"])

    def broken() -> object:
        yield b"new"
        raise OSError(5, "broken")

    with pytest.raises(OSError, match="broken"):
        store.write("a/b", broken())  # type: ignore[arg-type]
    assert b"".join(store.read("a/b")) == b"old"
    assert store.sizes("a") == {"a/b": 3}
