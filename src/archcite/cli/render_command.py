"""`archcite render`: a citation server on standard input and output, for other programs."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from archcite.csl.styles.style import Style

EPILOG = """\b
Examples:
  echo '{"style": "apa", "items": [{"id": "a", "type": "book", "title": "On Truth"}]}' | archcite render
  archcite render jobs.jsonl > answers.jsonl

A job is one line of JSON: style (an official one's name, or one of archcite's own, such as chicago; a file or XML), items (CSL-JSON), and if wanted citations
([{"note": 1, "cites": [{"id": "a", "locator": "12"}]}]), locale, output (text, plain, html, markdown, …).
An answer is one line: citations and bibliography, or the error of that job.
"""


@click.command(epilog=EPILOG)
@click.argument("jobs", type=click.File(encoding="utf-8"), default="-")
def render(jobs: TextIO) -> None:
    """Answer citation jobs, one JSON object a line, with one answer a line."""
    from archcite.csl.jobs import lines_of, run

    failed = False
    for answer in run(lines_of(jobs), _style_of):
        failed = failed or answer.startswith('{"error"')
        click.echo(answer)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


@lru_cache(maxsize=32)
def _style_of(source: str) -> Style:
    """The official style of a name, a file or XML; else archcite's own style of that name."""
    from archcite.csl.errors import StyleNotFoundError
    from archcite.csl.jobs import kept_style
    from archcite.render.styles import StyleError, load_style

    try:
        return kept_style(source)
    except StyleNotFoundError as missing:
        try:
            return load_style(source)
        except StyleError as error:
            raise StyleNotFoundError(str(error)) from missing
