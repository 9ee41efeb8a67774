"""Files of records (BibTeX, CSL-JSON, RIS …) where documents are expected: each record is cited as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from archcite.formats import Reading

#: With what a file of records begins; a document that begins so is looked at more closely.
_BEGINNINGS: Final = ("[", "{", "@", "%", "T", "<", "r", "-")
_FORMS: Final = frozenset(
    {"jsonl", "csl-json", "mods", "zotero-rdf", "endnote-xml", "ris", "biblatex", "bibtex", "csl-yaml"}
)


def records_in(data: bytes, source: str) -> Reading | None:
    r"""The records of a file for reference managers; None of a document.

    A single RIS record of an archive that a profile knows is a document: its source field is taken apart.

    Args:
        data: the whole file.
        source: its name, for messages.

    Example:
        >>> records_in(b"@book{a, title = {Wartime}}", "a.bib").items[0]["title"]
        'Wartime'
        >>> records_in("“Cable to Moscow,” October 4, 1962, AVP RF".encode(), "a.txt") is None
        True
    """
    if not data[:64].decode("utf-8", "replace").lstrip("\ufeff \t\r\n").startswith(_BEGINNINGS):
        return None
    from archcite.formats import by_content, decode

    text = decode(data, source)
    form = by_content(text.content)
    if form is None or form.name not in _FORMS:
        return None
    reading = form.read(text)
    if not reading.items or (form.name == "ris" and len(reading.items) == 1 and _is_document(reading)):
        return None
    return reading


def _is_document(reading: Reading) -> bool:
    """Whether a record is an archive's own, and was not written by us: then it is whole as it is."""
    from archcite.extraction.reader import extract

    return "custom" not in reading.items[0] and bool(extract(reading.text).record.profile)
