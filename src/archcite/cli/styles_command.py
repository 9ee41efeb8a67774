"""`archcite styles`: list, show, check and export citation styles."""

from __future__ import annotations

import sys

import click

EPILOG = """\b
Examples:
  archcite styles list                  archcite's own styles, then the official ones
  archcite styles list chicago          those with "chicago" in their name
  archcite styles show apa              what a style is, and where its file lies
  archcite styles check my-style.csl    against the CSL schema, with line and column
  archcite styles export chicago        the complete style, for Zotero or pandoc
"""


@click.group(epilog=EPILOG)
def styles() -> None:
    """List, show, check and export citation styles."""


@styles.command("list")
@click.argument("word", default="")
def list_(word: str) -> None:
    """List the names of the styles, all of them or those that hold WORD."""
    from archcite.render import official_styles, own_styles

    known = [
        (name, origin) for origin, names in (("own", own_styles()), ("official", official_styles())) for name in names
    ]
    found = [(name, origin) for name, origin in known if word.lower() in name]
    for name, origin in found:
        click.echo(f"{name}\t{origin}" if not sys.stdout.isatty() else f"{name}  {click.style(origin, dim=True)}")
    if not found:
        click.echo(f"No style has {word!r} in its name.", err=True)
        sys.exit(1)


@styles.command()
@click.argument("name")
def show(name: str) -> None:
    """Show what a style says of itself."""
    from archcite.render import StyleError
    from archcite.render import show as describe

    try:
        style = describe(name)
    except StyleError as error:
        raise click.UsageError(str(error)) from error
    kind = {"note": "notes", "in-text": "citations in the text"}.get(style.kind, "")
    rows = {
        "name": style.name,
        "title": style.title,
        "origin": style.origin,
        "kind": kind,
        "same as": style.parent,
        "made from": style.template,
        "summary": style.summary,
        "updated": style.updated,
        "file": str(style.path),
    }
    for label, value in rows.items():
        if value:
            click.echo(f"{label:9} {value}")


@styles.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
def check(files: tuple[str, ...]) -> None:
    """Check style files against the CSL 1.0.2 schema."""
    from pathlib import Path

    from archcite.render import check as check_style

    failures = 0
    for name in files:
        problems = check_style(Path(name))
        failures += bool(problems)
        for problem in problems:
            click.echo(f"{name}:{problem.line}:{problem.column}: error: {problem.message}", err=True)
        if not problems:
            click.echo(f"{name}: valid")
    sys.exit(1 if failures else 0)


@styles.command()
@click.argument("name")
def export(name: str) -> None:
    """Write a style as a complete CSL file: a derived style with its template, a dependent one with its parent."""
    from archcite.render import StyleError
    from archcite.render import export as complete

    try:
        data = complete(name)
    except StyleError as error:
        raise click.UsageError(str(error)) from error
    sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
