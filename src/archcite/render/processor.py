"""archcite's own CSL processor behind the seam: its trees become runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from archcite.csl import Citation as PlacedCitation
from archcite.csl import Cite as PlacedCite
from archcite.csl import Processor
from archcite.csl.output.runs import Run, lines
from archcite.render.typeset import Typeset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archcite.csl.styles.style import Style
    from archcite.csl.tree import Tree
    from archcite.render.request import Citation


class OwnProcessor(NamedTuple):
    """archcite.csl as an engine; see `archcite.render.typeset.Engine`."""

    style: Style
    locale: str

    def typeset(self, items: Sequence[Mapping[str, Any]], citations: Sequence[Citation]) -> Typeset:
        """The citations and the bibliography of some items."""
        processor = Processor(self.style, items, self.locale or None)
        for citation in citations:
            cites = tuple(PlacedCite(c.id, c.locator, c.label, c.prefix, c.suffix) for c in citation.cites)
            processor.insert(len(processor.citations), PlacedCitation(cites, citation.note))
        return Typeset(
            tuple(runs(tree) for tree in processor.notes),
            tuple((entry.id, runs(entry.tree)) for entry in processor.bibliography().entries),
        )


def runs(tree: Tree) -> tuple[Run, ...]:
    """A tree as runs on one line.

    Example:
        >>> from archcite.csl.tree import Formatted, Text
        >>> [run.text for run in runs((Formatted("font-style", "italic", (Text("Pravda"),)), Text(", May 2")))]
        ['Pravda', ', May 2']
    """
    joined: list[Run] = []
    for number, line in enumerate(lines(tree)):
        if number:
            joined.append(Run(" "))
        for region in line:
            joined += region.runs
            if region.display == "left-margin":
                joined.append(Run(" "))
    return tuple(joined)
