"""Opening the database file, and doing things to it whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from archcite.library.errors import NoLibraryError, explained
from archcite.library.schema import is_library, prepare, steps, version

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A library in memory, for trying things out.
MEMORY: Final = ":memory:"

#: How long to wait for another process that is writing, in seconds.
PATIENCE: Final = 10.0

#: How long to wait before SQLite is asked again, in seconds.
_PAUSE: Final = 0.01

_PRAGMAS: Final = (
    "PRAGMA page_size = 16384",  # of a new library: a page holds a dozen records, not three
    "PRAGMA wal_autocheckpoint = 2000",  # pages
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",  # a library that came from elsewhere runs no functions of its own
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = OFF",  # some builds write zeros over all that is freed
    "PRAGMA cache_size = -16000",  # kibibytes
    "PRAGMA synchronous = FULL",  # what was reported as stored survives a loss of power
)


def connect(path: str, *, create: bool = True, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a library's database, brought to the newest version.

    Args:
        path: a file, or `MEMORY`.
        create: whether a file that is not there is made.
        patience: how long to wait for another writer, in seconds.

    Raises:
        LibraryError: when the file cannot be opened or is no library.
    """
    with explained(path):
        if path == MEMORY:
            connection = _opened(":memory:", patience)
        else:
            connection = _opened_file(Path(path), create=create, patience=patience)
        try:
            if path == MEMORY or _may_be_changed(Path(path)):
                if path != MEMORY:
                    _write_ahead(connection, patience)
                prepare(connection, path)
            else:
                _accept_read_only(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _opened_file(path: Path, *, create: bool, patience: float) -> sqlite3.Connection:
    if path.is_dir():
        raise NoLibraryError(f"{path} is a folder; a library is a single file, such as {path / 'library.db'}.")
    if not path.exists():
        if not create:
            raise NoLibraryError(f"there is no library at {path} yet; `archcite add FILE` makes one.")
        path.parent.mkdir(parents=True, exist_ok=True)
    elif path.stat().st_size and not _may_be_changed(path):
        # Nobody can have a write-ahead log open beside a file in such a place unless it is there already.
        log = path.with_name(f"{path.name}-wal")
        return _opened(f"{_uri(path)}?mode=ro{'' if log.exists() else '&immutable=1'}", patience)
    return _opened(f"{_uri(path)}?mode={'rwc' if create else 'rw'}", patience)


def _may_be_changed(path: Path) -> bool:
    """Whether file and folder may be written (no lock is taken to find out: opening never waits for a writer)."""
    return _may_write(path) and _may_write(path.parent)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _uri(path: Path) -> str:
    return path.absolute().as_uri()


def _opened(uri: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


def _write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Have changes written ahead; where others open a new library at the same time SQLite refuses at once, so it is asked again."""
    until = time.monotonic() + patience
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return  # some file systems have no such log, and keep the journal that they can


def _accept_read_only(connection: sqlite3.Connection, path: str) -> None:
    if not is_library(connection):
        raise NoLibraryError(f"{path} is not a library of archcite.")
    if version(connection) != len(steps()):
        raise NoLibraryError(f"the library {path} has an older form and cannot be written: copy it to where it can be.")
    connection.execute("PRAGMA query_only = ON")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside the block is stored together when it ends, or not at all when it fails.

    The write lock is taken at the start, so that what was read inside the block is still true when it is stored.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
