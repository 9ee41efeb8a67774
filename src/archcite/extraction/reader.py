"""The whole line, from a text to an `Extraction`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.check import canonical_url, check
from archcite.extraction.agreement import settle
from archcite.extraction.coverage import tell_unread
from archcite.extraction.dates.centuries import decide_centuries
from archcite.extraction.dates.order import decide_order
from archcite.extraction.divided_words import undivided
from archcite.extraction.emphasis import plainly_emphasised
from archcite.extraction.facts_of import enter_date, enter_source, enter_title
from archcite.extraction.ledger import Ledger
from archcite.extraction.misread import read_again, reread
from archcite.extraction.outcome import Extraction
from archcite.extraction.pages.address import before_address, find_address
from archcite.extraction.pages.address_pages import enter_pages_behind
from archcite.extraction.pages.block import Block, find_block
from archcite.extraction.pages.citation_template import enter_template
from archcite.extraction.pages.classification import find_classification
from archcite.extraction.pages.columns import untangle
from archcite.extraction.pages.damage import WHOLE_ENDS, heed_damage, heed_end, heed_lost_marks
from archcite.extraction.pages.document import enter_former_page, enter_information_page, enter_page
from archcite.extraction.pages.header import read_header
from archcite.extraction.pages.heading_of_old import enter_decimal
from archcite.extraction.pages.legend import enter_legend
from archcite.extraction.pages.metadata import GUESS, describes_document, enter_metadata
from archcite.extraction.pages.platforms import may_name_platform
from archcite.extraction.pages.quoted_title import DOUBLED
from archcite.extraction.pages.record_line import read_record_line
from archcite.extraction.pages.ris_record import enter_ris, is_ris
from archcite.extraction.pages.source_note import is_abroad, source_label, weigh_first
from archcite.extraction.pages.source_note_heading import enter_note
from archcite.extraction.pages.volume_page import enter_volume_page
from archcite.extraction.places.holders import HOLDER, weight
from archcite.extraction.printed.work import document_end, enter_short_form, enter_work
from archcite.extraction.recognition import dismiss_prose
from archcite.extraction.records import to_record
from archcite.extraction.references.before_title import enter_before_title
from archcite.extraction.references.bibliography_entry import enter_entry_head
from archcite.extraction.references.hosted import enter_platforms
from archcite.extraction.references.reading import enter_reference
from archcite.extraction.references.remarks import before_remarks
from archcite.extraction.references.several import principal
from archcite.extraction.restored import QUOTED, restored, unquoted
from archcite.extraction.running.ibid_alone import with_nothing_before
from archcite.extraction.sources.reading import read_source
from archcite.extraction.structure import clauses
from archcite.extraction.surroundings import after_lead, after_mark, before_access, before_site_name, without_brackets
from archcite.model import Severity, Text
from archcite.reading.text import pasted
from archcite.sections import Sections, sections

if TYPE_CHECKING:
    from archcite.extraction.printed.works import Work
    from archcite.extraction.running.short_forms import ShortForm
    from archcite.model import Span

#: No citation of one line is longer.
_LONGEST_CITATION = 3000
#: What opens a quoted title.
_QUOTES = "\"“„«*_'‘"
#: How much is read as one citation, header or source note where no block is found.
_LONGEST_READ = 8000


def extract(text: str | Text) -> Extraction:
    """Read what a text states about a document: a whole page of a digital archive, or a bare citation.

    Args:
        text: the characters, or a `Text` as reading gives it.

    Returns:
        The record, every claim with its span, and the problems met. Nothing raises: what cannot be read is a problem.

    Example:
        >>> extract("RGASPI, f. 558, op. 11, d. 97, ll. 67-70. Translated by A. Smith.").facts()["fond"]
        '558'
    """
    text = undivided(pasted(text) if isinstance(text, str) else text)
    text = restored(untangle(unquoted(text) if text.content[:1] == QUOTED else text))
    text = text if len(text.content) > _LONGEST_CITATION or "\n\n" in text.content else plainly_emphasised(text)
    text = reread(text)
    ledger = Ledger(text.content, doubtful=read_again(text) if text.problems else ())
    if is_ris(text.content):
        enter_ris(ledger, 0, len(text.content))
        return _finished(text, ledger)
    if "{{" in text.content[:200] and enter_template(ledger):
        return _finished(text, ledger)
    page = sections(text) if _may_be_page(text.content) else Sections()
    if text.content[-1:] not in WHOLE_ENDS or text.content[-3:] == "...":
        heed_end(ledger, len(text.content.rstrip()))
    citation = page.labelled.get("citation")
    if page.layout == "information-page" and ("source" in page.labelled or page.title is not None):
        enter_information_page(ledger, page)
    elif page.layout == "document-page" and citation is not None and _is_citation(text.content, citation):
        _read_citation(ledger, citation.start, citation.end)
        enter_page(ledger, page)
    elif not enter_volume_page(ledger):
        ledger.trust = GUESS if describes_document(text.metadata) else ledger.trust
        _read_citation(ledger, 0, len(text.content))
        enter_former_page(ledger)
    enter_metadata(ledger, text.metadata)
    return with_nothing_before(_finished(text, ledger))


def _is_citation(content: str, where: Span) -> bool:
    """Whether what a page calls its citation opens with a quotation or names a holder: a document may have the word and a colon, too."""
    if content[where.start] in _QUOTES or find_block(content, where.start, where.end) is not None:
        return True
    return any(weight(content, piece) >= HOLDER for piece in clauses(content, where.start, where.end))


def extract_stretch(text: Text, start: int, end: int) -> Extraction:
    """Read one citation that stands somewhere in a text; spans point into the whole text.

    Args:
        text: the whole text.
        start: where the citation starts.
        end: where it ends.
    """
    ledger = Ledger(text.content)
    _read_citation(ledger, start, end)
    return _finished(text, ledger)


def extract_work(text: Text, work: Work) -> Extraction:
    """Read the citation of a printed work that stands somewhere in a text, with a document that is printed in it.

    Args:
        text: the whole text.
        work: where the parts of it stand.
    """
    reading = extract_stretch(text, work.start, work.end)
    printed = any(source.item is not None for source in reading.record.printed)
    if (work.start < work.source and reading.record.locations) or (reading.record.genre and printed):
        return reading
    ledger = Ledger(text.content)
    if not enter_work(ledger, work):
        return reading
    if work.start < work.source:
        enter_reference(ledger, work.start, document_end(text.content, work))
    ledger.cited = work.start, work.end
    return _finished(text, ledger)


def extract_short_form(text: Text, form: ShortForm, *, known: bool) -> Extraction:
    """Read a short form that stands somewhere in a text.

    Args:
        text: the whole text.
        form: where its parts stand.
        known: whether what it stands for was found; else that is told.
    """
    ledger = Ledger(text.content)
    enter_short_form(ledger, form, known=known)
    ledger.cited = form.start, form.end
    return _finished(text, ledger)


def _finished(text: Text, ledger: Ledger) -> Extraction:
    decide_order(ledger)
    decide_centuries(ledger)
    settle(ledger)
    enter_address(ledger)
    dismiss_prose(ledger)
    if ledger.readings:
        tell_unread(ledger, *ledger.cited, Severity.NOTE)
    ledger.measure()
    record, claims = to_record(ledger), ledger.claims()
    return Extraction(text, record, claims, (*text.problems, *ledger.problems, *check(record, claims)))


def _may_be_page(content: str) -> bool:
    """Whether a text is long enough for a page, or has lines or a labelled citation: a bare citation needs no search for labels."""
    return "\n" in content or len(content) > _LONGEST_CITATION or "Citation:" in content


def enter_address(ledger: Ledger) -> None:
    """The document's number and its public address, which the address that is stated implies."""
    stated = ledger.best_of("url")
    if stated is None:
        return
    enter_pages_behind(ledger, stated.end)
    found = canonical_url(stated.value)
    if found is None:
        return
    address, number, profile = found
    at = ledger.content.rfind(number, stated.start, stated.end)
    ledger.note("number", at, at + len(number), f"{profile.id}/number", 0.98, value=number)
    if address != stated.value:
        ledger.note(
            "canonical_url",
            stated.start,
            stated.end,
            f"{profile.id}/canonical-address",
            0.97,
            value=address,
            inferred=True,
        )


