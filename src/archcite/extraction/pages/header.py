"""Headers of labels and values, as catalogues and reading rooms print them.

The value of a label runs to the next one. Patterns come from the profiles, as the labels do, which `header_labels` finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.profiles import derived, profiles
from archcite.extraction.dates.reading import find_dates, read_date
from archcite.extraction.facts_of import enter_date, enter_places, enter_title, one_line
from archcite.extraction.pages.address import find_address
from archcite.extraction.pages.header_labels import LEAST_LABELS, find_labels
from archcite.extraction.pages.header_values import enter_names, enter_pattern, enter_value, stripped
from archcite.extraction.places.place import Place
from archcite.model import Span
from archcite.patterns import lazy_pattern
from archcite.sections.heading import is_furniture

if TYPE_CHECKING:
    import re

    from archcite.archives.profiles import Profile
    from archcite.extraction.ledger import Ledger

_PAGE_NUMBER = lazy_pattern(r"\d{1,4}$")
#: A person by initials and name, where the title would stand: ``V. I.   Lenin``.
_AUTHOR = lazy_pattern(r"(?:[A-Z]\.[ -]*){1,3}[A-Z][^\W\d_]+")
#: How far below the last label the name of a file stands.
_LONGEST_FILE = 200
#: How far labels are sought.
_REACH = 20_000


#: Levels of description, as catalogues print them on a line of their own (ISAD(G), 3.1.4).
_LEVELS = frozenset(
    {
        "collection",
        "fonds",
        "subfonds",
        "sub-fonds",
        "series",
        "subseries",
        "sub-series",
        "file",
        "item",
        "piece",
        "record",
    }
)


def read_header(ledger: Ledger, start: int, end: int) -> bool:
    """Read a text that is a header of labels; False when it is none."""
    content = ledger.content
    if content.find("\n", start, end) < 0 and content.count(":", start, end) < LEAST_LABELS:
        return False
    limit = min(end, start + _REACH)
    found = find_labels(content, start, limit)
    if found is not None and any(fact != "ignore" for fact, _, _ in found[1]):
        _enter(ledger, *found, start, end)
        return True
    for profile, pattern in _detected():
        if pattern.search(content, start, limit):
            _enter(ledger, profile, [], start, end)
            return True
    return False


@derived
def _detected() -> tuple[tuple[Profile, re.Pattern[str]], ...]:
    """The profiles whose headers are told without labels, and how."""
    return tuple((profile, profile.detect) for profile in profiles() if profile.detect is not None)


_PARTIES = frozenset({"sender", "recipient"})


def _enter(ledger: Ledger, profile: Profile, labels: list[tuple[str, int, int]], start: int, end: int) -> None:
    content = ledger.content
    rule = profile.id
    ledger.note("profile", start, min(end, start + 1), f"{rule}/header", 1.0, value=rule)
    ledger.labels.extend((since, until) for _, since, until in labels)
    first = labels[0][1] if labels else end
    values: dict[str, list[tuple[int, int]]] = {}
    for index, (fact, _, since) in enumerate(labels):
        until = labels[index + 1][1] if index + 1 < len(labels) else min(end, since + 1500)
        since, until = stripped(content, since, until)  # noqa: PLW2901 -- the value without the marks around it
        if since < until:
            values.setdefault(fact, []).append((since, until))
    place = Place(start, start)
    for fact, stretches in values.items():
        for since, until in stretches[:1] if fact not in ("authors", "editors") else stretches:
            enter_value(ledger, profile, fact, since, until, place)
    if "url" not in values and ledger.best_of("url") is None:
        for stretches in (values.get("source", []), values.get("published_in", [])):
            for found in (find_address(content, *where) for where in stretches):
                if found:
                    ledger.note("url", *found.span("url"), f"{rule}/address", 0.97)
    for fact, pattern in profile.patterns.items():
        match = pattern.search(content, start, min(end, start + _REACH))
        if match:
            enter_pattern(ledger, profile, fact, match)
    _find_lost_number(content, profile, labels, place)
    _enter_lead(ledger, profile, start, first, place, titled="title" in values)
    labelled = _PARTIES.intersection(values)  # what a label says of the parties counts, not what the title says
    ledger.readings = [
        read for read in ledger.readings if read.field not in labelled or read.rule == f"{rule}/{read.field}"
    ]
    if "genre" in values and ledger.best_of("genre") is None:
        since, until = values["genre"][0]
        ledger.note("genre", since, until, f"{rule}/genre", 0.85, value=one_line(content, since, until).casefold())
    lead_alone = "source" in values and not (place.call or place.shelfmark)
    if (place.archive or place.call or place.shelfmark) and not lead_alone:
        place.known = place.known or "archive" in values  # its label says that it is one
        enter_places(ledger, [place], rule, 0.95)


def _find_lost_number(content: str, profile: Profile, labels: list[tuple[str, int, int]], place: Place) -> None:
    """The number that a mirror dropped behind its label: the name of the file below the labels has it."""
    if place.call or profile.numbers is None or not any(fact == "call_number" for fact, _, _ in labels):
        return
    lost = profile.numbers.search(content, labels[-1][2], labels[-1][2] + _LONGEST_FILE)
    if lost is not None:
        place.call, place.start, place.end = [lost.span()], *lost.span()


def _enter_lead(ledger: Ledger, profile: Profile, start: int, end: int, place: Place, *, titled: bool) -> None:
    """What stands above the labels: the title, with a date stuck to it, or the author and the title, or the archive."""
    content, rule = ledger.content, profile.id
    if profile.patterns and profile.labels.get("image_reference"):
        return
    lines = [where for where in _lines(content, start, end) if not _PAGE_NUMBER.fullmatch(content, *where)]
    if not lines:
        return
    if len(lines) > 1:
        lines = [
            where
            for where in lines
            if one_line(content, *where).casefold() not in _LEVELS and not is_furniture(content[slice(*where)])
        ]
    if lines and profile.numbers is not None:
        lines = _enter_numbered(ledger, profile, lines, place, titled=titled)
    if not lines or titled or ledger.best_of("title") is not None:
        return
    if profile.lead == "author-title":
        _enter_author_and_title(ledger, lines, rule)
        return
    lines = lines if profile.detect else _last_paragraph(content, lines)
    since, until = lines[0]
    if not profile.detect and len(lines) > 1:
        until = lines[-1][1] if lines[-1][1] - since < 400 else until
    dates = [date for date in find_dates(content, Span(since, until)) if date.edtf]
    last = dates[-1] if dates else None
    if last is not None and not content[last.span.end : until].strip(" |.)"):
        labelled = ledger.best_of("date")
        if labelled is None or labelled.value == last.edtf:
            enter_date(ledger, last.span.start, last.span.end, f"{rule}/lead-date", 0.93)
        ranged = labelled is not None and "/" in (last.edtf or "") and labelled.value != last.edtf
        if labelled is None or not (ranged or content[: last.span.start].rstrip(" ")[-1:].isalnum()):
            # else it is a part of the title: ``DAILY DIGEST 1 JUNE 1951``, ``The Thaw, 1955–1957`` above the day of posting
            until = last.span.start
    since, until = stripped(content, since, until)
    enter_title(ledger, since, until, f"{rule}/lead", 0.93)


def _enter_author_and_title(ledger: Ledger, lines: list[tuple[int, int]], rule: str) -> None:
    """The author above the title of a text, and the day below both; a mirror may have lost the title."""
    content = ledger.content
    if len(lines) > 2 and (dated := read_date(content[slice(*lines[-1])])) and dated.edtf:
        enter_date(ledger, *lines.pop(), f"{rule}/lead-date", 0.92)
    titled = _AUTHOR.fullmatch(content, *lines[-1]) is None
    if len(lines) > 1 or not titled:
        enter_names(ledger, "authors", *lines[0], f"{rule}/lead")
    if titled:
        enter_title(ledger, *lines[-1], f"{rule}/lead", 0.9)


def _last_paragraph(content: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraph right above the labels, with a date below it: what stands further up is the site's."""
    at = len(lines) - 1
    while at > 0 and (not _parted(content, lines, at) or read_date(content[slice(*lines[at])]) is not None):
        at -= 1
    return lines[at:]


