"""What a header's labels and patterns give: each value read as the fact that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.extraction.dates.reading import read_date
from archcite.extraction.facts_of import enter_date, enter_printed, enter_source, enter_title, one_line
from archcite.extraction.names import name_spans, read_name
from archcite.extraction.pages.address import find_address
from archcite.extraction.places.reading import read_shelf
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.printed.reading import read_printed, sentence_end
from archcite.extraction.sources.reading import Source, read_source
from archcite.extraction.titles.offices import read_party
from archcite.extraction.words import has_digit
from archcite.model import Printing, Provenance, Role
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from archcite.archives.profiles import Profile
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.places.place import Place

_MARKS = " \n\t*|_•-–.:"
_CLOSING = " \n\t*|_•,;"
_SPACED = lazy_pattern(r"(?<=\d)\s(?=\d(?:\s|$))")
_LISTS = {"authors": "authors", "editors": "editors", "editor": "editors", "translators": "translators"}
_ONE_LINE = {"classification", "page_count", "image_reference", "url", "date", "platform", "sender", "recipient"}
_ONE_PARAGRAPH = {"abstract", "title", "shelfmark", "archive"}


def stripped(content: str, start: int, end: int) -> tuple[int, int]:
    """A value without the marks and spaces around it."""
    while start < end and content[start] in _MARKS:
        start += 1
    while end > start and content[end - 1] in _CLOSING:
        end -= 1
    while end > start and content[end - 1] in " -\n*":
        end -= 1
    return start, end


def enter_value(ledger: Ledger, profile: Profile, fact: str, start: int, end: int, place: Place) -> None:
    """One labelled value."""
    content, rule = ledger.content, profile.id
    if fact in ("ignore", "genre"):
        return
    if fact in _ONE_LINE:
        line = content.find("\n", start, end)
        if fact == "date" and line > 0:
            line = _date_end(content, start, line, end)
    else:
        line = content.find("\n\n", start, end) if fact in _ONE_PARAGRAPH else -1
    if line > 0:
        start, end = stripped(content, start, line)
    if fact in ("archive", "call_number", "shelfmark"):
        _enter_place(ledger, profile, fact, start, end, place)
    elif fact in _LISTS:
        enter_names(ledger, _LISTS[fact], start, end, f"{rule}/{fact}")
    elif fact in _READERS:
        _READERS[fact](ledger, start, end, rule)
    else:
        if fact == "platform":
            end = sentence_end(content, start, end)
            behind = _COPYRIGHT.search(content, start, end)
            end = behind.start() if behind else end
        ledger.note(fact, start, end, f"{rule}/{fact}", 0.95)


#: What stands behind the host in a statement of rights: ``Leon Trotsky Internet Archive (www.marxists.org) 2002``.
_COPYRIGHT = lazy_pattern(
    r"(?:\s*\([^()]*\.[^()]*\))?(?:,?\s*(?:(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s)?\(?\d{4}(?:,\s*\d{4})*\)?)?$"
)


def _date_end(content: str, start: int, line: int, end: int) -> int:
    """Where a labelled date ends: with its line, or with the next one where that completes it (``10 November`` / ``1949``)."""
    following = content.find("\n", line + 1, end)
    following = end if following < 0 else following
    return following if read_date(content[start:following]) else line


def _enter_party(ledger: Ledger, field: str, start: int, end: int, rule: str) -> None:
    ledger.note(field, start, end, f"{rule}/{field}", 0.96, value=read_party(one_line(ledger.content, start, end)))


def _enter_language(ledger: Ledger, start: int, end: int, rule: str) -> None:
    code = lexicon().languages.get(one_line(ledger.content, start, end).casefold())
    if code:
        ledger.note("original_language", start, end, f"{rule}/language", 0.95, value=code)


def _enter_holder(ledger: Ledger, start: int, end: int, place: Place, rule: str) -> None:
    """Who holds the document, where all of its place may stand: ``Document Source: SAPMO-BArch, DY 30/3393, Bl. 12-51``."""
    place.archive = (start, end)
    stated = read_source(ledger.content, start, end) if has_digit(ledger.content[start:end]) else None
    if stated is None or not stated.places or stated.places[0].archive is None:
        return
    found = stated.places[0]
    place.archive, place.shelfmark, place.call = found.archive, found.shelfmark, found.call
    place.pages, place.leaves, place.known = found.pages, found.leaves, found.known
    enter_source(ledger, Source(printed=stated.printed, provenance=stated.provenance), rule)


def _enter_place(ledger: Ledger, profile: Profile, fact: str, start: int, end: int, place: Place) -> None:
    """A labelled part of the place: the holder, a number as it stands, or a shelfmark to be taken apart."""
    content = ledger.content
    place.start, place.end = (
        (start, end) if place.end == place.start else (min(place.start, start), max(place.end, end))
    )
    if fact == "archive":
        _enter_holder(ledger, start, end, place, profile.id)
    elif fact == "call_number":
        place.call = [(start, end)]
    else:
        number = profile.numbers.match(content, start, end) if profile.numbers else None
        if number is not None and "number" in number.groupdict():
            place.archive = place.archive or (start, start + len(content[start : number.start("number")].rstrip()))
            place.call = [number.span("number")]
            return
        read = read_shelf(content, start, end)
        place.shelfmark, place.call, place.pages, place.leaves = read.shelfmark, read.call, read.pages, read.leaves
        lead = stripped(content, start, read.shelfmark.start if read.shelfmark else start)
        if lead[0] < lead[1] and not place.call:
            place.call = [lead]  # ``VAR, Fond 1, Opis 4``: the group of fonds


#: Who edited, behind who translated: ``Clemens Dutt; Edited by Robert Daglish``.
_EDITED = lazy_pattern(r"\s*[;,]\s*[Ee]dited(?:\sby)?:?\s+(?=[A-Z])")


def enter_names(ledger: Ledger, role: str, start: int, end: int, rule: str) -> None:
    """The names of a list, each as a person of that role."""
    content = ledger.content
    line = content.find("\n", start, end)
    edited = _EDITED.search(content, start, line if line > 0 else end) if role == "translators" else None
    if edited:
        enter_names(ledger, "editors", edited.end(), line if line > 0 else end, rule)
        line = edited.start()
    for number, (since, until) in enumerate(name_spans(content, start, line if line > 0 else end)):
        ledger.note(f"{role}.{number}", since, until, rule, 0.93, value=read_name(one_line(content, since, until)))


def _enter_transcriber(ledger: Ledger, start: int, end: int, rule: str) -> None:
    content = ledger.content
    line = content.find("\n", start, end)
    end = line if line > 0 else end
    project = content.find(" for ", start, end)
    end = project if project > 0 else end
    names = tuple(read_name(one_line(content, *where)) for where in name_spans(content, start, end))
    index = sum(1 for reading in ledger.readings if reading.field.startswith("provenance."))
    value = Provenance(one_line(content, start, end), (Role.TRANSCRIBED,), names)
    ledger.note(f"provenance.{index}", start, end, f"{rule}/transcribed", 0.93, value=value)


def _enter_source_value(ledger: Ledger, start: int, end: int, rule: str) -> None:
    """A labelled source, up to the address of the document."""
    address = find_address(ledger.content, start, end)
    enter_source(ledger, read_source(ledger.content, start, address.start() if address else end), rule, 0.9)


def _enter_book(ledger: Ledger, start: int, end: int, rule: str) -> None:
    """What a text is printed in; a copy made in an archive has its place there."""
    if known_name(ledger.content, start, end) is not None and shelfmarks(ledger.content, start, end):
        _enter_source_value(ledger, start, end, rule)
        return
    enter_printed(ledger, read_printed(ledger.content, start, end, end, Printing.PUBLISHED_IN), rule, 0.93)


#: Facts whose labelled value has a reader of its own.
_READERS: dict[str, Callable[[Ledger, int, int, str], object]] = {
    "date": lambda ledger, start, end, rule: enter_date(ledger, start, end, f"{rule}/date", 0.95),
    "title": lambda ledger, start, end, rule: enter_title(ledger, start, end, f"{rule}/title", 0.95),
    "sender": lambda ledger, start, end, rule: _enter_party(ledger, "sender", start, end, rule),
    "recipient": lambda ledger, start, end, rule: _enter_party(ledger, "recipient", start, end, rule),
    "source": _enter_source_value,
    "transcribed_by": _enter_transcriber,
    "original_language": _enter_language,
    "published_in": _enter_book,
}


#: What a profile's labels can give.
LABELLED = frozenset({"ignore", "genre", "call_number", *_LISTS, *_ONE_LINE, *_ONE_PARAGRAPH, *_READERS})
#: What its patterns can give.
PATTERNED = frozenset({"date", "genre", "number", "published_in", "title", "classification", "platform", *_LISTS})


def enter_pattern(ledger: Ledger, profile: Profile, fact: str, match: re.Match[str]) -> None:
    """A fact that a pattern finds: its groups, joined by spaces."""
    rule = profile.id
    parts = [index for index in range(1, (match.re.groups or 0) + 1) if match.group(index)]
    if not parts:
        return
    start, end = match.start(parts[0]), match.end(parts[-1])
    value = " ".join(" ".join(match.group(index).split()) for index in parts)
    if fact == "date":
        joined = _SPACED.sub("", value)
        reading = read_date(joined)
        if reading and reading.edtf:
            ledger.note("date", start, end, f"{rule}/date", 0.9 if joined != value else 0.93, value=reading.edtf)
    elif fact == "genre":
        ledger.note("genre", start, end, f"{rule}/genre", 0.92, value=value.casefold())
    elif fact == "number":
        ledger.note("document_number", start, end, f"{rule}/number", 0.92, value=value)
    elif fact == "published_in":
        enter_printed(ledger, read_printed(ledger.content, start, end, end, Printing.PUBLISHED_IN), rule, 0.93)
    elif fact in _LISTS:
        enter_names(ledger, _LISTS[fact], start, end, f"{rule}/{fact}")
    else:
        ledger.note(fact, start, end, f"{rule}/{fact}", 0.9, value=value)
