"""Shelfmarks in steps: fond, opis, delo, list, in the spellings of the archives east of the Elbe.

The same letter means different things (f. is fond, after a number it is a Hungarian fond number; p. is papka between f. and l.,
a page elsewhere): order tells. Steps are read from left to right by one pattern that cannot backtrack, and joined while nothing
but punctuation, a year or "and" lies between them.

Sources: Rosarkhiv, "Pravila raboty pol'zovatelei v chital'nykh zalakh" (order of the steps); P. K. Grimsted, Archives of Russia,
introduction; the Wilson Center's own citations.
"""

from __future__ import annotations

import re

from archcite.extraction.places.copies import is_copy_described
from archcite.extraction.places.national_steps import national_marks
from archcite.extraction.places.place import Shelfmark
from archcite.extraction.places.step_values import last_leaf, take_step, take_unmarked_leaves
from archcite.extraction.places.steps import STEPS
from archcite.extraction.running.signals import AGAIN
from archcite.extraction.words import places_of
from archcite.patterns import lazy_pattern

_MARK = (
    r"(?<![\w.])(?P<mark>fondul|fonds|fond|фонд|f|ф|opis['ʹ’]?|опись|опис|opys|dans|данс|ap|ап|vop|воп|op|оп|o|о|por|пор|papka|папка|пап|pap|pa|па|p|п"
    r"|delo|дело|ed\.\s?khr|ед\.\s?хр|d|д|a\.\s?e|а\.\s?е|ae|справа|спр|sprava|spr|kh/n|х/н|listy|листы|lists|лист|list|лл|ll|li|л|l|аркуші|аркуш|арк|arkushi|arkush|ark|khuudas|хуудас|khuu|хуу)"
    r"(?:\.|(?=[\s\d:\[(№]))"
)
_DOUBLED = r"\s*(?:\((?:f|op|o|d|l|ll|p|pap|ф|оп|д|л|лл)\.?\)\s*)?:?\s*(?:(?:No|Nr|№)\.?\s*)?"
_VALUE = r"\[?(?:[A-ZА-ЯІЇЄ]{1,3}(?:\s?[-–—]\s?|\s)?)?\d(?:\w|/(?![a-zа-я]{1,6}['’]?\.?\s?\d))*(?:[-–]\w+)*\]?(?:\s[A-ZА-Я]{2,6}(?=,))?(?:\s(?:s\.\s?ch|с\.\s?ч)\.(?=,))?(?:\s?\([A-Za-zа-я\d]{1,4}\))?"
_STEP = lazy_pattern(f"{_MARK}{_DOUBLED}(?P<value>{_VALUE})", re.IGNORECASE)
#: The words that a step can begin with.
_HEADS = frozenset(re.split(r"[./]", mark)[0].rstrip("'ʹ") for mark in STEPS)
_GAP = lazy_pattern(
    r"[\s,.;:/–—-]*(?:\(?(?:vyp|вып|ch|ч|chast|tom|t|т|kn|кн|vol)\.?\s*(?:\d+\w{0,2}|[IVX]{1,5})\)?[\s,.;:]+)?(?:(?:fond|opis|delo|papka|list|listy|f|op|d|p|l|ll)\.?\s*[,;]\s*){0,3}(?:\([^()\d]{3,60}\)[\s,.;:]+)?(?:\[?(?P<reel>(?:rolik|ролик|reel|r|р|perechen['’]?|per|перечень|пер)\.?\s*\d+)\]?[\s,.;:]+)?(?:(?:and|и|&)\s+)?(?:(?P<year>1[6-9]\d\d|20\d\d)(?:\s?[-–]\s?\d{2,4})?(?:\s?(?:gg?|гг?)\.?)?[\s,.;:]+)?",
    re.IGNORECASE,
)
_NOT_GIVEN = lazy_pattern(
    r"[\s,;]*(?:(?:fond|opis|delo|list|listy)(?:,\s*|\s+and\s+)?){1,4}\s*not\s+given", re.IGNORECASE
)
_HUNGARIAN = lazy_pattern(r"\.\s*(?:cs|ő|ö|d|doboz|t|tétel|k|kötet)\b", re.IGNORECASE)
#: The steps above one: a further file of the same fond and opis names only itself.
_ABOVE = {"opis": ("fond",), "delo": ("fond", "opis", "papka"), "leaves": ("fond", "opis", "papka", "delo")}
#: What refers to the place before: ``Ф. 5. Оп. 30. Д. 9. Л. 1; Там же. Д. 13. Л. 4``.
_AGAIN = lazy_pattern(rf"[\s,.;:]*(?:{AGAIN}|uo)\b[\s,.;:]*", re.IGNORECASE)
#: What parts the steps of ``f. 17/op. 162/d. 21``.
_STROKE = lazy_pattern(r"/\s?(?:op|opis|оп|опись)\b", re.IGNORECASE)
#: Leaves, behind which a number with p. between them and the delo is a papka; without them it is a page.
_LEAVES_AHEAD = lazy_pattern(r"[\s,.;]*(?:ll?|li|list[sy]?|лл?|лист[ы]?)\b", re.IGNORECASE)
#: A range behind the delo is of pages: ``delo 7, p.1-15``.
_PAGES = lazy_pattern(r"\d+[-–—]\d+")
#: An archival unit needs neither fond nor opis: ``AMVnR, a.e. 351``.
_UNITS_ALONE = frozenset({"a.e", "а.е"})
_LONE = {"fond", "фонд", "фонда", "opis", "опись"}
#: No description of a copy between leaves and further ones is longer.
_LONGEST_BETWEEN = 120
#: Fond 89 of RGANI is parted into perechni, not opisi.
_PERECHEN = lazy_pattern(r",\s*(?:per|пер)(?:\.|echen['’]?|ечень)\s*\d", re.IGNORECASE)


