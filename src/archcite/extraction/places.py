"""Where a document is kept: which words of a citation name the archive, and which are its shelfmark.

A citation names the archive before the shelfmark (RGASPI, f. 558 …) or after it (Box 3, … Collection, Library, City). Each clause
is weighed by the words in it: a name that the registry or a profile knows, a word for a holder (archive, library), a word for
a body (ministry, university). The best clause and what belongs to it (parent body, city) is the archive; the rest is shelfmark.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from archcite.archives.known import find_known, known_name, known_number
from archcite.archives.lexicon import lexicon
from archcite.archives.registry_matching import match_suffix
from archcite.extraction.dates import find_dates
from archcite.extraction.holders import BRACKET_END, HEREAFTER, archive_group, is_container, split_known
from archcite.extraction.leaves import leaves_of
from archcite.extraction.shelfmark import Shelfmark, shelfmarks
from archcite.extraction.structure import Clause, clauses
from archcite.extraction.words import has_digit
from archcite.model import Span
from archcite.patterns import lazy_pattern

_RANGE = r"\d{1,4}[a-z]?(?:\s?[-–—]\s?\d{1,4}[a-z]?)?"


_PAGES = lazy_pattern(
    rf"(?P<mark>第|(?:pp?|pgs?|pages?|page\(s\)|seiten?|s|str|стр)\b\.?:?\s*)?(?P<pages>{_RANGE}(?:\s*,\s*{_RANGE})*)\s?[页頁]?$",
    re.IGNORECASE,
)


_TRAILING_PAGES = lazy_pattern(
    rf"\s+(?:page\(s\)|pages?|pp?\.)\s*:?\s*(?P<pages>{_RANGE}(?:\s*,\s*{_RANGE})*)$", re.IGNORECASE
)


_SLASHED = lazy_pattern(
    r"(?P<fond>\d{1,5}[a-z]?)(?P<stroke>[/.])(?P<opis>\d{1,4}[a-z]?)(?P=stroke)(?P<delo>\d{1,5}[a-z]?)(?:(?P=stroke)(?P<leaves>\d+[a-z]?(?:-\d+[a-z]?)?))?$"
)


_CODE_BEHIND = lazy_pattern(r"\s+\(?[A-Z]{2,6}\)?(?=\s|$|,)")


_PLACE_BEHIND = lazy_pattern(r",?\s+(?P<place>[^\W\d_][\w.'’-]+(?:\s[A-Z][\w.'’-]+)?)(?=\s|$|,|\.)")


_ABBREVIATED = lazy_pattern(r"[.\\s][^\\W\\d_]{1,2}\\.$")


_PROSE = lazy_pattern(
    r"\b(?:conserv(?:e|ent|ée?s?)|sous (?:la|les) cotes?|aufbewahrt|liegt im|(?:is|are|was|were) (?:held|kept|preserved|located)|can be found|хран(?:ится|ятся))\b",
    re.IGNORECASE,
)


#: A step of a shelfmark by any word: ``Record 35``, ``a. j. 13``, ``4. bod``.
_COUNTED = lazy_pattern(r"(?:[^\W\d_]+\.?\s?){1,2}\d[\w/.-]*|\d+\.?\s[^\W\d_]+")


#: A code of a series with a number in it: ``KPR I-5-b/104-8 SSSR``.
_CODED = lazy_pattern(r"(?:[A-ZА-Я][\w.]{0,8}\s){0,2}(?=[\w./-]*\d)(?=[\w./-]*[/-])[\w./-]+(?:\s[A-ZА-Я]\w*)?$")


#: The leaf that is meant, behind all leaves of a document: ``Bl. 1–19, hier Bl. 4``.
_HERE = lazy_pattern(r"(?:here|hier|ici|zdes'|здесь)\s(?:[^\W\d_]{1,5}\.\s?)?\d", re.IGNORECASE)


#: No archive's name has more words.
_LONGEST_NAME = 10


_JOINER = " \n\t,;:.—–|"


#: What joins a further place to the one before: "; also APRF", "and a copy in RGANI".
_AND = lazy_pattern(
    r"(?:(?:and|und|et|и|see also|also|auch|aussi|также|as well as|(?:an(?:other)?\s|the\s|a\s)?cop(?:y|ies)\s(?:is\s|are\s)?(?:also\s)?(?:in|at|from)"
    r"(?:\sthe)?|копия\sв|kopie\sin"
    r"|(?:held\s|kept\s|preserved\s|found\s)?(?:in|at)(?:\sthe)?(?=\s(?-i:[A-ZА-Я])))\b|in:|;|,|\s)+",
    re.IGNORECASE,
)


_COPY = lazy_pattern(
    r"[\s,;.]*(?:and\s)?(?:an?(?:other)?\s|the\s)?cop(?:y|ies)\s(?:is\s|are\s)?(?:also\s)?(?:held\s)?(?:in|at|from)\s",
    re.IGNORECASE,
)


_IBID = lazy_pattern(r"(?:ibid|там же|ebd|ebenda)\b\.?", re.IGNORECASE)


class Place(msgspec.Struct):
    """One place, as offsets.

    Args:
        start: where it starts.
        end: where it ends.
        archive: where the archive's name stands.
        shelfmark: its shelfmark in steps.
        call: the stretches of its call number, in order.
        pages: where pages of the file stand.
        leaves: where leaves stand that follow a call number (Bl. 8).
        steps: fond, opis, delo, leaves without marks, as ``558/11/334``.
        known: whether the archive is one that the registry or a profile knows.
        ibid: whether the archive is that of the citation before.
    """

    start: int
    end: int
    archive: tuple[int, int] | None = None
    shelfmark: Shelfmark | None = None
    call: list[tuple[int, int]] = []
    pages: tuple[int, int] | None = None
    leaves: tuple[int, int] | None = None
    steps: dict[str, tuple[int, int]] = {}
    known: bool = False
    ibid: bool = False


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
    marks = shelfmarks(content, start, end) if marks is None else [mark for mark in marks if mark.start < end]
    if not marks:
        return _read_unstepped(content, start, end)
    found: list[Place] = []
    at = start
    for index, mark in enumerate(marks):
        until = marks[index + 1].start if index + 1 < len(marks) else end
        place = Place(mark.start, mark.end, shelfmark=mark, call=[mark.reel] if mark.reel else [])
        since = _skip(content, at if not found else _last_sentence(content, at, mark.start), mark.start)
        if _IBID.match(content, since, mark.start):
            place.ibid = bool(not found)
        elif found and _is_description(content, since, mark.start):
            pass
        elif since < mark.start:
            _archive_before(content, since, mark.start, place)
        if not place.archive and found:
            place.archive, place.known = found[-1].archive, found[-1].known
            _inherit(mark, found[-1].shelfmark)
        at = _after(content, place, mark.end, until, last=index + 1 == len(marks))
        found.append(place)
    found.extend(_further(content, at, end))
    return found


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
    while at < end and content[at] in _JOINER:
        at += 1
    return at


def _archive_before(content: str, start: int, end: int, place: Place) -> None:
    """The archive in front of a shelfmark: all of it, or its known beginning and a call number behind that."""
    while end > start and content[end - 1] in _JOINER:
        end -= 1
    pieces = clauses(content, start, end)
    if not pieces:
        return
    if content.count(" ", pieces[-1].start, end) > _LONGEST_NAME or content.count(" ", start, end) > 3 * _LONGEST_NAME:
        match = match_suffix(content, start, end)
        if match is not None:
            place.start, place.archive, place.known = match.span.start, (match.span.start, match.span.end), True
            return
    place.start = start
    group = archive_group(content, pieces)
    if group is None:
        place.archive = (start, end)
        return
    first, last, place.known = group
    place.archive = _span(content, pieces[first].start, pieces[last].end)
    if last + 1 < len(pieces):
        place.call.append((pieces[last + 1].start, pieces[-1].end))


def _after(content: str, place: Place, start: int, end: int, *, last: bool) -> int:
    """What follows a shelfmark in its sentence: a container or pages belong to it; returns where the next place may start."""
    at = start
    known = lexicon()
    for piece in clauses(content, start, end):
        if (piece.before and piece.before in ";|") or (piece.before == "." and not is_container(content, piece, known)):
            break
        if not piece.before and content[piece.start] not in ",(" and not _TRAILING_PAGES.match(" " + piece.of(content)):
            break
        pages = _PAGES.match(content, piece.start, piece.end)
        trailing = _TRAILING_PAGES.match(" " + piece.of(content))
        if trailing and place.pages is None:
            place.pages = (piece.start + trailing.start("pages") - 1, piece.start + trailing.end("pages") - 1)
        elif pages and pages.group("mark") and place.pages is None:
            place.pages = pages.span("pages")
        elif place.leaves is None and (told := leaves_of(content, piece, place.archive)) is not None:
            _take_leaves(place, *told)
        elif last and (is_container(content, piece, known) or _is_further_step(content, place, piece)):
            place.call.append((piece.start, piece.end))
        else:
            break
        at = place.end = piece.end
    return at


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
    counted = _COUNTED.fullmatch(content, piece.start, _bare_end(content, piece))
    if not counted and not (piece.before == "," and _CODED.match(content, piece.start, piece.end)):
        return False
    return not find_dates(content, Span(piece.start, piece.end))


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
    part = _take_pages(content, place, clauses(content, start, end))
    if part:
        place.call = [(part[0].start, part[-1].end)]
    return place


def read_place(content: str, start: int, end: int, pieces: list[Clause] | None = None) -> Place | None:
    """One place without a shelfmark in steps."""
    pieces = clauses(content, start, end) if pieces is None else pieces
    pieces = split_known(content, pieces)
    if not pieces:
        return None
    place = Place(pieces[0].start, pieces[-1].end)
    group = None if _PROSE.search(content, pieces[0].start, pieces[-1].end) else archive_group(content, pieces)
    rest = pieces
    if group is not None:
        first, last, place.known = group
        place.archive = _span(content, pieces[first].start, _without_hereafter(content, pieces[last]))
        parts = [pieces[:first], pieces[last + 1 :]]
    elif (prose := _in_prose(content, pieces[0].start, pieces[-1].end)) is not None:
        place.known = True
        place.archive, stretch = prose
        place.call = [stretch] if stretch else []
        return place
    else:
        parts = [rest]
    if parts[-1]:
        parts[-1] = _take_pages(content, place, parts[-1])
    if (
        place.known
        and place.archive
        and _in_steps(content, place.archive)
        and len(parts) == 2
        and not parts[0]
        and len(parts[1]) == 1
    ):
        slashed = _SLASHED.fullmatch(content, parts[1][0].start, _bare_end(content, parts[1][0]))
        if slashed:
            place.steps = {
                name: slashed.span(name) for name in ("fond", "opis", "delo", "leaves") if slashed.group(name)
            }
            return place
    for part in parts:
        if part:
            since, until = part[0].start, part[-1].end
            while until > since and content[until - 1] in " .,;":
                if content[until - 1] == "." and _ABBREVIATED.search(content, since, until):
                    break
                until -= 1
            if since < until:
                place.call.append((since, until))
    return place


def _in_prose(content: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """A known archive inside a sentence or a text that lost its punctuation, and its shelfmark: a known number, or what is before."""
    found = find_known(content, start, end)
    if found is None:
        return None
    since, until = found
    more = _CODE_BEHIND.match(content, until, end)
    if more:
        until = more.end()
    place = _PLACE_BEHIND.match(content, until, end)
    if place and " ".join(place.group("place").casefold().split()) in lexicon().places:
        until = place.end()
    number = known_number(content, start, end)
    if number is not None:
        return (since, until), number[1].span()
    before = content[start:since].rstrip(" ,;:—-")
    if has_digit(before):
        return (since, until), (start, start + len(before))
    return None


def _in_steps(content: str, archive: tuple[int, int]) -> bool:
    """Whether an archive is one of those that count in fond, opis and delo, by its name or the code beside it."""
    parts = re.split(r"[,()]", content[slice(*archive)].casefold())
    return any("".join(part.split()) in lexicon().stepped for part in parts)


def _bare_end(content: str, piece: Clause) -> int:
    end = piece.end
    while end > piece.start and content[end - 1] in " .;,":
        end -= 1
    return end


def _without_hereafter(content: str, piece: Clause) -> int:
    """The end of an archive's name without "(hereafter cited as …)"; "(hereafter TsDA)" gives its code and stays."""
    bracket = BRACKET_END.search(content, piece.start, piece.end)
    if bracket and HEREAFTER.search(bracket.group()) and len(bracket.group().split()) > 2:
        return bracket.start()
    return piece.end


