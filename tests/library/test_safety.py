"""What must not go wrong: a second writer, a full disk, a killed process, a file that may not be written, a damaged one."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import archcite.library
from archcite.library.errors import (
    BusyError,
    DamagedError,
    DiskFullError,
    LibraryError,
    NewerLibraryError,
    NoLibraryError,
    ReadOnlyError,
)
from archcite.library.safekeeping import backup, check, restore
from archcite.library.schema import APPLICATION, prepare, statements, steps
from archcite.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.library import Library

VERSIONS = Path(__file__).parent / "versions"


def items(count: int) -> Iterator[dict[str, str]]:
    return (
        {"id": f"item{n}", "type": "manuscript", "title": f"Report {n}", "abstract": "word " * 100}
        for n in range(count)
    )


# A second process that writes


def test_a_second_writer_waits_its_turn(path: Path) -> None:
    archcite.library.open(path).close()
    program = (
        "import sys, archcite.library\n"
        "with archcite.library.open(sys.argv[1]) as library:\n"
        "    for n in range(20): library.add({'type': 'manuscript', 'title': 'T'}, key=f'{sys.argv[2]}{n}')\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in ("a", "b", "c")]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    with archcite.library.open(path) as library:
        assert len(library) == 60
        assert len(library.log()) == 60
        assert list(check(library)) == []


def test_a_second_writer_that_never_gets_its_turn_is_told(path: Path) -> None:
    with archcite.library.open(path) as library, archcite.library.open(path, patience=0.05) as second:
        with library.changing("long"), pytest.raises(BusyError, match="another program is writing"):
            second.add(Record(title="A"))
        second.add(Record(title="A"))  # and afterwards it can


def test_readers_read_while_another_writes(path: Path) -> None:
    with archcite.library.open(path) as library, archcite.library.open(path) as reader:
        library.add(Record(title="First"), key="first")
        with library.changing("long") as change:
            change.remove(1)
            assert [hit.key for hit in reader.search("first")] == ["first"]
        assert reader.search("first") == []


def test_opening_to_read_does_not_wait_for_a_writer(path: Path) -> None:
    with archcite.library.open(path) as library:
        library.add(Record(title="First"), key="first")
        with library.changing("long"):
            started = time.monotonic()
            with archcite.library.open(path) as reader:
                assert reader.get("first").key == "first"
            assert time.monotonic() - started < 5  # a second writer would wait ten


# A full disk


def test_no_room_left(path: Path) -> None:
    """The real limit of SQLite on the file's size; a real small disk is tried below where one can be made."""
    with archcite.library.open(path) as library:
        library.add(Record(title="Kept"), key="kept")
        pages = library.connection.execute("PRAGMA page_count").fetchone()[0]
        library.connection.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(DiskFullError, match="no room left"):
            library.import_items(items(5_000))
        assert len(library) == 1
        assert list(check(library)) == []
        library.connection.execute("PRAGMA max_page_count = 1000000")
        assert len(library.import_items(items(100)).added) == 100


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs unshare to make a small disk")
def test_a_real_full_disk(tmp_path: Path) -> None:
    program = (
        "import sys, archcite.library\n"
        "from archcite.library.errors import DiskFullError\n"
        "from archcite.library.safekeeping import check\n"
        "with archcite.library.open(sys.argv[1]) as library:\n"
        "    library.add({'title': 'Kept'}, key='kept')\n"
        "    stored = []\n"
        "    try:\n"
        "        batch = [{'id': f'i{n}', 'title': 'T ' + str(n) * 300} for n in range(30000)]\n"
        "        library.import_items(batch, progress=lambda done: stored.extend(done.added))\n"
        "    except DiskFullError as error: print(error)\n"
        "    else: sys.exit('it was not full')\n"
        "with archcite.library.open(sys.argv[1]) as library:\n"
        "    assert len(library) == 1 + len(stored), (len(library), len(stored))\n"
        "    assert list(check(library)) == []\n"
    )
    disk = tmp_path / "disk"
    disk.mkdir()
    script = f'mount -t tmpfs -o size=12m none "{disk}" && exec "{sys.executable}" -c "$1" "{disk}/library.db"'
    command = [
        "unshare",
        "--mount",
        *([] if os.geteuid() == 0 else ["--map-root-user", "--user"]),
        "sh",
        "-c",
        script,
        "x",
    ]
    done = subprocess.run([*command, program], capture_output=True, text=True, check=False, timeout=120)
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip(f"needs to be allowed to mount a small disk: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    assert "no room left on the disk" in done.stdout


# kill -9


@pytest.mark.parametrize("moment", [0.02, 0.15, 0.4])
def test_kill_9_while_adding(path: Path, moment: float) -> None:
    """Every key that was reported is there, whole, and nothing half-stored is."""
    archcite.library.open(path).close()
    program = (
        "import sys, archcite.library\n"
        "with archcite.library.open(sys.argv[1]) as library:\n"
        "    for n in range(1000):\n"
        "        key = library.add({'type': 'manuscript', 'title': f'Report {n}'}, key=f'item{n}', tags=['x'])\n"
        "        print(key, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        reported = [process.stdout.readline().strip()]
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        reported += [line.strip() for line in process.stdout if line.endswith("\n")]
    with archcite.library.open(path) as library:
        assert list(check(library)) == []
        keys = {entry.key for entry in library.entries()}
        assert set(reported) <= keys
        assert len(keys - set(reported)) <= 1  # stored, and killed before it could say so
        assert all(entry.tags == ("x",) for entry in library.entries())
        assert library.count("report") == len(keys) == len(library.log())


def test_kill_9_in_the_middle_of_an_import_and_once_more(path: Path) -> None:
    archcite.library.open(path).close()
    program = (
        "import os, signal, sys, archcite.library\n"
        "import archcite.library.staging as module\n"
        "module.BATCH = 100\n"
        "def made():\n"
        "    for n in range(1000):\n"
        "        if n == 555: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        yield {'id': f'item{n}', 'type': 'manuscript', 'title': f'Report {n}'}\n"
        "with archcite.library.open(sys.argv[1]) as library:\n"
        "    library.import_items(made(), progress=lambda done: print(*done.added, sep='\\n', flush=True))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    reported = done.stdout.split()
    assert len(reported) == 400, "one more batch was being made ready"
    with archcite.library.open(path) as library:
        assert list(check(library)) == []
        assert [entry.key for entry in library.entries(order="added")][::-1] == reported
        again = library.import_items(
            {"id": f"item{n}", "type": "manuscript", "title": f"Report {n}"} for n in range(1000)
        )
        assert (again.same, len(again.added)) == (400, 600)
        library.undo()
        library.undo()
        assert len(library) == 0


# Files that may not be written, or are not what they should be


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """The superuser may write everything: for such a test be somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_a_read_only_library_can_be_read_and_says_that_it_cannot_be_written(
    open_folder: Path, request: pytest.FixtureRequest
) -> None:
    path = open_folder / "library.db"
    with archcite.library.open(path) as library:
        library.add(Record(title="First"), key="first")
    path.chmod(0o444)
    open_folder.chmod(0o555)
    request.getfixturevalue("ordinary_user")
    with archcite.library.open(path) as library:
        assert [hit.key for hit in library.search("first")] == ["first"]
        with pytest.raises(ReadOnlyError, match="may be read but not written"):
            library.add(Record(title="Second"))


def test_a_library_that_may_not_even_be_read(open_folder: Path, request: pytest.FixtureRequest) -> None:
    path = open_folder / "library.db"
    archcite.library.open(path).close()
    path.chmod(0)
    request.getfixturevalue("ordinary_user")
    with pytest.raises(LibraryError, match=r"cannot be opened|may be read"):
        archcite.library.open(path)


def test_a_damaged_library(path: Path, library: Library) -> None:
    library.import_items(items(2_000))
    library.close()
    with path.open("r+b") as file:
        file.seek(16384 * 3)
        file.write(os.urandom(16384 * 20))
    with pytest.raises(DamagedError, match="archcite restore"), archcite.library.open(path) as opened:
        list(opened.entries())
    with archcite.library.open(path) as opened:
        assert any("damaged" in problem or "file:" in problem for problem in check(opened))


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_text("my notes\n" * 500)
    with pytest.raises(DamagedError, match="not a library of archcite"):
        archcite.library.open(path)
    assert path.read_text().startswith("my notes")


def test_another_programs_database_is_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE documents (id)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NoLibraryError, match="another program"):
        archcite.library.open(path)
    with sqlite3.connect(path) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")] == ["documents"]
    assert len(path.read_bytes()) == len(before)


def test_a_library_that_is_not_there(path: Path, tmp_path: Path) -> None:
    with pytest.raises(NoLibraryError, match="no library at"):
        archcite.library.open(path, create=False)
    with pytest.raises(NoLibraryError, match="is a folder"):
        archcite.library.open(tmp_path)


# Versions


@pytest.mark.parametrize("dump", sorted(VERSIONS.glob("*.sql")), ids=lambda path: path.stem)
def test_a_library_of_every_version_opens(path: Path, dump: Path) -> None:
    """Each version's dump was made when it was the newest; the index is made again from the records."""
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text("utf-8"))
    connection.close()
    with archcite.library.open(path) as library:
        assert [hit.key for hit in library.search("khrushchev")] == ["khrushchev1962letter"]
        assert library.get("zhou1950telegram").tags == ("Korea",)
        assert list(check(library)) == []
        library.undo()


def test_there_is_a_dump_of_every_version() -> None:
    assert [path.stem for path in sorted(VERSIONS.glob("*.sql"))] == [f"{n:04d}" for n in range(1, len(steps()) + 1)]


def test_a_migration_is_whole_or_not_at_all(path: Path) -> None:
    archcite.library.open(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    good = "CREATE TABLE extra (id INTEGER) STRICT;\n"
    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        prepare(
            connection,
            "x",
            [*steps(), good, "CREATE TABLE more (id INTEGER) STRICT;\nINSERT INTO nonsense VALUES (1);\n"],
        )
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(steps()) + 1
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    assert "extra" in tables
    assert "more" not in tables


def test_a_newer_library_is_refused_and_left_alone(path: Path) -> None:
    archcite.library.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(NewerLibraryError, match=r"version 999.*Update archcite"):
        archcite.library.open(path)


def test_two_processes_make_the_same_library_at_once(path: Path) -> None:
    failures = []

    def make() -> None:
        try:
            archcite.library.open(path).close()
        except Exception as error:  # noqa: BLE001  (whatever it is, it is the finding)
            failures.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_statements_keep_a_trigger_whole() -> None:
    script = "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;\nSELECT 3;\n"
    assert len(statements(script)) == 2


def test_the_file_says_what_it_is(path: Path) -> None:
    archcite.library.open(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()


# Backups


def test_backup_and_restore(library: Library, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "backups" / "monday.db"
    assert backup(library, copy) == 4
    library.remove(["mao1949dictatorship"])
    library.close()
    assert restore(str(path), copy) == 4
    with archcite.library.open(path) as restored:
        assert "mao1949dictatorship" in restored
        assert list(check(restored)) == []
    with archcite.library.open(f"{path}.before-restore") as old:
        assert "mao1949dictatorship" not in old
    assert sorted(file.name for file in copy.parent.iterdir()) == ["monday.db"]


def test_a_damaged_backup_changes_nothing(library: Library, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    library.import_items(items(500))
    backup(library, copy)
    library.close()
    before = path.read_bytes()
    with copy.open("r+b") as file:
        file.seek(16384 * 2)
        file.write(b"\xff" * 16384 * 8)
    with pytest.raises(LibraryError, match="damaged"):
        restore(str(path), copy)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_restoring_over_a_damaged_library(library: Library, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup(library, copy)
    library.close()
    path.write_bytes(b"\x00" * 40_000)
    assert restore(str(path), copy) == 4


def test_check_finds_what_is_wrong(library: Library) -> None:
    library.attach("book2001", "scan.txt", b"page 1")
    library.connection.execute("UPDATE content SET bytes = x'00'")
    library.connection.execute("DELETE FROM words_docsize WHERE id = 1")
    found = list(check(library))
    assert any(problem.startswith("content") for problem in found)
    assert "search index: record mao1949dictatorship is not in it" in found
