"""The printed sources of a record as CSL-JSON items of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archcite.item.names import name_of
from archcite.keys import citation_key, distinct
from archcite.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


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


def _key(item: dict[str, Any]) -> str:
    names = item.get("author") or item.get("editor") or ()
    year = str(item["issued"]["date-parts"][0][0])
    return citation_key(Record(title=item["title"], date=year, authors=tuple(map(name_of, names))))
