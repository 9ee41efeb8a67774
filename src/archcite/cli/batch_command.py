"""`archcite batch`: many documents; and what there is to do with a batch: status, verify, merge."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from archcite.cli.style_options import Language, StyleName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archcite.batch.store import Store

_STOPPED: Final = 128 + signal.SIGINT
_FORMATS: Final = ("csl-json", "csl-yaml", "bibtex", "biblatex", "ris", "parquet")
_UNITS: Final = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}

EPILOG: Final = """\b
Examples:
  archcite batch archive/ --out records                          a folder, to CSL-JSON
  archcite batch dump.warc.gz more.zip --out records --to bibtex,ris --notes
  find archive -print0 | archcite batch --list - --out records   a list of files
  archcite batch s3://bucket/cables --out s3://bucket/records --to parquet
  archcite batch archive/ --out records --engine dask --scheduler tcp://head:8786
  archcite batch status records                                  how far it is
  archcite batch verify records                                  is every document accounted for
  archcite batch merge records                                   one file a format, keys unique

Stop it with Ctrl-C, kill it, lose the power: the same command goes on where it was. Exit codes: 0 all right, 1 some document
failed or the output could not be written, 2 the command was not understood, 130 stopped.
"""


class _Size(click.ParamType[int]):
    """Bytes, as 500000, 64M or 2G."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        number, unit = str(value).lower().removesuffix("b"), ""
        if number[-1:] in _UNITS:
            number, unit = number[:-1], number[-1:]
        if not number.isdigit():
            self.fail(f"{value!r} is no size: expected bytes, as in 500000, 64M or 2G", param, ctx)
        return int(number) * _UNITS[unit]


class _Formats(click.ParamType[tuple[str, ...]]):
    """Names of formats with commas between."""

    name = "format,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(str(value).replace(" ", "").split(",")))
        for name in names:
            if name not in _FORMATS:
                self.fail(f"{name!r} is no format of a batch; there are {', '.join(_FORMATS)}", param, ctx)
        return names


