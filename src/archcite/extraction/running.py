"""Citations in running text: a footnote with several, a page of footnotes, numbers stuck to the text, sentences of prose.

A page is cut into notes by their numbers, a note into citations at semicolons and full stops behind which a new one begins: with a
quoted or italic title, a genre and a year, two parties and a date, or "Ibid.". What follows without any of these (another place, a translator) belongs
to the citation before it. In a sentence that tells a story only what stands in it is a citation (see `embedded`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.extraction.dates_words import fold, words
from archcite.extraction.divided_words import undivided
from archcite.extraction.embedded import citations_within
from archcite.extraction.emphasis import plainly_emphasised
from archcite.extraction.holders import weight
from archcite.extraction.ibid import resolved
from archcite.extraction.lines import listed
from archcite.extraction.prose import parts_of
from archcite.extraction.reader import extract_stretch, extract_work
from archcite.extraction.shelfmark import shelfmarks
from archcite.extraction.signals import after_signals
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.whereabouts import says_where
from archcite.extraction.works import Work, works_within
from archcite.model import Problem, Severity, Span, Text
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from archcite.extraction.outcome import Extraction
    from archcite.model import Record

_NOTE = lazy_pattern(
    r"(?m)^[ \t]*(?:\[(?P<bracketed>\d{1,4})\]|\((?P<round>\d{1,4})\)|(?P<plain>\d{1,4}))(?P<stop>[.):]?)(?P<gap>[ \t]*)(?=[^\W\d_]|[“\"«„*‘'])"
)
_NEW = lazy_pattern(
    r"(?:(?:and|see(?:\s+also)?|cf\.|also|siehe|vgl\.|voir)\s+)*(?:Ibid|Ebd|Ebenda|Там же|[“\"«„*]"
    r"|(?:[^\W\d_][\w.’'-]*[ ,]{1,2}){1,8}(?:trans\.,?\s|eds?\.,?\s)?[“\"«„*](?=[^\W_])"
    r"|(?:[^\W\d_][\w.’'-]*\s){1,6}to\s(?:[^\W\d_][\w.’'-]*[\s,]+){1,6}\d{1,2}\s[A-Z])",
)
_YEAR = lazy_pattern(r"(?<!\d)1[5-9]\d\d(?!\d)|(?<!\d)20\d\d(?!\d)")
_WORD = lazy_pattern(r"[^\W\d_]+")
_GAP = lazy_pattern(r"\n[ \t]*\n")
_FIRST_WORDS = lazy_pattern(r"[A-Z][\w-]*(?:\s[\w-]+){0,2}")
#: Where and when a book was printed, in brackets.
_IMPRINT = lazy_pattern(r"\([^():\n]{2,60}:[^():\n]{2,80},\s(?:1[5-9]|20)\d\d\)")
#: No citation is longer: what stands further back is not looked at, so that a note of any length takes linear time.
_LONGEST = 2000
_SENTENCE_NEW = lazy_pattern(r"(?:See(?:\s+also)?|Cf\.|Ibid|Ebd|Там же)\b")


class _Stretch(msgspec.Struct, frozen=True):
    """Where a citation may stand: the number of its note, whether it stands in prose, where it must say where it is, and what work it is."""

    number: str
    start: int
    end: int
    told: bool
    work: Work | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One citation of a running text.

    Args:
        span: where it stands.
        note: the number of its footnote, as printed; empty without one.
        extraction: what was read of it, with spans into the whole text.
        record: what it means: of an "Ibid." with what the citation before it hands down, marked as inferred.
    """

    span: Span
    note: str
    extraction: Extraction
    record: Record