def shelfmarks(content: str, start: int = 0, end: int | None = None, *, lone: bool = False) -> list[Shelfmark]:
    """The shelfmarks of a stretch, in order.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends; the text's end when None.
        lone: whether a single step is enough, as behind "Ibid.".

    Example:
        >>> text = "RGASPI F.17 Op.162 D. 17, L. 151; AVP RF, f. 059a, op. 5a, d. 5, p. 11, ll. 67-68"
        >>> for mark in shelfmarks(text):
        ...     print({step: text[slice(*where)] for step, where in mark.steps.items()})
        {'fond': '17', 'opis': '162', 'delo': '17', 'leaves': '151'}
        {'fond': '059a', 'opis': '5a', 'delo': '5', 'papka': '11', 'leaves': '67-68'}
    """
    end = len(content) if end is None else end
    found: list[Shelfmark] = []
    for mark in national_marks(content, start, end):
        found += _in_common_letters(content, start, mark.start, lone=lone)
        kept = Shelfmark(mark.start, mark.end, mark.steps, mark.unit_term)
        if "leaves" in mark.steps:
            kept.end = last_leaf(content, mark.end, end)
            kept.steps["leaves"] = (mark.steps["leaves"][0], kept.end)
        found.append(kept)
        start = kept.end
    return found + _in_common_letters(content, start, end, lone=lone)


def _in_common_letters(content: str, start: int, end: int, *, lone: bool) -> list[Shelfmark]:
    """The shelfmarks of a stretch in the letters that most archives east of the Elbe use."""
    found: list[Shelfmark] = []
    current: Shelfmark | None = None
    at = start
    for head in places_of(_HEADS, content, start, end):
        match = _STEP.match(content, head, end) if head >= at else None
        if match is None:
            continue
        at = match.end()
        step = STEPS["".join(match.group("mark").casefold().split()).rstrip(".").replace("’", "'")]
        gap = _GAP.fullmatch(content, current.end, match.start()) if current is not None else None
        if _is_of_others(content, match, step, current):
            continue
        if current is None or gap is None or not _may_follow(current, step):
            further = current is not None and _counts_on(content, current, step, gap, match.start())
            before = current
            if current is not None:
                _keep(found, current, content, end, lone=lone)
            current = Shelfmark(match.start(), match.start())
            gap = None
            if further and before is not None:
                current.steps.update(_above(before, step))
            elif (
                step not in ("fond", "opis")
                and not lone
                and not _rest_not_given(content, match, end)
                and (before is not None or found or match.group("mark").casefold() not in _UNITS_ALONE)
            ):
                current = None
                continue
            if step == "fond" and _is_hungarian(content, match, start, end):
                current = None
                continue
        if gap is not None and gap.group("year"):
            current.steps["file_year"] = gap.span("year")
        if gap is not None and gap.group("reel"):
            current.reel = gap.span("reel")
        at = take_step(current, content, match, step, end)
    if current is not None:
        _keep(found, current, content, end, lone=lone)
    return found