class _Batch(click.Group):
    """A group whose own arguments are inputs: what is no command of it is given to `run`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = next(iter(args), "--help")
        if first not in {*self.commands, "-h", "--help"}:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Batch, epilog=EPILOG, options_metavar="", subcommand_metavar="INPUT… --out DIR [OPTIONS]")
def batch() -> None:
    """Read a whole archive: a folder, a list, a zip or tar, a WARC, JSON Lines, a bucket.

    Each INPUT gives a record, a problem or a failure, never nothing; `archcite batch run --help` has the options.
    """


@batch.command(epilog=EPILOG)
@click.argument("named", nargs=-1, metavar="INPUT…")
@click.option("--out", required=True, metavar="DIR", help="Folder or location that is written.")
@click.option(
    "--list", "lists", multiple=True, metavar="FILE", help="A file that names inputs, one a line; - for stdin."
)
@click.option("--to", "formats", type=_Formats(), default="csl-json", show_default=True, help="Formats of the output.")
@click.option(
    "--style", type=StyleName(), metavar="NAME", help="Style of the notes, and of the bibliography that merging writes."
)
@click.option(
    "--notes", is_flag=True, help="One footnote a document too; in Chicago style unless --style says otherwise."
)
@click.option(
    "--locale", type=Language(), default="", metavar="TAG", help="The language of the notes' own words, such as de-DE."
)
@click.option("--jobs", type=click.IntRange(1), help="Processes; as many as processors, if not given.")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Of a Dask cluster; one is started here if not given.")
@click.option("--resume/--no-resume", default=True, show_default=True, help="Go on where an earlier run was.")
@click.option("--retry", is_flag=True, help="Do shards with failures again, with other limits perhaps.")
@click.option("--only", multiple=True, metavar="NAME", help="Only this input, named as failures.jsonl names it.")
@click.option("--field", default="text", show_default=True, help="Of JSON Lines: the field that holds the text.")
@click.option("--max-size", type=_Size(), default="64M", show_default=True, help="Bytes of a document, unpacked.")
@click.option("--max-seconds", type=click.FloatRange(0.01), default=30.0, show_default=True, help="For a document.")
@click.option("--max-memory", type=_Size(), default="2G", show_default=True, help="For a document.")
@click.option(
    "--shard-size", type=click.IntRange(1), default=1000, show_default=True, help="Documents of a shard at most."
)
def run(named: tuple[str, ...], out: str, lists: tuple[str, ...], **options: Any) -> None:
    """Read INPUTs and write shards, a journal and the list of failures to DIR."""
    from archcite.archives.profiles import profiles
    from archcite.batch.archive import Asked, settings
    from archcite.batch.citing import CiteJob
    from archcite.batch.limits import Limits
    from archcite.batch.line import drive
    from archcite.batch.output import Again, Output
    from archcite.batch.remote import is_location
    from archcite.batch.store import store
    from archcite.batch.total import expected
    from archcite.cli.batch_progress import Progress, closing

    _check(named, lists, out, options)
    style = options["style"] or ("chicago" if options["notes"] else "")
    again = Again.ALL if not options["resume"] else Again.FAILED if options["retry"] else Again.NOTHING
    with _plainly():
        job = CiteJob(options["formats"], style if options["notes"] else "", options["locale"])
        limits = Limits(options["max_size"], options["max_seconds"], options["max_memory"])
        # what is not installed, or a profile of the user's that cannot be read, is told here, before anything is written
        profiles()
        forms, engine, place = job.forms, _engine(options), store(out)
        with place.locked(), _stopping() as stop, Progress(lambda: None if lists else expected(named)) as progress:
            asked = Asked(
                named,
                tuple(_kept_list(place, out, name) for name in lists),
                options["field"],
                options["only"],
                options["max_size"],
                skipped="" if is_location(out) else str(Path(out).resolve()),
                folder=str(Path.cwd()),
            )
            output = Output(place, forms, settings(asked, job, options["shard_size"], options["style"] or ""), again)
            summary = drive(
                asked.shards(options["shard_size"]),
                job,
                output,
                engine=engine,
                limits=limits,
                watch=progress.watch,
                stop=stop,
            )
    click.echo(closing(summary, out), err=True)
    sys.exit(_STOPPED if summary.stopped else 1 if summary.failures or summary.problems else 0)


@batch.command()
@click.argument("place", metavar="DIR")
def status(place: str) -> None:
    """Tell how far the batch in DIR is."""
    from archcite.batch.status import status as status_of
    from archcite.batch.store import store

    with _plainly():
        known = status_of(store(place))
    counts = known.counts
    click.echo(
        f"{'finished' if known.finished else 'not finished'}: {counts.inputs:,} documents in {known.shards:,} shards"
    )
    click.echo(f"{counts.records:,} records, {counts.problems:,} with errors, {counts.failures:,} failed")
    for code, number in known.codes.items():
        click.echo(f"  {number:,} {code}")
    click.echo(f"{known.seconds:,.0f} s of work, all processes together")
    if known.damaged:
        click.echo(f"The journal is damaged at {known.damaged} places: run `archcite batch verify`.", err=True)
        sys.exit(1)


@batch.command()
@click.argument("place", metavar="DIR")
@click.option("--inputs/--no-inputs", default=True, show_default=True, help="Look at the inputs too, as they are now.")
def verify(place: str, *, inputs: bool) -> None:
    """Check that DIR is whole and accounts for every input exactly once: as a record, a problem or a failure."""
    from archcite.batch.archive import asked
    from archcite.batch.remote import is_location
    from archcite.batch.status import opened
    from archcite.batch.status import verify as check
    from archcite.batch.store import store

    with _plainly():
        where: Store = store(place if is_location(place) else Path(place).resolve())
        known = opened(where)
        found, most = asked(known.settings) if inputs else (None, 0)
        wrong = 0
        with chdir(found.folder if found else "."):  # where names such as archive/1.txt lead somewhere
            for finding in check(where, found.shards(most) if found else None):
                click.echo(finding)
                wrong += 1
    if wrong:
        sys.exit(1)
    total = sum(sum(shard.counts.values()) for shard in known.written.values())
    click.echo(f"All {total:,} inputs are accounted for exactly once, in {len(known.written):,} shards.")


@batch.command()
@click.argument("place", metavar="DIR")
@click.option("--to", "formats", type=_Formats(), default=(), help="Formats; those of the batch, if not given.")
@click.option(
    "--style",
    type=StyleName(),
    metavar="NAME",
    help="A bibliography in this style; in that of the batch, if not given.",
)
def merge(place: str, formats: tuple[str, ...], style: str | None) -> None:
    """Write one file a format to DIR/merged: sorted, every key unique; and a bibliography, if there is a style."""
    from archcite.batch.merge import merge as merged
    from archcite.batch.status import opened as batch_in
    from archcite.batch.store import store

    with _plainly():
        where = store(place)
        batch_in(where)  # before a lock is put into what may be no batch
        with where.locked():
            for name in merged(where, formats, style or ""):
                click.echo(f"{place}/{name}")


def _check(named: tuple[str, ...], lists: tuple[str, ...], out: str, options: dict[str, Any]) -> None:
    """Refuse what makes no sense, before anything is written."""
    from archcite.batch.remote import is_location

    if not named and not lists:
        raise click.UsageError("Name a folder, a file or a location, or a list of them with --list.")
    if options["scheduler"] and options["engine"] != "dask":
        raise click.UsageError("--scheduler needs --engine dask.")
    if "-" in lists and is_location(out):
        raise click.UsageError("--list - needs an output on this machine: save the list to a file.")


def _engine(options: dict[str, Any]) -> Any:
    from archcite.batch.local import Local, processors

    jobs = options["jobs"] or processors()
    if options["engine"] == "local":
        return Local(jobs)
    from archcite.batch.cluster import Dask

    return Dask(options["scheduler"], jobs)


def _kept_list(place: Store, out: str, name: str) -> str:
    """The file that holds a list: standard input is kept beside the output, for verifying reads it again."""
    if name != "-":
        return name
    place.write("inputs.list", iter(lambda: sys.stdin.buffer.read(1 << 20), b""))
    return str(Path(out, "inputs.list"))


@contextmanager
def _plainly() -> Iterator[None]:
    """Errors that are nobody's bug are told in a sentence."""
    from archcite.batch.extra import ExtraMissingError
    from archcite.batch.process import EngineError
    from archcite.batch.status import NoBatchError
    from archcite.batch.store import BusyError

    try:
        yield
    except NoBatchError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise click.ClickException(f"{where}{error.strerror or error}. What was written before is whole.") from error
    except (BusyError, EngineError, ExtraMissingError, ValueError) as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def _stopping() -> Iterator[Callable[[], bool]]:
    """A question whether to stop: yes after a first Ctrl-C or SIGTERM; a second one ends the program at once."""
    asked: list[int] = []

    def stop(number: int, _: object) -> None:
        if asked:
            os._exit(128 + number)  # the processes end when they see that nobody listens any more
        asked.append(number)
        click.echo("Stopping: what is under way is finished first. Once more to end at once.", err=True)

    before = [(number, signal.signal(number, stop)) for number in (signal.SIGINT, signal.SIGTERM)]
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before:
            signal.signal(number, handler)