def find_citations(text: str | Text) -> tuple[Found, ...]:
    r"""The citations of a footnote, of a page of footnotes or of prose, in order; the sentences around them give none.

    Args:
        text: the characters, or a `Text` as reading gives it.

    Example:
        >>> page = '12. Ibid., l. 20; RGANI, f. 89, op. 28, d. 5, l. 1.\n13RGASPI, f. 558, op. 11, d. 59, l. 8.'
        >>> [(found.note, found.extraction.record.locations[0].leaves) for found in find_citations(page)]
        [('12', '20'), ('12', '1'), ('13', '8')]
        >>> [found.record.locations[0].archive for found in find_citations("1. AAN, KC PZPR, t. 12, k. 3-4.\n2. Ibid., k. 7.")]
        ['AAN', 'AAN']
    """
    text = Text(text) if isinstance(text, str) else plainly_emphasised(undivided(text))
    found: list[Found] = []
    for stretch in _stretches(text.content):
        since, until = stretch.start, stretch.end
        extraction = extract_stretch(text, since, until) if stretch.work is None else extract_work(text, stretch.work)
        if any(problem.code == "no-citation" for problem in extraction.problems):
            continue
        if not stretch.told or says_where(extraction.record):
            record = extraction.record
            if record.ibid and found:
                extraction, record = _resolved(extraction, found, stretch.number, since)
            found.append(Found(Span(since, until), stretch.number, extraction, record))
    return tuple(found)


def _stretches(content: str) -> Iterator[_Stretch]:
    """Where citations may stand: printed works, and what stands between them."""
    notes = [(number, *_without_works(content, start, end)) for number, start, end in _notes(content)]
    parts = [
        [(gap, parts_of(content, after_signals(content, *gap[:2]), gap[1])) for gap in gaps] for _, _, gaps in notes
    ]
    told = sum(part.end - part.start for note in parts for _, gap in note for part in gap if part.prose)
    mostly_prose = told * 2 > len(content) or any(number for number, _, _ in notes)
    for (number, works, _), note in zip(notes, parts, strict=True):
        in_prose = not number and (mostly_prose or any(part.prose for _, gap in note for part in gap))
        between = (
            _Stretch(number, after_signals(content, first, last), last, part.prose or in_prose or beside)
            for (_, _, beside), gap in note
            for part in gap
            for since, until in (
                citations_within(content, part.start, part.end) if part.prose else [(part.start, part.end)]
            )
            for first, last in _citations(content, since, until)
        )
        cited = (_Stretch(number, work.start, work.end, in_prose, work) for work in works)
        yield from sorted((*between, *cited), key=lambda stretch: stretch.start)


def _without_works(content: str, start: int, end: int) -> tuple[list[Work], list[tuple[int, int, bool]]]:
    """The printed works of a note, and the stretches between them; whether each is of one sentence with a work."""
    works = works_within(content, start, end)
    gaps: list[tuple[int, int, bool]] = []
    at = start
    for work in works:
        gaps.extend(_gap(content, at, work.start, behind=at > start, ahead=True))
        at = work.end
    gaps.extend(_gap(content, at, end, behind=bool(works), ahead=False))
    return works, [gap for gap in gaps if content[gap[0] : gap[1]].strip(" \n\t.,;:()")]


def _gap(content: str, start: int, end: int, *, behind: bool, ahead: bool) -> Iterator[tuple[int, int, bool]]:
    """What stands between works, cut where a sentence or a citation ends; what is of one sentence with a work is marked."""
    first, last = start, end
    cuts = [piece.start for piece in clauses(content, start, end) if piece.before in {";", "."}]
    if behind and content[start:end].lstrip()[:1] not in {";", "."}:
        first = cuts[0] if cuts else end
        yield start, first, True
    if ahead and first < end and not content[start:end].rstrip().endswith((";", ".")):
        last = cuts[-1] if cuts and cuts[-1] >= first else first
        yield last, end, True
    if first < last:
        yield first, last, False


def _resolved(extraction: Extraction, found: list[Found], number: str, start: int) -> tuple[Extraction, Record]:
    """An "Ibid." with what it stands for; behind a note with several citations it may stand for any, which is told."""
    before = found[-1]
    if before.note != number and len(found) > 1 and found[-2].note == before.note and before.note:
        message = "the note before has several citations; “Ibid.” is taken for the last of them"
        problem = Problem("ibid-ambiguous", Severity.NOTE, message, Span(start, start + 1))
        extraction = replace(extraction, problems=(*extraction.problems, problem))
    return extraction, resolved(extraction.record, before.record)


