"""Where citations may stand in running text: printed works, short forms, and what stands between them.

In a sentence that tells a story only what stands in it is a citation (see `embedded`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series
from archcite.extraction.places.holders import is_place, weight
from archcite.extraction.printed.works import Work, works_within
from archcite.extraction.running.embedded import citations_within
from archcite.extraction.running.notes import notes
from archcite.extraction.running.parted import bare_citation, parted
from archcite.extraction.running.prose import parts_of, prose_words
from archcite.extraction.running.short_forms import ShortForm, short_form
from archcite.extraction.running.signals import after_signals
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.titles.reading import read_title
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_EDGE = " \n\t.,;:()"
_NAME = lazy_pattern(r"(?<!\w)[A-ZÀ-ŽА-Я][^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LAST_NAME = lazy_pattern(
    r"(?<!\w)(?:in|by|see|and|with|mit|von|bei|dans|chez|par)\s(?P<name>[A-ZÀ-ŽА-Я][^\W\d_]+(?:[’'-][^\W\d_]+)*)\s*$"
)
_DATED_BEFORE = lazy_pattern(r"(?:\d{1,2}\s[^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.?\s\d{1,2},)\s(?:1[5-9]|20)\d\d\.\s*\Z")
#: So far behind its first word a work names who wrote it; and so many clauses has a short form.
_NEAR, _LONGEST_FORM = 60, 5
#: A title without pages is no shorter, and is looked for in so many works of one name.
_SHORTEST_TITLE, _MOST_WORKS = 5, 30
_QUOTED_SENTENCE = lazy_pattern(r"[.?!][”\"’]\s+(?=[A-Z])")
_CATCHWORD = lazy_pattern(r"(?P<words>(?:[“\"][^“”\"\n]{1,80}[”\"]\s)?[^\W_][^.;:“”\"\n]{2,80}):\s+(?=[A-Z“\"])")
_SENTENCE = lazy_pattern(r"[“\"](?P<said>[^“”\"]{20,})[.!?][”\"]\s*")
#: A quotation that is a sentence has so many words that titles have not.
_IN_A_SENTENCE = 3
_LOWER = lazy_pattern(r"(?<!\w)[a-z]{2,}")


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
    found = _noted(content)
    parts = [
        [
            parts_of(content, after_signals(content, gap.start, gap.end), gap.end, ".;" if note.number else ".")
            for gap in note.gaps
        ]
        for note in found
    ]
    told = sum(part.end - part.start for note in parts for gap in note for part in gap if part.prose)
    mostly_prose = told * 2 > len(content) or any(note.number for note in found)
    for note, gaps in zip(found, parts, strict=True):
        in_prose = not note.number and (mostly_prose or any(part.prose for gap in gaps for part in gap))
        between = (
            Passage(
                note.number,
                _cited_from(content, first, last, note),
                last,
                part.prose or in_prose or gap.beside,
            )
            for gap, inside in zip(note.gaps, gaps, strict=True)
            for part in inside
            for since, until in (
                citations_within(content, part.start, part.end) if part.prose else [(part.start, part.end)]
            )
            for first, last in parted(content, since, until)
        )
        yield from sorted((*between, *_cited(note, told=in_prose)), key=lambda passage: passage.start)


def _cited_from(content: str, start: int, end: int, note: _Note) -> int:
    """Where a citation starts behind what leads to it: a signal, or of notes by catch phrases the words that they are to (``The envoy:``)."""
    start = after_signals(content, _after_quotation(content, start, end), end)
    lead = None if note.number else _CATCHWORD.match(content, start, end)
    if lead is None or is_place(content, Clause(start, lead.end("words"), ""), lexicon()):
        return start
    at = after_signals(content, lead.end(), end)
    named = known_name(content, at, end) or document_series(content, at, end)
    if content[at] in '“"' and _LOWER.search(content, *lead.span("words")):
        named = at
    led = (
        read_title(content, *lead.span("words")).genre is None
        and weight(content, Clause(start, lead.end("words"), "")) < 2
    )
    return at if named is not None and led else start


def _after_quotation(content: str, start: int, end: int) -> int:
    """Where a citation starts behind a sentence that is quoted, which is no title: ``“He was told so, and he knew it.” Smith, letter``."""
    quoted = _SENTENCE.match(content, start, end)
    told = quoted is not None and sum(1 for _ in prose_words(content, *quoted.span("said"), [])) >= _IN_A_SENTENCE
    return quoted.end() if quoted is not None and told else start


def _cited(note: _Note, *, told: bool) -> Iterator[Passage]:
    for one in note.cited:
        if isinstance(one, Work):
            yield Passage(note.number, one.start, one.end, told, work=one)
        else:
            yield Passage(note.number, one.start, one.end, told or not (note.number or one.titled), short=one)


def _noted(content: str) -> list[_Note]:
    """The notes of a text with the printed works and the short forms in them; the names are those of all its works, of a bibliography's, too."""
    found = [(note, works_within(content, note[1], note[2])) for note in notes(content)]
    named: dict[str, list[str]] = {}
    for _, works in found:
        for work in works:
            for name in _NAME.findall(content, work.source, min(work.source + _NEAR, work.printed)):
                named.setdefault(name, []).append(content[work.source : work.printed])
    return [
        _note(content, _Note(number, list(works), _gaps(content, start, end, works)), (start, end), named)
        for (number, start, end), works in found
    ]


