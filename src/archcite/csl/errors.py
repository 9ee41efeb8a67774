"""What can be wrong with a style, a locale or an item, as exceptions that carry the place."""

from __future__ import annotations

from typing import NamedTuple


class CSLError(Exception):
    """The base of every error of this package."""


class StyleError(CSLError):
    """A style or locale that cannot be used.

    Args:
        message: What is wrong, and what was expected.
        source: The style's name or file.
        line: The line of the XML, counted from 1; 0 where none is known.
        column: The column, counted from 1; 0 where none is known.
    """

    def __init__(self, message: str, source: str = "", line: int = 0, column: int = 0) -> None:
        self.message = message
        self.source = source
        self.line = line
        self.column = column
        place = ":".join([source or "style", *(str(n) for n in (line, column) if n)])
        super().__init__(f"{place}: {message}")


class StyleProblem(NamedTuple):
    """One thing that is wrong with a style, and where: line and column are counted from 1."""

    line: int
    column: int
    message: str


class StyleNotFoundError(CSLError):
    """No style of this name, and no file."""


class ItemError(CSLError):
    """A CSL-JSON item, cite or job that cannot be read."""
