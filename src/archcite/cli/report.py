"""Problems as the user sees them: file, line and column, what was met, a caret under the place."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from archcite.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archcite.cli.inputs import Records, Unreadable
    from archcite.model import Problem, Text

_COLOURS: Final = {Severity.NOTE: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "red"}
_WIDEST: Final = 100


def report(text: Text, problem: Problem) -> None:
    """Tell one problem of a document on standard error."""
    place = text.source
    if problem.span:
        line, column = text.place(problem.span.start)
        place = f"{place}:{line}:{column}"
    tell(problem, f"{place}: ")
    if problem.span and problem.severity is Severity.ERROR:
        click.echo(excerpt(text, problem.span.start, problem.span.end), err=True)


def tell(problem: Problem, place: str = "") -> None:
    """Tell a problem in a line on standard error, behind the place where it was met."""
    kind = click.style(problem.severity.value, fg=_COLOURS[problem.severity], bold=True)
    click.echo(f"{place}{kind}: {problem.message} [{problem.code}]", err=True)


def report_unreadable(failure: Unreadable | Records) -> None:
    """Tell that a document could not be read."""
    click.echo(f"{failure.source}: {click.style('error', fg='red', bold=True)}: {failure.reason}", err=True)


def excerpt(text: Text, start: int, end: int) -> str:
    """The line of a place with carets under it, cut to what fits on a terminal."""
    first = text.content.rfind("\n", 0, start) + 1
    last = text.content.find("\n", start)
    last = len(text.content) if last < 0 else last
    cut = max(first, start - _WIDEST // 2)
    line = text.content[cut : min(last, cut + _WIDEST)].replace("\t", " ")
    carets = "^" * max(1, min(end, last, cut + _WIDEST) - start)
    return f"    {line}\n    {' ' * (start - cut)}{carets}"


def failed(problems: Iterable[Problem]) -> bool:
    """Whether a document counts as failed."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def finish(failures: int, total: int) -> None:
    """End the command: exit code 1 when some document failed, with a count where there were several."""
    if failures:
        if total > 1:
            click.echo(f"{failures} of {total} documents failed.", err=True)
        sys.exit(1)
