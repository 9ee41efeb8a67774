"""Percent-encoding (RFC 3986), taken off in linear time."""

from __future__ import annotations

import re
from typing import Final

_RUN: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})++")


def unquoted(text: str) -> str:
    """The text that was percent-encoded as UTF-8; signs that are no such code stay as they are.

    The standard library's way takes a text apart at each percent sign, which costs three seconds for ten million of them.

    Example:
        >>> unquoted("caf%C3%A9 100%")
        'café 100%'
    """
    return _RUN.sub(_decoded, text) if "%" in text else text


def _decoded(run: re.Match[str]) -> str:
    return bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "replace")
