"""`archcite bibliography`: the works cited of a library, in any style, by archive where that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from archcite.cli.layouts import LAYOUTS, framed
from archcite.cli.library_common import library_option, opened
from archcite.cli.report import tell
from archcite.cli.style_options import Language, StyleName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archcite.cli.layouts import Layout
    from archcite.library.grouping import Group, Grouped

_EPILOG = """\b
Examples:
  archcite bibliography                                  all of the library, in Chicago's form
  archcite bibliography tag:chapter2 --style mla         what a query finds
  archcite bibliography --group-by archive               primary sources by archive and fond, secondary apart
  archcite bibliography --group-by archive --output markdown > sources.md
  archcite bibliography --style apa --output rtf > sources.rtf
"""


@click.command(epilog=_EPILOG)
@click.argument("query", nargs=-1)
@click.option(
    "--style",
    type=StyleName(),
    default="chicago",
    show_default=True,
    metavar="NAME",
    help="A style's name or .csl file.",
)
@click.option("--output", type=click.Choice(list(LAYOUTS)), default="text", show_default=True)
@click.option(
    "--locale",
    type=Language(),
    metavar="TAG",
    default="",
    help="The language of the style's own words, such as de-DE.",
)
@click.option("--group-by", type=click.Choice(["archive"]), help="Primary sources under their archives.")
@click.option(
    "--collections/--each-item",
    "as_collections",
    default=None,
    help="A collection of which several items are cited as one entry, or each item. [default: collections in Chicago's styles]",
)
@library_option
def bibliography(
    query: tuple[str, ...],
    style: str,
    output: str,
    locale: str,
    group_by: str | None,
    path: str,
    *,
    as_collections: bool | None,
) -> None:
    """Print the bibliography of the library, or of what a QUERY finds in it."""
    from archcite.item import citing_item, to_record
    from archcite.library.grouping import by_archive, collapsed

    with opened(path) as library:
        items = [
            citing_item(to_record(hit.item), hit.key) for hit in library.search(" ".join(query), limit=-1, order="key")
        ]
    if not items:
        click.echo("Nothing found." if query else "The library is empty.", err=True)
        raise click.exceptions.Exit(1)
    layout = LAYOUTS[output]
    grouped = by_archive(items) if group_by else None
    if grouped and (as_collections or (as_collections is None and style.startswith("chicago"))):
        grouped = collapsed(grouped)
    entries = _entries(grouped.items() if grouped else items, style, output, locale)
    lines = _laid_out(grouped, entries, layout) if grouped else map(layout.paragraph, entries.values())
    for line in framed(lines, layout):
        click.echo(line)


def _entries(items: Sequence[Mapping[str, Any]], style: str, output: str, locale: str) -> dict[str, str]:
    """Each entry by its item's id, in the order of the style."""
    from archcite.render import RenderError, StyleError, render

    try:
        done = render(items, style, output=output, locale=locale)
    except (StyleError, RenderError) as error:
        raise click.UsageError(str(error)) from error
    for problem in done.problems:
        tell(problem)
    if items and not done.bibliography:
        raise click.UsageError(f"the style {style!r} has no bibliography.")
    return {entry.id: entry.text for entry in done.bibliography}


def _laid_out(grouped: Grouped, entries: dict[str, str], layout: Layout) -> Iterator[str]:
    if grouped.archives:
        yield layout.heading(layout.escape("Primary sources"), 1)
        for archive in grouped.archives:
            yield from _group(archive, entries, layout, 2)
    if grouped.secondary:
        yield layout.heading(layout.escape("Secondary sources"), 1)
        yield from _paragraphs(grouped.secondary, entries, layout)
    if grouped.abbreviations:
        yield layout.heading(layout.escape("Abbreviations"), 1)
        for short, full in grouped.abbreviations:
            yield layout.paragraph(layout.escape(f"{short}: {full}"))


def _group(group: Group, entries: dict[str, str], layout: Layout, level: int) -> Iterator[str]:
    yield layout.heading(layout.escape(group.label), level)
    yield from _paragraphs(group.items, entries, layout)
    for inner in group.groups:
        yield from _group(inner, entries, layout, level + 1)


def _paragraphs(items: Sequence[Mapping[str, Any]], entries: dict[str, str], layout: Layout) -> Iterator[str]:
    wanted = {item["id"] for item in items}
    for key, text in entries.items():
        if key in wanted:
            yield layout.paragraph(text)
