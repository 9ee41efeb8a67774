"""Batches from and to locations: in memory, and in a bucket of a server that speaks S3."""

from __future__ import annotations

import gzip
import io
import socket
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from archcite.batch import InputError, inputs, run
from archcite.batch.local import Local
from archcite.batch.output import rows
from archcite.batch.remote import file_system
from archcite.batch.status import opened, status, verify
from archcite.batch.store import store
from batch.doing import length

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

fsspec = pytest.importorskip("fsspec", reason="needs fsspec: pip install 'archcite[batch]'")


def test_a_batch_in_memory_is_the_batch_in_a_folder(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / "in" / f"{number:02}").mkdir(parents=True)
        (tmp_path / "in" / f"{number:02}" / "a.txt").write_text("a" * number)
    memory = fsspec.filesystem("memory")
    try:
        for place in (tmp_path / "out", "memory://out"):
            first = run([tmp_path / "in"], length, place, engine=Local(1))
            again = run([tmp_path / "in"], length, place, engine=Local(1))
            assert (first.records, first.before, again.before) == (30, 0, 30)
            assert not list(verify(store(place)))
        names = {
            str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.json*") if path.is_file()
        }
        for name in names - {"journal.jsonl"}:
            assert memory.cat_file(f"/out/{name}") == (tmp_path / "out" / name).read_bytes()
        assert len(memory.ls("/out/journal.jsonl")) == 5, "begun, written, finished, begun, finished"
        (tmp_path / "in" / "00" / "a.txt").write_text("changed")
        assert run([tmp_path / "in"], length, "memory://out", engine=Local(1)).before == 0
        assert status(store("memory://out")).finished
    finally:
        memory.rm("/out", recursive=True)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket on a server of this machine; other processes reach it by the environment."""
    server = pytest.importorskip("moto.server", reason="needs a server that speaks S3: pip install 'moto[server]' s3fs")
    pytest.importorskip("s3fs", reason="needs s3fs: pip install s3fs")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    running.start()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    file_system.cache_clear()
    files, _ = file_system("s3://archive")
    files.mkdir("archive")
    try:
        yield files
    finally:
        file_system.cache_clear()
        running.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of boto and moto, whose sockets and deprecations are not ours
def test_from_a_bucket_to_a_bucket(bucket: Any) -> None:
    for number in range(25):
        bucket.pipe_file(f"archive/cables/{number:02}.txt", b"a" * number)
    first = run(["s3://archive/cables"], length, "s3://archive/records", engine=Local(2))
    assert (first.records, first.failures) == (25, 0)
    place = store("s3://archive/records")
    [shard] = opened(place).finished or []
    assert [row["result"] for row in rows(place, shard)] == list(range(25))
    assert run(["s3://archive/cables"], length, "s3://archive/records", engine=Local(2)).before == 25
    bucket.pipe_file("archive/cables/03.txt", b"changed")
    assert run(["s3://archive/cables"], length, "s3://archive/records", engine=Local(2)).before == 0
    assert not list(verify(place))
    lines = b'{"text": "one"}\n"two"\n'
    bucket.pipe_file("archive/packed/all.jsonl", lines)
    bucket.pipe_file("archive/packed/all.jsonl.gz", gzip.compress(lines))
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        info = tarfile.TarInfo("three.txt")
        info.size = 5
        archive.addfile(info, io.BytesIO(b"three"))
    bucket.pipe_file("archive/packed/all.tar.gz", packed.getvalue())
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as members:
        members.writestr("four.txt", "four")
    bucket.pipe_file("archive/packed/all.zip", packed.getvalue())
    found = {given.name.rsplit("/", 1)[-1]: given.place.read(100) for given in inputs("s3://archive/packed")}
    assert found == {
        "all.jsonl#1": b"one",
        "all.jsonl#2": b"two",
        "all.jsonl.gz#1": b"one",
        "all.jsonl.gz#2": b"two",
        "three.txt": b"three",
        "all.zip!four.txt": b"four",
    }
    [given] = [found for found in inputs("s3://archive/cables") if found.name.endswith("/05.txt")]
    with pytest.raises(InputError, match="too-large"):
        given.place.read(3)
