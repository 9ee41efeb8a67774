r"""Markdown as pandoc reads it, and CommonMark but for small capitals, underlines, super- and subscripts.

Whatever stands in a field means itself: no emphasis, link, image, heading, list, HTML, mathematics, citation or note can
come of it.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from archcite.csl.output.markup import Language, line_written
from archcite.csl.output.runs import Region, Run, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.csl.bibliography import Bibliography
    from archcite.csl.tree import Tree

#: What means something wherever it stands. Underscores inside words do not, and addresses are full of them.
SPECIAL = re.compile(r"[\\`*\[\]{}<>$^~|\"']|&(?=[#\w])|(?<![^\W_])[_@]|_(?![^\W_])|#(?!\w)|(?<=-)-|(?<=\.)\.|!$")
#: What begins a list, a heading, a quotation, a table or a definition where a line begins with it.
OPENING = re.compile(r"(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,15}))([.)])(?=\s|$)|()([-+=:#%])(?=\s|$|[-=:#+%])")


def escape(text: str) -> str:
    r"""Words as Markdown prints them.

    >>> print(escape("*A* <b> [x](javascript:y) https://a.org/b_c"))
    \*A\* \<b\> \[x\](javascript:y) https://a.org/b_c
    """
    return SPECIAL.sub(r"\\\g<0>", text)


LANGUAGE = Language(
    escape,
    {
        "italic": ("*", "*"),
        "bold": ("**", "**"),
        "underline": ("[", "]{.underline}"),
        "small-caps": ("[", "]{.smallcaps}"),
        "sup": ("^", "^"),
        "sub": ("~", "~"),
    },
    lambda url: ("[", f"]({url.replace('(', '%28').replace(')', '%29')})"),
)


def write(tree: Tree) -> str:
    r"""A tree as Markdown; blocks are set off by hard line breaks.

    >>> from archcite.csl.tree import Formatted, Text
    >>> write((Formatted("font-style", "italic", (Text("On Truth "),)), Text("2 * 3")))
    '*On Truth* 2 \\* 3'
    """
    written = []
    for line in lines(tree):
        words = line_written((Region(region.display, tuple(spaces_outside(region.runs))) for region in line), LANGUAGE)
        opened = OPENING.match(words)
        if opened:
            start = len(opened[1] or "")
            words = f"{words[:start]}\\{words[start:]}"
        written.append(words)
    return "\\\n".join(written)


def spaces_outside(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs with spaces outside the formats that start or end at them: `*a *` is no emphasis.

    Spaces inside super- and subscripts do not break: `^a b^` is none.
    """
    for number, run in enumerate(runs):
        body = run.text.strip(" ")
        before, _, after = run.text.partition(body) if body else (run.text, "", "")
        if {"sup", "sub"} & set(run.formats):
            body = body.replace(" ", "\u00a0")
        if before:
            yield Run(before, *common(run, runs[number - 1] if number else Run("")))
        if body:
            yield Run(body, run.formats, run.url)
        if after:
            yield Run(after, *common(run, runs[number + 1] if number + 1 < len(runs) else Run("")))


def common(run: Run, other: Run) -> tuple[tuple[str, ...], str]:
    """The outer formats and the address that two runs share."""
    if run.url != other.url:
        return (), ""
    shared = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(run.formats, other.formats, strict=False))
    return tuple(name for name, _ in shared), run.url


def write_bibliography(bibliography: Bibliography) -> str:
    """A bibliography, one paragraph an entry."""
    return "\n\n".join(write(entry.tree) for entry in bibliography.entries) + "\n"
