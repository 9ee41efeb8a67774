"""An item made ready: its fields by kind, normalised once, so that rendering only looks them up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from archcite.csl.errors import ItemError
from archcite.csl.items.dates import read_date
from archcite.csl.items.names import PersonName, read_names
from archcite.csl.vocabulary import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, VARIABLE_ALIASES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.csl.items.date_value import DateValue

NOTE_LINE = r"\{?:?([A-Za-z][-_A-Za-z]{1,40}): ?([^\n]*?)\}?\s*\Z"
NOTE_BRACED = r"\{:([-_A-Za-z]{2,40}): ?([^{}\n]*)\}"
#: In every locale: the CSL suite, citeproc-js and (for some of the marks) pandoc keep such a space from breaking in English, too.
FRENCH_SPACE = re.compile(r" (?=[:;?!»])")
UPPER_CASE = frozenset(["URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID"])


class Entry:
    """One item.

    Attributes:
        id: Its identifier, as text.
        type: Its CSL type.
        language: Its language, as it says, or an empty string.
        texts: Text and number variables.
        names: Name variables.
        dates: Date variables.
        present: The variables that have content.
        shape: Type and variables; items of one shape take the same branches.
        data: The item as it came.
        cache: Parsed numbers and the like.

    Args:
        data: The item as CSL-JSON.
        default_id: Its identifier if it has none.
        people: The names of other items of the document, which it shares and adds to.
    """

    __slots__ = ("cache", "data", "dates", "id", "language", "names", "present", "shape", "texts", "type")

    def __init__(
        self, data: Mapping[str, Any], default_id: str = "", people: dict[object, PersonName] | None = None
    ) -> None:
        if not isinstance(data, dict):
            raise ItemError(f"an item is a JSON object, not {type(data).__name__}")
        fields = with_note_variables(data)
        self.data = data
        self.id = str(data.get("id", default_id))
        self.type = str(fields.get("type") or "")
        self.language = str(fields.get("language") or "")
        self.texts: dict[str, str] = {}
        self.names: dict[str, tuple[PersonName, ...]] = {}
        self.dates: dict[str, DateValue] = {}
        self.cache: dict[Any, Any] = {}
        for key, value in fields.items():
            if value is not None and key not in {"id", "type"}:
                self.add(VARIABLE_ALIASES.get(key, key), value, people)
        self.complete()
        self.present = frozenset([*self.texts, *self.names, *self.dates])
        self.shape = (self.type, self.present)

    def add(self, variable: str, value: object, people: dict[object, PersonName] | None) -> None:
        """Take one field, by the kind of its variable."""
        if variable in NAME_VARIABLES:
            names = read_names(value, self.language, people)
            if names:
                self.names[variable] = names
        elif variable in DATE_VARIABLES:
            date = read_date(value)
            if date:
                self.dates[variable] = date
        elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
            text = str(value)
            if text.strip():
                self.texts[variable] = unbroken(text) if " " in text else text

    def complete(self) -> None:
        """Add the variables that others imply: the first page, and the short forms of titles."""
        texts = self.texts
        if "event" in texts:
            texts.setdefault("event-title", texts["event"])
        page = texts.get("page")
        if page and "page-first" not in texts:
            texts["page-first"] = re.split("[-–—&,]", page, maxsplit=1)[0].strip()


def unbroken(text: str) -> str:
    """A text with its French spaces, inside guillemets and before other signs, kept from breaking.

    >>> unbroken("« Oui » !")
    '«\u202fOui\u202f»\u202f!'
    """
    return FRENCH_SPACE.sub("\u202f", text).replace("« ", "«\u202f")


def with_note_variables(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The item's fields with those written as `key: value` lines in its note, which do not replace fields it has."""
    note = data.get("note")
    if not isinstance(note, str) or ":" not in note:
        return data
    fields = dict(data)
    kept: list[str] = []
    reading = True
    for number, line in enumerate(note.split("\n")):
        match = re.fullmatch(NOTE_LINE, line.strip()) if reading and "{:" not in line else None
        key = note_key(match.group(1)) if match else ""
        if match and key:
            put(fields, key, match.group(2).strip())
        else:
            reading = reading and (number == 0 or not line.strip())
            kept.append(re.sub(NOTE_BRACED, lambda braced: take_braced(fields, braced), line))
    fields["note"] = "\n".join(kept).strip()
    return fields


def take_braced(fields: dict[str, Any], match: re.Match[str]) -> str:
    """Take one `{:key: value}` of a note; gives what stays in the note."""
    key = note_key(match.group(1))
    if key:
        put(fields, key, match.group(2).strip())
        return ""
    return match.group()


def note_key(key: str) -> str:
    """The variable that a key in a note means, or an empty string."""
    upper = key.upper()
    if upper in UPPER_CASE:
        return upper
    name = key.replace("_", "-").replace(" ", "-").lower()
    name = VARIABLE_ALIASES.get(name, name)
    return name if name in KNOWN else ""


def put(fields: dict[str, Any], key: str, value: str) -> None:
    """Put a field of the note among the item's own, which go before it; types and dates of a note replace them."""
    if key in NAME_VARIABLES:
        family, bars, given = value.partition("||")
        name = {"family": family.strip(), "given": given.strip()} if bars else {"literal": value}
        existing = fields.get(f"note {key}") or ([] if key not in fields else None)
        if existing is not None:
            fields[key] = fields[f"note {key}"] = [*existing, name]
    elif key in DATE_VARIABLES or key == "type" or not fields.get(key):
        fields[key] = value


KNOWN = (
    NAME_VARIABLES
    | DATE_VARIABLES
    | NUMBER_VARIABLES
    | UPPER_CASE
    | frozenset(
        [
            "type",
            "abstract",
            "annote",
            "archive",
            "archive-place",
            "archive_collection",
            "archive_location",
            "authority",
            "call-number",
            "collection-title",
            "collection-title-short",
            "container-title",
            "container-title-short",
            "dimensions",
            "division",
            "event",
            "event-place",
            "event-title",
            "genre",
            "jurisdiction",
            "keyword",
            "language",
            "license",
            "medium",
            "original-publisher",
            "original-publisher-place",
            "original-title",
            "part-title",
            "publisher",
            "publisher-place",
            "references",
            "reviewed-genre",
            "reviewed-title",
            "scale",
            "source",
            "status",
            "title",
            "title-short",
            "volume-title",
            "volume-title-short",
            "year-suffix",
            "archive-collection",
            "archive-location",
        ]
    )
)
