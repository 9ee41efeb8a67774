r"""Text with formats → plain text, HTML, Markdown, LaTeX, RTF, Typst; each escapes whatever stands in it.

An engine gives `Run`s: words, not escaped for anything, with the formats in force. Only here do they become an output, so
that a hostile title has one gate to pass.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from archcite.csl.output.markdown import escape as escape_markdown
from archcite.csl.output.markdown import write_line
from archcite.csl.output.markup import Language, written
from archcite.csl.output.printable import one_line
from archcite.csl.output.runs import Region, Run
from archcite.render.request import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "OUTPUTS",
    "Run",
    "escape_markdown",
    "printable",
    "to_html",
    "to_latex",
    "to_markdown",
    "to_rtf",
    "to_text",
    "to_typst",
    "writer",
]


def printable(text: str) -> str:
    r"""The text on one line, without control characters.

    Example:
        >>> printable("Report\x1b[31m  on\nCuba")
        'Report[31m on Cuba'
    """
    return re.sub(" {2,}", " ", one_line(text))


def to_text(runs: Iterable[Run]) -> str:
    """Plain text: formats are left out."""
    return "".join(run.text for run in runs)


def _no_link(_url: str) -> tuple[str, str]:
    """An address is text like any other: what a reader pastes into a page should not lead anywhere by itself."""
    return "", ""


_TAGS: Final = {
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
    "underline": ("<u>", "</u>"),
    "small-caps": ('<span style="font-variant: small-caps">', "</span>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
}


def _escape_html(text: str) -> str:
    import html  # noqa: PLC0415 - brings a table of all entities, which text does without

    return html.escape(text, quote=True)


_HTML: Final = Language(_escape_html, _TAGS, _no_link)


def to_html(runs: Sequence[Run]) -> str:
    """HTML, without links.

    Example:
        >>> to_html([Run("<script>", ("italic",)), Run(" & so on")])
        '<i>&lt;script&gt;</i> &amp; so on'
    """
    return written(runs, _HTML)


def to_markdown(runs: Sequence[Run]) -> str:
    r"""Markdown; see `archcite.csl.output.markdown`.

    Example:
        >>> to_markdown([Run("Diary", ("italic",)), Run(" 2*3")])
        '*Diary* 2\\*3'
    """
    return write_line([Region("", tuple(runs))])


def to_latex(runs: Sequence[Run]) -> str:
    r"""LaTeX, without links; see `archcite.csl.output.latex`.

    Example:
        >>> print(to_latex([Run("Diary", ("italic",)), Run(" & so on")]))
        \textit{Diary} \& so on
    """
    from archcite.csl.output.latex import LANGUAGE  # noqa: PLC0415 - seldom wanted, like the two below

    return written(runs, LANGUAGE._replace(link=_no_link))


def to_rtf(runs: Sequence[Run]) -> str:
    r"""RTF, without a header and without links; see `archcite.csl.output.rtf`.

    Example:
        >>> print(to_rtf([Run("Œuvres", ("italic",))]))
        {\i \u338 ?uvres}
    """
    from archcite.csl.output.rtf import LANGUAGE  # noqa: PLC0415

    return written(runs, LANGUAGE._replace(link=_no_link))


def to_typst(runs: Sequence[Run]) -> str:
    r"""Typst markup, without links; see `archcite.csl.output.typst`.

    Example:
        >>> print(to_typst([Run("Diary", ("italic",)), Run(" #2")]))
        #emph[Diary]; \#2
    """
    from archcite.csl.output.typst import LANGUAGE  # noqa: PLC0415

    return written(runs, LANGUAGE._replace(link=_no_link))


#: The outputs by name.
OUTPUTS: Final[Mapping[str, Callable[[Sequence[Run]], str]]] = {
    "text": to_text,
    "html": to_html,
    "markdown": to_markdown,
    "latex": to_latex,
    "rtf": to_rtf,
    "typst": to_typst,
}


def writer(output: str) -> Callable[[Sequence[Run]], str]:
    """The writer of an output.

    Raises:
        RenderError: when there is none of this name.
    """
    if output not in OUTPUTS:
        raise RenderError(f"no output {output!r}; there are {', '.join(OUTPUTS)}")
    return OUTPUTS[output]
