"""What single rules say of a document, and where they read it."""

from __future__ import annotations

from typing import Any

import msgspec

from archcite.model.text import Span  # noqa: TC001  (decoding evaluates the annotations)


class Claim(msgspec.Struct, frozen=True):
    """One thing that one rule says, and where it read it.

    Invariant: ``text.content[span.start:span.end] == claim.text``. A claim that no single stretch of the text carries (an
    inference) points at what it was inferred from.

    Args:
        field: the name of a fact (see the field names of `Record`; parts of a location are ``locations.0.fond``).
        value: the normalised value: a string, or one of the types above.
        rule: which rule read it, in the form ``stage/rule``: ``wilson-center/platform``.
        confidence: 0 to 1; calibrated, see docs.
        inferred: whether the source states it or it only follows.
        agrees: for a claim that repeats or confirms another one: what it agrees with, such as ``heading date``.
        alternatives: what else the same words can mean: the days of ``3/4/56``, the repositories of ``PRO``.
    """

    field: str
    value: Any
    text: str
    span: Span
    rule: str
    confidence: float = 1.0
    inferred: bool = False
    agrees: tuple[str, ...] = ()
    alternatives: tuple[Any, ...] = ()
