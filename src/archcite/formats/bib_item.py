"""The fields of one BibTeX or BibLaTeX entry → a CSL item."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from archcite.doi import bare_doi
from archcite.formats import bib_names
from archcite.formats.carried import decode
from archcite.formats.dates import date_of, month_number
from archcite.formats.latex import unescape
from archcite.formats.readable import heard, split_note
from archcite.formats.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.formats.model import Item

_WRAPPED: Final = re.compile(r"[ \t]*[\r\n]\s*")
_DAY: Final = re.compile(r"\b(\d{1,2})\b")
_LEADING_NUMBER: Final = re.compile(r"^\s*\d{1,2}\b")
_URL: Final = re.compile(r"\\url\s*\{([^{}]*)\}")
_TRANSLATED: Final = re.compile(r"(?:^|; )translated (?:from [^;]{1,60} )?by [^;]*$")
_RANGE: Final = re.compile(r"\s*(?:--?-?|–)\s*")
_LETTERS: Final = frozenset(
    ["letter", "telegram", "cable", "memorandum", "telegraph", "dispatch", "despatch", "note", "message"]
)
#: Entry types that say little of what an entry is.
_LOOSE: Final = frozenset({"misc", "unpublished", "letter"})
#: Fields that only say how to print an entry, or that are read together with others.
_SPENT: Final = {
    **{
        name: name
        for name in [
            "year",
            "month",
            "day",
            "date",
            "urldate",
            "eventdate",
            "origdate",
            "langid",
            "hyphenation",
            "language",
            "howpublished",
            "library",
            "entrysubtype",
            "note",
            "annote",
            "archcite",
            "crossref",
            "xdata",
            "ids",
            "options",
            "title",
            "subtitle",
            "titleaddon",
            "booksubtitle",
            "origlanguage",
        ]
    },
    "annotation": "annote",
    "annotate": "annote",
    "comment": "annote",
}


@cache
def fields_of(csl_type: str) -> dict[str, str]:
    """Text variable → field, in an entry that reads as this type."""
    found = {}
    for variable, field in table("bib")["fields"].items():
        name = field if isinstance(field, str) else field.get(csl_type) or field.get("*")
        if name:
            found[variable] = name
    return found


@cache
def _variables(csl_type: str) -> dict[str, str]:
    synonyms = table("bib")["synonyms"]
    found: dict[str, str] = {}
    for variable, field in fields_of(csl_type).items():
        found.setdefault(synonyms.get(field, field), variable)
    return {
        "call-number": "call-number",
        "medium": "medium",
        "number": "number",
        "journal": "container-title",
        "booktitle": "container-title",
    } | found


def read_type(kind: str, fields: Mapping[str, str]) -> str:
    """The CSL type of an entry; empty for a type that nobody defines.

    Example:
        >>> read_type("misc", {"recipient": "Rusk, Dean"}), read_type("misc", {"library": "AVP RF"})
        ('personal_communication', 'manuscript')
    """
    found = _read_types().get(kind, "")
    if kind == "article":
        subtype = fields.get("entrysubtype", "")
        return {"magazine": "article-magazine", "newspaper": "article-newspaper"}.get(subtype, found)
    if kind not in _LOOSE:
        return found
    if "library" in fields or ("entrysubtype" in fields and kind == "misc"):
        genre = (fields.get("type") or fields.get("entrysubtype") or "").lower()
        return "personal_communication" if "recipient" in fields or genre in _LETTERS else "manuscript"
    if kind != "misc":
        return found
    if "recipient" in fields:
        return "personal_communication"
    return "webpage" if "url" in fields and not fields.keys() & {"author", "howpublished", "note"} else found


@cache
def _read_types() -> dict[str, str]:
    read_types: dict[str, str] = table("bib")["read_types"]
    return read_types


def interpret(kind: str, key: str, raw: Mapping[str, str]) -> tuple[Item, dict[str, list[Any]] | None]:
    """The item that an entry says, and the hidden patch that it carries.

    Args:
        kind: the entry type, in small letters.
        key: the citation key.
        raw: field → value, LaTeX as it stands, names in small letters.

    Returns:
        The item as it is seen; what has no variable stands in its ``custom.bibtex``, field by field.
    """
    verbatim = _verbatim()
    item: Item = {"id": key, "citation-key": key} if key else {}
    kind_of = read_type(kind, raw)
    item["type"] = kind_of or "document"
    texts, names = _rows(item["type"])
    rest: dict[str, str] = {}
    fields: dict[str, str] = {}
    for name, value in raw.items():
        if name in names:
            if people := bib_names.split(_line(value)):
                item.setdefault(names[name], []).extend(people)
            continue
        plain = value.isalnum() or name in verbatim
        if not (text := (value if plain else unescape(_line(value))).strip()):
            continue
        if name in texts and texts[name] not in item:
            item[texts[name]] = text
        elif name in _SPENT and _SPENT[name] not in fields:
            fields[_SPENT[name]] = text
        else:
            rest[name] = text
    _add_title(item, fields)
    _add_dates(item, fields, raw)
    _add_language(item, fields)
    _add_publication(item, fields, raw)
    if "page" in item:
        item["page"] = _RANGE.sub("-", item["page"])
    if "DOI" in item:
        item["DOI"] = bare_doi(item["DOI"])
    _add_notes(item, fields, raw)
    if rest and (left := _unsaid(rest)):
        item["custom"] = {"bibtex": left}
    patch = decode(raw["archcite"].strip()) if "archcite" in raw else None
    if "archcite" in raw and patch is None:
        item.setdefault("custom", {}).setdefault("bibtex", {})["archcite"] = raw["archcite"]
    return item, patch


def _unsaid(rest: dict[str, str]) -> dict[str, str]:
    """What has no variable, but for the role that ``collaborator`` stands for."""
    roles = {"editoratype", "editorbtype", "editorctype"}
    return {name: text for name, text in rest.items() if name not in roles or text != "collaborator"}


@cache
def _verbatim() -> frozenset[str]:
    return frozenset(table("bib")["verbatim"])


@cache
def _rows(csl_type: str) -> tuple[dict[str, str], dict[str, str]]:
    """Field → text variable, and field → name variable, by all names that programs give to a field."""
    texts, names = dict(_variables(csl_type)), dict(table("bib")["names"])
    for other, name in table("bib")["synonyms"].items():
        if name in names:
            names.setdefault(other, names[name])
        elif name in texts:
            texts[other] = texts[name]
    return texts, names


def _line(value: str) -> str:
    return _WRAPPED.sub(" ", value) if "\n" in value or "\r" in value else value


def _add_title(item: Item, fields: Mapping[str, str]) -> None:
    title = fields.get("title", "")
    if "subtitle" in fields:
        title = ": ".join(filter(None, (title, fields["subtitle"])))
    if "titleaddon" in fields:
        addon = fields["titleaddon"]
        title = f"{title}. {addon}" if title else addon
    if title:
        item["title"] = title
    if "booksubtitle" in fields and "container-title" in item:
        item["container-title"] = f"{item['container-title']}: {fields['booksubtitle']}"


def _add_dates(item: Item, fields: Mapping[str, str], raw: Mapping[str, str]) -> None:
    for variable, name in _dated():
        if name in raw and (date := date_of(raw[name].replace("\\textasciitilde{}", "~").strip(" {}"))):
            item[variable] = date
    if "issued" in item or "year" not in fields:
        return
    date = date_of(fields["year"])
    parts = date.get("date-parts", [[]])
    if "month" in raw and len(parts) == 1 and len(parts[0]) == 1 and (month := _month(raw["month"].strip(" {}"))):
        parts[0] += [month, *_day(fields.get("day", ""), raw["month"])]
    if date:
        item["issued"] = date


@cache
def _dated() -> tuple[tuple[str, str], ...]:
    return tuple(table("bib")["dates"].items())


def _month(text: str) -> int:
    if number := month_number(text):
        return number
    return next((number for word in re.split(r"[\s~.,{}]+", text) if (number := month_number(word))), 0)


def _day(text: str, month: str) -> list[int]:
    """The day that its field says, or that stands beside the month (``oct # "~4"``)."""
    if not text and month.isalpha():
        return []
    found = _DAY.search(text) or _DAY.search(_LEADING_NUMBER.sub("", month.strip(" {}"), count=1))
    return [int(found[1])] if found and 1 <= int(found[1]) <= 31 else []


def _add_language(item: Item, fields: Mapping[str, str]) -> None:
    said = fields.get("langid") or fields.get("hyphenation") or fields.get("language", "")
    if said:
        item["language"] = _tags().get(said.lower(), said)


@cache
def _tags() -> dict[str, str]:
    read: dict[str, str] = table("bib")["languages_read"]
    return {name: tag for tag, name in table("bib")["languages"].items()} | read


def _add_publication(item: Item, fields: Mapping[str, str], raw: Mapping[str, str]) -> None:
    """``howpublished`` is the archive's digital host beside a ``library``, and else a publisher or an address."""
    if place := fields.get("library"):
        item["archive_location"] = place
    if said := fields.get("howpublished"):
        archival = "library" in fields or "entrysubtype" in fields or item["type"] == "manuscript"
        if address := _URL.search(raw["howpublished"]):
            item.setdefault("URL", address[1])
        else:
            item.setdefault("archive" if archival else "publisher", said)
    if "entrysubtype" in fields and "genre" not in item and item["type"] in {"manuscript", "personal_communication"}:
        item["genre"] = fields["entrysubtype"]


def _add_notes(item: Item, fields: Mapping[str, str], raw: Mapping[str, str]) -> None:
    note = fields.get("note", "")
    place = item.get("archive_location", "")
    if place and (note == place or note.startswith(f"{place}; ")):
        note = note[len(place) :].removeprefix("; ")
    if "translator" in item and "translated" in note:
        note = _TRANSLATED.sub("", note)
    if annote := fields.get("annote"):
        told, left, _ = split_note(annote, ours="archcite" in raw, known=item)
        for variable, text in told:
            if variable not in item and not (variable == "note" and note) and (value := heard(variable, text)):
                item[variable] = value
        if left:
            item["annote"] = left
    if note:
        item["note"] = note
