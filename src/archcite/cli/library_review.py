"""`archcite review` and `archcite reread`: what extraction was unsure of, and what it reads differently now."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from archcite.cli.library_common import LibraryFailure, library_option, opened, shown_value
from archcite.cli.library_keys import complete_keys

if TYPE_CHECKING:
    from archcite.library import Library


@click.command()
@click.option("--list", "as_list", is_flag=True, help="Print the keys that wait, and why. [default in a pipe]")
@library_option
def review(path: str, *, as_list: bool) -> None:
    """Look at the records that extraction was unsure of, one screen each.

    The source stands at the left with what was read marked, the facts at the right; one key accepts, corrects or skips.
    It goes on where it stopped.
    """
    from archcite.library.evidence import doubts
    from archcite.library.review import waiting

    with opened(path) as library:
        keys = waiting(library).keys
        if as_list or not (sys.stdin.isatty() and sys.stdout.isatty()):
            for key in keys:
                why = [doubt for found in library.evidence(key) for doubt in doubts(found.claims, found.problems)]
                click.echo(f"{key}\t{'; '.join(why)}")
            return
        if not keys:
            click.echo("Nothing waits to be looked at.", err=True)
            return
        _go_through(library, keys)


def _go_through(library: Library, keys: tuple[str, ...]) -> None:
    from archcite.library.review import drawn

    place = 0
    steps: list[_Step] = []
    while place < len(keys):
        key = keys[place]
        size = shutil.get_terminal_size()
        found = library.evidence(key)
        click.clear()
        progress = f"{place + 1} of {len(keys)}"
        last = found[-1] if found else None
        colour = "NO_COLOR" not in os.environ
        shown = drawn(library.get(key), last, progress, size.columns, size.lines - 1, colour=colour)
        click.echo(shown, nl=False, color=True)
        before = library.last_change()
        choice = click.getchar().lower()
        if choice in {"q", "\x03", "\x04", "\x1b"}:
            break
        if choice == "u" and steps:
            place = _taken_back(library, steps, place)
        elif choice in {"a", "s"}:
            library.review(key, "accepted" if choice == "a" else "skipped")
            steps.append(_Step(place, library.last_change(), before, accepted=choice == "a"))
            place += 1
        elif choice in {"e", "c"}:
            _edit(library, key)
            if library.last_change() != before:
                steps.append(_Step(place, library.last_change(), before))
    click.clear()
    click.echo(f"{sum(step.accepted for step in steps)} accepted; {len(keys) - place} still wait.", err=True)


@dataclass(frozen=True, slots=True)
class _Step:
    """What a key did: where, and the numbers of the last change after and before it; they are one where nothing changed."""

    place: int
    change: int
    before: int
    accepted: bool = False


def _taken_back(library: Library, steps: list[_Step], place: int) -> int:
    """Undo the last step and give its place; what another program changed since is not touched."""
    step = steps[-1]
    if library.last_change() != step.change:
        click.pause("Another program changed the library since: see archcite log. Press a key to go on.", err=True)
        return place
    if step.change != step.before:
        library.undo()
    return steps.pop().place


def _edit(library: Library, key: str) -> None:
    from archcite.cli.library_editing import edited

    try:
        edited(library, key)
    except LibraryFailure as error:
        error.show()
        click.pause("Press a key to go on.", err=True)


@click.command()
@click.argument("keys", nargs=-1, shell_complete=complete_keys)
@click.option("--all", "every", is_flag=True, help="Every record whose source the library holds.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@library_option
def reread(keys: tuple[str, ...], path: str, *, every: bool, dry_run: bool) -> None:
    """Read stored sources again with this version of archcite, and show what differs.

    What you typed stays; all else takes the new reading, unless --dry-run is given. `archcite undo` takes it back.
    """
    from archcite.cli.citations import read_again
    from archcite.library.changes import compared
    from archcite.model import Text

    if bool(keys) == every:
        raise click.UsageError("Name the records, or give --all.")
    with opened(path) as library:
        for key in keys or [entry.key for entry in library.entries() if entry.sources]:
            found = [evidence for evidence in library.evidence(key) if evidence.text]
            if not found:
                click.echo(f"{key}: the library does not hold the text it was read from.", err=True)
                continue
            extraction = read_again(Text(found[-1].text, source=found[-1].source.name))
            if extraction is None:
                click.echo(f"{key}: not read again, for its words say only where they stood what they cite.", err=True)
                continue
            differences = compared(library.get(key), extraction.record)
            for difference in differences:
                stays = " (stays as you typed it)" if difference.kept else ""
                click.echo(
                    f"{key}: {difference.field}: {shown_value(difference.before)} → {shown_value(difference.after)}{stays}"
                )
            if not dry_run and any(not difference.kept for difference in differences):
                library.take_reading(key, extraction)
