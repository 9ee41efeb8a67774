"""Where a record stands on its archive's shelves, told step by step even where another program has one field for all of it.

A reference manager keeps "f. 558, op. 11, d. 97, l. 67" as it was typed, in ``archive_location`` or ``call-number``. The record
keeps it so, too, and goes out with it unchanged; the steps are read where somebody asks for them, by extraction's own grammar.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from archcite.extraction.places.reading import read_places
from archcite.model import Location
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.places.place import Place
    from archcite.model import Record

#: The steps of a shelfmark below the archive that a finding aid has a heading for, each with its mark.
_STEPS: Final = (("fond", "f."), ("opis", "op."), ("delo", "d."))
#: A longer text in such a field is a description.
_LONGEST: Final = 400
#: What opens a shelfmark that counts within a larger unit: a record group (NARA: "RG 59, Box 12"), a class (TNA: "FO 371/122081"),
#: a Bestand (Bundesarchiv: "DY 30/3667"), a fonds (AAN: "KC PZPR, XIA/103"). Source: the archives' own citing guides.
_UNIT = lazy_pattern(r"(?:Record Group|[A-Z]{1,6}(?: [A-Z]{2,6})?)(?: ?\d{1,4}[A-Z]?)?(?=\s?[,/])")


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the archive towards the document.

    Args:
        part: the part of a `Location` that it is, or is the beginning of.
        value: as the shelfmark has it.
        label: as a heading says it.
    """

    part: str
    value: str
    label: str


def shelved(record: Record) -> Location | None:
    """The first place where a record is kept, its shelfmark taken apart; None when it is kept nowhere.

    Args:
        record: of archcite, or made from an item of another program.

    Example:
        >>> from archcite.model import Record
        >>> place = shelved(Record(locations=(Location(archive="RGASPI", call_number="ф. 558, оп. 11, д. 97, л. 67"),)))
        >>> place.archive, place.fond, place.opis, place.delo, place.leaves
        ('RGASPI', '558', '11', '97', '67')
    """
    own = record.locations[0] if record.locations else None
    if own and (own.fond or own.opis or own.delo or own.tradition):
        return own
    typed = str(record.extra.get("call-number") or "")
    readings = [found for text in (own.call_number if own else "", typed) if (found := _read(text))]
    if not readings or (own is None and not readings[-1].fond):
        return own  # the call number of a library's book is no place in an archive
    best = next((found for found in readings if found.fond), readings[-1])
    host = own.archive if own else ""
    return replace(best, archive=best.archive or host, text=own.text if own else best.text)


def steps(place: Location) -> tuple[Step, ...]:
    """The steps from an archive down to a file, as far as the shelfmark names them without a gap.

    Args:
        place: as `shelved` gives it.

    Example:
        >>> [step.label for step in steps(Location(fond="558", opis="11", leaves="67"))]
        ['f. 558', 'op. 11']
        >>> [step.label for step in steps(Location(call_number="RG 59, Central Decimal Files, Box 12"))]
        ['RG 59']
    """
    found = []
    for part, mark in _STEPS:
        value = getattr(place, part)
        if not value:
            break
        found.append(Step(part, value, f"{(part == 'delo' and place.unit_term) or mark} {value}"))
    unit = None if found else _UNIT.match(place.call_number)
    return (Step("call_number", unit[0], unit[0]),) if unit else tuple(found)


def _read(text: str) -> Location | None:
    """A shelfmark in one text; None where there is none to be told apart."""
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return None
    places = read_places(text, 0, len(text))
    return _location(text, places[0]) if places else None


def _location(text: str, place: Place) -> Location:
    def said(where: tuple[int, int] | None) -> str:
        return text[slice(*where)] if where else ""

    mark = place.shelfmark
    parts: dict[str, Any] = {
        name: said(where) for name, where in {**place.steps, **(mark.steps if mark else {})}.items()
    }
    parts |= {"leaves": said(place.leaves)} if place.leaves else {}
    return Location(
        archive=said(place.archive),
        text=text,
        tradition=mark.tradition() if mark else "",
        unit_term=said(mark.unit_term) if mark else "",
        call_number=", ".join(map(said, place.call)),
        pages=said(place.pages),
        **parts,
    )
