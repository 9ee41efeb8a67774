"""Source notes of documentary editions, as FRUS prints them: ``Source: Archive, shelfmark. Classification. Remarks.``.

Only the first sentence says where this document is; later ones may name other repositories for other documents. The first
name is the archive, the rest up to the classification the call number. Older volumes print the decimal file above the title.
Source: FRUS, "Sources and editorial methodology" (About the series), https://history.state.gov/historicaldocuments/about-frus.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.extraction.dates import find_dates
from archcite.extraction.facts_of import enter_date, enter_printed, enter_source, enter_title
from archcite.extraction.holders import is_collection, is_container, is_shelf, weight
from archcite.extraction.leaves import countries_of
from archcite.extraction.parties import split_office
from archcite.extraction.printed import imprints, is_printed, openings, read_printed, sentence_end
from archcite.extraction.provenance import statements
from archcite.extraction.shelfmark import shelfmarks
from archcite.extraction.source import read_source
from archcite.extraction.structure import Clause, clauses
from archcite.model import Role, Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from archcite.extraction.ledger import Ledger

SOURCE = lazy_pattern(
    r"(?P<lead>(?:^|(?<=[\s\[(/])))(?:(?:Source|Source note)\s*[:.]\s*(?:\.\s*)?|(?<=\n)Source[ \t]*\n\s*)(?=\S)"
)
#: What stands in every word of the label, and how far behind the beginning it may stand.
_SOURCE_WORDS = ("ource",)
_HEAD = 400
#: The file of a heading (``740.00119 Council/4–1247``, ``710.G 1A/220``), and how the paper was sent, which stands behind it.
_DECIMAL = lazy_pattern(
    r"\s*(?P<call>(?:(?:FW\s)?\d{3}[A-Z]{0,2}\.?\s?[\w.]*(?:\s[\dA-Z][\w.’'()&,-]*){0,5}\s?/\s?\d[\d–—-]*(?:\s?[½⅓⅔¼¾⅛⅜⅝⅞]|[\s–-]\d{1,2}[/⁄]\d{1,2})?|[A-Z][\w/– -]{1,60}(?:[Ff]iles|[Pp]apers)\s?[:,]\s?lot\s[\dA-Z][\w –-]{2,12}[^\n]{0,90}(?=\n)|[A-Z][\w ]{3,60}(?:Files|Papers)\s?:\s?Lot\s[\w–—-]+(?:\s?[:,]\s?(?:(?:Box|Folder)\s\w+|\d{3}[.\w]*(?:\s(?!The\b)[A-Z]\w+)?)|\s?[:,]\s?[A-Z][^\n:]{2,60}(?=\n))*))"
    r"(?:\s?:\s?(?P<sent>(?:Circular\s)?(?:[Tt]elegram|[Aa]irgram|[Dd]espatch)))?\s+(?=[A-Z])"
)
#: The same heading where the paper lies in a library: ``Eisenhower Library, Eisenhower papers, Whitman file``.
_LIBRARY_LINE = lazy_pattern(
    r"\s*(?P<archive>(?:[A-Z]\w+\s){1,3}Library),\s(?P<call>[^\n]{3,90}\b(?:[Ff]iles?|[Pp]apers|[Rr]ecords)\b[^\n.]{0,60})\n\s*"
    r"(?=(?:The|Memorandum|Minutes|Notes?|Draft|Telegram|Letter|Report|Paper|Diary|Extracts?|Editorial|Message|Record|Summary|Statement|President)\s[^\n]*\s(?:of|by|from|to)\s)(?P<sent>)"
)
_HANDED = lazy_pattern(
    r"\s+No\.\s?\d|\s+(?:Handed|Transmitted|Sent|Left|Given|Read|Delivered|Communicated|Drafted|Prepared by)\b|\s*\[Extracts?\]|(?<!\bto)(?<!\bof)(?<!\bthe)(?<!\band)(?<!\bin)(?<!\bfor)\s*\n(?![a-z(])|\s*$"
)
_CITY_WORD = lazy_pattern(r"[^\W\d_][\w.’'-]*")
_FIRST_WORD = lazy_pattern(r"[^\s,;]+")
_CLASSIFIED = lazy_pattern(r"(?:[…;]|(?P<quoted>\.[”\"])|\.\]?)\s+(?=[A-Z\[])")
#: A slug of handling behind a classification: ``Secret; Nodis; Harvan Double Plus``.
_SLUG = lazy_pattern(r"[A-Z][\w/–-]*(?:\s[A-Z][\w/–-]*){0,2}")
#: A remark that stands before the classification: ``Sent for action. No classification marking.``
_REMARK = lazy_pattern(
    r"\.\s+(?:Sent|Drafted|Cleared|Approved|Repeated|Cop(?:y|ies)|Attached|Prepared|Initialed|Printed|Transmitted|No|The|An?|According|In|On|This)(?=\s[a-z])"
)
#: What ends a dateline: the time of day behind its year, and when the paper came in.
_RECEIVED = lazy_pattern(r"\s*\[Received\b|(?<=\d{4})\s?[—–-]\s?(?:\d{1,2}(?::\d\d)?\s?[ap]\.?\s?m\b|noon|midnight)")


#: A mark that the lexicon has not, behind one that it has: words with capitals alone.
_FURTHER_MARK = lazy_pattern(r"[A-Z][\w’'-]*(?:\s(?:and|for|of|[A-Z][\w’'-]*)){0,3}")


def source_label(content: str, start: int, end: int) -> re.Match[str] | None:
    """The word "Source:" at the beginning of a text or behind its title, or None."""
    head = content[start : min(end, start + _HEAD)]
    return SOURCE.search(content, start, start + len(head)) if any(map(head.__contains__, _SOURCE_WORDS)) else None


def is_abroad(content: str, start: int, end: int) -> bool:
    """Whether a known archive outside the United States opens a statement: it is cited as in any footnote, not as FRUS cites.

    Example:
        >>> is_abroad("RGANI, f. 5", 0, 11), is_abroad("Kennedy Library, NSF", 0, 20)
        (True, False)
    """
    name = known_name(content, start, end)
    countries = countries_of(content, (start, name)) if name is not None else set()
    return bool(countries) and "United States" not in countries


def enter_statement(ledger: Ledger, start: int, end: int) -> None:
    """What follows "Source:": the place, the classification, and what the remarks add."""
    content = ledger.content
    gap = content.find("\n\n", start, end)
    marked = find_classification(content, start, end if gap < 0 else gap)
    until = marked[0] if marked else sentence_end(content, start, end if gap < 0 else gap)
    remark = _REMARK.search(content, start, until) if marked else None
    until = remark.start() if remark else until
    if is_printed(content, start, until) and not _holds_files(content, start, until):
        said = [said.end for said in statements(content, until, end)] if marked is None else []
        enter_source(ledger, read_source(content, start, max([until, *said])), "note")
        return
    if (
        shelfmarks(content, start, until)
        or imprints(content, start, end)
        or openings(content, start, until)
        or (marked is None and (statements(content, start, until) or _says_who(content, start, end)))
    ):
        enter_source(ledger, read_source(content, start, end), "note")
        return
    until = _trimmed(content, start, until)
    _enter_place(ledger, start, until)
    rest = until
    if marked:
        ledger.note("classification", *marked[1:], "frus/classification", 0.96)
        rest = marked[2]
    _enter_remarks(ledger, rest, end)


def _says_who(content: str, start: int, end: int) -> bool:
    """Whether a note says by whom the copy or the translation is, as bulletins print it: ``[Source: …; copy courtesy of A.]``."""
    return any(said.roles != (Role.TRANSLATED,) or said.project for said in statements(content, start, end))


def _holds_files(content: str, start: int, end: int) -> bool:
    """Whether a statement names a holder first, or files behind its first name: a volume in it is then a file's."""
    return weigh_first(content, start, end) or any(
        is_collection(content, piece) or is_container(content, piece, lexicon())
        for piece in clauses(content, start, end)[1:3]
    )


