"""Cites with the same names, brought together and collapsed by year or year suffix ("Cite Grouping", "Cite Collapsing")."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from archcite.csl.documents.cites import RANGE_LENGTH, Cites, Part, names_of
from archcite.csl.stream import Numeral, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class CiteGroups:
    """Groups the cites of a citation by their names, as a style asks for it.

    Args:
        cites: Renders cites.
        delimiter: What goes between cites.
        range_delimiter: What goes between the ends of a range.
    """

    def __init__(self, cites: Cites, delimiter: str, range_delimiter: str) -> None:
        self.cites = cites
        self.delimiter = delimiter
        self.range_delimiter = range_delimiter
        self.style = cites.setting.style
        options = self.options = self.style.citation.options
        self.collapse = options.get("collapse", "")
        self.group_delimiter = options.get("cite-group-delimiter") or None
        self.suffix_delimiter = options.get("year-suffix-delimiter", delimiter)
        self.after_collapse = options.get("after-collapse-delimiter")

    def groups(self, parts: Sequence[Part], *, moving: bool) -> Iterable[list[Part]]:
        """Cites by their names; those without names belong together if they print no text such as a title either."""
        found: dict[str, list[Part]] = {}
        last = ""
        for number, part in enumerate(parts):
            suffixed = self.collapse.startswith("year-suffix") and part.context.ambiguity.year_suffix is not None
            alone = not part.names and not suffixed and (part.context.titled or not self.collapse.startswith("year"))
            key = f"\0{number}" if alone else part.names
            if not moving and not last.startswith(f"{key}\1"):
                key = f"{key}\1{number}"
            elif not moving:
                key = last
            found.setdefault(key, []).append(part)
            last = key
        return found.values()

    def group(self, parts: Sequence[Part], *, moving: bool) -> list[Part]:
        """Cites with the same names side by side, and collapsed if the style asks for it."""
        for part in parts:
            part.names = "".join(names_of(part.stream))
        out: list[Part] = []
        for group in self.groups(parts, moving=moving):
            if len(group) > 1:
                self.collapse_group(group)
            if out:
                group[0].delimiter = self.between_groups(out[-1])
            out.extend(group)
        if out:
            out[0].delimiter = ""
        return out

    def collapse_group(self, group: list[Part]) -> None:
        """Collapse the cites of one group of names."""
        for before, part in itertools.pairwise(group):
            part.delimiter = self.inside_group(before)
            if self.collapse.startswith("year"):
                self.cites.again(part)
        if self.collapse.startswith("year-suffix"):
            self.collapse_suffixes(group)

    def between_groups(self, before: Part) -> str:
        """The delimiter before the first cite of a group."""
        if self.after_collapse is None:
            return self.delimiter
        collapsed = before.collapsed or bool(before.cite.locator) or self.collapse != "year-suffix"
        return self.after_collapse if collapsed else self.delimiter

    def inside_group(self, before: Part) -> str:
        """The delimiter between the cites of a group."""
        if self.after_collapse is not None and before.cite.locator:
            return self.after_collapse
        if self.group_delimiter is not None:
            return self.group_delimiter
        return ", " if self.style.class_ == "in-text" and self.after_collapse is None else self.delimiter

    def collapse_suffixes(self, group: list[Part]) -> None:
        """Print a year once for the works of that year, and their letters after it."""
        years = [self.year_of(part) for part in group]
        for number in range(1, len(group)):
            part, before = group[number], group[number - 1]
            same = years[number] == years[number - 1]
            if same and not before.cite.suffix and not part.cite.prefix:
                self.cites.again(part, cut_year=True)
                part.delimiter = self.group_delimiter if self.group_delimiter is not None else self.suffix_delimiter
                if "year-suffix-delimiter" in self.options:
                    part.delimiter = self.suffix_delimiter
        if self.collapse == "year-suffix-ranged":
            self.range_suffixes(group)

    def year_of(self, part: Part) -> str:
        """What the works of one year share: the cite without names, locator and suffix."""
        context = self.cites.context(part.cite)
        context.cut_names = context.hidden_suffix = True
        context.cite = context.cite._replace(locator="")
        return plain(self.cites.render(context))

    def range_suffixes(self, group: list[Part]) -> None:
        """Turn runs of three or more letters into ranges."""
        number = 0
        while number < len(group):
            end = number
            while end + 1 < len(group) and self.follows(group[end], group[end + 1]):
                end += 1
            if end - number + 1 >= RANGE_LENGTH:
                for part in group[number + 1 : end]:
                    part.stream = []
                    part.cite = group[number].cite
                group[end].delimiter = self.range_delimiter
            number = end + 1

    @staticmethod
    def follows(first: Part, second: Part) -> bool:
        """Whether the second cite is the next letter of the same year."""
        a, b = first.context.ambiguity.year_suffix, second.context.ambiguity.year_suffix
        alone = [piece for piece in second.stream if isinstance(piece, str)]
        return (
            a is not None
            and b == a + 1
            and first.bare
            and second.bare
            and len(alone) == 1
            and isinstance(alone[0], Numeral)
        )
