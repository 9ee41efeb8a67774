"""What `archcite export` and `archcite convert` share: choosing formats, writing out, telling what a program loses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from archcite.formats import FORMATS, Profile, by_content, by_extension
from archcite.formats.losses import fates, is_documented, reader_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.formats import Format, Item
    from archcite.formats.losses import Fate
    from archcite.model import Text

STDOUT: Final = "-"
WRITTEN: Final = [name for name, row in FORMATS.items() if row.writes]
READ: Final = [name for name, row in FORMATS.items() if row.reads]

for_option = click.option(
    "--for",
    "program",
    type=click.Choice([profile.value for profile in Profile]),
    help="The program that will read it: chooses tags and fallbacks. [default: the format's usual one]",
)
report_option = click.option(
    "--report", "wants_report", is_flag=True, help="Tell what that program makes of each fact."
)


def format_to_write(name: str | None, path: str) -> Format:
    """The format that was asked for, or that a file's name says."""
    if name:
        return FORMATS[name]
    found = by_extension(path) if path != STDOUT else None
    if found is None:
        silent = "" if path == STDOUT else f"{path!r} does not say: "
        raise click.UsageError(f"Which format? {silent}Add --to ({', '.join(WRITTEN)}).")
    if not found.writes:
        raise click.UsageError(f"archcite reads {found.title} but does not write it.")
    return found


def format_to_read(name: str | None, text: Text, path: str) -> Format | None:
    """The format that was asked for, else that the content shows, else that the file's name says."""
    if name:
        return FORMATS[name]
    shown, named = by_content(text.content), by_extension(path)
    if shown and named and {shown.name, named.name} <= {"bibtex", "biblatex"}:
        return shown
    return shown or named


def write_out(path: str, text: str) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if path == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
        return
    from archcite.files import write_whole

    try:
        write_whole(Path(path), text)
    except OSError as error:
        raise click.ClickException(f"{path}: not written: {error.strerror or error}") from error


def rendered(items: Sequence[Item], form: Format, program: str | None) -> str:
    """The items in a format, for a program."""
    return form.write(items, Profile(program) if program else None)


def tell_losses(items: Sequence[Item], form: Format, program: str | None, *, whole: bool) -> None:
    """One line on standard error when something is not kept; with `whole`, every fact as a table."""
    reader = reader_of(form.name, program)
    if not reader:
        if whole:
            click.echo(f"{form.title}: keeps every fact; add --for to see what a program makes of it.", err=True)
        return
    found = fates(items, form.name, reader)
    if whole:
        _table(found, form.title, reader)
    lost = [fate for fate in found if fate.outcome != "kept"]
    if whole and is_documented(form.name, reader):
        click.echo(f"What {reader} makes of it is as documented, not run.", err=True)
    if lost:
        names = ", ".join(fate.fact for fate in lost[:6]) + (" …" if len(lost) > 6 else "")
        hint = "" if whole else "; --report tells how"
        click.echo(
            f"{form.title} for {reader}: {len(lost)} of {len(found)} facts not kept as such: {names}{hint}", err=True
        )
    elif whole:
        click.echo(f"{form.title} for {reader}: every fact is kept.", err=True)


def _table(found: Sequence[Fate], title: str, reader: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(stderr=True)
    if not console.is_terminal:
        for fate in found:
            click.echo(f"{fate.fact}\t{fate.travels}\t{fate.told}", err=True)
        return
    table = Table("Fact", "Travels as", reader.capitalize(), title=f"{title} for {reader}", box=box.SIMPLE)
    colours: dict[str, Any] = {"kept": "green", "note": "yellow", "changed": "red", "lost": "red"}
    for fate in found:
        table.add_row(fate.fact, fate.travels, fate.told, style=colours[fate.outcome])
    console.print(table)
