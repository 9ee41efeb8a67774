"""The item as a style is to print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archcite.item.writing import to_item

if TYPE_CHECKING:
    from archcite.model import Record


def citing_item(record: Record, key: str) -> dict[str, Any]:
    """The item of a record without what identifies it to machines only.

    The digital host's number of the document is not the document's own: a style that prints ``number`` beside the genre
    would cite a "Telegram no. 111603" that nobody ever sent.

    Example:
        >>> from archcite.model import Record
        >>> "number" in citing_item(Record(title="Telegram", genre="telegram", number="111603"), "telegram")
        False
    """
    item = to_item(record, key)
    item.pop("number", None)
    # Without a place the official styles' forms print it, which set the genre beside a title that has it already.
    if item["type"] == "document" and str(item.get("genre", "-")).casefold() in record.title.casefold():
        del item["genre"]
    return item
