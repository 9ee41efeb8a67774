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
from archcite.extraction.printed.imprint import find_imprint, issued
from archcite.extraction.printed.language import language_of
from archcite.extraction.printed.marks import DAMAGED, EDGE, QUOTED, RANGES, marks
from archcite.extraction.printed.people import Led, leading, people
from archcite.extraction.printed.serials import article, ends_in_number, numbered_series, paper, whole_issue
from archcite.extraction.stops import bare
from archcite.extraction.words import has_any
from archcite.model import Name
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.extraction.printed.imprint import Imprint
    from archcite.extraction.printed.marks import Marks

_LONGEST: Final = 1200
#: What stands for names that are not told.
_OTHERS: Final = (" et al", " u. a.", " и др.")
#: No title opens or ends with these.
_TITLE_EDGE: Final = " ,.;:"
_INSIDE: Final = lazy_pattern(r"[,.]?\s*(?:in|dans|в(?:\s(?:сб|кн)\.)?)\s*:?\s+", re.IGNORECASE)
_BARE_PAGES: Final = lazy_pattern(rf"\s*[,:]\s*({RANGES})\s*\.?\s*$")
#: ``Hale, Ann, ed. A Title``, as a bibliography has it: behind a title "ed." leads to its editors.
_EDITED_HEAD: Final = lazy_pattern(
    r"^(?P<names>[A-ZÀ-Ž][^\W\d_]+,\s[A-ZÀ-Ž][^\W\d_]+(?:\s[A-ZÀ-Ž][^\W\d_]*\.?){0,2}(?:,?\s(?:and|&)\s[^.:“”]{3,60})?),\s(?P<role>eds?)\.\s(?=[A-ZÀ-Ž])"
)
_VOLUME_AND_PAGES: Final = lazy_pattern(rf"\s*,\s*(?P<volume>\d{{1,2}}):(?P<pages>{RANGES})\s*\.?\s*$")
_FAMILY: Final = lazy_pattern(
    r"(?P<family>(?:(?:van|von|de|der|du|di|al|el)\s){0,2}[A-ZÀ-ŽА-Я][^\W\d_]+(?:[’'-][^\W\d_]+)*),\s+(?:(?P<given>(?:[A-ZÀ-ŽА-Я]\.|[A-ZÀ-ŽА-Я][^\W\d_]+)(?:\s[A-ZÀ-ŽА-Я]\.){0,2})(?:[,.]|(?<=\.))\s+)?"
)


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
    if any(others in text for others in _OTHERS) or DAMAGED.search(text):
        return None
    if ", ed" in text:
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
        "issued": issued(imprint.date),
        "volume": item.get("volume") or facts.get("volume", ""),
        "part": facts.get("part", ""),
        "issue": (item.get("issue") or facts.get("issue", "")) if item["type"] != "report" else "",
        "number-of-volumes": facts.get("volumes", ""),
        "edition": facts.get("edition", ""),
        "page": facts.get("page", ""),
    }
    return {name: value for name, value in item.items() if value} if item["issued"] else None


def _work(head: Marks, imprint: Imprint, facts: Mapping[str, str]) -> dict[str, Any] | None:
    """Type, title, names and container; None where they do not make a whole."""
    left, slashes, right = head.front.partition(" // ")
    if slashes:
        led = leading(left)
        title = bare(left[led.title :], _TITLE_EDGE)
        return article(_names(led), title, head._replace(front=right), imprint.date)
    left, inside, right = head.front.partition(", in: ")
    if inside and not QUOTED.search(left):
        led = leading(left)
        return _inside(_names(led), bare(left[led.title :], EDGE), head._replace(front=right), imprint)
    quoted = QUOTED.search(head.front)
    if quoted is None:
        led = leading(head.front)
        return _by_itself(led, bare(head.front[led.title :], EDGE), head, imprint, facts)
    led = _called(head.front[: quoted.start()]) if quoted.start() else leading(head.front)
    closes = quoted.end() >= len(head.front.rstrip(EDGE))
    goes_on = head.front.startswith(":", quoted.end()) and bool(imprint.place)  # “Ice”: A History
    if not closes and not goes_on and (led.names or not quoted.start()):
        return _in_container(_names(led), quoted, head, imprint)
    title = bare(head.front[led.title :], EDGE)
    return _by_itself(led, quoted[0][1:-1] if closes and quoted[0] == title else title, head, imprint, facts)