def _is_of_others(content: str, match: re.Match[str], step: str, before: Shelfmark | None) -> bool:
    """Whether a number is of another kind: ``AP`` (private papers in Paris), ``F201-00-00/0004``, pages."""
    mark = match.group("mark")
    if mark == "AP":
        return content[match.end("mark")] != "."
    if step == "papka" and before is not None and "delo" in before.steps and mark.casefold() in ("p", "п"):
        return _PAGES.fullmatch(match["value"]) is not None or _LEAVES_AHEAD.match(content, match.end()) is None
    return step == "fond" and content.startswith("/", match.end()) and _STROKE.match(content, match.end()) is None


def _counts_on(content: str, before: Shelfmark, step: str, gap: re.Match[str] | None, start: int) -> bool:
    """Whether a step behind a whole shelfmark is a further one of the same fond: ``f. 5, op. 30, d. 9, l. 1; d. 13, l. 4``."""
    if step not in _ABOVE or "fond" not in before.steps:
        return False
    if gap is not None and step != "leaves":
        return True
    return _AGAIN.fullmatch(content, before.end, start) is not None or (
        step == "leaves" and _counts_leaves_on(content, before, start)
    )


def _above(before: Shelfmark, step: str) -> dict[str, tuple[int, int]]:
    """The steps of the place before that stand above one: a papka only where it stands before the delo."""
    above = {upper: before.steps[upper] for upper in _ABOVE[step] if upper in before.steps}
    if step == "delo" and "delo" in before.steps and above.get("papka", (0,)) > before.steps["delo"]:
        del above["papka"]
    return above


def _rest_not_given(content: str, match: re.Match[str], end: int) -> bool:
    """Whether the citation says that the other steps are missing: ``Listy 146-147, Fond and Opis not given``."""
    return _NOT_GIVEN.match(content, match.end(), end) is not None


def _counts_leaves_on(content: str, mark: Shelfmark, start: int) -> bool:
    """Whether further leaves of the same file follow: ``L. 139. Original. L. 140-144. Copy``; a stop alone is a mark misread."""
    between = content[mark.end : start]
    if "leaves" not in mark.steps or len(between) > _LONGEST_BETWEEN:
        return False
    return is_copy_described(between) or ("." not in between and between.strip() in (",", ";"))


def _may_follow(mark: Shelfmark, step: str) -> bool:
    if step == "unit":
        step = "delo"
    if step in mark.steps or (step == "papka" and mark.unit_term is not None):
        return False
    return "leaves" not in mark.steps or (step in ("fond", "opis", "delo") and len(mark.steps) == 1)


def _keep(found: list[Shelfmark], mark: Shelfmark, content: str, end: int, *, lone: bool) -> None:
    """Close a shelfmark and keep it, unless it is a single letter that may mean anything."""
    take_unmarked_leaves(mark, content, end)
    not_given = _NOT_GIVEN.match(content, mark.end, end)
    if not_given is not None:
        mark.end = not_given.end()
    spelled = content[mark.start : mark.start + 5].casefold().strip(" .(").rstrip(".") in _LONE
    if not spelled and "fond" in mark.steps and len(mark.steps) == 1:
        spelled = (
            mark.has_named_parts(content)
            or mark.reel is not None
            or _PERECHEN.match(content, mark.end, end) is not None
        )
    if lone or spelled or len(mark.steps) > 1 or not_given is not None or mark.unit_term is not None:
        found.append(mark)


def _is_hungarian(content: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the number belongs to the mark after it: ``288. f. 5. cs.``."""
    before = content[max(start, match.start() - 6) : match.start()].rstrip()
    if not before.endswith(".") or not before[:-1][-1:].isdigit():
        return False
    return _HUNGARIAN.match(content, match.end(), end) is not None