def weigh_first(content: str, start: int, end: int) -> bool:
    """Whether the first name of a note is a holder's: a volume behind it is then a file's."""
    pieces = clauses(content, start, end)
    return bool(pieces) and weight(content, pieces[0]) >= 2


def find_classification(content: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where the sentence before the classification ends, and where the classification starts and ends."""
    for stop in _CLASSIFIED.finditer(content, start, min(end, start + 1500)):
        since = stop.end()
        if not _may_classify(content, since, end):
            continue
        until = sentence_end(content, since, min(end, since + 160))
        if is_classification(content[since:until]):
            quoted = stop.end("quoted") if stop["quoted"] else stop.start()
            return quoted, since, _trimmed(content, since, until)
    return None


@cache
def _classifying() -> frozenset[str]:
    """The first words of all marks of secrecy and handling."""
    return frozenset(mark.split()[0] for mark in lexicon().classifications)


def _may_classify(content: str, start: int, end: int) -> bool:
    """Whether a sentence begins with the first word of a mark: it is asked before the sentence's end is sought."""
    word = _FIRST_WORD.match(content, start, end)
    return word is not None and word[0].rstrip(".…").casefold() in _classifying()


def is_classification(text: str) -> bool:
    """Whether a sentence is made of marks of secrecy and handling alone.

    Example:
        >>> is_classification("Top Secret; Sensitive; Exclusively Eyes Only"), is_classification("Secret talks")
        (True, False)
    """
    known = lexicon().classifications
    first = " ".join(text.split(";", 1)[0].split(",", 1)[0].split()).casefold().strip(" .…")
    if first and first not in known:
        return False
    parts = [part for whole in text.split(";") if (part := " ".join(whole.split()).strip(" .…"))]
    return bool(parts) and all(
        (index > 0 and (_SLUG.fullmatch(whole) or _FURTHER_MARK.fullmatch(whole)))
        or all(_is_mark(part, known) for part in whole.split(",") if part.strip())
        for index, whole in enumerate(parts)
    )


def _is_mark(part: str, known: frozenset[str]) -> bool:
    """Whether words are a mark of secrecy or handling that the lexicon knows, or begin with one that others go on with."""
    words = part.casefold().strip(" .…")
    return words in known or words.partition(" ")[0] in ("nodis", "eyes", "limdis", "exdis")


def _trimmed(content: str, start: int, end: int) -> int:
    while end > start and content[end - 1] in " \n.,;]…":
        if content[end - 1] == "]" and "[" in content[start:end]:
            break
        end -= 1
    return end


def _enter_place(ledger: Ledger, start: int, end: int) -> None:
    """The first name is the archive; what a known name is followed by without a comma starts the call number."""
    content = ledger.content
    pieces = clauses(content, start, end)
    if not pieces:
        return
    first = pieces[0]
    if is_container(content, first, lexicon()):
        ledger.note("locations.0", first.start, end, "frus/place", 0.88)
        ledger.note("locations.0.call_number", first.start, end, "frus/call-number", 0.85)
        return
    archive_end = first.end
    name = known_name(content, first.start, first.end)
    call_start = pieces[1].start if len(pieces) > 1 else None
    if name is not None and name < first.end:
        since = name
        while since < first.end and content[since] in " \n:,":
            since += 1
        dashed = len(pieces) > 1 and pieces[1].before in ("–", "—")
        if is_shelf(content, Clause(since, pieces[1].end if dashed else first.end, ","), lexicon()):
            archive_end, call_start = name, since
    ledger.note("locations.0", first.start, end, "frus/place", 0.93)
    ledger.note("locations.0.archive", first.start, archive_end, "frus/archive", 0.95 if name else 0.88)
    if call_start is not None:
        ledger.note("locations.0.call_number", call_start, end, "frus/call-number", 0.93)


def _enter_remarks(ledger: Ledger, start: int, end: int) -> None:
    content = ledger.content
    for since, at, kind in openings(content, start, end):
        until = sentence_end(content, at, end)
        enter_printed(ledger, read_printed(content, at, until, until, kind, since), "frus", 0.9)
    index = 0
    for said in statements(content, start, end):
        if Role.TRANSLATED not in said.roles:
            continue
        for since, until in said.agents:
            _, person = split_office(" ".join(content[since:until].split()))
            if person is None or not person.full():
                continue
            at = content.rfind((person.text or person.full()).split()[0], since, until)
            ledger.note(f"translators.{index}", at if at >= 0 else since, until, "frus/translator", 0.85, value=person)
            index += 1


def _before_dateline(content: str, start: int, date: int) -> int:
    """Where the dateline starts that ends in a date: one to three words of a city, perhaps in brackets, and a comma."""
    at = date
    while at > start and content[at - 1] in " ,[](\n":
        at -= 1
    words = list(_CITY_WORD.finditer(content, max(start, at - 60), at))[-3:]
    places = lexicon().places
    for index in range(len(words)):
        stretch = " ".join(content[words[index].start() : at].casefold().split())
        if stretch in places or index == len(words) - 1:
            at = words[index].start()
            break
    while at > start and content[at - 1] in " [(":
        at -= 1
    return at


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
    title_end = _trimmed(content, title_start, handed.start() if handed else title_end)
    marks = _marks_start(content, title_start, title_end)
    if marks < title_end:
        ledger.note("classification", marks, title_end, "frus/classification", 0.9)
        title_end = _trimmed(content, title_start, marks)
    ledger.note("locations.0", call.start("archive" if named else "call"), call.end("call"), "frus/place", 0.9)
    if named:
        ledger.note("locations.0.archive", *call.span("archive"), "frus/archive", 0.95)
    ledger.note("locations.0.call_number", *call.span("call"), "frus/decimal-file", 0.92)
    if title_end > title_start:
        enter_title(ledger, title_start, _trimmed(content, title_start, title_end), "frus/title", 0.88)
    if call["sent"] and ledger.best_of("genre") is None:
        ledger.note("genre", *call.span("sent"), "frus/genre", 0.85, value=call["sent"].casefold())
    if dates:
        enter_date(ledger, dates[-1].span.start, dates[-1].span.end, "frus/dateline", 0.93)
    return True
