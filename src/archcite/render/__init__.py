"""The rendering seam: CSL-JSON items, a style and citations → notes and a bibliography as text, HTML or Markdown."""

from archcite.render.check import StyleProblem, check
from archcite.render.document import ENGINES, forms, render
from archcite.render.output import OUTPUTS, escape_markdown
from archcite.render.request import Citation, Cite, Entry, Forms, Rendered, RenderError
from archcite.render.styles import (
    StyleError,
    StyleFile,
    StyleInfo,
    export,
    find_style,
    is_language,
    official_styles,
    own_styles,
    show,
)

__all__ = [
    "ENGINES",
    "OUTPUTS",
    "Citation",
    "Cite",
    "Entry",
    "Forms",
    "RenderError",
    "Rendered",
    "StyleError",
    "StyleFile",
    "StyleInfo",
    "StyleProblem",
    "check",
    "escape_markdown",
    "export",
    "find_style",
    "forms",
    "is_language",
    "official_styles",
    "own_styles",
    "render",
    "show",
]
