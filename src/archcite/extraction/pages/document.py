"""A whole page of a digital archive: heading, citation, summary, language, and the document's own markings and signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.edges import within_edges
from archcite.extraction.dates.reading import find_dates, read_date
from archcite.extraction.facts_of import enter_date, enter_source, enter_title, one_line
from archcite.extraction.names import read_name
from archcite.extraction.pages.damage import heed_damage
from archcite.extraction.places.holders import WORD
from archcite.extraction.sources.reading import read_source
from archcite.model import Signature, Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger, Reading
    from archcite.sections import Sections

_TRANSLATION = lazy_pattern(
    r"(?:translation\s*[-–—|:]\s*(?P<after>[A-Z][a-z]+)|(?P<before>[A-Z][a-z]+)\s+translation)", re.IGNORECASE
)
_INITIALED = lazy_pattern(r"(?:[^\W\d_]\.\s?-?){1,3}\s?[^\W\d_][\w’'-]+|[^\W\d_][\w’'-]+(?:\s+[^\W\d_][\w’'.-]*){1,3}")
#: The button above the summary and the citation, whose words copies of such a page hold.
_GET_CITATION = "get citation"
_LONGEST_SUMMARY = 3000
#: No more words are lost of a title, and what confidences of the rest are multiplied by.
_MOST_LOST, _TRUST_IN_HALF = 8, 0.6
_DIGITS = lazy_pattern(r"\d+")


def enter_page(ledger: Ledger, page: Sections) -> None:
    """The facts of a document page outside its citation."""
    content = ledger.content
    if page.heading_date:
        reading = read_date(page.heading_date.of(content))
        if reading and reading.edtf:
            where = page.heading_date
            ledger.note("date", where.start, where.end, "page/heading-date", 0.9, value=reading.edtf)
    if page.title:
        cited = ledger.best_of("title")
        if cited is not None and _lost_words(cited.value, page.title.of(content)):
            _prefer_heading(ledger, cited, page.title)
        else:
            ledger.note("title", page.title.start, page.title.end, "page/heading-title", 0.85)
    _enter_labelled(ledger, page)
    _enter_body(ledger, page)


def _lost_words(cited: str, heading: str) -> bool:
    """Whether a heading has all words of the cited title in their order, and further ones between the first and the last.

    Example:
        >>> _lost_words("Telegram, and to Wen Li", "Telegram, Doe and Poe to Wen Li")
        True
        >>> _lost_words("Telegram to Wen Li", "Search Telegram to Wen Li")
        False
    """
    if cited == " ".join(heading.split()):
        return False
    few, many = ([word.casefold() for word in WORD.findall(title)] for title in (cited, heading))
    if not few or not 0 < len(many) - len(few) <= _MOST_LOST or (few[0], few[-1]) != (many[0], many[-1]):
        return False
    left = iter(many)
    return all(word in left for word in few)


def _prefer_heading(ledger: Ledger, cited: Reading, heading: Span) -> None:
    """The heading for a cited title that lost words, which is told; what was read of that title counts less."""
    for reading in ledger.readings:
        if cited.start <= reading.start and reading.end <= cited.end:
            reading.confidence *= _TRUST_IN_HALF
    enter_title(ledger, heading.start, heading.end, "page/heading-title", 0.95)
    ledger.tell("text-damaged", "words of the heading are missing here; the heading was read", cited.start, cited.end)


def enter_former_page(ledger: Ledger) -> None:
    """The summary of a page of 2012-2022, which stands between the words "get citation" and the citation itself."""
    content = ledger.content
    title = ledger.best_of("title") if "\n" in content and _GET_CITATION in content else None
    label = (
        content.rfind(_GET_CITATION, max(0, title.start - _LONGEST_SUMMARY), title.start) if title is not None else -1
    )
    if title is None or label < 0:
        return
    start, end = label + len(_GET_CITATION), title.start - 1
    start, end = within_edges(content, start, end)
    if start < end:
        ledger.note("abstract", start, end, "page/summary", 0.93)


def enter_information_page(ledger: Ledger, page: Sections) -> None:
    """A page whose labels stand behind the document and which prints no citation: its heading is the title."""
    for where in (page.title, page.labelled.get("source")):
        if where is not None:
            heed_damage(ledger, where.start, where.end)
    if page.title:
        enter_title(ledger, page.title.start, page.title.end, "page/heading-title", 0.95)
    if page.heading_date:
        enter_date(ledger, page.heading_date.start, page.heading_date.end, "page/heading-date", 0.95)
    if source := page.labelled.get("source"):
        enter_source(ledger, read_source(ledger.content, source.start, source.end), "page")
    if authors := page.labelled.get("authors"):
        _enter_authors(ledger, authors)
    if number := page.labelled.get("record_id"):
        found = _DIGITS.search(ledger.content, number.start, number.end)
        if found:
            ledger.note("number", found.start(), found.end(), "page/record-id", 0.97)
    _enter_labelled(ledger, page)
    _enter_body(ledger, page)


def _enter_authors(ledger: Ledger, where: Span) -> None:
    """The authors that a page lists, one a line."""
    content, at, number = ledger.content, where.start, 0
    for line in where.of(content).split("\n"):
        name = line.strip(" \t•*-,")
        if name:
            since = content.find(name, at, where.end)
            ledger.note(f"authors.{number}", since, since + len(name), "page/authors", 0.93, value=read_name(name))
            number += 1
        at += len(line) + 1


def _enter_labelled(ledger: Ledger, page: Sections) -> None:
    content = ledger.content
    if summary := page.labelled.get("summary"):
        ledger.note("abstract", summary.start, summary.end, "page/summary", 0.97)
    if language := page.labelled.get("original_language") or page.labelled.get("language"):
        code = lexicon().languages.get(one_line(content, language.start, language.end).casefold())
        if code:
            ledger.note("original_language", language.start, language.end, "page/original-language", 0.98, value=code)
    if contents := page.labelled.get("contents"):
        translation = _TRANSLATION.match(content, contents.start, contents.end)
        name = (translation.group("after") or translation.group("before")).casefold() if translation else ""
        if name in lexicon().languages:
            code = lexicon().languages[name]
            ledger.note("language", contents.start, contents.end, "page/contents", 0.97, value=code)


def _enter_body(ledger: Ledger, page: Sections) -> None:
    """Markings at the head of the document, its copy number and its signature."""
    for name, where in (("classification", page.classification), ("copy_number", page.copy_number)):
        if where:
            ledger.note(name, where.start, where.end, "page/marking", 0.95)
    if page.signature:
        _enter_signature(ledger, page.signature)


def _enter_signature(ledger: Ledger, line: Span) -> None:
    """A last line that is a date and a name: ``4.X.62 A. Dobrynin``."""
    content = ledger.content
    dates = [reading for reading in ledger.readings if reading.field == "date"]
    near = int(dates[0].value[:4]) if dates and dates[0].value[:4].isdigit() else None
    found = [date for date in find_dates(content, line, near=near) if date.edtf and date.precision == "day"]
    start, end = line.start, line.end
    date = found[0] if found else None
    if date is not None:
        before = content[start : date.span.start].strip(" ,;/\n")
        after = content[date.span.end : end].strip(" ,;/\n")
        written = after or before
        if before and after:
            return
    else:
        written = line.of(content).strip(" ,;/\n[]()")
    if not _INITIALED.fullmatch(written):
        return
    name_at = content.find(written, start, end)
    person = read_name(written)
    value = Signature(one_line(content, start, end), date.edtf if date else "", person)
    ledger.note("signature", start, end, "page/signature", 0.9, value=value)
    if date is not None:
        ledger.note("date", date.span.start, date.span.end, "page/signature-date", 0.8, value=date.edtf)
    ledger.note("signature.name", name_at, name_at + len(written), "page/signature-name", 0.85, value=person)
