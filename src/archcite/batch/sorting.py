"""Sorting more than fits in memory: sorted runs on disk, merged as they are read."""

from __future__ import annotations

import heapq
import os
import tempfile
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How many runs are read at once; each is an open file.
_FAN: Final = 64
_LENGTH: Final = 4


def in_order(pieces: Iterable[bytes], memory: int = 1 << 22) -> Iterator[bytes]:
    """The same byte strings in byte order, with bounded memory whatever their number.

    Args:
        pieces: any byte strings below 4 GiB.
        memory: about how many bytes are sorted at once; what goes beyond lies in a temporary file.

    Example:
        >>> list(in_order([b"b", b"a", b"c"], memory=1))
        [b'a', b'b', b'c']
    """
    runs: list[IO[bytes]] = []
    held: list[bytes] = []
    weight = 0
    try:
        for piece in pieces:
            held.append(piece)
            weight += len(piece) + 50
            if weight >= memory:
                runs.append(_run(sorted(held)))
                held, weight = [], 0
                if len(runs) == _FAN:
                    runs = [_run(heapq.merge(*map(_read, runs)), runs)]
        yield from heapq.merge(sorted(held), *map(_read, runs))
    finally:
        for run in runs:
            run.close()


def _run(ordered: Iterable[bytes], used: Iterable[IO[bytes]] = ()) -> IO[bytes]:
    """A temporary file of byte strings, each behind its length; the files that it replaces are closed."""
    file = tempfile.TemporaryFile(prefix="archcite-")  # noqa: SIM115  (it lives as long as the sort)
    for piece in ordered:
        file.write(len(piece).to_bytes(_LENGTH, "big") + piece)
    for run in used:
        run.close()
    file.seek(0, os.SEEK_SET)
    return file


def _read(run: IO[bytes]) -> Iterator[bytes]:
    while length := run.read(_LENGTH):
        yield run.read(int.from_bytes(length, "big"))
