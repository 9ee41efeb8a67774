"""The documents that a user names, each read as one citation or for all that it cites, with what was met told on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import click

from archcite.cli.inputs import Records, Unreadable, documents
from archcite.cli.report import failed, report, report_unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archcite.cli.citations import Citation
    from archcite.model import Problem, Text

    #: How a document is read: `archcite.cli.citations.cited_once` or `cited_throughout`.
    Reader: TypeAlias = Callable[[Text], tuple[tuple[Citation, ...], tuple[Problem, ...]]]


def find_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--find``, which the command gets as `find`."""
    option = click.option(
        "--find",
        is_flag=True,
        help="Find each citation of footnotes or prose, instead of reading a document as one.",
    )
    return option(command)


def reader(*, find: bool) -> Reader:
    """How documents are read, with and without ``--find``."""
    from archcite.cli.citations import cited_once, cited_throughout

    return cited_throughout if find else cited_once


def citations(named: Sequence[str], read: Reader) -> Iterator[Citation | None]:
    """What was read of each document, in turn; None of one that failed, which has been told and never stops the others."""
    for reading in citations_or_records(named, read):
        if isinstance(reading, Records):
            report_unreadable(reading)
            yield None
        else:
            yield reading


def citations_or_records(named: Sequence[str], read: Reader) -> Iterator[Citation | Records | None]:
    """The same, for commands that can take files of records, too."""
    for text in documents(named):
        if isinstance(text, Unreadable):
            report_unreadable(text)
            yield None
            continue
        if isinstance(text, Records):
            for problem in text.reading.problems:
                report(text.reading.text, problem)
            yield text
            continue
        found, _ = read_and_told(text, read)
        if not found:
            yield None
        for citation in found:
            yield None if failed(citation.extraction.problems) else citation


def read_and_told(text: Text, read: Reader) -> tuple[tuple[Citation, ...], tuple[Problem, ...]]:
    """The citations of a document and the problems met, which have been told at their places in the text that was read."""
    found, problems = read(text)
    source = found[0].extraction.text if found else text
    for problem in problems:
        report(source, problem)
    return found, problems
