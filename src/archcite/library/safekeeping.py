"""Copies of a library, and whether it is whole."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from archcite.library import contents
from archcite.library.connection import MEMORY, connect
from archcite.library.errors import DamagedError, LibraryError, NoLibraryError, explained
from archcite.library.schema import APPLICATION, is_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.library.reader import Reader

#: Reports at most so many problems of the file itself.
_MOST: Final = 20


def backup(library: Reader, path: Path) -> int:
    """Write a copy of an open library, whole, while others go on reading and writing.

    Args:
        library: to copy.
        path: of the copy; it appears when it is complete and was checked.

    Returns:
        How many records the copy has.

    Raises:
        LibraryError: when the library is damaged or the copy cannot be written.
    """
    if path.is_dir():
        raise NoLibraryError(f"{path} is a folder; name the file that the backup is to be.")
    if library.path != MEMORY and path.exists() and path.samefile(library.path):
        raise LibraryError("a backup cannot be written over the library itself.")
    if path.exists() and not _is_backup(path):
        raise LibraryError(f"{path} is there and is no library of archcite: it is not written over. Name another file.")
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = _beside(path)
    try:
        with closing(sqlite3.connect(aside, isolation_level=None)) as copy:
            with explained(library.path):
                library.connection.backup(copy)
            with explained(str(path)):
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
                count = _verified(copy, library.path)
        _flush(aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return count


def restore(path: str, copy: Path) -> int:
    """Put a backup in a library's place; what stood there is kept beside it as ``NAME.before-restore``.

    Args:
        path: of the library.
        copy: a backup, which is checked first and stays as it is.

    Returns:
        How many records the library has then.

    Raises:
        LibraryError: when the backup is no library or is damaged; nothing is changed then.
    """
    target = Path(path)
    if not copy.is_file():
        raise NoLibraryError(f"there is no backup {copy}.")
    if target.exists() and target.samefile(copy):
        raise LibraryError("a library cannot be restored from itself.")
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = _beside(target)
    try:
        with explained(str(copy)), closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as source:
            if not is_library(source):
                raise NoLibraryError(f"{copy} is not a library of archcite.")
            with closing(sqlite3.connect(aside, isolation_level=None)) as made:
                source.backup(made)
                made.execute("PRAGMA journal_mode = DELETE")
                count = _verified(made, str(copy))
        _flush(aside)
        _set_aside(target)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    connect(path, create=False).close()  # brought to the newest version, and proof that it opens
    return count


def _is_backup(path: Path) -> bool:
    """Whether a file may be replaced by a new backup: it is empty, or says in its head that it is a library.

    Source: SQLite's file format, 1.3: the magic string at 0, the application's number at 68.
    """
    with path.open("rb") as file:
        head = file.read(72)
    return not head or (head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:], "big") == APPLICATION)


def _beside(path: Path) -> Path:
    """Where a file is written until it is whole."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _set_aside(target: Path) -> None:
    """Keep what stood there; a log left beside the new file would be played into it."""
    for suffix in ("-shm", "-wal", ""):
        old = target.with_name(f"{target.name}{suffix}")
        if old.exists():
            old.replace(target.with_name(f"{target.name}.before-restore{suffix}"))


def _verified(connection: sqlite3.Connection, path: str) -> int:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DamagedError(f"{path} is damaged: {found}")
    return int(connection.execute("SELECT count(*) FROM record").fetchone()[0])


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def check(library: Reader) -> Iterator[str]:
    """What is wrong with a library; nothing when it is whole.

    Looks at the file's structure, the references between tables, the search index, and every stored text against its digest.

    Example:
        >>> import archcite.library
        >>> with archcite.library.open(":memory:") as library:
        ...     list(check(library))
        []
    """
    connection = library.connection
    try:
        with explained(library.path):
            rows = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
            yield from (f"file: {row[0]}" for row in rows if row[0] != "ok")
            for table, number, parent, _ in connection.execute("PRAGMA foreign_key_check"):
                yield f"table {table}, row {number}: what it points at in {parent} is missing"
            yield from _check_index(connection)
            for (digest,) in connection.execute("SELECT digest FROM content ORDER BY digest").fetchall():
                try:
                    contents.fetch(connection, digest)
                except DamagedError as error:
                    yield f"content {digest[:12]}: {error}"
    except LibraryError as error:
        yield str(error)


def _check_index(connection: sqlite3.Connection) -> Iterator[str]:
    missing = connection.execute(
        "SELECT key FROM record WHERE id NOT IN (SELECT id FROM words_docsize) LIMIT ?", (_MOST,)
    ).fetchall()
    yield from (f"search index: record {key} is not in it" for (key,) in missing)
    extra = connection.execute("SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT id FROM record)").fetchone()
    if extra[0]:
        yield f"search index: {extra[0]} records in it are gone from the library"
