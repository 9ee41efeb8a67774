r"""Markdown as pandoc reads it, and CommonMark but for small capitals, underlines, super- and subscripts.

Whatever stands in a field means itself: no emphasis, link, image, heading, list, HTML, mathematics, citation or note can
come of it. The source is read by people, too: what nothing would take for markup where it stands is not escaped, such as
brackets that make no link, and underscores in addresses.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from archcite.csl.output.markup import Language, line_written
from archcite.csl.output.runs import Region, Run, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archcite.csl.documents.bibliography import Bibliography
    from archcite.csl.tree import Tree

#: What means something where it stands.
SPECIAL = re.compile(
    r"[\\`*{}<>$^~|\"']|\[(?=[\^@!])|\](?=[(\[:{]|$)|&(?=[#\w])|(?<![^\W_])[_@]|_(?![^\W_])|#(?!\w)|(?<=-)-|(?<=\.)\."
)
#: The same, and brackets: for words that stand inside brackets of our own.
SPECIAL_OR_BRACKET = re.compile(rf"{SPECIAL.pattern}|[\[\]]")
#: The formats that Markdown writes with brackets.
BRACKETED = frozenset(["underline", "small-caps"])
#: What begins a list, a heading, a quotation, a table or a definition where a line begins with it. A capital with a period
#: and one space behind it is somebody's initial.
OPENING = re.compile(
    r"(?!\(?[A-Z]\.\s\S)(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,15}))([.)])(?=\s|$)|()([-+=:#%])(?=\s|$|[-=:#+%])"
)


def escape(text: str) -> str:
    r"""Words as Markdown prints them.

    >>> print(escape("*A* <b> [Letter], [x](javascript:y) https://a.org/b_c"))
    \*A\* \<b\> [Letter], [x\](javascript:y) https://a.org/b_c
    """
    return SPECIAL.sub(r"\\\g<0>", text)


def escaped(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs whose words Markdown prints as they are."""
    placed = list(spaces_outside(runs))
    for run, behind in zip(placed, [*placed, Run("")][1:], strict=True):
        special = SPECIAL_OR_BRACKET if in_brackets(run) else SPECIAL
        text = special.sub(r"\\\g<0>", run.text)
        if text.endswith("!") and in_brackets(behind):  # `![` begins an image
            text = f"{text[:-1]}\\!"
        yield Run(text, run.formats, run.url)


def in_brackets(run: Run) -> bool:
    """Whether Markdown writes a run with brackets around it."""
    return bool(run.url or BRACKETED & set(run.formats))


LANGUAGE = Language(
    str,  # what it writes is escaped: how depends on what is around it
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
    return "\\\n".join(write_line(line) for line in lines(tree))


def write_line(line: Iterable[Region]) -> str:
    r"""One line as Markdown, in which nothing begins a list or a heading.

    >>> print(write_line([Region("", (Run("1. "), Run("Truth", ("italic",))))]))
    1\. *Truth*
    """
    words = line_written((Region(region.display, tuple(escaped(region.runs))) for region in line), LANGUAGE)
    opened = OPENING.match(words)
    if not opened:
        return words
    start = len(opened[1] or "")
    return f"{words[:start]}\\{words[start:]}"


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
