"""`archcite cite`: footnotes, short notes and bibliography entries."""

from __future__ import annotations

from itertools import chain

import click

from archcite.cli.extracting import find_option, reader
from archcite.cli.layouts import LAYOUTS, framed
from archcite.cli.library_common import library_option
from archcite.cli.library_keys import complete_keys_or_files
from archcite.cli.report import finish
from archcite.cli.style_options import Language, StyleName

EPILOG = """\b
Examples:
  archcite cite letter.txt                             Chicago, MLA and APA, each form under its heading
  archcite cite --style chicago --as note letter.txt   one footnote, ready to paste
  archcite cite --style mla --as bibliography folder/  a list of works cited
  archcite cite --style nature letter.txt              any of the official CSL styles
  archcite cite --output html letter.txt | wl-copy -t text/html     into Word or Writer
  archcite cite --find --as note --output rtf notes.txt > notes.rtf    a file that Word and Writer open
  pbpaste | archcite cite -                            a citation from the clipboard
  archcite cite --find --style mla --as bibliography chapter.docx      what its footnotes cite
  archcite cite --find --as note --gloss chapter.docx  archives in full where they are first cited
  archcite cite --find --as abbreviations chapter.docx     what the codes of archives stand for
  archcite cite dobrynin1962telegram                   a record of the library, by its key
  archcite cite mao1949 zhou1950 --locator 12 --locator "ll. 67-70"    a place in each, in order
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True), shell_complete=complete_keys_or_files)
@click.option(
    "--style",
    "styles",
    type=StyleName(),
    multiple=True,
    metavar="NAME",
    help="A style's name or .csl file; may be given again.",
)
@click.option(
    "--as",
    "form",
    type=click.Choice(["all", "note", "short", "in-text", "bibliography", "abbreviations"]),
    default="all",
    show_default=True,
    help="Which form to print. Anything but 'all' prints the bare text, a line or a paragraph each.",
)
@click.option("--output", type=click.Choice(list(LAYOUTS)), default="text", show_default=True)
@click.option(
    "--form",
    "kind",
    type=click.Choice(["document", "letter"]),
    default="document",
    help="Cite by title, or as a letter: A to B.",
)
@click.option(
    "--locale",
    type=Language(),
    metavar="TAG",
    default="",
    help="The language of the citation's own words, such as de-DE.",
)
@click.option(
    "--engine",
    type=click.Choice(["archcite", "citeproc-py"]),
    default="archcite",
    show_default=True,
    help="Which CSL processor renders.",
)
@click.option(
    "--locator", "locators", multiple=True, metavar="PLACE", help="The page or leaf cited; one for each, in order."
)
@library_option
@find_option
@click.option(
    "--gloss", is_flag=True, help="Write an archive's full name in the first note that cites it, then its code."
)
@click.option("--stated-only", is_flag=True, help="Leave out what the source does not state but implies.")
@click.option("--canonical-url", is_flag=True, help="Print the archive's public address instead of the one stated.")
def cite(
    files: tuple[str, ...],
    *,
    styles: tuple[str, ...],
    form: str,
    output: str,
    kind: str,
    locale: str,
    engine: str,
    locators: tuple[str, ...],
    path: str,
    find: bool,
    gloss: bool,
    stated_only: bool,
    canonical_url: bool,
) -> None:
    """Print citations of documents.

    FILES are documents (text, HTML, PDF, docx, odt), folders of them, files of records (BibTeX, RIS, CSL-JSON …), keys of
    the library, or - for standard input; a bare citation will do.
    """
    from archcite import item
    from archcite.archives.glosses import introduced
    from archcite.cli.forms import DEFAULT, First, Settings, abbreviated, blocks, lines
    from archcite.cli.library_citing import at_their_leaves, cites, read_named
    from archcite.keys import distinct

    read, failures = read_named(files, path, reader(find=find))
    records = [item.with_canonical_url(named.record) if canonical_url else named.record for named in read]
    if stated_only:
        records = [item.stated_only(record) for record in records]
    write = item.letter_item if kind == "letter" else item.citing_item
    keys = list(distinct(named.key for named in read))
    at_leaves = at_their_leaves(keys, records, locators)
    at_pages = cites(keys, read, locators)
    places = at_pages | {key: cite for key, (_, cite) in at_leaves.items()}
    items = [write(record, key) for record, key in zip(records, keys, strict=True)]
    names = styles or (DEFAULT if form == "all" else DEFAULT[:1])
    if kind == "letter":
        names = tuple("chicago-letter" if name == "chicago" else name for name in names)
    settings = Settings(output, locale, engine)
    opening = {key: record for key, (record, _) in at_leaves.items()}
    if gloss:
        cited = [opening.get(key, record) for key, record in zip(keys, records, strict=True)]
        opening |= dict(zip(keys, introduced(cited), strict=True))
    first = First(
        {key: write(record, key) for key, record in opening.items()},
        {key: cite for key, cite in at_pages.items() if key not in at_leaves},
    )
    if form == "abbreviations":
        made = abbreviated(records, LAYOUTS[output])
    elif form == "all" and not locators:
        made = blocks(items, names, settings, [named.source for named in read], places, first)
    else:
        wanted = names if styles else names[:1]
        made = chain.from_iterable(lines(items, name, form, settings, places, first) for name in wanted)
    for line in framed(made, LAYOUTS[output]):
        click.echo(line)
    finish(failures, len(read) + failures)
