"""The documents that a user names: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.model import Text

#: What a folder is searched for; a file that is named is always read, whatever its ending.
DOCUMENTS: Final = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".ris"})

STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read, and why."""

    source: str
    reason: str


def sources(named: Sequence[str]) -> list[str]:
    """The files to read, folders searched through in the order of their names.

    Without a name, standard input is read, unless it is a terminal at which nobody may be typing.
    """
    if not named:
        if sys.stdin.isatty():
            raise click.UsageError("Name a file or a folder, or - to read standard input.")
        return [STDIN]
    found: list[str] = []
    for name in named:
        if name != STDIN and Path(name).is_dir():
            inside = list(_documents(name))
            if not inside:
                raise click.UsageError(f"No documents in {name!r} (looked for {', '.join(sorted(DOCUMENTS))}).")
            found += inside
        else:
            found.append(name)
    return found


def _documents(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in DOCUMENTS and not name.startswith("."):
                yield str(Path(place, name))


def documents(named: Sequence[str]) -> Iterator[Text | Unreadable]:
    """Each document in turn, read; one that cannot be read never stops the others."""
    from archcite.reading import ReadingError, read_bytes, read_path

    for source in sources(named):
        try:
            if source == STDIN:
                yield read_bytes(sys.stdin.buffer.read(), "<stdin>")
            else:
                yield read_path(Path(source))
        except OSError as error:
            yield Unreadable(source, error.strerror or str(error))
        except ReadingError as error:
            yield Unreadable(source, error.reason)
