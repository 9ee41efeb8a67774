"""Which clause names the archive: a name that the registry or a profile knows, a word for a holder, a word for a body.

Each clause is weighed by the words in it; the best one and what belongs to it (parent body, city) name the archive.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from archcite.archives.known import known_name, known_number
from archcite.archives.lexicon import lexicon
from archcite.archives.profiles import remembered
from archcite.archives.registry import Repository
from archcite.archives.registry_matching import match_prefix
from archcite.extraction.structure import Clause
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon

HEREAFTER = lazy_pattern(r"hereafter|henceforth|hereinafter", re.IGNORECASE)

BRACKET_END = lazy_pattern(r"\s*\([^()]*\)$")

_WORD = lazy_pattern(r"[^\W_](?:[\w’'-])*\.?")


_CODE = lazy_pattern(
    r"[A-ZÀ-ŽА-ЯІЇЄ][A-Za-zÀ-žА-яІіЇїЄє]{0,3}[A-ZÀ-ŽА-ЯІЇЄ]{1,8}[a-z]?(?:[ -][A-ZÀ-ŽА-ЯІЇЄ]{1,6}\w{0,4})?"
)


#: ``Department of Special Collections``, ``Division of Rare and Manuscript Collections``.
_COLLECTIONS_OF = lazy_pattern(r"(?:Department|Division|Section|Center|Centre|Office)\s+(?:of|for)\s+(?:the\s+)?")


_NUMBER_WORD = lazy_pattern(
    r"\s*(?:[Rr]ecord|[Dd]ocument|[Dd]oc\.?|[Ff]ile|[Nn]umber|[Nn]o\.?|[Nn]r\.?|#|№)(?:\s+(?:[Nn]umber|[Nn]o\.?))?$"
)


_QUOTES = "“\"‘'«„"
_QUOTED_CONTAINER = lazy_pattern(
    r"[“\"‘'«„][^\n]{1,160}?[”\"’'»“]\s(?:folder|file|binder|notebook|box|dossier)s?(?=\W|$)"
)


_REPEATED_CODE = lazy_pattern(r"(?:(?<=[a-z])|^)\s+[A-Z]{3,6}$")


_SHELF_BEHIND = lazy_pattern(r"\s+(?=(?:[A-Z]{1,4}(?:-[A-Z]+)?[ -])?\d+(?:[./-]|\s?[./]|\s?[A-Z])\s?\w)")


_CODE_COLON = lazy_pattern(r"(?P<code>[A-Z][A-Za-z]{0,2}[A-Z]{1,5}):\s+(?=\S)")


#: ``(TNA):``, behind a name in full.
_BRACKET_COLON = lazy_pattern(r"\s*\([^()]{1,40}\):")


_LETTER_NUMBER = lazy_pattern(r"\w\.?\s?\d")


_YEARS = lazy_pattern(r"(?:1[5-9]|20)\d\d(?:\s?[-–—/]\s?(?:\d\d){1,2})?")


#: What joins a code and a number that sticks to it.
_GLUE = lazy_pattern(r"[/.-]")
#: No name of a city is longer.
_LONGEST_CITY = 30
#: No code is longer, with what sticks to it.
_LONGEST_CODE = 24
#: A shorter code behind a known archive counts in that archive: ``PA AA, M 1, LS-A 358``.
_SHORT_CODE = 6


def is_container(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether a clause starts with a word for a container, or names one by a quotation: Box 3, carton 5, “Vietnam” folder."""
    if content[piece.start] in _QUOTES:
        return _QUOTED_CONTAINER.match(content, piece.start, piece.end) is not None
    found = _WORD.findall(content, piece.start, min(piece.end, piece.start + 40))
    words = [word.casefold().rstrip(".") for word in found[:2]]
    if words and len(words[0]) == 1 and not _LETTER_NUMBER.match(content, piece.start, piece.end):
        return False
    return bool(words) and (words[0] in known.containers or " ".join(words) in known.containers)


