r"""Typst markup, in which nothing that comes from a field can call a function or make markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.csl.output.markup import Language, line_written, with_margin
from archcite.csl.output.runs import lines

if TYPE_CHECKING:
    from archcite.csl.documents.bibliography import Bibliography
    from archcite.csl.output.runs import Region
    from archcite.csl.tree import Tree

#: What means something wherever it stands; a digit or a dot only where it would make a list or an ellipsis.
SPECIAL = re.compile(
    r"[\\*_`$#<>@~\[\]{}\"';]|/(?=[/*])|(?<=[/*])[/*]|-(?=[-?\d])|(?<=-)-|\.(?=\.)|(?<=\.)\."
    r"|^[-+=/]|^\d+\."
)


def escape(text: str) -> str:
    r"""Words as Typst prints them.

    >>> print(escape('#read("x") https://a.org *b*'))
    \#read(\"x\") https:\/\/a.org \*b\*
    """
    return SPECIAL.sub(lambda found: f"{found.group()[:-1]}\\{found.group()[-1]}", text)


LANGUAGE = Language(
    escape,
    # The semicolon ends the call: what comes after it, a bracket or a dot, is text.
    {
        "italic": ("#emph[", "];"),
        "bold": ("#strong[", "];"),
        "underline": ("#underline[", "];"),
        "small-caps": ("#smallcaps[", "];"),
        "sup": ("#super[", "];"),
        "sub": ("#sub[", "];"),
    },
    lambda url: (f'#link("{url}")[', "];"),
)
BREAK = " \\\n"


def write(tree: Tree) -> str:
    r"""A tree as Typst markup.

    >>> from archcite.csl.tree import Formatted, Text
    >>> write((Formatted("font-style", "italic", (Text("On $ Truth"),)), Text(".")))
    '#emph[On \\$ Truth];.'
    """
    return BREAK.join(indented(line) for line in lines(tree))


def indented(line: tuple[Region, ...]) -> str:
    """A line, set in if it asks for it."""
    words = line_written(line, LANGUAGE)
    return f"#h(2em);{words}" if line and line[0].display == "indent" else words


def write_bibliography(bibliography: Bibliography) -> str:
    """A bibliography: paragraphs, hanging if the style asks for it, or a grid with the first field in the margin."""
    if not bibliography.entries:
        return ""
    between_lines = 0.65 * bibliography.line_spacing
    leading = f"{between_lines:g}em"
    spacing = f"{between_lines + bibliography.line_spacing * bibliography.entry_spacing:g}em"
    if bibliography.second_field_align:
        cells = "".join(row(entry.tree) for entry in bibliography.entries)
        return (
            f"#[\n#set par(leading: {leading})\n"
            f"#grid(columns: (auto, 1fr), column-gutter: 0.5em, row-gutter: {spacing},\n{cells})\n]\n"
        )
    hanging = "1.5em" if bibliography.hanging_indent else "0pt"
    head = f"#set par(hanging-indent: {hanging}, leading: {leading}, spacing: {spacing})\n"
    return "#[\n" + head + "".join(f"\n{write(entry.tree)}\n" for entry in bibliography.entries) + "]\n"


def row(tree: Tree) -> str:
    """An entry as two cells."""
    first, *others = lines(tree) or [()]
    label, words = with_margin(first, LANGUAGE)
    body = BREAK.join([words, *(indented(line) for line in others)])
    return f"[{label}], [{body}],\n"
