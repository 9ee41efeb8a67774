"""A CSL item → the fields of a BibTeX or BibLaTeX entry."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from archcite.formats import bib_names
from archcite.formats.bib_item import fields_of, read_type
from archcite.formats.dates import date_of, edtf, words
from archcite.formats.latex import escape
from archcite.formats.names import inverted
from archcite.formats.readable import language_name, one_line, tell
from archcite.formats.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARCHIVAL: Final = frozenset({"manuscript", "personal_communication"})
_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_VERBATIM: Final = str.maketrans({"{": "%7B", "}": "%7D", " ": "%20", "\\": "%5C"})
_UNSAFE_KEY: Final = re.compile(r"[^\w:./+-]+|_(?=$)")
_DASH: Final = re.compile(r"(?<=\w)-(?=\w)")
_ORDER: Final = (
    "title-short",
    "container-title",
    "container-title-short",
    "collection-title",
    "volume",
    "issue",
    "number",
    "collection-number",
    "number-of-volumes",
    "part",
    "edition",
    "version",
    "event-title",
    "event-place",
    "chapter-number",
    "page",
    "publisher",
    "publisher-place",
    "original-title",
    "original-publisher",
    "original-publisher-place",
    "number-of-pages",
    "status",
    "ISBN",
    "ISSN",
)
#: Told in the note as well, for the programs that drop the field.
_ALSO_TOLD: Final = frozenset({"genre", "recipient", "translator", "archive_location", "archive", "note", "number"})
_NAMED: Final = (
    "editor",
    "translator",
    "recipient",
    "container-author",
    "original-author",
    "contributor",
    "series-creator",
)
_SEEN: Final = frozenset(
    {"title", "author", "issued", "accessed", "language", "abstract", "URL", "DOI", "keyword", "annote"}
)


def entry_type(item: Mapping[str, Any], dialect: str) -> str:
    """The entry type that an item is written as; ``misc`` for all archival documents."""
    row = table("bib")["write_types"].get(str(item.get("type")), {})
    return str(row.get(dialect, "misc"))


def safe_key(text: str) -> str:
    """A citation key that every program takes: letters, digits and ``:./+-_``, not too long.

    Example:
        >>> safe_key("Dobrynin {1962}, telegram")
        'Dobrynin1962telegram'
    """
    return _UNSAFE_KEY.sub("", text)[:200] or "item"


def fields(item: Mapping[str, Any], dialect: str) -> list[tuple[str, str]]:
    """The visible fields of an entry, in order, LaTeX in their values.

    Args:
        item: a CSL-JSON item.
        dialect: ``bibtex`` or ``biblatex``.
    """
    kind = entry_type(item, dialect)
    archival = kind == "misc"
    found: list[tuple[str, str]] = []
    genre = one_line(item.get("genre", ""))

    def add(name: str, text: object) -> None:
        if text := one_line(text):
            found.append((name, escape(text)))

    if dialect == "biblatex" and archival and item.get("type") in _ARCHIVAL:
        add("entrysubtype", genre or ("Letter" if item.get("type") == "personal_communication" else "Manuscript"))
    _names(found, item, ("author",))
    if title := one_line(item.get("title", "")):
        found.append(("title", f"{{{escape(title)}}}"))
    found += _dates(item, dialect)
    add("type", genre)
    _names(found, item, _NAMED)
    found += _original_language(item, dialect)
    if archival and _is_hosted(item):
        add("howpublished", item.get("archive", ""))
    _text_fields(found, item, dialect)
    add("note", _note(item, dialect, archival=archival))
    if tag := one_line(item.get("language", "")):
        name = table("bib")["languages"].get(tag)
        found += [("langid", name), ("language", name)] if name else [("language", escape(tag))]
    if archival:
        add("library", _place(item))
    found += [(name.lower(), _verbatim(item[name])) for name in ("URL", "DOI") if one_line(item.get(name, ""))]
    if dialect == "biblatex" or edtf(item.get("accessed")):
        found += _plain_date("urldate", item.get("accessed"))
    add("abstract", item.get("abstract", ""))
    add("keywords", ", ".join(_keywords(str(item.get("keyword", "")))))
    add("comment" if dialect == "biblatex" else "annote", _told(item, dialect, found))
    return found


def _names(found: list[tuple[str, str]], item: Mapping[str, Any], variables: tuple[str, ...]) -> None:
    for variable in variables:
        if variable not in item:
            continue
        names = [bib_names.written(_tidy(name)) for name in item[variable]]
        if names := [name for name in names if name.strip("{}")]:
            found.append((_name_fields()[variable], " and ".join(names)))


@cache
def _name_fields() -> dict[str, str]:
    """Name variable → field."""
    fields_by_variable = {variable: field for field, variable in reversed(table("bib")["names"].items())}
    return fields_by_variable | {"contributor": "collaborator"}


def _tidy(name: Mapping[str, Any]) -> dict[str, Any]:
    return {part: one_line(value) if isinstance(value, str) else value for part, value in name.items()}


def _text_fields(found: list[tuple[str, str]], item: Mapping[str, Any], dialect: str) -> None:
    seen_as = read_type(entry_type(item, dialect), dict(found)) or "document"
    renamed = table("bib")["biblatex"] if dialect == "biblatex" else {}
    taken = {name for name, _ in found}
    mapping = fields_of(seen_as)
    for variable in _ORDER:
        if variable not in item:
            continue
        name = mapping.get(variable, "")
        name = renamed.get(name, name)
        text = one_line(item[variable])
        if name and text and name not in taken:
            taken.add(name)
            found.append((name, escape(text) if variable != "page" else _DASH.sub("--", escape(text))))


def _dates(item: Mapping[str, Any], dialect: str) -> list[tuple[str, str]]:
    date = item.get("issued")
    said = edtf(date) or edtf(date_of(words(date)))
    if dialect == "biblatex":
        extra = _plain_date("eventdate", item.get("event-date")) + _plain_date("origdate", item.get("original-date"))
        return ([("date", said)] if said else []) + extra
    parts = said.split("/", maxsplit=1)[0].rstrip("~").split("-") if said and not said.startswith("-") else []
    if not parts:
        return []
    month = int(parts[1]) if len(parts) > 1 else 0
    found = [("year", str(int(parts[0])))]
    if 1 <= month <= 12:
        found.append(("month", _MONTHS[month - 1]))
    return [*found, ("day", str(int(parts[2])))] if len(parts) > 2 else found


def _plain_date(field: str, date: Any) -> list[tuple[str, str]]:
    said = edtf(date)
    return [(field, said)] if said else []


def _original_language(item: Mapping[str, Any], dialect: str) -> list[tuple[str, str]]:
    said = original_language(item)
    known = said.lower() in table("bib")["languages"].values()
    return [("origlanguage", said.lower())] if dialect == "biblatex" and known else []


def record_of(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The facts of the record that CSL has no variable for, as ``custom.archcite`` has them; empty where it has none."""
    found: Any = item
    for name in ("custom", "archcite", "record"):
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def original_language(item: Mapping[str, Any]) -> str:
    """The language that an archival document was written in, in words; or empty."""
    said = record_of(item).get("original_language", "")
    return language_name(said) if isinstance(said, str) else ""


