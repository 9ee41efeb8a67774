"""Where and when a printed source appeared: ``(Moscow: Nauka, 2005)``, ``М.: Наука, 2005``, ``Berlin 1998``, ``(Spring 1995)``.

Sources: Chicago Manual of Style 18, 13.18 and 14.2; GOST R 7.0.5-2008; DIN ISO 690; for the French order (place, press, year)
the Lexique des règles typographiques en usage à l'Imprimerie nationale.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import printed_words
from archcite.extraction.dates.reading import find_dates, read_date
from archcite.extraction.stops import bare
from archcite.model import Span
from archcite.patterns import lazy_pattern

_YEAR = lazy_pattern(r"(?<![\w-])(?:1[5-9]|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?(?![\w-])")
_ENDS_IN_YEAR = lazy_pattern(r"(?:(?:1[5-9]|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?$")
_BRACKET = lazy_pattern(r"\(([^()]*)\)")
#: ``May 5,`` in front of its year.
_DAY_BEFORE = lazy_pattern(r"[^\W\d_]\.?\s\d{1,2},$")
_LONGEST_DATE = 40
_BEHIND = lazy_pattern(r",\s+([^\W\d_][^,.;:()]{1,30})")
_BREAK = lazy_pattern(r"(?:(?<=[^\W\d_]{3})\.|(?<=[*_”])\.|(?<=\d)\.|[,;)\]/—–]|(?<=\))\.)\s+|\s[/—–]\s")
#: The name of a press, which may be of two partners: ``Dodd, Mead``.
_PRESS = lazy_pattern(r"[^,;:/—–()\[\]]+(?:(?:,\s|\s[–—/]\s)[^,;:/—–()\[\]\d]+)?")
_EDGE = " ,.;:"
#: No name of a press has more words.
_MOST_WORDS = 6


class Imprint(NamedTuple):
    """Where and when; what is not stated is empty.

    Args:
        date: EDTF.
        start: where it starts in the text.
        end: where it ends, with its closing bracket.
    """

    place: str
    press: str
    date: str
    start: int
    end: int


def find_imprint(text: str) -> Imprint | None:
    """The imprint of a printed source, or its date where it states no more.

    Example:
        >>> find_imprint("Wartime (New York: Harcourt, 1977)")[:3], find_imprint("Приказ. М.: Наука, 2005. Т. 1")[:3]
        (('New York', 'Harcourt', '1977'), ('М.', 'Наука', '2005'))
        >>> find_imprint("Bulletin 5 (Spring 1995): 22")[:3], find_imprint("Erinnerungen, Berlin 1998")[:3]
        (('', '', '1995-21'), ('Berlin', '', '1998'))
    """
    if not _YEAR.search(text):
        return None
    for bracket in reversed(list(_BRACKET.finditer(text))):
        inside = bracket[1].strip(" ")
        if _ENDS_IN_YEAR.search(inside.strip(".")):
            behind = _last_bare(text, bracket.end()) if not any(map(str.isalpha, inside)) else None
            return behind or _bracketed(inside.strip("."), *bracket.span())
    return _last_bare(text, 0) or _dated(text)


def issued(date: str) -> dict[str, Any]:
    """A day, a month, a season, a year or an interval of them as a CSL date; empty where the date is none of these.

    Args:
        date: EDTF, as in an imprint.

    Example:
        >>> issued("1995-21"), issued("1962-10-24"), issued("")
        ({'date-parts': [[1995]], 'season': 1}, {'date-parts': [[1962, 10, 24]]}, {})
    """
    ends = [[int(part) for part in end.rstrip("~?%").split("-") if part.isdigit()] for end in date.split("/")]
    if not all(ends) or len(ends) > 2:
        return {}
    if len(ends) == 1 and len(ends[0]) == 2 and ends[0][1] > 12:
        return {"date-parts": [[ends[0][0]]], "season": ends[0][1] - 20} if 21 <= ends[0][1] <= 24 else {}
    return {"date-parts": ends, **({"circa": True} if date.endswith("~") else {})}


def _last_bare(text: str, since: int) -> Imprint | None:
    """The last imprint without brackets that starts behind a place in a text."""
    for year in reversed(list(_YEAR.finditer(text, since))):
        found = bare_imprint(text, year.start(), year.end())
        if found is not None and found.start >= since:
            return found
    return None


def _bracketed(inside: str, start: int, end: int) -> Imprint:
    year = _ENDS_IN_YEAR.search(inside)
    before = inside[: year.start()] if year else inside
    date = read_date(inside) if ":" not in inside else None
    if date is not None and date.edtf:
        return Imprint("", "", date.edtf, start, end)
    place, colon, press = before.strip(" ,;:").partition(":" if ":" in before else ";")
    if not colon and before.rstrip().endswith(":"):
        colon = ":"
    ahead, comma, city = place.rpartition(",")
    if comma and not colon and is_city(city) and not is_city(place):
        return Imprint(_place(city), bare(ahead, _EDGE), _first_year(year[0] if year else ""), start, end)
    if not colon and not is_city(place) and _may_be_press(place):
        place, press = "", place
    if press[:1].islower() or place[:1].islower() or any(map(str.isdigit, place)):
        place = press = ""
    return Imprint(_place(place), bare(press, _EDGE), _first_year(year[0] if year else ""), start, end)


def bare_imprint(text: str, start: int, end: int) -> Imprint | None:
    """An imprint without brackets around its year; its place must be a known city, for anything could stand there.

    Args:
        text: a printed source.
        start: where its year starts.
        end: where its year ends.

    Example:
        >>> [bare_imprint(text, len(text) - 4, len(text))[:3] for text in ("War, New York: Harcourt, 1977", "Wartime, Harcourt: London 1977")]
        [('New York', 'Harcourt', '1977'), ('London', 'Harcourt', '1977')]
    """
    before = text[:start].rstrip()
    date = _first_year(text[start:end])
    head = before.rstrip(_EDGE)
    colon = head.rfind(":")
    if colon > 0 and _PRESS.fullmatch(head, colon + 1):
        since = _place_start(text, colon)
        if since is not None:
            return Imprint(_place(text[since:colon]), head[colon + 1 :].strip(), date, since, end)
        ahead = _last_break(head, colon)
        if ahead and is_city(head[colon + 1 :]):
            return Imprint(_place(head[colon + 1 :]), head[ahead[1] : colon].strip(), date, ahead[1], end)
    since = _place_start(text, len(head))
    if since is not None:
        return Imprint(_place(head[since:]), "", date, since, end)
    cut = _last_break(head, len(head))
    if not cut or not before.endswith(","):
        return None
    since = _place_start(text, len(head[: cut[0]].rstrip(_EDGE)))
    if since is not None:
        return Imprint(_place(head[since : cut[0]]), head[cut[1] :].strip(), date, since, end)
    behind, press = _BEHIND.match(text, end), head[cut[1] :].strip()
    if behind and is_city(behind[1]):
        return Imprint(behind[1].strip(), press, date, cut[1], behind.end())
    return Imprint("", press, date, cut[1], end) if _is_press(press) else None


def _may_be_press(text: str) -> bool:
    """Whether a name that is no known city is a press's: ``Nauka``, ``Example University Press``; else it is a city that is not known."""
    words = frozenset(text.casefold().replace(".", "").split())
    return _is_press(text) or not words.isdisjoint(printed_words().houses) or "&" in text


