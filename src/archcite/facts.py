"""What a source states, in the flat vocabulary that extractions are compared by.

The names are those of the house vocabulary: `list` is what follows l./ll./Bl., `locations` is given only when the source
names several places, and nothing that was inferred is ever among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archcite.model import Printing, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archcite.model import Location, Name, PrintedSource, Provenance, Record

#: Facts that the record holds as plain text under the same or another name.
_TEXTS = {
    "title": "title",
    "date": "date",
    "platform": "platform",
    "genre": "genre",
    "url": "url",
    "classification": "classification",
    "number": "document_number",
    "image_reference": "image_reference",
    "page_count": "page_count",
}

#: Parts of a location: the fact's name, then the attribute's.
_PARTS = {
    "archive": "archive",
    "fond": "fond",
    "opis": "opis",
    "por": "por",
    "papka": "papka",
    "delo": "delo",
    "list": "leaves",
    "file_year": "file_year",
    "unit_term": "unit_term",
    "call_number": "call_number",
    "pages": "pages",
}

_AGENTS = (Role.OBTAINED, Role.CONTRIBUTED, Role.PROVIDED, Role.TRANSCRIBED)
_ONE_AGENT = (Role.COURTESY, Role.PERMISSION)


def stated(record: Record) -> dict[str, Any]:
    """The facts that the source states.

    Args:
        record: as extraction gives it; fields named in `record.inferred` are left out.

    Returns:
        Fact → text, list of texts, or (for `locations`) list of dicts; absent facts have no entry.

    Example:
        >>> from archcite.model import Location, Record
        >>> stated(Record(title="Telegram", locations=(Location(archive="RGASPI", fond="558"),)))
        {'title': 'Telegram', 'archive': 'RGASPI', 'fond': '558'}
    """
    facts: dict[str, Any] = {name: getattr(record, attribute) for name, attribute in _TEXTS.items()}
    facts |= _parts(record.locations[0]) if record.locations else {}
    if len(record.locations) > 1:
        facts["locations"] = [_parts(location) for location in record.locations]
    facts |= _printed(record.printed, facts.get("pages", ""))
    facts |= {
        "authors": _names(record.authors),
        "translators": _names(record.translators),
        "editors": _names(record.editors),
        "sender": record.sender.text if record.sender else "",
        "recipient": record.recipient.text if record.recipient else "",
        "ibid": record.ibid,
    }
    facts |= _provenance(record.provenance)
    renamed = {attribute: name for name, attribute in _TEXTS.items()}
    inferred = {renamed.get(field, field) for field in record.inferred}
    return {name: value for name, value in facts.items() if value and name not in inferred}


def _parts(location: Location) -> dict[str, str]:
    parts = {name: getattr(location, attribute) for name, attribute in _PARTS.items()}
    return {name: value for name, value in parts.items() if value}


def _names(names: Iterable[Name]) -> list[str]:
    return [name.text or name.full() for name in names]


def _printed(sources: Iterable[PrintedSource], pages: str) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for source in sources:
        if source.kind is Printing.ALSO_PUBLISHED_IN:
            facts.setdefault(source.kind.value, []).append(source.text)
        else:
            printed = source.kind in {
                Printing.PUBLISHED_IN,
                Printing.QUOTED_IN,
            }  # a work that quotes it prints it in part
            facts.setdefault(Printing.PUBLISHED_IN.value if printed else source.kind.value, source.text)
            if source.pages and printed and not pages:
                pages = facts["pages"] = source.pages
    return facts


def _provenance(statements: Iterable[Provenance]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for statement in statements:
        for role in statement.roles:
            if role in _AGENTS:
                facts.setdefault(role.value, []).extend(_names(statement.agents))
            elif role in _ONE_AGENT:
                facts.setdefault(role.value, ", ".join(_names(statement.agents)))
    return facts
