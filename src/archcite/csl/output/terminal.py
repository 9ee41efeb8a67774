"""Text for a terminal: ECMA-48 sequences for formats, OSC 8 for links. Whether to ask for it (`NO_COLOR`) is the caller's.

Control characters in fields are dropped, so that nothing but this file speaks to the terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.output.markup import Language, line_written
from archcite.csl.output.runs import lines

if TYPE_CHECKING:
    from archcite.csl.documents.bibliography import Bibliography
    from archcite.csl.tree import Tree

LANGUAGE = Language(
    str,
    {
        "italic": ("\x1b[3m", "\x1b[23m"),
        "bold": ("\x1b[1m", "\x1b[22m"),
        "light": ("\x1b[2m", "\x1b[22m"),
        "underline": ("\x1b[4m", "\x1b[24m"),
    },
    lambda url: (f"\x1b]8;;{url}\x1b\\", "\x1b]8;;\x1b\\"),
)


def write(tree: Tree) -> str:
    r"""A tree for a terminal.

    >>> from archcite.csl.tree import Formatted, Text
    >>> write((Formatted("font-style", "italic", (Text("On Truth\x1b[2J"),)), Text(".")))
    '\x1b[3mOn Truth[2J\x1b[23m.'
    """
    return "\n".join(
        f"    {line_written(line, LANGUAGE)}" if line and line[0].display == "indent" else line_written(line, LANGUAGE)
        for line in lines(tree)
    )


def write_bibliography(bibliography: Bibliography) -> str:
    """A bibliography, one entry a line."""
    return "".join(f"{write(entry.tree)}\n" for entry in bibliography.entries)