def _note(content: str, note: _Note, span: tuple[int, int], named: Mapping[str, list[str]]) -> _Note:
    """A note with its short forms: those that a semicolon or a stop parts, and in a sentence those of works that the text has."""
    cited = list(note.cited)
    for gap in note.gaps:
        alone = list(_short_forms(content, gap.start, gap.end))
        cited.extend(alone)
        for between in _gaps(content, gap.start, gap.end, alone) if alone else [gap]:
            cited.extend(_told_forms(content, between.start, between.end, named))
    cited.sort(key=lambda one: one.start)
    return _Note(note.number, cited, _gaps(content, *span, cited))


def _short_forms(content: str, start: int, end: int) -> Iterator[ShortForm]:
    """The short forms among what semicolons and stops part."""
    ended = {quoted.end() for quoted in _QUOTED_SENTENCE.finditer(content, start, end)}
    cuts = sorted(
        {start, *ended, *(piece.start for piece in clauses(content, start, end) if piece.before in {";", "."})}
    )
    for since, until in zip(cuts, [*cuts[1:], end], strict=True):
        found = short_form(content, *bare_citation(content, since, until))
        unnamed = found is not None and found.names[0] == found.names[1]
        if unnamed and _DATED_BEFORE.search(content, max(start, since - _NEAR), since):
            continue  # the work that prints the document before the stop: ``A to B, 3 May 1947. Letters, p. 5``
        yield from _joined_forms(content, since, until) if found is None else [found]


def _joined_forms(content: str, start: int, end: int) -> Iterator[ShortForm]:
    """Two short forms that "and" joins: ``Hale, The Frozen Sea, and Poe, Ice, 12``."""
    for piece in clauses(content, start, end):
        if piece.before == "," and content.startswith("and ", piece.start):
            first = short_form(content, *bare_citation(content, start, piece.start))
            second = short_form(content, *bare_citation(content, piece.start, end))
            if first is not None and second is not None:
                yield from (first, second)
                return


def _told_forms(content: str, start: int, end: int, named: Mapping[str, list[str]]) -> Iterator[ShortForm]:
    """The short forms in sentences: each opens with a name that a work of the text has ("…, and Hale, Frozen Sea, 14, shows")."""
    if named.keys().isdisjoint(_NAME.findall(content, start, end)):
        return
    pieces = clauses(content, start, end)
    at = start
    for index, piece in enumerate(pieces[:-1]):
        if piece.start < at:
            continue
        for since in _names_of_works(content, piece, named):
            found = _paged(content, since, pieces[index + 2 : index + _LONGEST_FORM])
            found = found or _unpaged(content, since, pieces[index + 1], named)
            if found is not None:
                yield found
                at = found.end
                break


def _names_of_works(content: str, piece: Clause, named: Mapping[str, list[str]]) -> Iterator[int]:
    """Where the name of a work's author opens a clause, or ends one behind small letters: ``as is told in Hale``."""
    since = after_signals(content, piece.start, piece.end)
    first = _NAME.match(content, since, piece.end)
    if first is not None and first[0] in named:
        yield since
    last = _LAST_NAME.search(content, max(piece.start, piece.end - _NEAR), piece.end)
    if last is not None and last["name"] in named and last.start() > piece.start:  # not ``…, in Hale, Speeches``
        yield last.start("name")


def _paged(content: str, since: int, pieces: list[Clause]) -> ShortForm | None:
    """The short form that opens at an offset and ends with the pages that the first clause of figures gives."""
    for last in pieces:
        if last.before == "," and content[last.start].isdigit():
            found = short_form(content, since, last.end)
            if found is not None and found.pages is not None:
                return found
    return None


def _unpaged(content: str, since: int, title: Clause, named: Mapping[str, list[str]]) -> ShortForm | None:
    """The short form without pages that opens at an offset, where a work of that name has its title in these words."""
    name = _NAME.match(content, since)
    words = title.of(content).strip("“”\"‘’' *_.")
    if name is None or len(words) < _SHORTEST_TITLE or not any(words in work for work in named[name[0]][-_MOST_WORKS:]):
        return None
    return short_form(content, since, title.end)


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
