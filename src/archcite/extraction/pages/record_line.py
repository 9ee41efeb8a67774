"""Records of one line: a document number, a title, a date and an address, in columns or one after another.

``PREM 11/855 — Title (1952)`` · ``FCO 73/140 1971 Title`` · ``CIA-RDP70-… | TITLE | https://…``. A line is such a record when
a number stands in it that a profile knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.known import known_name, known_number, number_at
from archcite.edges import before_edge, behind_edge
from archcite.extraction.dates.reading import find_dates, read_date
from archcite.extraction.facts_of import enter_date, enter_title, one_line
from archcite.extraction.pages.address import find_address
from archcite.extraction.printed.reading import openings
from archcite.extraction.sources.provenance import ROLE_WORDS, statements
from archcite.extraction.titles.reading import read_title
from archcite.extraction.words import has_digit
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.profiles import Profile
    from archcite.extraction.ledger import Ledger

_BAR = lazy_pattern(r"\s+\|\s+|\t+")
_LOOSE_URL = lazy_pattern(r"(?P<url>(?:[\w-]+\.)+(?:gov|org|edu|com|net|uk)/[^\s`|<>]+[\w/])")
_TITLE_PAGE = lazy_pattern(
    r"\s+(?:page|pages|p\.|pp\.)\s+(?P<pages>\d+(?:[-–]\d+)?)(?:\s+(?:para|paras|paragraph|line)s?\.?\s[\d –-]+)?$",
    re.IGNORECASE,
)
_BRACKETED_DATE = lazy_pattern(r"\s*\((?P<date>[^()]*\d{4}[^()]*)\)\s*$")
#: A comma, or a title in quotation marks, behind the number: a footnote, whose clauses say more than a line's columns.
_FOOTNOTE_BEHIND = lazy_pattern(r"\s*(?:,(?!\s*\d{4}\b)|[:;.]\s*[\"“„«])")
#: No line is wrapped that is shorter.
_WRAPPED = 18
_LABELLED = lazy_pattern(r"[\w ]{2,30}:|https?:|www\.")
#: Words that a statement of who got a copy opens with besides, and those of where it was printed.
_COPY_WORDS = frozenset({"copy", "document", "english", "excerpts"})
_PRINTED_WORDS = frozenset({"published", "reprinted", "printed", "included"})
_EDGE = " \n\t|:;,—–-*`"
#: A day behind a comma at the end of a line: ``FO 1093/202. Letter from Menzies to Cadogan, 12 February 1940.``.
_CLOSING_DATE = lazy_pattern(r",\s(?P<date>[^,()]{0,14}\d{1,2}[^,()]{0,14}\s\d{4})[\s.]*$")
#: A number as the text of a Markdown link: ``[CIA-RDP96-…](https://…) — Title``.
_LINKED = lazy_pattern(r"\s*\[(?P<text>[^\[\]\n]{3,80})\]\((?P<url>https?://[^\s()]{4,400})\)(?=\s*[—–:-])")


def read_record_line(ledger: Ledger, start: int, end: int, address: re.Match[str] | None) -> bool:
    """Read a record of one line; False when the text is none.

    Args:
        ledger: where it is entered.
        start: where the text starts.
        end: where it ends.
        address: the first address in it.
    """
    content = ledger.content
    if end - start > 2000:
        return False
    fields = _fields(content, start, end)
    if len(fields) > 1:
        return _read_columns(ledger, fields)
    if content.startswith("[", start) and _read_linked(ledger, start, end):
        return True
    opening = _opening_number(content, start, end)
    if opening is None:
        return address is not None and _read_address_only(ledger, start, address, end)
    name, profile, match = opening
    if _is_footnote(content, match.end(), end):
        return False
    if name > start:
        ledger.note("locations.0.archive", start, name, f"{profile.id}/archive", 0.95)
    _enter_call(ledger, profile, match)
    _read_behind(ledger, profile, match.end(), end)
    return True


def _opening_number(content: str, start: int, end: int) -> tuple[int, Profile, re.Match[str]] | None:
    """The number that opens a line, or that stands right behind the known name that does; where the name ends, the profile and the number."""
    at = behind_edge(content, start, end, _EDGE)
    comma = content.find(",", at, end)  # behind one stands a footnote's shelfmark
    until = end if comma < 0 else comma
    if not has_digit(content[at:until]):
        return None
    found = number_at(content, at, end)
    if found is not None:
        return start, *found
    name = known_name(content, start, until)
    found = number_at(content, behind_edge(content, name, until, _EDGE), until) if name is not None else None
    if name is None or found is None or found[1].end() == comma:
        return None
    return name, *found


def _is_footnote(content: str, start: int, end: int) -> bool:
    """Whether what stands behind a number is a footnote's, whose clauses say more than a line's columns."""
    return (
        _FOOTNOTE_BEHIND.match(content, start, end) is not None
        or _parties_behind(content, start, end)
        or _source_goes_on(content, start, end)
    )


def _parties_behind(content: str, start: int, end: int) -> bool:
    """Whether a letter named by its parties alone stands behind a number, as in a footnote: ``FO 371/1: A to B``, ``FO 371/1 (A to B, 5 May 1961)``."""
    start = behind_edge(content, start, end, _EDGE + "(.")
    comma = content.find(",", start, end)
    if comma < 0 or content.find(" to ", start, comma) < 0:
        return False
    said = read_title(content, start, comma)
    return said.genre is None and said.sender is not None and said.recipient is not None


def _source_goes_on(content: str, start: int, end: int) -> bool:
    """Whether who got or translated the copy stands behind a number, where it was printed, or who holds it, as in a source field."""
    start = behind_edge(content, start, end, _EDGE + ".")
    holder = known_name(content, start, end)
    if holder is not None and not content[holder:end].strip(" .\n"):
        return True  # nothing but the archive
    first = content[start : content.find(" ", start, end)].casefold()
    if first in ROLE_WORDS or first in _COPY_WORDS:
        return any(said.start == start for said in statements(content, start, end))
    return any(since == start for since, _, _ in openings(content, start, end)) if first in _PRINTED_WORDS else False


def _read_linked(ledger: Ledger, start: int, end: int) -> bool:
    """A list's entry whose number is linked: the address, the number, and the title behind them."""
    linked = _LINKED.match(ledger.content, start, end)
    found = known_number(ledger.content, *linked.span("text")) if linked is not None else None
    if linked is None or found is None:
        return False
    ledger.note("url", *linked.span("url"), "record/address", 0.97)
    _enter_call(ledger, *found)
    _read_behind(ledger, found[0], linked.end(), end)
    return True


