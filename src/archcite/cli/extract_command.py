"""`archcite extract`: the facts of a citation, and where each was read."""

from __future__ import annotations

import json
import sys

import click

from archcite.cli.inputs import Unreadable, documents
from archcite.cli.report import failed, finish, report, report_unreadable

EPILOG = """\b
Examples:
  archcite extract letter.txt                  the facts, for the eye
  archcite extract --explain letter.txt        where each was read, by which rule, how sure
  archcite extract --to json folder/ > facts.jsonl
  pbpaste | archcite extract -                 a citation from the clipboard
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--explain", is_flag=True, help="Show where each fact was read, by which rule and how sure it is.")
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "json"]),
    help="Text for the eye or JSON Lines. [default: text on a terminal or with --explain, json in a pipe]",
)
@click.option("--stated-only", is_flag=True, help="Leave out what the source does not state but implies.")
def extract(files: tuple[str, ...], form: str | None, *, explain: bool, stated_only: bool) -> None:
    """Read citations and show their facts.

    FILES are documents (text, HTML, PDF, docx, odt), folders of them, or - for standard input; a bare citation will do.
    """
    from archcite.extraction.reader import extract as read

    as_json = form == "json" or (form is None and not explain and not sys.stdout.isatty())
    total = failures = 0
    for text in documents(files):
        total += 1
        if isinstance(text, Unreadable):
            report_unreadable(text)
            failures += 1
            continue
        extraction = read(text)
        for problem in extraction.problems:
            report(text, problem)
        failures += failed(extraction.problems)
        if as_json:
            from archcite.cli.data import as_data

            click.echo(json.dumps(as_data(extraction, explain=explain, stated=stated_only), ensure_ascii=False))
        else:
            from archcite.cli.explain import show

            show(extraction, explain=explain, stated=stated_only)
    finish(failures, total)
