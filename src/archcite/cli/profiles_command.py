"""`archcite profiles`: list the archives that are known, and check a profile of your own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

EPILOG = """\b
Examples:
  archcite profiles list
  archcite profiles check my-archive.yaml     keys, patterns and examples, with line and column
"""


@click.group(epilog=EPILOG)
def profiles() -> None:
    """The archives whose citations are known, each a YAML file: list them, check one of your own."""


@profiles.command("list")
def list_() -> None:
    """List the profiles: name, archive, source."""
    from archcite.archives.profiles import profiles as known

    for profile in known():
        click.echo(f"{profile.id}\t{profile.name}\t{profile.source}")


@profiles.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check FILES: whether each is a profile, and whether its examples are read as it says."""
    from archcite.extraction.profile_check import check_profile

    failed = False
    for path in files:
        failures = check_profile(path)
        failed = failed or bool(failures)
        lines = path.read_text("utf-8", "replace").splitlines()
        for failure in failures:
            place = f"{path}:{failure.line}:{failure.column}" if failure.line else str(path)
            click.echo(f"{place}: {click.style('error', fg='red', bold=True)}: {failure.message}", err=True)
            if 0 < failure.line <= len(lines):
                click.echo(f"    {lines[failure.line - 1][:100]}\n    {' ' * (failure.column - 1)}^", err=True)
        if not failures:
            click.echo(f"{path}: all right")
    sys.exit(1 if failed else 0)
