"""One citation: its cites grouped, collapsed and joined (specification, "Citation")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.engine.program import around
from archcite.csl.stream import Stream, has_text, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.csl.documents.cite_groups import CiteGroups
    from archcite.csl.documents.cites import Cites, Part
    from archcite.csl.engine.context import Cite

STOPS = (".", ",", ";")


class Clusters:
    """Renders citations, of one cite or several.

    Args:
        cites: Renders cites.
    """

    def __init__(self, cites: Cites) -> None:
        self.cites = cites
        self.setting = cites.setting
        self.area = self.setting.style.citation
        self.delimiter = self.area.layout.delimiter
        self.range_delimiter = self.setting.locale.term("citation-range-delimiter") or "–"
        self.collapse = self.area.options.get("collapse", "")
        self.groups = self.groups_of_cites()

    def groups_of_cites(self) -> CiteGroups | None:
        """What groups cites by their names, if the style asks for that."""
        if not (self.area.options.get("cite-group-delimiter") or self.collapse.startswith("year")):
            return None
        from archcite.csl.documents.cite_groups import CiteGroups  # noqa: PLC0415 - few styles ask for it

        return CiteGroups(self.cites, self.delimiter, self.range_delimiter)

    def cluster(self, cites: Sequence[Cite], *, moving: bool = True) -> Stream:
        """A whole citation, settled.

        Args:
            cites: The cites, sorted, with their positions.
            moving: Whether cites with the same names are brought together, or only grouped where they stand together.
        """
        parts: list[Part] = []
        for cite in cites:
            parts.append(self.cites.part(cite, begun=bool(parts)))
        for number, part in enumerate(parts):
            part.delimiter = self.delimiter if number else ""
        if self.groups is not None:
            parts = self.groups.group(parts, moving=moving)
        if self.collapse == "citation-number":
            parts = self.numbers_collapsed(parts)
        return self.finish(parts)

    def numbers_collapsed(self, parts: list[Part]) -> list[Part]:
        """The cites with runs of their numbers as ranges."""
        from archcite.csl.documents.cite_numbers import collapse_numbers  # noqa: PLC0415 - few styles ask for it

        return collapse_numbers(parts, self.range_delimiter, self.area.options.get("after-collapse-delimiter"))

    def finish(self, parts: Sequence[Part]) -> Stream:
        """The parts joined, within the layout's affixes unless all are names alone, which stand in a sentence."""
        body: Stream = []
        previous: Part | None = None
        for part in parts:
            pieces = self.cites.with_affixes(part)
            if not pieces:
                continue
            if previous is not None:
                body.append(self.between(previous, part))
            body.extend(pieces)
            previous = part
        if not has_text(body):
            return []
        named = all(part.cite.author_only for part in parts)
        before, after = ((), ()) if named else around(self.area.layout)
        return settle([*before, *body, *after], punctuation_in_quote=self.setting.punctuation_in_quote)

    @staticmethod
    def between(previous: Part, part: Part) -> str:
        """The delimiter between two cites; punctuation in their affixes takes its place."""
        if previous.cite.suffix and previous.cite.suffix.endswith(STOPS):
            at = part.delimiter.find(" ")
            return part.delimiter[at:] if at >= 0 else ""
        if not previous.cite.suffix and part.cite.prefix.startswith(STOPS):
            return ""
        return part.delimiter
