"""The tagged lines of one RIS record ⇄ a CSL item."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from archcite.doi import bare_doi
from archcite.formats import ris_dates
from archcite.formats.dates import edtf
from archcite.formats.names import inverted, names_of
from archcite.formats.readable import heard, one_line, split_note
from archcite.formats.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archcite.formats.model import Item

_CITATION_KEY: Final = "Citation Key:"
#: Tags of which a record has one; dates and pages are read together.
_ONCE: Final = frozenset({"DA", "PY", "Y2", "SP", "EP"})
#: A full date goes before the year alone.
_DATE_TAGS: Final = (("DA", "issued"), ("PY", "issued"), ("Y2", "accessed"))


@cache
def write_type(csl_type: str) -> str:
    """The TY of a CSL type."""
    return str(table("ris")["write_types"].get(csl_type, "MANSCPT"))


@lru_cache(2**8)
def read_type(ty: str) -> str:
    """The CSL type of a TY; empty for one that nobody defines."""
    return str(table("ris")["read_types"].get(ty, ""))


@cache
def name_tags(csl_type: str) -> dict[str, str]:
    """Name variable → tag, in a record that reads as this type."""
    found = {name: tags.get(csl_type, tags.get("*", "")) for name, tags in table("ris")["name_tags"].items()}
    return {name: tag for name, tag in found.items() if tag}


@cache
def text_tags(csl_type: str) -> dict[str, str]:
    """Text variable → tag, in a record that reads as this type."""
    tags = dict(table("ris")["text_tags"])
    tags.pop("ISBN" if csl_type in table("ris")["issn"] else "ISSN")
    typed = table("ris")["typed_tags"]
    return tags | {name: of_type[csl_type] for name, of_type in typed.items() if csl_type in of_type}


@lru_cache(2**8)
def _reading(ty: str) -> tuple[str, dict[str, str], dict[str, str], dict[str, str]]:
    """What the tags of a TY say: its CSL type, tag → text variable, tag → name variable, tag → date or page."""
    csl_type = read_type(ty) or "document"
    texts: dict[str, str] = {}
    for variable, tag in text_tags(csl_type).items():
        texts.setdefault(tag, variable)
    if csl_type in table("ris")["typed_tags"]["number"]:
        texts[text_tags(csl_type)["number"]] = "number"
    if csl_type in table("ris")["typed_tags"]["collection-title"] and csl_type not in {
        "chapter",
        "paper-conference",
        "article-journal",
    }:
        texts["T2"] = "collection-title"
    texts |= {"AN": texts.get("AN", "archive_location"), "ID": "id"}
    synonyms = dict(table("ris")["synonyms"])
    if csl_type in table("ris")["titled_by_bt"]:
        synonyms["BT"] = "TI"
    names = {tag: name for name, tag in name_tags(csl_type).items()}
    for other, tag in synonyms.items():
        if tag in texts:
            texts.setdefault(other, texts[tag])
        elif tag in names:
            names.setdefault(other, names[tag])
    counted = {tag: tag for tag in _ONCE} | {other: tag for other, tag in synonyms.items() if tag in _ONCE}
    return csl_type, texts, names, counted


def interpret(kind: str, lines: Iterable[tuple[str, str]]) -> tuple[Item, dict[str, list[Any]] | None]:
    """The item that the lines of a record say, and the hidden patch that they carry.

    Args:
        kind: the record's TY.
        lines: the other tags and their values.

    Returns:
        The item as it is seen; what has no variable stands in its ``custom.ris``, tag by tag.
    """
    csl_type, texts, names, counted = _reading(kind)
    item: Item = {"type": csl_type}
    once: dict[str, str] = {}
    rest: dict[str, list[str]] = {}
    notes: list[str] = []
    for given, said in lines:
        if not (value := said.strip()):
            continue
        if given in texts:  # asked like this, a table that lacks a tag costs half of what its `get` costs
            if item.setdefault(texts[given], value) != value:
                rest.setdefault(given, []).append(value)
        elif given in names:
            if told := names_of(value):
                item.setdefault(names[given], []).extend(told)
        elif given in counted and (tag := counted[given]) not in once:
            once[tag] = value
        elif given == "N1":
            notes.append(value)
        elif not _taken(item, given, value):
            rest.setdefault(given, []).append(value)
    if once:
        _add_once(item, once, rest)
    _settle(item)
    patch = _add_notes(item, notes, rest) if notes else None
    if rest:
        item["custom"] = {"ris": rest}
    return item, patch


def _taken(item: Item, tag: str, value: str) -> bool:
    """Whether a tag that is neither text nor a name says something all the same."""
    if tag == "M2" and value.startswith(_CITATION_KEY) and (key := value.removeprefix(_CITATION_KEY).lstrip(" ")):
        item["citation-key"] = key
        return True
    if tag == "KW":
        item.setdefault("keyword", []).append(value)
        return True
    return False


def _settle(item: Item) -> None:
    """The values that are not what their lines say: keywords are one text, and a DOI is bare."""
    if "keyword" in item:
        item["keyword"] = ", ".join(item["keyword"])
    if "DOI" in item:
        item["DOI"] = bare_doi(item["DOI"])


def _add_notes(item: Item, notes: Iterable[str], rest: dict[str, list[str]]) -> dict[str, list[Any]] | None:
    """Takes from the notes what they tell, and gives the first patch that they hide; a note beside another stays in the rest."""
    hidden: dict[str, list[Any]] | None = None
    left: list[str] = []
    for text in notes:
        told, other, patch = split_note(text, known=item)
        hidden = hidden or patch
        for variable, said in told:
            if variable not in item and (value := heard(variable, said)):
                item[variable] = value
        if other:
            left.append(other)
    if left and "note" in item:
        rest["N1"] = left
    elif left:
        item["note"] = "\n".join(left)
    return hidden


def _add_once(item: Item, once: Mapping[str, str], rest: dict[str, list[str]]) -> None:
    """The dates and pages of a record; what a date says that CSL has no place for stays in the rest."""
    for tag, variable in _DATE_TAGS:
        if tag in once and variable not in item:
            text = once[tag]
            if date := ris_dates.read(text):
                item[variable] = date
            if text[-1] != "/" and "/" in text and ris_dates.says_more(text, date):
                rest.setdefault(tag, []).append(text)
    if "SP" in once or "EP" in once:
        _add_pages(item, once)


def _add_pages(item: Item, pages: Mapping[str, str]) -> None:
    first, last = pages.get("SP", ""), pages.get("EP", "")
    if not last and first and item.get("type") in table("ris")["counts_pages"]:
        item["number-of-pages"] = first
    elif first or last:
        item["page"] = f"{first}-{last}" if first and last and first != last else first or last


def lines_of(item: Mapping[str, Any], *, parties: bool, kind: str = "") -> list[tuple[str, str]]:
    """The visible lines of an item, but for the note.

    Args:
        item: a CSL-JSON item.
        parties: whether recipient and translator get tags of their own, which pandoc, bibutils and JabRef take for
            editors or authors.
        kind: another TY than that of the item's type, for a format that lacks it.
    """
    ty = kind or write_type(str(item.get("type", "")))
    seen_as = read_type(ty)
    lines = [("TY", ty)]
    tags = text_tags(seen_as)
    names = name_tags(seen_as)
    taken = set()

    def texts(*variables: str) -> None:
        for variable in variables:
            told = variable in item and variable in tags and tags[variable] not in taken
            if told and (value := one_line(item[variable])):
                taken.add(tags[variable])
                lines.append((tags[variable], value))

    texts("title")
    for variable, tag in names.items():
        if variable in item and (parties or variable not in {"recipient", "translator"}):
            lines.extend([(tag, one_line(inverted(name))) for name in item[variable]])
    lines += ris_dates.lines_of(item)
    texts("genre", "archive")
    if place := one_line(item.get("archive_location", "")):
        lines += [("AN", place), ("AV", place)]
    texts(*_TEXT_ORDER)
    lines += _page_lines(item, seen_as)
    texts("language", "abstract", "URL")
    if accessed := edtf(item.get("accessed")):
        lines.append(("Y2", accessed.rstrip("~").replace("-", "/")))
    lines += [("KW", word) for word in _keywords(str(item.get("keyword", "")))]
    return [(tag, value) for tag, value in lines if value]


_TEXT_ORDER: Final = (
    "title-short",
    "call-number",
    "publisher",
    "publisher-place",
    "container-title",
    "collection-title",
    "container-title-short",
    "volume",
    "issue",
    "number-of-volumes",
    "collection-number",
    "number",
    "edition",
    "section",
    "ISBN",
    "ISSN",
    "DOI",
    "source",
)


def _page_lines(item: Mapping[str, Any], seen_as: str) -> list[tuple[str, str]]:
    page, count = one_line(item.get("page", "")), one_line(item.get("number-of-pages", ""))
    counts = seen_as in table("ris")["counts_pages"]
    if page and (first := page.partition("-"))[2] and first[0].strip():
        return [("SP", first[0].strip()), ("EP", first[2].strip())]
    if page and not counts:
        return [("SP", page)]
    return [("SP", count)] if count and counts else []


def _keywords(text: str) -> list[str]:
    found = [one_line(word) for word in text.split(";" if ";" in text else ",")]
    return [word.replace(",", "–") for word in found if word]
