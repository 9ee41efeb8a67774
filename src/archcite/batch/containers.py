"""Files that hold many documents: zip, tar, JSON Lines, lists of files. One that is damaged gives what it has, then says so."""

from __future__ import annotations

import gzip
import os
import tarfile
import zipfile
import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from archcite.batch.documents import Input
from archcite.batch.naming import readable
from archcite.batch.places import Held, Line, Member, Missing, Stretch, opened, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

#: What a damaged container raises, whatever its kind.
DAMAGE: Final = (tarfile.TarError, zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error, UnicodeDecodeError)
_LONGEST_LINE: Final = 1 << 28


def zip_members(path: str, name: str) -> Iterator[Input]:
    """The files in a zip, in the order of its table, which `zipfile` holds in memory whole (some 500 bytes a member).

    Args:
        path: of the zip.
        name: of the zip as an input; its members' names begin with it.
    """
    descriptor, status = opened(path)
    stamp = stamp_of(status)
    with os.fdopen(descriptor, "rb") as file, zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                place = Member(path, stamp, info.header_offset)
                yield Input(
                    f"{name}/{readable(info.filename)}", place, info.file_size, f"{info.CRC:08x}-{info.file_size}"
                )


def tar_members(file: IO[bytes], name: str, most: int, stamp: str, path: str = "") -> Iterator[Input]:
    """The files in a tar, packed or not, in its order.

    Out of a plain tar of this machine each process reads for itself; a packed one can only be read from front to back, and one
    elsewhere is best read once, so their members' bytes go along with the inputs.

    Args:
        file: the tar, at its beginning.
        name: of the tar as an input; its members' names begin with it.
        most: members above this size are not unpacked into memory.
        stamp: of the tar; see `Input`.
        path: of the tar, if other processes reach it by that.
    """
    plain = file.read(512)[257:262] == b"ustar"
    file.seek(0)
    with tarfile.open(fileobj=file, mode="r|*") as archive:
        for info in archive:
            called = f"{name}/{readable(info.name)}"
            member = f"{stamp}-{info.offset_data}-{info.size}"
            if info.isfile() and plain and path and not info.issparse():
                yield Input(called, Stretch(path, stamp, info.offset_data, info.size), info.size, member)
            elif info.isfile() and info.size > most:
                yield Input(
                    called, Missing("too-large", f"{info.size:,} bytes, and the limit is {most:,} (--max-size)")
                )
            elif info.isfile():
                stream = archive.extractfile(info)
                data = stream.read() if stream else b""
                if len(data) != info.size:
                    raise EOFError("the archive ends in the middle of a member")
                yield Input(called, Held(data), info.size, member)
            elif not info.isdir():
                yield Input(called, Missing("not-a-file", "a link or a special file in an archive, not followed"))
            archive.members = []  # type: ignore[attr-defined]  # tarfile keeps all that it has seen
    if plain:
        _check_end(file)


def _check_end(file: IO[bytes]) -> None:
    """Raise if a plain tar lacks the block of zeros at its end: tarfile takes a cut between members for the end."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 1024))
    if file.read().strip(b"\0") or size % 512:
        raise EOFError("the archive's end is missing")


def lines(file: IO[bytes], name: str, field: str) -> Iterator[Input]:
    """The lines of a JSON Lines file, packed if its name says so, each one document; empty lines are none."""
    stream = gzip.GzipFile(fileobj=file) if name.lower().endswith(".gz") else file
    number = 0
    while data := stream.readline(_LONGEST_LINE):
        number += 1
        called = f"{name}#{number}"
        if not data.endswith(b"\n") and len(data) == _LONGEST_LINE:
            yield Input(called, Missing("too-large", f"a line of more than {_LONGEST_LINE:,} bytes"))
            while (data := stream.readline(_LONGEST_LINE)) and not data.endswith(b"\n"):
                pass
        elif not data.isspace():
            yield Input(called, Line(data, field), len(data), blake2b(data, digest_size=16).hexdigest())


def listed(stream: IO[bytes], end: bytes = b"\n") -> Iterator[str]:
    r"""The entries of a list of files: one a line, or ended with NUL as ``find -print0`` writes them; ``#`` begins a comment.

    Example:
        >>> import io
        >>> list(listed(io.BytesIO(b"a.txt\n# not this\n\nb.txt\n")))
        ['a.txt', 'b.txt']
    """
    first = stream.readline(1 << 16)
    if b"\0" in first:
        end = b"\0"
    held = first
    while held:
        *entries, held = held.split(end)
        for entry in entries:
            cleaned = entry if end == b"\0" else entry.rstrip(b"\r")
            if cleaned and not (end != b"\0" and cleaned.startswith(b"#")):
                yield os.fsdecode(cleaned)
        more = stream.read(1 << 16)
        if not more:
            if held and not held.startswith(b"#"):
                yield os.fsdecode(held)
            return
        held += more
