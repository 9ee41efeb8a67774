"""PDF with a text layer, through pypdfium2 (extra ``pdf``)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from archcite.model import Problem, Severity
from archcite.reading.divided import line_ends_within
from archcite.reading.errors import ReadingError
from archcite.reading.text import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.model import Text

MOST_PAGES = 5_000
MOST_CHARACTERS = 50_000_000
#: PDFium marks a hyphen at the end of a line, and leaves the line end out. Exports of archives break lines at hyphens that
#: are there ("ll. 67-/70"), so that it is kept.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})


def read(data: bytes, source: str) -> Text:
    """Read the text layer, page after page.

    Raises:
        ReadingError: when pypdfium2 is not installed, or the file is encrypted, damaged or scanned without a text layer.
    """
    pages = [page.translate(_HYPHENS).rstrip() for page in _pages(data, source)]
    empty = [number for number, page in enumerate(pages, 1) if not any(map(str.isalnum, page))]
    if len(empty) == len(pages):
        raise ReadingError(
            source,
            f"no text on any of its {len(pages)} pages: it is a scan, and has to go through text recognition (OCR) first",
        )
    raw = "\n\f".join(pages)
    text = as_text(raw, source, line_ends_within(raw))
    if not empty:
        return text
    shown = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
    message = f"{len(empty)} of {len(pages)} pages have no text layer and were not read: {shown}"
    return replace(text, problems=(Problem("pages-without-text", Severity.WARNING, message),))


def _pages(data: bytes, source: str) -> Iterator[str]:
    pdfium = _library(source)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadingError(source, _failure(str(error))) from error
    try:
        if len(document) > MOST_PAGES:
            raise ReadingError(source, f"{len(document):,} pages are more than the {MOST_PAGES:,} that are read")
        total = 0
        for index in range(len(document)):
            page = _page_text(document, index, pdfium)
            total += len(page)
            if total > MOST_CHARACTERS:
                raise ReadingError(source, f"its text is longer than the {MOST_CHARACTERS:,} characters that are read")
            yield page
    finally:
        document.close()


def _library(source: str) -> Any:
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ReadingError(source, "reading PDF needs pypdfium2: pip install 'archcite[pdf]'") from error
    return pypdfium2


def _failure(message: str) -> str:
    if "password" in message.lower():
        return "the PDF is encrypted and needs a password: save a copy without one"
    if "security" in message.lower():
        return "the PDF is encrypted in a way that cannot be read"
    return f"the PDF is damaged: {message}"


def _page_text(document: Any, index: int, pdfium: Any) -> str:
    """A page's text; a page that cannot be read gives none, and is then counted among those without text."""
    try:
        page = document[index]
        try:
            layer = page.get_textpage()
            try:
                text: str = layer.get_text_bounded()
            finally:
                layer.close()
        finally:
            page.close()
    except pdfium.PdfiumError:
        return ""
    return text
