"""How sure a reading is of each fact: what a person should look at, and a record of what is sure enough.

A fact is as sure as the most confident claim of it. A place is there while one of its parts is: that a stretch is a place is
no fact of its own, its archive and the steps of its shelfmark are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import NODEFAULT
from msgspec.structs import fields, replace

from archcite.item.places import place_text
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from archcite.model import Claim, Location, Record

#: A fact that extraction is less sure of than this is shown to a person.
SURE: Final = 0.8

_PART_OF_PLACE: Final = lazy_pattern(r"(locations\.\d+)\.\w+")
_LISTS: Final = ("authors", "participants", "translators", "editors", "provenance", "printed", "locations")


def confidences(claims: Iterable[Claim]) -> dict[str, float]:
    """The confidence of each field, which is that of its best claim.

    Example:
        >>> from archcite.model import Claim, Span
        >>> first = Claim("date", "1962", "1962", Span(0, 4), "a", 0.5)
        >>> confidences([first, Claim("date", "1963", "1963", Span(5, 9), "b", 0.7)])
        {'date': 0.7}
    """
    best: dict[str, float] = {}
    for claim in claims:
        best[claim.field] = max(best.get(claim.field, 0.0), claim.confidence)
    return best


def below(claims: Iterable[Claim], minimum: float) -> frozenset[str]:
    """The fields, as claims name them, of which a reading is less sure than `minimum`.

    Example:
        >>> from archcite.model import Claim, Span
        >>> sorted(below([Claim("date", "1962", "1962", Span(0, 4), "a", 0.5)], 0.8))
        ['date']
    """
    best = confidences(claims)
    low = {field for field, confidence in best.items() if confidence < minimum}
    places: dict[str, list[str]] = {}
    for field in best:
        if part := _PART_OF_PLACE.fullmatch(field):
            places.setdefault(part[1], []).append(field)
    for place, parts in places.items():
        if low.issuperset(parts):
            low.add(place)
        else:
            low.discard(place)
    return frozenset(low)


def open_fields(claims: Iterable[Claim]) -> frozenset[str]:
    """The fields whose best claim says that its words can mean something else.

    Example:
        >>> from archcite.model import Claim, Span
        >>> open_fields([Claim("date", "1956", "3/4/56", Span(0, 6), "a", alternatives=("1956-03-04", "1956-04-03"))])
        frozenset({'date'})
    """
    best: dict[str, Claim] = {}
    for claim in claims:
        if claim.field not in best or claim.confidence > best[claim.field].confidence:
            best[claim.field] = claim
    return frozenset(field for field, claim in best.items() if claim.alternatives)


def alternatives(claims: Sequence[Claim]) -> tuple[Any, ...]:
    """What else was read of a field.

    Args:
        claims: those of one field, the most confident first.

    Returns:
        Each other value once: first what the best claim's own words can mean, then what other claims say; none for a field
        that was read once or alike.

    Example:
        >>> from archcite.model import Claim, Span
        >>> first = Claim("date", "1963", "1963", Span(5, 9), "b", 0.7)
        >>> second = Claim("date", "1962", "1962", Span(0, 4), "a", 0.5)
        >>> alternatives([first, second]), alternatives([first])
        (('1962',), ())
    """
    others: list[Any] = list(claims[0].alternatives)
    for claim in claims[1:]:
        if claim.value != claims[0].value and not claim.agrees and claim.value not in others:
            others.append(claim.value)
    return tuple(others)


def without(record: Record, left_out: AbstractSet[str]) -> Record:
    """The record without some of its fields.

    Args:
        record: as extraction gives it.
        left_out: the fields, as claims name them: ``title``, ``authors.0``, ``locations.0.fond``.

    Example:
        >>> from archcite.model import Location, Record
        >>> record = Record(title="Letter", locations=(Location(archive="RGANI", fond="5"),))
        >>> left = without(record, {"title", "locations.0.fond"})
        >>> left == Record(locations=(Location(archive="RGANI", text="RGANI"),))
        True
    """
    if not left_out:
        return record
    places = tuple(_place_without(place, f"locations.{at}", left_out) for at, place in enumerate(record.locations))
    record = (
        _without_pages(replace(record, locations=places)) if "pages" in left_out else replace(record, locations=places)
    )
    changed: dict[str, Any] = {
        name: tuple(value for at, value in enumerate(getattr(record, name)) if f"{name}.{at}" not in left_out)
        for name in _LISTS
    }
    changed |= {f.name: f.default for f in fields(record) if f.name in left_out and f.default is not NODEFAULT}
    if "date" in left_out:
        changed["date_text"] = ""
    if len(changed["provenance"]) < len(record.provenance):
        changed["provenance_text"] = "; ".join(statement.text for statement in changed["provenance"])
    if "signature.name" in left_out and "signature" not in left_out and record.signature:
        changed["signature"] = replace(record.signature, name=None)
    kept = replace(record, **changed)
    return replace(kept, inferred=frozenset(name for name in record.inferred if getattr(kept, name, None)))


def _place_without(place: Location, field: str, left_out: AbstractSet[str]) -> Location:
    blank = {f.name: "" for f in fields(place) if f"{field}.{f.name}" in left_out}
    if not blank:
        return place
    if "archive" in blank:
        blank["repository"] = ""
    kept = replace(place, **blank)
    return replace(kept, text=place_text(kept))


def _without_pages(record: Record) -> Record:
    """Pages that a reference gives apart stand at the first printed source, or else at the first place."""
    if record.printed:
        return replace(record, printed=(replace(record.printed[0], pages=""), *record.printed[1:]))
    first = tuple(replace(place, pages="") for place in record.locations[:1])
    named = tuple(place for place in first if place_text(place))
    return replace(record, locations=(*named, *record.locations[1:]))
