"""A processor for the Citation Style Language, CSL 1.0.2: any style, any locale, citations and bibliographies.

    style = load_style("chicago-notes-bibliography")
    processor = Processor(style, items)
    processor.cite(Citation((Cite("doe2001", locator="12"),), note=1))
    [render(tree, "html") for tree in processor.notes]
    [render(entry.tree, "text") for entry in processor.bibliography().entries]

`styles` turns XML into frozen trees and finds what is wrong with a style; `items` makes an item ready; `engine` compiles a
style for the shape of an item to closures, which write a flat `stream`; `stream.settle` decides punctuation; `tree` is the
public output, which the writers in `output` walk. `documents` is about citations and bibliographies: positions, telling
items apart, sorting, collapsing. `processor` is the face of it all. Each name is imported when it is first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archcite.csl.documents.bibliography import Bibliography, BibliographyEntry
    from archcite.csl.documents.positions import Citation
    from archcite.csl.documents.selection import Condition, Selection
    from archcite.csl.engine.context import Cite
    from archcite.csl.errors import CSLError, ItemError, StyleError, StyleNotFoundError, StyleProblem
    from archcite.csl.output import FORMATS, render, render_bibliography
    from archcite.csl.output.runs import Region, Run, lines
    from archcite.csl.processor import Processor
    from archcite.csl.styles.check import check_style
    from archcite.csl.styles.find import complete_style, load_style, style_names
    from archcite.csl.styles.locale import Locale, languages, load_locale
    from archcite.csl.styles.style import Style

_HOMES = {
    "Bibliography": "documents.bibliography",
    "BibliographyEntry": "documents.bibliography",
    "CSLError": "errors",
    "Citation": "documents.positions",
    "Cite": "engine.context",
    "Condition": "documents.selection",
    "FORMATS": "output",
    "ItemError": "errors",
    "Locale": "styles.locale",
    "Processor": "processor",
    "Region": "output.runs",
    "Run": "output.runs",
    "Selection": "documents.selection",
    "Style": "styles.style",
    "StyleError": "errors",
    "StyleNotFoundError": "errors",
    "StyleProblem": "errors",
    "check_style": "styles.check",
    "complete_style": "styles.find",
    "languages": "styles.locale",
    "lines": "output.runs",
    "load_locale": "styles.locale",
    "load_style": "styles.find",
    "render": "output",
    "render_bibliography": "output",
    "style_names": "styles.find",
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
