"""The item as a style is to print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archcite.item.articles import article_variables
from archcite.item.writing import to_item

if TYPE_CHECKING:
    from archcite.model import Record


def citing_item(record: Record, key: str) -> dict[str, Any]:
    """The item of a record without what identifies it to machines only.

    The digital host's number of the document is not the document's own: a style that prints ``number`` beside the genre
    would cite a "Telegram no. 111603" that nobody ever sent. A description in the words of who cites is printed without the quotation
    marks that styles set around a title: it is given as the kind of the document. Source: Chicago Manual of Style 18, 14.119-14.120.

    Example:
        >>> from archcite.model import Record
        >>> "number" in citing_item(Record(title="Telegram", genre="telegram", number="111603"), "telegram")
        False
        >>> item = citing_item(Record(title="minutes of the meeting", described=True), "minutes")
        >>> item["genre"], "title" in item
        ('Minutes of the meeting', False)
    """
    item = to_item(record, key)
    item.pop("number", None)
    if record.described and not article_variables(record):
        item = _as_description(item, record)
    elif record.document_number and not record.title:
        item["genre"] = _numbered(record)
    return item if item.get("archive") or item.get("archive_location") else _without_place(item, record)


def _as_description(item: dict[str, Any], record: Record) -> dict[str, Any]:
    """An item whose title is a description: who wrote to whom is in its words."""
    told = {"title", "title-short", "recipient", *(("author",) if "authors" in record.inferred else ())}
    kept = {name: value for name, value in item.items() if name not in told}
    title = item["title"]
    kept["genre"] = title[:1].upper() + title[1:]
    return kept | ({"type": "manuscript"} if item["type"] == "personal_communication" else {})


def _numbered(record: Record) -> str:
    """What a document without a title is known by: its own number, with the kind that it is where the number does not name it.

    Example:
        >>> from archcite.model import Record
        >>> _numbered(Record(genre="conclusions", document_number="C.C. (58) 8th Conclusions"))
        'C.C. (58) 8th Conclusions'
        >>> _numbered(Record(genre="memorandum", document_number="C. (60) 75"))
        'Memorandum C. (60) 75'
    """
    kind = record.genre[:1].upper() + record.genre[1:]
    told = kind.casefold() in record.document_number.casefold()
    return record.document_number if told else f"{kind} {record.document_number}".strip()


def _without_place(item: dict[str, Any], record: Record) -> dict[str, Any]:
    """What no archive holds is printed by the official styles, which set kind and recipient beside a title that has both."""
    if item["type"] == "personal_communication" and record.title:
        item["type"] = "document"
    if item["type"] == "document":
        title = item.get("title", "").casefold()
        stated = {"genre": record.genre, "recipient": record.recipient.text if record.recipient else ""}
        for variable, text in stated.items():
            if text and text.casefold() in title:
                item.pop(variable, None)
    return item
