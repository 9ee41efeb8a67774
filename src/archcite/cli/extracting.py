"""The documents that a user names, each read as one citation, with what was met told on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.cli.inputs import Records, Unreadable, documents
from archcite.cli.report import failed, report, report_unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archcite.extraction import Extraction


def extractions(named: Sequence[str]) -> Iterator[Extraction | None]:
    """What was read of each document, in turn; None of one that failed, which has been told and never stops the others."""
    for reading in extractions_or_records(named):
        if isinstance(reading, Records):
            report_unreadable(reading)
            yield None
        else:
            yield reading


def extractions_or_records(named: Sequence[str]) -> Iterator[Extraction | Records | None]:
    """The same, for commands that can take files of records, too."""
    from archcite.extraction.reader import extract

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
        extraction = extract(text)
        for problem in extraction.problems:
            report(extraction.text, problem)
        yield None if failed(extraction.problems) else extraction
