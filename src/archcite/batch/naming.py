"""Names of inputs as text that every reader of JSON takes, and that lead back to the very bytes of a file's name."""

from __future__ import annotations

import os
import re
from typing import Final

#: What does not print or would break a line, the escape itself, and bytes that are not UTF-8 (lone surrogates).
_UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f%\u2028\u2029\ud800-\udfff]")
_ESCAPE: Final = re.compile(r"%([0-9A-F]{2})")


def readable(path: str) -> str:
    r"""A path as one printable line: control characters, ``%`` and bytes that are not UTF-8 are written as ``%XX``.

    Args:
        path: as the operating system gives it (`os.fsdecode`).

    Example:
        >>> readable("odd\nname.txt")
        'odd%0Aname.txt'
    """
    return _UNSAFE.sub(_escaped, path)


def path_of(name: str) -> str:
    r"""The path that `readable` was given.

    Example:
        >>> path_of("odd%0Aname.txt")
        'odd\nname.txt'
    """
    if "%" not in name:
        return name
    pieces = _ESCAPE.split(name)
    raw = b"".join(
        bytes([int(piece, 16)]) if odd % 2 else piece.encode("utf-8", "surrogateescape")
        for odd, piece in enumerate(pieces)
    )
    return os.fsdecode(raw)


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogateescape"))
