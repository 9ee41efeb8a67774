"""Clauses in which a holder and its shelfmark stand without a comma, parted: ``PRC FMA 111-00016-16``, ``Bundesarchiv B 136/59748``."""

from __future__ import annotations

import re

from archcite.archives.known import known_name, known_number
from archcite.archives.lexicon import lexicon
from archcite.edges import behind_edge
from archcite.extraction.places.glued import glued_code
from archcite.extraction.places.holders import HOLDER, is_place, is_shelf, weight
from archcite.extraction.structure import Clause, bare_end_of
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

#: A city of one word or two before a number of figures or a code.
_CITY_NUMBER = lazy_pattern(r"(?P<city>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s(?=[A-Z]{0,5}[ -]?\d)")
_NUMBER_WORD = lazy_pattern(
    r"\s*(?:[Rr]ecord|[Dd]ocument|[Dd]oc\.?|[Ff]ile|[Nn]umber|[Nn]o\.?|[Nn]r\.?|#|№)(?:\s+(?:[Nn]umber|[Nn]o\.?))?$"
)
_REPEATED_CODE = lazy_pattern(r"(?:(?<=[a-z])|^)\s+[A-Z]{3,6}$")
_SHELF_BEHIND = lazy_pattern(r"\s+(?=(?:[A-Z]{1,4}(?:-[A-Z]+)?[ -])?\d+(?:[./-]|\s?[./]|\s?[A-Z])\s?\w)")
#: A group of records and its archive, each by its code, behind their shelfmark: ``file 132.2, entry 5, MED/NARA``.
_CODE_IN_CODE = lazy_pattern(r"(?P<part>[A-Z]{2,6})/(?P<archive>[A-Z]{2,6})")
_CODE_COLON = lazy_pattern(r"(?P<code>[A-Z][A-Za-z]{0,2}[A-Z]{1,5}):\s+(?=\S)")
#: ``(TNA):``, behind a name in full.
_BRACKET_COLON = lazy_pattern(r"\s*\([^()]{1,40}\):")
#: The first step of a shelfmark: ``f. 17``, ``Ф. Р-5446``.
_FOND = lazy_pattern(r"(?:f|ф|fond|фонд)\.?\s?(?:[RР]-?)?\d", re.IGNORECASE)
#: The city of a known archive, in front of its shelfmark: ``SAPMO-BA (Berlin) J IV 2/202/575``.
_BRACKET_CITY = lazy_pattern(r"\s*\((?P<city>[^()]{2,40})\)(?=\s+\S)")
#: A shorter code behind a known archive counts in that archive: ``PA AA, M 1, LS-A 358``.
_SHORT_CODE = 6


def split_known(content: str, pieces: list[Clause]) -> list[Clause]:
    """Part ``PRC FMA 111-00016-16`` and ``NARA RG 226``: a known name, and a shelfmark without a comma between."""
    found: list[Clause] = []
    known = lexicon()
    for piece in pieces:
        joined = (
            _CODE_IN_CODE.fullmatch(content, piece.start, bare_end_of(content, piece))
            if piece.before in ("", ",")
            else None
        )
        if joined is not None and _parts_archive(content, joined):
            found += [Clause(*joined.span("part"), ","), Clause(*joined.span("archive"), ",")]
            continue
        glue = glued_code(content, piece.start, piece.end) if piece.before in ("", ";") else None
        if glue is not None and not is_named_later(content, pieces):
            found += [Clause(piece.start, glue, piece.before), Clause(glue + 1, piece.end, ",")]
            continue
        name = known_name(content, piece.start, piece.end)
        if name is not None and found and name - piece.start < _SHORT_CODE and weight(content, found[0]) > 2:
            found.append(piece)
            continue
        name = _with_bracket(content, piece, name)
        if name is None or name >= piece.end:
            found.extend(_split_number(content, piece))
            continue
        numbered = _split_number(content, piece)
        if len(numbered) == 2 and numbered[0].end > name and weight(content, Clause(name, numbered[0].end, "")) >= 2:
            found.extend(numbered)
            continue
        since = name
        since = behind_edge(content, since, piece.end, " \n:,")
        rest = Clause(since, piece.end, ",")
        if (
            since >= piece.end
            or rest.of(content).rstrip(".").casefold() in known.special
            or not (
                content[name : name + 1] == ":"
                or _FOND.match(content, rest.start, rest.end)
                or is_shelf(content, rest, known)
            )
        ):
            found.append(piece)
            continue
        found.append(Clause(piece.start, name, piece.before))
        found.append(_bare_number(content, rest))
    return found


