"""How the cite of an item looks, by which it is told from others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from archcite.csl.engine.context import Cite, Context
from archcite.csl.stream import plain

if TYPE_CHECKING:
    from archcite.csl.documents.cites import Cites
    from archcite.csl.engine.context import Ambiguity, NameList
    from archcite.csl.items.item import Entry

#: The cite by which items are told apart: not the first, and near another.
LATER_CITE = Cite("", position="subsequent", near_note=True)


class Look(NamedTuple):
    """How an item's cite looks: its text, and the name lists and tests in it."""

    text: str
    lists: tuple[NameList, ...]
    conditions: int


class Looks:
    """Renders the cites by which items are told apart.

    Args:
        cites: Renders cites.
        known: What was rendered before, of a document that has been edited since.
    """

    def __init__(self, cites: Cites, known: dict[tuple[Any, ...], Look]) -> None:
        self.cites = cites
        self.known = known

    def look(self, entry: Entry, ambiguity: Ambiguity, first_note: int = 0) -> Look:
        """How a later cite of an item looks under an ambiguity, perhaps with the number of the note of the first."""
        key = (
            entry.id,
            first_note,
            tuple(sorted(ambiguity.names.items())) if ambiguity.names else (),
            tuple(sorted(ambiguity.givens.items())) if ambiguity.givens else (),
            ambiguity.condition,
            ambiguity.whole,
        )
        found = self.known.get(key)
        if found is None:
            context = Context(entry, LATER_CITE._replace(first_note=first_note), ambiguity)
            context.hidden_suffix = True
            recorder: list[NameList] = []
            context.recorder = recorder
            stream = self.cites.render(context)
            found = self.known[key] = Look(plain(stream), tuple(recorder), context.conditions)
        return found
