"""A text as it was read, and stretches of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.model.problems import Problem
    from archcite.origins import Origins


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of a text, as half-open offsets into `Text.content`, in characters.

    Example:
        >>> Span(4, 9).of("trans. Doctoroff")
        's. Do'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not from {self.start} to {self.end}")

    def of(self, content: str) -> str:
        """The characters of `content` inside the span."""
        return content[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether the whole span lies inside `other`."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True)
class Text:
    r"""A document as read: its characters, and where they stood in the source.

    Reading makes line ends, soft hyphens, no-break spaces and form feeds alike, so that every rule sees plain text; `origins`
    leads each character back to the source, in which places are told to the reader.

    Args:
        content: the text that spans point into; line ends are ``\n``.
        source: a name for messages: a path, or ``<stdin>``.
        encoding: the encoding that the bytes were read with.
        problems: what went wrong in reading, such as a guessed encoding.
        raw: the decoded source before anything was made alike; None when it is `content` itself.
        origins: for each character of `content`, and for its end, the offset in `raw`; None when it is the same.
        metadata: what the source states of itself outside its text, such as a page's ``citation_title`` or ``dc.date``, by
            lower-case name; empty for most forms.

    Example:
        >>> Text("one\ntwo").place(4)
        (2, 1)
    """

    content: str
    source: str = "<text>"
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()
    raw: str | None = None
    origins: Origins | None = None
    metadata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _line_starts(self) -> list[int]:
        raw = self.content if self.raw is None else self.raw
        return [0, *(end.end() for end in re.finditer(r"\r\n?|\n", raw))]

    def origin(self, span: Span) -> Span:
        """The same stretch as offsets into the source."""
        if self.origins is None:
            return span
        return Span(self.origins[span.start], self.origins[span.end])

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column, both counted from 1, where a character of `content` stands in the source."""
        if self.origins is not None:
            offset = self.origins[offset]
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
