"""What is printed in a serial, as an item: an article of a periodical, an issue of one, a paper of a numbered series.

A periodical is told by its name and a date, with the volume and the issue where they are given; of a series, whose numbers are works of
their own, the number is the work's.
Sources: CSL-JSON schema 1.0.2 (types, variables); Chicago Manual of Style 18, 14.67-14.111.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from archcite.archives.printed_words import printed_words
from archcite.extraction.printed.imprint import issued
from archcite.extraction.printed.marks import DAMAGED, EDGE, QUOTED, marks
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archcite.extraction.printed.marks import Marks
    from archcite.model import Name

#: What no periodical's name holds.
_UNCLEAR: Final = lazy_pattern(r"[;“”«»\"]|^\d")
_NUMBERED: Final = lazy_pattern(r"(?P<name>.*[^\W\d_][\])]?),?\s(?P<number>\d{1,4}(?:\s?[-–/:.]\s?\d{1,4})?)$")
#: A volume and an issue of it: ``45/2``, ``3:2``; ``45/46`` are two volumes in one.
_VOLUME_AND_ISSUE: Final = lazy_pattern(r"(?P<volume>\d{1,4})[/:.](?P<issue>\d{1,3})")
_OF: Final = lazy_pattern(r"(?:of|des|der|de|du)\s")
_DAY: Final = lazy_pattern(r"\d{4}-\d\d-\d\d")
#: What leads to a number, where a series' name ends.
_NUMBER_SIGN: Final = lazy_pattern(r"[\s,]+(?:no|nr|№|#)\.?\s*$", re.IGNORECASE)


def article_item(source: str, title: str, authors: Sequence[Name], date: str, pages: str) -> dict[str, Any] | None:
    """The item of an article that is the document itself: its periodical, or its series, stands behind its title.

    Args:
        source: the periodical, with volume and number.
        title: the article's.
        authors: its writers.
        date: EDTF; without it the item is not whole.
        pages: as written.

    Example:
        >>> article_item("Columbia Journalism Review 39, no. 3", "Covering Education", (), "2000-09", "34")["volume"]
        '39'
    """
    if DAMAGED.search(source) or _UNCLEAR.search(source):
        return None
    written = {"author": [author.csl() for author in authors]}
    item = article(written, title, marks(source), date)
    if item is None or not issued(date):
        return None
    series = numbered_series(source)
    if series:
        item = paper(written, title, source[: series.start("number")], series["number"])
    item |= {"issued": issued(date)} if series else {"issued": issued(date), "page": pages}
    return {name: value for name, value in item.items() if value}


def article(names: Mapping[str, Any], title: str, serial: Marks, date: str) -> dict[str, Any] | None:
    """An article of a periodical, of a newspaper where only its day is told; None without a name of the periodical or a title.

    Args:
        names: CSL names by their role.
        title: the article's.
        serial: the periodical, with its marked parts.
        date: EDTF.

    Example:
        >>> article({}, "Ice", marks("Example Review 3:1"), "1999")
        {'type': 'article-journal', 'title': 'Ice', 'container-title': 'Example Review', 'volume': '3', 'issue': '1'}
        >>> article({}, "Ice", marks("Example Times"), "1999-05-04")["type"]
        'article-newspaper'
    """
    name, volume, issue = _parts(serial)
    if not (name and title):
        return None
    daily = _DAY.fullmatch(date) and not volume and not issue
    kind = "article-newspaper" if daily else "article-journal"
    return {"type": kind, "title": title, **names, "container-title": name, "volume": volume, "issue": issue}


def paper(names: Mapping[str, Any], title: str, series: str, number: str) -> dict[str, Any]:
    """A paper of a series.

    Args:
        names: CSL names by their role.
        title: the paper's.
        series: the series, with what leads to the number.
        number: the paper's number.

    Example:
        >>> paper({}, "Ice", "Example Working Paper, No. ", "7")["collection-title"]
        'Example Working Paper'
    """
    name = _NUMBER_SIGN.sub("", series.strip(EDGE))
    return {"type": "report", "title": title, **names, "collection-title": name, "collection-number": number}


def whole_issue(serial: Marks, date: str, facts: Mapping[str, str], *, certain: bool) -> dict[str, Any] | None:
    """An issue of a periodical, cited as a whole: it has a number, or a day.

    Args:
        serial: the periodical, with its marked parts.
        date: EDTF.
        facts: the marked parts on both sides of the imprint.
        certain: whether a word of its name says that it is a periodical, for which a month is enough.

    Example:
        >>> whole_issue(marks("Example Review 12"), "1999", {}, certain=True)
        {'type': 'periodical', 'title': 'Example Review', 'volume': '12'}
    """
    name, volume, _ = _parts(serial)
    numbered = volume or "issue" in facts
    if name[:1].isupper() and (numbered or _DAY.fullmatch(date) or (certain and len(date) > 4)):
        return {"type": "periodical", "title": name, "volume": volume}
    return None


def numbered_series(text: str) -> re.Match[str] | None:
    """A series whose numbers are works of their own, up to the number.

    Example:
        >>> numbered_series("Cold War International History Project Working Paper No. 7")["number"]
        '7'
    """
    words, folded = printed_words(), text.casefold()
    return words.series.search(text) if any(name in folded for name in words.series_names) else None


def ends_in_number(text: str) -> bool:
    """Whether a text ends in a bare number, as a periodical's name with its volume does.

    Example:
        >>> ends_in_number("Example Bulletin 8/9"), ends_in_number("A History of 1989 in Bonn")
        (True, False)
    """
    return _NUMBERED.fullmatch(text) is not None


def _parts(serial: Marks) -> tuple[str, str, str]:
    """A periodical's name, the bare number of its volume and of its issue: ``International Security 10``, ``Review 3:1``, ``Bulletin No. 5``."""
    name = serial.front.strip(EDGE)
    if _OF.match(serial.behind):
        name = f"{name} {serial.behind}"
    found = _NUMBERED.fullmatch(name)
    name, volume = (found["name"], found["number"]) if found else (name, serial.facts.get("volume", ""))
    whole = QUOTED.fullmatch(name)
    return (name[1:-1] if whole else name.strip(EDGE)), *_volume_and_issue(volume, serial.facts.get("issue", ""))


def _volume_and_issue(volume: str, issue: str) -> tuple[str, str]:
    """A volume and its issue, where one number names both."""
    both = None if issue else _VOLUME_AND_ISSUE.fullmatch(volume)
    if both is None or int(both["issue"]) == int(both["volume"]) + 1:
        return volume, issue
    return both["volume"], both["issue"]
