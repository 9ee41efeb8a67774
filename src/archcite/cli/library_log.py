"""`archcite undo`, `archcite redo`, `archcite log`."""

from __future__ import annotations

import click

from archcite.cli.library_common import library_option, one_line, opened


@click.command()
@click.argument("times", type=click.IntRange(1, 1000), default=1)
@library_option
def undo(times: int, path: str) -> None:
    """Take back the last change, or the last TIMES changes."""
    with opened(path) as library:
        for _ in range(times):
            click.echo(f"undone: {one_line(library.undo().what)}")


@click.command()
@click.argument("times", type=click.IntRange(1, 1000), default=1)
@library_option
def redo(times: int, path: str) -> None:
    """Make the last undone change again, or the last TIMES."""
    with opened(path) as library:
        for _ in range(times):
            click.echo(f"done again: {one_line(library.redo().what)}")


@click.command()
@click.option("-n", "--limit", default=20, show_default=True, help="At most so many; -1 for all.")
@library_option
def log(limit: int, path: str) -> None:
    """Show what was changed, the newest first; undone changes are marked."""
    with opened(path) as library:
        for change in library.log(limit):
            mark = click.style("undone ", fg="yellow") if change.undone else ""
            click.echo(f"{change.number:>5}  {change.made}  {mark}{one_line(change.what)}")
