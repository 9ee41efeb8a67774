"""What a page states of itself in its head: Highwire and Google Scholar's ``citation_*``, Dublin Core, JSON-LD.

Such a statement is the publisher's own and wins over what is guessed from running text; a labelled citation on the page wins over
it, because it is what readers are asked to cite. When a page was put on the web is never the document's date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.archives.profiles import profiles
from archcite.extraction.dates.reading import read_date
from archcite.extraction.ledger import Reading
from archcite.extraction.names import read_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.extraction.ledger import Ledger

#: Field → the names of metadata that give it, the surest first.
_PLAIN = {
    "title": ("citation_title", "dc.title", "dcterms.title", "ld.headline", "ld.name"),
    "date": ("citation_date", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "ld.datecreated"),
    "url": ("citation_public_url", "citation_abstract_html_url", "link.canonical"),
    "abstract": ("citation_abstract", "dcterms.abstract", "dc.description.abstract"),
    "language": ("citation_language", "dc.language", "dcterms.language", "ld.inlanguage"),
}
_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "ld.author", "ld.creator")
_CONFIDENCE = 0.92
#: What reading the rest of such a page is trusted by, where it has no labelled citation: it is mostly navigation and prose.
GUESS = 0.6


def describes_document(metadata: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a page's head tells of a document: it gives a title in a scheme for documents.

    Example:
        >>> describes_document({"citation_title": ("Cable",)}), describes_document({"link.canonical": ("https://a.example",)})
        (True, False)
    """
    return bool(metadata) and any(name in metadata for name in _PLAIN["title"])


def enter_metadata(ledger: Ledger, metadata: Mapping[str, tuple[str, ...]]) -> None:
    """The facts of a page's head, where it describes a document.

    Args:
        ledger: where they are entered; each points at the text that says the same, or at nothing.
        metadata: as `Text.metadata`.
    """
    if not metadata:
        return
    if not describes_document(metadata):
        _enter_own_address(ledger, metadata)
        return
    for field, names in _PLAIN.items():
        name = next((name for name in names if name in metadata), None)
        value = _normal(field, metadata[name][0]) if name else ""
        if value:
            _enter(ledger, field, metadata[name or ""][0], value, f"metadata/{name}")
    authors = next((name for name in _AUTHORS if name in metadata), None)
    for number, author in enumerate(metadata[authors] if authors else ()):
        _enter(ledger, f"authors.{number}", author, read_name(author), f"metadata/{authors}")


def _enter_own_address(ledger: Ledger, metadata: Mapping[str, tuple[str, ...]]) -> None:
    """The address that a document's page of an archive gives itself in its head, where the page states no other."""
    address = next(iter(metadata.get("link.canonical", ())), "")
    if "/document" not in address or ledger.best_of("title") is None or ledger.best_of("url") is not None:
        return
    if any(f"//{host}/" in address for profile in profiles() for host in profile.hosts):
        _enter(ledger, "url", address, address, "metadata/link.canonical")


def _normal(field: str, stated: str) -> str:
    if field == "date":
        reading = read_date(stated)
        return reading.edtf if reading else ""
    if field == "language":
        return lexicon().languages.get(stated.casefold(), stated if 2 <= len(stated.partition("-")[0]) <= 3 else "")
    return stated


def _enter(ledger: Ledger, field: str, stated: str, value: object, rule: str) -> None:
    at = ledger.content.find(stated)
    start, end = (at, at + len(stated)) if at >= 0 else (0, 0)
    ledger.readings.append(Reading(field, value, start, end, rule, _CONFIDENCE))
