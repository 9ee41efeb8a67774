"""One citation, header, record or source note: what it is, and what reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.edges import behind_edge
from archcite.extraction.coverage import tell_unread
from archcite.extraction.facts_of import enter_date, enter_source, enter_title
from archcite.extraction.pages.address import before_address, find_address
from archcite.extraction.pages.block import find_block
from archcite.extraction.pages.classification import find_classification
from archcite.extraction.pages.damage import heed_damage, heed_lost_marks
from archcite.extraction.pages.header import read_header
from archcite.extraction.pages.heading_of_old import enter_decimal
from archcite.extraction.pages.legend import enter_legend
from archcite.extraction.pages.platforms import may_name_platform
from archcite.extraction.pages.quoted_title import DOUBLED
from archcite.extraction.pages.record_line import read_record_line
from archcite.extraction.pages.source_note import is_abroad, source_label, weigh_first
from archcite.extraction.pages.source_note_heading import enter_note
from archcite.extraction.references.before_title import enter_before_title
from archcite.extraction.references.bibliography_entry import enter_entry_head
from archcite.extraction.references.hosted import enter_platforms
from archcite.extraction.references.reading import enter_reference
from archcite.extraction.references.remarks import before_remarks
from archcite.extraction.references.several import principal
from archcite.extraction.sources.reading import read_source
from archcite.extraction.structure import LONGEST_CITATION
from archcite.extraction.surroundings import after_lead, after_mark, before_access, before_site_name, without_brackets
from archcite.model import Severity

if TYPE_CHECKING:
    import re

    from archcite.extraction.ledger import Ledger
    from archcite.extraction.pages.block import Block
    from archcite.extraction.sources.provenance import Statement

#: How much is read as one citation, header or source note where no block is found.
_LONGEST_READ = 8000


def read_citation(ledger: Ledger, start: int, end: int) -> None:
    """Read a stretch that holds one citation, in whatever form; of a header or a block, what stands behind it is the document's body.

    Args:
        ledger: what is read is noted here, and which stretch was the citation.
        start: where the stretch starts.
        end: where it ends.

    Example:
        >>> from archcite.extraction.ledger import Ledger
        >>> ledger = Ledger("RGANI, f. 89, op. 28, d. 5, l. 1.")
        >>> read_citation(ledger, 0, 33)
        >>> ledger.best_of("locations.0.archive").value
        'RGANI'
    """
    content = ledger.content
    given = after_mark(content, start, end), end
    start, end = without_brackets(content, given[0], before_access(ledger, *given))
    if (start, end) != given:
        end = before_access(ledger, start, end)
    block = find_block(ledger.content, start, end)
    if block is not None:
        heed_damage(ledger, block.platform[0] if block.title is None else block.title[0], block.source[1])
        if not block.marks:
            heed_lost_marks(ledger, start, block.source[1])
        behind = _block_start(content, start, block)
        _enter_block(ledger, block, behind)
        if end - start <= LONGEST_CITATION and "\n\n" not in content[start:end]:
            ledger.cited = behind, end
        return
    end = before_site_name(ledger, start, _within_bounds(ledger, start, end))
    heed_damage(ledger, start, end)
    behind = after_lead(content, start, end)
    if read_header(ledger, start, end):
        ledger.cited = behind, _paragraph_end(ledger, behind, end)
        return
    address = find_address(content, behind, end)
    if read_record_line(ledger, behind, end, address):
        ledger.cited = behind, _paragraph_end(ledger, behind, end)
        return
    ledger.cited = behind, end
    label = source_label(content, start, end)
    if label is not None:
        if label.start() > behind or not is_abroad(content, label.end(), end):
            enter_note(ledger, start, end, label)
            return
        start = behind = label.end()
    in_lines = content.find("\n", start, end) >= 0
    if not (enter_decimal(ledger, start, end) or (in_lines and enter_legend(ledger, behind, end))):
        _enter_whole_reference(ledger, start, behind, end, address)


def _enter_whole_reference(ledger: Ledger, start: int, behind: int, end: int, address: re.Match[str] | None) -> None:
    """A reference with what stands around its parts: the address, the writer of an entry, hosts, remarks, a mark of secrecy.

    Args:
        ledger: where it is entered.
        start: where it starts, with what leads to it.
        behind: where it starts behind that.
        end: where it ends.
        address: the first address in it.
    """
    content = ledger.content
    source_end = end
    if address is not None:
        ledger.note("url", *address.span("url"), "address", 0.98)
        source_end = before_access(ledger, start, before_address(content, start, address.start()))
    entry = enter_entry_head(ledger, behind, source_end)
    start, behind = (entry, entry) if entry > behind else (start, behind)
    if may_name_platform(content, start, end):
        start, source_end = enter_platforms(ledger, start, behind, source_end)
    source_end = before_remarks(ledger, start, source_end)
    marked = find_classification(content, start, source_end)
    if marked is not None and (
        not content[marked[2] : source_end].strip(" .") or weigh_first(content, start, source_end)
    ):
        ledger.note("classification", *marked[1:], "reference/classification", 0.92)
        source_end = before_remarks(ledger, start, marked[0])
    enter_reference(ledger, *principal(ledger, start, source_end, end))


def _block_start(content: str, start: int, block: Block) -> int:
    """Where a block starts: with its title's mark, or behind a note's number where anything stands before that."""
    opened = start if block.title is None else block.title[0] - 1
    if block.title is not None and not content[start:opened].strip():
        return opened
    return after_lead(content, start, block.source[1])


def _within_bounds(ledger: Ledger, start: int, end: int) -> int:
    """Where reading stops: a citation or a header is short, and what goes on for longer is the document's body."""
    start = behind_edge(ledger.content, start, end)
    if end - start <= _LONGEST_READ:
        return end
    stop = start + _LONGEST_READ
    message = f"the text is too long for a citation; only its first {_LONGEST_READ:,} characters were read as one"
    ledger.tell("too-long-for-a-citation", message, start, stop, Severity.NOTE)
    return stop


