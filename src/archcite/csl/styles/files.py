"""The files that styles and locales come from.

By the functions of `os`, not by `pathlib`: importing that takes as long as reading a large style that was kept.
"""

from __future__ import annotations

import functools
import importlib.util
import os
from typing import TYPE_CHECKING

from archcite.csl.errors import StyleError

if TYPE_CHECKING:
    from pathlib import Path

#: The largest official style has 300 kB; nothing honest is ten times larger.
MAX_BYTES = 4_000_000


@functools.lru_cache(maxsize=8)
def package_folder(package: str, *parts: str) -> str:
    """A folder of the data of an installed package; empty if it is not there.

    Args:
        package: The package, which is not imported.
        parts: The folders that lead to it.

    >>> package_folder("no_such_package", "data")
    ''
    """
    spec = importlib.util.find_spec(package)
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = os.path.join(place, *parts)
        if os.path.isdir(folder):
            return folder
    return ""


def is_file(path: str | Path) -> bool:
    """Whether there is such a file; a name that no file system takes is none."""
    return os.path.isfile(path)


def names_in(folder: str, ending: str) -> list[str]:
    """The files of a folder that end so, without the ending, in order."""
    return sorted(name.removesuffix(ending) for name in os.listdir(folder) if name.endswith(ending))


def read_bytes(path: str | Path) -> bytes:
    """A file of a style or a locale.

    Raises:
        StyleError: If it cannot be read, or is too large.
    """
    try:
        size = os.stat(path).st_size
        if size > MAX_BYTES:
            raise StyleError(f"{size} bytes; a style has at most {MAX_BYTES}", os.fspath(path))
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise StyleError(f"cannot be read: {error.strerror}", os.fspath(path)) from None
