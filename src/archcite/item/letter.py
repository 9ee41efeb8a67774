"""The letter form of the manuals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archcite.item.citing import citing_item

if TYPE_CHECKING:
    from archcite.model import Record


def letter_item(record: Record, key: str) -> dict[str, Any]:
    """The item of a letter, for the manuals' letter form: ``A to B, telegram, October 4, 1962`` (Chicago 18, 14.111).

    The writer and the recipient become the title, so that a style need only print it without quotation marks; a record
    without both is given as `citing_item` gives it.
    """
    item = citing_item(record, key)
    if not (record.sender and record.recipient):
        return item
    sender, recipient = record.sender, record.recipient
    writer = record.authors[0] if record.authors else sender.person
    lead = writer.full() if writer else sender.text
    short = (writer.family or writer.full()) if writer else sender.text
    addressee = recipient.person.full() if recipient.person else recipient.text
    addressee_short = (recipient.person.family or addressee) if recipient.person else recipient.text
    article = f"{recipient.article} " if recipient.article and not recipient.person else ""
    item["title"] = f"{lead} to {article}{addressee}"
    item["title-short"] = f"{short} to {addressee_short}"
    item["genre"] = record.genre
    item.pop("author", None)
    return item
