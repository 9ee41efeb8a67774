"""`archcite backup`, `archcite restore`, `archcite check`."""

from __future__ import annotations

from pathlib import Path

import click

from archcite.cli.library_common import LibraryFailure, library_file, library_option, opened


@click.command()
@click.argument("file", type=click.Path())
@library_option
def backup(file: str, path: str) -> None:
    """Write a copy of the library to FILE, checked, while others may go on working."""
    from archcite.library.safekeeping import backup as copy

    with opened(path) as library:
        try:
            count = copy(library, Path(file))
        except OSError as error:
            raise LibraryFailure(f"{file}: {error.strerror or error}") from error
        click.echo(f"{file}: {count:,} records")


@click.command()
@click.argument("file", type=click.Path())
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
def restore(file: str, path: str, *, yes: bool) -> None:
    """Put the backup FILE in the library's place; the library that was there is kept beside it."""
    from archcite.library import LibraryError
    from archcite.library.safekeeping import restore as put_back

    path = library_file(path)
    if not Path(file).is_file():
        raise LibraryFailure(f"there is no backup {file}.")
    before = Path(path).exists()
    if before and not yes:
        click.confirm(f"Put {file} in the place of {path}?", abort=True, err=True)
    try:
        count = put_back(path, Path(file))
    except LibraryError as error:
        raise LibraryFailure(str(error)) from error
    except OSError as error:
        raise LibraryFailure(f"{error.filename or path}: {error.strerror or error}") from error
    kept = f"; what was there before is {Path(path).name}.before-restore" if before else ""
    click.echo(f"{path}: {count:,} records{kept}")


@click.command("check")
@library_option
def check(path: str) -> None:
    """Look whether the library is whole: the file, its references, the search index, every stored text."""
    from archcite.library.safekeeping import check as look

    path = library_file(path)
    with opened(path) as library:
        found = list(look(library))
        for problem in found:
            click.echo(problem)
        if found:
            raise LibraryFailure(f"{path}: {len(found)} problems. `archcite restore BACKUP` brings a backup back.")
        click.echo(f"{path}: {len(library):,} records, all whole.")
