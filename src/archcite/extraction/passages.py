"""Where citations may stand in running text: printed works, short forms, and what stands between them.

A note is cut into citations at semicolons and full stops behind which a new one begins: with a quoted or italic title, a genre and a
year, two parties and a date, or "Ibid.". What follows without any of these (another place, a translator) belongs to the citation
before it. In a sentence that tells a story only what stands in it is a citation (see `embedded`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series
from archcite.extraction.dates import find_dates
from archcite.extraction.embedded import citations_within
from archcite.extraction.holders import is_container, is_place, weight
from archcite.extraction.note import is_classification
from archcite.extraction.notes import notes
from archcite.extraction.prose import parts_of
from archcite.extraction.short_forms import ShortForm, short_form
from archcite.extraction.signals import after_signals
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.titles import read_title
from archcite.extraction.works import Work, works_within
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEW = lazy_pattern(
    r"(?:(?:and|see(?:\s+also)?|cf\.|also|siehe|vgl\.|voir)\s+)*(?:Ibid|Ebd|Ebenda|Там же|https?://|[“\"«„*]"
    r"|(?:[^\W\d_][\w.’'-]*[ ,]{1,2}){1,8}(?:trans\.,?\s|eds?\.,?\s)?[“\"«„*](?=[^\W_])"
    r"|(?:[^\W\d_][\w.’'-]*\s){1,6}to\s(?:[^\W\d_][\w.’'-]*[\s,]+){1,6}\d{1,2}\s[A-Z])",
)
_YEAR = lazy_pattern(r"(?<!\d)1[5-9]\d\d(?!\d)|(?<!\d)20\d\d(?!\d)")
_FIRST_WORDS = lazy_pattern(r"[A-Z][\w-]*(?:\s[\w-]+){0,2}")
#: No citation is longer: what stands further back is not looked at, so that a note of any length takes linear time.
_LONGEST = 2000
_SENTENCE_NEW = lazy_pattern(r"(?:See(?:\s+also)?|Cf\.|Ibid|Ebd|Там же)\b")
#: So many clauses stand in front of a document's date at most, and so many letters are behind its first clause ("May 5, 1983").
_CLAUSES_TO_DATE, _LONGEST_DATE = 4, 8
_AND_TITLE = lazy_pattern(r"and\s[“\"][^“”\"]{8,}[”\"],?\s")
_EDGE = " \n\t.,;:()"
_QUOTED_SENTENCE = lazy_pattern(r"[.?!][”\"’]\s+(?=[A-Z])")
_CATCHWORD = lazy_pattern(r"(?P<words>(?:[“\"][^“”\"\n]{1,80}[”\"]\s)?[^\W_][^.;:“”\"\n]{2,80}):\s+(?=[A-Z])")


class Passage(msgspec.Struct, frozen=True):
    """Where a citation may stand.

    Args:
        number: of its note; empty without one.
        start: where it starts.
        end: where it ends.
        told: whether it stands in prose, or in one sentence with another citation, where it must say where something is.
        work: the printed work that it is.
        short: the short form that it may be.
    """

    number: str
    start: int
    end: int
    told: bool
    work: Work | None = None
    short: ShortForm | None = None


class _Gap(msgspec.Struct, frozen=True):
    """What stands between works and short forms; `beside` one of them in the same sentence, or not."""

    start: int
    end: int
    beside: bool


class _Note(msgspec.Struct, frozen=True):
    number: str
    cited: list[Work | ShortForm]
    gaps: list[_Gap]


def passages(content: str) -> Iterator[Passage]:
    r"""The passages of a text in order.

    Example:
        >>> text = "1. RGANI, f. 5, op. 30; Ann Hale, The Sea (Oslo, 1991), 3.\n2. Hale, Sea, 4."
        >>> [text[passage.start : passage.end] for passage in passages(text)]
        ['RGANI, f. 5, op. 30', 'Ann Hale, The Sea (Oslo, 1991), 3.', 'Hale, Sea, 4.']
    """
    found = [_note(content, *note) for note in notes(content)]
    parts = [
        [parts_of(content, after_signals(content, gap.start, gap.end), gap.end) for gap in note.gaps] for note in found
    ]
    told = sum(part.end - part.start for note in parts for gap in note for part in gap if part.prose)
    mostly_prose = told * 2 > len(content) or any(note.number for note in found)
    for note, gaps in zip(found, parts, strict=True):
        in_prose = not note.number and (mostly_prose or any(part.prose for gap in gaps for part in gap))
        between = (
            Passage(note.number, _cited_from(content, first, last, note), last, part.prose or in_prose or gap.beside)
            for gap, inside in zip(note.gaps, gaps, strict=True)
            for part in inside
            for since, until in (
                citations_within(content, part.start, part.end) if part.prose else [(part.start, part.end)]
            )
            for first, last in _citations(content, since, until)
        )
        yield from sorted((*between, *_cited(note, told=in_prose)), key=lambda passage: passage.start)


def _cited_from(content: str, start: int, end: int, note: _Note) -> int:
    """Where a citation starts behind what leads to it: a signal, or of notes by catch phrases the words that they are to (``The envoy:``)."""
    start = after_signals(content, start, end)
    lead = None if note.number else _CATCHWORD.match(content, start, end)
    if lead is None or is_place(content, Clause(start, lead.end("words"), ""), lexicon()):
        return start
    at = after_signals(content, lead.end(), end)
    named = known_name(content, at, end) or document_series(content, at, end)
    led = (
        read_title(content, *lead.span("words")).genre is None
        and weight(content, Clause(start, lead.end("words"), "")) < 2
    )
    return at if named is not None and led else start


def _cited(note: _Note, *, told: bool) -> Iterator[Passage]:
    for one in note.cited:
        if isinstance(one, Work):
            yield Passage(note.number, one.start, one.end, told, work=one)
        else:
            yield Passage(note.number, one.start, one.end, told or not (note.number or one.titled), short=one)


def _note(content: str, number: str, start: int, end: int) -> _Note:
    """The printed works and the short forms of a note, and the stretches between them."""
    works = works_within(content, start, end)
    cited: list[Work | ShortForm] = list(works)
    for gap in _gaps(content, start, end, works):
        cited.extend(_short_forms(content, gap.start, gap.end))
    cited.sort(key=lambda one: one.start)
    return _Note(number, cited, _gaps(content, start, end, cited))


def _short_forms(content: str, start: int, end: int) -> Iterator[ShortForm]:
    """The short forms among what semicolons and stops part."""
    ended = {quoted.end() for quoted in _QUOTED_SENTENCE.finditer(content, start, end)}
    cuts = sorted(
        {start, *ended, *(piece.start for piece in clauses(content, start, end) if piece.before in {";", "."})}
    )
    for since, until in zip(cuts, [*cuts[1:], end], strict=True):
        found = short_form(content, *_trimmed(content, since, until))
        if found is not None:
            yield found


def _gaps(content: str, start: int, end: int, cited: Sequence[Work | ShortForm]) -> list[_Gap]:
    gaps: list[_Gap] = []
    at = start
    for one in cited:
        gaps.extend(_gap(content, at, one.start, behind=at > start, ahead=True))
        at = one.end
    gaps.extend(_gap(content, at, end, behind=bool(cited), ahead=False))
    return [gap for gap in gaps if content[gap.start : gap.end].strip(_EDGE)]


def _gap(content: str, start: int, end: int, *, behind: bool, ahead: bool) -> Iterator[_Gap]:
    """What stands between two citations, cut where a sentence or a citation ends; what is of one sentence with one is marked."""
    first, last = start, end
    cuts = [piece.start for piece in clauses(content, start, end) if piece.before in {";", "."}]
    if behind and content[start - 1] != "." and content[start:end].lstrip()[:1] not in {";", "."}:
        first = cuts[0] if cuts else end
        yield _Gap(start, first, beside=True)
    if ahead and first < end and not content[start:end].rstrip().endswith((";", ".")):
        last = cuts[-1] if cuts and cuts[-1] >= first else first
        yield _Gap(last, end, beside=True)
    if first < last:
        yield _Gap(first, last, beside=False)


def _citations(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """The citations of one note."""
    found: list[tuple[int, int]] = []
    since = start
    held = False
    pieces = clauses(content, start, end)
    for index, piece in enumerate(pieces):
        if (
            piece.before == ";"
            and (
                _NEW.match(content, piece.start, end)
                or (held and _starts_place(content, piece.start))
                or _starts_document(content, since, piece.start, end)
                or _is_pointed_to(content, piece)
                or (_is_dated(content, since, piece.start) and _starts_dated(content, pieces, index))
            )
        ) or (piece.start > since and _joined(content, since, piece, end)):
            found.append((since, piece.start))
            since, held = piece.start, False
        held = held or content.startswith(("Ibid", "Ebd", "Там же"), piece.start)
    found.append((since, end))
    return [trimmed for a, b in found if (trimmed := _trimmed(content, a, b))[0] < trimmed[1]]


def _joined(content: str, since: int, piece: Clause, end: int) -> bool:
    """Whether a new sentence, or "and" behind a date, leads to another citation: ``“One,” May 1958, and “Two,” August 1958``."""
    if piece.before == ".":
        return _SENTENCE_NEW.match(content, piece.start, end) is not None
    return (
        piece.before == ","
        and _AND_TITLE.match(content, piece.start, end) is not None
        and _is_dated(content, since, piece.start)
    )


def _is_dated(content: str, since: int, until: int) -> bool:
    """Whether what stands before a semicolon has a year."""
    return _YEAR.search(content, max(since, until - _LONGEST), until) is not None


def _starts_dated(content: str, pieces: list[Clause], index: int) -> bool:
    """Whether something with a day or a month of its own follows: ``Smith interview, May 5, 1983``, ``Globe and Mail, 6 May 1983``.

    A place begins with its holder or a container; where a copy was printed or who translated it, with a small letter.
    """
    first = pieces[index]
    if not content[first.start].isupper() or is_container(content, first, lexicon()) or weight(content, first):
        return False
    if known_name(content, first.start, first.end) is not None or is_classification(first.of(content)):
        return False
    for piece in pieces[index + 1 : index + _CLAUSES_TO_DATE]:
        if piece.before != ",":
            return False
        date = next(iter(find_dates(content, Span(piece.start, min(piece.end + _LONGEST_DATE, pieces[-1].end)))), None)
        if date is not None and date.span.start == piece.start and date.precision in {"day", "month"}:
            return True
    return False


def _starts_place(content: str, at: int) -> bool:
    """Whether a capital starts what follows: behind "Ibid." another place is another citation."""
    return content[at : at + 1].isupper()


def _is_pointed_to(content: str, piece: Clause) -> bool:
    """Whether a reader is told to see something else, which is more than a further place: "see also his account in AVP RF, f. 06"."""
    start = after_signals(content, piece.start, piece.end)
    return piece.start < start < piece.end and weight(content, Clause(start, piece.end, ";")) == 0


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
    while end > start and content[end - 1] in " \n\t;,":
        end -= 1
    return start, end
