"""A source note with what stands above it: the document's number and title, and where an edition prints them its date and mark of secrecy.

``241. Memorandum of Conversation`` · ``Document 4: State Department telegram 1219 to Embassy Israel, 5 January 1961, Secret``.
Source: FRUS, document pages; the National Security Archive's briefing books, lists of documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge, behind_edge
from archcite.extraction.dates.reading import find_dates
from archcite.extraction.facts_of import enter_date, enter_source, enter_title
from archcite.extraction.pages.address import before_address, find_address
from archcite.extraction.pages.classification import find_classification, is_classification
from archcite.extraction.pages.source_note import SOURCE, enter_statement
from archcite.extraction.places.holders import is_place
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.printed.reading import imprints, sentence_end
from archcite.extraction.references.reading import enter_reference
from archcite.extraction.sources.provenance import statements
from archcite.extraction.sources.reading import read_source
from archcite.extraction.stretch import is_exact
from archcite.extraction.structure import Clause, clauses, groups
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from archcite.extraction.dates.reading import DateReading
    from archcite.extraction.ledger import Ledger

#: The number of a document in its edition: ``61.``, ``/1/``, ``Document 4:``.
_NUMBERED = lazy_pattern(
    r"\s*(?:/\d+/\s+|\[?\d{1,4}\.\s+|(?:Document|DOCUMENT|Doc\.)\s(?:[Nn]o\.\s?|NO\.\s?)?\d{1,3}[A-Za-z]?\s?(?:[:.,–—-]\s*|\s+))"
)
_PAPER = lazy_pattern(r"\s*(?:No\.\s)?[A-Z]{0,8}[ –-]?[A-Z]{0,3}[–-]?\d[\w–/-]*\s*")
_BRACKET = lazy_pattern(r"[\[\]()]")
_BRACKET_END = lazy_pattern(r"[\])]\s*\.?[ \t]*(?:\n|$)")
_CLOSING_OF = {"[": "]", "(": ")"}
#: No source note is longer.
_LONGEST_NOTE = 4000
#: The hour behind a date in a dateline, or from which hour to which something lasted: ``, 6:25–8:05 p.m``.
_HOUR = lazy_pattern(
    r"(?<=\d{4}),?\s(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m)?\.?(?:\s?(?:[-–—]|to)\s?\d{1,2}(?:[:.]\d\d)?)?\s?(?:[ap]\.?m\.?)?|\d{4}Z|noon|midnight)$"
)
_LONGEST_HOUR = 40
_BEFORE = " \n[(/•*>–—-0123456789."
_BEHIND = " \n\t,.;([*_"
_QUOTES = frozenset('“"„«')


def enter_note(ledger: Ledger, start: int, end: int, label: re.Match[str]) -> None:
    """Read a source note, and the number and the title that may stand before it.

    Args:
        ledger: where it is entered.
        start: where the text starts.
        end: where it ends.
        label: the word "Source:".
    """
    content = ledger.content
    number = _NUMBERED.match(content, start, label.start())
    since = number.end() if number else start
    since = behind_edge(content, since, label.start(), _BEFORE)
    if content[since : label.start()].strip(_BEFORE):
        _enter_heading(ledger, since, label.start())
    at = label.end()
    while again := SOURCE.match(content, at, end):
        at = again.end()
    closing = _bracket_end(content, label.start(), at, end)
    if closing is not None and _is_source_line(content, at, closing):
        enter_source(ledger, read_source(content, at, closing), "note")
        return
    enter_statement(ledger, at, _before_closing_address(ledger, at, end) if closing is None else closing)


def _before_closing_address(ledger: Ledger, start: int, end: int) -> int:
    """Where a note ends before an address that closes it, as lists of documents print it; the address is noted."""
    found = find_address(ledger.content, start, end)
    if found is None or ledger.content[found.end() : end].strip(" .\n)]"):
        return end
    ledger.note("url", *found.span("url"), "note/address", 0.97)
    return before_address(ledger.content, start, found.start())


def _bracket_end(content: str, label: int, start: int, end: int) -> int | None:
    """Where a note in brackets ends: at the bracket that closes the one before its label, at the end of a line."""
    opening = label
    opening = before_edge(content, 0, opening, " \n")
    if content[opening - 1 : opening] not in _CLOSING_OF:
        return None
    closing = _CLOSING_OF[content[opening - 1]]
    depth = 1
    for found in _BRACKET.finditer(content, start, min(end, start + _LONGEST_NOTE)):
        depth += {content[opening - 1]: 1, closing: -1}.get(found.group(), 0)
        if depth == 0:
            return found.start() if _BRACKET_END.match(content, found.start(), end) else None
    return None


def _enter_heading(ledger: Ledger, start: int, end: int) -> None:
    """The title, without the date, the place before it and the mark of secrecy behind it."""
    content = ledger.content
    end = before_edge(content, start, end, _BEHIND)
    below = _dated_below(content, start, end)
    if below is not None:
        enter_date(ledger, below.span.start, below.span.end, "note/heading-date", 0.9)
        enter_title(
            ledger,
            start,
            before_edge(content, start, content.rfind("\n\n", start, below.span.start), _BEHIND),
            "note/heading-title",
            0.9,
        )
        return
    hour = _HOUR.search(content, max(start, end - _LONGEST_HOUR), end)
    end = hour.start() if hour else end
    pieces = clauses(content, start, end)
    marked = pieces[-1] if len(pieces) > 1 and is_classification(pieces[-1].of(content)) else None
    until = pieces[-2].end if marked else end
    dates = [date for date in find_dates(content, Span(start, until)) if is_exact(date) and date.span.start > start]
    if not dates or dates[-1].span.end < before_edge(content, start, until, _BEHIND):
        enter_title(ledger, start, end, "frus/title", 0.9)
        return
    enter_date(ledger, dates[-1].span.start, dates[-1].span.end, "note/heading-date", 0.9)
    if marked:
        ledger.note("classification", marked.start, marked.end, "note/heading-classification", 0.9)
    until = before_edge(content, start, dates[-1].span.start, _BEHIND)
    before = clauses(content, start, until)
    line = content.rfind("\n", start, until)
    if len(before) > 1 and is_place(content, before[-1], lexicon()):
        until = before[-2].end
    elif line > start and is_place(content, Clause(line + 1, until, ""), lexicon()):
        until = line
    until = _before_number(content, start, until)
    quoted = groups(content, start, until)[:1]
    if quoted and (quoted[0].start, quoted[0].end) == (start, until) and content[start] in _QUOTES:
        start, until = start + 1, before_edge(content, start, until - 1, _BEHIND)
    elif quoted and quoted[0].end == until and content[quoted[0].start] in _QUOTES:
        enter_reference(ledger, start, until)  # its kind and its parties stand before what it is called
        return
    enter_title(ledger, start, until, "note/heading-title", 0.9)


def _dated_below(content: str, start: int, end: int) -> DateReading | None:
    """The day that opens a paragraph of its own below the title, before what is said of the meeting."""
    gap = content.rfind("\n\n", start, end)
    if gap < 0:
        return None
    since = end - len(content[gap:end].lstrip())
    dates = [date for date in find_dates(content, Span(since, end)) if is_exact(date)]
    return dates[0] if dates and dates[0].span.start == since and dates[0].span.end < end else None


def _before_number(content: str, start: int, end: int) -> int:
    """Where a title ends before the paper's own number on a line of its own: ``JCSM-94-65``."""
    line = content.rfind("\n", start, end)
    return line if line > start and _PAPER.fullmatch(content, line, end) else end


def _is_source_line(content: str, start: int, end: int) -> bool:
    """Whether a note in brackets says where a document is and who gave it, without the marks and remarks of a note of FRUS."""
    if find_classification(content, start, end) is not None:
        return False
    stop = sentence_end(content, start, end)
    return not content[stop:end].strip(" .\n") or bool(
        shelfmarks(content, start, end) or statements(content, start, end) or imprints(content, start, end)
    )
