"""Inputs from every kind of source: all that is named is met, in one order, or says why it cannot be read."""

from __future__ import annotations

import gzip
import io
import os
import socket
import subprocess
import tarfile
import zipfile
from typing import TYPE_CHECKING

import msgspec
import pytest

from archcite.batch import InputError, inputs
from archcite.batch.containers import listed
from archcite.batch.naming import path_of, readable
from archcite.batch.total import expected

if TYPE_CHECKING:
    from pathlib import Path

MOST = 1 << 20


def read(*named: Path | str, **options: object) -> dict[str, bytes | str]:
    """Name → bytes, or the code of the failure."""
    found: dict[str, bytes | str] = {}
    for given in inputs(*map(str, named), **options):
        assert given.name not in found
        try:
            found[given.name] = given.place.read(MOST)
        except InputError as error:
            found[given.name] = error.failure.code
    return found


def test_a_folder_in_the_order_of_its_names_with_what_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "1.txt").write_bytes(b"one")
    (folder / "a.txt").write_bytes(b"a")
    (folder / ".hidden").write_bytes(b"")
    os.mkfifo(folder / "fifo")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "itself").symlink_to(folder / "itself")
    (folder / "nowhere").symlink_to(folder / "missing")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "socket"))
    found = read(folder)
    assert {name.removeprefix(f"{folder}/"): data for name, data in found.items()} == {
        "a.txt": b"a",
        "b/1.txt": b"one",
        "fifo": "not-a-file",
        "itself": "link-loop",
        "link.txt": b"a",
        "loop": "link-to-folder",
        "nowhere": "not-found",
        "socket": "not-a-file",
    }
    assert list(found) == sorted(found)
    assert expected([str(folder)]) == len(found)


def test_names_with_line_breaks_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    names = [b"two\nlines.txt", b"latin-\xe9.txt", b"100%.txt", "Кабул.txt".encode(), b"\xed\xa0\x80.txt"]
    for name in names:
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(name)
    found = read(tmp_path)
    assert sorted(found.values()) == sorted(names)
    assert all(name.isprintable() and name.encode() for name in found)
    assert {os.fsencode(path_of(name)).rsplit(b"/", 1)[1] for name in found} == set(names)
    for name in names:
        assert os.fsencode(path_of(readable(os.fsdecode(name)))) == name


def test_a_folder_deeper_than_python_recurses(tmp_path: Path) -> None:
    folder = tmp_path / "deep"
    folder.mkdir()
    here = os.open(folder, os.O_RDONLY)
    try:
        for _ in range(1050):
            os.mkdir("d", dir_fd=here)
            inner = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
    finally:
        os.close(here)
    try:
        assert read(folder) == {}
    finally:
        subprocess.run(["rm", "-rf", str(folder / "d")], check=True)  # pytest's own clean-up recurses, and would fail


def test_a_path_longer_than_the_system_takes_is_a_failure(tmp_path: Path) -> None:
    assert set(read(tmp_path / ("x" * 5000)).values()) == {"unreadable"}


def test_a_file_that_changes_after_it_was_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1000)
    [given] = inputs(path)
    path.write_bytes(b"x" * 10)
    with pytest.raises(InputError, match="changed"):
        given.place.read(MOST)
    path.write_bytes(b"x" * 1000)
    os.utime(path, ns=(0, 0))  # the clock went backwards: another time is a change, whichever way
    [given] = inputs(path)
    assert given.place.read(MOST) == b"x" * 1000
    path.unlink()
    with pytest.raises(FileNotFoundError):
        given.place.read(MOST)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become somebody who may not read")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    for name in ("a.txt", "b.txt", "closed/c.txt"):
        (tmp_path / name).write_bytes(b"text")
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    for path in (tmp_path, *tmp_path.parents):
        if path.stat().st_mode & 0o055 != 0o055:  # the folders that pytest makes for itself alone
            path.chmod(0o755)
    os.seteuid(65534)
    try:
        found = {}
        for given in inputs(tmp_path):
            try:
                found[given.name.removeprefix(f"{tmp_path}/")] = given.place.read(MOST)
            except InputError as error:
                found[given.name.removeprefix(f"{tmp_path}/")] = error.failure.code.encode()
            except PermissionError as error:
                found[given.name.removeprefix(f"{tmp_path}/")] = str(error.strerror).encode()
    finally:
        os.seteuid(0)
    assert found == {"a.txt": b"text", "b.txt": b"Permission denied", "closed": b"not-allowed"}


def test_a_file_of_two_gigabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    assert read(path) == {str(path): "too-large"}


