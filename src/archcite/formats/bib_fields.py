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
#: What is no text: names, dates, what is hidden.
_COMPOUND: Final = (list, dict)
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
_OTHER_DATES: Final = (("event-date", "eventdate"), ("original-date", "origdate"))
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
_SHOWN: Final = frozenset(
    {"title", "author", "issued", "accessed", "language", "abstract", "URL", "DOI", "keyword", "annote", *_NAMED}
)
_ADDRESSES: Final = (("URL", "url"), ("DOI", "doi"))
#: What biblatex calls otherwise than BibTeX.
_CLASSIC: Final = {"journaltitle": "journal", "location": "address"}


def entry_type(item: Mapping[str, Any], dialect: str) -> str:
    """The entry type that an item is written as; ``misc`` for all archival documents."""
    return _entry_types(dialect).get(str(item.get("type")), "misc")


@cache
def _entry_types(dialect: str) -> dict[str, str]:
    return {csl_type: str(row.get(dialect, "misc")) for csl_type, row in table("bib")["write_types"].items()}


def safe_key(text: str) -> str:
    """A citation key that every program takes: letters, digits and ``:./+-_``, not too long.

    Example:
        >>> safe_key("Dobrynin {1962}, telegram")
        'Dobrynin1962telegram'
    """
    return _UNSAFE_KEY.sub("", text)[:200] or "item"


def fields(item: Mapping[str, Any], dialect: str) -> dict[str, str]:
    """The visible fields of an entry, in order, LaTeX in their values.

    Args:
        item: a CSL-JSON item.
        dialect: ``bibtex`` or ``biblatex``.
    """
    plain = {name: one_line(value) for name, value in item.items() if not isinstance(value, _COMPOUND)}
    kind = entry_type(item, dialect)
    archival = kind == "misc"
    hosted = _is_hosted(item)
    place = _place(plain, hosted=hosted)
    found: dict[str, str] = {}

    def add(name: str, text: str) -> None:
        if text:
            found[name] = escape(text)

    if dialect == "biblatex" and archival and item.get("type") in _ARCHIVAL:
        implied = "Letter" if item.get("type") == "personal_communication" else "Manuscript"
        add("entrysubtype", plain.get("genre") or implied)
    _names(found, item, ("author",))
    if title := plain.get("title"):
        found["title"] = f"{{{escape(title)}}}"
    issued = item.get("issued")
    day = edtf(issued)
    found |= _dates(item, day or edtf(date_of(words(issued))), dialect)
    if "genre" in plain:
        add("type", plain["genre"])
    _names(found, item, _NAMED)
    found |= _original_language(item, dialect)
    if archival and hosted:
        add("howpublished", plain.get("archive", ""))
    _text_fields(found, plain, kind, dialect)
    add("note", _note(item, place if archival else "", by_whom=dialect == "bibtex" and archival))
    found |= _language(plain.get("language", ""))
    if archival:
        add("library", place)
    for name, field in _ADDRESSES:
        if plain.get(name):
            found[field] = _verbatim(plain[name])
    if accessed := edtf(item.get("accessed")):
        found["urldate"] = accessed
    if "abstract" in plain:
        add("abstract", plain["abstract"])
    if "keyword" in item:
        add("keywords", ", ".join(_keywords(str(item["keyword"]))))
    add("comment" if dialect == "biblatex" else "annote", _told(item, kind, day, found))
    return found


def _language(tag: str) -> dict[str, str]:
    if not tag:
        return {}
    name = table("bib")["languages"].get(tag)
    return {"langid": name, "language": name} if name else {"language": escape(tag)}


def _names(found: dict[str, str], item: Mapping[str, Any], variables: tuple[str, ...]) -> None:
    for variable in variables:
        if variable in item and (names := bib_names.joined(item[variable])):
            found[_name_fields()[variable]] = names


@cache
def _name_fields() -> dict[str, str]:
    """Name variable → field."""
    fields_by_variable = {variable: field for field, variable in reversed(table("bib")["names"].items())}
    return fields_by_variable | {"contributor": "collaborator"}


def _text_fields(found: dict[str, str], plain: Mapping[str, str], kind: str, dialect: str) -> None:
    for variable, name in _field_names(read_type(kind, found) or "document", dialect).items():
        if variable in plain and name not in found and (text := plain[variable]):
            found[name] = escape(text) if variable != "page" else _DASH.sub("--", escape(text))


@cache
def _field_names(csl_type: str, dialect: str) -> dict[str, str]:
    """Text variable → field, in the order of writing, in an entry that reads as this type."""
    renamed = table("bib")["biblatex"] if dialect == "biblatex" else {}
    names = fields_of(csl_type)
    return {variable: renamed.get(names[variable], names[variable]) for variable in _ORDER if names.get(variable)}


def _dates(item: Mapping[str, Any], said: str, dialect: str) -> dict[str, str]:
    if dialect == "biblatex":
        others = {field: edtf(item[variable]) for variable, field in _OTHER_DATES if variable in item}
        return {field: text for field, text in {"date": said, **others}.items() if text}
    parts = said.split("/", maxsplit=1)[0].rstrip("~").split("-") if said and not said.startswith("-") else []
    if not parts:
        return {}
    found = {"year": str(int(parts[0]))}
    month = int(parts[1]) if len(parts) > 1 else 0
    if 1 <= month <= 12:
        found["month"] = _MONTHS[month - 1]
    return {**found, "day": str(int(parts[2]))} if len(parts) > 2 else found


def _original_language(item: Mapping[str, Any], dialect: str) -> dict[str, str]:
    said = original_language(item).lower() if dialect == "biblatex" else ""
    return {"origlanguage": said} if said and said in table("bib")["languages"].values() else {}


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


def _place(plain: Mapping[str, str], *, hosted: bool) -> str:
    """Archive and shelfmark; the archive leads, for Chicago's styles capitalise the ``f.`` of a shelfmark that does."""
    archive = "" if hosted else plain.get("archive", "")
    return ", ".join(filter(None, (archive, plain.get("archive_location", ""))))


def _note(item: Mapping[str, Any], place: str, *, by_whom: bool) -> str:
    """Archive and shelfmark, provenance, and for classic styles, which print no translator, the translator."""
    pieces = [place, one_line(item.get("note", ""))]
    if by_whom and item.get("translator"):
        language = original_language(item)
        by = ", ".join(_direct(name) for name in item["translator"])
        pieces.append(f"translated {f'from {one_line(language)} ' if language else ''}by {by}".replace(";", ","))
    return "; ".join(filter(None, pieces))


def _direct(name: Mapping[str, Any]) -> str:
    family, _, given = one_line(inverted(dict(name))).rstrip(",").partition(", ")
    return f"{given} {family}" if given else family


def _told(item: Mapping[str, Any], kind: str, day: str, found: Mapping[str, str]) -> str:
    here = {_CLASSIC.get(name, name) for name in found}
    names = _classic_names(read_type(kind, found) or "document")
    told = [name for name in item if name in _ALSO_TOLD or not (name in _SHOWN or names.get(name) in here)]
    if words(item.get("issued")) or ("date" not in found and (day.endswith("~") or "/" in day)):
        told.append("issued")
    return tell(item, told)


@cache
def _classic_names(csl_type: str) -> dict[str, str]:
    return {variable: _CLASSIC.get(name, name) for variable, name in fields_of(csl_type).items()}


def _verbatim(address: str) -> str:
    return address.translate(_VERBATIM)


def _keywords(text: str) -> list[str]:
    found = [one_line(word) for word in text.split(";" if ";" in text else ",")]
    return [word.replace(",", "–") for word in found if word]
