"""Citations inside a sentence of prose: in brackets, with a quoted title, or an archive with its shelfmark.

``As Mikoyan wrote on 5 November (RGANI, f. 3, op. 65, d. 905, l. 12), the …`` · ``see “Telegram from A to B,” October 4, 1962, Wilson
Center Digital Archive, AVP RF, which …``. Where the sentence goes on, the citation ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import msgspec

from archcite.archives.known import known_name, known_platform
from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import document_series, printed_words
from archcite.edges import behind_edge
from archcite.extraction.places.holders import is_container, is_place, is_shelf, weight
from archcite.extraction.places.leaves import leaves_of
from archcite.extraction.references.layout import QUOTES, is_shelf_code
from archcite.extraction.running.prose import has_prose
from archcite.extraction.running.signals import AGAIN, after_signals
from archcite.extraction.sources.provenance import ROLE_WORDS
from archcite.extraction.stretch import Stretch, survey
from archcite.extraction.structure import Clause, Group, groups
from archcite.extraction.titles.reading import read_title
from archcite.extraction.words import WORD, has_digit
from archcite.patterns import lazy_pattern

#: No citation inside a sentence is longer, and none is shorter.
_LONGEST, _SHORTEST = 1500, 8
#: How far from its end a clause is searched for what opens a citation; what stands further ahead is the sentence.
_REACH = 200
#: How many clauses without a number may stand between an archive and its number, or a title and its archive.
_AHEAD = 4
#: Titles are longer than words that a sentence merely quotes.
_SHORTEST_TITLE = 8
_IBID = lazy_pattern(rf"{AGAIN}\b", re.IGNORECASE)
_CAPITAL = lazy_pattern(r"(?<![\w’'-])[^\W\d_a-zà-öø-ÿа-я][\w’'/-]*")
#: A letter that stands before its date, at the end of a clause that may begin as a sentence does.
_LETTER = lazy_pattern(
    r"(?<!\S)(?:[A-ZÀ-Ž][\w.’'-]*\s(?:[\[(][A-ZÀ-Ž]\w+[\])]\s)?){1,4}to\s(?:[A-ZÀ-Ž][\w.’'-]*\s?){1,4}$"
)


class _Sentence(msgspec.Struct, frozen=True):
    """A sentence, cut into clauses; quotations and brackets stand whole in them."""

    content: str
    pieces: list[Clause]
    enclosed: list[Group]
    stretch: Stretch

    def within(self, start: int, end: int) -> list[Group]:
        """The quotations and brackets that start in a stretch."""
        first = bisect_left(self.enclosed, start, key=lambda group: group.start)
        return self.enclosed[first : bisect_left(self.enclosed, end, key=lambda group: group.start)]


def citations_within(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where citations may stand in a sentence, in order; whether each is one is told when it is read.

    Example:
        >>> text = "As he wrote in May (RGANI, f. 3, op. 65, d. 905, l. 12), it was kept in GARF, f. 1, op. 2, d. 3, and was lost."
        >>> [text[since:until] for since, until in citations_within(text, 0, len(text))]
        ['RGANI, f. 3, op. 65, d. 905, l. 12', 'GARF, f. 1, op. 2, d. 3']
    """
    sentence = _cut(content, start, end)
    found: list[tuple[int, int]] = []
    at = start
    for index, piece in enumerate(sentence.pieces):
        if piece.end <= at:
            continue
        opening = _opening(sentence, index, at)
        until = _closing(sentence, index, opening) if opening is not None else at
        for group in sentence.within(max(piece.start, at), piece.end):
            if opening is None or not opening <= group.start < until:
                found.extend(_bracketed(content, group))
        if opening is not None and _SHORTEST < until - opening <= _LONGEST:
            found.append((opening, until))
            at = until
    return sorted(found)


