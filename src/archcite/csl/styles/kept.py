"""What was read of large styles and of locales, kept beside Python's bytecode for the next process.

Reading the XML of a large style takes as long as rendering a hundred notes in it. What was read is kept as JSON in the folder
where Python keeps the bytecode of this package, under the same conditions: `PYTHONDONTWRITEBYTECODE` turns writing off, and
where the folder cannot be written to nothing is kept. It counts only for the same XML, the same templates, the same Python and
the same code that reads; whatever is damaged fails its checksum and is read again from the XML. Nothing in it is run. Only
styles that are installed are kept, not those of the user, so there are never more files than large styles and locales.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from archcite.csl.errors import StyleError
from archcite.csl.styles.files import read_bytes
from archcite.csl.styles.packing import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from archcite.csl.styles.derive import Load

#: The modules that decide what is read of a style or a locale.
READING = (
    "derive",
    "files",
    "find",
    "kept",
    "locale",
    "macros",
    "packing",
    "read",
    "read_elements",
    "read_locale",
    "style",
    "uses",
    "xml",
    "../vocabulary",
)
#: Styles of fewer bytes, with what they are made of, are read from their XML in a few milliseconds.
LARGE = 40_000


def kept(name: str, data: bytes, load: Load, read: Callable[[Load], Any], *, least: int = LARGE) -> Any:
    """What was read of a style or a locale: as it was kept, or read now, and kept if it is large.

    Args:
        name: Its name, by which it is kept.
        data: Its XML.
        load: Gives the XML of what it depends on, by its address.
        read: Reads it; is given what loads the XML of what it depends on.
        least: How many bytes of XML are worth keeping.
    """
    place = place_of(name)
    found = fetched(place, data)
    if found is not None and all(digest(load(address)) == known for address, known in found["loaded"].items()):
        return unpacked(found["rows"])
    loaded: dict[str, bytes] = {}

    def noting(address: str) -> bytes:
        loaded[address] = load(address)
        return loaded[address]

    made = read(noting)
    if len(data) + sum(map(len, loaded.values())) >= least:
        known = {address: digest(xml) for address, xml in loaded.items()}
        keep(place, data, {"loaded": known, "rows": packed(made)})
    return made


def place_of(name: str) -> str:
    """The file in which what has this name is kept."""
    bytecode = importlib.util.cache_from_source(f"{os.path.dirname(__file__)}/kept-{digest(name.encode())}.py")
    return f"{bytecode.removesuffix('.pyc')}.json"


def digest(data: bytes) -> str:
    """The checksum by which Python tells sources apart (PEP 552): 64 bits, without the time that importing others takes."""
    return importlib.util.source_hash(data).hex()


@functools.cache
def code() -> bytes:
    """What tells the code that reads styles from that of any other version."""
    return b"".join(read_bytes(f"{os.path.dirname(__file__)}/{name}.py") for name in READING)


def head(data: bytes, body: bytes) -> bytes:
    """The first line of a file: it vouches for the XML, the code and the rest of the file."""
    return digest(b"%d %b" % (len(data), data) + code() + body).encode()


def fetched(place: str, data: bytes) -> Mapping[str, Any] | None:
    """What a file keeps; None if there is none, it is for another XML, or it is damaged."""
    try:
        first, _, body = read_bytes(place).partition(b"\n")
        if first != head(data, body):
            return None
    except StyleError:  # there is none, or the code is not in files
        return None
    found: Mapping[str, Any] = json.loads(body)
    return found


def keep(place: str, data: bytes, value: Mapping[str, Any]) -> None:
    """Keep a value, aside first and then renamed, so that no half file is ever seen."""
    if sys.dont_write_bytecode:
        return
    from pathlib import Path  # noqa: PLC0415 - see `files`

    kept_at = Path(place)
    aside = kept_at.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        kept_at.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(head(data, body) + b"\n" + body)
        aside.replace(kept_at)
