"""The places that bytes are read from: files, stretches of files, members of archives, bytes at hand, nothing."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.batch.documents import InputError

if TYPE_CHECKING:
    from io import BufferedIOBase
    from typing import IO

#: Never waits at a FIFO, never takes over a terminal.
_FLAGS: Final = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_RUN_AGAIN: Final = "it changed while the batch ran; run the same command again"


def stamp_of(status: os.stat_result) -> str:
    """What tells a file from an earlier or later version of itself, whichever way the clock goes."""
    return f"{status.st_size}-{status.st_mtime_ns}"


def too_large(size: int, most: int) -> InputError:
    """The failure of an input above the limit."""
    return InputError("too-large", f"{size:,} bytes, and the limit is {most:,} (--max-size)")


def bounded(stream: IO[bytes] | BufferedIOBase, most: int) -> bytes:
    """All that a stream gives, unless it is more than allowed: a compressed stream may hold anything."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise InputError("too-large", f"more than {most:,} bytes when unpacked, which is the limit (--max-size)")
    return data


def opened(path: str) -> tuple[int, os.stat_result]:
    """A regular file's descriptor and status.

    Raises:
        InputError: the path is something else, such as a FIFO or a device.
    """
    descriptor = os.open(path, _FLAGS)
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise InputError("not-a-file", f"a {kind_of(status.st_mode)}, not a file")
    return descriptor, status


def kind_of(mode: int) -> str:
    """What a path is, in words."""
    kinds = {stat.S_IFIFO: "FIFO", stat.S_IFSOCK: "socket", stat.S_IFCHR: "device", stat.S_IFBLK: "device"}
    return kinds.get(stat.S_IFMT(mode), "folder" if stat.S_ISDIR(mode) else "special file")


@dataclass(frozen=True, slots=True)
class File:
    """A whole file, which must still be the one that was listed."""

    path: str
    stamp: str

    def read(self, most: int) -> bytes:
        """The file's bytes; see `Place.read`."""
        descriptor, status = opened(self.path)
        try:
            if stamp_of(status) != self.stamp:
                raise InputError("changed", _RUN_AGAIN)
            if status.st_size > most:
                raise too_large(status.st_size, most)
            data = os.read(descriptor, status.st_size + 1)
            while len(data) < status.st_size and (more := os.read(descriptor, status.st_size - len(data) + 1)):
                data += more
        finally:
            os.close(descriptor)
        if len(data) != status.st_size:
            raise InputError("changed", _RUN_AGAIN)
        return data


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a file: a member of an uncompressed tar."""

    path: str
    stamp: str
    offset: int
    size: int

    def read(self, most: int) -> bytes:
        """The bytes of the stretch; see `Place.read`."""
        if self.size > most:
            raise too_large(self.size, most)
        descriptor, status = opened(self.path)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            if stamp_of(status) != self.stamp:
                raise InputError("changed", _RUN_AGAIN)
            file.seek(self.offset)
            data = file.read(self.size)
        if len(data) != self.size:
            raise InputError("truncated", f"{len(data):,} bytes of {self.size:,}: the archive ends too early")
        return data


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a zip, found by the position of its header: names may repeat."""

    path: str
    stamp: str
    header: int

    def read(self, most: int) -> bytes:
        """The member's bytes, unpacked; see `Place.read`."""
        archive, members = _zip(self.path, self.stamp)
        info = members[self.header]
        if info.file_size > most:
            raise too_large(info.file_size, most)
        if info.flag_bits & 1:
            raise InputError("encrypted", "the member is encrypted")
        try:
            with archive.open(info) as stream:
                return bounded(stream, most)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, zlib.error) as error:
            raise InputError("damaged", f"the member cannot be unpacked: {error}") from error


@lru_cache(maxsize=4)
def _zip(path: str, stamp: str) -> tuple[zipfile.ZipFile, dict[int, zipfile.ZipInfo]]:
    """An archive and its members by the position of their headers; kept open, for its table is read only once."""
    if stamp_of(os.stat(path)) != stamp:  # noqa: PTH116  (a path that need not be UTF-8)
        raise InputError("changed", _RUN_AGAIN)
    archive = zipfile.ZipFile(path)
    return archive, {info.header_offset: info for info in archive.infolist()}


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes that were at hand when the input was found, because its source can only be read from front to back."""

    data: bytes

    def read(self, most: int) -> bytes:
        """The bytes; see `Place.read`."""
        if len(self.data) > most:
            raise too_large(len(self.data), most)
        return self.data


@dataclass(frozen=True, slots=True)
class Line:
    """A line of JSON Lines, whose document is the text in one of its fields."""

    data: bytes
    field: str

    def read(self, most: int) -> bytes:
        """The text of the field, as UTF-8; see `Place.read`."""
        if len(self.data) > most:
            raise too_large(len(self.data), most)
        try:
            line: Any = msgspec.json.decode(self.data)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError("not-json", f"the line is no JSON: {error}") from error
        text = line.get(self.field) if isinstance(line, dict) else line
        if not isinstance(text, str):
            raise InputError("no-text", f"expected an object with its text in {self.field!r} (--field), or a string")
        return text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Missing:
    """No place at all: what was listed cannot be read, and this says why."""

    code: str
    message: str

    def read(self, most: int) -> bytes:
        """Nothing; see `Place.read`."""
        _ = most
        raise InputError(self.code, self.message)


def missing(error: OSError) -> Missing:
    """What the system refused, as a place."""
    codes = {
        errno.ENOENT: "not-found",
        errno.EACCES: "not-allowed",
        errno.EPERM: "not-allowed",
        errno.ELOOP: "link-loop",
    }
    return Missing(codes.get(error.errno or 0, "unreadable"), error.strerror or str(error))
