"""What a person typed stands above what was read.

A record is taken apart into facts under dotted names; a person's change to a fact is a correction. Reading a document again
gives a new record, and the corrections are applied to it as they were to the old one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.item import to_item, to_record
from archcite.library.entry import Correction
from archcite.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: More places than a document is kept in: a bound for names such as ``locations.7.fond`` that come from outside.
_PLACES: Final = 50


class CorrectionError(ValueError):
    """A correction that no record can take; the message names the field."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that two readings give differently.

    Args:
        field: see `Correction`.
        before: plain data; None where there was nothing.
        after: the same.
        kept: whether the old one stands because a person typed it.
    """

    field: str
    before: Any
    after: Any
    kept: bool = False


def facts(record: Record) -> dict[str, Any]:
    """The facts of a record under dotted names, as plain data; empty ones have no entry.

    Example:
        >>> from archcite.model import Location
        >>> facts(Record(title="Telegram", locations=(Location(archive="RGASPI", fond="558"),)))
        {'title': 'Telegram', 'locations.0.archive': 'RGASPI', 'locations.0.fond': '558'}
    """
    found: dict[str, Any] = {}
    for field, value in _plain(record).items():
        if field == "locations":
            for place, location in enumerate(value):
                found |= {f"locations.{place}.{part}": text for part, text in location.items() if part != "text"}
        elif field == "extra":
            found |= {f"extra.{variable}": text for variable, text in value.items()}
        elif field != "inferred":
            found[field] = value
    return found


def _plain(record: Record) -> dict[str, Any]:
    plain: dict[str, Any] = pruned(msgspec.to_builtins(record, builtin_types=()))
    return plain


def pruned(value: Any) -> Any:
    """Plain data without what is empty."""
    if isinstance(value, dict):
        return {name: kept for name, part in value.items() if (kept := pruned(part)) not in ("", None, [], {}, False)}
    if isinstance(value, list | tuple | set | frozenset):
        return [pruned(part) for part in value]
    return value


def differences(before: Record, after: Record, corrected_fields: Iterable[str] = ()) -> tuple[Difference, ...]:
    """The facts in which two records differ.

    Args:
        before: as the library has it.
        after: another reading.
        corrected_fields: what a person typed and therefore stays.

    Example:
        >>> differences(Record(title="Telegram"), Record(title="Telegramm"))
        (Difference(field='title', before='Telegram', after='Telegramm', kept=False),)
    """
    old, new, stay = facts(before), facts(after), set(corrected_fields)
    names = [*old, *(name for name in new if name not in old)]
    return tuple(
        Difference(name, old.get(name), new.get(name), name in stay) for name in names if old.get(name) != new.get(name)
    )


def corrected(record: Record, corrections: Iterable[Correction]) -> Record:
    """The record with corrections applied; what a person typed is no longer inferred.

    Raises:
        CorrectionError: for a field that there is not, or a value that it cannot have.

    Example:
        >>> corrected(Record(title="Telegramm"), [Correction("title", "Telegram")]).title
        'Telegram'
    """
    plain = _plain(record)
    inferred = set(record.inferred)
    for claim in corrections:
        _set(plain, claim)
        inferred.discard(claim.field.split(".")[0])
    plain["inferred"] = sorted(inferred)
    try:
        return msgspec.convert(plain, Record, strict=False)
    except msgspec.ValidationError as error:
        raise CorrectionError(str(error)) from error


def _set(plain: dict[str, Any], claim: Correction) -> None:
    field, _, rest = claim.field.partition(".")
    if field not in Record.__struct_fields__ or field == "inferred":
        raise CorrectionError(f"a record has no field {claim.field!r}")
    if field == "locations" and rest:
        _set_place(plain, rest, claim)
    elif field == "extra" and rest:
        _put(plain.setdefault("extra", {}), rest, claim.value)
    elif rest:
        raise CorrectionError(f"{field!r} has no parts that can be set alone, as {claim.field!r} would")
    else:
        _put(plain, field, claim.value)


def _set_place(plain: dict[str, Any], rest: str, claim: Correction) -> None:
    from archcite.model import Location  # noqa: PLC0415

    place, _, part = rest.partition(".")
    if not place.isascii() or not place.isdigit() or int(place) >= _PLACES or part not in Location.__struct_fields__:
        raise CorrectionError(f"a place has no part {claim.field!r}: write locations.0.fond, with a number from 0")
    locations = plain.setdefault("locations", [])
    while len(locations) <= int(place):
        locations.append({})
    _put(locations[int(place)], part, claim.value)
    # The place as it was written no longer says what it is.
    locations[int(place)].pop("text", None)


def _put(mapping: dict[str, Any], name: str, value: Any) -> None:
    if value is None:
        mapping.pop(name, None)
    else:
        mapping[name] = value


def to_corrections(before: Record, after: Record, made: str) -> tuple[Correction, ...]:
    """What a person changed, as corrections."""
    return tuple(Correction(d.field, d.after, made) for d in differences(before, after))


def merged(old: Iterable[Correction], new: Iterable[Correction]) -> tuple[Correction, ...]:
    """Corrections in the order of their fields, the newer one of each."""
    by = {claim.field: claim for claim in (*old, *new)}
    return tuple(by[field] for field in sorted(by))


def changed_item(item: Mapping[str, Any], before: Record, after: Record) -> dict[str, Any]:
    """An item after its record changed; what the change does not touch stays to the letter.

    Args:
        item: CSL-JSON, from archcite or from anywhere.
        before: `to_record` of it.
        after: the record wanted.
    """
    key = str(item.get("id", ""))
    old, new = to_item(before, key), to_item(after, key)
    changed = dict(item)
    for name in {*old, *new}:
        if old.get(name) != new.get(name):
            if name in new:
                changed[name] = new[name]
            else:
                changed.pop(name, None)
    return changed


def reread(item: Mapping[str, Any], corrections: tuple[Correction, ...]) -> dict[str, Any]:
    """An item as it was read, with a person's corrections applied."""
    if not corrections:
        return dict(item)
    record = to_record(item)
    return changed_item(item, record, corrected(record, corrections))
