"""What "Ibid." stands for: the citation before it, with the leaves, the file or the pages that the note itself gives.

``Ibid., l. 20`` is the same document; ``Там же. Д. 13. Л. 4`` names another file of the same opis, and says nothing of its title or date.
What is taken over is marked as inferred, and stays out of `facts()`.
Source: Chicago Manual of Style 18, 13.37 (ibid. refers to the one item before it); GOST R 7.0.5-2008, 6.3 ("Там же").
"""

from __future__ import annotations

from msgspec.structs import fields, replace

from archcite.archives.traditions import tradition
from archcite.model import Location, Record
from archcite.patterns import lazy_pattern

#: A number with its mark: ``k. 16``.
_COUNTED = lazy_pattern(r"([^\W\d_]{1,4}\.?)\s?(\d[\d\w/–-]*)")
#: The steps of a shelfmark, from the top.
_STEPS = ("archive", "fond", "opis", "papka", "por", "delo")
#: What tells of another document than the one before.
_OTHER = ("title", "date", "sender", "recipient", "genre")
#: What the document before does not hand down: who told of it, and how the record came about.
_OWN = frozenset(
    {"ibid", "inferred", "provenance", "provenance_text", "problems", "extra", "title_short", "form", "profile"}
)


def resolved(record: Record, before: Record) -> Record:
    """The record of an "Ibid." with what the citation before it hands down, marked as inferred.

    Args:
        record: what the note itself says.
        before: the citation before it, itself resolved.

    Example:
        >>> before = Record(title="Cable", locations=(Location(archive="RGANI", fond="5", opis="30", delo="9", leaves="1"),))
        >>> same = resolved(Record(ibid=True, locations=(Location(leaves="20"),)), before)
        >>> same.title, same.locations[0].delo, same.locations[0].leaves, sorted(same.inferred)
        ('Cable', '9', '20', ['locations', 'title'])
        >>> other = resolved(Record(ibid=True, locations=(Location(delo="13"),)), before)
        >>> other.title, other.locations[0].opis, other.locations[0].delo
        ('', '30', '13')
        >>> polish = Record(locations=(Location(archive="AAN", call_number="XI A/88", leaves="12", tradition="polish"),))
        >>> resolved(Record(ibid=True, locations=(Location(call_number="k. 16"),)), polish).locations[0].leaves
        '16'
    """
    own = _as_leaves(record.locations[0], before) if record.locations else Location()
    if _names_file(own):
        return _another_file(record, own, before)
    if any(getattr(record, name) for name in _OTHER):
        return _at_the_place(record, own, before)
    return _same_document(record, own, before)


def _as_leaves(own: Location, before: Record) -> Location:
    """The place of a note, whose one number is a leaf's where the archive of the place before marks its leaves so: ``k. 16``."""
    counted = _COUNTED.fullmatch(own.call_number)
    if counted is None or _steps_of(own) or not before.locations or not before.locations[-1].leaves:
        return own
    marks = tradition(before.locations[-1].tradition)
    mark, number = counted.groups()
    return replace(own, call_number="", leaves=number) if mark in {marks.leaf, marks.leaves} else own


def is_repetition(record: Record, meant: Record) -> bool:
    """Whether a record says no more than "Ibid.", perhaps with other leaves or pages: the document before, once more.

    Args:
        record: what the note itself says.
        meant: the same, `resolved`.

    Example:
        >>> [is_repetition(one, one) for one in (Record(ibid=True), Record(ibid=True, date="1962"), Record())]
        [True, False, False]
    """
    files = [place for place in record.locations if _names_file(place) and place.call_number in _numbers(meant)]
    return record.ibid and not files and not any(getattr(record, name) for name in _OTHER)


def _numbers(record: Record) -> set[str]:
    return {place.call_number for place in record.locations}


def _names_file(place: Location) -> bool:
    return bool(place.call_number or _steps_of(place))


def _steps_of(place: Location) -> bool:
    return any(getattr(place, step) for step in _STEPS)


def _another_file(record: Record, own: Location, before: Record) -> Record:
    """Another file: the steps above the first that the note names are those of the place before."""
    if not before.locations or own.archive:
        return record
    place = before.locations[-1]
    named = next((index for index, step in enumerate(_STEPS) if getattr(own, step)), 1)
    above = {step: getattr(place, step) for step in _STEPS[:named] if getattr(place, step)}
    whole = replace(own, **above, repository=place.repository, tradition=own.tradition or place.tradition)
    return _with_place(record, whole, record.inferred)


def _at_the_place(record: Record, own: Location, before: Record) -> Record:
    """Another document in the same file."""
    if not before.locations:
        return record
    place = before.locations[-1]
    whole = replace(place, leaves=own.leaves, pages=own.pages, text=own.text or place.text)
    return _with_place(record, whole, record.inferred)


def _same_document(record: Record, own: Location, before: Record) -> Record:
    """The same document, perhaps on other leaves or pages."""
    taken = {
        name: value
        for name in (field.name for field in fields(Record))
        if name not in _OWN and name != "locations" and (value := getattr(before, name)) and not getattr(record, name)
    }
    if before.printed and not before.locations and own.pages:
        taken["printed"] = (replace(before.printed[0], pages=own.pages), *before.printed[1:])
    kept = replace(record, **taken)
    inferred = record.inferred | taken.keys()
    if not before.locations:
        return replace(kept, locations=() if before.printed else record.locations, inferred=inferred)
    place = before.locations[-1]
    leaves, pages = (own.leaves, own.pages) if own.leaves or own.pages else (place.leaves, place.pages)
    return _with_place(kept, replace(place, leaves=leaves, pages=pages), inferred)


def _with_place(record: Record, place: Location, inferred: frozenset[str]) -> Record:
    return replace(record, locations=(place,), inferred=inferred | {"locations"})
