"""Where a batch is written: a folder, or any location that fsspec reaches. A file is there whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from archcite.batch.remote import file_system, is_location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

_ASIDE: Final = ".part"


class BusyError(Exception):
    """Another process is writing the same batch."""


class Store(Protocol):
    """A flat or nested set of files; names have forward slashes."""

    def write(self, name: str, data: Iterable[bytes]) -> None:
        """Write a file aside and rename it, so that it is never seen in part; it is on the disk when this returns."""

    def append(self, name: str, line: bytes) -> None:
        """Add a line to a file for good; a line that was cut off before is ended first."""

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file that is appended to or written; none if it is not there."""

    def read(self, name: str) -> Iterator[bytes]:
        """A file's bytes, some at a time.

        Raises:
            FileNotFoundError: it is not there.
        """

    def sizes(self, folder: str) -> dict[str, int]:
        """The files in a folder, by name with the folder, and their bytes."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""

    def locked(self) -> AbstractContextManager[None]:
        """Keep other processes from writing here, until the context is left or this process ends, however it ends.

        Raises:
            BusyError: another one does.
        """
        ...


def store(place: str | os.PathLike[str]) -> Store:
    """The store at a path or an fsspec location."""
    where = os.fspath(place)
    return LocationStore(where) if is_location(where) else FolderStore(Path(where))


class FolderStore:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, name: str, data: Iterable[bytes]) -> None:
        """See `Store.write`."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}{_ASIDE}")
        try:
            with aside.open("wb") as file:
                for piece in data:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        except BaseException:
            with suppress(OSError):
                aside.unlink()
            raise
        _settle(path.parent)

    def append(self, name: str, line: bytes) -> None:
        """See `Store.append`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._folder / name, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        try:
            size = os.fstat(descriptor).st_size
            whole = not size or os.pread(descriptor, 1, size - 1) == b"\n"
            data = line if whole else b"\n" + line
            if os.write(descriptor, data) != len(data):
                raise OSError(28, "No space left on device")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if not size:
            _settle(self._folder)

    def lines(self, name: str) -> Iterator[bytes]:
        """See `Store.lines`."""
        with suppress(FileNotFoundError), (self._folder / name).open("rb") as file:
            yield from file

    def read(self, name: str) -> Iterator[bytes]:
        """See `Store.read`."""
        with (self._folder / name).open("rb") as file:
            while piece := file.read(1 << 20):
                yield piece

    def sizes(self, folder: str) -> dict[str, int]:
        """See `Store.sizes`."""
        place = self._folder / folder
        if not place.is_dir():
            return {}
        with os.scandir(place) as entries:
            return {f"{folder}/{entry.name}": entry.stat().st_size for entry in entries if entry.is_file()}

    def remove(self, name: str) -> None:
        """See `Store.remove`."""
        (self._folder / name).unlink(missing_ok=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """See `Store.locked`."""
        import fcntl

        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / ".lock").open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BusyError(f"another batch is writing to {self._folder}") from error
            yield


class LocationStore:
    """A location that fsspec reaches: what is written to a bucket is seen whole when it is finished.

    Nothing can be appended to an object of a bucket: each line is an object of its own, in a folder of the file's name. There
    is no lock that a killed process gives back: it is the user who sees to it that one batch at a time writes here.
    """

    def __init__(self, location: str) -> None:
        self._files: Any
        self._files, self._root = file_system(location)
        self._counts: dict[str, int] = {}

    def write(self, name: str, data: Iterable[bytes]) -> None:
        """See `Store.write`."""
        path = self._path(name)
        self._files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        file = self._files.open(path, "wb")
        try:
            for piece in data:
                file.write(piece)
        except BaseException:
            file.discard()
            raise
        file.close()

    def append(self, name: str, line: bytes) -> None:
        """See `Store.append`."""
        if name not in self._counts:
            self._counts[name] = len(self.sizes(name))
        self.write(f"{name}/{self._counts[name]:010d}", [line])
        self._counts[name] += 1

    def lines(self, name: str) -> Iterator[bytes]:
        """See `Store.lines`."""
        if self._files.isfile(self._path(name)):
            with self._files.open(self._path(name), "rb") as file:
                yield from file
        for part in sorted(self.sizes(name)):
            yield bytes(self._files.cat_file(self._path(part)))

    def read(self, name: str) -> Iterator[bytes]:
        """See `Store.read`."""
        with self._files.open(self._path(name), "rb") as file:
            while piece := file.read(1 << 20):
                yield piece

    def sizes(self, folder: str) -> dict[str, int]:
        """See `Store.sizes`."""
        path = self._path(folder)
        self._files.invalidate_cache()
        if not self._files.isdir(path):
            return {}
        found = self._files.ls(path, detail=True)
        return {f"{folder}/{f['name'].rsplit('/', 1)[-1]}": f["size"] for f in found if f["type"] == "file"}

    def remove(self, name: str) -> None:
        """See `Store.remove`."""
        with suppress(FileNotFoundError):
            self._files.rm_file(self._path(name))

    def locked(self) -> AbstractContextManager[None]:
        """See `Store.locked`: not kept here."""
        return nullcontext()

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def _settle(folder: Path) -> None:
    """See to it that a new name in a folder outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
