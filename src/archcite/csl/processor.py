"""The processor: a document's citations and its bibliography in one style.

    processor = Processor(load_style("apa"), items)
    processor.cite(Citation((Cite("smith2001"),), note=1))
    processor.notes            # every citation of the document, as trees
    processor.bibliography()   # its entries

What a citation prints depends on itself, on where each of its items was cited before, on how its items are told from
others, and on their numbers. These are found afresh, cheaply, whenever something changed; a citation is only rendered
again if one of them did. So editing equals rendering the whole document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archcite.csl.bibliography import NO_CITE, Bibliographies, Bibliography
from archcite.csl.cluster import Clusters
from archcite.csl.disambiguate import Disambiguator, Look, rules_of
from archcite.csl.engine.context import Ambiguity, Cite, Context, NameList
from archcite.csl.engine.program import Programs, shape_of
from archcite.csl.engine.setting import Setting
from archcite.csl.errors import ItemError
from archcite.csl.item import Entry
from archcite.csl.locale import Locale, load_locale
from archcite.csl.positions import Citation, first_notes, place
from archcite.csl.sorting import sort_by_keys
from archcite.csl.stream import plain
from archcite.csl.tree import Tree, build
from archcite.csl.vocabulary import is_true

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archcite.csl.names import PersonName
    from archcite.csl.selection import Selection
    from archcite.csl.style import Style


#: How many renderings are kept for each item and citation of a document, before all are made again.
KEPT_FOR_EACH = 16
#: The cite by which items are told apart: not the first, and near another.
LATER_CITE = Cite("", position="subsequent", near_note=True)


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


class Processor:
    """Renders the citations and the bibliography of one document.

    Args:
        style: The style.
        items: CSL-JSON items.
        locale: A language tag, in place of the style's own.
        abbreviations: Short forms by variable, then by the long text.
        links: Whether URLs and DOIs become links.
        cited_only: Whether items that are not cited stay out of the bibliography.

    >>> from archcite.csl.find import load_style
    >>> item = {"id": "a", "type": "book", "title": "On Truth", "author": [{"family": "Doe", "given": "Jane"}]}
    >>> from archcite.csl.tree import text_of
    >>> text_of(Processor(load_style("modern-language-association"), [item]).bibliography().entries[0].tree)
    'Doe, Jane. On Truth.'
    """

    def __init__(
        self,
        style: Style,
        items: Iterable[Mapping[str, Any]],
        locale: str | None = None,
        *,
        abbreviations: Mapping[str, Mapping[str, str]] | None = None,
        links: bool = False,
        cited_only: bool = False,
    ) -> None:
        self.style = style
        self.locale: Locale = load_locale(locale or style.default_locale or "en-US", style.locales)
        self.setting = Setting(style, self.locale, abbreviations, links=links)
        self.programs = Programs(self.setting)
        self.cited_only = cited_only
        self.entries: dict[str, Entry] = {}
        people: dict[object, PersonName] = {}
        for number, data in enumerate(items, 1):
            entry = Entry(data, f"item {number}", people)
            self.entries[entry.id] = entry
        self.citations: list[Citation] = []
        self.rules = rules_of(style.citation.options, condition=style.uses["citation"].disambiguate)
        listing = style.uses["bibliography"]
        self.told_in_bibliography = self.rules.any and (
            self.rules._replace(condition=False).any or listing.disambiguate
        )
        #: Whether telling items apart can change a bibliography by the names alone, and not its order.
        self.told_by_names = (
            self.told_in_bibliography
            and not self.rules.year_suffix
            and (self.rules.by_cite or not self.rules.add_givenname)
            and not listing.disambiguate
            and not listing.counts_names
        )
        self.clusters = Clusters(self.programs, self.find, self.sorting)
        self.bibliographies = Bibliographies(self.programs, self.find)
        self.looks: dict[tuple[Any, ...], Look] = {}
        self.rendered: dict[Any, Tree] = {}
        self.sorted_citations: dict[tuple[Any, ...], Citation] = {}
        self.state: State | None = None

    # ----------------------------------------------------------------------------------------------------- document

    def cite(self, citation: Citation) -> Tree:
        """Add a citation at the end of the document, and give what it prints there."""
        self.insert(len(self.citations), citation)
        return self.notes[-1]

    def insert(self, index: int, citation: Citation) -> None:
        """Put a citation into the document before the one at an index."""
        self.check(citation)
        self.citations.insert(index, citation)
        self.state = None

    def replace(self, index: int, citation: Citation) -> None:
        """Put a citation in the place of another."""
        self.check(citation)
        self.citations[index] = citation
        self.state = None

    def remove(self, index: int) -> None:
        """Take a citation out of the document."""
        del self.citations[index]
        self.state = None

    def check(self, citation: Citation) -> None:
        """Every cite names an item that is there.

        Raises:
            ItemError: If not.
        """
        for cite in citation.cites:
            if cite.id not in self.entries:
                raise ItemError(f"there is no item {cite.id!r} to cite")

    @property
    def notes(self) -> list[Tree]:
        """What every citation of the document prints, in order."""
        return [self.citation_tree(citation) for citation in self.current().placed]

    def preview(self, cites: Sequence[Cite]) -> Tree:
        """What a citation would print, with the positions that its cites say; the document stays as it is.

        Cites are not moved to others with the same names: what was typed is what is shown.
        """
        self.check(Citation(tuple(cites)))
        self.current()
        return build(self.clusters.cluster(self.clusters.sorted(cites), moving=False), self.setting.quotes)

    def bibliography(self, ids: Iterable[str] | None = None, *, selection: Selection | None = None) -> Bibliography:
        """The bibliography, or a part of it; order, numbers and year suffixes are those of the whole.

        Args:
            ids: Only these items, if given.
            selection: Only the items that it lists, if given.
        """
        listed = self.listed(ids, selection=selection)
        return self.bibliographies.render(listed, self.current if self.told_by_names else None)

    def listed(self, ids: Iterable[str] | None = None, *, selection: Selection | None = None) -> list[str]:
        """The items of the bibliography, or of a part of it, in its order; a style may print nothing of some.

        Args:
            ids: Only these items, if given.
            selection: Only the items that it lists, if given.
        """
        if self.style.bibliography is None:
            return []
        wanted = None if ids is None else set(ids)
        return [
            key
            for key in self.current(told=self.told_in_bibliography and not self.told_by_names).order
            if (wanted is None or key in wanted) and (selection is None or selection.lists(self.entries[key]))
        ]

    # -------------------------------------------------------------------------------------------------------- state

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

    def let_go(self) -> None:
        """Forget what was rendered for a document that has been edited so often that most of it is no longer in it."""
        size = len(self.entries) + len(self.citations) + 100
        for kept in (self.looks, self.rendered, self.sorted_citations):
            if len(kept) > KEPT_FOR_EACH * size:
                kept.clear()

    def ordered(self, citation: Citation) -> Citation:
        """A citation with its cites sorted, which comes before their positions are found."""
        if len(citation.cites) == 1 or not self.style.citation.sort:
            return citation
        key = citation, tuple(self.look_in_order(cite.id) for cite in citation.cites)
        found = self.sorted_citations.get(key)
        if found is None:
            cites = tuple(self.clusters.sorted_in_groups(citation.cites))
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

        return sort_by_keys(ids, value, [key.descending for key in keys], self.locale.language)

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
        hyphen = is_true(self.style.options.get("initialize-with-hyphen", "true"))
        numbered = self.setting.numbers_notes and self.rules.rule == "by-cite"
        notes = first_notes(self.citations) if numbered else {}
        work = Disambiguator(self.rules, self.look, hyphen=hyphen, notes=notes)
        state.shown = work.everywhere([self.entries[key] for key in state.order])
        self.put_in_order(state)
        state.ambiguities = work.run([self.entries[key] for key in state.order])

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
        found = self.looks.get(key)
        if found is None:
            context = Context(entry, LATER_CITE._replace(first_note=first_note), ambiguity)
            context.hidden_suffix = True
            recorder: list[NameList] = []
            context.recorder = recorder
            stream = self.clusters.render(context)
            found = self.looks[key] = Look(plain(stream), tuple(recorder), context.conditions)
        return found

    def citation_tree(self, citation: Citation) -> Tree:
        """What a placed citation prints; kept until something that it depends on changes."""
        state = self.current()
        key = (
            citation.cites,
            tuple(
                (state.numbers.get(cite.id), ambiguity_key(state.ambiguities.get(cite.id))) for cite in citation.cites
            ),
        )
        found = self.rendered.get(key)
        if found is None:
            found = self.rendered[key] = build(self.clusters.cluster(citation.cites), self.setting.quotes)
        return found


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