def test_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", "b")
        archive.mkdir("folder")
        archive.writestr("folder/a.txt", "a")
        archive.writestr("../../etc/passwd", "only a name")
        archive.writestr("bomb.txt", bytes(50 << 20))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("b.txt", "another b")
    found = [(given.name.removeprefix(f"{path}/"), given) for given in inputs(path)]
    assert [name for name, _ in found] == ["b.txt", "folder/a.txt", "../../etc/passwd", "bomb.txt", "b.txt"]
    assert [given.place.read(MOST) for name, given in found if name != "bomb.txt"] == [
        b"b",
        b"a",
        b"only a name",
        b"another b",
    ]
    with pytest.raises(InputError, match="too-large"):
        found[3][1].place.read(MOST)


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path) -> None:
    path = tmp_path / "lies.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(50 << 20))
    data = path.read_bytes().replace((50 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(data)
    assert read(path) == {f"{path}/bomb.txt": "damaged"}


@pytest.mark.parametrize("kept", [0, 10, 100, 200])
def test_a_zip_that_is_cut_off(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "cut.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a" * 500)
    path.write_bytes(path.read_bytes()[:kept])
    assert read(path) == {str(path): "damaged"}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_packed_or_not_whole_or_cut_off(tmp_path: Path, mode: str) -> None:
    path = tmp_path / f"all.tar{mode[1:].replace(':', '.')}"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for number in range(20):
            info = tarfile.TarInfo(f"{number:02}.txt")
            data = os.urandom(20_000)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    found = read(path)
    assert [len(data) for data in found.values()][:20] == [20_000] * 20
    assert found[f"{path}/link"] == "not-a-file"
    path.write_bytes(path.read_bytes()[:200_000])
    cut = read(path)
    assert cut.get(str(path), cut.get(f"{path}/09.txt")) in {"damaged", "truncated"}
    assert all(found[name] == data for name, data in cut.items() if isinstance(data, bytes))
    assert any(isinstance(data, bytes) for data in cut.values()) or mode == "w:bz2"


def test_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    lines = [b'{"text": "one"}', b"", b'"two"', b'{"other": 1}', b"{", b'{"text": "\\ud800"}', b"\xff"]
    path.write_bytes(b"\n".join(lines))
    packed = tmp_path / "all.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    outcomes: list[bytes | str] = [b"one", b"two", "no-text", "not-json"]
    for source in (path, packed):
        found = read(source)
        assert [found[f"{source}#{number}"] for number in (1, 3, 4, 5)] == outcomes
        assert f"{source}#2" not in found
        assert len(found) == 6
    packed.write_bytes(packed.read_bytes()[:-12])
    assert read(packed)[str(packed)] == "damaged"
    assert next(iter(read(path, field="other").values())) == "no-text"


def test_a_list_by_lines_or_ended_with_nul(tmp_path: Path) -> None:
    for name in ("a.txt", "b\n.txt"):
        (tmp_path / name).write_text(name)
    lines = tmp_path / "list"
    lines.write_text(f"{tmp_path}/a.txt\r\n# a comment\n\n{tmp_path}/missing.txt")
    assert read(lists=[lines]) == {f"{tmp_path}/a.txt": b"a.txt", f"{tmp_path}/missing.txt": "not-found"}
    lines.write_bytes(f"{tmp_path}/a.txt\0{tmp_path}/b\n.txt\0".encode())
    assert list(read(lists=[lines]).values()) == [b"a.txt", b"b\n.txt"]
    assert read(lists=[tmp_path / "no list"]) == {f"{tmp_path}/no list": "not-found"}
    assert list(listed(io.BytesIO(b"x\n" * 200_000))) == ["x"] * 200_000


@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # warcio's writer
def test_a_web_archive(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="needs warcio: pip install 'archcite[batch]'")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        pages = [
            ("200 OK", "text/html", b"<p>one"),
            ("404 Not Found", "text/html", b"no"),
            ("200 OK", "image/png", b"p"),
        ]
        for number, (status, media, body) in enumerate([*pages, ("200 OK", "application/pdf", b"%PDF")]):
            packed = gzip.compress(body)
            headers = [("Content-Type", media), ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))]
            http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            address = f"http://archive.example/{number}"
            writer.write_record(
                writer.create_warc_record(address, "response", payload=io.BytesIO(packed), http_headers=http)
            )
    assert read(path) == {
        f"{path}#0!http://archive.example/0": b"<p>one",
        f"{path}#3!http://archive.example/3": b"%PDF",
    }
    whole = path.read_bytes()
    path.write_bytes(b"not a web archive at all, not a web archive at all")
    assert read(path) == {str(path): "damaged"}
    path.write_bytes(whole[:-30])
    assert read(path)[str(path)] == "damaged"


