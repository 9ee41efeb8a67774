"""How many inputs there will be, where that can be known without opening anything."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from archcite.batch.remote import is_location
from archcite.batch.sources import is_container

if TYPE_CHECKING:
    from collections.abc import Iterable


def expected(named: Iterable[str]) -> int | None:
    """The number of files below some folders, beside some files; None if there are containers or locations among them.

    An estimate for the eye: what comes or goes while it is counted is not missed.
    """
    total = 0
    folders = []
    for name in named:
        if is_location(name) or is_container(name):
            return None
        if os.path.isdir(name):  # noqa: PTH112  (names need not be UTF-8)
            folders.append(name)
        else:
            total += 1
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if is_container(entry.name):
                        return None
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        total += 1
        except OSError:
            total += 1  # it will be one failure
    return total
