"""What of a record says which document it is: the marks by which duplicates are told, and told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Any, Final

from archcite.doi import bare_doi
from archcite.library.days import item_days
from archcite.library.fold import fold, words
from archcite.library.index import hidden, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: What makes two documents of one wording two: a number, or the letter or Roman numeral of a part.
_MARK: Final = re.compile(
    r"\d+|\b(?:part|annex|appendix|enclosure|section|volume|vol|draft|version|no|nr)\.?\s+([ivxlc]{1,7}|[a-z])\b"
)
_ADDRESS: Final = re.compile(r"(?:[a-z]+://)?(?:www\.)?([^/?#]*)([^?#]*)(\?[^#]*)?", re.IGNORECASE)
_TAIL: Final = re.compile(r"(.*/)(\d{3,})/?")
_UNITS: Final = frozenset(["f", "fond", "op", "opis", "d", "delo", "l", "ll", "por", "pap", "papka"])
_COMMON: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "on",
        "in",
        "to",
        "from",
        "for",
        "with",
        "and",
        "or",
        "by",
        "at",
        "his",
        "her",
        "its",
        "between",
        "regarding",
        "concerning",
        "about",
        "no",
        "number",
    ]
)


@dataclass(frozen=True, slots=True)
class Traits:
    """The marks of one record, folded (see `fold`).

    Args:
        key: of the record.
        title: the words of the title.
        marks: numbers in the title, and letters of parts, parted by spaces.
        days: first and last day; None when unknown.
        address: host and path of the URL; empty when there is none.
        numbered: the path before a numeric end of the URL, and that number; the host does not count, mirrors differ in it.
        doi: lower-case.
        place: the shelfmark without leaves.
        leaves: the leaves in it.
        document_number: what the document itself bears.
        people: family names and bodies of authors or sender, parted by bars.
    """

    key: str
    title: str
    marks: str
    days: tuple[int, int] | None
    address: str
    numbered: tuple[str, str]
    doi: str
    place: str
    leaves: str
    document_number: str
    people: str


def traits(key: str, item: Mapping[str, Any]) -> Traits:
    """The traits of a CSL-JSON item.

    Example:
        >>> found = traits("a", {"title": "Telegram No. 15", "URL": "https://mirror.example/document/111603"})
        >>> found.marks, found.numbered
        ('15', ('/document/', '111603'))
    """
    title = str(item.get("title") or "")
    ours = hidden(item)
    places = [place for place in ours.get("locations") or () if isinstance(place, dict)]
    address, numbered = _address(str(item.get("URL") or ""))
    return Traits(
        key=key,
        title=" ".join(words(title)),
        marks=" ".join(sorted({found[1] or found[0] for found in _MARK.finditer(title.lower())})),
        days=item_days(item),
        address=address,
        numbered=numbered,
        doi=bare_doi(str(item.get("DOI") or "")).lower(),
        place=_place(item, places),
        leaves=" ".join(words(leaves([place.get("leaves") for place in places]))) if places else "",
        document_number=" ".join(words(str(ours.get("document_number") or ""))),
        people=_people(item, ours),
    )


def _address(url: str) -> tuple[str, tuple[str, str]]:
    found = _ADDRESS.match(url.strip("<> "))
    if not url or not found or not found[1]:
        return "", ("", "")
    host, path, query = found[1].lower(), found[2].rstrip("/"), found[3] or ""
    tail = _TAIL.fullmatch(path.lower()) if not query else None
    return f"{host}{path}{query}", (intern(tail[1]), tail[2]) if tail else ("", "")


def _place(item: Mapping[str, Any], places: list[dict[str, Any]]) -> str:
    if places:
        parts = ("archive", "fond", "opis", "por", "papka", "delo", "call_number")
        return " ".join(words(" ".join(str(places[0].get(part) or "") for part in parts)))
    # Without our own facts the archive cannot be told from the digital host: the shelfmark alone is compared.
    mark = str(item.get("archive_location") or item.get("call-number") or "")
    return " ".join(word for word in words(mark) if word not in _UNITS)


def _people(item: Mapping[str, Any], ours: Mapping[str, Any]) -> str:
    names = [name for name in item.get("author") or () if isinstance(name, dict)]
    found = {fold(str(name.get("family") or name.get("literal") or "")) for name in names}
    sender = ours.get("sender")
    if not found and isinstance(sender, dict):
        found = {fold(str(sender.get("text") or ""))}
    return intern("|".join(sorted(found - {""})))


def blocks(record: Traits) -> Iterator[int]:
    """Numbers that two records share when they may be one document: only such pairs are compared.

    A record has a handful of them, so that a library takes time in proportion to its size and not to its square.

    Example:
        >>> one = traits("a", {"title": "On Practice", "issued": {"date-parts": [[1937, 7]]}})
        >>> two = traits("b", {"title": "On Practice.", "issued": {"date-parts": [[1937]]}})
        >>> bool(set(blocks(one)) & set(blocks(two)))
        True
    """
    told = sorted({word for word in record.title.split() if word not in _COMMON and not word.isdigit()}, key=_rarity)
    if record.doi:
        yield hash(("doi", record.doi))
    if record.address:
        yield hash(("address", record.address))
    if record.numbered[1]:
        yield hash(("number", record.numbered))
    if told:
        yield hash(("title", *sorted(told)))
        yield hash(("words", *told[:3]))
    if record.days:
        first, last = record.days
        if first == last:
            yield hash(("day", first))
        if first // 100 == last // 100 and told:
            yield hash(("month", first // 100, told[0]))
        if first // 10000 == last // 10000 and len(told) > 1:
            yield hash(("year", first // 10000, told[0], told[1]))
    if record.place and (record.leaves or record.days):
        yield hash(("place", record.place, record.leaves or record.days))


def _rarity(word: str) -> tuple[int, str]:
    """Long words are rare ones."""
    return -len(word), word
