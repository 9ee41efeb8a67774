"""Where a document is kept: which words of a citation name the archive, and which are its shelfmark.

A citation names the archive before the shelfmark (RGASPI, f. 558 …) or after it (Box 3, … Collection, Library, City). Each clause
is weighed by the words in it: a name that the registry or a profile knows, a word for a holder (archive, library), a word for
a body (ministry, university). The best clause and what belongs to it (parent body, city) is the archive; the rest is shelfmark.
"""

from __future__ import annotations

import re
from itertools import pairwise

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.archives.registry_matching import match_suffix
from archcite.edges import before_edge, behind_edge
from archcite.extraction.dates.reading import find_dates
from archcite.extraction.places.holder_group import archive_group
from archcite.extraction.places.holder_lead import past_city
from archcite.extraction.places.holders import HOLDER, is_container, weight
from archcite.extraction.places.leaves import are_years, leaves_of
from archcite.extraction.places.pages import note_pages, take_pages, trailing_pages
from archcite.extraction.places.place import Place, Shelfmark
from archcite.extraction.places.shelfmark import shelfmarks
from archcite.extraction.places.unstepped import read_place, without_stops
from archcite.extraction.references.layout import describes
from archcite.extraction.running.signals import AGAIN
from archcite.extraction.structure import Clause, bare_end_of, clauses
from archcite.model import Span
from archcite.patterns import lazy_pattern

#: A step of a shelfmark by any word: ``Record 35``, ``a. j. 13``, ``4. bod``.
_COUNTED = lazy_pattern(r"(?:[^\W\d_]+(?:/[^\W\d_]+)?\.?\s?){1,2}\d[\w/.-]*|\d+\.?\s[^\W\d_]+")
#: A code of a series with a number in it: ``KPR I-5-b/104-8 SSSR``.
_CODED = lazy_pattern(r"(?:[A-ZА-Я][\w.]{0,8}\s){0,2}(?=[\w./-]*\d)(?=[\w./-]*[/-])[\w./-]+(?:\s[A-ZА-Я]\w*)?$")
_RANGE = lazy_pattern(r"\d{1,4}\s?[-–—]\s?\d{1,4}")
#: No archive's name has more words.
_LONGEST_NAME = 10
_JOINER = " \n\t,;:.—–|"
#: What joins a further place to the one before: "; also APRF", "and a copy in RGANI".
_AND = lazy_pattern(
    r"(?:(?:and|und|et|и|see also|also|auch|aussi|также|as well as|(?:an(?:other)?\s|the\s|a\s)?cop(?:y|ies)\s(?:(?:is|are|was|were)\s)?(?:\w+ly\s|also\s|later\s)?(?:(?:found|held|kept|preserved)\s)?(?:in|at|from)"
    r"(?:\sthe)?|копия\sв|kopie\sin"
    r"|(?:held\s|kept\s|preserved\s|found\s)?(?:in|at)(?:\sthe)?(?=\s(?-i:[A-ZА-Я])))\b|in:|;|,|\s)+",
    re.IGNORECASE,
)
_COPY = lazy_pattern(
    r"[\s,;.]*(?:and\s)?(?:an?(?:other)?\s|the\s)?cop(?:y|ies)\s(?:is\s|are\s)?(?:also\s)?(?:held\s)?(?:in|at|from)\s",
    re.IGNORECASE,
)
#: Where prose says that a copy is: what stands before it names no archive.
_FOUND = lazy_pattern(
    r"[Cc]op(?:y|ies)\s(?:(?:is|are|was|were)\s)?(?:\w+ly\s|also\s|later\s)?(?:found|held|kept|preserved)\s(?:in|at)\s(?:the\s)?(?=[A-Z])"
)
#: What a bracket between two shelfmarks says of the first: ``Ll. 15-16 (draft minutes); F. 3 …``.
_REMARKED = lazy_pattern(r"\([^()]{1,60}\)[\s;,.]*")
_IBID = lazy_pattern(rf"{AGAIN}\b\.?", re.IGNORECASE)


def read_places(content: str, start: int, end: int, marks: list[Shelfmark] | None = None) -> list[Place]:
    """The places that a stretch names, which holds nothing else.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        marks: its shelfmarks in steps, where they are known already; those behind the end are not its own.

    Example:
        >>> text = "Box 3, Folder 1, Jim Day Papers, Wisconsin Historical Society, Madison"
        >>> place = read_places(text, 0, len(text))[0]
        >>> text[slice(*place.archive)], [text[slice(*where)] for where in place.call]
        ('Wisconsin Historical Society, Madison', ['Box 3, Folder 1, Jim Day Papers'])
    """
    since = past_city(content, start, end)
    if since > start:
        behind = read_places(content, since, end, marks)
        for place in behind[:1]:
            place.start = start
        return behind
    marks = shelfmarks(content, start, end) if marks is None else [mark for mark in marks if mark.start < end]
    if not marks:
        return _read_unstepped(content, start, end)
    found: list[Place] = []
    for since, until in _parts(content, start, end, marks):
        own = [mark for mark in marks if since <= mark.start < until]
        found += _read_part(content, since, until, own) if own else _read_unstepped(content, since, until)
    return found