def _span(content: str, start: int, end: int) -> tuple[int, int]:
    while (
        end > start
        and content[end - 1] in " ,;:.\n"
        and not content[max(start, end - 4) : end].endswith(("D.C.", "nat.", "U.S."))
    ):
        end -= 1
    return start, end


def _take_pages(content: str, place: Place, part: list[Clause]) -> list[Clause]:
    """Pages or leaves at the end of the shelfmark, and the clauses without them."""
    if len(part) > 2 and _HERE.match(content, part[-1].start, part[-1].end):
        part = part[:-1]
    final = part[-1]
    end = _bare_end(content, final)
    if len(part) > 1 or place.archive is not None:
        pages = _PAGES.match(content, final.start, end)
        if (
            pages
            and len(part) > 1
            and final.before == ","
            and (pages.group("mark") or not _is_year(pages.group("pages")))
        ):
            place.pages = pages.span("pages")
            return part[:-1]
        told = leaves_of(content, final, place.archive) if len(part) > 1 else None
        if told is not None and told[0] == "leaves":
            place.leaves = told[1]
            return part[:-1]
    trailing = _TRAILING_PAGES.search(content, final.start, end)
    if trailing:
        place.pages = trailing.span("pages")
        return [*part[:-1], Clause(final.start, trailing.start(), final.before)]
    return part


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 4 and 1600 <= int(text) <= 2100
