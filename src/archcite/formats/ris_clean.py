"""RIS records as the specification has them, found by a few searches: most files hold nothing else.

A record is clean when it goes from a ``TY  - `` at a line's beginning to an ``ER  - `` with nothing behind it, and each line
between has a tag. Nothing is searched twice, so that a file's length is all that its time depends on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from archcite.model import Span

_START: Final = "TY  - "
_TAGGED: Final = re.compile(r"\n([A-Z][A-Z0-9])  - ")
_TAGGED_WINDOWS: Final = re.compile(r"\r\n([A-Z][A-Z0-9])  - ")
#: The end's own line, and the blank ones behind it.
_END: Final = re.compile(r"\n(ER  -[ \t]*+)(?:[\r\n][ \t\r\n]*+|\Z)")
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")


@dataclass(slots=True)
class RawRecord:
    """One record: its TY, and its other lines by tag and value."""

    start: int
    kind: str
    tags: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    end: int = 0

    @property
    def span(self) -> Span:
        """The record in the file, from its ``TY`` to its ``ER``."""
        return Span(self.start, self.end)


class CleanRecords:
    r"""The clean records of a text, asked for from its beginning to its end.

    Args:
        content: the file's text.

    Example:
        >>> records = CleanRecords("TY  - BOOK\nTI  - One\nER  - \n\nTY  - BOOK\nwrapped")
        >>> record = records.at(0)
        >>> record.kind, record.tags, record.values, records.following
        ('BOOK', ['TI'], ['One'], 29)
        >>> records.at(29) is None
        True
    """

    def __init__(self, content: str) -> None:
        self.content = content
        #: Where the text goes on behind the last record given.
        self.following = 0
        self._another = self._return = -1
        self._end = _END.search(content)

    def at(self, start: int) -> RawRecord | None:
        """The record that begins at an offset, unless it is another rule's to read; offsets must grow."""
        if not self.content.startswith(_START, start):
            return None
        self._look_ahead(start)
        if not self._end or (end := self._end.start()) > self._another or end > self._return:
            return None
        raw = self.content[start + len(_START) : end]
        pieces = (_TAGGED_WINDOWS if raw.endswith("\r") else _TAGGED).split(raw)
        if len(pieces) != 2 * raw.count("\n") + 1 or "\nER" in raw:
            return None
        end, self.following = self._end.span(1)[1], self._end.end()
        return RawRecord(start, pieces[0].strip().upper(), pieces[1::2], [*map(str.strip, pieces[2::2])], end)

    def _look_ahead(self, start: int) -> None:
        """Find the next end, the next beginning, and the next lone return; what was passed is not searched again."""
        if self._end and self._end.start() < start:
            self._end = _END.search(self.content, start)
        if self._another < start:
            self._another = _found(self.content.find("\nTY", start), self.content)
        if self._return < start:
            match = _LONE_RETURN.search(self.content, start)
            self._return = match.start() if match else len(self.content)


def _found(at: int, content: str) -> int:
    return at if at >= 0 else len(content)
