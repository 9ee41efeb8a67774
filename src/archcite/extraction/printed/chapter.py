"""A chapter of an edited book, where a reference is to nothing else: ``Ann Hale, “The Thaw,” in Cold Roads, ed. Bob Rowe (London: Quill, 1999), 12``.

A document that is printed in a book has its kind in its title: the book is an item of its own then.
Source: Chicago Manual of Style 18, 14.8-14.14.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.facts_of import enter_title, one_line
from archcite.extraction.printed.item import printed_item
from archcite.extraction.printed.work import parts_of_work
from archcite.extraction.printed.works import works_within
from archcite.extraction.references.claims import enter_names
from archcite.extraction.references.layout import QUOTES
from archcite.extraction.stops import bare_end
from archcite.extraction.structure import groups
from archcite.extraction.titles.reading import read_title
from archcite.model import PrintedSource, Printing
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: What a chapter has behind its title, before any other rule is tried.
_INSIDE = lazy_pattern(r"[”\"»’'][,.]?\s+(?:[Ii]n|dans)\s*:?\s+(?=[^\W\d_]|\*)")


def enter_chapter(ledger: Ledger, start: int, end: int) -> bool:
    """Read a chapter with its authors, its title and the book with its pages; False where the reference is to something else."""
    content = ledger.content
    inside = _INSIDE.search(content, start, end)
    works = works_within(content, start, end) if inside is not None else []
    if inside is None or len(works) != 1 or works[0].start != start or content[works[0].end : end].strip(" .\n"):
        return False
    text, pages = parts_of_work(content, works[0])
    item = printed_item(text, pages)
    quoted = next((group for group in groups(content, start, end) if group.mark in QUOTES), None)
    if (
        item is None
        or item["type"] != "chapter"
        or quoted is None
        or not quoted.start < inside.start() + 1 <= quoted.end
    ):
        return False
    since, until = quoted.start + 1, quoted.end - 1
    until = bare_end(content, since, until, " ,.\n")
    if start < quoted.start:
        enter_names(ledger, "authors", start, quoted.start)
    book = one_line(content, inside.end(), works[0].printed).strip(" .")
    if read_title(content, since, until).genre is not None:
        item = printed_item(book, pages)
        enter_title(ledger, since, until, "reference/title", 0.94)
    else:
        ledger.note("title", since, until, "reference/title", 0.94, value=one_line(content, since, until))
    source = PrintedSource(Printing.PUBLISHED_IN, book, pages, item)
    ledger.note("printed.0", inside.end(), works[0].end, "work/chapter", 0.9, value=source)
    return True