def _cut(content: str, start: int, end: int) -> _Sentence:
    """A sentence with its clauses, dates and shelfmarks; what stands in quotations and brackets is a matter of its own."""
    enclosed = groups(content, start, end)
    found = survey(content, start, end)
    starts = [group.start for group in enclosed]

    def stands_free(at: int) -> bool:
        index = bisect_left(starts, at) - 1
        return index < 0 or enclosed[index].end <= at

    marks = [mark for mark in found.marks if stands_free(mark.start)]
    dates = [date for date in found.dates if stands_free(date.span.start)]
    stretch = Stretch(content, start, end, dates, marks)
    return _Sentence(content, stretch.clauses(), enclosed, stretch)


def _bracketed(content: str, group: Group) -> list[tuple[int, int]]:
    """What a bracket holds, without what leads to it ("see"); of a sentence in brackets what that holds."""
    if group.mark not in "([" or not _SHORTEST < group.end - group.start <= _LONGEST:
        return []
    start, end = group.start + 1, group.end - 1
    start = after_signals(content, start, end)
    if not (has_digit(content[start:end]) or _IBID.match(content, start, end)):
        return []
    return citations_within(content, start, end) if has_prose(content, start, end) else [(start, end)]


def _opening(sentence: _Sentence, index: int, at: int) -> int | None:
    """Where a citation opens in a clause: with a quoted title, or an archive, or the letter and the date before it."""
    piece = sentence.pieces[index]
    for group in sentence.within(max(piece.start, at), piece.end):
        titled = group.mark in QUOTES and group.end - group.start > _SHORTEST_TITLE
        if titled and not sentence.content[group.end : piece.end].strip(" ,.") and _is_title(sentence, index):
            return group.start
    archive = _archive(sentence, index, at)
    if archive is None or archive > piece.start or index == 0:
        return archive
    return _with_letter(sentence, index, at)


def _is_title(sentence: _Sentence, index: int) -> bool:
    """Whether a digital host, or an archive with its number, follows a quotation, or stands behind the date that does."""
    for following in range(index + 1, min(index + _AHEAD, len(sentence.pieces))):
        piece = sentence.pieces[following]
        if piece.before not in {",", ""}:
            return False
        if known_platform(sentence.content, piece.start, piece.end) is not None:
            return True
        if _archive(sentence, following, piece.start) == piece.start:
            return True
    return False


def _archive(sentence: _Sentence, index: int, at: int) -> int | None:
    """Where the name of an archive starts that ends a clause, or stands in it, with its number behind."""
    content, piece = sentence.content, sentence.pieces[index]
    if not (has_digit(content[piece.start : piece.end]) or _numbered_ahead(sentence, index)):
        return None
    enclosed = sentence.within(piece.start, piece.end)
    marked = [mark.start for mark in sentence.stretch.marks if piece.start < mark.start < piece.end][:1]
    end = marked[0] if marked else piece.end
    for word in _CAPITAL.finditer(content, max(piece.start, at, end - _REACH), end):
        if any(group.start <= word.start() < group.end for group in enclosed):
            continue
        name = known_name(content, word.start(), end) or document_series(content, word.start(), end)
        if name is None:
            if weight(content, Clause(word.start(), end, ",")) < 2 or has_prose(content, word.start(), end):
                continue
            name = end
        since = name
        since = behind_edge(content, since, end, " ,:.\n")
        if since == end and (marked or _numbered_ahead(sentence, index)):
            return word.start()
        behind = Clause(since, end, ",")
        if since < end and has_digit(content[since:end]) and is_shelf(content, behind, lexicon()):
            return word.start()
    return None


def _numbered_ahead(sentence: _Sentence, index: int) -> bool:
    """Whether a number of a shelfmark follows a clause, perhaps behind the name of a collection."""
    content = sentence.content
    for piece in sentence.pieces[index + 1 : index + _AHEAD]:
        if piece.before != ",":
            return False
        if _is_numbered(sentence, piece):
            return True
        if not _may_belong(content, piece) or has_prose(content, piece.start, piece.end):
            return False
    return False


def _is_numbered(sentence: _Sentence, piece: Clause) -> bool:
    """Whether a clause is the number of a shelfmark; behind one in steps the sentence may go on in the same clause."""
    content = sentence.content
    if not has_digit(content[piece.start : piece.end]):
        return False
    if any(mark.start == piece.start for mark in sentence.stretch.marks):
        return True
    counts = is_shelf_code(content, piece) or is_container(content, piece, lexicon()) or _is_volume(content, piece)
    return counts and not has_prose(content, piece.start, piece.end)


