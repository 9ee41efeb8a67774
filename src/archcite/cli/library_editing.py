"""`archcite edit`, `tag`, `note`, `attach`, `rm`, `key`: what a person does to records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archcite.cli import drafts
from archcite.cli.library_common import LibraryFailure, library_option, one_line, opened, row, shown_value
from archcite.cli.library_keys import complete_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archcite.library import Library
    from archcite.library.corrections import Difference
    from archcite.model import Record

_EDIT_EPILOG = """\b
Examples:
  archcite edit dobrynin1962telegram                       opens your editor ($VISUAL, $EDITOR)
  archcite edit --set title="Telegram" --set fond=17 KEY   for scripts
  archcite edit --set authors="Mao, Zedong; Xinhua" KEY    names are parted by semicolons
  archcite edit --set abstract= KEY                        takes the fact away
"""


@click.command(epilog=_EDIT_EPILOG)
@click.argument("key", shell_complete=complete_keys)
@click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="Set a fact; may be given again.")
@click.option("--draft", "from_draft", is_flag=True, help="Go on with what you typed last and could not be stored.")
@library_option
def edit(key: str, settings: tuple[str, ...], path: str, *, from_draft: bool) -> None:
    """Correct a record. What you type stands above every reading, for good; its key stays.

    A record that cannot be saved is kept as a draft, with the place of the mistake; --draft goes on with it.
    """
    from archcite.item import to_record
    from archcite.library.setting import with_setting
    from archcite.library.typed import EditError

    with opened(path) as library:
        entry = library.get(key)
        record = to_record(entry.item)
        if settings:
            try:
                for setting in settings:
                    record = with_setting(record, setting)
            except EditError as error:
                raise click.UsageError(error.message) from error
            _tell(entry.key, library.edit(key, record))
            return
        draft = drafts.last(entry.key) if from_draft else None
        if from_draft and draft is None:
            raise LibraryFailure(f"there is no draft of {entry.key}.")
        edited(library, key, draft)
        if draft:
            draft.unlink()


def edited(library: Library, key: str, draft: Path | None = None) -> None:
    """Let the user correct a record in their editor, as it is or from a draft."""
    from archcite.item import to_record

    entry = library.get(key)
    wanted = _in_editor(entry.key, to_record(entry.item), draft.read_text("utf-8") if draft else "")
    _tell(entry.key, library.edit(key, wanted) if wanted else ())


def _tell(key: str, differences: Iterable[Difference]) -> None:
    found = list(differences)
    if not found:
        click.echo(f"{key}: nothing changed.", err=True)
    for difference in found:
        click.echo(f"{key}: {difference.field}: {shown_value(difference.before)} → {shown_value(difference.after)}")


def _in_editor(key: str, record: Record, draft: str) -> Record | None:
    """The record as it comes out of the user's editor, or None when it was left as it was."""
    from archcite.library.editing import from_yaml, to_yaml
    from archcite.library.typed import EditError

    head = f"# {key}: correct what is wrong, save, and close the editor. Lines with # are left out.\n"
    start = head + to_yaml(record)
    text = draft or start
    while True:
        text = _opened_in_editor(key, text, start)
        if text == start or not text.strip():
            return None
        try:
            return from_yaml(text, record)
        except EditError as error:
            click.echo(f"{key}: {click.style('error', fg='red', bold=True)}: {error}", err=True)
            click.echo(_excerpt(text, error.place.line, error.place.column), err=True)
            if not sys.stdin.isatty() or not click.confirm("Open the editor again?", default=True, err=True):
                raise LibraryFailure(
                    f"nothing was stored; `archcite edit --draft {key}` goes on: what you typed is in {drafts.keep(key, text)}"
                ) from error


def _excerpt(text: str, line: int, column: int) -> str:
    lines = text.splitlines()
    if not 1 <= line <= len(lines):
        return ""
    return f"    {lines[line - 1][:100]}\n    {' ' * min(column - 1, 100)}^"


def _opened_in_editor(key: str, text: str, start: str) -> str:
    """The text after the editor closed; a failing editor loses nothing."""
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".yaml", prefix="archcite-", delete=False, encoding="utf-8") as file:
        file.write(text)
    path = Path(file.name)
    try:
        click.edit(filename=str(path))
        written = path.read_text("utf-8")
    except (click.ClickException, UnicodeDecodeError, OSError) as error:
        typed = path.read_bytes().decode("utf-8", "replace") if path.exists() else text
        kept = f" What you typed is in {drafts.keep(key, typed)}" if typed != start else ""
        message = error.format_message() if isinstance(error, click.ClickException) else str(error)
        raise LibraryFailure(f"{message}; nothing was stored.{kept}") from error
    finally:
        path.unlink(missing_ok=True)
    return written


