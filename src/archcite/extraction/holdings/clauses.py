"""What each clause of a reference is that opens with its archive: shelfmark, leaves, description, date."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from msgspec.structs import replace

from archcite.archives.lexicon import lexicon
from archcite.extraction.dates.joining import joining, joint_before
from archcite.extraction.dates.reading import read_date
from archcite.extraction.names import is_body
from archcite.extraction.pages.classification import is_classification
from archcite.extraction.places.holders import is_container, is_place, is_shelf
from archcite.extraction.places.leaves import LETTERED_LEAF, MARKED_LEAVES, MARKED_PAGES, UNCOUNTED, leaves_of
from archcite.extraction.references.agency_author import names_agency
from archcite.extraction.references.layout import DOCUMENT, PAPER, QUOTES, describes, is_shelf_code
from archcite.extraction.structure import Clause, bare_end_of
from archcite.extraction.titles.offices import split_office
from archcite.extraction.titles.reading import read_title
from archcite.extraction.words import has_digit
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon
    from archcite.extraction.dates.reading import DateReading

#: The document's own number, or that of an item in it: ``No. 123``, ``tel. 2345``, ``n° 17``, ``Drahtbericht Nr. 45``, ``minute 3``.
NUMBERED = lazy_pattern(
    r"(?:minutes?|items?|conclusions?|annex|appendix|paras?\.?|paragraphs?)\s(?P<item>\d{1,3})$|(?:(?:t[eé]l(?:egram)?|telespr(?:esso)?|dép|disp|desp|depesza|szyfrogram|dok|cable|desp(?:atch)?|dispatch|airgram|letter|telno|DB|FS)\.?\s)?(?:(?:nos?|nr|n|num|č|br|sz)\.|no|nr|tel\.|telegram|cable|despatch|dispatch"
    r"|airgram|n[°ºo]|№|#)\s?(?P<number>[A-Z]{0,3}[-.]?\d[\w/.-]*)$",
    re.IGNORECASE,
)
#: A box, behind which a quotation names a folder.
_BOXED = lazy_pattern(r"(?:box|carton|container|drawer)\s[\w-]*\d[\w-]*$", re.IGNORECASE)
#: What stands behind a comma and belongs to the name before it.
_BEHIND_NAMES = frozenset({"jr", "sr", "esq"})
#: What an office filed by what it was: the name of a series at NARA (``Letters Received by the Office of Indian Affairs``).
_SERIES = lazy_pattern(
    r"(?:Letters|Telegrams|Despatches|Dispatches|Instructions|Reports|Endorsements|Messages|Orders)\s(?:Sent|Received)\b"
)
_SHORT_DATE = lazy_pattern(
    r"(?:den\s|am\s)?\d{1,2}/\d{1,2}/\d\d|(?:den\s|am\s)?\d{1,2}\.\s?(?:\d{1,2}|[IVX]{1,4})\.\s?\d\d\.?|[oO]\.\s?[DJ]\.?|[bsn]\.\s?d\.?|b/d|б\.\s?д\.?|б/д|[bB]ez\sdat[ya]|ohne\sDatum"
)
#: Papers whose noun stands in front: ``Nachlass Doe``, ``Fonds Doe``.
_PAPERS = lazy_pattern(
    r"(?:Nachla(?:ss|ß)|NL|[Ff]onds|[Ff]ondo|[Pp]apiers|[Cc]arte|[Ss]puścizna|[Kk]olekcja|Bestand)\s[A-ZÀ-Ž]"
)
#: A year, which means the document's only right behind its description.
_BARE_YEAR = lazy_pattern(r"(?:(?:c\.|ca\.?|circa)\s?)?(?:1[5-9]|20)\d\d\.?")
HAS_YEAR = lazy_pattern(r"\b(?:1[5-9]|20)\d\d\b")
_VOLUME = lazy_pattern(r"(?:vols?|bd|tom|t)\.?\s?\d", re.IGNORECASE)
#: Where something happened, behind its date: ``am 12.8.1964 in Berlin``.
_IN_PLACE = lazy_pattern(r",?\s(?:in|à|a|w|v|u|в|i)\s[^\W\d_a-zа-я][\w.-]+(?:\s[A-ZÀ-Ž][\w.-]+)?$")


class Kind(Enum):
    """What a clause is."""

    TOLD = "what kind of document it is, or who wrote to whom"
    TEXT = "other words, of the description or of the shelfmark"
    QUOTED = "a quotation"
    SHELF = "a part of the shelfmark"
    LEAVES = "leaves or pages"
    UNCOUNTED = "that leaves have no numbers"
    NUMBER = "the document's own number"
    MARK = "a mark of secrecy"
    PLACE = "a city"
    DATE = "a date alone"
    DATED = "words with a date at their end"


def kinds_of(
    content: str, pieces: list[Clause], found: list[DateReading], archive: tuple[int, int] | None
) -> list[Kind]:
    """What each clause is in the company of the others: a letter with a number is a leaf where the archive or a date says so."""
    kinds: list[Kind] = []
    for piece in pieces:
        kind = kind_of(content, piece, found)
        if kind is Kind.SHELF and (
            leaves_of(content, piece, archive) is not None
            or (Kind.DATE in kinds and LETTERED_LEAF.match(content, piece.start))
        ):
            kind = Kind.LEAVES
        kinds.append(kind)
    for at in range(1, len(kinds) - 1):
        if (
            kinds[at] is Kind.QUOTED
            and any(kind in (Kind.TOLD, Kind.QUOTED) for kind in kinds[at + 1 : at + 4])
            and _BOXED.match(content, pieces[at - 1].start, pieces[at - 1].end)
        ):
            kinds[at] = Kind.SHELF  # a folder, and the document behind it
    if len(kinds) > 1 and kinds[-1] is Kind.QUOTED and _BOXED.match(content, pieces[-2].start, pieces[-2].end):
        told = any(kind in (Kind.DATE, Kind.DATED, Kind.TOLD) for kind in kinds)
        kinds[-1] = Kind.QUOTED if told else Kind.SHELF  # without a date it is the title of a folder
    return kinds


def kind_of(content: str, piece: Clause, found: list[DateReading]) -> Kind:
    """What a clause is by itself."""
    end = bare_end_of(content, piece)
    if content[piece.start] in QUOTES:
        return Kind.SHELF if is_container(content, piece, lexicon()) else Kind.QUOTED
    date = next((date for date in found if piece.start <= date.span.start and date.span.end <= piece.end), None)
    if date is not None:
        dated = _dated(content, piece, date)
        if dated is not None:
            return dated
    known = lexicon()
    if UNCOUNTED.fullmatch(content, piece.start, piece.end):
        return Kind.UNCOUNTED
    if MARKED_LEAVES.match(content, piece.start, end) or MARKED_PAGES.match(content, piece.start, end):
        return Kind.LEAVES
    if NUMBERED.match(content, piece.start, end) or is_paper(content, piece):
        return Kind.NUMBER
    if is_classification(piece.of(content)):
        return Kind.MARK
    if is_place(content, piece, known):
        return Kind.PLACE
    counted = has_digit(content[piece.start : piece.end])
    if counted and (is_shelf_code(content, piece) or is_container(content, piece, known)):
        return Kind.SHELF
    if describes(content, piece) and _SERIES.match(content, piece.start, piece.end) is None:
        return Kind.TOLD
    shelved = counted or is_container(content, piece, known) or is_shelf(content, piece, known)
    return Kind.SHELF if shelved or _PAPERS.match(content, piece.start, piece.end) else Kind.TEXT


def _dated(content: str, piece: Clause, date: DateReading) -> Kind | None:
    """Whether a clause with a date in it is that date, or ends in it."""
    behind = content[date.span.end : piece.end].strip(" ().,*_\n]").casefold()
    before = content[piece.start : date.span.start].strip(" ().,*_\n[").casefold()
    if (
        behind not in joining().beside
        and not behind.startswith("at ")
        and not _IN_PLACE.match(content, date.span.end, piece.end)
    ):
        return None
    if before in joining().beside:
        return Kind.DATE
    joined = joint_before(content, piece.start, date.span.start)
    if joined is None:
        head = Clause(piece.start, piece.start + len(content[piece.start : date.span.start].rstrip()), ",")
        if describes(content, head):
            return Kind.DATED
        return Kind.DATE if is_place_of_writing(content, head) and not has_digit(head.of(content)) else None
    joint, said = joined
    if joint <= piece.start:
        return None
    spoken = said in ("on", "am") and content[piece.start].islower()
    told = spoken or said in joining().only or describes(content, Clause(piece.start, joint, ","))
    return Kind.DATED if told else None


def short_dates(content: str, pieces: list[Clause]) -> list[DateReading]:
    """Dates without a century, bare years and signs for no date, which mean one only behind a description: ``Aktenvermerk, 12.3.53``.

    Example:
        >>> from archcite.extraction.structure import clauses
        >>> text = "Vermerk, 12.3.53"
        >>> [date.edtf for date in short_dates(text, clauses(text, 0, len(text)))]
        ['1953-03-12']
    """
    for index in range(len(pieces) - 1, max(0, len(pieces) - 4), -1):
        piece = pieces[index]
        short = _SHORT_DATE.fullmatch(content, piece.start, piece.end)
        nearest = pieces[:index] if short else pieces[index - 1 : index]
        if (short or _BARE_YEAR.fullmatch(content, piece.start, piece.end)) and any(
            describing(content, before) for before in nearest
        ):
            read = read_date(piece.of(content).rstrip("."))
            return [] if read is None else [replace(read, span=Span(piece.start, piece.end))]
    return []


def without_date(content: str, piece: Clause, date: DateReading) -> Clause:
    """A clause without the date at its end and what joins it."""
    joined = joint_before(content, piece.start, date.span.start)
    end = joined[0] if joined else date.span.start
    return Clause(piece.start, piece.start + len(content[piece.start : end].rstrip()), piece.before)


def is_place_of_writing(content: str, piece: Clause) -> bool:
    """Whether a clause before a date is a place: a known one, or one or two words with capitals that say nothing else."""
    if is_place(content, piece, lexicon()):
        return True
    words = piece.of(content).split()
    return (
        len(words) < 3
        and all(word[0].isupper() and not word.isupper() for word in words)
        and content[piece.start].isalpha()
        and words[0].casefold().rstrip(".") not in _BEHIND_NAMES
    )


def is_counted(content: str, piece: Clause) -> bool:
    """Whether a clause of a shelfmark counts: it holds a figure."""
    return content[piece.start] not in QUOTES and has_digit(content[piece.start : piece.end])


def is_numbered_shelf(content: str, piece: Clause, kind: Kind, known: Lexicon) -> bool:
    """Whether a clause can only belong to a shelfmark: a container with its number, or a code."""
    if kind is not Kind.SHELF or not is_counted(content, piece):
        return False
    return bool(
        is_container(content, piece, known) or is_shelf_code(content, piece) or _VOLUME.match(content, piece.start)
    )


def is_paper(content: str, piece: Clause) -> bool:
    """Whether a clause is the number of a paper of a cabinet or a committee: ``CM(56)54``, ``COS(58)77th meeting``."""
    return PAPER.fullmatch(content, piece.start, bare_end_of(content, piece)) is not None


def describing(content: str, piece: Clause) -> bool:
    """Whether a clause says what the document is: a quotation, a kind of document, two parties."""
    return content[piece.start] in QUOTES or describes(content, piece)


def tells_parties(content: str, piece: Clause) -> bool:
    """Whether a clause names sender and recipient."""
    said = read_title(content, piece.start, piece.end)
    return said.sender is not None or said.recipient is not None


def opens_description(content: str, pieces: list[Clause], at: int) -> bool:
    """Whether a clause says what the document is, or is the number of a paper, or names who wrote the paper that stands behind it."""
    if describing(content, pieces[at]) or is_document(content, pieces, at):
        return True
    named = pieces[at].of(content)
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    written = behind is not None and (content[behind.start] in QUOTES or describes(content, behind))
    return (written and is_person(named)) or names_agency(named)


def is_document(content: str, pieces: list[Clause], at: int) -> bool:
    """Whether a clause is the number of a paper, behind which its title or its date stands: ``NSAM 111, 5 May 1961``."""
    if at + 1 >= len(pieces) or DOCUMENT.fullmatch(content, pieces[at].start, pieces[at].end) is None:
        return False
    behind = pieces[at + 1]
    return content[behind.start] in QUOTES or read_date(behind.of(content).rstrip(".")) is not None


def is_person(text: str) -> bool:
    """Whether a clause is a person's name of two words or more."""
    office, person = split_office(text)
    return person is not None and not office and bool(person.given) and not is_body(text)