def _parts(content: str, start: int, end: int, marks: list[Shelfmark]) -> list[tuple[int, int]]:
    """The stretch, cut where an archive opens a further place: its shelfmark must not be taken for that of the archive before."""
    if content.find(";", start, end) < 0:
        return [(start, end)]
    cuts = [start]
    for piece in clauses(content, start, end):
        if piece.before == ";" and _opens_place(content, piece.start, piece.end):
            placed = any(cuts[-1] <= mark.start < piece.start for mark in marks)
            if placed or any(
                _opens_place(content, one.start, one.end) for one in clauses(content, cuts[-1], piece.start)
            ):
                cuts.append(piece.start)
    return list(pairwise([*cuts, end]))


def _opens_place(content: str, start: int, end: int) -> bool:
    start = _skip(content, start, end)
    return start < end and weight(content, Clause(start, end, ";")) >= HOLDER


def _read_part(content: str, start: int, end: int, marks: list[Shelfmark]) -> list[Place]:
    found: list[Place] = []
    at = start
    for index, mark in enumerate(marks):
        until = marks[index + 1].start if index + 1 < len(marks) else end
        place = Place(mark.start, mark.end, shelfmark=mark, call=[mark.reel] if mark.reel else [])
        since = _skip(content, at if not found else _last_sentence(content, at, mark.start), mark.start)
        if _IBID.match(content, since, mark.start):
            place.ibid = bool(not found)
        elif found and (_is_description(content, since, mark.start) or _REMARKED.fullmatch(content, since, mark.start)):
            pass
        elif since < mark.start:
            _archive_before(content, since, mark.start, place)
        if not place.archive and found:
            place.archive, place.known = found[-1].archive, found[-1].known
            _inherit(mark, found[-1].shelfmark)
        at = _after(content, place, mark.end, until, last=index + 1 == len(marks))
        found.append(place)
    further = _further(content, at, end)
    if further and len(found) == 1 and not found[0].archive and not found[0].ibid and not further[0].call:
        found[0].archive, found[0].known, found[0].end = further[0].archive, True, further[0].end
        return found
    return found + further


def _read_unstepped(content: str, start: int, end: int) -> list[Place]:
    """Places without shelfmarks in steps: one, or several when a known archive opens each part between semicolons."""
    start = _skip(content, start, end)
    pieces = clauses(content, start, end) if content.find(";", start, end) >= 0 else []
    cuts = [0, *(index for index, piece in enumerate(pieces) if index and piece.before == ";"), len(pieces)]
    parts = list(pairwise(cuts))
    if len(parts) > 1 and all(
        known_name(content, _skip(content, pieces[first].start, end), pieces[first].end) for first, _ in parts
    ):
        bounds = [(_skip(content, pieces[first].start, end), pieces[last - 1].end) for first, last in parts]
    else:
        bounds = [(start, end)]
    return [place for since, until in bounds if (place := read_place(content, since, until))]


def _further(content: str, start: int, end: int) -> list[Place]:
    """A last place behind shelfmarks in steps that has none: "copy at the National Security Archive"."""
    since = _skip(content, start, end)
    if since >= end or (known_name(content, since, end) is None and not _COPY.match(content, start, end)):
        return []
    place = read_place(content, since, end)
    return [place] if place is not None and place.known else []


def _inherit(mark: Shelfmark, before: Shelfmark | None) -> None:
    """``Ibid. Op. 16. D. 372``: the steps above the first that is named are those of the place before."""
    order = ("fond", "opis", "delo", "leaves")
    first = next((index for index, step in enumerate(order) if step in mark.steps), 0)
    for step in order[:first]:
        if before is not None and step in before.steps:
            mark.steps[step] = before.steps[step]


def _last_sentence(content: str, start: int, end: int) -> int:
    """Where the last sentence of a stretch starts: what stands before it describes the place before."""
    pieces = clauses(content, start, end)
    for piece in reversed(pieces):
        if piece.before in ".;" and piece.before:
            return piece.start
    return start


def _is_description(content: str, start: int, end: int) -> bool:
    text = " ".join(content[start:end].casefold().split()).strip(" .,;")
    return text in lexicon().descriptions


def _skip(content: str, start: int, end: int) -> int:
    joined = _AND.match(content, start, end)
    at = joined.end() if joined else start
    return behind_edge(content, at, end, _JOINER)


