"""The headings of older volumes of documentary editions: the decimal file or the lot, the title, and the dateline.

``740.00119 Council/4–1247: Telegram`` stands in a line of its own above ``The Ambassador in France (Doe) to the Secretary of State``, and
marks of secrecy, city and day behind it.
Source: FRUS, "Sources and editorial methodology" (About the series), https://history.state.gov/historicaldocuments/about-frus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge
from archcite.extraction.dates.reading import find_dates
from archcite.extraction.facts_of import enter_date, enter_title
from archcite.extraction.pages.classification import before_stops
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from archcite.extraction.ledger import Ledger

#: The file of a heading (``740.00119 Council/4–1247``, ``710.G 1A/220``), and how the paper was sent, which stands behind it.
_DECIMAL = lazy_pattern(
    r"\s*(?P<call>(?:(?:FW\s)?\d{3}[A-Z]{0,2}\.?\s?[\w.]*(?:\s\(?[\dA-Z][\w.’'()&,-]*){0,5}\s?/\s?\d[\d–—-]*(?:\s?[½⅓⅔¼¾⅛⅜⅝⅞]|[\s–-]\d{1,2}[/⁄]\d{1,2})?|[A-Z][\w/– -]{1,60}(?:[Ff]iles|[Pp]apers)\s?[:,]\s?lot\s[\dA-Z][\w –-]{2,12}[^\n]{0,90}(?=\n)|[A-Z][\w ]{3,60}(?:Files|Papers)\s?:\s?Lot\s[\w–—-]+(?:\s?[:,]\s?(?:(?:Box|Folder)\s\w+|\d{3}[.\w]*(?:\s(?!The\b)[A-Z]\w+)?)|\s?[:,]\s?[A-Z][^\n:]{2,60}(?=\n))*))"
    r"(?:\s?:\s?(?P<sent>(?:Circular\s)?(?:[Tt]elegram|[Aa]irgram|[Dd]espatch)))?\s+(?=[A-Z])"
)
#: The same heading where the paper lies in a library: ``Eisenhower Library, Eisenhower papers, Whitman file``.
_LIBRARY_LINE = lazy_pattern(
    r"\s*(?P<archive>(?:[A-Z]\w+\s){1,3}Library),\s(?P<call>[^\n]{3,90}\b(?:[Ff]iles?|[Pp]apers|[Rr]ecords)\b[^\n.]{0,60})\n\s*"
    r"(?=(?:The|Memorandum|Minutes|Notes?|Draft|Telegram|Letter|Report|Paper|Diary|Extracts?|Editorial|Message|Record|Summary|Statement|President)\s[^\n]*\s(?:of|by|from|to)\s)(?P<sent>)"
)
#: How the paper was handed over, which stands behind its title.
_HANDED = lazy_pattern(
    r"\s+No\.\s?\d|\s+(?:Handed|Transmitted|Sent|Left|Given|Read|Delivered|Communicated|Drafted|Prepared by)\b|\s*\[Extracts?\]|(?<!\bto)(?<!\bof)(?<!\bthe)(?<!\band)(?<!\bin)(?<!\bfor)\s*\n(?![a-z(])|\s*$"
)
#: A word of the city in a dateline, or of a mark before it.
_CITY_WORD = lazy_pattern(r"[^\W\d_][\w.’'-]*")
#: What ends a dateline: the time of day behind its year, and when the paper came in.
_RECEIVED = lazy_pattern(r"\s*\[Received\b|(?<=\d{4})\s?[—–-]\s?(?:\d{1,2}(?::\d\d)?\s?[ap]\.?\s?m\b|noon|midnight)")


def _before_dateline(content: str, start: int, date: int) -> int:
    """Where the dateline starts that ends in a date: one to three words of a city, perhaps in brackets, and a comma."""
    at = date
    at = before_edge(content, start, at, " ,[](\n")
    words = list(_CITY_WORD.finditer(content, max(start, at - 60), at))[-3:]
    places = lexicon().places
    for index in range(len(words)):
        stretch = " ".join(content[words[index].start() : at].casefold().split())
        if stretch in places or index == len(words) - 1:
            at = words[index].start()
            break
    return before_edge(content, start, at, " [(")


def _marks_start(content: str, start: int, end: int) -> int:
    """Where marks of secrecy and precedence start that stand before the dateline: ``secret niact Seoul, June 25, 1950``."""
    known = lexicon().classifications
    words = [word.span() for word in _CITY_WORD.finditer(content, start, end)][-6:]
    at = end
    while words:
        size = next(
            (
                size
                for size in (4, 3, 2, 1)
                if len(words) > size and " ".join(content[words[-size][0] : at].split()).strip(" ,;—–") in known
            ),
            0,
        )
        if not size:
            break
        at = words[-size][0]
        del words[-size:]
    return at


def _may_be_decimal(content: str, start: int, end: int) -> bool:
    """Whether a text starts as a heading of older volumes does: with a number, or with files that are a lot."""
    head = content[start : min(end, start + 120)].lstrip()
    return head[:3].isdigit() or ("ot " in head and ("iles" in head or "apers" in head))


def _heading_of_old(content: str, start: int, end: int) -> re.Match[str] | None:
    """The first line of a heading of older volumes: where the paper is kept."""
    if _may_be_decimal(content, start, end) and (call := _DECIMAL.match(content, start, end)):
        return call
    return _LIBRARY_LINE.match(content, start, end) if " Library, " in content[start : start + 60] else None


def enter_decimal(ledger: Ledger, start: int, end: int) -> bool:
    """The heading of older volumes: decimal file or lot, title, dateline; False when the text is no such heading."""
    content = ledger.content
    call = _heading_of_old(content, start, end)
    if call is None:
        return False
    named = "archive" in call.groupdict()
    title_start = call.end()
    received = _RECEIVED.search(content, title_start, end)
    dates = find_dates(content, Span(title_start, received.start() if received else end))
    title_end = _before_dateline(content, title_start, dates[-1].span.start) if dates else end
    if named and dates and "\n" not in content[title_start : dates[-1].span.end].strip():
        title_end = dates[-1].span.end
    handed = _HANDED.search(content, title_start + 1, title_end)
    title_end = before_stops(content, title_start, handed.start() if handed else title_end)
    marks = _marks_start(content, title_start, title_end)
    if marks < title_end:
        ledger.note("classification", marks, title_end, "frus/classification", 0.9)
        title_end = before_stops(content, title_start, marks)
    ledger.note("locations.0", call.start("archive" if named else "call"), call.end("call"), "frus/place", 0.9)
    if named:
        ledger.note("locations.0.archive", *call.span("archive"), "frus/archive", 0.95)
    ledger.note("locations.0.call_number", *call.span("call"), "frus/decimal-file", 0.92)
    if title_end > title_start:
        enter_title(ledger, title_start, before_stops(content, title_start, title_end), "frus/title", 0.88)
    if call["sent"] and ledger.best_of("genre") is None:
        ledger.note("genre", *call.span("sent"), "frus/genre", 0.85, value=call["sent"].casefold())
    if dates:
        enter_date(ledger, dates[-1].span.start, dates[-1].span.end, "frus/dateline", 0.93)
    return True
