"""What is asked of a rendering, and what comes back: plain, immutable values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from archcite.model import Problem


class RenderError(ValueError):
    """A rendering that cannot be made at all: an unknown engine or output, a style that no processor can run."""


class Cite(NamedTuple):
    """One reference to an item inside a citation.

    Args:
        id: the item's ``id``.
        locator: the place in the document: ``12-14``.
        label: what the locator counts, a CSL locator term: ``page``, ``folio``, ``paragraph`` …
        prefix: text before, such as "see" and a space; spaces are the caller's.
        suffix: text after.
    """

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""


class Citation(NamedTuple):
    """What stands in one note or one pair of parentheses.

    Args:
        cites: one or more, in the order they are to be printed.
        note: the number of the note, counted from 1; 0 for a citation in the text.
    """

    cites: tuple[Cite, ...]
    note: int = 0


class Entry(NamedTuple):
    """One entry of a bibliography, already in the output asked for."""

    id: str
    text: str


class Rendered(NamedTuple):
    """A document's citations and bibliography, already in the output asked for.

    Args:
        notes: one text a citation, in order, when the style is one of notes; else empty.
        in_text: one text a citation, in order, when the style cites in the text; else empty.
        bibliography: the entries, in the style's order; empty when the style has none.
        problems: items that could not be rendered, cites of items that are not there.
    """

    notes: tuple[str, ...] = ()
    in_text: tuple[str, ...] = ()
    bibliography: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def citations(self) -> tuple[str, ...]:
        """One text a citation, whichever kind the style prints."""
        return self.notes or self.in_text


class Forms(NamedTuple):
    """Each form that a style gives one item; a form that the style does not have is empty.

    Args:
        id: the item's ``id``.
        note: the first note.
        short: a later note.
        in_text: the citation in the text.
        bibliography: the entry in the bibliography or list of works.
    """

    id: str
    note: str = ""
    short: str = ""
    in_text: str = ""
    bibliography: str = ""
