"""Import and export: one module a format, one table of them all.

Formats work on CSL-JSON items. Readers give items and problems side by side, writers are pure; what a format has no field
for travels as a hidden copy (`archcite.formats.carried`), so that archcite → format → archcite loses nothing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from archcite.formats import detection
from archcite.formats.decoding import decode
from archcite.formats.model import Format, Item, Profile, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROWS: Final = (
    Format("jsonl", "JSON Lines", "jsonl", (".jsonl", ".ndjson"), detection.is_json_lines),
    Format("csl-json", "CSL-JSON", "csl_json", (".json", ".csljson"), detection.is_json),
    Format("mods", "MODS", "mods", (".mods", ".mods.xml"), detection.is_mods),
    Format("zotero-rdf", "Zotero RDF", "zotero_rdf", (".rdf",), detection.is_rdf, writes=False),
    Format("endnote-xml", "EndNote XML", "endnote", (".xml", ".enx"), detection.is_endnote),
    Format("coins", "COinS", "coins", (".coins.html",), detection.is_coins),
    Format("meta-tags", "HTML meta tags", "meta_tags", (".html", ".htm"), detection.is_meta_tags),
    Format("ris", "RIS", "ris", (".ris",), detection.is_ris),
    Format("biblatex", "BibLaTeX", "biblatex", (".bib",), detection.is_biblatex),
    Format("bibtex", "BibTeX", "bibtex", (".bib", ".bibtex"), detection.is_bibtex),
    Format("csl-yaml", "CSL-YAML", "csl_yaml", (".yaml", ".yml"), detection.is_csl_yaml),
    Format("csv", "CSV", "csv_table", (".csv", ".tsv"), detection.is_csv),
)

#: Every format by its name; the order is the order in which contents are tried.
FORMATS: Final[Mapping[str, Format]] = MappingProxyType({row.name: row for row in _ROWS})


def by_extension(path: str) -> Format | None:
    """The format that a file's name says, or None.

    Example:
        >>> by_extension("cables.RIS").name
        'ris'
    """
    lowered = path.lower()
    return next((row for row in _ROWS if lowered.endswith(row.extensions)), None)


def by_content(content: str) -> Format | None:
    """The format that a file's beginning shows, or None.

    Example:
        >>> by_content("TY  - BOOK").name, by_content("@book{a, title={b}}").name
        ('ris', 'bibtex')
    """
    head = content[:4096]
    return next((row for row in _ROWS if row.reads and row.matches(head)), None)


__all__ = ["FORMATS", "Format", "Item", "Profile", "Reading", "by_content", "by_extension", "decode"]
