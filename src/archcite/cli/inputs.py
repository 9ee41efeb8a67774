"""The documents that a user names: files, folders, standard input."""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.formats import Reading
    from archcite.model import Text

#: What a folder is searched for; a file that is named is always read, whatever its ending.
DOCUMENTS: Final = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".ris"})

STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Records:
    """A file of records for reference managers, where a document was expected."""

    source: str
    reading: Reading

    @property
    def reason(self) -> str:
        """Why a command that wants documents cannot take it."""
        count = len(self.reading.items)
        return (
            f"a file of {count:,} record{'s' * (count != 1)}, not a document: `archcite cite` and `export` take records as they "
            "are, `archcite import` keeps them"
        )


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


def not_there(name: str) -> str:
    """That there is no such file; of what reads like a citation, how a citation is read.

    Example:
        >>> not_there("letter.txt")
        'No such file or directory'
        >>> not_there("RGANI, f. 5, op. 30")
        "No such file or directory; to read a citation itself: echo 'RGANI, f. 5, op. 30' | archcite cite -"
    """
    told = "No such file or directory"
    if ", " not in name:
        return told
    return f"{told}; to read a citation itself: echo {shlex.quote(name)} | archcite cite -"


def _documents(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in DOCUMENTS and not name.startswith("."):
                yield str(Path(place, name))


def documents(named: Sequence[str]) -> Iterator[Text | Records | Unreadable]:
    """Each document in turn, read; one that cannot be read never stops the others."""
    from archcite.cli.record_files import records_in
    from archcite.reading import ReadingError, file_bytes, read_bytes

    for source in sources(named):
        try:
            name = "<stdin>" if source == STDIN else source
            data = sys.stdin.buffer.read() if source == STDIN else file_bytes(source)
            if not data.strip():
                yield Unreadable(name, "there is nothing in it")
                continue
            records = records_in(data, name)
            yield read_bytes(data, name) if records is None else Records(name, records)
        except FileNotFoundError:
            yield Unreadable(source, not_there(source))
        except OSError as error:
            yield Unreadable(source, error.strerror or str(error))
        except ReadingError as error:
            yield Unreadable(source, error.reason)
