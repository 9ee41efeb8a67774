"""`archcite render`: a citation server on standard input and output, for other programs."""

from __future__ import annotations

import sys
from typing import TextIO

import click

EPILOG = """\b
Examples:
  echo '{"style": "apa", "items": [{"id": "a", "type": "book", "title": "On Truth"}]}' | archcite render
  archcite render jobs.jsonl > answers.jsonl

A job is one line of JSON: style (a name, a file or XML), items (CSL-JSON), and if wanted citations
([{"note": 1, "cites": [{"id": "a", "locator": "12"}]}]), locale, output (text, plain, html, markdown, …).
An answer is one line: citations and bibliography, or the error of that job.
"""


@click.command(epilog=EPILOG)
@click.argument("jobs", type=click.File(encoding="utf-8"), default="-")
def render(jobs: TextIO) -> None:
    """Answer citation jobs, one JSON object a line, with one answer a line."""
    from archcite.csl.jobs import lines_of, run

    failed = False
    for answer in run(lines_of(jobs)):
        failed = failed or answer.startswith('{"error"')
        click.echo(answer)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
