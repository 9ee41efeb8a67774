"""The order of the cites of a citation: its sort keys, and those with the same names side by side ("Cite Grouping")."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from archcite.csl.documents.cites import Cites, names_of
from archcite.csl.documents.sorting import sort_by_keys
from archcite.csl.engine.context import Context
from archcite.csl.engine.program import shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from archcite.csl.engine.context import Ambiguity, Cite


class CiteOrder:
    """Sorts cites by what a style says of its citations.

    Args:
        cites: Renders cites.
        sorting: Gives what an item shows everywhere, and its number.
    """

    def __init__(self, cites: Cites, sorting: Callable[[str], tuple[Ambiguity, int]]) -> None:
        self.cites = cites
        self.sorting = sorting
        self.setting = cites.setting
        self.area = self.setting.style.citation
        options = self.area.options
        in_text = self.setting.style.class_ == "in-text"
        self.descending = [key.descending for key in self.area.sort]
        self.sorts_groups = (in_text and bool(options.get("collapse"))) or bool(options.get("cite-group-delimiter"))

    def sorted(self, cites: Sequence[Cite]) -> list[Cite]:
        """The cites in the order of the citation's sort keys."""
        if not self.area.sort or len(cites) < 2:
            return list(cites)
        return sort_by_keys(cites, self.sort_value, self.descending, self.setting.locale.language)

    def sort_value(self, cite: Cite, number: int) -> str:
        """The value of a cite for a sort key, by the number of the key."""
        context = Context(self.cites.find(cite.id)[0], cite, *self.sorting(cite.id))
        return self.cites.programs.sort_key("citation", number, shape_of(context.entry, cite))(context)

    def sorted_in_groups(self, cites: Sequence[Cite]) -> list[Cite]:
        """The cites sorted, where those with the same names stand together.

        Such groups sort by the first key of their first cite, and those that this does not tell apart by the names as printed.
        Where the first key sorts downwards the rest still sorts upwards, as in citeproc-js.
        """
        if not (self.area.sort and self.sorts_groups):
            return self.sorted(cites)
        names = {cite.id: self.later_names(cite) for cite in cites}
        language = self.setting.locale.language
        by_names = sort_by_keys(
            cites,
            lambda cite, number: self.sort_value(cite, number - 1) if number else names[cite.id],
            [self.descending[0], *self.descending],
            language,
        )
        groups = [list(group) for _, group in itertools.groupby(by_names, lambda cite: names[cite.id])]
        if self.descending[0]:
            groups = [group[::-1] for group in reversed(groups)]
        first = -1 if self.descending[0] else 0
        ordered = sort_by_keys(groups, lambda group, _: self.sort_value(group[first], 0), self.descending[:1], language)
        return [cite for group in ordered for cite in group]

    def later_names(self, cite: Cite) -> str:
        """The first names of a cite as a later one prints them."""
        context = self.cites.context(cite._replace(position="subsequent", near_note=True, locator=""))
        return "".join(names_of(self.cites.render(context)))
