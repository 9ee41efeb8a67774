"""Headers of labels and values, as catalogues and reading rooms print them.

A label counts when a colon follows it or when it fills its line; its value runs to the next label. Labels and patterns come from
the profiles: the profile that most labels of a text belong to reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.archives.profiles import derived, profiles
from archcite.extraction.block import find_address
from archcite.extraction.dates import find_dates, read_date
from archcite.extraction.facts_of import enter_date, enter_places, enter_printed, enter_source, enter_title, one_line
from archcite.extraction.names import name_spans, read_name
from archcite.extraction.parties import read_party
from archcite.extraction.place import Place
from archcite.extraction.places import read_shelf
from archcite.extraction.printed import read_printed, sentence_end
from archcite.extraction.source import read_source
from archcite.model import Printing, Provenance, Role, Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from archcite.archives.profiles import Profile
    from archcite.extraction.ledger import Ledger

_MARKS = " \n\t*|_•-–.:"
_CLOSING = " \n\t*|_•,;"
_SPACED = lazy_pattern(r"(?<=\d)\s(?=\d(?:\s|$))")
_PAGE_NUMBER = lazy_pattern(r"\d{1,4}$")
_LISTS = {"authors": "authors", "editors": "editors", "editor": "editors", "translators": "translators"}
_ONE_LINE = {"classification", "page_count", "image_reference", "url", "date", "platform", "sender", "recipient"}
_ONE_PARAGRAPH = {"abstract", "title", "shelfmark", "archive"}
#: How far labels are sought.
_REACH = 20_000
#: A text with fewer labels than this is no header.
_LEAST = 2


@derived
def _labels() -> tuple[tuple[Profile, re.Pattern[str], dict[str, str]], ...]:
    """For each profile with labels: a pattern that finds them, and which fact each gives."""
    found = []
    for profile in profiles():
        facts = {label.casefold(): fact for fact, labels in profile.labels.items() for label in labels}
        if not facts:
            continue
        pattern = re.compile(
            rf"(?<![\w(])(?P<label>{_by_first_letter(facts)})(?:\*\*)?(?:\s?:|(?=[ \t]*(?:\n|$)))", re.IGNORECASE
        )
        found.append((profile, pattern, facts))
    return tuple(found)


@derived
def _any_label() -> re.Pattern[str]:
    """A pattern for where a label of any profile begins: with a capital letter, so that a search passes over all others."""
    rests: dict[str, list[str]] = {}
    for label in sorted({label for _, _, facts in _labels() for label in facts}):
        rests.setdefault(label[0].upper(), []).append(re.escape(label[1:]))
    end = r"(?:\*\*)?(?:\s?:|(?=[ \t]*(?:\n|$)))"
    branches = (
        rf"{re.escape(letter)}(?<![\w(]{re.escape(letter)})(?=(?i:{'|'.join(group)}){end})"
        for letter, group in rests.items()
    )
    return re.compile("|".join(branches) or r"(?!)")


def _by_first_letter(labels: Iterable[str]) -> str:
    """A pattern of labels, the longest first, that looks at a letter once before it tries the labels that begin with it."""
    rests: dict[str, list[str]] = {}
    for label in sorted(labels, key=len, reverse=True):
        rests.setdefault(label[0], []).append(re.escape(label[1:]))
    letters = "".join(map(re.escape, rests))
    branches = "|".join(f"{re.escape(letter)}(?:{'|'.join(group)})" for letter, group in rests.items())
    return f"(?=[{letters}])(?:{branches})"


def read_header(ledger: Ledger, start: int, end: int) -> bool:
    """Read a text that is a header of labels; False when it is none."""
    content = ledger.content
    if "\n" not in content[start:end] and content.count(":", start, end) < _LEAST:
        return False
    best: tuple[int, Profile, list[tuple[str, int, int]]] | None = None
    limit = min(end, start + _REACH)
    places = [match.start() for match in _any_label().finditer(content, start, limit)]
    for profile, pattern, facts in _labels() if len(places) >= _LEAST else ():
        labels = _labels_at(content, places, limit, pattern, facts)
        if len(labels) < _LEAST:
            continue
        weight = len({content[a:b].casefold() for _, a, b in labels}) * 2 + sum(
            1 for fact, _, _ in labels if fact != "ignore"
        )
        if any(host in content for host in profile.hosts):
            weight += 5
        if best is None or weight > best[0]:
            best = (weight, profile, labels)
    if best is not None and any(fact != "ignore" for fact, _, _ in best[2]):
        _enter(ledger, best[1], best[2], start, end)
        return True
    for profile in profiles():
        if profile.detect is not None and profile.detect.search(content, start, limit):
            _enter(ledger, profile, [], start, end)
            return True
    return False


def _labels_at(
    content: str, places: list[int], end: int, pattern: re.Pattern[str], facts: dict[str, str]
) -> list[tuple[str, int, int]]:
    """The labels of one profile among the places where labels begin: their fact, their start and their end."""
    found = []
    at = 0
    for place in places:
        match = pattern.match(content, place, end) if place >= at else None
        if match is not None:
            at = match.end()
            if fact := facts.get(match.group("label").casefold()):
                found.append((fact, place, at))
    return found


def _enter(ledger: Ledger, profile: Profile, labels: list[tuple[str, int, int]], start: int, end: int) -> None:
    content = ledger.content
    rule = profile.id
    ledger.note("profile", start, min(end, start + 1), f"{rule}/header", 1.0, value=rule)
    first = labels[0][1] if labels else end
    values: dict[str, list[tuple[int, int]]] = {}
    for index, (fact, _, since) in enumerate(labels):
        until = labels[index + 1][1] if index + 1 < len(labels) else min(end, since + 1500)
        since, until = _stripped(content, since, until)  # noqa: PLW2901 -- the value without the marks around it
        if since < until:
            values.setdefault(fact, []).append((since, until))
    place = Place(start, start)
    for fact, stretches in values.items():
        for since, until in stretches[:1] if fact not in ("authors", "editors") else stretches:
            _enter_value(ledger, profile, fact, since, until, place)
    if "url" not in values and ledger.best_of("url") is None:
        for stretches in (values.get("source", []), values.get("published_in", [])):
            for found in (find_address(content, *where) for where in stretches):
                if found:
                    ledger.note("url", *found.span("url"), f"{rule}/address", 0.97)
    for fact, pattern in profile.patterns.items():
        match = pattern.search(content, start, min(end, start + _REACH))
        if match:
            _enter_pattern(ledger, profile, fact, match)
    _enter_lead(ledger, profile, start, first, place, titled="title" in values)
    if "genre" in values and ledger.best_of("genre") is None:
        since, until = values["genre"][0]
        ledger.note("genre", since, until, f"{rule}/genre", 0.85, value=one_line(content, since, until).casefold())
    if place.archive or place.call or place.shelfmark:
        enter_places(ledger, [place], rule, 0.95)


def _stripped(content: str, start: int, end: int) -> tuple[int, int]:
    while start < end and content[start] in _MARKS:
        start += 1
    while end > start and content[end - 1] in _CLOSING:
        end -= 1
    while end > start and content[end - 1] in " -\n*":
        end -= 1
    return start, end


def _enter_value(ledger: Ledger, profile: Profile, fact: str, start: int, end: int, place: Place) -> None:
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
        start, end = _stripped(content, start, line)
    if fact in ("archive", "call_number", "shelfmark"):
        _enter_place(ledger, profile, fact, start, end, place)
    elif fact in _LISTS:
        _enter_names(ledger, _LISTS[fact], start, end, f"{rule}/{fact}")
    elif fact in _READERS:
        _READERS[fact](ledger, start, end, rule)
    else:
        if fact == "platform":
            end = sentence_end(content, start, end)
        ledger.note(fact, start, end, f"{rule}/{fact}", 0.95)


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


def _enter_place(ledger: Ledger, profile: Profile, fact: str, start: int, end: int, place: Place) -> None:
    """A labelled part of the place: the holder, a number as it stands, or a shelfmark to be taken apart."""
    content = ledger.content
    place.start, place.end = (
        (start, end) if place.end == place.start else (min(place.start, start), max(place.end, end))
    )
    if fact == "archive":
        place.archive = (start, end)
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


def _enter_names(ledger: Ledger, role: str, start: int, end: int, rule: str) -> None:
    content = ledger.content
    line = content.find("\n", start, end)
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


def _enter_book(ledger: Ledger, start: int, end: int, rule: str) -> None:
    enter_printed(ledger, read_printed(ledger.content, start, end, end, Printing.PUBLISHED_IN), rule, 0.93)


#: Facts whose labelled value has a reader of its own.
_READERS: dict[str, Callable[[Ledger, int, int, str], object]] = {
    "date": lambda ledger, start, end, rule: enter_date(ledger, start, end, f"{rule}/date", 0.95),
    "title": lambda ledger, start, end, rule: enter_title(ledger, start, end, f"{rule}/title", 0.95),
    "sender": lambda ledger, start, end, rule: _enter_party(ledger, "sender", start, end, rule),
    "recipient": lambda ledger, start, end, rule: _enter_party(ledger, "recipient", start, end, rule),
    "source": lambda ledger, start, end, rule: enter_source(ledger, read_source(ledger.content, start, end), rule, 0.9),
    "transcribed_by": _enter_transcriber,
    "original_language": _enter_language,
    "published_in": _enter_book,
}


def _enter_pattern(ledger: Ledger, profile: Profile, fact: str, match: re.Match[str]) -> None:
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
        _enter_names(ledger, _LISTS[fact], start, end, f"{rule}/{fact}")
    else:
        ledger.note(fact, start, end, f"{rule}/{fact}", 0.9, value=value)


def _enter_lead(ledger: Ledger, profile: Profile, start: int, end: int, place: Place, *, titled: bool) -> None:
    """What stands above the labels: the title, with a date stuck to it, or the author and the title, or the archive."""
    content, rule = ledger.content, profile.id
    if profile.patterns and profile.labels.get("image_reference"):
        return
    lines = [where for where in _lines(content, start, end) if not _PAGE_NUMBER.fullmatch(content, *where)]
    if not lines:
        return
    if profile.numbers is not None:
        lines = _enter_numbered(ledger, profile, lines, place, titled=titled)
    if not lines or titled or ledger.best_of("title") is not None:
        return
    if profile.lead == "author-title":
        if len(lines) > 1:
            _enter_names(ledger, "authors", *lines[0], f"{rule}/lead")
        enter_title(ledger, *lines[-1], f"{rule}/lead", 0.9)
        return
    since, until = lines[0]
    if not profile.detect and len(lines) > 1:
        until = lines[-1][1] if lines[-1][1] - since < 400 else until
    dates = [date for date in find_dates(content, Span(since, until)) if date.edtf]
    last = dates[-1] if dates else None
    if last is not None and not content[last.span.end : until].strip(" |.)"):
        if ledger.best_of("date") is None:
            enter_date(ledger, last.span.start, last.span.end, f"{rule}/lead-date", 0.93)
        until = last.span.start
    since, until = _stripped(content, since, until)
    enter_title(ledger, since, until, f"{rule}/lead", 0.93)


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
            rest = _stripped(content, number.end(), until)
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
        since, until = _stripped(content, at, line)
        if since < until:
            found.append((since, until))
        at = line + 1
    return found
