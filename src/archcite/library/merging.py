"""Two records of one document made one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from msgspec import structs

from archcite.item import to_record
from archcite.library.changes import attached, labels
from archcite.library.corrections import changed_item, merged
from archcite.model import Record

if TYPE_CHECKING:
    from archcite.library.entry import Entry


def merge(kept: Entry, other: Entry) -> Entry:
    """One entry out of two.

    What `kept` says stands, unless a person typed the other; what it lacks comes from the other. The other's key becomes an
    alias; tags, notes, sources and attachments are joined.

    Args:
        kept: whose key and wording stay.
        other: whose facts fill the gaps.

    Example:
        >>> from archcite.library.entry import Entry
        >>> one = Entry("a1", {"id": "a1", "type": "manuscript", "title": "Telegram"})
        >>> two = Entry("b1", {"id": "b1", "type": "manuscript", "title": "telegram", "number": "111603"})
        >>> both = merge(one, two)
        >>> both.item["title"], both.item["number"], both.aliases
        ('Telegram', '111603', ('b1',))
    """
    before = to_record(kept.item)
    item = changed_item(kept.item, before, _filled(before, to_record(other.item), _typed(kept), _typed(other)))
    typed = merged(other.corrections, kept.corrections)
    contents = {source.content for source in kept.sources if source.content}
    joined = replace(
        kept,
        item=item,
        read=(kept.read or kept.item) if typed else None,
        note="\n\n".join(note for note in dict.fromkeys([kept.note, other.note]) if note),
        review=kept.review or other.review,
        aliases=tuple(sorted({*kept.aliases, *other.aliases, other.key} - {kept.key}, key=str.casefold)),
        tags=labels([*kept.tags, *other.tags]),
        corrections=typed,
        sources=(*kept.sources, *(s for s in other.sources if not s.content or s.content not in contents)),
    )
    for attachment in other.attachments:
        joined = attached(joined, attachment)
    return joined


def _typed(entry: Entry) -> set[str]:
    return {claim.field.split(".")[0] for claim in entry.corrections}


def _filled(kept: Record, other: Record, kept_typed: set[str], other_typed: set[str]) -> Record:
    values: dict[str, Any] = {}
    for field in structs.fields(Record):
        mine, theirs = getattr(kept, field.name), getattr(other, field.name)
        if field.name == "extra":
            values["extra"] = {**theirs, **mine}
        elif field.name == "inferred":
            continue
        elif theirs and (not mine or (field.name in other_typed and field.name not in kept_typed)):
            values[field.name] = theirs
    taken = other.inferred & values.keys()
    return structs.replace(kept, **values, inferred=(kept.inferred - values.keys()) | taken)
