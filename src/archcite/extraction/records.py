"""From the ledger to a record: for each field the most confident reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from archcite.archives.registry import Ambiguous, decide
from archcite.archives.registry_matching import match_prefix
from archcite.extraction.facts_of import one_line
from archcite.extraction.printed.serials import article_item
from archcite.model import Location, Name, Party, PrintedSource, Provenance, Record, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.archives.registry import Repository
    from archcite.extraction.ledger import Ledger, Reading

#: The rules by which the titles of references are read.
_REFERRING = frozenset({"reference/title", "reference/description", "holding/title"})
#: What stands in front of a title that is marked as one.
_TITLE_MARKS = frozenset("“\"„«‘'*_《「『”")
_PLAIN = frozenset(
    [
        "title",
        "title_short",
        "date",
        "genre",
        "platform",
        "url",
        "canonical_url",
        "accessed",
        "number",
        "document_number",
        "abstract",
        "language",
        "original_language",
        "classification",
        "copy_number",
        "image_reference",
        "page_count",
        "signature",
        "sender",
        "recipient",
        "ibid",
        "profile",
        "form",
    ]
)
#: The facts of which a document may have several of one kind.
_LISTS = {"authors": Name, "translators": Name, "editors": Name, "participants": Party}
#: Statements of provenance that stand farther from each other are no one passage.
_FAR = 1500
_PARTS = frozenset(
    ["archive", "fond", "opis", "por", "papka", "delo", "leaves", "file_year", "unit_term", "call_number", "pages"]
)


def to_record(ledger: Ledger) -> Record:
    """The record of a ledger's best readings; the readings of places get their typed value here, where their parts are known."""
    best = ledger.best()
    plain, listed = _sorted(best)
    facts: dict[str, Any] = {name: reading.value for name, reading in plain.items() if name in _PLAIN}
    date = plain.get("date")
    if date is not None:
        facts["date_text"] = one_line(ledger.content, date.start, date.end)
    said = listed.get("provenance")
    if said is not None:
        facts["provenance"] = _values(said, Provenance)
        facts["provenance_text"] = _provenance_text(ledger.content, said, facts["provenance"])
    for name, kind in _LISTS.items():
        if name in listed:
            facts[name] = _values(listed[name], kind)
    locations = _locations(ledger, listed["locations"]) if "locations" in listed else []
    sources = list(_values(listed["printed"], PrintedSource)) if "printed" in listed else []
    if "pages" in plain:
        _enter_pages(plain["pages"].value, sources, locations)
    if sources:
        facts["printed"] = _itemised(best, sources, facts.get("authors", ()))
    guessed = [name for name, reading in best.items() if reading.inferred]
    inferred = frozenset([name.partition(".")[0] for name in guessed if name.count(".") < 2])
    described = "title" in plain and _is_description(ledger.content, plain["title"])
    return Record(**facts, locations=tuple(locations), described=described, inferred=inferred)


def _is_description(content: str, title: Reading) -> bool:
    """Whether a reference gives a title without the marks of one; headings and labelled fields need none."""
    return title.rule in _REFERRING and content[max(0, title.start - 1) : title.start] not in _TITLE_MARKS


def _sorted(best: Mapping[str, Reading]) -> tuple[dict[str, Reading], dict[str, dict[str, Reading]]]:
    """The readings of single facts by their names, those of lists by the list's name and what stands behind it: ``0.fond``."""
    plain: dict[str, Reading] = {}
    listed: dict[str, dict[str, Reading]] = {}
    for field, reading in best.items():
        name, _, place = field.partition(".")
        if not place:
            plain[name] = reading
        elif name in listed:
            listed[name][place] = reading
        else:
            listed[name] = {place: reading}
    return plain, listed


def _values(readings: Mapping[str, Reading], kind: type) -> tuple[Any, ...]:
    """The values of a list in their order."""
    found = []
    index = 0
    while (reading := readings.get(str(index))) is not None:
        if isinstance(reading.value, kind):
            found.append(reading.value)
        index += 1
    return tuple(found)


