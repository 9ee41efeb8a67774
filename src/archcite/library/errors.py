"""What can go wrong with a library, each with a sentence for the person who keeps it."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator


class LibraryError(Exception):
    """Any failure that a user can do something about; its text is written for that user."""


class NoLibraryError(LibraryError):
    """There is no library at the path, or the file there is something else."""


class NewerLibraryError(LibraryError):
    """The library was written by a newer archcite."""


class BusyError(LibraryError):
    """Another process is writing and did not finish in time."""


class DiskFullError(LibraryError):
    """The disk has no room; the library is as it was before the change."""


class ReadOnlyError(LibraryError):
    """The file or its folder may not be written."""


class DamagedError(LibraryError):
    """The file is not what SQLite wrote."""


class UnknownKeyError(LibraryError):
    """No record has the key, and no alias either."""


class KeyTakenError(LibraryError):
    """The key, or an alias, belongs to another record."""


class NothingToUndoError(LibraryError):
    """There is no change to undo or to redo."""


_KINDS: Final[dict[int, tuple[type[LibraryError], str]]] = {
    sqlite3.SQLITE_BUSY: (
        BusyError,
        "another program is writing to the library {path}; nothing was changed. Try again when it has finished.",
    ),
    sqlite3.SQLITE_LOCKED: (BusyError, "the library {path} is in use; nothing was changed. Try again."),
    sqlite3.SQLITE_FULL: (
        DiskFullError,
        "no room left on the disk that holds {path}; the last change was not stored, everything before it was.",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyError,
        "the library {path} may be read but not written: see the permissions of the file and of its folder.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        NoLibraryError,
        "the library {path} cannot be opened: see that its folder exists and may be read and written.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        DamagedError,
        "the library {path} is damaged. `archcite check` says where; `archcite restore BACKUP` brings a backup back.",
    ),
    sqlite3.SQLITE_NOTADB: (DamagedError, "{path} is not a library of archcite (it is no SQLite database)."),
    sqlite3.SQLITE_IOERR: (
        DiskFullError,
        "the disk that holds {path} could not be read or written ({error}); the last change was not stored.",
    ),
}


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn what SQLite raises inside the block into a `LibraryError` that names the library.

    Args:
        path: of the library, for the message.

    Raises:
        LibraryError: for every failure that has to do with the file and not with our statements.

    Example:
        >>> with explained("notes.db"):
        ...     sqlite3.connect(":memory:").execute("PRAGMA user_version")  # doctest: +ELLIPSIS
        <sqlite3.Cursor ...>
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        known = _KINDS.get(code & 0xFF) if code is not None else None
        if known is None:
            raise
        kind, message = known
        raise kind(message.format(path=path, error=error)) from error
