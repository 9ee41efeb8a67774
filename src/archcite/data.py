"""The data files that travel with the package: where they are, and what was read of them before."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PACKAGED: Final = Path(__file__).parent / "data"
_CHECKOUT: Final = Path(__file__).resolve().parents[2]


def folder(name: str) -> Path:
    """A folder of data: inside the installed package, or at the top of a checkout.

    Args:
        name: the folder's name, such as ``csl``.

    Raises:
        FileNotFoundError: when the installation is damaged.

    Example:
        >>> (folder("csl") / "chicago.csl").is_file()
        True
    """
    for place in (_PACKAGED / name, _CHECKOUT / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"archcite's own data are missing: no folder {name!r} in {_PACKAGED} or {_CHECKOUT}")


def load_yaml(path: Path) -> Any:
    """The value of a YAML file that travels with the package, as it was kept or read now; see `kept`."""
    return kept(path, [path], lambda: _parsed(path))


def _parsed(path: Path) -> Any:
    import yaml  # noqa: PLC0415 - takes longer than reading what was kept

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser reads ten times as fast
    return yaml.load(path.read_bytes(), Loader=loader)  # noqa: S506 -- both loaders are the safe ones


def kept(place: Path, sources: Iterable[Path], make: Callable[[], Any]) -> Any:
    """What is made of files of the package, kept as JSON where Python keeps bytecode, for the next process.

    It counts only for the same content of all sources and the same Python; what is damaged fails its checksum and is made
    again. Nothing in it is run. As for bytecode, ``PYTHONDONTWRITEBYTECODE`` turns writing off, and where the folder cannot be
    written to nothing is kept.

    Args:
        place: a file of the package, by whose name it is kept.
        sources: the files that it is made of, the modules that make it among them.
        make: makes it; a value that JSON cannot hold as it is is not kept.
    """
    content = b"\0".join(source.read_bytes() for source in sources)
    file = Path(cache_from_source(str(place))).with_suffix(".json")
    with suppress(OSError):
        head, _, body = file.read_bytes().partition(b"\n")
        if head == _checksum(content, body):
            return json.loads(body)
    made = make()
    if not sys.dont_write_bytecode:
        _keep(file, content, made)
    return made


def _keep(file: Path, content: bytes, made: Any) -> None:
    """Write what was made, aside first, so that no half file is ever seen."""
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    if json.loads(text) != made:
        return
    aside = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(_checksum(content, text.encode()) + b"\n" + text.encode())
        aside.replace(file)


def _checksum(content: bytes, body: bytes) -> bytes:
    """The checksum by which Python tells sources apart (PEP 552), of what was read and of what was made of it."""
    return source_hash(b"%d %b%b" % (len(content), content, body)).hex().encode()