def _fields(content: str, start: int, end: int) -> list[tuple[int, int]]:
    if content.find("|", start, end) < 0 and content.find("\t", start, end) < 0:
        return [(start, end)]
    found = []
    at = start
    for bar in _BAR.finditer(content, start, end):
        found.append((at, bar.start()))
        at = bar.end()
    found.append((at, end))
    return found


def _enter_call(ledger: Ledger, profile: Profile, match: re.Match[str]) -> None:
    inner = match.span("number") if "number" in match.groupdict() else match.span()
    ledger.note("locations.0", match.start(), match.end(), f"{profile.id}/number", 0.95)
    if inner[0] > match.start():
        ledger.note("locations.0.archive", match.start(), inner[0], f"{profile.id}/number", 0.95)
    ledger.note("locations.0.call_number", *inner, f"{profile.id}/number", 0.96)


def _read_behind(ledger: Ledger, profile: Profile, start: int, end: int) -> None:
    """Behind the number: a date or not, the title, a date at its end where none opens it."""
    content = ledger.content
    end = _line_end(content, start, end)
    start = behind_edge(content, start, end, _EDGE + ".")
    opening = find_dates(content, Span(start, min(end, start + 60)))
    if opening and opening[0].span.start == start and opening[0].edtf:
        enter_date(ledger, start, opening[0].span.end, f"{profile.id}/date", 0.93)
        start = opening[0].span.end
    elif (bracket := _BRACKETED_DATE.search(content, start, end)) and read_date(bracket.group("date")):
        enter_date(ledger, *bracket.span("date"), f"{profile.id}/date", 0.93)
        end = bracket.start()
    elif (closing := _CLOSING_DATE.search(content, start, end)) and read_date(closing.group("date")):
        enter_date(ledger, *closing.span("date"), f"{profile.id}/date", 0.9)
        end = closing.start()
    start = behind_edge(content, start, end, _EDGE)
    if start < end:
        enter_title(ledger, start, before_edge(content, start, end, _EDGE), f"{profile.id}/title", 0.93)


