"""The files of a folder, in the order of their names, however many there are."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from archcite.batch.documents import Input
from archcite.batch.naming import readable
from archcite.batch.places import File, Missing, kind_of, missing, stamp_of
from archcite.batch.sorting import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator


def files(folder: str, skipped: str = "") -> Iterator[Input]:
    """Every file below a folder; what is there and is no file is an input too, one that says why it cannot be read.

    Names that begin with a dot are left out, as everywhere in archcite. Links to files are followed; links to folders are not,
    for they can lead round in circles: they are told as failures, to be given by themselves.

    Args:
        folder: a path.
        skipped: a folder that is left out wherever it is met: the batch's own output.
    """
    levels = [_paths(folder)]
    while levels:
        path, status = next(levels[-1], ("", None))
        if not path:
            levels.pop()
        elif not isinstance(status, os.stat_result):
            yield Input(readable(path), missing(status or OSError()))
        elif not stat.S_ISDIR(status.st_mode):
            yield file(path, status)
        elif not (skipped and os.path.realpath(path) == skipped):
            levels.append(_paths(path))


def _paths(folder: str) -> Iterator[tuple[str, os.stat_result | OSError]]:
    """What a folder holds, in order, each with its status or with why there is none; the folder itself if it cannot be read."""
    try:
        for name in in_order(_names(folder)):
            path = os.path.join(folder, os.fsdecode(name))  # noqa: PTH118  (names need not be UTF-8, and this is the inner loop)
            try:
                status = os.lstat(path)
            except OSError as error:
                yield path, error
            else:
                yield path, status
    except OSError as error:
        yield folder, error


def _names(folder: str) -> Iterator[bytes]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                yield os.fsencode(entry.name)


def file(path: str, status: os.stat_result | None = None) -> Input:
    """One path as an input, which says why it cannot be read if it is no file.

    Args:
        path: as the system writes it.
        status: as `os.lstat` gives it, when already asked.
    """
    name = readable(path)
    try:
        status = status or os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            status = os.stat(path)  # noqa: PTH116  (as above)
            if stat.S_ISDIR(status.st_mode):
                return Input(
                    name, Missing("link-to-folder", "a link to a folder, not followed; name the folder itself")
                )
    except OSError as error:
        return Input(name, missing(error))
    if not stat.S_ISREG(status.st_mode):
        return Input(name, Missing("not-a-file", f"a {kind_of(status.st_mode)}, not a file"))
    stamp = stamp_of(status)
    # the processes that read it, a cluster's workers among them, need not be in our folder
    return Input(name, File(os.path.abspath(path), stamp), status.st_size, stamp)  # noqa: PTH100  (as above)
