"""Runs in a markup language, which is a table: how it escapes, what opens and closes each format, how it links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from archcite.csl.output.runs import Region, Run


class Language(NamedTuple):
    """A markup language.

    Attributes:
        escape: Words so that they mean themselves.
        formats: What opens and closes a format; one that is not there is left out.
        link: What opens and closes a link to a safe address.
    """

    escape: Callable[[str], str]
    formats: Mapping[str, tuple[str, str]]
    link: Callable[[str], tuple[str, str]]


def written(runs: Iterable[Run], language: Language) -> str:
    """Runs in a language, opened and closed so that they nest.

    >>> from archcite.csl.output.runs import Run
    >>> language = Language(str.upper, {"italic": ("<", ">"), "bold": ("{", "}")}, lambda url: ("[", f"]{url}"))
    >>> written([Run("a", ("italic",)), Run("b", ("italic", "bold")), Run("c")], language)
    '<A{B}>C'
    """
    out: list[str] = []
    open_now: list[tuple[str, str]] = []
    for run in runs:
        wanted = [language.formats[name] for name in dict.fromkeys(run.formats) if name in language.formats]
        if run.url:
            wanted.insert(0, language.link(run.url))
        shared = 0
        while shared < min(len(open_now), len(wanted)) and open_now[shared] == wanted[shared]:
            shared += 1
        out += [closing for _, closing in reversed(open_now[shared:])]
        out += [opening for opening, _ in wanted[shared:]]
        out.append(language.escape(run.text))
        open_now = wanted
    out += [closing for _, closing in reversed(open_now)]
    return "".join(out)


def line_written(line: Iterable[Region], language: Language) -> str:
    """A line in a language, what stands in the margin set off by a space."""
    out = ""
    for region in line:
        words = written(region.runs, language)
        out += f"{words.rstrip()} " if region.display == "left-margin" else words
    return out.strip(" ")


def with_margin(line: tuple[Region, ...], language: Language) -> tuple[str, str]:
    """What of a line stands in the margin, and the rest."""
    if line and line[0].display == "left-margin":
        return written(line[0].runs, language).strip(" "), line_written(line[1:], language)
    return "", line_written(line, language)