def _may_belong(content: str, piece: Clause) -> bool:
    """Whether a clause begins as one of a citation does: with a capital, a figure, or a word for a container or a leaf."""
    first = content[piece.start]
    if first.isupper() or first.isdigit() or first in QUOTES + "(" or is_container(content, piece, lexicon()):
        return True
    return leaves_of(content, piece, None) is not None or _is_volume(content, piece)


def _is_volume(content: str, piece: Clause) -> bool:
    """Whether a clause begins with a part of a printed series: ``vol. XI``, ``no. 12``."""
    return printed_words().marks.match(content, piece.start, piece.end) is not None


def _with_letter(sentence: _Sentence, index: int, at: int) -> int:
    """Where the document that an archive holds is named in front of it: its date, and its kind or its parties before that."""
    content, pieces = sentence.content, sentence.pieces
    since, before = pieces[index].start, pieces[index - 1]
    if pieces[index].before != "," or before.start < at:
        return since
    dated = any(date.span.start == before.start and date.span.end == before.end for date in sentence.stretch.dates)
    if dated:
        since = before.start
        if index < 2 or before.before != "," or pieces[index - 2].start < at:
            return since
        before = pieces[index - 2]
    return _letter(content, before) or since


def _letter(content: str, piece: Clause) -> int | None:
    """Where the letter starts that a clause ends with: ``Mikoyan to Khrushchev``, ``Memorandum of Conversation``."""
    near = max(piece.start, piece.end - _REACH)
    for word in _CAPITAL.finditer(content, near, piece.end):
        genre = read_title(content, word.start(), piece.end).genre
        if genre is not None and genre[0] == word.start() and not has_prose(content, word.start(), piece.end):
            return word.start()
    letter = _LETTER.search(content, near, piece.end)
    return letter.start() if letter else None


def _closing(sentence: _Sentence, index: int, opening: int) -> int:
    """Where a citation ends that opens in a clause: in front of the first clause that is the sentence's, or within it."""
    pieces = sentence.pieces
    quoted = next((group.end for group in sentence.within(opening, opening + 1)), None)
    until = quoted if quoted is not None else _own_end(sentence, Clause(opening, pieces[index].end, ","))
    sure = until
    for piece in pieces[index + 1 :]:
        if piece.before != "," or piece.start - opening > _LONGEST or not _may_go_on(sentence, piece):
            break
        end = _own_end(sentence, piece)
        if end > piece.start and _is_sure(sentence, piece, end):
            sure = end
        if end < piece.end:
            break
    return sure


def _may_go_on(sentence: _Sentence, piece: Clause) -> bool:
    content = sentence.content
    first = WORD.match(content, piece.start, piece.end)
    told = first is not None and first[0] in ROLE_WORDS
    return told or _may_belong(content, piece) or any(mark.start == piece.start for mark in sentence.stretch.marks)


def _own_end(sentence: _Sentence, piece: Clause) -> int:
    """Where what belongs to a citation ends in a clause: behind a shelfmark, a date or a name from which the sentence goes on."""
    content = sentence.content
    if not has_prose(content, piece.start, piece.end):
        return piece.end
    whole = [mark.end for mark in sentence.stretch.marks if piece.start <= mark.start < piece.end]
    whole += [date.span.end for date in sentence.stretch.dates if date.span.start == piece.start]
    name = known_name(content, piece.start, piece.end) or document_series(content, piece.start, piece.end)
    return max([*whole, name or piece.start])


def _is_sure(sentence: _Sentence, piece: Clause, end: int) -> bool:
    """Whether a clause surely belongs to a citation: it counts, or names a date, an archive, a place, or what was done with a copy."""
    content = sentence.content
    first = WORD.match(content, piece.start, end)
    own = Clause(piece.start, end, ",")
    return (
        has_digit(content[piece.start : end])
        or (first is not None and first[0].casefold() in ROLE_WORDS)
        or is_place(content, own, lexicon())
        or weight(content, own) >= 2
    )
