"""BibTeX text → entries with raw fields.

Most of a file is entries as programs write them (`archcite.formats.bib_clean`); bibtexparser splits what stands between
them, up to the next entry at a line's beginning. It takes ``@`` at a line's beginning for a new entry and a brace behind a backslash for no brace, which mends many
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

from archcite.formats.bib_clean import CleanEntries, RawEntry
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
#: What bibtexparser takes for a new entry wherever it stands.
_NEXT_LINE: Final = re.compile(r"\n\s*+@\w*+[ \t]*+[{(]")
#: Longer stretches without an entry that is as programs write it are not split mark by mark.
_LONGEST: Final = 1_000_000
_NO_ENTRY: Final = re.compile(r"@\s*(?:comment|preamble)\b", re.IGNORECASE)


def entries(out: Collector) -> Iterator[RawEntry]:
    """The entries and strings of a file, in its order; what is damaged is noted in `out`."""
    content = out.text.content
    strict = StrictReader(content)
    clean = CleanEntries(content)
    at = 0
    while at < len(content):
        yield from clean.run(at)
        at = clean.following
        end = _following_line(content, at)
        done = at
        for block, start, stop in _blocks(content, at, end):
            if start < done and (stop <= done or not _is_refused(block)):
                continue
            for entry in _read(out, strict, block, max(start, done), stop):
                done = entry.span.end
                yield entry
        at = max(end, done)


def _following_line(content: str, at: int) -> int:
    """Where the line of the next entry begins, behind the one that begins here or the braces before it."""
    sign = content.find("@", at)
    brace = content.find("}", at, max(sign, at))
    following = _NEXT_LINE.search(content, at if brace >= 0 else max(sign, at))
    return following.start() + 1 if following else len(content)


def _blocks(content: str, start: int, end: int) -> Iterator[tuple[Block | None, int, int]]:
    """What bibtexparser makes of a stretch, with where each block stands; a long one is left to BibTeX's own rule."""
    if end - start > _LONGEST:
        yield None, start, end
        return
    for block in Splitter(content[start:end]).split().blocks:
        raw = block.raw or ""
        start = content.find(raw, start)
        yield block, start, start + len(raw)
        start += len(raw)


def _read(out: Collector, strict: StrictReader, block: Block | None, start: int, end: int) -> Iterator[RawEntry]:
    content = out.text.content
    raw = content[start:end]
    plain = _plain(block)
    if plain is not None:
        if plain.fields or not content[max(0, start - 1)].isalnum():  # or else it is an address in a comment
            yield _raw_entry(plain, start, raw)
    elif isinstance(block, String):
        yield RawEntry("string", "", [(block.key, block.value)], Span(start, end))
    elif _is_refused(block):
        found = list(_mend(out, strict, start, end))
        yield from found
        if not isinstance(block, ParsingFailedBlock) and not found and "}" in raw and not _START.search(raw):
            out.lose("bib-stray", "a closing brace outside an entry: what stands here was cut off", Span(start, end))


def _is_refused(block: Block | None) -> bool:
    return block is None or (isinstance(block, ParsingFailedBlock | ImplicitComment) and _plain(block) is None)


def _plain(block: Block | None) -> Entry | None:
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