def split_known(content: str, pieces: list[Clause]) -> list[Clause]:
    """Part ``PRC FMA 111-00016-16`` and ``NARA RG 226``: a known name, and a shelfmark without a comma between."""
    found: list[Clause] = []
    known = lexicon()
    for piece in pieces:
        stuck = _unglued(content, piece) if piece.before in ("", ";") else None
        if stuck is not None:
            found.extend(stuck)
            continue
        name = known_name(content, piece.start, piece.end)
        if name is not None and found and name - piece.start < _SHORT_CODE and weight(content, found[0]) > 2:
            found.append(piece)
            continue
        if name is None:
            code = _CODE_COLON.match(content, piece.start, piece.end)
            name = code.end("code") if code else None
        bracket = _BRACKET_COLON.match(content, name, piece.end) if name is not None else None
        name = bracket.end() - 1 if bracket is not None else name
        if name is None or name >= piece.end:
            found.extend(_split_number(content, piece))
            continue
        numbered = _split_number(content, piece)
        if len(numbered) == 2 and numbered[0].end > name and weight(content, Clause(name, numbered[0].end, "")) >= 2:
            found.extend(numbered)
            continue
        since = name
        while since < piece.end and content[since] in " \n:,":
            since += 1
        rest = Clause(since, piece.end, ",")
        if since >= piece.end or not (content[name : name + 1] == ":" or is_shelf(content, rest, known)):
            found.append(piece)
            continue
        found.append(Clause(piece.start, name, piece.before))
        number = known_number(content, rest.start, rest.end)
        if (
            number is not None
            and not _REPEATED_CODE.sub(
                "", _NUMBER_WORD.sub("", " " + content[rest.start : number[1].start()].rstrip())
            ).strip()
        ):
            rest = Clause(number[1].start(), number[1].end(), ",")
        found.append(rest)
    return found


def _unglued(content: str, piece: Clause) -> list[Clause] | None:
    """``ÖStA/AdR``, ``HR-HDA-1220``, ``ISA/RG93/…``, ``ERAF.1.4``: a known code, and what sticks to it."""
    until = piece.start
    while until < piece.end and not content[until].isspace():
        until += 1
    for glue in reversed(
        [mark.start() for mark in _GLUE.finditer(content, piece.start, min(until, piece.start + _LONGEST_CODE))]
    ):
        following = content[glue + 1 : glue + 2]
        if not following.isdigit() and not (
            following.isupper() and (content[glue] == "/" or "-" in content[piece.start : glue])
        ):
            continue
        name = known_name(content, piece.start, piece.end)
        if known_name(content, piece.start, glue) == glue and (name is None or name <= glue):
            return [Clause(piece.start, glue, piece.before), Clause(glue + 1, piece.end, ",")]
    return None


def _split_number(content: str, piece: Clause) -> list[Clause]:
    """Part ``CIA STARGATE archive document CIA-RDP96-…`` and ``Bundesarchiv B 136/59748``: a holder, and its number."""
    if content[piece.start] in "“\"‘«'*" or not has_digit(content[piece.start : piece.end]):
        return [piece]
    found = known_number(content, piece.start, piece.end)
    if found is not None:
        until = _NUMBER_WORD.sub("", content[piece.start : found[1].start()].rstrip(" ,:("))
        if not until:
            return [piece]
        name = _REPEATED_CODE.sub("", until)
        number = Clause(found[1].start(), found[1].end(), ",")
        if weight(content, Clause(piece.start, piece.start + len(name), piece.before)):
            return [Clause(piece.start, piece.start + len(name), piece.before), number]
        return [piece]
    at = _SHELF_BEHIND.search(content, piece.start, piece.end)
    if at is None:
        return [piece]
    holder = Clause(piece.start, at.start(), piece.before)
    return [holder, Clause(at.end(), piece.end, ",")] if weight(content, holder) >= 2 else [piece]


