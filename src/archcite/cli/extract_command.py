"""`archcite extract`: the facts of a citation, and where each was read."""

from __future__ import annotations

import json
import sys
from math import isnan
from typing import TYPE_CHECKING

import click

from archcite.cli.extracting import find_option, read_and_told, reader
from archcite.cli.inputs import Records, Unreadable, documents
from archcite.cli.report import failed, finish, report_unreadable

if TYPE_CHECKING:
    from archcite.cli.citations import Citation

EPILOG = """\b
Examples:
  archcite extract letter.txt                  the facts, for the eye
  archcite extract --explain letter.txt        where each was read, by which rule, how sure
  archcite extract --min-confidence 0.9 page.txt   only what is rather sure
  archcite extract --to json folder/ > facts.jsonl
  pbpaste | archcite extract -                 a citation from the clipboard
  archcite extract --find chapter.docx         each citation of its footnotes, with its place
  archcite extract --find notes.txt | jq -r '[.line, .note, .text] | @tsv'
"""


def _refuse_nan(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    """Refuse "nan", which click takes for a number of any range: nothing is less than it, so all fields would stay, without a word."""
    if isnan(value):
        raise click.BadParameter("nan is not a number from 0 to 1.")
    return value


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
@find_option
@click.option(
    "--min-confidence",
    "minimum",
    type=click.FloatRange(0, 1),
    callback=_refuse_nan,
    default=0.0,
    help="Leave out the fields that were read with less confidence than this, from 0 to 1; --explain names them.",
)
def extract(
    files: tuple[str, ...], form: str | None, minimum: float, *, explain: bool, stated_only: bool, find: bool
) -> None:
    """Read citations and show their facts.

    FILES are documents (text, HTML, PDF, docx, odt), folders of them, or - for standard input; a bare citation will do.
    """
    from archcite.cli.citations import at_least

    as_json = form == "json" or (form is None and not explain and not sys.stdout.isatty())
    citations_of = reader(find=find)
    total = failures = 0
    for text in documents(files):
        total += 1
        if isinstance(text, Unreadable | Records):
            report_unreadable(text)
            failures += 1
            continue
        citations, problems = read_and_told(text, citations_of)
        failures += failed(problems)
        for citation in citations:
            _print(at_least(citation, minimum), as_json=as_json, explain=explain, stated=stated_only)
        if find and citations and not as_json and not explain:
            from archcite.cli.found_summary import summary

            click.echo(summary(citations), err=True)
    finish(failures, total)


def _print(citation: Citation, *, as_json: bool, explain: bool, stated: bool) -> None:
    if as_json:
        from archcite.cli.data import as_data

        click.echo(json.dumps(as_data(citation, explain=explain, stated=stated), ensure_ascii=False))
    else:
        from archcite.cli.explain import show

        show(citation, explain=explain, stated=stated)
