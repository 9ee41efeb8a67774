"""CSL-JSON → Record: whole where archcite wrote the item, as much as there is where another program did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec.structs import replace

from archcite.item.articles import article_variables, without_article
from archcite.item.dates import edtf_of
from archcite.item.names import name_of
from archcite.item.places import location_text
from archcite.item.variables import NAMED_ROLES, NAMES, OURS, PLAIN
from archcite.item.writing import csl_type, to_item
from archcite.model import Location, Party, Provenance, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class ItemError(ValueError):
    """A CSL-JSON item whose hidden part is not what archcite writes; the message says where."""


def to_record(item: Mapping[str, Any]) -> Record:
    """The record of a CSL-JSON item, whole if archcite wrote the item.

    Args:
        item: a CSL-JSON item from anywhere.

    Raises:
        ItemError: when ``custom.archcite`` is damaged.

    Example:
        >>> record = Record(title="Report", date="1962~", classification="SECRET")
        >>> to_record(to_item(record, "report1962")) == record
        True
    """
    custom = item.get("custom") or {}
    hidden = custom.get("archcite") or {} if isinstance(custom, dict) else {}
    plain = {field: str(item[variable]) for field, variable in PLAIN.items() if item.get(variable)}
    try:
        record = msgspec.convert({**hidden.get("record", {}), **plain}, Record)
    except (msgspec.ValidationError, AttributeError, TypeError) as error:
        raise ItemError(f"custom.archcite of item {item.get('id')!r}: {error}") from error
    record = without_article(record, item)
    record = replace(record, extra=_foreign(item, custom, article_variables(record)))
    written = to_item(record, "")
    for variable, change in _CHANGES.items():
        if item.get(variable) != written.get(variable):
            record = change(record, item.get(variable))
    if item.get("archive") != written.get("archive") or item.get("archive_location") != written.get("archive_location"):
        record = _moved(record, item)
    if item.get("call-number") and item["call-number"] != to_item(record, "").get("call-number"):
        record = replace(record, extra={**record.extra, "call-number": item["call-number"]})
    if item.get("type") not in {None, csl_type(record)}:
        record = replace(record, extra={**record.extra, "type": item["type"]})
    return record


def _foreign(item: Mapping[str, Any], custom: Any, known: Mapping[str, Any]) -> dict[str, Any]:
    """What the item holds beyond our variables, so that a book or an article comes back as it was."""
    extra = {name: value for name, value in item.items() if name not in OURS and name not in known and value}
    others = {k: v for k, v in custom.items() if k != "archcite"} if isinstance(custom, dict) else {}
    return {**extra, **({"custom": others} if others else {})}


def _moved(record: Record, item: Mapping[str, Any]) -> Record:
    """The record once archive or location were changed, or were never ours."""
    archive, location = str(item.get("archive") or ""), str(item.get("archive_location") or "")
    if record.platform and archive:
        places = (Location(text=location, call_number=location),) if location else ()
        unchanged = location_text(record) == location
        return replace(record, platform=archive, locations=record.locations if unchanged else places)
    place = Location(archive=archive, call_number=location, text=", ".join(p for p in (archive, location) if p))
    return replace(record, platform="", locations=(place,) if archive or location else ())


def _set_names(field: str) -> Callable[[Record, Any], Record]:
    def change(record: Record, value: Any) -> Record:
        known = {_frozen(name.csl()): name for name in getattr(record, field)}
        names = tuple(known.get(_frozen(n)) or name_of(n) for n in value or [] if isinstance(n, dict))
        changed: dict[str, Any] = {field: names, "inferred": record.inferred - {field}}
        return replace(record, **changed)

    return change


def _frozen(csl: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((part, str(value)) for part, value in csl.items()))


def _set_recipient(record: Record, value: Any) -> Record:
    names = [name_of(n) for n in value or [] if isinstance(n, dict)]
    if not names:
        return replace(record, recipient=None)
    text = " and ".join(name.full() for name in names)
    return replace(
        record, recipient=Party(text=text, person=names[0] if len(names) == 1 and not names[0].literal else None)
    )


def _set_issued(record: Record, value: Any) -> Record:
    date, text = edtf_of(value)
    return replace(record, date=date, date_text=text)


def _set_accessed(record: Record, value: Any) -> Record:
    return replace(record, accessed=edtf_of(value)[0])


def _set_genre(record: Record, value: Any) -> Record:
    return replace(record, genre=str(value or "").lower())


def _set_note(record: Record, value: Any) -> Record:
    kept = tuple(s for s in record.provenance if set(s.roles) <= NAMED_ROLES)
    note = (Provenance(text=str(value), roles=()),) if value else ()
    return replace(record, provenance=kept + note, provenance_text="")


_CHANGES: Final[Mapping[str, Callable[[Record, Any], Record]]] = {
    **{variable: _set_names(field) for field, variable in NAMES.items()},
    "recipient": _set_recipient,
    "issued": _set_issued,
    "accessed": _set_accessed,
    "genre": _set_genre,
    "note": _set_note,
}
