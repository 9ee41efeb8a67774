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
_END: Final = "\nER"
#: The rest of the end's line, and the blank lines that follow.
_BLANK: Final = re.compile(r"(  -[ \t]*+)(?:[\r\n][ \t\r\n]*+|\Z)")


@dataclass(slots=True)
class RawRecord:
    """One record: its TY, and its other lines by tag and value, with the blanks around it."""

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
        #: Up to here the text is another rule's to read.
        self._spoilt = 0

    def at(self, start: int) -> RawRecord | None:
        """The record that begins at an offset, unless it is another rule's to read; offsets must grow."""
        content = self.content
        if start < self._spoilt or not content.startswith(_START, start):
            return None
        end = content.find(_END, start)
        blank = _BLANK.match(content, end + len(_END)) if end >= 0 else None
        record = _split(content, start, end) if blank else None
        if not blank or not record:
            self._spoilt = end if end >= 0 else len(content)
            return None
        self.following = blank.end()
        record.end = blank.end(1)
        return record


def _split(content: str, start: int, end: int) -> RawRecord | None:
    """The record between two offsets; None where a line has no tag, begins another record, or ends oddly."""
    windows = content[end - 1] == "\r"
    pieces = (_TAGGED_WINDOWS if windows else _TAGGED).split(content[start + len(_START) : end - windows])
    tags = pieces[1::2]
    left = "".join(pieces)  # to look for line ends here takes half the time that counting all of the record's takes
    if "\n" in left or "\r" in left or "TY" in tags:
        return None
    return RawRecord(start, pieces[0].strip().upper(), tags, pieces[2::2])
