"""A processor for the Citation Style Language, CSL 1.0.2: any style, any locale, citations and bibliographies.

    style = load_style("chicago-notes-bibliography")
    processor = Processor(style, items)
    processor.cite(Citation((Cite("doe2001", locator="12"),), note=1))
    [render(tree, "html") for tree in processor.notes]
    [render(entry.tree, "text") for entry in processor.bibliography().entries]

`read` and `locale` turn XML into frozen trees; `item` makes an item ready; `engine` compiles a style for the shape of
an item to closures, which write a flat `stream`; `stream.settle` decides punctuation; `tree` is the public output, which
the writers in `output` walk. `cluster` is about one citation, `bibliography`, `disambiguate`, `positions`, `selection` and
`sorting` are about a `document`, and `processor` is the face of it all. `check` finds what is wrong with a style. Each name is imported when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archcite.csl.bibliography import Bibliography, BibliographyEntry
    from archcite.csl.check import check_style
    from archcite.csl.engine.context import Cite
    from archcite.csl.errors import CSLError, ItemError, StyleError, StyleNotFoundError, StyleProblem
    from archcite.csl.find import complete_style, load_style, style_names
    from archcite.csl.locale import Locale, languages, load_locale
    from archcite.csl.output import FORMATS, render, render_bibliography
    from archcite.csl.output.runs import Region, Run, lines
    from archcite.csl.positions import Citation
    from archcite.csl.processor import Processor
    from archcite.csl.selection import Condition, Selection
    from archcite.csl.style import Style

_HOMES = {
    "Bibliography": "bibliography",
    "BibliographyEntry": "bibliography",
    "CSLError": "errors",
    "Citation": "positions",
    "Cite": "engine.context",
    "Condition": "selection",
    "FORMATS": "output",
    "ItemError": "errors",
    "Locale": "locale",
    "Processor": "processor",
    "Region": "output.runs",
    "Run": "output.runs",
    "Selection": "selection",
    "Style": "style",
    "StyleError": "errors",
    "StyleNotFoundError": "errors",
    "StyleProblem": "errors",
    "check_style": "check",
    "complete_style": "find",
    "languages": "locale",
    "lines": "output.runs",
    "load_locale": "locale",
    "load_style": "find",
    "render": "output",
    "render_bibliography": "output",
    "style_names": "find",
}

__all__ = [
    "FORMATS",
    "Bibliography",
    "BibliographyEntry",
    "CSLError",
    "Citation",
    "Cite",
    "Condition",
    "ItemError",
    "Locale",
    "Processor",
    "Region",
    "Run",
    "Selection",
    "Style",
    "StyleError",
    "StyleNotFoundError",
    "StyleProblem",
    "check_style",
    "complete_style",
    "languages",
    "lines",
    "load_locale",
    "load_style",
    "render",
    "render_bibliography",
    "style_names",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