def _names(led: Led) -> dict[str, Any]:
    """The names in front of a title, in CSL's terms."""
    return {led.role: [name.csl() for name in led.names]}


def _called(front: str) -> Led:
    """The names in front of a quoted title, where a family name alone, or with its given names behind it, is one: ``Smith, Ann, “On Ice,”``."""
    led, alone = leading(front), _FAMILY.fullmatch(front)
    if led.names or alone is None:
        return led
    name = Name(family=alone["family"], given=alone["given"]) if alone["given"] else next(people(alone["family"]))
    return Led("author", [name], len(front))


def _by_itself(led: Led, title: str, head: Marks, imprint: Imprint, facts: Mapping[str, str]) -> dict[str, Any] | None:
    """What is in no other work: a book, or an issue of a periodical."""
    periodical = has_any(printed_words().periodicals, title, 0, len(title))
    counted = periodical and ("issue" in facts or ends_in_number(title)) and not led.names
    if counted or not (imprint.place or imprint.press):
        serial = head._replace(front=title)
        return whole_issue(serial, imprint.date, facts, certain=periodical) if not led.names else None
    if len(title) < 3 or numbered_series(f"{title} {_issue_said(head)}"):
        return None
    item = {"type": "book", **_names(led), "title": title}
    return item | ({"volume-title": head.behind} if facts.get("volume") or facts.get("part") else {})


def _in_container(
    names: Mapping[str, Any], quoted: re.Match[str], head: Marks, imprint: Imprint
) -> dict[str, Any] | None:
    """An article, a chapter or a paper of a series: what stands behind a quoted title says which."""
    title, rest = bare(quoted[0][1:-1], _TITLE_EDGE), head.front[quoted.end() :]
    inside = _INSIDE.match(rest)
    behind = rest[inside.end() :].strip(EDGE) if inside else ""
    if ends_in_number(behind) and not (imprint.place or imprint.press):
        inside, rest = None, behind  # “A Note,” in Example Bulletin 8/9 (1996)
    if inside:
        return _chapter(names, title, behind, imprint)
    series = numbered_series(f"{rest} {_issue_said(head)}")
    if series:
        issue = head.facts.get("issue")
        name = f"{rest} no".rpartition(" no")[0] if issue else rest[: series.start("number")]
        return paper(names, title, name, issue or series["number"])
    return article(names, title, head._replace(front=rest.strip(EDGE)), imprint.date)


def _issue_said(head: Marks) -> str:
    return f"no. {head.facts['issue']}" if "issue" in head.facts else ""


def _inside(names: Mapping[str, Any], title: str, head: Marks, imprint: Imprint) -> dict[str, Any] | None:
    """What an unquoted title with "in:" behind it is: an article of a periodical, or a chapter where a place is told."""
    if not (imprint.place or imprint.press):
        return article(names, title, head, imprint.date)
    return _chapter(names, title, head.front.strip(EDGE), imprint)


def _chapter(names: Mapping[str, Any], title: str, container: str, imprint: Imprint) -> dict[str, Any] | None:
    led = leading(container)
    role = "editor" if led.role == "editor" else "container-author"
    within = {role: [name.csl() for name in led.names], "container-title": bare(container[led.title :], EDGE)}
    whole = title and within["container-title"] and (imprint.place or imprint.press)
    return {"type": "chapter", "title": title, **names, **within} if whole else None


def _with_pages(tail: str) -> str:
    """The stretch behind an imprint, with marks in front of a bare volume and of bare pages."""
    bare = _BARE_PAGES.fullmatch(tail)
    voluminous = _VOLUME_AND_PAGES.fullmatch(tail)
    if voluminous:
        return f" vol. {voluminous['volume']}, p. {voluminous['pages']}"
    return f" p. {bare[1]}" if bare else tail
