"""The versions of the database's form, and the way from each to the next.

``PRAGMA application_id`` says that a file is a library, ``PRAGMA user_version`` which version it has. Each step runs in one
transaction with its version number, so that a library is always of one version or of the next.
"""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from archcite.library.errors import NewerLibraryError, NoLibraryError
from archcite.library.index import CREATE_WORDS, INDEX_VERSION, rebuild

if TYPE_CHECKING:
    from collections.abc import Sequence

#: "arch" in ASCII.
APPLICATION: Final = 0x61726368


def steps() -> tuple[str, ...]:
    """The scripts that lead from version 0 (an empty file) to the newest, in order."""
    folder = files("archcite.library").joinpath("migrations")
    scripts = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return tuple(script.read_text("utf-8") for script in scripts)


def version(connection: sqlite3.Connection) -> int:
    """The version of an open database; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_library(connection: sqlite3.Connection) -> bool:
    """Whether archcite made the database."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION)


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the database holds nothing at all."""
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def prepare(connection: sqlite3.Connection, path: str, scripts: Sequence[str] | None = None) -> None:
    """Bring an open database to the newest version, making it a library when it is empty.

    Args:
        connection: in autocommit mode.
        path: for messages.
        scripts: the way from each version to the next; the project's own when None.

    Raises:
        NoLibraryError: when the database belongs to another program.
        NewerLibraryError: when it was written by a newer archcite.
    """
    # In this order: tables and mark are made in one transaction, so what has tables by now has the mark, too. Asked the
    # other way round, another process could make the library between the two questions.
    if not is_empty(connection) and not is_library(connection):
        raise NoLibraryError(f"{path} is a database of another program, not a library of archcite.")
    newest = len(steps() if scripts is None else scripts)
    found = version(connection)
    if found > newest:
        raise NewerLibraryError(
            f"the library {path} has version {found}, and this archcite knows versions up to {newest}: "
            "it was written by a newer archcite. Update archcite to open it."
        )
    if found < newest:
        for number, script in enumerate(steps() if scripts is None else scripts, start=1):
            _step(connection, number, script)
    _renew_index(connection)


def _step(connection: sqlite3.Connection, number: int, script: str) -> None:
    """One step, unless another process has taken it meanwhile; whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version(connection) == number - 1:
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> list[str]:
    """The statements of a script, each whole (`executescript` would commit the transaction that holds them together)."""
    found, pending = [], ""
    for line in script.splitlines():
        pending += f"{line}\n"
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found


def _renew_index(connection: sqlite3.Connection) -> None:
    """Make the search index again when the way that words are folded has changed since it was written."""
    row = connection.execute("SELECT value FROM setting WHERE name = 'index'").fetchone()
    if row and row[0] == INDEX_VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("DROP TABLE IF EXISTS words")
        connection.execute(CREATE_WORDS)
        rebuild(connection)
        connection.execute("INSERT OR REPLACE INTO setting VALUES ('index', ?)", (INDEX_VERSION,))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
