"""The whole line, from a text to an `Extraction`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.check import canonical_url, check
from archcite.extraction.agreement import settle
from archcite.extraction.citation import read_citation
from archcite.extraction.coverage import tell_unread
from archcite.extraction.dates.centuries import decide_centuries
from archcite.extraction.dates.order import decide_order
from archcite.extraction.ledger import Ledger
from archcite.extraction.letters.divided_words import undivided
from archcite.extraction.letters.emphasis import plainly_emphasised
from archcite.extraction.letters.misread import read_again, reread
from archcite.extraction.letters.restored import QUOTED, restored, unquoted
from archcite.extraction.outcome import Extraction
from archcite.extraction.pages.address_pages import enter_pages_behind
from archcite.extraction.pages.block import find_block
from archcite.extraction.pages.citation_template import enter_template
from archcite.extraction.pages.columns import untangle
from archcite.extraction.pages.damage import WHOLE_ENDS, heed_end
from archcite.extraction.pages.document import enter_former_page, enter_information_page, enter_page
from archcite.extraction.pages.metadata import GUESS, describes_document, enter_metadata
from archcite.extraction.pages.ris_record import enter_ris, is_ris
from archcite.extraction.pages.volume_page import enter_volume_page
from archcite.extraction.places.holders import HOLDER, weight
from archcite.extraction.printed.work import document_end, enter_short_form, enter_work
from archcite.extraction.recognition import dismiss_prose
from archcite.extraction.records import to_record
from archcite.extraction.references.reading import enter_reference
from archcite.extraction.running.ibid_alone import with_nothing_before
from archcite.extraction.structure import LONGEST_CITATION, clauses
from archcite.model import Severity, Text
from archcite.reading.text import pasted
from archcite.sections import Sections, sections

if TYPE_CHECKING:
    from archcite.extraction.printed.works import Work
    from archcite.extraction.running.short_forms import ShortForm
    from archcite.model import Span

#: What opens a quoted title.
_QUOTES = "\"“„«*_'‘"


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
    text = _as_meant(pasted(text) if isinstance(text, str) else text)
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
        read_citation(ledger, citation.start, citation.end)
        enter_page(ledger, page)
    elif not enter_volume_page(ledger):
        ledger.trust = GUESS if describes_document(text.metadata) else ledger.trust
        read_citation(ledger, 0, len(text.content))
        enter_former_page(ledger)
    enter_metadata(ledger, text.metadata)
    return with_nothing_before(_finished(text, ledger))


def _as_meant(text: Text) -> Text:
    """The text as it was before line ends, copying, Markdown and scanning spoilt its letters."""
    text = undivided(text)
    text = restored(untangle(unquoted(text) if text.content[:1] == QUOTED else text))
    return reread(text if len(text.content) > LONGEST_CITATION or "\n\n" in text.content else plainly_emphasised(text))


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
    read_citation(ledger, start, end)
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
    return "\n" in content or len(content) > LONGEST_CITATION or "Citation:" in content


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
