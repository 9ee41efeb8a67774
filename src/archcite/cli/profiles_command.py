"""`archcite profiles`: the archives that are known, and profiles of your own: check them, keep them, take them away."""

from __future__ import annotations

import sys
from pathlib import Path

import click

EPILOG = """\b
Examples:
  archcite profiles list
  archcite profiles check my-archive.yaml     keys, patterns and examples, with line and column
  archcite profiles add my-archive.yaml       check it, and read by it from now on
  archcite profiles rm my-archive
"""
_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(epilog=EPILOG)
def profiles() -> None:
    """The archives whose citations are known, each a YAML file.

    Your own profiles stand in a folder of yours ($ARCHCITE_PROFILES, else among your settings); every command reads by them, and
    they take the place of ours of the same name.
    """


@profiles.command("list")
def list_() -> None:
    """List the profiles: name, archive, source, and the file of your own ones."""
    from archcite.archives.own_profiles import own_paths
    from archcite.archives.profiles import profiles as known

    own = {path.stem: str(path) for path in own_paths()}
    for profile in known():
        columns = [profile.id, profile.name, profile.source, *([own[profile.id]] if profile.id in own else [])]
        click.echo("\t".join(columns))


@profiles.command()
@click.argument("files", nargs=-1, required=True, type=_FILES)
def check(files: tuple[Path, ...]) -> None:
    """Check FILES: whether each is a profile, and whether its examples are read as it says."""
    failed = False
    for path in files:
        if _is_right(path):
            click.echo(f"{path}: all right")
        else:
            failed = True
    sys.exit(1 if failed else 0)


@profiles.command()
@click.argument("files", nargs=-1, required=True, type=_FILES)
def add(files: tuple[Path, ...]) -> None:
    """Check FILES and keep a copy of each that is right: every command reads by it from now on.

    A file is kept under its name; adding a file of that name again replaces it.
    """
    from archcite.archives.own_profiles import keep

    failed = False
    for path in files:
        if path.suffix != ".yaml":
            raise click.UsageError(f"a profile's file is named after its archive and ends in .yaml, unlike {path}")
        if not _is_right(path):
            failed = True
            continue
        try:
            click.echo(f"{path}: kept as {keep(path)}")
        except OSError as error:
            raise click.ClickException(f"{path} could not be kept: {error}") from error
    sys.exit(1 if failed else 0)


@profiles.command()
@click.argument("names", nargs=-1, required=True)
def rm(names: tuple[str, ...]) -> None:
    """Take your own profiles NAMES away; ours of the same name count again."""
    from archcite.archives.own_profiles import own_paths

    own = {path.stem: path for path in own_paths()}
    unknown = [name for name in names if name not in own]
    if unknown:
        kept = f"there are {', '.join(own)}" if own else "there are none"
        raise click.UsageError(f"no profile of yours is named {unknown[0]!r}; {kept}")
    for name in names:
        own[name].unlink()
        click.echo(f"{own[name]}: taken away")


def _is_right(path: Path) -> bool:
    """Whether a file passes the check; what is wrong is shown with its place."""
    from archcite.extraction.profile_check import check_profile

    failures = check_profile(path)
    lines = path.read_text("utf-8", "replace").splitlines()
    for failure in failures:
        place = f"{path}:{failure.line}:{failure.column}" if failure.line else str(path)
        click.echo(f"{place}: {click.style('error', fg='red', bold=True)}: {failure.message}", err=True)
        if 0 < failure.line <= len(lines):
            click.echo(f"    {lines[failure.line - 1][:100]}\n    {' ' * (failure.column - 1)}^", err=True)
    return not failures
