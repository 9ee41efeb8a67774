"""What holds of a document as it now is: the order and numbers of its items, how they are told apart, where cites stand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from archcite.csl.documents.bibliography import NO_CITE
from archcite.csl.documents.cite_order import CiteOrder
from archcite.csl.documents.cites import Cites
from archcite.csl.documents.positions import Citation, first_notes, place
from archcite.csl.documents.sorting import sort_by_keys
from archcite.csl.engine.context import Ambiguity, Context
from archcite.csl.engine.program import Programs, shape_of
from archcite.csl.vocabulary import is_true

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archcite.csl.documents.cluster import Clusters
    from archcite.csl.documents.disambiguation_rules import Rules
    from archcite.csl.documents.looks import Look
    from archcite.csl.items.item import Entry

#: How many renderings are kept for each item and citation of a document, before all are made again.
KEPT_FOR_EACH = 16


class State:
    """What has been found about a document as it now is."""

    __slots__ = ("ambiguities", "numbers", "order", "placed", "shown", "told")

    def __init__(self, order: list[str], numbers: dict[str, int]) -> None:
        self.order = order
        self.numbers = numbers
        self.ambiguities: dict[str, Ambiguity] = {}
        self.shown: dict[str, Ambiguity] = {}
        self.placed: list[Citation] = []
        self.told = False


class Document:
    """The citations and items of a document, and what follows from them, found again when they change.

    Args:
        programs: The compiled style.
        rules: What the style asks for to tell items apart.
        cited_only: Whether items that are not cited stay out of the bibliography.
    """

    def __init__(self, programs: Programs, rules: Rules, *, cited_only: bool) -> None:
        self.programs = programs
        self.setting = programs.setting
        self.style = programs.setting.style
        self.cited_only = cited_only
        self.rules = rules
        self.cites = Cites(programs, self.find)
        self.order = CiteOrder(self.cites, self.sorting)
        self.begin({})

    def begin(self, entries: Mapping[str, Entry]) -> None:
        """Begin another document; nothing is kept of the one before.

        Args:
            entries: The items by their identifiers.
        """
        self.entries = entries
        self.citations: list[Citation] = []
        self.looks: dict[tuple[Any, ...], Look] = {}
        self.sorted_citations: dict[tuple[Any, ...], Citation] = {}
        self.state: State | None = None

    @cached_property
    def clusters(self) -> Clusters:
        """What renders the citations."""
        from archcite.csl.documents.cluster import Clusters  # noqa: PLC0415 - a bibliography alone does without

        return Clusters(self.cites)

    def find(self, key: str) -> tuple[Entry, Ambiguity, int]:
        """An item, its ambiguity and its number."""
        state = self.state
        if state is None:
            return self.entries[key], Ambiguity(), 0
        return self.entries[key], state.ambiguities.get(key) or Ambiguity(), state.numbers.get(key, 0)

    def sorting(self, key: str) -> tuple[Ambiguity, int]:
        """What an item shows in every place, by which it sorts, and its number."""
        state = self.state
        if state is None:
            return Ambiguity(), 0
        return state.shown.get(key) or Ambiguity(), state.numbers.get(key, 0)

    def current(self, *, told: bool = True) -> State:
        """The state of the document, found again if it changed.

        Args:
            told: Whether it is to be known how items are told apart; where only the text of citations tells them apart, a
                bibliography does without.
        """
        if self.state is None:
            self.let_go()
            order = self.registered()
            self.state = State(order, {key: number for number, key in enumerate(order, 1)})
            if not (told and self.rules.any):
                self.put_in_order(self.state)
        state = self.state
        if told and not state.told:
            state.told = True
            if self.rules.any:
                self.disambiguate(state)
            distance = self.style.citation.options.get("near-note-distance", "5")
            ordered = [self.ordered(citation) for citation in self.citations]
            state.placed = place(ordered, int(distance) if distance.isdecimal() else 5)
        return state

    @property
    def size(self) -> int:
        """How many items and citations there are, and some more for small documents."""
        return len(self.entries) + len(self.citations) + 100

    def let_go(self) -> None:
        """Forget what was rendered for a document that has been edited so often that most of it is no longer in it."""
        most = KEPT_FOR_EACH * self.size
        for kept in (self.looks, self.sorted_citations):
            if len(kept) > most:
                kept.clear()

    def ordered(self, citation: Citation) -> Citation:
        """A citation with its cites sorted, which comes before their positions are found."""
        if len(citation.cites) == 1 or not self.style.citation.sort:
            return citation
        key = citation, tuple(self.look_in_order(cite.id) for cite in citation.cites)
        found = self.sorted_citations.get(key)
        if found is None:
            cites = tuple(self.order.sorted_in_groups(citation.cites))
            found = self.sorted_citations[key] = citation._replace(cites=cites)
        return found

    def look_in_order(self, key: str) -> tuple[Any, ...]:
        """All on which the place of an item's cites among others depends."""
        shown, number = self.sorting(key)
        return number, ambiguity_key(shown), ambiguity_key(self.find(key)[1])

    def registered(self) -> list[str]:
        """The items of the document: cited ones in the order of their cites, then the others."""
        cited = dict.fromkeys(cite.id for citation in self.citations for cite in citation.cites)
        if self.cited_only:
            return list(cited)
        return list(dict.fromkeys([*cited, *self.entries]))

    def sort(self, ids: Sequence[str]) -> list[str]:
        """The items in the order of the bibliography."""
        keys = self.programs.area("bibliography").sort if self.style.bibliography else ()
        if not keys:
            return list(ids)

        def value(key: str, number: int) -> str:
            context = Context(self.entries[key], NO_CITE, *self.sorting(key))
            return self.programs.sort_key("bibliography", number, shape_of(context.entry, None))(context)

        return sort_by_keys(ids, value, [key.descending for key in keys], self.setting.locale.language)

    def put_in_order(self, state: State) -> None:
        """Sort the items of a state, and number them."""
        state.order = self.sort(state.order)
        descending = any(
            key.variable == "citation-number" and key.descending for key in self.programs.area("bibliography").sort
        )
        numbered = reversed(state.order) if descending else state.order
        state.numbers = {key: number for number, key in enumerate(numbered, 1)}

    def disambiguate(self, state: State) -> None:
        """Find how each item of a state is told from the others; what names show everywhere counts in sorting."""
        from archcite.csl.documents.disambiguate import Disambiguator  # noqa: PLC0415 - many documents are printed without
        from archcite.csl.documents.looks import Looks  # noqa: PLC0415 - as above

        hyphen = is_true(self.style.options.get("initialize-with-hyphen", "true"))
        numbered = self.setting.numbers_notes and self.rules.rule == "by-cite"
        notes = first_notes(self.citations) if numbered else {}
        work = Disambiguator(self.rules, Looks(self.cites, self.looks).look, hyphen=hyphen, notes=notes)
        state.shown = work.everywhere([self.entries[key] for key in state.order])
        self.put_in_order(state)
        state.ambiguities = work.run([self.entries[key] for key in state.order])


def ambiguity_key(ambiguity: Ambiguity | None) -> tuple[Any, ...]:
    """An ambiguity as a value to compare."""
    if ambiguity is None:
        return ()
    return (
        tuple(sorted(ambiguity.names.items())),
        tuple(sorted(ambiguity.givens.items())),
        ambiguity.condition,
        ambiguity.year_suffix,
        ambiguity.whole,
    )
