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
    return item if item.get("archive") or item.get("archive_location") else _without_place(item, record)


def _without_place(item: dict[str, Any], record: Record) -> dict[str, Any]:
    """What no archive holds is printed by the official styles, which set kind and recipient beside a title that has both."""
    if item["type"] == "personal_communication" and record.title:
        item["type"] = "document"
    if item["type"] == "document":
        title = record.title.casefold()
        stated = {"genre": record.genre, "recipient": record.recipient.text if record.recipient else ""}
        for variable, text in stated.items():
            if text and text.casefold() in title:
                item.pop(variable, None)
    return item
