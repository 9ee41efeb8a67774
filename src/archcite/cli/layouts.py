"""How citations and bibliographies are laid out in each output: headings, paragraphs, what a file begins and ends with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

#: LaTeX's headings without a number, by level.
_SECTIONS: Final = ("section", "subsection", "subsubsection", "paragraph", "subparagraph")


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands around the entries.

    Args:
        escape: words so that they mean themselves.
        heading: from escaped words and a level, counted from 1.
        paragraph: from an entry.
        begin: what the whole begins with.
        end: what it ends with.
    """

    escape: Callable[[str], str]
    heading: Callable[[str, int], str]
    paragraph: Callable[[str], str]
    begin: str = ""
    end: str = ""


def _escaped(output: str) -> Callable[[str], str]:
    def escape(text: str) -> str:
        from archcite.render.output import OUTPUTS, Run

        return OUTPUTS[output]([Run(text)])

    return escape


def _escaped_markdown(text: str) -> str:
    from archcite.render import escape_markdown

    return escape_markdown(
        text
    )  # an entry's own writer guards the beginning of a line, which a heading's words are not


def _text_heading(words: str, level: int) -> str:
    return click.style(f"\n{'  ' * (level - 1)}{words.upper() if level == 1 else words}", bold=True)


def _html_heading(words: str, level: int) -> str:
    return f"<h{min(level + 1, 6)}>{words}</h{min(level + 1, 6)}>"


def _markdown_heading(words: str, level: int) -> str:
    return f"{'#' * min(level + 1, 6)} {words}\n"


def _latex_heading(words: str, level: int) -> str:
    return f"\\{_SECTIONS[min(level, len(_SECTIONS)) - 1]}*{{{words}}}\n"


def _rtf_heading(words: str, level: int) -> str:
    return rf"{{\pard\keepn\sb240\sa120\b\fs{max(24, 34 - 2 * level)} {words}\par}}"


def _typst_heading(words: str, level: int) -> str:
    return f"{'=' * level} {words}\n"


def _html_paragraph(entry: str) -> str:
    return f"<p>{entry}</p>"


def _spaced(entry: str) -> str:
    return f"{entry}\n"


def _latex_paragraph(entry: str) -> str:
    return f"\\noindent\\hangindent=1.5em {entry}\\par\n"


def _rtf_paragraph(entry: str) -> str:
    return rf"{{\pard\li720\fi-720\sa120 {entry}\par}}"


def _same(entry: str) -> str:
    return entry


_RTF: Final = r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman Times New Roman;}}"
LAYOUTS: Final[Mapping[str, Layout]] = {
    "text": Layout(_escaped("text"), _text_heading, _same),
    "html": Layout(_escaped("html"), _html_heading, _html_paragraph),
    "markdown": Layout(_escaped_markdown, _markdown_heading, _spaced),
    "latex": Layout(_escaped("latex"), _latex_heading, _latex_paragraph),
    "rtf": Layout(_escaped("rtf"), _rtf_heading, _rtf_paragraph, _RTF, "}"),
    "typst": Layout(_escaped("typst"), _typst_heading, _spaced),
}


def framed(lines: Iterable[str], layout: Layout) -> Iterator[str]:
    """The lines as a whole file, between what it begins and ends with.

    Example:
        >>> list(framed(["Roe."], LAYOUTS["text"]))
        ['Roe.']
    """
    if layout.begin:
        yield layout.begin
    yield from lines
    if layout.end:
        yield layout.end