def _notes(content: str) -> list[tuple[str, int, int]]:
    """The notes of a page: their number and where their text stands; a text without numbers is one note a paragraph."""
    starts: list[tuple[str, int, int]] = []
    last = 0
    for match in _NOTE.finditer(content):
        number = match.group("bracketed") or match.group("round") or match.group("plain")
        value = int(number)
        stuck = not match.group("stop") and not match.group("gap") and match.group("plain")
        if (starts and not last < value <= last + 10) or _opens_sentence(content, match, last + 1):
            continue
        if stuck and not content[match.end() : match.end() + 2].strip().isupper() and value != last + 1:
            continue
        starts.append((number, match.start(), match.end()))
        last = value
    if not starts:
        return [("", start, end) for start, end in _paragraphs(content, len(content))]
    ends = [start for _, start, _ in starts[1:]] + [len(content)]
    ahead = [("", start, end) for start, end in _paragraphs(content, starts[0][1])]
    return ahead + [(number, at, end) for (number, _, at), end in zip(starts, ends, strict=True)]


def _opens_sentence(content: str, number: re.Match[str], following: int) -> bool:
    """Whether a number without a stop is no note's: the day of a date that a line's end cut, a year ("1962 was a bad year")."""
    figures, word = number.group("plain"), _WORD.match(content, number.end())
    if not figures or number.group("stop") or word is None or int(figures) == following:
        return False
    return word[0].islower() if _YEAR.fullmatch(figures) else fold(word[0]) in words().months


def _paragraphs(content: str, end: int) -> list[tuple[int, int]]:
    found = []
    at = 0
    for gap in _GAP.finditer(content, 0, end):
        found.append((at, gap.start()))
        at = gap.end()
    found.append((at, end))
    return [line for since, until in found if content[since:until].strip() for line in listed(content, since, until)]


def _citations(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """The citations of one note."""
    found: list[tuple[int, int]] = []
    since = start
    held = False
    for piece in clauses(content, start, end):
        if (
            piece.before == ";"
            and (
                _NEW.match(content, piece.start, end)
                or (held and _starts_place(content, piece.start))
                or _starts_document(content, since, piece.start, end)
                or _is_pointed_to(content, piece)
                or _follows_book(content, since, piece)
            )
        ) or (piece.before == "." and _SENTENCE_NEW.match(content, piece.start, end) and piece.start > since):
            found.append((since, piece.start))
            since, held = piece.start, False
        held = held or content.startswith(("Ibid", "Ebd", "Там же"), piece.start)
    found.append((since, end))
    return [trimmed for a, b in found if (trimmed := _trimmed(content, a, b))[0] < trimmed[1]]


def _starts_place(content: str, at: int) -> bool:
    """Whether a capital starts what follows: behind "Ibid." another place is another citation."""
    return content[at : at + 1].isupper()


def _is_pointed_to(content: str, piece: Clause) -> bool:
    """Whether a reader is told to see something else, which is more than a further place: "see also his account in AVP RF, f. 06"."""
    start = after_signals(content, piece.start, piece.end)
    return piece.start < start < piece.end and weight(content, Clause(start, piece.end, ";")) == 0


def _follows_book(content: str, since: int, piece: Clause) -> bool:
    """Whether an archive is named behind a book that is cited for itself: "…, ed., Records (Moscow: Example, 2003), 338; RGANI, f. 3"."""
    since = max(since, piece.start - _LONGEST)
    if known_name(content, piece.start, piece.end) is None or not _IMPRINT.search(content, since, piece.start):
        return False
    return not shelfmarks(content, since, piece.start)


def _starts_document(content: str, since: int, at: int, end: int) -> bool:
    """Whether a genre starts what follows and each side has a year: "..., 1962, AVP RF, f. 5; Memorandum, 5 May 1961, ..."."""
    first = _FIRST_WORDS.match(content, at, end)
    if not first or not _YEAR.search(content, max(since, at - _LONGEST), at):
        return False
    words = first[0].casefold().split()
    named = any(" ".join(words[:size]) in lexicon().genres for size in (1, 2, 3))
    stop = content.find(";", at, end)
    return named and _YEAR.search(content, at, stop if stop >= 0 else end) is not None


def _trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    while start < end and content[start] in " \n\t;":
        start += 1
    while end > start and content[end - 1] in " \n\t;":
        end -= 1
    return start, end
