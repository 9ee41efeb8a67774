"""What a person added to a record, carried inside its CSL-JSON item.

An item that leaves the library takes tags, note, aliases, corrections and the names of sources and attachments along in
``custom.archcite-library``, so that a library can be written out and read in again without loss.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.library.entry import Attachment, Correction, Entry, Review, Source  # noqa: TC001  (decoding evaluates the annotations)

if TYPE_CHECKING:
    import sqlite3

#: The name under ``custom``; `archcite.item` keeps it as it is.
NAME: Final = "archcite-library"


class _Carried(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """What is carried; each part as `Entry` has it."""

    read: dict[str, Any] | None = None
    note: str = ""
    review: Review | None = None
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    sources: tuple[Source, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    added: str = ""
    changed: str = ""


_PARTS: Final = _Carried.__struct_fields__


def give(entry: Entry) -> dict[str, Any]:
    """The item of an entry with all that the library knows of it.

    Example:
        >>> give(Entry("mao1949", {"id": "mao1949", "type": "speech"}, tags=("chapter 2",)))
        {'id': 'mao1949', 'type': 'speech', 'custom': {'archcite-library': {'tags': ['chapter 2']}}}
    """
    carried = msgspec.json.decode(msgspec.json.encode(_Carried(**{name: getattr(entry, name) for name in _PARTS})))
    item = dict(entry.item)
    if carried:
        item["custom"] = {**(item.get("custom") or {}), NAME: carried}
    return item


def parted(item: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """An item without what `give` put into it, and that.

    Returns:
        The item, and the parts, for `completed`; these are empty when there are none.

    Raises:
        ValueError: when the parts are damaged; the message says where.

    Example:
        >>> parted(give(Entry("mao1949", {"id": "mao1949"}, note="see the reply")))[0]
        {'id': 'mao1949'}
    """
    custom = item.get("custom")
    if not isinstance(custom, dict) or NAME not in custom:
        return item, {}
    try:
        carried = msgspec.convert(custom[NAME], _Carried)
    except msgspec.ValidationError as error:
        raise ValueError(f"custom.{NAME} of item {item.get('id')!r}: {error}") from error
    rest = {name: value for name, value in custom.items() if name != NAME}
    bare = {**item, "custom": rest} if rest else {name: value for name, value in item.items() if name != "custom"}
    return bare, {name: getattr(carried, name) for name in _PARTS}


def completed(connection: sqlite3.Connection, entry: Entry, parts: dict[str, Any]) -> Entry:
    """An entry with the parts that its item carried; texts that the library does not have are left out.

    Args:
        connection: of the library.
        entry: from the item.
        parts: from `parted`.
    """
    if not parts:
        return entry

    def there(digest: str) -> bool:
        return connection.execute("SELECT 1 FROM content WHERE digest = ?", (digest,)).fetchone() is not None

    sources = tuple(
        replace(
            source,
            content=source.content if there(source.content) else "",
            evidence=source.evidence if there(source.evidence) else "",
        )
        for source in parts["sources"]
    )
    return replace(
        entry,
        read=parts["read"] or entry.read,
        note=parts["note"] or entry.note,
        review=parts["review"] or entry.review,
        aliases=_joined(entry.aliases, parts["aliases"]),
        tags=_joined(entry.tags, parts["tags"]),
        corrections=parts["corrections"] or entry.corrections,
        sources=sources or entry.sources,
        attachments=tuple(a for a in parts["attachments"] if there(a.content)) or entry.attachments,
        added=parts["added"] or entry.added,
        changed=parts["changed"] or entry.changed,
    )


def _joined(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """Each once, without regard to case, in order."""
    by = {text.casefold(): text for text in (*new, *old)}
    return tuple(sorted(by.values(), key=str.casefold))
