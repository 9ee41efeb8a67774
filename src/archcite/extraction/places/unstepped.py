"""A place without a shelfmark in steps: which of its clauses name the archive, and which are the call number."""

from __future__ import annotations

import re

from archcite.archives.known import find_known, known_number
from archcite.archives.lexicon import lexicon
from archcite.extraction.places.bracketed import with_places_opened
from archcite.extraction.places.holder_clauses import parted_from_city, split_known
from archcite.extraction.places.holder_group import archive_group
from archcite.extraction.places.holders import BRACKET_END, HEREAFTER, HOLDER, is_container, is_place, weight
from archcite.extraction.places.leaves import leaves_of
from archcite.extraction.places.pages import take_pages, trailing_pages
from archcite.extraction.places.place import Place
from archcite.extraction.places.unmarked_steps import unmarked_steps
from archcite.extraction.stops import bare_end
from archcite.extraction.structure import Clause, bare_end_of, clauses
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

#: Who took a picture stands behind its number: ``Bild 183-1987-0704-077 / Foto: Schmidt``.
_PHOTOGRAPHER = lazy_pattern(r"(?<=\d)\s/\s(?=[^\W\d_])")
_CODE_BEHIND = lazy_pattern(r"\s+\(?[A-Z][A-Za-z]{0,3}[A-Z]{1,4}\)?(?=\s|$|,)")
_PLACE_BEHIND = lazy_pattern(r",?\s+(?P<place>[^\W\d_][\w.'’-]+(?:\s[A-Z][\w.'’-]+)?)(?=\s|$|,|\.)")
_ABBREVIATED = lazy_pattern(r"[.\s][^\W\d_]{1,2}\.$")
#: ``Also available at the Diplomatic Archives …``
_AVAILABLE = lazy_pattern(
    r"(?:[Aa]lso\s+)?(?:[Aa]vailable|[Hh]eld|[Kk]ept|[Ll]ocated|[Pp]reserved)\s+(?:at|in)\s+(?:the\s+)?(?=[A-Z])"
)
_BARE_PAGES = lazy_pattern(r"\s+pp?\.?\s+(?P<pages>\d{1,4}(?:\s\d{1,4})?)$")
#: A shelfmark in brackets, at the end of a name or before the city behind it.
_NUMBERED_BRACKET = lazy_pattern(r"\s*\((?P<shelf>[^()]*\d[^()]*)\)(?=,\s|$)")
_YEARS = lazy_pattern(r"(?:1[5-9]|20)\d\d")
_PROSE = lazy_pattern(
    r"\b(?:conserv(?:e|ent|ée?s?)|sous (?:la|les) cotes?|aufbewahrt|liegt im|(?:is|are|was|were) (?:held|kept|preserved|located)|can be found|хран(?:ится|ятся))\b",
    re.IGNORECASE,
)


def read_place(
    content: str,
    start: int,
    end: int,
    pieces: list[Clause] | None = None,
    group: tuple[int, int, bool] | None = None,
) -> Place | None:
    """One place without a shelfmark in steps.

    Args:
        content: the text.
        start: where the place starts.
        end: where it ends.
        pieces: its clauses, where they are known.
        group: which of them name the archive, where that is known too.
    """
    if group is None or pieces is None:
        cut = clauses(content, start, end) if pieces is None else pieces
        pieces = split_known(content, with_places_opened(content, parted_from_city(content, cut)))
        if not pieces:
            return None
        pieces = _without_city(content, pieces)
        group = None if _PROSE.search(content, pieces[0].start, pieces[-1].end) else archive_group(content, pieces)
    place = Place(pieces[0].start, pieces[-1].end)
    rest = pieces
    if group is not None:
        first, last, place.known = group
        available = _AVAILABLE.match(content, pieces[first].start, pieces[first].end)
        since = available.end() if available else pieces[first].start
        place.archive = without_stops(content, since, _without_hereafter(content, pieces[last]))
        parts = [pieces[:first], pieces[last + 1 :]]
    elif (prose := _in_prose(content, pieces[0].start, pieces[-1].end)) is not None:
        place.known = True
        place.archive, stretch = prose
        place.call = [stretch] if stretch else []
        _take_bare_pages(content, place)
        return place
    else:
        parts = [rest]
    if parts[-1]:
        parts[-1] = take_pages(content, place, parts[-1])
    elif len(parts[0]) > 1 and _ends_in_leaves(content, parts[0][-1], place.archive):
        parts[0] = take_pages(content, place, parts[0])
    if group is not None and not any(parts):
        _take_bracket(content, place)
    if len(parts) == 2 and not parts[0] and len(parts[1]) == 1:
        place.steps = unmarked_steps(content, place, parts[1][0].start, bare_end_of(content, parts[1][0]))
        if place.steps:
            return place
    place.call += [stretch for part in parts if part and (stretch := _bare(content, part))]
    if place.archive is not None and parts[0] and content[place.archive[1] - 1] == ")":
        _take_film(content, place)
    return place


