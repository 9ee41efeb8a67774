"""Inputs at any location that fsspec reaches: buckets, web servers, memory, archives inside them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from archcite.batch.documents import Input, InputError
from archcite.batch.extra import ExtraMissingError, needs
from archcite.batch.naming import readable
from archcite.batch.places import Missing, bounded, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO


_BUFFER: Final = 1 << 20


def is_location(text: str) -> bool:
    """Whether a text is an address such as ``s3://bucket/folder`` rather than a path.

    Example:
        >>> is_location("s3://bucket/folder"), is_location("folder/file.txt")
        (True, False)
    """
    return "://" in text or "::" in text


@lru_cache(maxsize=16)
def file_system(location: str) -> tuple[Any, str]:
    """The file system of a location, and the path in it.

    Raises:
        ExtraMissingError: fsspec, or what it needs for this kind of location, is not installed.
    """
    with needs("locations such as s3://bucket/folder"):
        from fsspec.core import url_to_fs
    try:
        found: tuple[Any, str] = url_to_fs(location)
    except ImportError as error:
        package = getattr(error.__cause__ or error, "name", None)  # fsspec puts words of its own before the cause
        how = f"needs {package}: pip install {package}" if package else f"cannot be reached: {error}"
        raise ExtraMissingError(f"{location} {how}", name=package) from error
    return found


@dataclass(frozen=True, slots=True)
class Remote:
    """A file at a location; where the server gives a tag, it must still be the one that was listed."""

    location: str
    path: str
    size: int | None

    @property
    def address(self) -> str:
        """Of the file by itself, for whoever wants to open it as an archive."""
        address: str = file_system(self.location)[0].unstrip_protocol(self.path)
        return address

    def open(self) -> IO[bytes]:
        """The file as a stream; the streams of fsspec know not all that one can do."""
        return io.BufferedReader(file_system(self.location)[0].open(self.path, "rb"), _BUFFER)

    def read(self, most: int) -> bytes:
        """The file's bytes; see `Place.read`."""
        if self.size is not None and self.size > most:
            raise too_large(self.size, most)
        with self.open() as stream:
            data = bounded(stream, most)
        if self.size is not None and len(data) != self.size:
            raise InputError("changed", "it changed while the batch ran; run the same command again")
        return data


def files(location: str) -> Iterator[Input]:
    """Every file at a location, in the order of the names; a location that cannot be reached is an input that says so."""
    try:
        system, root = file_system(location)
        found = {root: system.info(root)} if system.isfile(root) else system.find(root, detail=True)
    except (OSError, ValueError) as error:
        yield Input(readable(location), Missing("not-found", f"{type(error).__name__}: {error}"))
        return
    if not found:
        yield Input(readable(location), Missing("not-found", "there is nothing"))
    for path, info in sorted(found.items()):
        size = info.get("size")
        marks = (info.get(key) for key in ("ETag", "etag", "md5Hash", "CRC", "LastModified", "mtime", "created"))
        mark = next((str(value) for value in marks if value is not None), "")
        name = readable(system.unstrip_protocol(path) if "::" not in location else f"{location}!{path}")
        yield Input(name, Remote(location, path, size), size or 0, f"{size}-{mark}")