def _is_press(text: str) -> bool:
    """Whether a name is a press's by its last word: ``World Example Press``; a newspaper's name has an article or one word."""
    words = text.split()
    return 1 < len(words) <= _MOST_WORDS and words[-1].strip(".").casefold() in printed_words().presses


def _dated(text: str) -> Imprint | None:
    """The date of a periodical that stands between separators: ``Pravda, 5 May 1961``, ``Вопросы истории. 1993. № 2``."""
    for year in reversed(list(_YEAR.finditer(text))):
        before = text[: year.start()].rstrip()
        if before.endswith((",", ".", ";")) and not _DAY_BEFORE.search(before):
            start, end, date = year.start(), year.end(), _first_year(year[0])
        else:
            since = max(0, year.start() - _LONGEST_DATE)
            found = [day for day in find_dates(text, Span(since, year.end())) if day.span.end == year.end()]
            if not found or not found[-1].edtf:
                continue
            (start, end), date = (found[-1].span.start, found[-1].span.end), found[-1].edtf
        if text[:start].rstrip()[-1:] in {",", ".", ";"} and text[end:].lstrip()[:1] in {"", ",", ".", ";", ":", "г"}:
            return Imprint("", "", date, start, end)
    return None


def _place_start(text: str, end: int) -> int | None:
    """Where the known city starts that ends at `end`, with a second city or a state behind it; None without one."""
    cut = _last_break(text, end)
    since = cut[1] if cut else 0
    stretch = text[since:end].strip(_EDGE)
    state = not is_city(stretch)
    if state and stretch.casefold() not in lexicon().countries:
        return None
    while cut:
        further = _last_break(text, cut[0])
        start = further[1] if further else 0
        if not is_city(text[start : cut[0]]):
            break
        since, cut, state = start, further, False
    return None if state else since


def _last_break(text: str, end: int) -> tuple[int, int] | None:
    """The last separator before `end`, with the space around it."""
    last = None
    for found in _BREAK.finditer(text, max(0, end - 120), end):
        if text[found.end() : end].strip(_EDGE):
            last = found.span()
    return last


def is_city(text: str) -> bool:
    """Whether a stretch is a city where books are printed, or several.

    Example:
        >>> is_city("New York and London"), is_city("М.; Л."), is_city("The Global Cold War")
        (True, True, False)
    """
    known = printed_words().cities
    bare = " ".join(text.split()).strip(" .,").casefold()
    if bare in known:
        return True
    parts = re.split(r"\s?[/;–]\s?|\s(?:and|und|et|и|&)\s|,\s", bare)
    return (
        len(parts) > 1 and parts[0].strip(" .") in known and all(part.strip(" .") for part in parts) and len(parts) < 4
    )


def _place(text: str) -> str:
    """A place without the space around it; the stop of "М." and of "Oxford, U.K." belongs to it."""
    return text.strip(" ,;:")


def _first_year(text: str) -> str:
    return text[:4]
