"""A library as a folder of text, one file a record, for git.

::

    records/mao1949dictatorship.json    the CSL-JSON item, with what a person added under custom.archcite-library
    contents/e3/e3b0c442…               sources, evidence and attachments, by their SHA-256

Names in a file stand in a fixed order, each on its line, so that two people's changes to different facts do not meet, and a
conflict shows the two wordings of one fact.
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from archcite.library import contents, portable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from archcite.library.entry import Entry
    from archcite.library.imported import Existing, Imported
    from archcite.library.library import Library
    from archcite.library.reader import Reader

RECORDS: Final = "records"
CONTENTS: Final = "contents"
#: Item variables that a reader wants to see first; all others follow in the order of the alphabet.
_FIRST: Final = ("id", "type", "title", "author", "issued")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_CONFLICT: Final = re.compile(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)
#: Names that Windows keeps for itself.
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class TreeError(ValueError):
    """A file of a tree that cannot be read; the message has its name and line."""


def file_name(key: str) -> str:
    """The name of a record's file, safe on every system.

    Example:
        >>> file_name("mao1949"), file_name("DBLP:conf/x"), file_name("con")
        ('mao1949.json', 'DBLP%3Aconf%2Fx.json', '%63on.json')
    """
    name = quote(key, safe="")
    if name.startswith(".") or _RESERVED.fullmatch(name):
        name = f"%{ord(name[0]):02x}{name[1:]}"
    return f"{name}.json"


def as_text(entry: Entry) -> str:
    """A record's file."""
    item = portable.give(entry)
    ordered: dict[str, Any] = {name: item[name] for name in _FIRST if name in item}
    ordered |= {name: _sorted(item[name]) for name in sorted(item) if name not in ordered}
    return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _sorted(value[name]) for name in sorted(value)}
    return [_sorted(part) for part in value] if isinstance(value, list) else value


def write(library: Reader, folder: Path, query: str = "") -> int:
    """Write a library, or what a query finds in it, as a tree; files that say the same are left untouched.

    Args:
        library: to read.
        folder: made if it is not there. Records that the library no longer has lose their files when all are written.
        query: see `archcite.library.query`.

    Returns:
        How many records were written.
    """
    records = folder / RECORDS
    records.mkdir(parents=True, exist_ok=True)
    written = set()
    for entry in library.entries(query):
        path = records / file_name(entry.key)
        written.add(path.name)
        _replace(path, as_text(entry).encode())
        for digest in _digests(entry):
            _write_content(library, folder, digest)
    if not query:
        for path in records.glob("*.json"):
            if path.name not in written:
                path.unlink()
    return len(written)


def _digests(entry: Entry) -> Iterator[str]:
    for source in entry.sources:
        yield from (digest for digest in (source.content, source.evidence) if digest)
    for attachment in entry.attachments:
        yield attachment.content


def _write_content(library: Reader, folder: Path, digest: str) -> None:
    path = folder / CONTENTS / digest[:2] / digest
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, library.content(digest))


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and only where it changes."""
    if path.exists() and path.read_bytes() == data:
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def is_tree(folder: Path) -> bool:
    """Whether a folder was written by `write`."""
    return (folder / RECORDS).is_dir()


def read(library: Library, folder: Path, *, existing: Existing = "update") -> tuple[Imported, list[TreeError]]:
    """Take a tree into a library.

    Args:
        library: to add to.
        folder: as `write` makes it.
        existing: what to do with a record that the library has in another wording.

    Returns:
        What became of the records, and the files that could not be read; they stop none of the others.
    """
    failures: list[TreeError] = []
    _read_contents(library, folder / CONTENTS, failures)
    outcome = library.import_items(_items(sorted((folder / RECORDS).glob("*.json")), failures), existing=existing)
    return outcome, failures


def _items(paths: Iterable[Path], failures: list[TreeError]) -> Iterator[dict[str, Any]]:
    for path in paths:
        try:
            yield read_item(path)
        except TreeError as error:
            failures.append(error)


def read_item(path: Path) -> dict[str, Any]:
    """The item in a record's file.

    Raises:
        TreeError: with the file's name and line, for what is no JSON object or has an unsolved conflict.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TreeError(f"{path}: {error}") from error
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        raise TreeError(f"{path}:{line}: a merge conflict that is not solved yet: keep one of the two wordings")
    try:
        item = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        message = error.msg if isinstance(error, json.JSONDecodeError) else "too deeply nested"
        raise TreeError(f"{path}{place}: no JSON: {message}") from error
    if not isinstance(item, dict):
        raise TreeError(f"{path}:1: a record is an object, not {type(item).__name__}")
    return item


def _read_contents(library: Library, folder: Path, failures: list[TreeError]) -> None:
    for path in sorted(folder.glob("??/*")):
        if not _DIGEST.fullmatch(path.name):
            continue
        try:
            data = path.read_bytes()
        except OSError as error:
            failures.append(TreeError(f"{path}: {error.strerror}"))
            continue
        if contents.digest(data) != path.name:
            failures.append(TreeError(f"{path}: the file is not what its name says; it was changed or damaged"))
        else:
            library.keep(data)
