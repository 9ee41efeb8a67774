"""Keys of the library where a document is expected: `archcite cite KEY`, `archcite export KEY`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click
from msgspec.structs import replace

from archcite.cli.extracting import citations_or_records
from archcite.cli.inputs import STDIN, Records, Unreadable, not_there
from archcite.cli.library_common import library_file, opened
from archcite.cli.report import failed, report_unreadable
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archcite.cli.citations import Citation
    from archcite.cli.extracting import Reader
    from archcite.library import Library
    from archcite.model import Record
    from archcite.render import Cite

_LABELS: Final = {
    "p": "page",
    "pp": "page",
    "page": "page",
    "pages": "page",
    "l": "folio",
    "ll": "folio",
    "list": "folio",
    "bl": "folio",
    "fol": "folio",
    "fols": "folio",
    "folio": "folio",
    "ch": "chapter",
    "chap": "chapter",
    "chs": "chapter",
    "chaps": "chapter",
    "chapters": "chapter",
    "chapter": "chapter",
    "para": "paragraph",
    "paras": "paragraph",
    "paragraph": "paragraph",
    "sec": "section",
    "section": "section",
    "vol": "volume",
    "line": "line",
    "n": "note",
}
_LOCATOR: Final = lazy_pattern(r"(?:([^\W\d_]+)\.?\s+)?(.+)", re.DOTALL)

#: Where a book is cited but for plain pages: ``(Oslo: Fjord, 1991), esp. ch. 3``, ``33n5``.
_PLACE_BEHIND: Final = lazy_pattern(
    r"\),\s+(?:esp(?:ecially|\.)\s+)?((?:ch(?:ap)?s?\.|chapters?)\s+\d[^()]{0,40}?|\d{1,4}\s?nn?\.?\s?\d{1,3})\.?$"
)
_ARTICLE: Final = lazy_pattern(r"(?:A|An|The) (?=[A-Z])")


class Among(NamedTuple):
    """What the arguments of a command name.

    Args:
        files: documents, files of records, and what the reading of documents is to tell that it is not there.
        found: the key and the CSL-JSON item of each record of the library.
        missing: how many are neither a file nor a key, which has been told.
    """

    files: list[str]
    found: list[tuple[str, dict[str, Any]]]
    missing: int = 0


def keys_among(arguments: Sequence[str], path: str) -> Among:
    """Tell files from keys: what is a file is a file, and of the rest what the library knows is a key.

    Args:
        arguments: as typed.
        path: of the library.
    """
    files = [name for name in arguments if name == STDIN or Path(name).exists()]
    rest = [name for name in arguments if name not in files]
    if not rest:
        return Among(files, [])
    if not Path(library_file(path)).exists():
        for name in rest:
            nor = "" if set(name) & set("./\\ ") else ", and there is no library yet that could have such a key"
            report_unreadable(Unreadable(name, f"{not_there(name)}{nor}"))
        return Among(files, [], len(rest))
    with opened(path) as library:
        found = [(entry.key, dict(entry.item)) for name in rest if name in library for entry in [library.get(name)]]
        missing = [name for name in rest if name not in library]
        for name in missing:
            _tell_unknown(library, name)
    return Among(files, found, len(missing))


def _tell_unknown(library: Library, name: str) -> None:
    """A name that is neither a file nor a key may be a key mistyped."""
    from archcite.library import LibraryError

    try:
        library.get(name)
    except LibraryError as error:
        report_unreadable(Unreadable(name, f"{not_there(name)}, and {error}"))


class Named(NamedTuple):
    """A record that the user named: by a document that says it, by a file that holds it, or by its key.

    Args:
        key: the library's, or the one that the record would have.
        source: the document's name, or the key.
        item: the library's or the file's own CSL-JSON item, or that of the book which is cited; None for a document.
        pages: of a book, or of what no archive holds, those that are cited.
    """

    key: str
    record: Record
    source: str
    item: dict[str, Any] | None = None
    pages: str = ""


def read_named(
    arguments: Sequence[str], path: str, read_text: Reader, query: str | None = None
) -> tuple[list[Named], int]:
    """The records of documents and of the library; problems are told.

    Args:
        arguments: files of documents or of records, folders, ``-``, keys.
        path: of the library.
        read_text: how a document is read; what running text cites again is there once.
        query: also what it finds in the library; nothing when None.

    Returns:
        The records, and how many documents failed.
    """
    from archcite.cli.citations import each_once
    from archcite.item import to_record

    files, known, failures = keys_among(arguments, path)
    nothing_named = not (known or failures) and query is None
    if query is not None:
        with opened(path) as library:
            known += [(hit.key, dict(hit.item)) for hit in library.search(query, limit=-1, order="key")]
    read = [Named(key, to_record(item), key, item) for key, item in known]
    for found in each_once(citations_or_records(files, read_text) if files or nothing_named else ()):
        if found is None:
            failures += 1
        elif isinstance(found, Records):
            read += [Named(str(item["id"]), to_record(item), found.source, dict(item)) for item in found.reading.items]
            failures += failed(found.reading.problems)
        else:
            read.append(named_by(found))
    return read, failures


def named_by(citation: Citation) -> Named:
    """What a citation names: a document, or a book of which it says nothing else."""
    from archcite.item import at_pages, cited_work, to_record
    from archcite.keys import citation_key

    record = citation.record(stated=False)
    work = cited_work(record)
    if work is None:
        pages = ""
        if citation.span is not None:
            record, pages = at_pages(record)
        if not record.locations:
            record = with_short_title(record)
        return Named(citation_key(record), record, citation.heading(), pages=citation.pages or pages)
    item, pages = work
    behind = None if pages else _PLACE_BEHIND.search(record.printed[0].text)
    pages = pages or (behind[1] if behind else "")
    return Named(item["id"], with_short_title(to_record(item)), citation.heading(), item, pages)


def with_short_title(record: Record) -> Record:
    """A work with the title that its later notes have: without the subtitle, and the article before it.

    Source: *Chicago Manual of Style* 18, on short titles in notes: the main title's key words, without an initial article.

    Example:
        >>> from archcite.model import Record
        >>> with_short_title(Record(title="A Cold Harvest: Farms and Power")).title_short
        'Cold Harvest'
    """
    main, parted, _ = record.title.partition(": ")
    if not parted or record.title_short:
        return record
    article = _ARTICLE.match(main)
    short = main[article.end() :] if article else main
    return replace(record, title_short=short, inferred=record.inferred | {"title_short"})


def cites(keys: Sequence[str], read: Sequence[Named], locators: Sequence[str]) -> dict[str, Cite]:
    """The place that is cited in each record: as the user named it, else the pages that a reference to a book gives.

    Args:
        keys: of the records, in order.
        read: the records.
        locators: as typed, for the first so many of them.

    Raises:
        click.UsageError: when there are more places than documents.
    """
    if len(locators) > len(read):
        documents = f"{len(read)} document{'s' * (len(read) != 1)}"
        raise click.UsageError(f"{len(locators)} places are given with --locator, but {documents}.")
    typed = [*locators, *(named.pages for named in read[len(locators) :])]
    return {key: _cite_at(key, text) for key, text in zip(keys, typed, strict=True) if text}


def _cite_at(key: str, text: str) -> Cite:
    """A citation at a place; the pages behind a chapter are no more chapters."""
    from archcite.render import Cite

    label, place = locator(text)
    if label != "chapter":
        return Cite(key, place, label)
    chapter, comma, pages = place.replace(" and ", " & ").partition(", ")  # a word makes a locator no number to CSL
    return Cite(key, chapter, label, suffix=f"{comma}{pages.replace('-', '–')}")


def at_their_leaves(
    keys: Sequence[str], records: Sequence[Record], locators: Sequence[str]
) -> dict[str, tuple[Record, Cite]]:
    """The records that are cited at leaves, as their archives mark them: a first note names these in the shelfmark.

    Returns:
        By key the record with those leaves, and how it is cited where no shelfmark is printed: with ", l. 5" behind it.
    """
    from archcite.item import at_leaves
    from archcite.render import Cite

    told = ((key, at_leaves(record, text), text) for key, record, text in zip(keys, records, locators, strict=False))
    return {key: (record, Cite(key, suffix=f", {text.strip()}")) for key, record, text in told if record is not None}


def locator(text: str) -> tuple[str, str]:
    """A locator as a person types it: what it counts, as CSL names it, and the number.

    Example:
        >>> locator("ll. 67-70"), locator("12")
        (('folio', '67-70'), ('page', '12'))
    """
    found = _LOCATOR.fullmatch(text.strip())
    if found and found[1] and found[1].lower() in _LABELS:
        return _LABELS[found[1].lower()], found[2]
    return "page", text.strip()