def _with_bracket(content: str, piece: Clause, name: int | None) -> int | None:
    """Where a known name ends, or a code before a colon, with the bracket before its colon; None where neither opens the clause."""
    if name is None:
        code = _CODE_COLON.match(content, piece.start, piece.end)
        name = code.end("code") if code else None
    if name is None:
        return None
    if "(" not in content[name : name + 2]:
        return name
    bracket = _BRACKET_COLON.match(content, name, piece.end)
    if bracket is not None:
        return bracket.end() - 1
    city = _BRACKET_CITY.match(content, name, piece.end)
    return city.end() if city is not None and is_place(content, Clause(*city.span("city"), ""), lexicon()) else name


def _bare_number(content: str, rest: Clause) -> Clause:
    """A shelfmark without the words before its number that only repeat the name or say "number"."""
    number = known_number(content, rest.start, rest.end)
    if number is None:
        return rest
    lead = _NUMBER_WORD.sub("", " " + content[rest.start : number[1].start()].rstrip())
    if _REPEATED_CODE.sub("", lead).strip():
        return rest
    return Clause(number[1].start(), rest.end, ",")


def parted_from_city(content: str, pieces: list[Clause]) -> list[Clause]:
    """The clauses, with a city behind a holder parted from the shelfmark that a colon joins to it: ``National Archives, Pretoria: A1``.

    Behind a holder that opens the place a space alone may join them: ``The National Archives, Kew CAB 129/105``.
    """
    parted: list[Clause] = []
    for piece in pieces:
        colon = content.find(": ", piece.start, piece.end) if piece.before == "," else -1
        city = Clause(piece.start, colon, ",")
        behind_holder = colon > piece.start and parted and weight(content, parted[-1]) >= HOLDER
        if behind_holder and is_place(content, city, lexicon()):
            parted += [city, Clause(colon + 2, piece.end, ",")]
        elif piece.before == "," and parted == pieces[:1]:
            parted += _city_and_number(content, parted[0], piece)
        else:
            parted.append(piece)
    return parted


def _city_and_number(content: str, holder: Clause, piece: Clause) -> list[Clause]:
    """A clause behind a holder, with the city that opens it parted from a number."""
    found = _CITY_NUMBER.match(content, piece.start, piece.end)
    if found is None or not is_place(content, Clause(*found.span("city"), ""), lexicon()):
        return [piece]
    rest = Clause(found.end(), piece.end, ",")
    if weight(content, holder) < HOLDER or not is_shelf(content, rest, lexicon()):
        return [piece]
    return [Clause(*found.span("city"), ","), rest]


def _parts_archive(content: str, joined: re.Match[str]) -> bool:
    """Whether of two codes the second is a known archive's and the first is none."""
    archive, part = joined.span("archive"), joined.span("part")
    whole = known_name(content, part[0], archive[1])
    return whole != archive[1] and known_name(content, *archive) == archive[1] and known_name(content, *part) != part[1]


def is_named_later(content: str, pieces: list[Clause]) -> bool:
    """Whether the archive is named behind its number, so that the code before it is a part of that: ``IOR/L/PS/10/455, British Library``."""
    return any(weight(content, piece) >= HOLDER for piece in pieces[1:] if piece.before == ",")


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
