"""A page of an edition online, as history.state.gov prints a document of Foreign Relations: volume, numbered heading, dateline, source note.

The heading of the document is the numbered line that a dateline follows, the place what the footnote "Source:" says, and the volume
the printed source. Text and names of the document itself are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.edges import before_edge
from archcite.extraction.dates.reading import find_dates
from archcite.extraction.facts_of import enter_date, enter_printed, enter_title
from archcite.extraction.pages.source_note import enter_statement
from archcite.extraction.printed.reading import read_printed
from archcite.model import Printing, Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

_SERIES = "Foreign Relations of the United States"
_VOLUME = lazy_pattern(rf"^{_SERIES},\s[^\n]*\d[^\n]{{2,250}}$", re.MULTILINE)
#: ``12. Memorandum From … to …``, with the number of a footnote stuck to it.
_HEADING = lazy_pattern(
    r"^(?P<number>\d{1,4})\.\s(?P<title>[A-Z][^\n]{3,400}?)(?:(?<=\D)\d{1,2}|\s\[?\d\]?)?$", re.MULTILINE
)
_SOURCE = lazy_pattern(r"^(?:\W{0,3}\d{1,2}[.)]?\W{0,3})?Source:\s+(?P<note>\S[^\n]*)", re.MULTILINE)
#: How far behind a heading its dateline stands at most.
_NEAR = 400


def enter_volume_page(ledger: Ledger) -> bool:
    """Read a page of an edition online; False, and nothing entered, where a text is none."""
    content = ledger.content
    if _SERIES not in content or "Source:" not in content or "\n" not in content:
        return False
    note = _SOURCE.search(content)
    heading = next((one for one in _HEADING.finditer(content) if note and one.end() < note.start()), None)
    volume = _VOLUME.search(content)
    if note is None or heading is None or volume is None:
        return False
    ledger.cited = heading.start(), heading.end("title")
    enter_title(ledger, *heading.span("title"), "frus/title", 0.9)
    ledger.note("document_number", *heading.span("number"), "frus/number", 0.9)
    dateline = next(iter(find_dates(content, Span(heading.end(), min(note.start(), heading.end() + _NEAR)))), None)
    if dateline is not None and content.count("\n\n", heading.end(), dateline.span.start) <= 1:
        enter_date(ledger, dateline.span.start, dateline.span.end, "frus/dateline", 0.93)
    enter_statement(ledger, note.start("note"), _note_end(content, note.start("note"), note.end()))
    enter_printed(ledger, read_printed(content, *volume.span(), volume.end(), Printing.PUBLISHED_IN), "frus", 0.9)
    return True


def _note_end(content: str, start: int, end: int) -> int:
    """Where a note ends before the sign that leads back to the text."""
    return before_edge(content, start, end, " ↩↑\t")