def _parted(content: str, lines: list[tuple[int, int]], at: int) -> bool:
    """Whether an empty line stands above a line."""
    return content.count("\n", lines[at - 1][1], lines[at][0]) > 1


def _enter_numbered(
    ledger: Ledger, profile: Profile, lines: list[tuple[int, int]], place: Place, *, titled: bool
) -> list[tuple[int, int]]:
    """``HU OSA 300-20 Bulgarian Unit``: archive, number and title on one line; a line before it may name the archive."""
    content = ledger.content
    left = []
    for since, until in lines:
        number = profile.numbers.match(content, since, until) if profile.numbers else None
        name = known_name(content, since, until)
        if number is not None:
            if place.archive is None:
                inner = number.span("number") if "number" in number.groupdict() else number.span()
                place.archive = (since, inner[0]) if inner[0] > since else None
                place.call = place.call or [inner]
                if place.archive:
                    place.archive = (since, len(content[: inner[0]].rstrip()))
            elif not place.call:
                place.call = [number.span()]
            place.start, place.end = (
                (since, number.end())
                if place.end == place.start
                else (min(place.start, since), max(place.end, number.end()))
            )
            rest = stripped(content, number.end(), until)
            if not titled and rest[0] < rest[1]:
                enter_title(ledger, *rest, f"{profile.id}/lead", 0.92)
        elif name is not None and name >= until:
            place.archive = (since, until)
            place.start, place.end = since, until
        else:
            left.append((since, until))
    return left


def _lines(content: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    at = start
    while at < end:
        line = content.find("\n", at, end)
        line = end if line < 0 else line
        since, until = stripped(content, at, line)
        if since < until:
            found.append((since, until))
        at = line + 1
    return found