def _is_hosted(item: Mapping[str, Any]) -> bool:
    """Whether the archive variable names a digital host, and the location the holding archive."""
    return bool(item.get("URL") or record_of(item).get("platform"))


def _place(item: Mapping[str, Any]) -> str:
    """Archive and shelfmark; the archive leads, for Chicago's styles capitalise the ``f.`` of a shelfmark that does."""
    archive = "" if _is_hosted(item) else one_line(item.get("archive", ""))
    return ", ".join(part for part in (archive, one_line(item.get("archive_location", ""))) if part)


def _note(item: Mapping[str, Any], dialect: str, *, archival: bool) -> str:
    """Archive and shelfmark, provenance, and for classic styles, which print no translator, the translator."""
    pieces = [_place(item) if archival else "", one_line(item.get("note", ""))]
    if dialect == "bibtex" and archival and item.get("translator"):
        language = original_language(item)
        by = ", ".join(_direct(name) for name in item["translator"])
        pieces.append(f"translated {f'from {one_line(language)} ' if language else ''}by {by}".replace(";", ","))
    return "; ".join(piece for piece in pieces if piece)


def _direct(name: Mapping[str, Any]) -> str:
    family, _, given = one_line(inverted(dict(name))).rstrip(",").partition(", ")
    return f"{given} {family}" if given else family


def _told(item: Mapping[str, Any], dialect: str, found: list[tuple[str, str]]) -> str:
    present = {name for name, _ in found}
    synonyms = {"journaltitle": "journal", "location": "address"}
    fields_here = {synonyms.get(name, name) for name in present}
    mapping = fields_of(read_type(entry_type(item, dialect), dict(found)) or "document")
    shown = {name for name in _SEEN | set(_NAMED) if name in item}
    shown |= {name for name in item if name in mapping and synonyms.get(mapping[name], mapping[name]) in fields_here}
    said = item.get("issued")
    if words(said) or (dialect == "bibtex" and (edtf(said).endswith("~") or "/" in edtf(said))):
        shown.discard("issued")
    return tell(item, [name for name in item if name not in shown or name in _ALSO_TOLD])


def _verbatim(value: object) -> str:
    return one_line(value).translate(_VERBATIM)


def _keywords(text: str) -> list[str]:
    found = [one_line(word) for word in text.split(";" if ";" in text else ",")]
    return [word.replace(",", "–") for word in found if word]
