"""What stands behind the date of a reference: the number of a letter, pages, a classification, the digital host, and the places.

``5 May 1955, Telegram 2113, FO 371/…`` · ``3 March 1971, section A, p. 4`` · ``2 June 1962, Top Secret, …, RG 59``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import one_line
from archcite.extraction.pages.classification import is_classification
from archcite.extraction.pages.hosts import enter_host
from archcite.extraction.places.holder_lead import past_lead
from archcite.extraction.places.holders import HOLDER, is_container, is_place, weight
from archcite.extraction.places.leaves import bare_pages, is_falling
from archcite.extraction.references.claims import WRITTEN_BY, enter_pages, enter_places
from archcite.extraction.references.layout import PAGES, PAPER
from archcite.extraction.structure import Clause, bare_end_of
from archcite.extraction.titles.offices import read_party
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: One more page of a list: ``pp. 6, 19``.
_PAGE = lazy_pattern(r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?")
#: The page of a section of a newspaper.
_SECTION = lazy_pattern(r"sec(?:tion|t)?\.?\s(?:\d{1,2}|[A-Z]{1,2}),\s(?:pp?\.\s)?\d{1,3}\.?")
#: In what form an interview is kept.
_RECORDING = lazy_pattern(
    r"(?:interview\s)?(?:transcript|typescript|tape|audio)|(?:tape|audio|sound)\srecording|[Ii]nternet\s[Cc]opy"
)
#: What holds pages of a newspaper behind a page's letter, no film.
_PAGED_PART = lazy_pattern(r"(?:sec|col|p)", re.IGNORECASE)
#: A letter's kind and number behind its date: ``FO to Washington, 5 May 1955, Telegram 2113, FO 371/…``.
_SENT = lazy_pattern(
    r"(?P<kind>[Tt]elegram|[Dd]espatch|[Dd]ispatch|[Cc]able(?:gram)?|[Aa]irgram|[Ss]avingram)\s(?:[Nn]o\.?\s)?(?P<number>[A-Z]{0,2}-?\d[\d/-]*)"
)

#: What a letter is about, as its heading has it: ``Memo, A to B, 5 May 1966, sub: Supplies, Box 16, …``.
SUBJECT = lazy_pattern(r"(?:sub|subj|subject|re)\s?:\s", re.IGNORECASE)


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


def _enter_sender(ledger: Ledger, pieces: list[Clause]) -> int:
    """Who sent a paper, behind its date and ahead of "in" and its archive: ``23 March 1968, from K. Roe, in RGANI``; 1 where that is told."""
    content = ledger.content
    if len(pieces) < 2 or not content.startswith("from ", pieces[0].start):
        return 0
    sender = (pieces[0].start + len("from "), bare_end_of(content, pieces[0]))
    if (
        not content[sender[0] : sender[0] + 1].isupper()
        or past_lead(content, pieces[1].start, pieces[1].end) == pieces[1].start
    ):
        return 0
    if ledger.best_of("sender") is None:
        ledger.note("sender", *sender, "reference/sender", 0.85, value=read_party(one_line(content, *sender)))
    return 1


def enter_located(ledger: Ledger, pieces: list[Clause], at: int, bounds: tuple[int, int]) -> None:
    """Behind the date: pages, a classification, the digital host, the places."""
    content = ledger.content
    since, end = bounds
    at += _enter_sender(ledger, pieces[at : at + 2])
    at = _past_interviewer(content, pieces, at)
    at += _enter_number(ledger, pieces[at:])
    if at + 1 < len(pieces) and _SECTION.fullmatch(content, pieces[at].start, pieces[at + 1].end):
        enter_pages(ledger, pieces[at].start, bare_end_of(content, pieces[at + 1]))
        at += 2
    elif at < len(pieces):
        at = _past_pages(ledger, pieces, at)
    if at < len(pieces) and is_classification(pieces[at].of(content)):
        ledger.note("classification", pieces[at].start, pieces[at].end, "reference/classification", 0.9)
        at += 1
    if at < len(pieces) and SUBJECT.match(content, pieces[at].start, pieces[at].end):
        at += 1
    if at < len(pieces):
        at += enter_host(ledger, pieces[at:])
    if len(pieces) - at > 1 and _follows_archive(content, pieces):
        enter_pages(ledger, pieces[-1].start, bare_end_of(content, pieces[-1]))
        end = pieces[-2].end
    if at < len(pieces):
        opened = at == 0 and content.startswith("(", pieces[0].start - 1) and since < pieces[0].start
        enter_places(ledger, pieces[at].start - opened, end)


def _past_interviewer(content: str, pieces: list[Clause], at: int) -> int:
    """The clause behind who asked in an interview and what is kept of it: ``by Jane Doe, transcript, 15``."""
    if at < len(pieces) and WRITTEN_BY.match(content, pieces[at].start, pieces[at].end):
        at += 1
    if at < len(pieces) - 1 and _RECORDING.fullmatch(content, pieces[at].start, pieces[at].end):
        at += 1
    return at


def _past_pages(ledger: Ledger, pieces: list[Clause], at: int) -> int:
    """Enter pages that stand in a clause, perhaps a list of them, and no year; the clause behind them."""
    content = ledger.content
    listed = at
    while listed + 1 < len(pieces) and _PAGE.fullmatch(pieces[listed + 1].of(content)):
        listed += 1
    ends = (bare_end_of(content, pieces[last]) for last in (len(pieces) - 1, listed, at))
    pages = next(filter(None, (PAGES.match(content, pieces[at].start, until) for until in ends)), None)
    year = content[slice(*pages.span("pages"))] if pages else ""
    if (
        pages
        and not (year.isdigit() and 1500 < int(year) < 2100)
        and not is_falling(year)
        and not _is_film(ledger, pieces[at:])
    ):
        enter_pages(ledger, *pages.span("pages"))
        while at < len(pieces) and pieces[at].start < pages.end():
            at += 1
    return at


def _is_film(ledger: Ledger, pieces: list[Clause]) -> bool:
    """Whether a letter and a number count a microfilm, whose rolls stand behind it: ``M134, roll 11``."""
    content = ledger.content
    return (
        len(pieces) > 1
        and content[pieces[0].start].isupper()
        and is_container(content, pieces[1], lexicon())
        and _PAGED_PART.match(content, pieces[1].start) is None
    )


def _follows_archive(content: str, pieces: list[Clause]) -> bool:
    """Whether a number or a range stands last and alone behind an archive, whose shelfmark stands before it: pages."""
    if pieces[-1].before != "," or bare_pages(content, pieces[-1]) is None:
        return False
    known = lexicon()
    for piece in reversed(pieces[:-1]):
        weighed = weight(content, piece)
        if weighed != 1 and not is_place(content, piece, known):
            return weighed >= HOLDER
    return False


def _is_paper(content: str, piece: Clause) -> bool:
    """Whether a clause is the number of a paper; a country with a number in brackets is a folder of several: ``USSR (10)``."""
    if PAPER.fullmatch(content, piece.start, piece.end) is None:
        return False
    return piece.of(content).partition("(")[0].strip().casefold() not in lexicon().countries
