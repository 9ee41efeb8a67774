r"""LaTeX that every engine of today reads (`hyperref` for links, `\usepackage[T1]{fontenc}` under pdfTeX).

No command can come from a field: all that TeX gives a meaning is escaped, and ligatures that would change words
(`--`, ``?` ``) are kept apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.csl.output.markup import Language, line_written, with_margin
from archcite.csl.output.runs import lines

if TYPE_CHECKING:
    from archcite.csl.documents.bibliography import Bibliography
    from archcite.csl.output.runs import Region
    from archcite.csl.tree import Tree

SPECIAL = re.compile(r"[\\{}$&#%_^~<>|\"`\u00a0\u202f]|(?<=-)-|(?<=')'|(?<=,),")
ESCAPES = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\symbol{34}",
    "`": r"\textasciigrave{}",
    "\u00a0": "~",
    "\u202f": r"\,",
    "-": "{}-",
    "'": "{}'",
    ",": "{},",
}


def escape(text: str) -> str:
    r"""Words as LaTeX prints them.

    >>> print(escape(r"\input{x} 50 % -- A&B"))
    \textbackslash{}input\{x\} 50 \% -{}- A\&B
    """
    return SPECIAL.sub(lambda found: ESCAPES.get(found.group()) or f"\\{found.group()}", text)


def link(url: str) -> tuple[str, str]:
    """What opens and closes a link; the address has no braces or backslashes, which are written with a percent sign."""
    return r"\href{" + re.sub(r"([%#&~_])", r"\\\1", url) + "}{", "}"


LANGUAGE = Language(
    escape,
    {
        "italic": (r"\textit{", "}"),
        "bold": (r"\textbf{", "}"),
        "underline": (r"\underline{", "}"),
        "small-caps": (r"\textsc{", "}"),
        "sup": (r"\textsuperscript{", "}"),
        "sub": (r"\textsubscript{", "}"),
    },
    link,
)
BREAK = "\\newline{}\n"
INDENT = r"\hspace*{2em}"


def write(tree: Tree) -> str:
    r"""A tree as LaTeX.

    >>> from archcite.csl.tree import Formatted, Text
    >>> print(write((Formatted("font-style", "italic", (Text("R&D"),)), Text("."))))
    \textit{R\&D}.
    """
    return BREAK.join(indented(line) for line in lines(tree))


def indented(line: tuple[Region, ...]) -> str:
    """A line, set in if it asks for it."""
    words = line_written(line, LANGUAGE)
    return f"{INDENT}{words}" if line and line[0].display == "indent" else words


def write_bibliography(bibliography: Bibliography) -> str:
    """A bibliography as a `list`, hanging or with the first field in the margin as the style asks."""
    if not bibliography.entries:
        return ""
    labelled, hanging = bool(bibliography.second_field_align), bibliography.hanging_indent
    lengths = {
        "leftmargin": "2.5em" if labelled else "1.5em" if hanging else "0pt",
        "itemindent": "-1.5em" if hanging and not labelled else "0pt",
        "itemsep": f"{bibliography.line_spacing * bibliography.entry_spacing}\\baselineskip",
        "parsep": "0pt",
        "labelwidth": "2em" if labelled else "0pt",
        "labelsep": "0.5em" if labelled else "0pt",
    }
    settings = [f"\\setlength{{\\{name}}}{{{value}}}" for name, value in lengths.items()]
    if bibliography.line_spacing > 1:
        settings.append(f"\\linespread{{{bibliography.line_spacing}}}\\selectfont")
    items = "\n".join(item(entry.tree) for entry in bibliography.entries)
    return "\\begin{list}{}{%\n" + "%\n".join(settings) + "}\n" + items + "\n\\end{list}\n"


def item(tree: Tree) -> str:
    """An entry as an item of the list."""
    first, *others = lines(tree) or [()]
    label, words = with_margin(first, LANGUAGE)
    if not label:
        words = indented(first)
    body = BREAK.join([words, *(indented(line) for line in others)])
    return f"\\item[{{{label}}}] {body}" if label else f"\\item {{}}{body}"
