"""What a reference names, each kind entered in its own way: people, printed sources, pages, places.

All readers of references share these, whatever order a reference has: they trim what they are given, take no pages twice, count
printed sources and put "Located in the A Collection at the B" in order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge, behind_edge
from archcite.extraction.facts_of import enter_source, one_line
from archcite.extraction.names import name_spans, other_orders, read_name
from archcite.extraction.places.bracketed import before_open_bracket
from archcite.extraction.places.holder_lead import past_lead
from archcite.extraction.places.reading import read_places
from archcite.extraction.sources.reading import read_source
from archcite.extraction.stops import belongs
from archcite.model import PrintedSource, Printing
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archcite.extraction.ledger import Ledger

#: Leads to the names of those who wrote, or who asked in an interview: ``by Jane Doe``.
WRITTEN_BY = lazy_pattern(r"by\s+(?=[A-Z])")
#: Which collection of which holder: ``Located in the Roe Collection at the National Library``.
_LOCATED = lazy_pattern(
    r"(?:Located|Held|Preserved|Housed|Kept|Available)\s+(?:in|at)\s+(?:the\s+)?(?P<collection>[^,;]+?)\s+(?:at|in)\s+(?:the\s+)?(?=[A-Z])"
)


def enter_names(ledger: Ledger, role: str, start: int, end: int) -> None:
    """A list of names, each as a claim."""
    content = ledger.content
    while (
        end > start
        and content[end - 1] in " \n,.;"
        and not re.match(r"[^\W\d_a-zа-яё]\.$", content[max(start, end - 2) : end])
        and not (content[end - 1] == "." and belongs(content, end - 1, start))
    ):
        end -= 1
    note_names(ledger, role, name_spans(content, start, end))


def note_names(ledger: Ledger, role: str, spans: Iterable[tuple[int, int]]) -> None:
    """Names whose places are known, each as a claim."""
    content = ledger.content
    for number, (since, until) in enumerate(spans):
        name = read_name(one_line(content, since, until))
        others = other_orders(name)
        ledger.note(f"{role}.{number}", since, until, f"reference/{role}", 0.9, value=name, alternatives=others)


def note_paper(ledger: Ledger, called: Iterable[Mapping[str, tuple[int, int]]]) -> None:
    """What kind of paper a document is and its number, where they are known: ``Staff Memorandum No. 40-66``."""
    content = ledger.content
    for parts in called:
        if "kind" in parts and ledger.best_of("genre") is None:
            value = one_line(content, *parts["kind"]).casefold()
            ledger.note("genre", *parts["kind"], "reference/genre", 0.9, value=value)
        if "number" in parts:
            ledger.note("document_number", *parts["number"], "reference/number", 0.85)


def enter_whose(ledger: Ledger, start: int, end: int, genre: tuple[int, int] | None) -> bool:
    """Enter whose paper it is and its kind, where one clause says both: ``Roe memorandum``, ``State Department paper``; False where none does.

    A code (``CIA memorandum``) tells what kind of paper it is, and nobody who wrote it.

    Args:
        ledger: where they are entered.
        start: where the clause starts.
        end: where it ends.
        genre: where the noun for the kind of paper stands in it, if there is one.
    """
    content = ledger.content
    if genre is None or genre[1] != end or not content[genre[0]].islower():
        return False
    named = content[start : genre[0]].strip()
    opening = named.partition(" ")[0].casefold()
    if not named[:1].isupper() or "," in named or named.endswith(("'s", "’s")):
        return False
    if opening.endswith("ed") or opening in lexicon().genre_qualifiers or " to " in named:
        return False
    if not named.isupper() and ledger.best_of("authors.0") is None and ledger.best_of("sender") is None:
        enter_names(ledger, "authors", start, genre[0])
    note_paper(ledger, [{"kind": genre}])
    return True


def note_printed(ledger: Ledger, start: int, end: int, rule: str) -> None:
    """A printed source without its pages."""
    content = ledger.content
    end = before_edge(content, start, end, " ,;\n")
    start = behind_edge(content, start, end, " *_\n,")
    text = one_line(content, start, end).replace("*", "").replace("_", "").strip(" ,")
    if not text:
        return
    index = sum(1 for reading in ledger.readings if reading.field.startswith("printed."))
    kind = Printing.PUBLISHED_IN if index == 0 else Printing.ALSO_PUBLISHED_IN
    ledger.note(f"printed.{index}", start, end, rule, 0.9, value=PrintedSource(kind, text))


def enter_pages(ledger: Ledger, start: int, end: int) -> None:
    """Pages, unless they are known already."""
    if ledger.best_of("pages") is None:
        ledger.note("pages", start, end, "reference/pages", 0.88)


def enter_places(ledger: Ledger, start: int, end: int) -> None:
    """The places of a reference; "Located in the A Collection at the B" is put in order."""
    content = ledger.content
    end = before_open_bracket(content, start, end)
    start = past_lead(content, start, end)
    located = _LOCATED.match(content, start, end)
    if located:
        place = read_places(content, located.end(), end)
        if place:
            place[0].call.insert(0, located.span("collection"))
            place[0].start = start
            source = read_source(content, end, end)
            source.places = place[:1]
            enter_source(ledger, source, "reference", 0.88)
            return
    enter_source(ledger, read_source(content, start, end), "reference", 0.9)
