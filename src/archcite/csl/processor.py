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

from archcite.csl.documents.bibliography import Bibliographies, Bibliography
from archcite.csl.documents.disambiguation_rules import Rules
from archcite.csl.documents.document import KEPT_FOR_EACH, Document, ambiguity_key
from archcite.csl.documents.positions import Citation
from archcite.csl.engine.program import Programs
from archcite.csl.engine.setting import Setting
from archcite.csl.errors import ItemError
from archcite.csl.items.item import Entry
from archcite.csl.styles.locale import Locale, load_locale
from archcite.csl.tree import Tree, build

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archcite.csl.documents.selection import Selection
    from archcite.csl.engine.context import Cite
    from archcite.csl.items.names import PersonName
    from archcite.csl.styles.style import Style


class Processor:
    """Renders the citations and the bibliography of one document.

    Args:
        style: The style.
        items: CSL-JSON items.
        locale: A language tag, in place of the style's own.
        abbreviations: Short forms by variable, then by the long text.
        links: Whether URLs and DOIs become links.
        cited_only: Whether items that are not cited stay out of the bibliography.

    >>> from archcite.csl.styles.find import load_style
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
        self.rules = Rules(style.citation.options, condition=style.uses["citation"].disambiguate)
        listing = style.uses["bibliography"]
        self.told_in_bibliography = self.rules.any and (self.rules.beyond_condition or listing.disambiguate)
        #: Whether telling items apart can change a bibliography by the names alone, and not its order.
        self.told_by_names = (
            self.told_in_bibliography
            and not self.rules.year_suffix
            and (self.rules.by_cite or not self.rules.add_givenname)
            and not listing.disambiguate
            and not listing.counts_names
        )
        self.document = Document(self.programs, self.rules, cited_only=cited_only)
        self.bibliographies = Bibliographies(self.programs, self.document.find)
        self.begin(items)

    def begin(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Begin another document; of the one before nothing is kept but what was compiled of the style.

        Args:
            items: CSL-JSON items.
        """
        given = list(items)
        people: dict[object, PersonName] | None = {} if len(given) > 1 else None
        entries = [Entry(data, f"item {number}", people) for number, data in enumerate(given, 1)]
        self.document.begin({entry.id: entry for entry in entries})
        self.rendered: dict[Any, Tree] = {}

    @property
    def citations(self) -> Sequence[Citation]:
        """The citations of the document, in its order."""
        return self.document.citations

    def cite(self, citation: Citation) -> Tree:
        """Add a citation at the end of the document, and give what it prints there."""
        self.insert(len(self.citations), citation)
        return self.notes[-1]

    def insert(self, index: int, citation: Citation) -> None:
        """Put a citation into the document before the one at an index."""
        self.check(citation)
        self.document.citations.insert(index, citation)
        self.document.state = None

    def replace(self, index: int, citation: Citation) -> None:
        """Put a citation in the place of another."""
        self.check(citation)
        self.document.citations[index] = citation
        self.document.state = None

    def remove(self, index: int) -> None:
        """Take a citation out of the document."""
        del self.document.citations[index]
        self.document.state = None

    def check(self, citation: Citation) -> None:
        """Every cite names an item that is there.

        Raises:
            ItemError: If not.
        """
        for cite in citation.cites:
            if cite.id not in self.document.entries:
                raise ItemError(f"there is no item {cite.id!r} to cite")

    @property
    def notes(self) -> list[Tree]:
        """What every citation of the document prints, in order."""
        if len(self.rendered) > KEPT_FOR_EACH * self.document.size:
            self.rendered.clear()
        return [self.citation_tree(citation) for citation in self.document.current().placed]

    def preview(self, cites: Sequence[Cite]) -> Tree:
        """What a citation would print, with the positions that its cites say; the document stays as it is.

        Cites are not moved to others with the same names: what was typed is what is shown.
        """
        self.check(Citation(tuple(cites)))
        self.document.current()
        return build(
            self.document.clusters.cluster(self.document.order.sorted(cites), moving=False), self.setting.quotes
        )

    def bibliography(self, ids: Iterable[str] | None = None, *, selection: Selection | None = None) -> Bibliography:
        """The bibliography, or a part of it; order, numbers and year suffixes are those of the whole.

        Args:
            ids: Only these items, if given.
            selection: Only the items that it lists, if given.
        """
        listed = self.listed(ids, selection=selection)
        return self.bibliographies.render(listed, self.document.current if self.told_by_names else None)

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
            for key in self.document.current(told=self.told_in_bibliography and not self.told_by_names).order
            if (wanted is None or key in wanted) and (selection is None or selection.lists(self.document.entries[key]))
        ]

    def citation_tree(self, citation: Citation) -> Tree:
        """What a placed citation prints; kept until something that it depends on changes."""
        state = self.document.current()
        key = (
            citation.cites,
            tuple(
                (state.numbers.get(cite.id), ambiguity_key(state.ambiguities.get(cite.id))) for cite in citation.cites
            ),
        )
        found = self.rendered.get(key)
        if found is None:
            found = self.rendered[key] = build(self.document.clusters.cluster(citation.cites), self.setting.quotes)
        return found
