"""What went wrong, as values."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from archcite.model.text import Span  # noqa: TC001  (decoding evaluates the annotations)


class Severity(StrEnum):
    """How much a problem matters: an error means that something could not be done."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Problem(msgspec.Struct, frozen=True):
    """A diagnosis, kept as a value.

    Args:
        code: stable and kebab-case, such as ``address-not-canonical``.
        severity: `Severity`.
        message: one sentence for the reader, naming what was met and what was expected.
        span: where, in the text; None for the document as a whole.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