def _paragraph_end(ledger: Ledger, start: int, end: int) -> int:
    """Where the paragraph ends that holds the last reading: behind a header the document begins."""
    last = max((reading.end for reading in ledger.readings if reading.end <= end), default=start)
    gap = ledger.content.find("\n\n", last, end)
    return end if gap < 0 else gap


def _enter_block(ledger: Ledger, block: Block, start: int) -> None:
    """The parts of a block; what stands before its title begins at `start`."""
    name = block.profile.id
    ledger.note("profile", *block.platform, f"{name}/platform", 1.0, value=name)
    ledger.note("form", *block.named, f"{name}/platform", 1.0, value=block.form)
    ledger.note("platform", *block.platform, f"{name}/platform", 0.99)
    if block.title:
        opened = block.title[0] - (2 if ledger.content[block.title[0] - 2 : block.title[0]] in DOUBLED else 1)
        authored = enter_before_title(ledger, start, opened, block.named[0])
        before = len(ledger.readings)
        enter_title(ledger, *block.title, f"{name}/title", 0.98)
        if authored:
            ledger.readings[before:] = [read for read in ledger.readings[before:] if read.field == "title"]
    if block.date:
        enter_date(ledger, *block.date, f"{name}/date")
    said: list[Statement] = []
    for where in block.held:
        held = read_source(ledger.content, *where)
        said += held.provenance
        held.provenance = []
        enter_source(ledger, held, name)
    since, until = block.source[0], before_access(ledger, *block.source)
    enter_source(ledger, read_source(ledger.content, since, until), name, meanings=block.profile.meanings, said=said)
    if block.number:
        ledger.note("number", *block.number, f"{name}/number", 0.9)
    if block.url:
        ledger.note("url", *block.url, f"{name}/address", 0.98)
    tell_unread(ledger, since, until)
