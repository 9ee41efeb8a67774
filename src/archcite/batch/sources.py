"""From what a user names to inputs: folders, files, archives, lists, locations; one lazy sequence, always in the same order."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from archcite.batch import containers, folder, remote, warc
from archcite.batch.documents import Input, InputError
from archcite.batch.limits import SIZE
from archcite.batch.naming import readable
from archcite.batch.places import File, Missing, missing, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

_TARS: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_WARCS: Final = (".warc", ".warc.gz")
_LINES: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def inputs(
    *named: str | os.PathLike[str],
    lists: Iterable[str | os.PathLike[str]] = (),
    field: str = "text",
    skipped: str | os.PathLike[str] = "",
    most: int = SIZE,
) -> Iterator[Input]:
    """All that is named, as inputs, in an order that depends on names alone.

    Args:
        *named: folders, documents, archives (zip, tar, WARC, JSON Lines), fsspec locations; archives are known by their ending,
            inside folders too.
        lists: files that name such things, one a line or ended with NUL.
        field: of a line of JSON Lines, which holds the text.
        skipped: a folder that is left out, the batch's own output.
        most: bytes of a document that are unpacked into memory at most.

    Example:
        >>> [found.name for found in inputs("seeds")]
        ['seeds/telegram-dobrynin-1962-10-04.txt']
    """
    here = os.path.realpath(skipped) if skipped else ""
    for name in named:
        yield from _named(os.fspath(name), field, here, most)
    for listing in lists:
        path = os.fspath(listing)
        try:
            with open(path, "rb") as stream:  # noqa: PTH123  (a path that need not be UTF-8)
                for entry in containers.listed(stream):
                    yield from _named(entry, field, here, most)
        except OSError as error:
            yield Input(readable(path), missing(error))


def _named(name: str, field: str, skipped: str, most: int) -> Iterator[Input]:
    if remote.is_location(name):
        for found in remote.files(name):
            yield from _unpacked(found, field, most) if is_container(found.name) and "::" not in name else (found,)
    elif os.path.isdir(name):  # noqa: PTH112  (a path that need not be UTF-8)
        for found in folder.files(name, skipped):
            yield from _unpacked(found, field, most) if is_container(found.name) else (found,)
    else:
        found = folder.file(name)
        yield from _unpacked(found, field, most) if is_container(name) else (found,)


def is_container(name: str) -> bool:
    """Whether a file is an archive of documents, by its ending."""
    return name.lower().endswith((".zip", *_TARS, *_WARCS, *_LINES))


def _unpacked(found: Input, field: str, most: int) -> Iterator[Input]:
    """What a container holds; where it is damaged, an input of the container's own name that says so."""
    try:
        for member in _members(found, field, most):
            yield replace(member, origin=found.name) if member is not found else found
    except InputError as error:
        yield Input(found.name, Missing(error.failure.code, error.failure.message), 0, found.stamp)
    except containers.DAMAGE as error:
        message = f"the archive is damaged or cut off; what comes after the last member read is lost: {error}"
        yield Input(found.name, Missing("damaged", message), 0, found.stamp)
    except OSError as error:
        yield Input(found.name, missing(error), 0, found.stamp)


def _members(found: Input, field: str, most: int) -> Iterator[Input]:
    """The documents in a container, on this machine or elsewhere; what is no file is one by itself."""
    place, name = found.place, found.name
    packed = name.lower().endswith(".zip")
    if not isinstance(place, File | remote.Remote):
        yield found
    elif packed and isinstance(place, remote.Remote):
        yield from remote.files(f"zip::{place.address}")
    elif packed and isinstance(place, File):
        yield from containers.zip_members(place.path, name)
    else:
        with _stream(place) as file:
            if name.lower().endswith(_TARS):
                path = place.path if isinstance(place, File) else ""
                yield from containers.tar_members(file, name, most, found.stamp, path)
            elif name.lower().endswith(_WARCS):
                yield from warc.documents(file, name, most, found.stamp)
            else:
                yield from containers.lines(file, name, field)


def _stream(place: File | remote.Remote) -> IO[bytes]:
    if isinstance(place, remote.Remote):
        return place.open()
    descriptor, _ = opened(place.path)
    return os.fdopen(descriptor, "rb")
