"""Where a document is kept, as the archive variables of CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archcite.archives.traditions import COMMON, tradition, traditions
from archcite.model import Printing

if TYPE_CHECKING:
    from archcite.archives.traditions import Tradition
    from archcite.model import Location, PrintedSource, Record


def place_variables(record: Record) -> dict[str, Any]:
    """The variables ``archive``, ``archive_location`` and, where an archive is printed first, ``call-number``."""
    places = record.locations
    if record.platform:
        return {"archive": record.platform, "archive_location": location_text(record)}
    if len(places) != 1 or record.printed:
        return {"archive_location": location_text(record)}
    mark = shelfmark(places[0])
    first = {} if tradition(places[0].tradition).archive_last and not places[0].fond else {"call-number": mark}
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
        Printing.QUOTED_IN: "quoted in ",
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
    """The shelfmark alone, in the order and with the marks of its tradition.

    Example:
        >>> from archcite.model import Location
        >>> shelfmark(Location(archive="SAPMO-BArch", tradition="german", call_number="DY 30/3667", leaves="12-15"))
        'DY 30/3667, Bl. 12-15'
        >>> shelfmark(Location(tradition="bulgarian", fond="9", opis="405", delo="622", unit_term="a.e.", leaves="95"))
        'op. 405, f. 9, a.e. 622, l. 95'
    """
    own = tradition(location.tradition)
    marks = {**own.steps, "delo": location.unit_term or own.steps["delo"]}
    first, second = (step for step in own.steps if step in {"fond", "opis"})
    steps = (
        (marks[first], getattr(location, first)),
        (marks[second], getattr(location, second)),
        ("", location.file_year),
        (marks["por"], location.por),
        (marks["papka"], location.papka),
        (marks["delo"], location.delo),
        ("", location.call_number),
        (_leaf_mark(location, own), location.leaves),
        ("", location.pages),
    )
    return ", ".join(f"{mark} {value}".strip() for mark, value in steps if value)


def _leaf_mark(location: Location, own: Tradition) -> str:
    """The mark that the source writes, if a tradition has it, else that of the location's own; Russian leaves are always l. or ll."""
    several = any(sign in location.leaves for sign in "-–,")
    if own.name != COMMON and location.leaves:
        written = location.text.rpartition(location.leaves)[0].split()[-1:]
        for mark in written:
            if any(mark in (known.leaf, known.leaves) for known in traditions().values()):
                return mark
    return own.leaves if several else own.leaf
