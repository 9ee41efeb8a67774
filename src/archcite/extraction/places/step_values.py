"""What a step of a shelfmark takes in behind its mark: its number, the further leaves, a unit that is only numbered, leaves without a mark.

Sources: Rosarkhiv, "Pravila raboty pol'zovatelei v chital'nykh zalakh"; the finding aids of RGANI's fond 89, whose documents are counted in lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.extraction.places.leaves import are_years
from archcite.extraction.places.steps import LEAVES
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.places.place import Shelfmark

_MORE_LEAVES = lazy_pattern(
    rf"\s*(?:[,;]\s*(?:и|and|&)\s|,|;|и|and|&)\s*(?P<more>{LEAVES})(?!\s?\.\s?(?:\d|[^\W\d_]{{3,}}\s\d{{4}}))(?=\s*(?:[,.;)\]]|$|и\s|and\s))"
)
#: Opis and delo between strokes behind the fond: ``f. 17/162/5, l. 12``. Prague has such fonds, of which boxes are counted.
_COUNTED_ON = lazy_pattern(
    r"(?P<fond>(?:[RР]-?)?\d{1,5}[a-zа-я]?)/(?P<opis>\d{1,4}[a-zа-я]?)/(?P<delo>\d{1,5}[a-zа-я]?)"
    r"(?=[\s.;)]*$|[,.]\s*(?:ll?|лл?)\.?\s?\d)",
    re.IGNORECASE,
)
_LEAF_VALUE = lazy_pattern(LEAVES)
#: ``Оп. 1. № 196``: some libraries only number their units.
_NUMBERED_UNIT = lazy_pattern(r"[.,]?\s*№\s?(?P<delo>\d+[a-zа-я]?)\b")
#: ``Ф. 89. Пер. 43. Док. 57``: the documents of RGANI's fond 89, which are counted in lists and no dela.
_LISTED_UNIT = lazy_pattern(
    r"[.,;]?\s*(?P<list>(?:per|пер)(?:\.|echen['’ʹ]?|ечень)\s?\d+[.,;]\s*(?:dok|doc|док)(?:\.|uments?|ument|умент)\s?(?:№\s?|No\.\s?)?\d+)\b",
    re.IGNORECASE,
)
_UNMARKED_LEAVES = lazy_pattern(rf",\s*(?P<leaves>{LEAVES}(?:,\s*{LEAVES})*)(?=\s*(?:[.;)\]]|$))")
#: ``11. 67-70`` behind a delo: two letters that a scan was read as figures.
_MISREAD_LEAVES = lazy_pattern(rf",\s*[1Il]{{2}}\.\s?(?P<leaves>{LEAVES})(?=\s*(?:[.,;)\]]|$))")
#: A range behind all steps, whose mark is left out: ``f.0100, o.53, d.8, 172–184``.
_BARE_LEAVES = lazy_pattern(r",\s*(?P<leaves>\d{1,4}\s?[-–—]\s?\d{1,4})(?=\s*(?:[.;)\]]|$))")


def take_step(mark: Shelfmark, content: str, match: re.Match[str], step: str, end: int) -> int:
    """Give a shelfmark a step, with what belongs to its number, and say where it ends.

    Args:
        mark: the shelfmark.
        content: the text.
        match: the step, with its `mark` and its `value`.
        step: which step it is.
        end: where the stretch ends.
    """
    since, until = match.span("value")
    if step == "unit":
        word = match.start("mark")
        mark.unit_term = (word, word + len(content[word:since].rstrip(" :")))
        step = "delo"
    if step == "fond" and (counted := _COUNTED_ON.match(content, since, end)) is not None:
        mark.steps.update({name: counted.span(name) for name in ("fond", "opis", "delo")})
        mark.end = counted.end()
        return mark.end
    if step == "leaves":
        leaves = _LEAF_VALUE.match(content, since, end)
        until = until if leaves is None else last_leaf(content, leaves.end(), end)
    elif content[since] == "[" and content[until - 1] == "]":
        mark.steps[step] = (since + 1, until - 1)
        mark.end = until
        return mark.end
    mark.steps[step] = (since, until)
    mark.end = until
    if step == "opis" and (unit := _NUMBERED_UNIT.match(content, until, end)) is not None:
        mark.steps["delo"] = unit.span("delo")
        mark.end = unit.end()
    elif step == "fond" and (listed := _LISTED_UNIT.match(content, until, end)) is not None:
        mark.reel = listed.span("list")
        mark.end = listed.end()
    return mark.end


def last_leaf(content: str, until: int, end: int) -> int:
    """Where the last of some leaves ends, behind the first.

    Example:
        >>> last_leaf("ll. 3, 5 and 7ob.; d. 9", 5, 23)
        17
    """
    while more := _MORE_LEAVES.match(content, until, end):
        until = more.end("more")
    return until


def take_unmarked_leaves(mark: Shelfmark, content: str, end: int) -> None:
    """Give a shelfmark the leaves behind its unit or delo whose mark is left out, or was misread: ``f. 0100, op. 53, d. 8, 172–184``.

    Args:
        mark: the shelfmark.
        content: the text.
        end: where the stretch ends.
    """
    if mark.unit_term is not None and "leaves" not in mark.steps:
        leaves = _UNMARKED_LEAVES.match(content, mark.end, end)
    elif "delo" in mark.steps and "leaves" not in mark.steps:
        leaves = _MISREAD_LEAVES.match(content, mark.end, end)
        if leaves is None and len(mark.steps) > 2:
            leaves = _BARE_LEAVES.match(content, mark.end, end)
        if leaves is not None and are_years(leaves["leaves"]):
            return
    else:
        return
    if leaves is not None:
        mark.steps["leaves"] = leaves.span("leaves")
        mark.end = leaves.end("leaves")
