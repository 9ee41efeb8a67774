"""Many small documents in one style: the style is read and compiled once, and nothing is kept of what was rendered."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from archcite.csl import Citation, Cite, Processor
from archcite.csl.documents.collation import collation_key
from archcite.csl.engine.context import Context
from archcite.csl.engine.program import shape_of
from archcite.render.items import usable
from archcite.render.output import writer
from archcite.render.processor import runs
from archcite.render.request import Entry as Listed
from archcite.render.request import RenderError
from archcite.render.styles import find_style, load_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

#: Variables of names that a bibliography can be sorted by, and what sorts behind every text.
_NAMES: Final = frozenset({"author", "editor", "translator"})
_LAST: Final = "\uffff"


class Series:
    """Renders documents one after the other.

    Args:
        style: see `archcite.render.find_style`.
        locale: a language tag for the style's own words; the style's own when empty.

    Raises:
        StyleError: when the style is not there or is none.

    Example:
        >>> series = Series("chicago")
        >>> series.note({"id": "r", "type": "manuscript", "title": "Report", "archive": "RGANI"})
        '“Report,” n.d., RGANI.'
    """

    def __init__(self, style: str | Path, locale: str = "") -> None:
        self._processor = Processor(load_style(style), (), locale or None)
        self._write = writer("text")
        self._name = find_style(style).name

    def note(self, item: Mapping[str, Any]) -> str:
        """The first note of an item, or its citation in the text where the style has no notes.

        Raises:
            RenderError: when the item cannot be rendered.
        """
        [key] = self._begin([item])
        return self._write(runs(self._processor.cite(Citation((Cite(key),), 1))))

    def entries(self, items: Iterable[Mapping[str, Any]]) -> tuple[Listed, ...]:
        """The bibliography of some items, in the style's order, year suffixes and all.

        Raises:
            RenderError: when an item cannot be rendered.
        """
        self._begin(items)
        made = self._processor.bibliography().entries
        return tuple(Listed(entry.id, self._write(runs(entry.tree))) for entry in made)

    def check_sorted(self) -> None:
        """See that a bibliography can be put together from those of the items that begin alike.

        Raises:
            RenderError: when the style has none, numbers its entries, or sorts them by something else than their beginning.
        """
        style = self._processor.style
        keys = style.bibliography.sort if style.bibliography else ()
        numbers = "citation-number" in style.uses["bibliography"].variables
        first = keys[0] if keys else None
        if first is None or numbers or first.descending or not (first.macro or first.variable in _NAMES):
            raise RenderError(f"{self._name}: only a bibliography that is sorted by author can be streamed")

    def place(self, item: Mapping[str, Any]) -> tuple[str, str]:
        """Where an item stands in the bibliography: a text that sorts, and what it shares with those that begin alike.

        Example:
            >>> Series("chicago").place({"id": "a", "author": [{"family": "Émile"}], "title": "Letter"})[1]
            'emile'
        """
        [key] = self._begin([item])
        processor = self._processor
        entry, ambiguity, number = processor.document.find(key)
        context = Context(entry, Cite(key), ambiguity, number)
        language = processor.locale.language
        values = [value(context) for value in processor.programs.sort_keys("bibliography", shape_of(entry, None))]
        collated = [collation_key(value, language) or _LAST for value in values]
        ascending = takewhile(
            lambda pair: not pair[0].descending,
            zip(processor.programs.area("bibliography").sort, collated, strict=True),
        )
        name = (item.get("author") or [{}])[0]
        group = str(name.get("family") or name.get("literal") or "")
        return "\x01".join(text for _, text in ascending), collation_key(group, language) if group else collated[0]

    def _begin(self, items: Iterable[Mapping[str, Any]]) -> list[str]:
        known, problems = usable(items)
        if problems:
            raise RenderError(problems[0].message)
        self._processor.begin(known.values())
        return list(known)
