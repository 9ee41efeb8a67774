"""RIS: the tagged format that every reference manager reads.

Which program reads which tag, and how, is in docs/formats.md; the tags are in tables/ris.yaml. A person's name is
``Family, Given``, a body's ends with a comma; a date is ``1962/10/04/`` in DA and the year alone in PY; archive and
shelfmark stand in AN and AV alike. N1 repeats for people what some program drops, and ends with the hidden copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archcite.formats.carried import patch, restore
from archcite.formats.identity import identify
from archcite.formats.model import Collector, Profile
from archcite.formats.readable import one_line, tell, with_nothing_hidden, with_patch
from archcite.formats.ris_item import interpret, lines_of, name_tags, read_type, text_tags
from archcite.formats.ris_lines import records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from archcite.formats.model import Item, Reading
    from archcite.model import Text

#: Programs that know recipient and translator by A2 and A4; others take them for editors or authors.
_WITH_PARTIES: Final = frozenset({Profile.ZOTERO, Profile.ENDNOTE})
#: What some program drops although it has a tag.
_ALSO_TOLD: Final = frozenset({"genre", "recipient", "translator", "archive", "archive_location", "note", "number"})
_UNTOLD: Final = frozenset({"issued", "accessed", "page", "number-of-pages", "keyword", "archive_location"})


def read(text: Text) -> Reading:
    r"""Read a RIS file of any dialect.

    Args:
        text: the file's text.

    Returns:
        The records that begin with TY, whole or mended, and the problems met.

    Example:
        >>> from archcite.model import Text
        >>> read(Text("TY  - PCOMM\nAU  - Rusk, Dean\nDA  - 1962/10/04/\nER  - ")).items[0]["issued"]
        {'date-parts': [[1962, 10, 4]]}
    """
    out = Collector(text)
    nul = "\0" in text.content
    for record in records(out):
        if not read_type(record.kind):
            message = f"no such record type as «{record.kind}»: read as a document"
            out.warn("ris-unknown-type", message, record.span)
        values = record.values
        if nul and "\0" in text.content[record.start : record.end]:
            out.warn("nul", "NUL characters were left out", record.span)
            values = [value.replace("\0", "") for value in values]
        seen, hidden = interpret(record.kind, zip(record.tags, values))  # noqa: B905 - a record has as many of both
        identify(out, restore(seen, hidden) if hidden else seen, record)
    return out.reading()


def write(items: Sequence[Item], profile: Profile = Profile.ZOTERO) -> str:
    r"""Write RIS, ending each line as the specification asks.

    Args:
        items: CSL-JSON items.
        profile: programs other than Zotero and EndNote get no A2 and A4.

    Example:
        >>> write([{"id": "r", "type": "manuscript", "title": "Report"}])
        'TY  - MANSCPT\r\nTI  - Report\r\nID  - r\r\nER  - \r\n\r\n'
    """
    records = ("\r\n".join(f"{tag}  - {value}" for tag, value in _lines(item, profile)) for item in items)
    return "".join(f"{record}\r\n\r\n" for record in records)


def with_parties(profile: Profile) -> bool:
    """Whether a program knows recipient and translator by their tags."""
    return profile in _WITH_PARTIES


def told(item: Mapping[str, Any], seen_as: str) -> str:
    """The readable note of an item whose record reads as a CSL type."""
    tagged = text_tags(seen_as).keys() | name_tags(seen_as).keys() | _UNTOLD
    return tell(item, [name for name in item if name not in tagged or name in _ALSO_TOLD])


def _lines(item: Mapping[str, Any], profile: Profile) -> list[tuple[str, str]]:
    lines = lines_of(item, parties=with_parties(profile))
    note = told(item, read_type(lines[0][1]))
    key = one_line(item.get("citation-key", ""))
    identity = [*([("M2", f"Citation Key: {key}")] if key else []), ("ID", one_line(item["id"]))]
    seen, _ = interpret(lines[0][1], [*lines[1:], ("N1", with_nothing_hidden(note)), *identity])
    note = with_patch(note, patch(item, seen))
    return [*lines, *([("N1", note)] if note else []), *identity, ("ER", "")]