def test_containers_in_a_folder_are_opened_and_archives_in_archives_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(msgspec.json.encode({"text": "one"}) + b"\n")
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("inner.txt", "inner")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("c.zip", inner.getvalue())
    found = read(tmp_path)
    assert list(found) == [f"{tmp_path}/a.jsonl#1", f"{tmp_path}/b.zip/c.zip"]
    assert expected([str(tmp_path)]) is None


def test_the_output_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "out" / "shards").mkdir(parents=True)
    (tmp_path / "out" / "shards" / "x.bib").write_text("")
    assert list(read(tmp_path, skipped=tmp_path / "out")) == [f"{tmp_path}/a.txt"]


def test_any_location(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="needs fsspec: pip install 'archcite[batch]'")
    memory = fsspec.filesystem("memory")
    memory.pipe("/cables/b.txt", b"b")
    memory.pipe("/cables/inner/a.txt", b"a")
    memory.pipe("/cables/large.txt", bytes(2 << 20))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("z.txt", "z")
    try:
        assert list(read("memory://cables").values()) == [b"b", b"a", "too-large"]
        assert read("memory://cables/b.txt") == {"memory:///cables/b.txt": b"b"}
        assert list(read("memory://nothing").values()) == ["not-found"]
        assert list(read(f"zip::{tmp_path}/all.zip").values()) == [b"z"]
        assert list(read(f"file://{tmp_path}/all.zip").values()) == [b"z"]
    finally:
        memory.rm("/cables", recursive=True)


def test_containers_in_a_bucket_are_opened_like_those_in_a_folder(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="needs fsspec: pip install 'archcite[batch]'")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("inner/one.txt", "1")
        packed.writestr("more.zip", "an archive in an archive")
    for name, mode in (("b.tar", "w"), ("c.tar.gz", "w:gz")):
        with tarfile.open(tmp_path / name, mode) as archive:  # type: ignore[call-overload]
            info = tarfile.TarInfo("two.txt")
            info.size = 1
            archive.addfile(info, io.BytesIO(b"2"))
    (tmp_path / "d.jsonl").write_bytes(b'{"text": "3"}\n"4"\n')
    (tmp_path / "e.jsonl.gz").write_bytes(gzip.compress(b'"5"\n'))
    (tmp_path / "f.zip").write_bytes((tmp_path / "a.zip").read_bytes()[:60])
    (tmp_path / "g.tar").write_bytes((tmp_path / "b.tar").read_bytes()[:512])
    memory = fsspec.filesystem("memory")
    for path in tmp_path.iterdir():
        memory.pipe(f"/bucket/{path.name}", path.read_bytes())
    try:
        found = read("memory://bucket")
        assert {name.removeprefix("memory:///bucket/"): data for name, data in found.items()} == {
            "zip::memory:///bucket/a.zip!inner/one.txt": b"1",
            "zip::memory:///bucket/a.zip!more.zip": b"an archive in an archive",
            "b.tar/two.txt": b"2",
            "c.tar.gz/two.txt": b"2",
            "d.jsonl#1": b"3",
            "d.jsonl#2": b"4",
            "e.jsonl.gz#1": b"5",
            "f.zip": "damaged",
            "g.tar": "damaged",
        }
        stamps = {given.name: (given.stamp, given.origin) for given in inputs("memory://bucket")}
        assert stamps == {given.name: (given.stamp, given.origin) for given in inputs("memory://bucket")}
        assert stamps["memory:///bucket/d.jsonl#2"][1] == "memory:///bucket/d.jsonl"
        memory.pipe("/bucket/d.jsonl", b'{"text": "3"}\n"changed"\n')
        again = {given.name: (given.stamp, given.origin) for given in inputs("memory://bucket")}
        assert [name for name in again if again[name] != stamps[name]] == ["memory:///bucket/d.jsonl#2"]
    finally:
        memory.rm("/bucket", recursive=True)


@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # warcio's writer
def test_a_web_archive_in_a_bucket(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="needs fsspec: pip install 'archcite[batch]'")
    pytest.importorskip("warcio", reason="needs warcio: pip install 'archcite[batch]'")
    from warcio.warcwriter import WARCWriter

    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        record = writer.create_warc_record(
            "http://archive.example/0", "resource", payload=io.BytesIO(b"one"), warc_content_type="text/plain"
        )
        writer.write_record(record)
    memory = fsspec.filesystem("memory")
    memory.pipe("/crawl.warc.gz", path.read_bytes())
    try:
        assert read("memory://crawl.warc.gz") == {"memory:///crawl.warc.gz#0!http://archive.example/0": b"one"}
    finally:
        memory.rm("/crawl.warc.gz")
