"""Writers of the output tree, one format a file; each is found by its name in `FORMATS`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol

from archcite.csl.errors import CSLError

if TYPE_CHECKING:
    from archcite.csl.documents.bibliography import Bibliography
    from archcite.csl.tree import Tree

#: The formats; each is written by the module of its name.
FORMATS = ("text", "html", "markdown", "latex", "rtf", "typst", "terminal", "tree")


class Writer(Protocol):
    """What a module of this package offers."""

    def write(self, tree: Tree) -> str:
        """A tree in the format."""

    def write_bibliography(self, bibliography: Bibliography) -> str:
        """A bibliography in the format."""


def writer(name: str) -> Writer:
    """The writer of a format.

    Raises:
        CSLError: If there is none of this name.
    """
    if name not in FORMATS:
        raise CSLError(f"no output format {name!r}; there are {', '.join(FORMATS)}")
    module: Writer = importlib.import_module(f"archcite.csl.output.{name}")
    return module


def render(tree: Tree, output: str = "text") -> str:
    """A tree in a format.

    >>> from archcite.csl.tree import Text
    >>> render((Text("Q & A"),), "html")
    'Q &#38; A'
    """
    return writer(output).write(tree)


def render_bibliography(bibliography: Bibliography, output: str = "text") -> str:
    """A whole bibliography in a format."""
    return writer(output).write_bibliography(bibliography)
