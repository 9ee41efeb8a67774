"""Digital hosts in a reference: before the document, behind its date, or at the end (``…, Part 1, Reel 6, ProQuest History Vault``).

A host is no archive: what it shows may lie elsewhere. The National Security Archive is both; where a box or a folder is named, it is
the archive. Source: Chicago Manual of Style 18, 14.161 (databases and other collections of documents).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.known import known_platform
from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge, behind_edge
from archcite.extraction.places.holders import WORD, is_container, is_place
from archcite.extraction.printed.reading import is_printed
from archcite.extraction.references.claims import enter_places
from archcite.extraction.references.layout import QUOTES
from archcite.extraction.sources.provenance import statements
from archcite.extraction.structure import bare_end_of, clauses
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.structure import Clause

#: Which of a host's collections: ``ProQuest Historical Newspapers: The New York Times``.
_PRODUCT = lazy_pattern(r":?\s[A-Z][\w’'&]*(?:\s(?:of|and|the|[A-Z&][\w’'&]*))*(?=[\s.,)\]]*$)")
#: Its abbreviation: ``Digital National Security Archive (DNSA)``.
_CODE = lazy_pattern(r"\s\([A-Z][A-Za-z/&-]{1,8}\)")
#: The host that also holds papers.
_BOTH = "National Security Archive"
#: What a reading room has, and a page of the Web has not.
_BOX = lazy_pattern(r"(?:[^,]{0,40}\s)?(?:[Bb]ox(?:es)?|[Ff]olders?|[Cc]artons?|[Dd]rawer)\b")
#: The number that a host gives a document of one of its books.
_DOCUMENT = lazy_pattern(r"[Dd]oc(?:ument|\.)?\s(?:[Nn]o\.\s?)?\d{1,3}")
#: What leads to a host: ``via ProQuest``.
_LEAD = lazy_pattern(r"(?:accessed\s|available\s)?(?:via|through|from|at|on|in)\s(?:the\s)?")
_EDITOR = lazy_pattern(r"[Ee]ds?\.?")
#: A numbered book of documents that the archive publishes on its pages.
_BRIEFING = lazy_pattern(r"Briefing\sBook\s(?:No\.\s?|#\s?)?\d")
#: The number that a host gives a thesis: ``ProQuest (3094562)``, ``ProQuest Dissertations & Theses (AAT 3094562)``.
_NUMBER = lazy_pattern(
    r"\s\((?:(?:order|publication|document)\sno\.\s)?(?P<number>(?:[A-Z]{2,4}\s?)?\d{5,10})\)", re.IGNORECASE
)
_EDGE = "*[_ (."
_STOPS = " .,;)]*_"


def host_end(content: str, start: int, end: int) -> int | None:
    """Where the name of a digital host ends that starts at `start`, with its collection or its abbreviation.

    Example:
        >>> text = "Digital National Security Archive (DNSA), CH00377"
        >>> text[: host_end(text, 0, len(text))]
        'Digital National Security Archive (DNSA)'
    """
    name = known_platform(content, start, end)
    if name is None:
        return None
    more = _CODE.match(content, name, end)
    if more is None and content.startswith("ProQuest", start):
        more = _PRODUCT.match(content, name, end)
    return more.end() if more else name


def enter_host(ledger: Ledger, pieces: list[Clause]) -> int:
    """A host that the first clause names, with the body that it belongs to; how many clauses were read."""
    content = ledger.content
    start, end = pieces[0].start, pieces[0].end
    start = behind_edge(content, start, end, _EDGE)
    name = host_end(content, start, end)
    if name is None or _is_archive(content, start, pieces):
        return 0
    count = 1
    while (
        count < len(pieces)
        and not content[name : pieces[count].start].strip(" ,")
        and _is_parent(content, pieces[count])
    ):
        name, count = pieces[count].end, count + 1
    ledger.note("platform", start, name, "reference/platform", 0.9)
    numbered = _NUMBER.match(content, name, end)
    if numbered is not None:
        enter_places(ledger, *numbered.span("number"))
    if count < len(pieces) and _DOCUMENT.fullmatch(content, pieces[count].start, bare_end_of(content, pieces[count])):
        ledger.note(
            "document_number", pieces[count].start, bare_end_of(content, pieces[count]), "reference/number", 0.8
        )
        count += 1
    return count


def is_document_of_book(content: str, pieces: list[Clause], at: int) -> bool:
    """Whether a clause numbers a document in the book of documents before it: ``Electronic Briefing Book No. 999, Doc. 62``."""
    if not 0 < at < len(pieces) or not _BRIEFING.search(content, pieces[at - 1].start, pieces[at - 1].end):
        return False
    return _DOCUMENT.fullmatch(content, pieces[at].start, bare_end_of(content, pieces[at])) is not None


def _is_archive(content: str, at: int, pieces: list[Clause]) -> bool:
    """Whether a host is an archive here: the one that holds papers too, with a box or a folder."""
    return content.startswith(_BOTH, at) and any(_BOX.match(content, piece.start, piece.end) for piece in pieces)


def is_host(content: str, start: int, end: int) -> bool:
    """Whether a name is a digital host's and nothing else: the National Security Archive holds papers, too.

    Example:
        >>> is_host("DNSA", 0, 4), is_host("National Security Archive", 0, 25)
        (True, False)
    """
    return not content.startswith(_BOTH, start) and host_end(content, start, end) == end


def _is_parent(content: str, piece: Clause) -> bool:
    """Whether a clause behind a host is the university that it belongs to."""
    words = {word.group().casefold() for word in WORD.finditer(content, piece.start, piece.end)}
    return piece.before == "," and "university" in words


def before_host(ledger: Ledger, start: int, end: int) -> int:
    """Where a reference ends before a host that closes it; the host is noted."""
    content = ledger.content
    bare = end
    bare = before_edge(content, start, bare, " ,\n")
    comma = max(content.rfind(", ", start, bare), content.rfind(". ", start, bare))
    alone = comma < start and bool(ledger.readings)  # nothing but a host is left behind the head of an entry
    since, until = (start, start) if alone else (comma + 2, comma)
    lead = _LEAD.match(content, since, bare)
    since = lead.end() if lead else since
    name = host_end(content, since, end) if alone or since > start + 2 else None
    numbered = _NUMBER.match(content, name, end) if name is not None else None
    if name is None or content[numbered.end() if numbered else name : end].strip(_STOPS):
        return end
    if _is_employer(content, start, comma) or _is_archive(content, since, clauses(content, start, end)):
        return end
    ledger.note("platform", since, name, "reference/platform", 0.9)
    if numbered is not None:
        enter_places(ledger, *numbered.span("number"))
    return until


def _is_employer(content: str, start: int, comma: int) -> bool:
    """Whether a name behind a comma is where somebody works: its sentence says what was done (``Translation by A, National Security Archive``)."""
    found = statements(content, start, len(content))
    return (
        bool(found) and found[-1].start < comma < found[-1].end and any(content[said.start].isupper() for said in found)
    )


def publishes(content: str, pieces: list[Clause]) -> bool:
    """Whether the archive that also publishes opens a reference as an author: a title or a numbered series follows, no city and no box.

    Example:
        >>> from archcite.extraction.structure import clauses
        >>> text = "National Security Archive, 'Double Track' (Electronic Briefing Book No. 301)"
        >>> publishes(text, clauses(text, 0, len(text)))
        True
    """
    if len(pieces) < 2 or pieces[0].of(content).removeprefix("The ") != _BOTH:
        return False
    known = lexicon()
    if any(is_container(content, piece, known) for piece in pieces[1:]) or is_place(content, pieces[1], known):
        return False
    return content[pieces[1].start] in QUOTES + "*" or any(
        is_printed(content, piece.start, piece.end) for piece in pieces[1:]
    )


def series_clause(content: str, pieces: list[Clause]) -> int:
    """The clause that names the numbered series in which a title was published, or else a printed source."""
    numbered = (at for at, piece in enumerate(pieces) if _BRIEFING.search(content, piece.start, piece.end))
    printed = (at for at, piece in enumerate(pieces) if is_printed(content, piece.start, piece.end))
    return next(numbered, next(printed, 0))


def publishes_edited(content: str, pieces: list[Clause]) -> bool:
    """Whether an editor opens a reference to a numbered briefing book whose title has no marks: ``A, ed., Chile and …, Briefing Book No. 8``."""
    if len(pieces) < 4 or not _EDITOR.fullmatch(content, pieces[1].start, pieces[1].end):
        return False
    if content[pieces[2].start] in QUOTES + "*":
        return False
    return any(_BRIEFING.search(content, piece.start, piece.end) for piece in pieces[3:])
