"""A printed source taken apart into a CSL-JSON item of its own, where what it states is whole.

What makes it whole: of a book its title, its year and its place or press; of an article its title, its periodical and a date; of an
issue of a periodical its name and a date. Anything less, and anything damaged, stays text: half an item would be cited as if it were one.
Sources: CSL-JSON schema 1.0.2 (types, variables; it calls the part of a volume ``part``); Chicago Manual of Style 18, 14.2-14.111; GOST R 7.0.5-2008.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from archcite.archives.printed_words import printed_words
from archcite.archives.profiles import remembered
from archcite.extraction.printed.imprint import find_imprint
from archcite.extraction.printed.language import language_of
from archcite.extraction.printed.marks import EDGE, QUOTED, RANGES, marks
from archcite.extraction.printed.people import Led, leading, people
from archcite.extraction.words import has_any
from archcite.model import Name
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archcite.extraction.printed.imprint import Imprint
    from archcite.extraction.printed.marks import Marks

_LONGEST: Final = 1200
#: A name that a mirror dropped leaves its punctuation.
_DAMAGED: Final = lazy_pattern(r"\(\s?[:,]|\s\)|by\s?[.,]")
#: What stands for names that are not told.
_OTHERS: Final = (" et al", " u. a.", " и др.")
#: What no periodical's name holds.
_UNCLEAR: Final = lazy_pattern(r"[;“”«»\"]|^\d")
_INSIDE: Final = lazy_pattern(r"[,.]?\s*(?:in|dans|в(?:\s(?:сб|кн)\.)?)\s*:?\s+", re.IGNORECASE)
_BARE_PAGES: Final = lazy_pattern(rf"\s*[,:]\s*({RANGES})\s*\.?\s*$")
#: ``Hale, Ann, ed. A Title``, as a bibliography has it: behind a title "ed." leads to its editors.
_EDITED_HEAD: Final = lazy_pattern(
    r"^(?P<names>[A-ZÀ-Ž][^\W\d_]+,\s[A-ZÀ-Ž][^\W\d_]+(?:\s[A-ZÀ-Ž][^\W\d_]*\.?){0,2}(?:,?\s(?:and|&)\s[^.:“”]{3,60})?),\s(?P<role>eds?)\.\s(?=[A-ZÀ-Ž])"
)
_NUMBERED: Final = lazy_pattern(r"(?P<name>.*[^\W\d_][\])]?),?\s(?P<number>\d{1,4}(?:\s?[-–/:.]\s?\d{1,4})?)$")
#: A volume and an issue of it: ``45/2``, ``3:2``; ``45/46`` are two volumes in one.
_VOLUME_AND_ISSUE: Final = lazy_pattern(r"(?P<volume>\d{1,4})[/:.](?P<issue>\d{1,3})")
_VOLUME_AND_PAGES: Final = lazy_pattern(rf"\s*,\s*(?P<volume>\d{{1,2}}):(?P<pages>{RANGES})\s*\.?\s*$")
_FAMILY: Final = lazy_pattern(
    r"(?P<family>(?:(?:van|von|de|der|du|di|al|el)\s){0,2}[A-ZÀ-ŽА-Я][^\W\d_]+(?:[’'-][^\W\d_]+)*),\s+(?:(?P<given>(?:[A-ZÀ-ŽА-Я]\.|[A-ZÀ-ŽА-Я][^\W\d_]+)(?:\s[A-ZÀ-ŽА-Я]\.){0,2})(?:[,.]|(?<=\.))\s+)?"
)
_OF: Final = lazy_pattern(r"(?:of|des|der|de|du)\s")
_DAY: Final = lazy_pattern(r"\d{4}-\d\d-\d\d")


def printed_item(text: str, pages: str = "") -> dict[str, Any] | None:
    """The CSL-JSON item of a printed source, without an ``id``; None where it is not whole.

    Args:
        text: the printed source as a citation writes it, on one line.
        pages: the pages that follow it.

    Example:
        >>> item = printed_item("Ann Smith and Bob Jones, eds., Cold War Letters, vol. 2 (London: Press, 1990)", "12-14")
        >>> item["type"], item["title"], item["volume"], item["publisher"], item["page"]
        ('book', 'Cold War Letters', '2', 'Press', '12-14')
        >>> printed_item("SWM Vol. IV", "411-424") is None
        True
    """
    item = _taken_apart(text) if len(text) <= _LONGEST else None
    if item is None:
        return None
    page = pages or item.get("page", "")
    return {**item, **({"page": page.replace("–", "-").replace("- ", "-").replace(" -", "-")} if page else {})}


@remembered
def _taken_apart(text: str) -> dict[str, Any] | None:
    """The item of a printed source; the documents of one archive cite the same few editions again and again."""
    if any(others in text for others in _OTHERS) or _DAMAGED.search(text):
        return None
    text = _EDITED_HEAD.sub(r"\g<names> (\g<role>.), ", text, count=1)
    imprint = find_imprint(text)
    if imprint is None or not imprint.date:
        return None
    head, tail = marks(text[: imprint.start]), marks(_with_pages(text[imprint.end :]), paged=True)
    facts = {**tail.facts, **head.facts}
    item = _work(head, imprint, facts)
    if item is None:
        return None
    item["language"] = language_of(item["title"])
    for role in ("editor", "translator"):
        if named := [*head.names.get(role, ()), *tail.names.get(role, ())]:
            item[role] = [*item.get(role, ()), *(name.csl() for name in named)]
    item |= {
        "publisher": imprint.press,
        "publisher-place": imprint.place,
        "issued": _issued(imprint.date),
        "volume": item.get("volume") or facts.get("volume", ""),
        "part": facts.get("part", ""),
        "issue": (item.get("issue") or facts.get("issue", "")) if item["type"] != "report" else "",
        "number-of-volumes": facts.get("volumes", ""),
        "edition": facts.get("edition", ""),
        "page": facts.get("page", ""),
    }
    return {name: value for name, value in item.items() if value} if item["issued"] else None


def article_item(source: str, title: str, authors: Sequence[Name], date: str, pages: str) -> dict[str, Any] | None:
    """The item of an article that is the document itself: its periodical stands behind its title.

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
    found = marks(source)
    name, volume, issue = _numbered(found)
    issued = _issued(date)
    if not (title and name and issued) or _DAMAGED.search(source) or _UNCLEAR.search(source):
        return None
    series = _series(source)
    if series:
        item = {"type": "report", "title": title, "author": [author.csl() for author in authors], "issued": issued}
        item |= {
            "collection-title": _series_name(source[: series.start("number")]),
            "collection-number": series["number"],
        }
        return {name: value for name, value in item.items() if value}
    daily = _DAY.fullmatch(date) and not volume and not issue
    item = {
        "type": "article-newspaper" if daily else "article-journal",
        "title": title,
        "author": [author.csl() for author in authors],
        "container-title": name,
        "volume": volume,
        "issue": issue,
        "issued": issued,
        "page": pages,
    }
    return {name: value for name, value in item.items() if value}