def _line_end(content: str, start: int, end: int) -> int:
    """Where the record's line ends: a long one that a paste has wrapped goes on in the next."""
    since = start
    line = content.find("\n", start, end)
    while line > 0:
        following = content[line + 1 : end].lstrip(" ")
        wrapped = line - since >= _WRAPPED and following[:1].isalpha() and not _LABELLED.match(following)
        if content[start:line].strip(_EDGE) and not (wrapped and known_number(content, line, end) is None):
            return line
        since, line = line + 1, content.find("\n", line + 1, end)
    return end


def _read_columns(ledger: Ledger, fields: list[tuple[int, int]]) -> bool:
    """Columns between bars: the number, the date and the address are known by their form, the title is what is left."""
    content = ledger.content
    numbers = {field: known_number(content, *field) for field in fields}
    addresses = {field: find_address(content, *field) for field in fields}
    dates = {field: addresses[field] is None and read_date(content[slice(*field)].strip()) for field in fields}
    if not any(numbers[field] or addresses[field] or dates[field] for field in fields):
        return False
    left: list[tuple[int, int]] = []
    for field in fields:
        url = addresses[field] or (content.find("/", *field) >= 0 and _LOOSE_URL.search(content, *field))
        if url:
            ledger.note("url", *url.span("url"), "record/address", 0.97)
        elif dates[field]:
            enter_date(ledger, *field, "record/date", 0.95)
        else:
            left.append(field)
    found = next(filter(None, (numbers[field] for field in (*left, *fields))), None)
    first = left[0] if left else None
    if first is not None:
        archive = known_name(content, *first)
        colon = content.find(": ", *first)
        if archive is not None and colon > archive:
            ledger.note("locations.0", first[0], colon, "record/place", 0.93)
            ledger.note("locations.0.archive", first[0], archive, "record/archive", 0.95)
            ledger.note("locations.0.call_number", archive, colon, "record/number", 0.95)
            enter_title(ledger, colon + 2, first[1], "record/title", 0.93)
            return True
    if found is None:
        return False
    _enter_call(ledger, *found)
    titles = [field for field in left if not (found[1].start() >= field[0] and found[1].end() <= field[1])]
    whole = [field for field in titles if any(map(str.isalpha, content[slice(*field)]))]
    if not whole:
        return True
    if content[slice(*whole[0])].count('"') >= 2 or "“" in content[slice(*whole[0])]:
        from archcite.extraction.references.reading import enter_reference  # noqa: PLC0415 -- a column may hold a reference

        best = len(ledger.readings)
        enter_reference(ledger, *whole[0])
        ledger.readings[best:] = [
            reading for reading in ledger.readings[best:] if not reading.field.startswith("locations")
        ]
    else:
        enter_title(ledger, *whole[0], "record/title", 0.92)
    return True


def _read_address_only(ledger: Ledger, start: int, url: re.Match[str], end: int) -> bool:
    """A title, pages, and an address that holds the number: nothing else says where the document is."""
    content = ledger.content
    if known_number(content, *url.span("url")) is None:
        return False
    found = known_number(content, start, end)
    if found is None or not url.start("url") <= found[1].start() < url.end("url"):
        return False
    profile, match = found
    if _is_footnote(content, match.end(), end):
        return False
    title_end = before_edge(content, start, url.start(), _EDGE)
    if '"' in content[start:title_end] or "“" in content[start:title_end]:
        return False
    pages = _TITLE_PAGE.search(content, start, title_end)
    ledger.note("url", *url.span("url"), "record/address", 0.97)
    _enter_call(ledger, profile, match)
    if pages:
        ledger.note("pages", *pages.span("pages"), "record/pages", 0.9)
        title_end = pages.start()
    if one_line(content, start, title_end):
        enter_title(ledger, start, title_end, "record/title", 0.88)
    return True