def _without_city(content: str, pieces: list[Clause]) -> list[Clause]:
    """The clauses without a city in front of its archive: ``Oxford, Bodleian Library, MS Reed 3``."""
    opens = len(pieces) > 2 and is_place(content, pieces[0], lexicon()) and weight(content, pieces[1]) >= HOLDER
    return [Clause(pieces[1].start, pieces[1].end, ""), *pieces[2:]] if opens else pieces


def _ends_in_leaves(content: str, piece: Clause, archive: tuple[int, int] | None) -> bool:
    """Whether the shelfmark before an archive ends in leaves or pages that a word marks: ``MS Reed dep. 27, fol. 12, Bodleian Library``."""
    return trailing_pages(content, piece) is not None or leaves_of(content, piece, archive) is not None


def _take_bracket(content: str, place: Place) -> None:
    """``Archives nationales, Paris (C 7761)``: a shelfmark in brackets behind an archive that has none, or between its name and its city."""
    if place.archive is None:
        return
    bracket = _NUMBERED_BRACKET.search(content, *place.archive)
    if bracket is None or _YEARS.search(bracket["shelf"]):
        return
    place.call = [bracket.span("shelf")]
    if bracket.end() == place.archive[1]:
        place.archive = place.archive[0], bracket.start()


def _take_film(content: str, place: Place) -> None:
    """``Roe Papers, Institute of History, Amsterdam (microfilm reel 19)``: a container in brackets behind all, which goes on with the shelfmark."""
    since, until = place.archive or (place.start, place.start)
    bracket = _NUMBERED_BRACKET.search(content, since, until)
    if bracket is None or bracket.end() < until:
        return
    film = Clause(*bracket.span("shelf"), "")
    if film.of(content).startswith("microfilm") or is_container(content, film, lexicon()):
        place.call.append(bracket.span("shelf"))
        place.archive = since, bracket.start()


def _bare(content: str, part: list[Clause]) -> tuple[int, int] | None:
    """Where a part of the shelfmark stands, without the punctuation at its end; the stop of an abbreviation stays."""
    since, until = part[0].start, part[-1].end
    pictured = _PHOTOGRAPHER.search(content, since, until) if "Bild" in content[since:until] else None
    until = pictured.start() if pictured else until
    while until > since and content[until - 1] in " .,;":
        if content[until - 1] == "." and _ABBREVIATED.search(content, since, until):
            break
        until -= 1
    return (since, until) if since < until else None


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
    if not content[start:since].strip() and has_digit(content[until:end]):
        return (since, until), (until + 1, end)
    before = content[start:since].rstrip(" ,;:—-")
    if has_digit(before):
        return (since, until), (start, start + len(before))
    return None


def _take_bare_pages(content: str, place: Place) -> None:
    """Pages at the end of a shelfmark that lost its punctuation: ``MfS ZAIG 5381 pp 1 19``."""
    pages = _BARE_PAGES.search(content, *place.call[0]) if place.call else None
    if pages is not None:
        place.pages = pages.span("pages")
        place.call = [(place.call[0][0], pages.start())]


def _without_hereafter(content: str, piece: Clause) -> int:
    """The end of an archive's name without "(hereafter cited as …)"; "(hereafter TsDA)" gives its code and stays."""
    bracket = BRACKET_END.search(content, piece.start, piece.end)
    if bracket and HEREAFTER.search(bracket.group()) and len(bracket.group().split()) > 2:
        return bracket.start()
    return piece.end


def without_stops(content: str, start: int, end: int) -> tuple[int, int]:
    """An archive's name without the punctuation behind it, but with the stop of ``D.C.`` or ``Arch. nat.``."""
    return start, bare_end(content, start, end, " ,;:.([\n")