def _work(head: Marks, imprint: Imprint, facts: Mapping[str, str]) -> dict[str, Any] | None:
    """Type, title, names and container; None where they do not make a whole."""
    left, slashes, right = head.front.partition(" // ")
    if slashes:
        led = leading(left)
        return _article({led.role: led.names}, left[led.title :], head._replace(front=right), imprint)
    left, inside, right = head.front.partition(", in: ")
    if inside and not QUOTED.search(left):
        led = leading(left)
        return _inside({led.role: led.names}, left[led.title :].strip(EDGE), head._replace(front=right), imprint)
    quoted = QUOTED.search(head.front)
    led = _called(head.front[: quoted.start()]) if quoted and quoted.start() else leading(head.front)
    title = head.front[led.title :].strip(EDGE)
    goes_on = (
        quoted is not None and head.front.startswith(":", quoted.end()) and bool(imprint.place)
    )  # “Ice”: A History
    contained = quoted is not None and quoted.end() < len(head.front.rstrip(EDGE)) and not goes_on
    if quoted is not None and contained and (led.names or not quoted.start()):
        named = {led.role: led.names}
        return _in_container(named, quoted, head, imprint)
    if quoted is not None and quoted.end() >= len(head.front.rstrip(EDGE)) and quoted[0] == title:
        title = quoted[0][1:-1]
    periodical = has_any(printed_words().periodicals, title, 0, len(title))
    if (periodical and ("issue" in facts or _NUMBERED.fullmatch(title)) and not led.names) or not (
        imprint.place or imprint.press
    ):
        return _issue(head._replace(front=title), imprint, facts, certain=periodical) if not led.names else None
    if len(title) < 3 or _series(f"{title} {_said(head, 'issue')}"):
        return None
    item = {"type": "book", led.role: [name.csl() for name in led.names], "title": title}
    return item | ({"volume-title": head.behind} if facts.get("volume") or facts.get("part") else {})


def _called(front: str) -> Led:
    """The names in front of a quoted title, where a family name alone, or with its given names behind it, is one: ``Smith, Ann, “On Ice,”``."""
    led, alone = leading(front), _FAMILY.fullmatch(front)
    if led.names or alone is None:
        return led
    name = Name(family=alone["family"], given=alone["given"]) if alone["given"] else next(people(alone["family"]))
    return Led("author", [name], len(front))


def _in_container(
    named: Mapping[str, list[Name]], quoted: re.Match[str], head: Marks, imprint: Imprint
) -> dict[str, Any] | None:
    """An article, a chapter or a paper of a series: what stands behind a quoted title says which."""
    title, rest = quoted[0][1:-1].strip(" ,."), head.front[quoted.end() :]
    inside = _INSIDE.match(rest)
    behind = rest[inside.end() :].strip(EDGE) if inside else ""
    if _NUMBERED.fullmatch(behind) and not (imprint.place or imprint.press):
        inside, rest = None, behind  # “A Note,” in Example Bulletin 8/9 (1996)
    names = {role: [name.csl() for name in people] for role, people in named.items()}
    if inside:
        return _chapter(names, title, behind, imprint)
    series = _series(f"{rest} {_said(head, 'issue')}")
    if series:
        name = f"{rest} no".rpartition(" no")[0] if head.facts.get("issue") else rest[: series.start("number")]
        number = head.facts.get("issue") or series["number"]
        return {
            "type": "report",
            "title": title,
            **names,
            "collection-title": _series_name(name),
            "collection-number": number,
        }
    return _article(named, title, head._replace(front=rest.strip(EDGE)), imprint)


