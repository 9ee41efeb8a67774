"""`archcite export`: documents → bibliographic files."""

from __future__ import annotations

from pathlib import Path

import click

from archcite.cli.exporting import (
    STDOUT,
    WRITTEN,
    for_option,
    format_to_write,
    rendered,
    report_option,
    tell_losses,
    write_out,
)
from archcite.cli.extracting import find_option, reader
from archcite.cli.library_common import library_option, opened
from archcite.cli.library_keys import complete_keys_or_files
from archcite.cli.report import finish

EPILOG = """\b
Examples:
  archcite export --to ris letter.txt > letter.ris            for Zotero and EndNote
  archcite export --to bibtex -o letters.bib letters/         a folder into one file
  archcite export --to csl-json --for zotero letter.txt       Zotero keeps all of it in Extra
  archcite export --to ris --for pandoc --report letter.txt   what will pandoc lose?
  archcite export --to csl-yaml letter.txt | pandoc --citeproc --bibliography /dev/stdin text.md
  archcite export --to biblatex dobrynin1962telegram mao1949  records of the library, by their keys
  archcite export --to ris --query archive:RGASPI             what a query finds there; '' for all
  archcite export --to ris --find chapter.docx > cited.ris    all that its footnotes cite, each once
  archcite export --to biblatex --with-printed letter.txt     the book that a letter is printed in has an entry too
  archcite export --to csl-json --each -o library-tree        the library for git, one file a record
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True), shell_complete=complete_keys_or_files)
@click.option(
    "--to", "target_format", type=click.Choice(WRITTEN), help="What is written. [default: as --output's name says]"
)
@click.option(
    "-o", "--output", default=STDOUT, type=click.Path(allow_dash=True), help="Where to. [default: standard output]"
)
@for_option
@report_option
@click.option("--query", metavar="QUERY", help="Records of the library that QUERY finds; '' for all.")
@click.option("--each", is_flag=True, help="The library as a folder, one file a record in a stable order, for git.")
@library_option
@find_option
@click.option("--stated-only", is_flag=True, help="Leave out what the source does not state but implies.")
@click.option(
    "--with-printed",
    is_flag=True,
    help="Also the books and articles that a document is printed in, as entries of their own.",
)
@click.option("--canonical-url", is_flag=True, help="Export the archive's public address instead of the one stated.")
def export(
    files: tuple[str, ...],
    target_format: str | None,
    output: str,
    program: str | None,
    query: str | None,
    path: str,
    *,
    each: bool,
    find: bool,
    wants_report: bool,
    stated_only: bool,
    with_printed: bool,
    canonical_url: bool,
) -> None:
    """Export citations of documents for reference managers, pandoc and LaTeX.

    FILES are documents (text, HTML, PDF, docx, odt), folders of them, files of records (BibTeX, RIS, CSL-JSON …), keys of
    the library, or - for standard input; a bare citation will do.
    """
    from archcite import item
    from archcite.cli.library_citing import read_named
    from archcite.keys import distinct

    if each:
        _write_tree(output, target_format, query or "", path, named=files)
        return

    form = format_to_write(target_format, output)
    read, failures = read_named(files, path, reader(find=find), query)
    if query is not None and not read and not failures:
        click.echo("Nothing found.", err=True)
        raise click.exceptions.Exit(1)
    items = []
    for named, key in zip(read, distinct(named.key for named in read), strict=True):
        if named.item is not None and not (stated_only or canonical_url):
            items.append({**named.item, "id": key})
            continue
        record = item.with_canonical_url(named.record) if canonical_url else named.record
        items.append(item.to_item(item.stated_only(record) if stated_only else record, key))
    if with_printed:
        items += item.printed_items((named.record for named in read), [one["id"] for one in items])
    if items or not failures:
        write_out(output, rendered(items, form, program))
        tell_losses(items, form, program, whole=wants_report)
    finish(failures, len(read) + failures)


def _write_tree(folder: str, target_format: str | None, query: str, path: str, *, named: tuple[str, ...]) -> None:
    from archcite.library import tree

    if target_format not in {None, "csl-json"} or folder == STDOUT or named:
        raise click.UsageError("--each writes CSL-JSON of the library into a folder: name it with -o, and no FILES.")
    with opened(path) as library:
        try:
            count = tree.write(library, Path(folder), query)
        except OSError as error:
            raise click.FileError(error.filename or folder, error.strerror or str(error)) from error
    click.echo(f"{folder}: {count:,} records", err=True)
