"""From the ledger to a record: for each field the most confident reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from archcite.archives.registry import Ambiguous, decide
from archcite.archives.registry_matching import match_prefix
from archcite.extraction.printed_item import article_item
from archcite.model import Location, Name, Party, PrintedSource, Provenance, Record, Severity

if TYPE_CHECKING:
    from archcite.archives.registry import Repository
    from archcite.extraction.ledger import Ledger, Reading

_PLAIN = [
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
_PARTS = frozenset(
    ["archive", "fond", "opis", "por", "papka", "delo", "leaves", "file_year", "unit_term", "call_number", "pages"]
)


def to_record(ledger: Ledger) -> Record:
    """The record of a ledger's best readings; the readings of places get their typed value here, where their parts are known."""
    best = ledger.best()
    facts: dict[str, Any] = {name: best[name].value for name in _PLAIN if name in best}
    date = best.get("date")
    if date is not None:
        facts["date_text"] = " ".join(ledger.content[date.start : date.end].split())
    provenance = tuple(_listed(best, "provenance", Provenance))
    spans = [reading for name, reading in best.items() if name.startswith("provenance.") and name.count(".") == 1]
    if spans:
        start, end = min(r.start for r in spans), max(r.end for r in spans)
        facts["provenance_text"] = (
            " ".join(ledger.content[start:end].split()) if end - start < 1500 else "; ".join(p.text for p in provenance)
        )
    sources, locations = _paged(best, _listed(best, "printed", PrintedSource), _locations(ledger, best))
    authors = tuple(_listed(best, "authors", Name))
    return Record(
        **facts,
        authors=authors,
        translators=tuple(_listed(best, "translators", Name)),
        editors=tuple(_listed(best, "editors", Name)),
        participants=tuple(_listed(best, "participants", Party)),
        provenance=provenance,
        printed=_itemised(best, sources, authors) if sources else (),
        locations=locations,
        inferred=frozenset(
            name.split(".")[0] for name, reading in best.items() if reading.inferred and name.count(".") < 2
        ),
    )


def _itemised(
    best: dict[str, Reading], sources: tuple[PrintedSource, ...], authors: tuple[Name, ...]
) -> tuple[PrintedSource, ...]:
    """A periodical behind an article's title becomes an item with that title: the document is the article."""
    first, title, date = best.get("printed.0"), best.get("title"), best.get("date")
    if first is None or title is None or date is None or not first.rule.endswith("/periodical"):
        return sources
    source = sources[0]
    item = article_item(source.text, title.value, authors, date.value, source.pages)
    return (replace(source, item=item), *sources[1:])


def _paged(
    best: dict[str, Reading], printed: list[PrintedSource], locations: list[Location]
) -> tuple[tuple[PrintedSource, ...], tuple[Location, ...]]:
    """Pages that a reference gives apart belong to the printed source where it has one, else to the place."""
    reading = best.get("pages")
    if reading is not None:
        if printed and not printed[0].pages:
            item = {**printed[0].item, "page": reading.value} if printed[0].item else None
            printed[0] = replace(printed[0], pages=reading.value, item=item)
        elif locations and not locations[0].pages:
            locations[0] = replace(locations[0], pages=reading.value)
        elif not locations and not printed:
            locations.append(Location(pages=reading.value))
    return tuple(printed), tuple(locations)


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


def _listed(best: dict[str, Reading], name: str, kind: type) -> list[Any]:
    found = []
    index = 0
    while (reading := best.get(f"{name}.{index}")) is not None:
        if isinstance(reading.value, kind):
            found.append(reading.value)
        index += 1
    return found


def _parts_of_places(best: dict[str, Reading]) -> dict[str, dict[str, Any]]:
    """For each place the values of its parts."""
    told: dict[str, dict[str, Any]] = {}
    for name, reading in best.items():
        if name.startswith("locations."):
            base, _, part = name.rpartition(".")
            if part in _PARTS:
                told.setdefault(base, {})[part] = reading.value
    return told


def _locations(ledger: Ledger, best: dict[str, Reading]) -> list[Location]:
    found = []
    index = 0
    told = _parts_of_places(best)
    while (reading := best.get(base := f"locations.{index}")) is not None:
        place = reading.value
        parts = told.get(base, {})
        if place is None or isinstance(place, str):
            tradition = "call-number"
        elif place.shelfmark is not None:
            tradition = place.shelfmark.tradition()
        elif place.steps:
            tradition = "fond"
        else:
            tradition = "call-number" if place.call else ""
        text = " ".join(ledger.content[reading.start : reading.end].split())
        kept = _repository(ledger, best.get(f"{base}.archive"))
        if kept is not None:
            parts["repository"] = kept.id
            if tradition in ("", "call-number"):
                tradition = kept.tradition or tradition
        location = Location(text=text, tradition=tradition, **parts)
        reading.value = location
        found.append(location)
        index += 1
    return found