def _inside(named: Mapping[str, list[Name]], title: str, head: Marks, imprint: Imprint) -> dict[str, Any] | None:
    """What an unquoted title with "in:" behind it is: an article of a periodical, or a chapter where a place is told."""
    if not (imprint.place or imprint.press):
        return _article(named, title, head, imprint)
    names = {role: [name.csl() for name in people] for role, people in named.items()}
    return _chapter(names, title, head.front.strip(EDGE), imprint)


def _chapter(names: Mapping[str, Any], title: str, container: str, imprint: Imprint) -> dict[str, Any] | None:
    led = leading(container)
    role = "editor" if led.role == "editor" else "container-author"
    within = {role: [name.csl() for name in led.names], "container-title": container[led.title :].strip(EDGE)}
    whole = title and within["container-title"] and (imprint.place or imprint.press)
    return {"type": "chapter", "title": title, **names, **within} if whole else None


def _series(text: str) -> re.Match[str] | None:
    """A series whose numbers are works of their own, up to the number."""
    words, folded = printed_words(), text.casefold()
    return words.series.search(text) if any(name in folded for name in words.series_names) else None


def _said(head: Marks, part: str) -> str:
    return f"no. {head.facts[part]}" if part in head.facts else ""


def _series_name(text: str) -> str:
    return re.sub(r"[\s,]+(?:no|nr|№|#)\.?\s*$", "", text.strip(EDGE), flags=re.IGNORECASE)


def _article(named: Mapping[str, list[Name]], title: str, head: Marks, imprint: Imprint) -> dict[str, Any] | None:
    name, volume, issue = _numbered(head)
    daily = _DAY.fullmatch(imprint.date) and not volume and not issue
    title = title.strip(" ,.;:")
    if not (name and title):
        return None
    item: dict[str, Any] = {"type": "article-newspaper" if daily else "article-journal", "title": title}
    item |= {role: [one.csl() for one in people] for role, people in named.items()}
    return item | {"container-title": name, "volume": volume, "issue": issue}


def _issue(head: Marks, imprint: Imprint, facts: Mapping[str, str], *, certain: bool) -> dict[str, Any] | None:
    """An issue of a periodical, cited as a whole: it has a number, or a day."""
    name, volume, _ = _numbered(head)
    if name[:1].isupper() and (
        volume or "issue" in facts or _DAY.fullmatch(imprint.date) or (certain and len(imprint.date) > 4)
    ):
        return {"type": "periodical", "title": name, "volume": volume}
    return None


def _numbered(head: Marks) -> tuple[str, str, str]:
    """A periodical's name, the bare number of its volume and of its issue: ``International Security 10``, ``Review 1:2``, ``Bulletin No. 5``."""
    name = head.front.strip(EDGE)
    if _OF.match(head.behind):
        name = f"{name} {head.behind}"
    found = _NUMBERED.fullmatch(name)
    name, volume = (found["name"], found["number"]) if found else (name, head.facts.get("volume", ""))
    whole = QUOTED.fullmatch(name)
    return (name[1:-1] if whole else name.strip(EDGE)), *_volume_and_issue(volume, head.facts.get("issue", ""))


def _volume_and_issue(volume: str, issue: str) -> tuple[str, str]:
    """A volume and its issue, where one number names both."""
    both = None if issue else _VOLUME_AND_ISSUE.fullmatch(volume)
    if both is None or int(both["issue"]) == int(both["volume"]) + 1:
        return volume, issue
    return both["volume"], both["issue"]


def _with_pages(tail: str) -> str:
    """The stretch behind an imprint, with marks in front of a bare volume and of bare pages."""
    bare = _BARE_PAGES.fullmatch(tail)
    voluminous = _VOLUME_AND_PAGES.fullmatch(tail)
    if voluminous:
        return f" vol. {voluminous['volume']}, p. {voluminous['pages']}"
    return f" p. {bare[1]}" if bare else tail


def _issued(date: str) -> dict[str, Any]:
    """A day, a month, a season, a year or an interval of them as a CSL date."""
    ends = [[int(part) for part in end.rstrip("~?%").split("-") if part.isdigit()] for end in date.split("/")]
    if not all(ends) or len(ends) > 2:
        return {}
    if len(ends) == 1 and len(ends[0]) == 2 and ends[0][1] > 12:
        return {"date-parts": [[ends[0][0]]], "season": ends[0][1] - 20} if 21 <= ends[0][1] <= 24 else {}
    return {"date-parts": ends, **({"circa": True} if date.endswith("~") else {})}