@click.command()
@click.argument("tags", nargs=-1, required=True)
@click.option(
    "-k",
    "--key",
    "keys",
    multiple=True,
    required=True,
    shell_complete=complete_keys,
    help="A record; may be given again.",
)
@click.option("--remove", is_flag=True, help="Take the tags off.")
@library_option
def tag(tags: tuple[str, ...], keys: tuple[str, ...], path: str, *, remove: bool) -> None:
    """Put TAGS on records, or take them off.

    Example: archcite tag "chapter 2" Cuba -k dobrynin1962telegram -k mao1949
    """
    with opened(path) as library:
        for key in keys:
            now = library.tag(key, remove=tags) if remove else library.tag(key, add=tags)
            click.echo(f"{key}: {', '.join(now) or '(no tags)'}")


@click.command()
@click.argument("key", shell_complete=complete_keys)
@click.argument("text", required=False)
@click.option("--append", is_flag=True, help="Add to the note instead of replacing it.")
@library_option
def note(key: str, text: str | None, path: str, *, append: bool) -> None:
    """Write your own note on a record; without TEXT, in your editor, and - reads standard input."""
    with opened(path) as library:
        before = library.get(key).note
        if text == "-":
            text = sys.stdin.read().strip()
        elif text is None:
            text = click.edit(before, extension=".txt")
            if text is None:
                click.echo(f"{key}: nothing changed.", err=True)
                return
            text = text.strip()
        library.note(key, f"{before}\n\n{text}".strip() if append else text)
        click.echo(f"{key}: {one_line(library.get(key).note)[:80] or '(no note)'}")


@click.command()
@click.argument("key", shell_complete=complete_keys)
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False))
@click.option("--get", "wanted", metavar="NAME", help="Write the attached file NAME to standard output.")
@library_option
def attach(key: str, files: tuple[str, ...], wanted: str | None, path: str) -> None:
    """Keep FILES with a record: scans, photographs, transcripts. Without FILES, list them."""
    with opened(path) as library:
        for file in files:
            library.attach(key, Path(file).name, Path(file).read_bytes())
        attached = {attachment.name: attachment for attachment in library.get(key).attachments}
        if wanted is None:
            for name in attached:
                click.echo(name)
        elif wanted in attached:
            sys.stdout.buffer.write(library.content(attached[wanted].content))
        else:
            raise LibraryFailure(f"{key} has no file {wanted!r}; it has {', '.join(attached) or 'none'}.")


@click.command()
@click.argument("keys", nargs=-1, required=True, shell_complete=complete_keys)
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
def rm(keys: tuple[str, ...], path: str, *, yes: bool) -> None:
    """Take records out of the library; `archcite undo` brings them back."""
    with opened(path) as library:
        entries = [library.get(key) for key in keys]
        if not yes and sys.stdin.isatty():
            for entry in entries:
                click.echo(row(entry.key, entry.item), err=True)
            click.confirm(f"Take out {len(entries)} records?", abort=True, err=True)
        library.remove(keys)
        click.echo(f"taken out: {' '.join(entry.key for entry in entries)}; `archcite undo` brings back.", err=True)


@click.command("key")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--pattern", help="How new keys are made, such as '{author}{year}{title:12}'; '' for the usual way.")
@library_option
def key_(old: str | None, new: str | None, pattern: str | None, path: str) -> None:
    """Give a record another key; the OLD one stays valid. Without NEW, the key that a new record would get.

    Example: archcite key dobrynin1962telegram dobrynin1962cuba
    """
    from archcite.library.naming import PatternError

    with opened(path) as library:
        if pattern is not None:
            try:
                library.set_keys(pattern)
            except PatternError as error:
                raise click.UsageError(str(error)) from error
        if old is None:
            click.echo(f"keys are made as {library.setting('keys') or '{author}{year}{genre}'}")
            return
        wanted = new or _made(library, old)
        library.rename(old, wanted)
        click.echo(library.get(old).key)


def _made(library: Library, key: str) -> str:
    from archcite.item import to_record
    from archcite.library.naming import free, key_of

    entry = library.get(key)
    taken = {entry.key, *entry.aliases}
    return free(
        key_of(to_record(entry.item), library.setting("keys")), lambda name: name in library and name not in taken
    )
