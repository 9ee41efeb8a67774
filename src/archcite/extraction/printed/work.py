"""A printed work of running text into the ledger: what it is, taken apart, and the pages cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.facts_of import one_line
from archcite.extraction.printed.item import printed_item
from archcite.model import PrintedSource, Printing, Severity
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.printed.works import Work
    from archcite.extraction.running.short_forms import ShortForm

_ONLY_PAGES = lazy_pattern(
    r"[\s,:.(]*(?:(?:esp(?:ecially|\.)|pp?\.|pages?|[SsСс]\.)\s*)*(?P<pages>\d[\d\s,–—-]*(?:(?:and|&|ff?\.?)[\s\d,–—-]*)*)[\s.]*"
)
#: What Markdown sets off, of which only the words are a work's.
_EMPHASISED = lazy_pattern(r"(?<![\w*_])(?P<mark>[*_]{1,3})(?=[^\s*_])(?P<words>[^*_\n]{1,300})(?P=mark)(?![\w*_])")
#: The marks of Markdown's emphasis.
_MARKS = str.maketrans("", "", "*_")
#: The comma that American printers put inside a quotation mark at the end.
_COMMA_INSIDE = lazy_pattern(r",(?=[”\"’]$)")
_JOINS = lazy_pattern(
    r"[\s,.;:]*\b(?:(?:re)?(?:printed|published|reproduced|quoted|cited)\s+)?(?:in|from|dans|by|as)\s*:?\s*$"
)


def enter_work(ledger: Ledger, work: Work) -> bool:
    """Note a printed work; False where it is no whole that could be cited for itself."""
    text, pages = parts_of_work(ledger.content, work)
    item = printed_item(text, pages)
    if item is None:
        return False
    source = PrintedSource(Printing.PUBLISHED_IN, text, pages, item)
    ledger.note("printed.0", work.source, work.end, "work/imprint", 0.9, value=source)
    return True


def parts_of_work(content: str, work: Work) -> tuple[str, str]:
    """The words of a printed work on one line, and the pages cited where nothing else stands behind its imprint."""
    paged = _ONLY_PAGES.fullmatch(content, work.printed, work.end)
    until = work.printed if paged else work.end
    text = _EMPHASISED.sub(r"\g<words>", one_line(content, work.source, until))
    return text, one_line(content, *paged.span("pages")) if paged else ""


def enter_short_form(ledger: Ledger, form: ShortForm, *, known: bool) -> None:
    """Note the words and the pages of a short form; that what it stands for is not in the text is told."""
    content = ledger.content
    until = form.title[1] if form.title[0] < form.title[1] else (form.pages[0] if form.pages else form.end)
    text = _COMMA_INSIDE.sub(
        "", one_line(content, form.start, until).strip(" ,.;").replace(" ,", ",").translate(_MARKS)
    )
    pages = one_line(content, *form.pages) if form.pages else ""
    ledger.note(
        "printed.0",
        form.start,
        form.end,
        "work/short-form",
        0.85,
        value=PrintedSource(Printing.PUBLISHED_IN, text, pages),
    )
    if not known:
        message = "a short form; what it stands for is not cited in full before it in this text"
        ledger.tell("short-form-alone", message, form.start, form.end, Severity.NOTE)


def document_end(content: str, work: Work) -> int:
    """Where a document's description ends in front of the work that it is printed in, without the words that join them."""
    joint = _JOINS.search(content[work.start : work.source])
    return work.start + joint.start() if joint else work.source
