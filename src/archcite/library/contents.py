"""Content-addressed storage: a text is kept once, however many records were read from it."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from archcite.library.errors import DamagedError

if TYPE_CHECKING:
    import sqlite3


def digest(data: bytes) -> str:
    """The name of some bytes: their SHA-256 in hexadecimal.

    Example:
        >>> digest(b"")[:8]
        'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


def store(connection: sqlite3.Connection, data: bytes) -> str:
    """Keep bytes, compressed; they are written once, however often they are stored.

    Returns:
        Their name, for `fetch`.
    """
    name = digest(data)
    if connection.execute("SELECT 1 FROM content WHERE digest = ?", (name,)).fetchone() is None:
        connection.execute("INSERT INTO content VALUES (?, ?, ?)", (name, len(data), zlib.compress(data, 6)))
    return name


def fetch(connection: sqlite3.Connection, name: str) -> bytes:
    """The bytes of a name.

    Raises:
        DamagedError: when they are gone or no longer what they were.
    """
    row = connection.execute("SELECT size, bytes FROM content WHERE digest = ?", (name,)).fetchone()
    if row is None:
        raise DamagedError(f"the library has lost the text {name[:12]}: restore it from a backup.")
    size, packed = row
    try:
        data = zlib.decompressobj().decompress(packed, size + 1)
    except zlib.error as error:
        raise DamagedError(f"the text {name[:12]} in the library is damaged ({error}).") from error
    if digest(data) != name:
        raise DamagedError(f"the text {name[:12]} in the library is not what was stored.")
    return data


def size(connection: sqlite3.Connection, name: str) -> int:
    """The length of stored bytes, before compression."""
    row = connection.execute("SELECT size FROM content WHERE digest = ?", (name,)).fetchone()
    return int(row[0]) if row else 0
