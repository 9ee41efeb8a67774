"""Where a document is kept, as the archive variables of CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from archcite.model import Printing

if TYPE_CHECKING:
    from archcite.model import Location, PrintedSource, Record


#: Traditions that go from the document up to its archive ("box 3, Harlan Papers, Library of Congress");
#: all others, and the Russian fonds, name the archive first.
_ARCHIVE_LAST: Final = frozenset({"", "box", "record-group", "call-number"})


def place_variables(record: Record) -> dict[str, Any]:
    """The variables ``archive``, ``archive_location`` and, where an archive is printed first, ``call-number``."""
    places = record.locations
    if record.platform:
        return {"archive": record.platform, "archive_location": location_text(record)}
    if len(places) != 1 or record.printed:
        return {"archive_location": location_text(record)}
    mark = shelfmark(places[0])
    first = {} if places[0].tradition in _ARCHIVE_LAST and not places[0].fond else {"call-number": mark}
    return {"archive": places[0].archive, "archive_location": mark, **first}


def location_text(record: Record) -> str:
    """Everywhere that the document is: its places, and the printed sources that it was taken from or printed in.

    Example:
        >>> from archcite.model import Location, PrintedSource, Printing, Record
        >>> source = PrintedSource(Printing.PUBLISHED_IN, "Dokumenty, vol. 5 (Moscow: Nauka, 2005)", "448-449")
        >>> location_text(Record(locations=(Location(archive="APRF", fond="39"),), printed=(source,)))
        'APRF, f. 39; reprinted in Dokumenty, vol. 5 (Moscow: Nauka, 2005), 448-449'
    """
    printed = [_printed_text(source, beside=bool(record.locations)) for source in record.printed]
    return "; ".join([*map(place_text, record.locations), *printed])


def _printed_text(source: PrintedSource, *, beside: bool) -> str:
    words = {
        Printing.PUBLISHED_IN: "reprinted in " if beside else "",
        Printing.TRANSLATION_FROM: "translation from ",
        Printing.ALSO_PUBLISHED_IN: "also published in ",
    }
    return words[source.kind] + ", ".join(part for part in (source.text, source.pages) if part)


def place_text(location: Location) -> str:
    """Archive and shelfmark, in the order of the location's tradition.

    Example:
        >>> from archcite.model import Location
        >>> place_text(Location(archive="RGASPI", fond="558", opis="11", delo="97", leaves="67-70"))
        'RGASPI, f. 558, op. 11, d. 97, ll. 67-70'
    """
    return ", ".join(part for part in (location.archive, shelfmark(location)) if part)


def shelfmark(location: Location) -> str:
    """The shelfmark alone, with the marks of its tradition."""
    leaf = "ll." if any(sign in location.leaves for sign in "-–,") else "l."
    unit = location.unit_term or "d."
    steps = (
        ("f.", location.fond),
        ("op.", location.opis),
        ("", location.file_year),
        ("por.", location.por),
        ("pap.", location.papka),
        (unit, location.delo),
        ("", location.call_number),
        (leaf, location.leaves),
        ("", location.pages),
    )
    return ", ".join(f"{mark} {value}".strip() for mark, value in steps if value)
