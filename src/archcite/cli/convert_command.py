"""`archcite convert`: bibliographic files from any format to any other."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archcite.cli.exporting import (
    READ,
    STDOUT,
    WRITTEN,
    for_option,
    format_to_read,
    format_to_write,
    rendered,
    report_option,
    tell_losses,
    write_out,
)
from archcite.cli.report import failed, finish, report

if TYPE_CHECKING:
    from archcite.formats import Item, Reading
    from archcite.model import Text

EPILOG = """\b
Examples:
  archcite convert library.ris library.bib              by the files' names and contents
  archcite convert --to biblatex old.bib new.bib        where the name leaves two choices
  archcite convert a.ris b.bib c.json all.yaml          several into one
  archcite convert --to csl-json - - < export.ris       in a pipe
  archcite convert --salvage rest.ris broken.ris whole.bib    what failed, set aside
  archcite convert --for pandoc --report a.json a.ris   what will pandoc lose?
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--from", "source_format", type=click.Choice(READ), help="What is read. [default: as the content shows]")
@click.option(
    "--to", "target_format", type=click.Choice(WRITTEN), help="What is written. [default: as OUT's name says]"
)
@for_option
@report_option
@click.option(
    "--salvage", type=click.Path(allow_dash=True), metavar="FILE", help="Write the text of what failed to FILE."
)
@click.option("--strict", is_flag=True, help="Exit with 1 on any problem, and write nothing.")
@click.option("--encoding", metavar="NAME", help="The encoding of what is read. [default: found out]")
def convert(
    files: tuple[str, ...],
    source_format: str | None,
    target_format: str | None,
    program: str | None,
    salvage: str | None,
    encoding: str | None,
    *,
    wants_report: bool,
    strict: bool,
) -> None:
    """Convert bibliographic files: IN… OUT, or IN alone with --to for standard output.

    Whole records are always kept; what is damaged is told with its line and column, and kept with --salvage.
    """
    *named, out = files if len(files) > 1 else (*files, STDOUT)
    form = format_to_write(target_format, out)
    readings = [(name, _read(name, source_format, encoding)) for name in named]
    failures = 0
    items: list[Item] = []
    for name, reading in readings:
        if reading is None:
            failures += 1
            continue
        for problem in reading.problems:
            report(reading.text, problem)
        if not reading.items:
            click.echo(f"{name}: no records in it", err=True)
        failures += failed(reading.problems) or (strict and bool(reading.problems))
        items += reading.items
    if salvage:
        raw = [raw for _, reading in readings if reading for raw in reading.raw]
        write_out(salvage, "".join(f"{text.rstrip()}\n\n" for text in raw))
    if not (strict and failures):
        write_out(out, rendered(_distinct(items), form, program))
        tell_losses(items, form, program, whole=wants_report)
    finish(failures, len(named))


def _read(name: str, source_format: str | None, encoding: str | None) -> Reading | None:
    text = _text(name, encoding)
    if text is None:
        return None
    form = format_to_read(source_format, text, name)
    if form is None:
        click.echo(
            f"{name}: {click.style('error', fg='red', bold=True)}: of no known format; say with --from", err=True
        )
        return None
    return form.read(text)


def _text(name: str, encoding: str | None) -> Text | None:
    from archcite.formats import decode
    from archcite.model import Text

    source = "<stdin>" if name == "-" else name
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return Text(data.decode(encoding), source, encoding) if encoding else decode(data, source)
    except LookupError as error:
        raise click.BadParameter(f"no encoding is called {encoding!r}", param_hint="--encoding") from error
    except UnicodeDecodeError as error:
        click.echo(f"{source}: not {encoding}: byte {error.start}", err=True)
    except OSError as error:
        click.echo(f"{source}: {click.style('error', fg='red', bold=True)}: {error.strerror or error}", err=True)
    return None


def _distinct(items: list[Item]) -> list[Item]:
    """The items of several files, each identifier once."""
    from archcite.formats.identity import unused

    taken: dict[str, int] = {}
    found = []
    for item in items:
        given = unused(str(item["id"]), taken)
        taken.setdefault(given, 1)
        found.append(item if given == str(item["id"]) else {**item, "id": given})
    return found