def is_shelf(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether what follows a known name without a comma is a shelfmark: a number, a container, a group of records."""
    text = piece.of(content)
    first = text.split(None, 1)[0]
    if text[0] == "(" and not text[1:2].isdigit():
        return False
    words = [word.casefold().rstrip(".") for word in _WORD.findall(text)]
    if not words:
        return text[0] == "("
    if _YEARS.fullmatch(text.strip(" .")):
        return False
    return (
        text[0].isdigit()
        or words[0] in known.containers
        or " ".join(words[:2]) in known.containers
        or (words[-1] in known.collections and (len(words) > 1 or words[-1] in ("files", "papers")))
        or has_digit(words[0])
        or (len(words) > 1 and has_digit(text) and first.isupper())
    )


def archive_group(content: str, pieces: list[Clause]) -> tuple[int, int, bool] | None:
    """Which clauses name the archive: the first, the last, and whether the name is known; None when no clause does.

    Args:
        content: the text.
        pieces: the clauses.
    """
    known = lexicon()
    weights = [weight(content, piece) for piece in pieces]
    best = max(weights, default=0)
    if best == 0:
        return None
    first = weights.index(best)
    last = first
    while last + 1 < len(pieces):
        following = pieces[last + 1]
        if following.before != ",":
            break
        place = is_place(content, following, known)
        if place and _is_post(content, pieces[first], following, known):
            break
        if place and not (last == first and _is_code_behind_code(content, pieces[last], following)):
            last += 1
            while (
                last + 1 < len(pieces)
                and pieces[last + 1].before == ","
                and is_place(content, pieces[last + 1], known)
                and not _is_code_abroad(content, pieces[last], pieces[last + 1], known)
                and not _is_post(content, pieces[first], pieces[last + 1], known)
            ):
                last += 1
            break
        if (
            weights[last + 1] == 0
            or following.start == pieces[last].end + 1
            or not _continues(content, pieces, last + 1, weights, known)
        ):
            break
        last += 1
    while (
        first > 0
        and 0 < weights[first - 1] < best
        and pieces[first].before == ","
        and best < 3
        and not _of(content, pieces[first - 1])
    ):
        first -= 1
    if (
        best < 3
        and first < last
        and _is_special(content, pieces[first + 1], known)
        and not _is_special(content, pieces[first], known)
    ):
        first += 1
    while first > 0 and pieces[first].before == "," and _is_unit(content, pieces[first - 1], known):
        first -= 1
    return first, last, best >= 3


def _is_post(content: str, holder: Clause, city: Clause, known: Lexicon) -> bool:
    """Whether a city behind an archive is a fond: that of an embassy (``CADN, Moscou``), where the archive is elsewhere."""
    found = match_prefix(content, holder.start, holder.end)
    if found is None or not isinstance(found.found, Repository) or found.found.id not in known.posts:
        return False
    own = f"{found.found.city} {found.found.original}".casefold()
    return BRACKET_END.sub("", city.of(content)).strip(" .").casefold() not in own


def past_city(content: str, start: int, end: int) -> int:
    """Where an archive starts behind its city and a colon: ``Moscow: RGANI``; the start itself where it does not.

    Example:
        >>> past_city("Moscow: RGANI, f. 5", 0, 19), past_city("RGANI: f. 5", 0, 11)
        (8, 0)
    """
    colon = content.find(": ", start, min(end, start + _LONGEST_CITY))
    if colon <= start or not is_place(content, Clause(start, colon, ""), lexicon()):
        return start
    return colon + 2 if known_name(content, colon + 2, end) is not None else start


def _is_unit(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether a clause is a part of the holder behind it: ``Manuscript Division, Library of Congress``."""
    words = [word.group() for word in _WORD.finditer(content, piece.start, piece.end)]
    if not 1 < len(words) < 9 or not words[-1][0].isupper():
        return False
    return (len(words) < 6 and words[-1].casefold() in known.units) or _is_special(content, piece, known)


def _is_special(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether a clause is the part of a library that holds what is not printed: ``Rare Book & Manuscript Library``."""
    return " ".join(_COLLECTIONS_OF.sub("", piece.of(content)).casefold().split()) in known.special


def _of(content: str, piece: Clause) -> bool:
    return " Records " in content[piece.start : piece.end] or content.startswith("Records", piece.start)


def _continues(content: str, pieces: list[Clause], index: int, weights: list[int], known: Lexicon) -> bool:
    """Whether a clause goes on with the archive's name: a parent body does; a second archive only before a city."""
    words = {word.group().casefold() for word in _WORD.finditer(content, pieces[index].start, pieces[index].end)}
    if weights[index] == 3 and not words & (known.holders | known.parents):
        name = known_name(content, pieces[index].start, pieces[index].end)
        return name is None or not content[name : pieces[index].end].strip(" .") or content[name : name + 2] == " ("
    if weights[index] == 3 or words & known.parents:
        return not words & known.units
    if words & known.units:
        return False
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return following is not None and following.before == "," and is_place(content, following, known)


def weight(content: str, piece: Clause) -> int:
    """How surely a clause names an archive: 3 known, 2 by a word for a holder, 1 by a word for a body, 0 not at all."""
    return _weigh(content[piece.start : piece.end], "" if piece.before else "opening")


@remembered
def _weigh(text: str, standing: str) -> int:
    """The weight of a clause that stands anywhere, or opens its stretch ("opening"), where a bare code may be an archive's."""
    known = lexicon()
    if text[0] in "“\"‘«'*":
        return 0
    name = known_name(text, 0, len(text))
    if name is not None and _ends_name(text, name, len(text)):
        return 0 if text[name:].strip(" .").casefold() in known.organs else 3
    if text[0].islower() and text[:3] != "the":
        return 0
    bare = BRACKET_END.sub("", text) if text[-1] == ")" else text
    words = [word.casefold().rstrip(".") for word in _WORD.findall(bare)]
    if not words or words[0] in known.containers or any(word[0].isdigit() for word in words):
        return 0
    if (len(words) == 2 or words[-1] == "materials") and " ".join(words[-2:]) in known.holders:
        return 2
    if (words[-1] in known.collections and words[-1] not in ("archives", "manuscripts")) or (
        words[0] in known.collections and words[0] not in ("archives", "manuscripts", "microfilm")
    ):
        return 0
    held = known.holders
    if not held.isdisjoint(words) or any(f"{word} {following}" in held for word, following in pairwise(words)):
        return 2
    if _named_body(text, known) or HEREAFTER.search(text):
        return 1
    return int(standing == "opening" and len(text) < 12 and _CODE.fullmatch(text.rstrip(".")) is not None)


def _named_body(text: str, known: Lexicon) -> bool:
    """Whether a word for a body stands in a clause as part of a name: with a capital, as in no sentence of prose."""
    return any(word[0].isupper() and word.casefold().rstrip(".") in known.bodies for word in _WORD.findall(text))


def _ends_name(content: str, name: int, end: int) -> bool:
    """Whether nothing but brackets follows a known name in its clause, or words that make it longer (Manuscripts, II)."""
    rest = content[name:end].strip(" .:")
    return not rest or rest[0] in "(—–[" or not has_digit(rest)


def _is_code_abroad(content: str, city: Clause, piece: Clause, known: Lexicon) -> bool:
    """Whether two capitals behind a city abroad are a collection's code (Belgrade, PA), not a state of the USA."""
    code = content[piece.start : piece.end].rstrip(".")
    named = " ".join(BRACKET_END.sub("", city.of(content)).casefold().split())
    return len(code) == 2 and code.isupper() and code != "UK" and named in known.places - known.american_cities


def _is_code_behind_code(content: str, holder: Clause, piece: Clause) -> bool:
    """Whether two capitals behind a holder's code are a collection's code (DAMSPS, PA): a state stands behind a city or a name."""
    code = content[piece.start : piece.end].rstrip(".")
    return len(code) == 2 and code.isupper() and " " not in content[holder.start : holder.end].strip()


def is_place(content: str, piece: Clause, known: Lexicon) -> bool:
    """Whether a clause is a city, a state or a country, with a bracket or without."""
    text = content[piece.start : piece.end]
    text = (BRACKET_END.sub("", text) or text) if text[-1] == ")" else text
    bare = " ".join(text.strip("()[] .").casefold().split())
    return bare in known.places or bare in known.countries
