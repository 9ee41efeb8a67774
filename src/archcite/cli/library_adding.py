"""`archcite add` and `archcite import`: documents and bibliographic files into the library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click
from msgspec.structs import replace

from archcite.cli.extracting import citations, find_option, reader
from archcite.cli.inputs import STDIN
from archcite.cli.library_common import library_option, opened, shown_value
from archcite.cli.report import failed, finish, report
from archcite.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archcite.library import Added, Library
    from archcite.library.imported import Existing, Imported

_ADD_EPILOG = """\b
Examples:
  archcite add letter.txt folder/           documents, read and kept with their text and evidence
  pbpaste | archcite add -                  a citation from the clipboard
  archcite add --key dobrynin1962 --tag chapter2 letter.txt
  archcite add --find chapter.docx          all that its footnotes cite, each as a record of its own
"""
_IMPORT_EPILOG = """\b
Examples:
  archcite import zotero.json refs.bib old.ris      any format that can be read
  archcite import --existing update zotero.json     a newer export of the same; what you corrected stays
  archcite import library-tree/                     what `archcite export --each` wrote
"""


@click.command(epilog=_ADD_EPILOG)
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--key", default="", help="The citation key, for a single document. [default: made from the record]")
@click.option("--tag", "tags", multiple=True, help="A tag; may be given again.")
@click.option(
    "--duplicates",
    type=click.Choice(["tell", "skip", "merge"]),
    default="tell",
    show_default=True,
    help="What to do with a document that is surely in the library from elsewhere.",
)
@find_option
@library_option
def add(files: tuple[str, ...], key: str, tags: tuple[str, ...], duplicates: str, path: str, *, find: bool) -> None:
    """Read documents and keep them in the library.

    FILES are documents, folders of them, or - for standard input. Prints the key of each record once it is stored.
    """
    from archcite.cli.citations import each_once, on_its_own

    failures = count = 0
    with opened(path, create=True) as library:
        for citation in each_once(citations(files, reader(find=find))):
            count += 1
            if key and count > 1:
                raise click.UsageError("--key is for a single document.")
            if citation is None:
                failures += 1
                continue
            added = library.add_extraction(on_its_own(citation), key=key, tags=tags)
            _tell_added(library, added, duplicates)
    finish(failures, count)


def _tell_added(library: Library, added: Added, policy: str) -> None:
    if not added.new:
        click.echo(f"{added.key}: already in the library.", err=True)
        for difference in added.differences:
            stays = ", which you typed and which stays" if difference.kept else ""
            click.echo(
                f"  {difference.field}: reads {shown_value(difference.after)!r} now, "
                f"the library has {shown_value(difference.before)!r}{stays}",
                err=True,
            )
        if any(not difference.kept for difference in added.differences):
            click.echo(f"  `archcite reread {added.key}` takes the new reading.", err=True)
        click.echo(added.key)
        return
    from archcite.library.duplicates import CERTAIN, like

    for candidate in like(library, added.key)[:3]:
        reasons = ", ".join(candidate.reasons)
        if candidate.score >= CERTAIN and policy != "tell":
            library.merge(candidate.other, [added.key]) if policy == "merge" else library.remove([added.key])
            done = "merged into it" if policy == "merge" else "not added"
            click.echo(f"{candidate.other}: the same document ({reasons}); {done}.", err=True)
            click.echo(candidate.other)
            return
        click.echo(f"{added.key}: perhaps the same document as {candidate.other} ({reasons}).", err=True)
    click.echo(added.key)


@click.command("import", epilog=_IMPORT_EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--from", "source_format", metavar="FORMAT", help="What is read. [default: as the content shows]")
@click.option("--tag", "tags", multiple=True, help="A tag for every new record; may be given again.")
@click.option(
    "--existing",
    type=click.Choice(["skip", "update", "both"]),
    help="What to do with a record that the library has in other words. [default: skip; update for a tree]",
)
@library_option
def import_(
    files: tuple[str, ...], source_format: str | None, tags: tuple[str, ...], existing: Existing | None, path: str
) -> None:
    """Take bibliographic files into the library, in any format that archcite reads.

    Keys that come along are kept. Prints each new key once it is stored; an import that was broken off can be run again.
    """
    failures = 0
    with opened(path, create=True) as library:
        for name in files:
            try:
                outcome, failures_here = _import_one(library, name, source_format, tags, existing)
            except (OSError, ValueError) as error:
                click.echo(f"{name}: {click.style('error', fg='red', bold=True)}: {_reason(error)}", err=True)
                failures += 1
                continue
            failures += bool(failures_here or outcome.failed)
            _tell_imported(name, outcome)
    finish(failures, len(files))


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _import_one(
    library: Library, name: str, source_format: str | None, tags: tuple[str, ...], existing: Existing | None
) -> tuple[Imported, int]:
    from archcite.library import tree

    folder = Path(name)
    if name != STDIN and folder.is_dir():
        if not tree.is_tree(folder):
            raise ValueError("this folder is no tree of records (there is no 'records' folder in it).")
        outcome, broken = tree.read(library, folder, existing=existing or "update")
        for error in broken:
            click.echo(f"{click.style('error', fg='red', bold=True)}: {error}", err=True)
        return outcome, len(broken)
    data = sys.stdin.buffer.read() if name == STDIN else folder.read_bytes()
    items, failures = _items(data, name, source_format)
    with _Progress(name) as progress:
        outcome = library.import_items(items, existing=existing or "skip", tags=tags, progress=progress)
    return outcome, failures + failed(outcome.problems)


def _items(data: bytes, name: str, source_format: str | None) -> tuple[Iterable[Any], int]:
    """The items of a file; CSL-JSON is not decoded as a whole, so that a large file is not held twice."""
    import msgspec

    from archcite.formats import FORMATS, by_content, by_extension, decode
    from archcite.library import bulk

    if source_format in {None, "csl-json"} and data[:64].lstrip(b" \t\r\n")[:1] in {b"[", b"{"}:
        try:
            return bulk.split_json(data), 0
        except msgspec.DecodeError:
            pass  # JSON Lines, or broken: the format's own reader says where
    text = decode(data, "<stdin>" if name == STDIN else name)
    form = FORMATS.get(source_format or "") or by_content(text.content) or by_extension(name)
    if form is None or not form.reads:
        names = ", ".join(row.name for row in FORMATS.values() if row.reads)
        raise ValueError(
            f"no format is known by its content; name it with --from ({names}). Documents are kept by `archcite add`."
        )
    reading = form.read(text)
    for problem in reading.problems:
        report(reading.text, problem)
    return reading.items, int(failed(reading.problems))


def _tell_imported(name: str, outcome: Imported) -> None:
    for place, reason in outcome.failed:
        click.echo(f"{name}: record {place}: {click.style('error', fg='red', bold=True)}: {reason}", err=True)
    for key in outcome.conflicts:
        click.echo(f"{name}: {key} is in the library in other words; left as it is (see --existing).", err=True)
    parts = [
        f"{len(outcome.added)} new",
        f"{len(outcome.updated)} changed" if outcome.updated else "",
        f"{outcome.same} already there" if outcome.same else "",
        f"{len(outcome.conflicts)} in other words" if outcome.conflicts else "",
        f"{len(outcome.failed)} failed" if outcome.failed else "",
    ]
    click.echo(f"{'<stdin>' if name == STDIN else name}: {', '.join(part for part in parts if part)}", err=True)


class _Progress:
    """Prints keys in a pipe, and a running count on a terminal; tells what was mended.

    Args:
        name: of the file, for messages.
    """

    def __init__(self, name: str) -> None:
        self.source = Text("", source=name)
        self.count = 0
        self.terminal = sys.stdout.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.terminal and self.count:
            click.echo("\r\x1b[K", nl=False, err=True)

    def __call__(self, batch: Imported) -> None:
        for problem in batch.problems:
            report(self.source, replace(problem, span=None))
        self.count += len(batch.added) + len(batch.updated) + batch.same
        if not self.terminal:
            _echo_all(iter([*batch.added, *batch.updated]))
        elif sys.stderr.isatty():
            click.echo(f"\r{self.count:,} records", nl=False, err=True)


def _echo_all(keys: Iterator[str]) -> None:
    for key in keys:
        click.echo(key)
    sys.stdout.flush()