def _archive_before(content: str, start: int, end: int, place: Place) -> None:
    """The archive in front of a shelfmark: all of it, or its known beginning and a call number behind that."""
    end = before_edge(content, start, end, _JOINER)
    copy = _FOUND.search(content, start, end) if content.find("cop", start, end) >= 0 else None
    start = copy.end() if copy else start
    pieces = clauses(content, start, end)
    if not pieces:
        return
    sentence = next((piece.start for piece in reversed(pieces) if piece.before == "."), start)
    if (
        content.count(" ", pieces[-1].start, end) > _LONGEST_NAME
        or content.count(" ", start, end) > 3 * _LONGEST_NAME
        or content.count(" ", start, sentence) > _LONGEST_NAME
    ):
        match = match_suffix(content, start, end)
        if match is not None and match.span.start > start:
            place.start, place.archive, place.known = match.span.start, (match.span.start, match.span.end), True
            return
    place.start = start
    group = archive_group(content, pieces)
    if group is None:
        place.archive = (start, end)
        return
    first, last, place.known = group
    place.archive = without_stops(content, pieces[first].start, pieces[last].end)
    if last + 1 < len(pieces):
        place.call.append((pieces[last + 1].start, pieces[-1].end))


def _after(content: str, place: Place, start: int, end: int, *, last: bool) -> int:
    """What follows a shelfmark in its sentence: a container or pages belong to it; returns where the next place may start."""
    at = start
    if not content[start:end].strip(_JOINER):
        return at
    known = lexicon()
    for piece in clauses(content, start, end):
        counted = place.leaves is None and leaves_of(content, piece, None) is not None
        ended = (piece.before and piece.before in ";|") or (
            piece.before == "." and not is_container(content, piece, known)
        )
        if ended and not (counted and at == start):
            break
        if not (piece.before or counted or content[piece.start] in ",(" or trailing_pages(content, piece) is not None):
            break
        if note_pages(content, place, piece):
            pass
        elif last and place.call and place.pages is None and _is_bare_range(content, piece):
            place.pages = (piece.start, bare_end_of(content, piece))
        elif place.leaves is None and (told := leaves_of(content, piece, place.archive)) is not None:
            _take_leaves(place, *told)
        elif last and (is_container(content, piece, known) or _is_further_step(content, place, piece)):
            place.call.append((piece.start, piece.end))
        else:
            break
        at = place.end = piece.end
    return at


def _is_bare_range(content: str, piece: Clause) -> bool:
    """Whether a clause behind a file is a range without a mark: ``Fond 2, Record 1, File 1780, 22-26``."""
    range_alone = _RANGE.fullmatch(content, piece.start, bare_end_of(content, piece)) if piece.before == "," else None
    return range_alone is not None and not are_years(range_alone.group())


def _take_leaves(place: Place, name: str, where: tuple[int, int]) -> None:
    """Leaves or pages behind a shelfmark that ends in other words: ``per. 45, dok. 8, pp. 1-4 (in Russian)``."""
    if name == "pages":
        place.pages = place.pages or where
    elif place.shelfmark is None or "leaves" not in place.shelfmark.steps:
        place.leaves = where


def _is_further_step(content: str, place: Place, piece: Clause) -> bool:
    """Whether a clause counts on in a fond that names no file: ``Record 35``, ``KPR I-5-b/104-8``; neither a date nor a year."""
    if place.shelfmark is None or "delo" in place.shelfmark.steps:
        return False
    if place.shelfmark.has_named_parts(content) or (not place.call and _names_part(content, place.shelfmark, piece)):
        return all(date.precision != "day" for date in find_dates(content, Span(piece.start, piece.end)))
    counted = _COUNTED.fullmatch(content, piece.start, bare_end_of(content, piece))
    if not counted and not (piece.before == "," and _CODED.match(content, piece.start, piece.end)):
        return False
    return not find_dates(content, Span(piece.start, piece.end))


def _names_part(content: str, mark: Shelfmark, piece: Clause) -> bool:
    """Whether a clause names a part of a fond that is spelled out and has no opis: ``fond 836, Kancelarija, I-3-b/651``."""
    alone = mark.steps.keys() == {"fond"} and content[mark.start : mark.start + 4].casefold() == "fond"
    return alone and piece.before == "," and weight(content, piece) == 0 and not describes(content, piece)


def read_shelf(content: str, start: int, end: int) -> Place:
    """A shelfmark that is labelled as one: its archive is named elsewhere.

    Example:
        >>> text = "KC PZPR, XIA/103, k. 521-22"
        >>> place = read_shelf(text, 0, len(text))
        >>> text[slice(*place.call[0])], text[slice(*place.leaves)]
        ('KC PZPR, XIA/103', '521-22')
    """
    marks = shelfmarks(content, start, end)
    place = Place(start, end)
    if marks:
        place.shelfmark = marks[0]
        _after(content, place, marks[0].end, end, last=True)
        return place
    part = take_pages(content, place, clauses(content, start, end))
    if part:
        place.call = [(part[0].start, part[-1].end)]
    return place
