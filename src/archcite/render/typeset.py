"""The seam between a rendering and the processor that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archcite.render.output import Run
    from archcite.render.request import Citation


class Typeset(NamedTuple):
    """What an engine gives: words and formats, not yet an output.

    Args:
        citations: one a citation asked for, in order.
        entries: id and words of each entry of the bibliography, in the style's order.
    """

    citations: tuple[tuple[Run, ...], ...]
    entries: tuple[tuple[str, tuple[Run, ...]], ...]


class Engine(Protocol):
    """A CSL processor with a style and a locale."""

    def typeset(self, items: Sequence[Mapping[str, Any]], citations: Sequence[Citation]) -> Typeset:
        """Set the citations of a document and the bibliography of all its items.

        Args:
            items: CSL-JSON items with ids of their own.
            citations: each cite names one of the items.
        """
