"""Which sentences of a text tell a story: a citation in them is a part of the sentence, and the sentence is no part of it.

A sentence has finite verbs, pronouns and conjunctions, which citations have not; those in quotations and brackets do not count, because
titles have them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.places.holders import is_container, weight
from archcite.extraction.references.layout import QUOTES, is_shelf_code
from archcite.extraction.running.signals import after_signals
from archcite.extraction.structure import Clause, Group, clauses, groups
from archcite.extraction.titles.reading import read_title
from archcite.extraction.words import WORD, has_digit
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from archcite.archives.lexicon import Lexicon

_SMALL = lazy_pattern(r"(?<![\w.’'-])[^\W\d_A-Z][^\W\d_]*(?![\w’'-]|\.\w)")
#: What may open a citation, too.
_SIGNALS = frozenset({"see"})
_BRACKETED_SENTENCE = lazy_pattern(r"\.\s+\([A-ZÀ-ŽА-Я]")
#: What opens a sentence and no citation.
_NEVER_CITED = frozenset({"According"})
#: What a kind of document may govern before it is a sentence that only begins with one ("Reports were sent").
_IN_A_TITLE = 4
#: A sentence that surely tells a story has so many such words; one alone may stand in a title without quotation marks.
_SURE = 2
#: No clause that names a place is longer.
_LONGEST_CLAUSE = 300


class Part(msgspec.Struct, frozen=True):
    """A run of sentences of one kind.

    Args:
        start: where it starts.
        end: where the next one starts.
        prose: whether it is one sentence that tells a story; else it may be a citation, of one sentence or more.
    """

    start: int
    end: int
    prose: bool


def parts_of(content: str, start: int, end: int, stops: Container[str] = ".") -> list[Part]:
    """The sentences of a stretch: each that tells a story by itself, what stands between them together.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        stops: what ends a sentence; of notes semicolons do, too, behind which a citation may stand or a sentence go on.

    Example:
        >>> text = "He was told so (RGANI, f. 5). See GARF. F. 1. Op. 2. It was late."
        >>> [text[part.start : part.end].strip() for part in parts_of(text, 0, len(text))]
        ['He was told so (RGANI, f. 5).', 'See GARF. F. 1. Op. 2.', 'It was late.']
    """
    enclosed = groups(content, start, end)
    told = _opens_sentence(content, start, end) or _BRACKETED_SENTENCE.search(content, start, end) is not None
    if not told and next(prose_words(content, start, end, enclosed), None) is None:
        return [Part(start, end, prose=False)]
    found: list[Part] = []
    pieces = clauses(content, start, end, inner=enclosed)
    for first, last, until in _sentences(pieces, end, stops):
        inside = _within(enclosed, pieces[first].start, until)
        cited = _behind(pieces[first:last], after_signals(content, pieces[first].start, until))
        prose = bool(cited) and _is_prose(content, cited, until, inside)
        if found and not prose and not found[-1].prose:
            found[-1] = Part(found[-1].start, until, prose=False)
        else:
            found.append(Part(pieces[first].start, until, prose))
    return found


def prose_words(content: str, start: int, end: int, enclosed: list[Group]) -> Iterator[int]:
    """Where words of a stretch end that sentences have and citations have not, outside the quotations and brackets given."""
    known = lexicon()
    for since, until in _outside(start, end, enclosed):
        for word in _SMALL.finditer(content, since, until):
            if _is_told(word[0], known):
                yield word.start()


def has_prose(content: str, start: int, end: int) -> bool:
    """Whether a stretch has words that sentences have and citations have not, outside of quotations and brackets.

    Example:
        >>> has_prose("RGANI, f. 5 (which was closed)", 0, 30), has_prose("RGANI, which was closed", 0, 23)
        (False, True)
    """
    return next(prose_words(content, start, end, groups(content, start, end)), None) is not None


def _sentences(pieces: list[Clause], end: int, stops: Container[str]) -> Iterator[tuple[int, int, int]]:
    """The first clause of each sentence, the one behind its last, and where the next sentence starts."""
    first = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or pieces[index].before in stops:
            yield first, index, pieces[index].start if index < len(pieces) else end
            first = index


def _behind(pieces: list[Clause], at: int) -> list[Clause]:
    """The clauses of a sentence behind what leads to a citation: "for the other view, see"."""
    return [piece if piece.start >= at else Clause(at, piece.end, piece.before) for piece in pieces if piece.end > at]


def _is_prose(content: str, pieces: list[Clause], end: int, enclosed: list[Group]) -> bool:
    bracketed = enclosed[0] if enclosed and len(pieces) == 1 and enclosed[0].start == pieces[0].start else None
    if bracketed is not None and bracketed.mark == "(" and not content[bracketed.end : end].strip(" .\n"):
        return has_prose(content, bracketed.start + 1, bracketed.end - 1)  # a sentence in brackets
    if _opens_sentence(content, pieces[0].start, end):
        return True
    opening = WORD.match(content, pieces[0].start, end)
    count = int(opening is not None and opening[0].istitle() and opening[0].casefold() in lexicon().prose - _SIGNALS)
    for _ in prose_words(content, pieces[0].start, end, enclosed):
        count += 1
        if count >= _IN_A_TITLE:
            return True
    if count == 0 or not _cites_openly(content, pieces):
        return count > 0
    genre = read_title(content, pieces[0].start, min(pieces[0].end, pieces[0].start + _LONGEST_CLAUSE)).genre
    return count >= _SURE and not (genre is not None and genre[0] == pieces[0].start)


def _opens_sentence(content: str, start: int, end: int) -> bool:
    opening = WORD.search(content, start, end)
    return opening is not None and opening[0] in _NEVER_CITED


def _cites_openly(content: str, pieces: list[Clause]) -> bool:
    """Whether one of the clauses is a quotation, an archive or a numbered container, as in a citation."""
    known = lexicon()
    for index, piece in enumerate(pieces):
        if content[piece.start] in QUOTES and not _goes_on(content, pieces, index):
            return True
        if piece.end - piece.start < _LONGEST_CLAUSE and (
            weight(content, piece) >= 2
            or is_shelf_code(content, piece)
            or (is_container(content, piece, known) and has_digit(piece.of(content)))
        ):
            return True
    return False


def _goes_on(content: str, pieces: list[Clause], index: int) -> bool:
    """Whether a sentence goes on right behind a quotation: ``His book, “A Title,” was published``."""
    if index + 1 == len(pieces):
        return False
    first = _SMALL.match(content, pieces[index + 1].start, pieces[index + 1].end)
    return first is not None and _is_told(first[0], lexicon())


def _is_told(word: str, known: Lexicon) -> bool:
    return word in known.prose or (word.endswith("ed") and word not in known.participles)


def _within(enclosed: list[Group], start: int, end: int) -> list[Group]:
    first = bisect_left(enclosed, start, key=lambda group: group.start)
    return enclosed[first : bisect_left(enclosed, end, key=lambda group: group.start)]


def _outside(start: int, end: int, enclosed: list[Group]) -> Iterator[tuple[int, int]]:
    at = start
    for group in enclosed:
        if group.end <= start or group.start >= end:
            continue
        yield at, group.start
        at = group.end
    yield at, end
