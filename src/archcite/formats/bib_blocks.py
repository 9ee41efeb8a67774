"""BibTeX text → entries with raw fields.

A file begins, and mostly ends, with entries as programs write them (`archcite.formats.bib_clean`); bibtexparser splits the
rest. It takes ``@`` at a line's beginning for a new entry and a brace behind a backslash for no brace, which mends many
broken files; BibTeX itself counts every brace and knows no lines. What the one rule refuses is tried by the other, and what
both refuse is set aside.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from archcite.formats.bib_clean import RawEntry, clean_entries
from archcite.formats.bib_strict import StrictError, StrictReader
from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.model import Block

    from archcite.formats.model import Collector

# bibtexparser reports each refused block to the log as well; here it is a Problem.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

#: An `@` inside a word is an address.
_START: Final = re.compile(r"(?<![\w.])@[ \t]*[A-Za-z]\w*\s*[{(]")
_NO_ENTRY: Final = re.compile(r"@\s*(?:comment|preamble)\b", re.IGNORECASE)


def entries(out: Collector) -> Iterator[RawEntry]:
    """The entries and strings of a file, in its order; what is damaged is noted in `out`."""
    content = out.text.content
    strict = StrictReader(content)
    done = at = 0
    for entry in clean_entries(content):
        yield entry
        at = entry.span.end
    for block in Splitter(content[at:]).split().blocks:
        raw = block.raw or ""
        at = content.find(raw, at)
        start, at = at, at + len(raw)
        if start < done:
            at = max(at, done) if at > done else at
            if at <= done or not isinstance(block, ImplicitComment | ParsingFailedBlock):
                continue
        plain = _plain(block)
        if plain is not None and not plain.fields and content[max(0, start - 1)].isalnum():
            continue  # an address in a comment
        if plain is not None:
            yield _raw_entry(plain, start, raw)
        elif isinstance(block, String):
            yield RawEntry("string", "", [(block.key, block.value)], Span(start, start + len(raw)))
        elif isinstance(block, ParsingFailedBlock | ImplicitComment):
            begin = max(start, done)
            for found in _mend(out, strict, begin, at):
                done = found.span.end
                yield found
            if isinstance(block, ImplicitComment) and done <= begin and "}" in raw and not _START.search(raw):
                out.lose("bib-stray", "a closing brace outside an entry: what stands here was cut off", Span(start, at))


def _plain(block: Block) -> Entry | None:
    whole = block.ignore_error_block if isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock) else block
    return whole if isinstance(whole, Entry) else None


def _raw_entry(entry: Entry, start: int, raw: str) -> RawEntry:
    fields = [(field.key, field.value) for field in entry.fields]
    return RawEntry(entry.entry_type, entry.key, fields, Span(start, start + len(raw)))


def _mend(out: Collector, strict: StrictReader, start: int, end: int) -> Iterator[RawEntry]:
    """What BibTeX's own rule makes of a stretch that bibtexparser refused or took for a comment."""
    content = out.text.content
    while match := _START.search(content, start, end):
        start = match.start()
        if _NO_ENTRY.match(content, start):
            start = match.end()
            continue
        try:
            kind, key, fields, stop = strict.entry(start)
        except StrictError as error:
            following = _START.search(content, match.end(), end)
            stop = following.start() if following else end
            span = Span(start, start + len(content[start:stop].rstrip()))
            line, column = out.text.place(min(error.at, len(content)))
            out.lose("bib-syntax", f"{error} (line {line}, column {column})", span)
        else:
            yield RawEntry(kind, key, fields, Span(start, stop))
        start = stop
