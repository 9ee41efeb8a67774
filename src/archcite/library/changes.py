"""What a person does to an entry, as pure functions: an entry and a wish give another entry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec import structs

from archcite.item import to_item, to_record
from archcite.library import corrections, naming
from archcite.library.entry import Attachment, Entry, Source
from archcite.library.errors import KeyTakenError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archcite.library.corrections import Difference
    from archcite.model import Record


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was added.

    Args:
        key: of the new record, or of the one that the library had already.
        new: whether there is a new record.
        differences: what another reading of a known document gives differently; corrected facts stay.
    """

    key: str
    new: bool
    differences: tuple[Difference, ...] = ()


def labels(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags in order, each once whatever its case.

    Example:
        >>> labels(["chapter 2", " Cuba ", "cuba", ""])
        ('chapter 2', 'Cuba')
    """
    by: dict[str, str] = {}
    for tag in tags:
        name = " ".join(tag.split())
        if name:
            by.setdefault(name.casefold(), name)
    return tuple(by[name] for name in sorted(by))


def edited(entry: Entry, record: Record, moment: str) -> tuple[Entry, tuple[Difference, ...]]:
    """The entry with its record as a person wants it, and what that changes.

    Each fact that differs becomes a correction; the item as it was read stays beside it.
    """
    before = to_record(entry.item)
    found = corrections.differences(before, record)
    if not found:
        return entry, ()
    new = corrections.to_corrections(before, record, moment)
    record = structs.replace(record, inferred=record.inferred - {claim.field.split(".")[0] for claim in new})
    changed = replace(
        entry,
        item=corrections.changed_item(entry.item, before, record),
        read=entry.read if entry.read is not None else entry.item,
        corrections=corrections.merged(entry.corrections, new),
    )
    return changed, found


def compared(entry: Entry, record: Record) -> tuple[Difference, ...]:
    """What another reading gives differently; corrected facts are marked as staying."""
    typed = {claim.field for claim in entry.corrections}
    return corrections.differences(to_record(entry.item), record, typed)


def reread(entry: Entry, record: Record, source: Source) -> Entry:
    """The entry with a new reading in place of the old one, and a person's corrections on top of it."""
    read = to_item(record, entry.key)
    others = tuple(old for old in entry.sources if old.content != source.content)
    return replace(
        entry,
        item=corrections.reread(read, entry.corrections),
        read=read if entry.corrections else None,
        sources=(*others, source),
    )


def tagged(entry: Entry, add: Iterable[str], remove: Iterable[str]) -> Entry:
    """The entry with tags put on and taken off.

    Example:
        >>> tagged(Entry("a", {}, tags=("draft",)), ["Cuba"], ["DRAFT"]).tags
        ('Cuba',)
    """
    gone = {label.casefold() for label in labels(remove)}
    return replace(entry, tags=tuple(tag for tag in labels([*entry.tags, *add]) if tag.casefold() not in gone))


def renamed(entry: Entry, key: str) -> Entry:
    """The entry under another key; the old one stays as an alias.

    Raises:
        KeyTakenError: when the text cannot be a key.

    Example:
        >>> renamed(Entry("old1949", {"id": "old1949"}), "new1949").aliases
        ('old1949',)
    """
    check_key(key)
    aliases = {alias for alias in (*entry.aliases, entry.key) if alias.casefold() != key.casefold()}
    return replace(entry, key=key, aliases=tuple(sorted(aliases, key=str.casefold)))


def check_key(key: str) -> None:
    """Raise `KeyTakenError` for what cannot be a key."""
    if not naming.is_key(key):
        raise KeyTakenError(
            f"{key!r} cannot be a key: it has no spaces, braces, quotation marks, commas or # % ~ \\ ( )."
        )


def attached(entry: Entry, attachment: Attachment) -> Entry:
    """The entry with a file; one of the same name and other content gets a number.

    Example:
        >>> entry = attached(Entry("a", {}), Attachment("scan.pdf", "11"))
        >>> [a.name for a in attached(entry, Attachment("scan.pdf", "22")).attachments]
        ['scan-2.pdf', 'scan.pdf']
    """
    if any(old.content == attachment.content for old in entry.attachments):
        return entry
    names = {old.name for old in entry.attachments}
    stem, dot, suffix = attachment.name.rpartition(".")
    stem, suffix = (stem, f"{dot}{suffix}") if stem else (attachment.name, "")
    name, number = attachment.name, 2
    while name in names:
        name, number = f"{stem}-{number}{suffix}", number + 1
    files = (*entry.attachments, Attachment(name, attachment.content))
    return replace(entry, attachments=tuple(sorted(files, key=lambda file: file.name)))