def _provenance_text(content: str, readings: Mapping[str, Reading], statements: tuple[Provenance, ...]) -> str:
    """All statements as they stand in the text, or one behind the other where they are far apart."""
    whole = [reading for place, reading in readings.items() if place.isdecimal()]
    if not whole:
        return ""
    start, end = min(reading.start for reading in whole), max(reading.end for reading in whole)
    return one_line(content, start, end) if end - start < _FAR else "; ".join(said.text for said in statements)


def _itemised(
    best: Mapping[str, Reading], sources: list[PrintedSource], authors: tuple[Name, ...]
) -> tuple[PrintedSource, ...]:
    """A periodical behind an article's title becomes an item with that title: the document is the article."""
    first, title, date = best.get("printed.0"), best.get("title"), best.get("date")
    if first is None or title is None or date is None or not first.rule.endswith("/periodical"):
        return tuple(sources)
    source = sources[0]
    item = article_item(source.text, title.value, authors, date.value, source.pages)
    return (replace(source, item=item), *sources[1:])


def _enter_pages(pages: str, printed: list[PrintedSource], locations: list[Location]) -> None:
    """Pages that a reference gives apart belong to the printed source where it has one, else to the place."""
    if printed and not printed[0].pages:
        item = {**printed[0].item, "page": pages} if printed[0].item else None
        printed[0] = replace(printed[0], pages=pages, item=item)
    elif locations and not locations[0].pages:
        locations[0] = replace(locations[0], pages=pages)
    elif not locations and not printed:
        locations.append(Location(pages=pages))


def _repository(ledger: Ledger, archive: Reading | None) -> Repository | None:
    """The repository that an archive's name or code means; a name of several is told, with its candidates."""
    match = match_prefix(ledger.content, archive.start, archive.end) if archive is not None else None
    if archive is None or match is None:
        return None
    found = match.found
    if isinstance(found, Ambiguous):
        decided = decide(found, ledger.content[max(0, archive.start - 200) : archive.end + 200])
        if decided is None:
            archive.alternatives = tuple(candidate.full_name() for candidate in found.candidates)
            message = f"{archive.value!r} may be any of: {'; '.join(archive.alternatives)}"
            ledger.tell("archive-ambiguous", message, archive.start, archive.end, Severity.NOTE)
        return decided
    return found


def _stands_first(readings: Mapping[str, Reading], number: str) -> bool:
    """Whether an archive's name stands before its number, as it then prints where its own order is not known."""
    archive, call = readings.get(f"{number}.archive"), readings.get(f"{number}.call_number")
    return archive is not None and call is not None and archive.start < call.start


def _locations(ledger: Ledger, readings: Mapping[str, Reading]) -> list[Location]:
    """The places of a record, each of its own reading and those of its parts."""
    told: dict[str, dict[str, Any]] = {}
    for where, reading in readings.items():
        number, _, part = where.partition(".")
        if part in _PARTS:
            told.setdefault(number, {})[part] = reading.value
    found: list[Location] = []
    while (reading := readings.get(number := str(len(found)))) is not None:  # type: ignore[assignment]
        place = reading.value
        parts = told.get(number, {})
        if place is None or isinstance(place, str):
            tradition = "call-number"
        elif place.shelfmark is not None:
            tradition = place.shelfmark.tradition()
        elif place.steps:
            tradition = "fond"
        else:
            tradition = "call-number" if place.call else ""
        text = one_line(ledger.content, reading.start, reading.end)
        kept = _repository(ledger, readings.get(f"{number}.archive"))
        if kept is not None:
            parts["repository"] = kept.id
            if tradition in ("", "call-number"):
                tradition = kept.tradition or tradition
        elif tradition == "call-number" and _stands_first(readings, number):
            tradition = "archive-first"
        location = Location(text=text, tradition=tradition, **parts)
        reading.value = location
        found.append(location)
    return found
