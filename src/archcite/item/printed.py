"""The printed sources of a record as CSL-JSON items of their own: beside a document, or where a reference is to nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from archcite.item.names import name_of
from archcite.keys import citation_key, distinct
from archcite.model import Printing, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What a reference says of a document, and of a book that is cited not.
_DOCUMENT: Final = ("title", "date", "genre", "sender", "recipient", "participants", "authors", "number")


def printed_items(records: Iterable[Record], taken: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The items of what the documents are printed in, each once and with a citation key.

    Args:
        records: the documents; a printed source that could not be taken apart whole gives no item.
        taken: keys that others bear.

    Example:
        >>> from archcite.model import PrintedSource, Printing
        >>> book = {"type": "book", "title": "Wartime", "author": [{"family": "Djilas"}], "issued": {"date-parts": [[1977]]}}
        >>> source = PrintedSource(Printing.PUBLISHED_IN, "Djilas, Wartime (New York: Harcourt, 1977)", item=book)
        >>> [item["id"] for item in printed_items([Record(printed=(source,)), Record(printed=(source,))])]
        ['djilas1977']
    """
    items: list[dict[str, Any]] = []
    for record in records:
        items += (dict(s.item) for s in record.printed if s.item is not None and s.item not in items)
    keys = distinct(map(_key, items), taken)
    return [{"id": key, "citation-key": key, **item} for key, item in zip(keys, items, strict=True)]


def cited_work(record: Record) -> tuple[dict[str, Any], str] | None:
    """The book that a reference names and nothing else, with the pages cited; None of a document.

    Example:
        >>> from archcite.model import PrintedSource
        >>> book = {"type": "book", "title": "Wartime", "issued": {"date-parts": [[1977]]}, "page": "12"}
        >>> cited_work(Record(printed=(PrintedSource(Printing.PUBLISHED_IN, "Wartime (1977)", "12", book),)))
        ({'id': 'wartime1977', 'type': 'book', 'title': 'Wartime', 'issued': {'date-parts': [[1977]]}}, '12')
        >>> cited_work(Record(title="Cable", printed=(PrintedSource(Printing.PUBLISHED_IN, "Wartime (1977)", "12", book),)))
    """
    if len(record.printed) != 1 or record.locations or record.platform or any(getattr(record, n) for n in _DOCUMENT):
        return None
    source = record.printed[0]
    if source.kind not in {Printing.PUBLISHED_IN, Printing.QUOTED_IN} or source.item is None:
        return None
    item = {"id": _key(source.item), **source.item}
    return item, item.pop("page", "")


def at_pages(record: Record) -> tuple[Record, str]:
    """A record without the pages at which a reference cites it, and the pages: of a printed source in words, and of what no archive holds.

    Example:
        >>> from archcite.model import Location
        >>> at_pages(Record(title="Interview", locations=(Location(pages="19"),)))[1]
        '19'
        >>> at_pages(Record(locations=(Location(archive="TNA", call_number="FO 371/1", pages="19"),)))[1]
        ''
    """
    if record.platform or any(place.archive or place.call_number or place.fond for place in record.locations):
        return record, ""
    if len(record.locations) == 1 and (pages := record.locations[0].pages):
        return replace(record, locations=()), pages
    if any(getattr(record, name) for name in _DOCUMENT):
        return record, ""  # the pages are where a document is printed
    if not record.locations and len(record.printed) == 1 and record.printed[0].item is None:
        source = record.printed[0]
        return replace(record, printed=(replace(source, pages=""),)), source.pages
    return record, ""


def _key(item: Mapping[str, Any]) -> str:
    names = item.get("author") or item.get("editor") or ()
    year = str(item["issued"]["date-parts"][0][0])
    return citation_key(Record(title=item["title"], date=year, authors=tuple(map(name_of, names))))
