"""`archcite duplicates` and `archcite merge`: one document kept twice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from archcite.cli.library_common import library_option, one_line, opened, row, shown_value, year_of
from archcite.cli.library_keys import complete_keys

if TYPE_CHECKING:
    from archcite.library import Library
    from archcite.library.duplicates import Candidate

_EPILOG = """\b
Examples:
  archcite duplicates                      shows each pair and asks: merge, keep both, skip
  archcite duplicates --quiet merge        merges what is surely one document, asks nothing
  archcite duplicates --quiet list         prints the pairs: keys, score, reasons
"""


@click.command(epilog=_EPILOG)
@click.option(
    "--quiet",
    type=click.Choice(["list", "merge"]),
    help="Ask nothing: list the pairs, or merge those that are surely one. [default in a pipe: list]",
)
@click.option("--least", type=click.FloatRange(0, 1), help="Only pairs that score at least so much.")
@library_option
def duplicates(quiet: str | None, least: float | None, path: str) -> None:
    """Find records that are the same document, from other addresses, formats or vintages of a citation.

    Two telegrams that differ in number or date alone are never taken for one.
    """
    from archcite.library.duplicates import CERTAIN, candidates

    with opened(path) as library:
        found = [pair for pair in candidates(library) if pair.score >= (least or 0)]
        if not found:
            click.echo("Nothing looks like a duplicate.", err=True)
            return
        if quiet is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
            quiet = "list"
        if quiet == "list":
            for pair in found:
                click.echo(f"{pair.one}\t{pair.other}\t{pair.score:.2f}\t{', '.join(pair.reasons)}")
        elif quiet == "merge":
            sure = [pair for pair in found if pair.score >= CERTAIN]
            merged = sum(_merge(library, pair) for pair in sure)
            click.echo(f"{merged} merged, {len(found) - len(sure)} left for you to look at.", err=True)
        else:
            _ask(library, found)


def _merge(library: Library, pair: Candidate) -> bool:
    """Merge a pair, unless both are one already by an earlier merge."""
    one, other = library.get(pair.one), library.get(pair.other)
    if one.key == other.key:
        return False
    # What a person worked on leads; else what was there first.
    if (len(other.corrections), one.added) > (len(one.corrections), other.added):
        one, other = other, one
    library.merge(one.key, [other.key])
    click.echo(f"{other.key} merged into {one.key} ({', '.join(pair.reasons)})")
    return True


def _ask(library: Library, found: list[Candidate]) -> None:
    for number, pair in enumerate(found, 1):
        one, other = library.get(pair.one), library.get(pair.other)
        if one.key == other.key:
            continue
        click.echo(f"\n{number} of {len(found)}: {pair.score:.0%}, {', '.join(pair.reasons)}")
        _compare(library, pair)
        click.echo(
            "  [1] merge, keep the left key  [2] merge, keep the right key  [b] keep both  [s] skip  [q] quit ",
            nl=False,
        )
        choice = _choice("12bsq")
        click.echo(choice)
        if choice == "1":
            library.merge(pair.one, [pair.other])
        elif choice == "2":
            library.merge(pair.other, [pair.one])
        elif choice == "b":
            library.tell_apart(pair.one, pair.other)
        elif choice == "q":
            return


def _choice(keys: str) -> str:
    while True:
        key = click.getchar().lower()
        if key in {"\x03", "\x04", "\x1b"}:
            return "q"
        if key in keys:
            return key


def _compare(library: Library, pair: Candidate) -> None:
    """The two records fact by fact; what differs is marked."""
    from archcite.item import to_record
    from archcite.library.corrections import facts

    one, other = (library.get(key) for key in (pair.one, pair.other))
    click.echo(f"  {'':<16} {click.style(f'{one.key:<36}', bold=True)} {click.style(other.key, bold=True)}")
    left, right = facts(to_record(one.item)), facts(to_record(other.item))
    for field in [*left, *(name for name in right if name not in left)]:
        mine, theirs = (shown_value(side[field])[:36] if field in side else "" for side in (left, right))
        colour = None if mine == theirs else "yellow"
        click.echo(f"  {field.removeprefix('extra.')[:16]:<16} {mine:<36} {click.style(theirs, fg=colour)}")


@click.command()
@click.argument("key", shell_complete=complete_keys)
@click.argument("others", nargs=-1, required=True, shell_complete=complete_keys)
@library_option
def merge(key: str, others: tuple[str, ...], path: str) -> None:
    """Make several records of one document one: KEY stays, what it lacks comes from OTHERS, whose keys become aliases."""
    with opened(path) as library:
        entry = library.merge(key, others)
        click.echo(row(entry.key, entry.item), err=True)
        click.echo(f"{entry.key}: {one_line(year_of(entry.item))} aliases {', '.join(entry.aliases)}")
