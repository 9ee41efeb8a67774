"""`archcite list`, `archcite search`, `archcite show`: what is in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from archcite.cli.library_common import headline, library_option, marked, one_line, opened, row, shown_value, width
from archcite.cli.library_keys import complete_keys

if TYPE_CHECKING:
    from archcite.library import Entry, Library
    from archcite.library.query import Words

_SEARCH_EPILOG = """\b
Examples:
  archcite search dictatorship                     any fact, abstract, tag or note
  archcite search Хрущев                           finds Khrushchev, and Khrushchev finds Хрущёв
  archcite search archive:RGASPI fond:558          fields
  archcite search date:1949/1953 translator:Radchenko
  archcite search '"open door" -draft OR tag:china'   a phrase, without, either
  archcite search 'dobr*'                          a beginning
\b
Fields: key title author recipient sender translator editor people archive platform fond opis delo list place shelfmark
genre number url abstract language type tag note date
"""


_ORDER = click.option("--sort", "order", type=click.Choice(["key", "date", "added", "changed"]), help="The order.")
_LIMIT = click.option("-n", "--limit", default=50, show_default=True, help="At most so many; -1 for all.")
_JSON = click.option("--json", "as_json", is_flag=True, help="CSL-JSON items, one a line.")


@click.command("list")
@click.argument("query", nargs=-1)
@_ORDER
@click.option("-n", "--limit", default=-1, help="At most so many. [default: all]")
@_JSON
@library_option
def list_(query: tuple[str, ...], order: str | None, limit: int, path: str, *, as_json: bool) -> None:
    """List the records of the library, all or those that a QUERY finds."""
    with opened(path) as library:
        _print(library, _joined(query), order or "key", limit, as_json=as_json)


@click.command(epilog=_SEARCH_EPILOG)
@click.argument("query", nargs=-1, required=True)
@_ORDER
@_LIMIT
@_JSON
@library_option
def search(query: tuple[str, ...], order: str | None, limit: int, path: str, *, as_json: bool) -> None:
    """Find records, the best first.

    Exit code 1 when nothing is found.
    """
    with opened(path) as library:
        found = _print(library, _joined(query), order or "", limit, as_json=as_json)
        if not found:
            click.echo("Nothing found.", err=True)
            raise click.exceptions.Exit(1)


def _joined(query: tuple[str, ...]) -> str:
    """The words of a shell as one query: what was quoted for the shell and has spaces is meant as a query of its own."""
    return " ".join(query)


def _print(library: Library, query: str, order: str, limit: int, *, as_json: bool) -> int:
    from archcite.library.query import parse
    from archcite.library.search import sought

    hits = library.search(query, limit=limit, order=order)
    if as_json:
        import msgspec

        for hit in hits:
            click.echo(msgspec.json.encode(hit.item))
        return len(hits)
    wanted, columns = sought(parse(query)), width()
    for hit in hits:
        click.echo(row(hit.key, hit.item, wanted, columns))
        where = _elsewhere(hit.item, wanted) if columns and wanted else ""
        if where:
            click.echo(f"    {where}")
    if columns and 0 <= limit <= len(hits):
        total = library.count(query)
        if total > len(hits):
            click.echo(f"{len(hits)} of {total:,} records; -n -1 shows all.", err=True)
    return len(hits)


def _elsewhere(item: Any, wanted: tuple[Words, ...]) -> str:
    """Where the hit is when the title does not show it: the words around it in the abstract."""
    from archcite.library.search import hits

    if hits(headline(item), wanted):
        return ""
    abstract = one_line(item.get("abstract"))
    first = next((span.start for span in hits(abstract, wanted)), None)
    if first is None:
        return ""
    start = max(0, first - 30)
    return f"{'…' if start else ''}{marked(abstract[start : first + 60], wanted)}…"


_SHOW_EPILOG = """\b
Examples:
  archcite show dobrynin1962telegram              all that is known
  archcite show --explain dobrynin1962telegram    and where each fact was read
  archcite show --json dobrynin1962telegram       the CSL-JSON item
  archcite show --source dobrynin1962telegram     the text it was read from
"""


@click.command(epilog=_SHOW_EPILOG)
@click.argument("keys", nargs=-1, required=True, shell_complete=complete_keys)
@click.option("--explain", is_flag=True, help="Where each fact was read, and how sure extraction was.")
@click.option("--source", "as_source", is_flag=True, help="The text that the record was read from.")
@_JSON
@library_option
def show(keys: tuple[str, ...], path: str, *, explain: bool, as_source: bool, as_json: bool) -> None:
    """Show records: every fact, what you corrected, tags, note, files.

    KEYS are citation keys or aliases.
    """
    with opened(path) as library:
        for number, key in enumerate(keys):
            entry = library.get(key)
            if as_json:
                import msgspec

                click.echo(msgspec.json.encode(entry.item))
            elif as_source:
                for evidence in library.evidence(key):
                    click.echo(evidence.text)
            else:
                if number:
                    click.echo()
                _show(entry)
                if explain:
                    _explain(library, key)


def _show(entry: Entry) -> None:
    from archcite.item import to_record
    from archcite.library.corrections import facts

    corrected = {claim.field for claim in entry.corrections}
    record = to_record(entry.item)
    click.echo(click.style(entry.key, bold=True))
    told = facts(record)
    wide = max([20, *(len(field.removeprefix("extra.")) for field in told)])
    for field, value in told.items():
        mark = ""
        if field in corrected:
            mark = click.style("  (corrected)", fg="green")
        elif field.split(".")[0] in record.inferred:
            mark = click.style("  (inferred)", fg="yellow")
        _fact(field.removeprefix("extra."), f"{shown_value(value)}{mark}", wide)
    for name, text in (
        ("aliases", ", ".join(entry.aliases)),
        ("tags", ", ".join(entry.tags)),
        ("note", entry.note),
        ("files", ", ".join(file.name for file in entry.attachments)),
        ("read from", ", ".join(source.name for source in entry.sources)),
        ("review", "waiting: archcite review" if entry.review == "waiting" else ""),
        ("added", entry.added),
        ("changed", entry.changed if entry.changed != entry.added else ""),
    ):
        if text:
            _fact(name, one_line(text), wide, colour="blue")


def _fact(name: str, text: str, wide: int, colour: str = "cyan") -> None:
    click.echo(f"  {click.style(f'{name:<{wide}}', fg=colour)} {text}")


def _explain(library: Library, key: str) -> None:
    for evidence in library.evidence(key):
        click.echo(f"  read from {evidence.source.name} by archcite {evidence.source.reader}:")
        for claim in evidence.claims:
            sure = f"{claim.confidence:.0%}"
            click.echo(f"    {claim.field:<20} {sure:>4}  {one_line(claim.text)[:70]!r} [{claim.rule}]")
        for problem in evidence.problems:
            click.echo(f"    {problem.severity.value}: {problem.message} [{problem.code}]")
