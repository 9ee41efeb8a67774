r"""Rich Text Format 1.9 for word processors; all but ASCII as `\u` escapes, so that no code page matters.

A tree alone is written without a header, to be put into a document; a bibliography is a whole document.
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

SPECIAL = re.compile(r"[\\{}]|[^\x00-\x7f]")
#: Twentieths of a point: half an inch, which is how far hanging entries hang.
INDENT = 720
HEADER = r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman Times New Roman;}}"


def escape(text: str) -> str:
    r"""Words as RTF prints them.

    >>> print(escape(r"{\object} é 😀"))
    \{\\object\} \u233 ? \u-10179 ?\u-8704 ?
    """
    return SPECIAL.sub(escaped, text)


def escaped(found: re.Match[str]) -> str:
    """One character escaped; those of Unicode as signed 16-bit numbers, in two where they need two."""
    char = found.group()
    if char.isascii():
        return f"\\{char}"
    if char == "\u00a0":
        return "\\~"
    data = char.encode("utf-16-le")
    units = [int.from_bytes(data[at : at + 2], "little", signed=True) for at in range(0, len(data), 2)]
    return "".join(f"\\u{unit} ?" for unit in units)


def link(url: str) -> tuple[str, str]:
    """What opens and closes a link; the address holds no quotation mark, brace or backslash."""
    return r'{\field{\*\fldinst{HYPERLINK "' + url + r'"}}{\fldrslt{', "}}}"


LANGUAGE = Language(
    escape,
    {
        "italic": (r"{\i ", "}"),
        "bold": (r"{\b ", "}"),
        "underline": (r"{\ul ", "}"),
        "small-caps": (r"{\scaps ", "}"),
        "sup": (r"{\super ", "}"),
        "sub": (r"{\sub ", "}"),
    },
    link,
)


def write(tree: Tree) -> str:
    r"""A tree as RTF, without a header.

    >>> from archcite.csl.tree import Formatted, Text
    >>> print(write((Formatted("font-style", "italic", (Text("Œuvres"),)), Text("."))))
    {\i \u338 ?uvres}.
    """
    return "\\line\n".join(indented(line) for line in lines(tree))


def indented(line: tuple[Region, ...]) -> str:
    """A line, set in if it asks for it; what stands in the margin is followed by a tab."""
    margin, words = with_margin(line, LANGUAGE)
    if margin:
        return f"{margin}\\tab {words}"
    return f"\\tab {words}" if line and line[0].display == "indent" else line_written(line, LANGUAGE)


def write_bibliography(bibliography: Bibliography) -> str:
    """A bibliography as a whole document, one paragraph an entry."""
    hangs = bibliography.hanging_indent or bibliography.second_field_align
    paragraph = r"\pard" + (rf"\li{INDENT}\fi-{INDENT}\tx{INDENT}" if hangs else "")
    paragraph += rf"\sl{240 * bibliography.line_spacing}\slmult1\sa{240 * bibliography.line_spacing * bibliography.entry_spacing}"
    body = "".join(f"{paragraph} {write(entry.tree)}\\par\n" for entry in bibliography.entries)
    return f"{HEADER}\n{body}}}\n"
