"""What is said when a source cannot be read at all; what can be read with a loss is a `Problem` on the `Text` instead."""

from __future__ import annotations


class ReadingError(ValueError):
    """A source that holds no text that could be read.

    Args:
        source: the name of the source.
        reason: one sentence that says what was met and what helps.

    Example:
        >>> str(ReadingError("a.pdf", "the file is encrypted"))
        'a.pdf: the file is encrypted'
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason
