"""What stands behind the title of a reference: periodical, date, pages, classification, host, places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.bracketed_places import before_open_bracket, with_places_opened
from archcite.extraction.facts_of import enter_date, enter_source, one_line
from archcite.extraction.holder_group import past_lead
from archcite.extraction.holders import is_collection, is_place, weight
from archcite.extraction.hosts import enter_host
from archcite.extraction.layout import DOCUMENT, PAGES, PAPER, any_place, is_shelf_code, standing_dates
from archcite.extraction.leaves import bare_pages, is_falling
from archcite.extraction.names import name_spans, other_orders, read_name
from archcite.extraction.note import is_classification
from archcite.extraction.parties import read_party
from archcite.extraction.places import read_places
from archcite.extraction.printed import is_printed
from archcite.extraction.provenance import statements
from archcite.extraction.source import read_source
from archcite.extraction.structure import Clause, bare_end_of
from archcite.extraction.titles import read_title
from archcite.model import PrintedSource, Printing, Role, Severity
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archcite.extraction.dates import DateReading
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.stretch import Stretch

_PAGED = lazy_pattern(r"(?:\s*:\s*|(?<=\))\s)(?P<pages>[A-Z]?\d[\w–—-]*(?:,\s*\d[\w–-]*)*)$")


_LOCATED = lazy_pattern(
    r"(?:Located|Held|Preserved|Housed|Kept|Available)\s+(?:in|at)\s+(?:the\s+)?(?P<collection>[^,;]+?)\s+(?:at|in)\s+(?:the\s+)?(?=[A-Z])"
)


#: A periodical with its volume and the year in brackets: ``Example Studies 45/2 (Spring 1993)``, ``Example Review, 12 (1999): 5``.
_VOLUME = lazy_pattern(
    r"(?:The\s)?[A-ZÀ-Ž][\w’'&-]*(?:[ :]+(?:of|and|the|for|in|on|&|de|des|du|et|la|der|für|und|[A-ZÀ-Ž][\w’'&-]*)){0,9},?"
    r"\s\d{1,4}(?:[:/.]\d{1,3}(?:[-–/]\d{1,3})?)?\s\((?:[^\W\d_]+(?:[ /–-][^\W\d_]+)?\.?\s)?(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?\)(?=\s*:\s*\d|,|\s\d|\.?$)"
)
#: What came with a letter: ``A to B with enclosure``, ``with attachment “…”``.
ENCLOSED = lazy_pattern(r"(?:with|and)\s(?:an?\s)?(?:enclos|attach)", re.IGNORECASE)
_FURTHER = lazy_pattern(r"(?:and|also|see also|cf\.|with|enclosing|attaching|enclosed in|attached to)\s+")
_TRANSLATION = lazy_pattern(r"\[(?P<words>[^\[\]]+)\](?:\s\([^()\d]{1,30}\))?")
#: A bracket of more words behind a title is its translation.
_SHORT_REMARK = 4
#: What is said of an article between its title and its periodical: ``(unsigned), Example Times``.
_REMARK = lazy_pattern(r"\([a-z][a-z ]{2,30}\),?\s+(?=\S)")
#: One more page of a list: ``pp. 6, 19``.
_PAGE = lazy_pattern(r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?")
#: The page of a section of a newspaper.
_SECTION = lazy_pattern(r"sec(?:tion|t)?\.?\s(?:\d{1,2}|[A-Z]{1,2}),\s(?:pp?\.\s)?\d{1,3}\.?")
#: The least `weight` of a clause that names a holder of documents.
_HOLDER = 2
#: A letter's kind and number behind its date: ``FO to Washington, 5 May 1955, Telegram 2113, FO 371/…``.
_SENT = lazy_pattern(
    r"(?P<kind>[Tt]elegram|[Dd]espatch|[Dd]ispatch|[Cc]able(?:gram)?|[Aa]irgram|[Ss]avingram)\s(?:[Nn]o\.?\s)?(?P<number>[A-Z]{0,2}-?\d[\d/-]*)"
)
_WRITTEN_BY = lazy_pattern(r"by\s+(?=[A-Z])")
_NUMBERED = lazy_pattern(
    r"(?:[A-Z]{2,6}(?:/[A-Z]{2,4})?(?:\s[A-Z]{2,4})?(?:\sNo\.)?|No\.|Nr\.|Document|Telegram)[ -]\d[\w/.-]*"
)


#: What an unpublished work is that a university accepted.
_THESIS = lazy_pattern(
    r"(?:[Uu]npublished\s)?(?:Ph\.?\s?D\.?|D\.?\s?Phil\.?|M\.?\s?(?:A|Phil|Litt|Sc)\.?|B\.?\s?A\.?|[Dd]octoral|[Mm]aster['’]?s)\s(?:[Dd]iss(?:ertation|\.)?|[Tt]hesis)"
)
_YEAR = lazy_pattern(r"(?:18|19|20)\d\d")
#: How far behind its kind the year of a thesis stands.
_THESIS_REACH = 5
#: The lists of people that a statement adds to.
_LISTS: dict[tuple[Role, ...], str] = {(Role.EDITED,): "editors", (Role.TRANSLATED,): "translators"}


def enter_names(ledger: Ledger, role: str, start: int, end: int) -> None:
    """A list of names, each as a claim."""
    content = ledger.content
    while (
        end > start
        and content[end - 1] in " \n,.;"
        and not re.match(r"[^\W\d_a-zа-яё]\.$", content[max(start, end - 2) : end])
    ):
        end -= 1
    note_names(ledger, role, name_spans(content, start, end))


def note_names(ledger: Ledger, role: str, spans: Iterable[tuple[int, int]]) -> None:
    """Names whose places are known, each as a claim."""
    content = ledger.content
    for number, (since, until) in enumerate(spans):
        name = read_name(one_line(content, since, until))
        others = other_orders(name)
        ledger.note(f"{role}.{number}", since, until, f"reference/{role}", 0.9, value=name, alternatives=others)


def enter_tail(ledger: Ledger, stretch: Stretch, *, titled: bool) -> None:
    """What stands behind a title: periodical, date, pages, place, provenance."""
    content, end = ledger.content, stretch.end
    pieces = with_places_opened(content, stretch.clauses(), stretch.whole())
    pieces = _without_translation(content, pieces) if titled and pieces else pieces
    if not pieces:
        return
    dates = standing_dates(content, pieces, stretch.dates)
    at = _enter_bracketed(ledger, pieces[0]) if titled else 0
    if titled and _THESIS.match(content, pieces[0].start, pieces[0].end):
        _enter_located(ledger, pieces, _past_thesis(ledger, pieces), (stretch.start, end))
        return
    dated = ledger.best_of("date") is not None
    first = min(dates, default=None)
    if first == 1 and _is_class(content, pieces[0], dates[1]):
        dates, first = {}, None
    site = _site(content, pieces, first) if titled and ledger.best_of("url") else None
    if first is not None and site is not None:
        note_printed(ledger, site.start, site.end, "reference/periodical")
        enter_date(ledger, dates[first].span.start, dates[first].span.end, "reference/date", 0.9)
        at = len(pieces)
    elif first is not None and not dated and (first <= 1 or not any_place(content, pieces[:first])):
        if first > at and titled:
            _enter_between(ledger, pieces[at].start, pieces[first - 1].end)
        enter_date(ledger, dates[first].span.start, dates[first].span.end, "reference/date", 0.93)
        at = first + 1
    elif titled and content[pieces[0].start] == "(" and is_printed(content, pieces[0].start + 1, pieces[0].end - 1):
        note_printed(ledger, pieces[0].start + 1, pieces[0].end - 1, "reference/series")
        at = 1
    elif (titled and content[pieces[0].start] == "*") or (titled and _is_periodical(content, pieces)):
        until = _with_pages(content, pieces, dates, _periodical_end(content, pieces, dates))
        _enter_periodical(ledger, pieces[0].start, pieces[until - 1].end, dated=False)
        at = until
        if at < len(pieces) and at in dates and not dated:
            enter_date(ledger, dates[at].span.start, dates[at].span.end, "reference/date", 0.9)
            at += 1
    elif content[pieces[0].start] == "(":
        bracket = pieces[0]
        if not dated and enter_date(ledger, bracket.start + 1, bracket.end - 1, "reference/date-in-brackets", 0.9):
            at = 1
    _enter_located(ledger, pieces, _past_further(ledger, pieces, at, dates), (stretch.start, end))


def _past_thesis(ledger: Ledger, pieces: list[Clause]) -> int:
    """How many clauses tell of a thesis, up to its year: ``PhD diss., University of Pennsylvania, 1997``; the university holds no document."""
    for index, piece in enumerate(pieces[1:_THESIS_REACH], 1):
        if _YEAR.fullmatch(ledger.content, piece.start, bare_end_of(ledger.content, piece)):
            enter_date(ledger, piece.start, piece.end, "reference/thesis-year", 0.9)
            return index + 1
    return 1


def _without_translation(content: str, pieces: list[Clause]) -> list[Clause]:
    """The clauses behind a title, without its translation in brackets, and without the colon that joins them: ``« О мире »: Записка …``."""
    first = pieces[0]
    if content[first.start] == ":":
        since = (
            first.start
            + 1
            + len(content[first.start + 1 : first.end])
            - len(content[first.start + 1 : first.end].lstrip())
        )
        return [Clause(since, first.end, ","), *pieces[1:]] if since < first.end else pieces[1:]
    bracket = _TRANSLATION.fullmatch(content, first.start, first.end)
    translated = bracket is not None and len(bracket["words"].split()) > _SHORT_REMARK
    return pieces[1:] if translated and len(pieces) > 1 else pieces


def _enter_bracketed(ledger: Ledger, piece: Clause) -> int:
    """A kind of document in brackets behind a title, as NARA cites: ``“Harbour Light” [Architectural Drawing]``; 1 where it is one."""
    content = ledger.content
    if content[piece.start] == "(" and DOCUMENT.fullmatch(content, piece.start + 1, piece.end - 1):
        ledger.note("document_number", piece.start + 1, piece.end - 1, "reference/number", 0.85)
        return 1
    if content[piece.start] != "[" or content[piece.end - 1] != "]":
        return 0
    said = read_title(content, piece.start + 1, piece.end - 1)
    if said.genre != (piece.start + 1, piece.end - 1):
        return 0
    if ledger.best_of("genre") is None:
        value = one_line(content, *said.genre).casefold()
        ledger.note("genre", *said.genre, "reference/genre", 0.88, value=value)
    return 1


def _past_further(ledger: Ledger, pieces: list[Clause], at: int, dates: Mapping[int, DateReading]) -> int:
    """Where the place begins behind further letters with dates of their own, which are told: ``A to B, May 3, 1961; B to A, May 9, 1961``."""
    content = ledger.content
    while at < len(pieces) and ENCLOSED.match(content, pieces[at].start):
        at += 1
    while at + 1 in dates:
        joined = _FURTHER.match(content, pieces[at].start, pieces[at].end)
        said = read_title(content, joined.end() if joined else pieces[at].start, pieces[at].end)
        if said.sender is None or said.recipient is None:
            break
        message = "a further document in the same file was not read"
        ledger.tell("not-read", message, pieces[at].start, pieces[at + 1].end, Severity.NOTE)
        at += 2
        at += at < len(pieces) and pieces[at].of(content).casefold() in ("attached", "enclosed")
    return at


def _site(content: str, pieces: list[Clause], date: int | None) -> Clause | None:
    """The site of a page with an address: in italics, before a body that publishes it and a date that stands last."""
    if date is None or date < 2 or date + 1 < len(pieces) or any_place(content, pieces[: date - 1]):
        return None
    return next((piece for piece in pieces[:date] if content[piece.start] == content[piece.end - 1] == "*"), None)


def _is_class(content: str, collection: Clause, date: DateReading) -> bool:
    """Whether figures between strokes behind a collection are its class, no date: ``Leo Amery Papers, 2/3/20``."""
    words = collection.of(content).casefold().split()
    return words[-1] in lexicon().collections and not any(map(str.isalpha, content[date.span.start : date.span.end]))


def _enter_number(ledger: Ledger, pieces: list[Clause]) -> int:
    """The number of a paper, or the kind and the number of a letter, right behind the date; how many clauses were read."""
    content = ledger.content
    first = pieces[0] if pieces else None
    if first is not None and _is_paper(content, first):
        ledger.note("document_number", first.start, first.end, "reference/number", 0.85)
        return 1
    sent = _SENT.fullmatch(content, first.start, first.end) if first is not None and len(pieces) > 1 else None
    if sent is None:
        return 0
    ledger.note("document_number", *sent.span("number"), "reference/number", 0.85)
    if ledger.best_of("genre") is None:
        value = one_line(content, *sent.span("kind")).casefold()
        ledger.note("genre", *sent.span("kind"), "reference/genre", 0.85, value=value)
    return 1


def _enter_located(ledger: Ledger, pieces: list[Clause], at: int, bounds: tuple[int, int]) -> None:
    """Behind the date: pages, a classification, the digital host, the places."""
    content = ledger.content
    since, end = bounds
    at += _enter_number(ledger, pieces[at:])
    if at + 1 < len(pieces) and _SECTION.fullmatch(content, pieces[at].start, pieces[at + 1].end):
        enter_pages(ledger, pieces[at].start, bare_end_of(content, pieces[at + 1]))
        at += 2
    elif at < len(pieces):
        listed = at
        while listed + 1 < len(pieces) and _PAGE.fullmatch(pieces[listed + 1].of(content)):
            listed += 1
        ends = (bare_end_of(content, pieces[last]) for last in (len(pieces) - 1, listed, at))
        pages = next(filter(None, (PAGES.match(content, pieces[at].start, until) for until in ends)), None)
        year = content[slice(*pages.span("pages"))] if pages else ""
        if pages and not (year.isdigit() and 1500 < int(year) < 2100) and not is_falling(year):
            enter_pages(ledger, *pages.span("pages"))
            while at < len(pieces) and pieces[at].start < pages.end():
                at += 1
    if at < len(pieces) and is_classification(pieces[at].of(content)):
        ledger.note("classification", pieces[at].start, pieces[at].end, "reference/classification", 0.9)
        at += 1
    if at < len(pieces) and _WRITTEN_BY.match(content, pieces[at].start, pieces[at].end):
        at += 1  # who asked in an interview
    if at < len(pieces):
        at += enter_host(ledger, pieces[at:])
    if len(pieces) - at > 1 and _follows_archive(content, pieces):
        enter_pages(ledger, pieces[-1].start, bare_end_of(content, pieces[-1]))
        end = pieces[-2].end
    if at < len(pieces):
        opened = at == 0 and content.startswith("(", pieces[0].start - 1) and since < pieces[0].start
        enter_places(ledger, pieces[at].start - opened, end)


def _follows_archive(content: str, pieces: list[Clause]) -> bool:
    """Whether a number or a range stands last and alone behind an archive, whose shelfmark stands before it: pages."""
    paged = pieces[-1].before == "," and bare_pages(content, pieces[-1]) is not None
    return paged and weight(content, pieces[-2]) >= _HOLDER


def _is_paper(content: str, piece: Clause) -> bool:
    """Whether a clause is the number of a paper; a country with a number in brackets is a folder of several: ``USSR (10)``."""
    if PAPER.fullmatch(content, piece.start, piece.end) is None:
        return False
    return piece.of(content).partition("(")[0].strip().casefold() not in lexicon().countries


def _enter_between(ledger: Ledger, start: int, end: int) -> None:
    """What stands between title and date: a kind of document, its number, or the periodical."""
    content = ledger.content
    remark = _REMARK.match(content, start, end)
    start = remark.end() if remark else start
    if is_place(content, Clause(start, end, ","), lexicon()):
        return  # where it was written
    said = read_title(content, start, end)
    if said.genre is not None and said.genre[0] == start:
        if ledger.best_of("genre") is None:
            ledger.note("genre", *said.genre, "reference/genre", 0.85, value=one_line(content, *said.genre).casefold())
        for name, where in (("sender", said.sender), ("recipient", said.recipient)):
            if where is not None and ledger.best_of(name) is None:
                ledger.note(name, *where, f"reference/{name}", 0.85, value=read_party(one_line(content, *where)))
        return
    if one_line(content, start, end).strip(" ()[]").casefold() in lexicon().descriptions:
        return
    number = _NUMBERED.fullmatch(content, start, end) or PAPER.fullmatch(content, start, end)
    if number:
        ledger.note("document_number", start, end, "reference/number", 0.8)
        return
    if is_shelf_code(content, Clause(start, end, ",")):
        enter_places(ledger, start, end)
        return
    written = _WRITTEN_BY.match(content, start, end)
    if written:
        enter_names(ledger, "authors", written.end(), end)
        return
    start, end = _enter_people(ledger, start, end)
    _enter_periodical(ledger, start, end, dated=True)


def _enter_people(ledger: Ledger, start: int, end: int) -> tuple[int, int]:
    """Who edited and who translated what stands between title and date, and what is left: the series before or behind the names."""
    said = [one for one in statements(ledger.content, start, end) if one.agents and _LISTS.get(one.roles)]
    for one in said:
        enter_names(ledger, _LISTS[one.roles], one.agents[0][0], one.agents[-1][1])
    if not said:
        return start, end
    return (said[-1].agents[-1][1], end) if said[0].start == start else (start, said[0].start)


def _is_periodical(content: str, pieces: list[Clause]) -> bool:
    if _VOLUME.match(content, pieces[0].start, pieces[-1].end):
        return True
    if is_collection(content, pieces[0]) or any_place(content, pieces[:1]):
        return False
    return is_printed(content, pieces[0].start, pieces[min(1, len(pieces) - 1)].end)


def _periodical_end(content: str, pieces: list[Clause], dates: dict[int, DateReading]) -> int:
    """The clauses that name a periodical and its volume: up to a date, pages or a place."""
    for index, piece in enumerate(pieces):
        if index == 0:
            continue
        if index in dates or piece.before in ".;" or weight(content, piece) >= 2:
            return index
        pages = PAGES.match(content, piece.start, bare_end_of(content, piece))
        if pages and content[piece.start] not in "nv":
            return index
        if not re.match(r"(?:vol|no|nr|issue|vyp|t|bd|№|\d)", content[piece.start : piece.end], re.IGNORECASE):
            return index
    return len(pieces)


def _with_pages(content: str, pieces: list[Clause], dates: dict[int, DateReading], until: int) -> int:
    """The clauses of a periodical with those that go on with its pages: ``Bulletin 3 (Fall 1993): 1, 14-18``."""
    if _PAGED.search(content, pieces[until - 1].start, pieces[until - 1].end):
        while until < len(pieces) and until not in dates and bare_pages(content, pieces[until]) is not None:
            until += 1
    return until


def _enter_periodical(ledger: Ledger, start: int, end: int, *, dated: bool) -> None:
    """A periodical: title, volume, date in brackets, pages behind a colon."""
    content = ledger.content
    paged = _PAGED.search(content, start, end)
    if paged:
        enter_pages(ledger, *paged.span("pages"))
        end = paged.start()
    bracket = re.compile(r"\s*\(([^()]*\d{2,4})\)$").search(content, start, end)
    if (
        bracket
        and ":" not in bracket.group()
        and not dated
        and ledger.best_of("date") is None
        and enter_date(ledger, *bracket.span(1), "reference/date-in-brackets", 0.92)
    ):
        end = bracket.start()
    note_printed(ledger, start, end, "reference/periodical")


def note_printed(ledger: Ledger, start: int, end: int, rule: str) -> None:
    """A printed source without its pages."""
    content = ledger.content
    while end > start and content[end - 1] in " ,;\n":
        end -= 1
    while start < end and content[start] in " *_\n,":
        start += 1
    text = one_line(content, start, end).replace("*", "").replace("_", "").strip(" ,")
    if not text:
        return
    index = sum(1 for reading in ledger.readings if reading.field.startswith("printed."))
    kind = Printing.PUBLISHED_IN if index == 0 else Printing.ALSO_PUBLISHED_IN
    ledger.note(f"printed.{index}", start, end, rule, 0.9, value=PrintedSource(kind, text))


def enter_pages(ledger: Ledger, start: int, end: int) -> None:
    """Pages, unless they are known already."""
    if ledger.best_of("pages") is None:
        ledger.note("pages", start, end, "reference/pages", 0.88)


def enter_places(ledger: Ledger, start: int, end: int) -> None:
    """The places of a reference; "Located in the A Collection at the B" is put in order."""
    content = ledger.content
    end = before_open_bracket(content, start, end)
    start = past_lead(content, start, end)
    located = _LOCATED.match(content, start, end)
    if located:
        place = read_places(content, located.end(), end)
        if place:
            place[0].call.insert(0, located.span("collection"))
            place[0].start = start
            source = read_source(content, end, end)
            source.places = place[:1]
            enter_source(ledger, source, "reference", 0.88)
            return
    enter_source(ledger, read_source(content, start, end), "reference", 0.9)
