"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text file as UTF-8, line ends as they are: aside first, then renamed, so that no half file is ever seen.

    Args:
        path: where to; a file that is there is replaced, and keeps its permissions.
        text: the whole content.

    Raises:
        OSError: when the folder cannot be written to.
    """
    if path.exists() and not path.is_file():  # a pipe or a device, such as /dev/stdout, is written into
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        return
    target = path.resolve()
    handle, aside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(aside).chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        Path(aside).replace(target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
