"""Source notes of documentary editions, as FRUS prints them: ``Source: Archive, shelfmark. Classification. Remarks.``.

Only the first sentence says where this document is; later ones may name other repositories for other documents. The first
name is the archive, the rest up to the classification the call number. The headings of older volumes are read in `heading_of_old`.
Source: FRUS, "Sources and editorial methodology" (About the series), https://history.state.gov/historicaldocuments/about-frus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.edges import behind_edge
from archcite.extraction.facts_of import enter_printed, enter_source
from archcite.extraction.pages.classification import before_stops, find_classification
from archcite.extraction.places.holders import is_collection, is_container, is_shelf, weight
from archcite.extraction.places.leaves import countries_of
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.printed.reading import imprints, is_printed, openings, read_printed, sentence_end
from archcite.extraction.sources.provenance import statements
from archcite.extraction.sources.reading import read_source
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.titles.offices import split_office
from archcite.model import Role
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
#: A remark that stands before the classification: ``Sent for action. No classification marking.``
_REMARK = lazy_pattern(
    r"\.\s+(?:Sent|Drafted|Cleared|Approved|Repeated|Cop(?:y|ies)|Attached|Prepared|Initialed|Printed|Transmitted|No|The|An?|According|In|On|This)(?=\s[a-z])"
)


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


#: A mark of secrecy at the end of the first sentence, whose stop the printer lost: ``Central Files, AID (US) S VIET Confidential.``.
_UNSTOPPED = lazy_pattern(
    r"(?<=[^\s,;:])\s(?P<mark>Top Secret|(?<!Top\s)Secret|Confidential|Unclassified|Limited Official Use)$"
)


def enter_statement(ledger: Ledger, start: int, end: int) -> None:
    """What follows "Source:": the place, the classification, and what the remarks add."""
    content = ledger.content
    gap = content.find("\n\n", start, end)
    marked = find_classification(content, start, end if gap < 0 else gap)
    until = marked[0] if marked else sentence_end(content, start, end if gap < 0 else gap)
    if marked is None and (unstopped := _UNSTOPPED.search(content, start, until)) is not None:
        marked = unstopped.start(), *unstopped.span("mark")
        until = marked[0]
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
    until = before_stops(content, start, until)
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
        since = behind_edge(content, since, first.end, " \n:,")
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