def _read_citation(ledger: Ledger, start: int, end: int) -> None:
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
        behind = after_lead(content, start, end)
        _enter_block(ledger, block, behind)
        if end - start <= _LONGEST_CITATION and "\n\n" not in content[start:end]:
            ledger.cited = behind, end
        return
    end = before_site_name(ledger, start, _within_bounds(ledger, start, end))
    heed_damage(ledger, start, end)
    behind = after_lead(content, start, end)
    if read_header(ledger, start, end) or read_record_line(ledger, behind, end):
        ledger.cited = behind, _paragraph_end(ledger, behind, end)
        return
    ledger.cited = behind, end
    label = source_label(content, start, end)
    if label is not None and label.start() <= behind and is_abroad(content, label.end(), end):
        start = behind = label.end()
    elif label is not None:
        enter_note(ledger, start, end, label)
        return
    if enter_decimal(ledger, start, end) or ("\n" in content[start:end] and enter_legend(ledger, behind, end)):
        return
    source_end = end
    found = find_address(content, start, end)
    if found is not None:
        ledger.note("url", *found.span("url"), "address", 0.98)
        source_end = before_access(ledger, start, before_address(content, start, found.start()))
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


def _within_bounds(ledger: Ledger, start: int, end: int) -> int:
    """Where reading stops: a citation or a header is short, and what goes on for longer is the document's body."""
    while start < end and ledger.content[start].isspace():
        start += 1
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
    for held in block.held:
        enter_source(ledger, read_source(ledger.content, *held), name, meanings=block.profile.meanings)
    since, until = block.source[0], before_access(ledger, *block.source)
    enter_source(ledger, read_source(ledger.content, since, until), name, meanings=block.profile.meanings)
    if block.number:
        ledger.note("number", *block.number, f"{name}/number", 0.9)
    if block.url:
        ledger.note("url", *block.url, f"{name}/address", 0.98)
    tell_unread(ledger, since, until)
