"""Where a citation divides: quotations and brackets first, then the commas, semicolons and stops outside them.

One pass over the punctuation, a stack for what is open, no looking back: hostile punctuation takes linear time. An opening
mark that nothing closes divides nothing; it is plain text.
"""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.stops import belongs
from archcite.patterns import lazy_pattern

#: No citation has more characters; what is longer is a page, whose document may end anywhere.
LONGEST_CITATION = 3000
_MARKS = lazy_pattern(r"""["“”„«»‘’'()\[\]{}*《》「」『』（）]""")
#: What each mark closes that can close anything.
_CLOSES = {
    **{
        closing: (opening,)
        for opening, closing in ("()", "[]", "{}", "«»", "《》", "「」", "『』", "（）", '""', "''", "**")
    },
    "”": ("“", "„", "”"),
    "“": ("„",),
    "’": ("‘",),
}
#: What opens wherever it closes nothing, and what closes nothing where a word goes on behind it.
_OPENING = frozenset("([{«„“‘《「『（")
_APOSTROPHES = frozenset("'’*")
#: What may stand before an opening straight quotation mark.
_BEFORE_OPENING = frozenset(" \n\t([{—–-/:|“‘\"'*")
_THOUSANDS = lazy_pattern(r",\d{3}(?![\d-])")
_QUOTED = frozenset('"“„«”')
#: How deep brackets are followed; what is deeper is plain text.
_DEPTH = 50
#: The first character is one of few, so that a search passes over all others at once.
_SEPARATORS = lazy_pattern(
    r"[,;|，；。.—–/](?:(?<=[,;|，；。])|(?<=\.)(?=[\s*_”\"’)\]]|$)|(?<=\s[—–])(?=\s)|(?<=\s/)/(?=\s))"
)
#: The separators of East Asian texts.
_NARROW = {"，": ",", "；": ";", "。": "."}
_NEW_SENTENCE = lazy_pattern(r"\s+[A-ZА-ЯІЇЄ]")
#: No word that a stop shortens is longer.
_LONGEST_ABBREVIATION = 20


class Group(msgspec.Struct, frozen=True):
    """A quotation or a bracket that stands in no other: from its opening mark to after its closing one."""

    start: int
    end: int
    mark: str


class Clause(msgspec.Struct, frozen=True):
    """A stretch between two separators.

    Args:
        start: where its first character that is no space stands.
        end: after its last one.
        before: the separator in front of it, or empty at the beginning.
    """

    start: int
    end: int
    before: str

    def of(self, content: str) -> str:
        """The clause's characters."""
        return content[self.start : self.end]


def groups(content: str, start: int, end: int) -> list[Group]:
    """The outermost quotations and brackets of a stretch, in order.

    Example:
        >>> [content[g.start:g.end] for content in ['a "b, (c)" [d] (e'] for g in groups(content, 0, len(content))]
        ['"b, (c)"', '[d]']
    """
    opened: list[str] = []
    places: list[int] = []
    found: list[Group] = []
    for match in _MARKS.finditer(content, start, end):
        at = match.start()
        mark = content[at]
        opener = _opener(content, at, opened, start, end) if opened else None
        if opener is None:
            if (mark in _OPENING or _opens(content, at, start, end)) and len(opened) < _DEPTH:
                opened.append(mark)
                places.append(at)
            continue
        while opened[-1] not in opener:
            opened.pop()
            places.pop()
        kind, since = opened.pop(), places.pop()
        while found and found[-1].start > since:
            found.pop()
        found.append(Group(since, at + 1, kind))
    return found


def _opener(content: str, at: int, opened: list[str], start: int, end: int) -> tuple[str, ...] | None:
    """The marks that the one at a place closes, when one of them is open; None when it closes nothing."""
    mark = content[at]
    wanted = _CLOSES.get(mark, ())
    if mark in _APOSTROPHES:
        after = content[at + 1] if at + 1 < end else " "
        if mark == "*":
            if at > start and content[at - 1].isspace() and not after.isspace():
                return None
        elif after.isalnum() or (mark == "'" and at == start):
            return None
    for kind in wanted:
        if kind in opened:
            return wanted
    return None


def _opens(content: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that closes as it opens stands where something opens."""
    mark = content[at]
    if mark in "\"'*":
        before = content[at - 1] if at > start else " "
        after = content[at + 1] if at + 1 < end else " "
        return before in _BEFORE_OPENING and (mark == '"' or not after.isspace())
    return mark == "”" and (at == start or content[at - 1].isspace())


def clauses(
    content: str,
    start: int,
    end: int,
    whole: list[tuple[int, int]] | None = None,
    inner: list[Group] | None = None,
) -> list[Clause]:
    """The clauses of a stretch: cut at commas, semicolons, bars, free dashes and the stops that end a sentence.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        whole: stretches that stay whole whatever they hold (dates, shelfmark tuples), in order.
        inner: the groups of the stretch, when they are known already.

    Example:
        >>> content = 'RG 59, Box 2 (a, b). Secret; Gen. Smith'
        >>> [clause.of(content) for clause in clauses(content, 0, len(content))]
        ['RG 59', 'Box 2 (a, b)', 'Secret', 'Gen. Smith']
    """
    inner = groups(content, start, end) if inner is None else inner
    kept = [(g.start, g.end) for g in inner] if inner else []
    kept = sorted([*_outside(kept, whole), *whole]) if whole else kept
    ended = {stretch for stretch in whole if content[stretch[1] - 1] == "."} if whole else ()
    found: list[Clause] = []
    at, before = start, ""
    quoted_ends = [g.end for g in inner if g.mark in _QUOTED and content[g.end - 2] == ","] if inner else []
    next_kept, count, held, held_end = 0, len(kept), (start, start), start
    for match in _SEPARATORS.finditer(content, start, end):
        cut = match.start()
        while quoted_ends and quoted_ends[0] <= cut:
            behind = quoted_ends.pop(0)
            if content[behind:cut].strip():
                _add(found, content, at, behind, before)
                at, before = behind, ","
        while next_kept < count and kept[next_kept][0] <= cut:
            if kept[next_kept][1] > held_end:  # a bracket goes on behind a date in it
                held = kept[next_kept]
                held_end = held[1]
            next_kept += 1
        if held_end > cut:
            if held_end == cut + 1 and held in ended and _NEW_SENTENCE.match(content, held_end, end):
                _add(found, content, at, held_end, before)
                at, before = held_end, "."
            continue
        mark = match.group()
        if (mark == "." and not ends_sentence(content, cut, start, end)) or (
            mark == "," and content[cut - 1].isdigit() and cut > start and _THOUSANDS.match(content, cut)
        ):
            continue
        shortened = mark == "." and content[cut - 1] not in ")0123456789" and belongs(content, cut, at)
        _add(found, content, at, cut + shortened, before)
        at, before = match.end(), _NARROW.get(mark, mark)
    for behind in quoted_ends:
        if behind > at and content[behind:end].strip(" .,;"):
            _add(found, content, at, behind, before)
            at, before = behind, ","
    _add(found, content, at, end, before)
    return found


def _outside(stretches: list[tuple[int, int]], whole: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Quotations and brackets without those that lie in what stays whole: a bracket within a shelfmark parts nothing."""
    if not stretches:
        return []
    ordered = sorted(whole)
    starts = [since for since, _ in ordered]
    free = []
    for since, until in stretches:
        before = bisect_left(starts, since) - 1
        if before < 0 or ordered[before][1] < until:
            free.append((since, until))
    return free


def _add(found: list[Clause], content: str, start: int, end: int, before: str) -> None:
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Clause(start, end, before))


def ends_sentence(content: str, stop: int, start: int, end: int) -> bool:
    """Whether the stop at `stop` ends a sentence: no abbreviation before it, no small letter after it, no figure on either side."""
    after = stop + 1
    if start < stop and after < end and content[stop - 1].isalnum() and content[after].isdigit():
        return False
    while after < end and (content[after].isspace() or content[after] in "*_"):
        after += 1
    if after >= end:
        return True
    if content[after].islower() and not content.startswith(("translat", "http", "obtained"), after):
        return False
    since, limit = stop, max(start, stop - _LONGEST_ABBREVIATION)
    while since > limit and content[since - 1].isalnum():
        since -= 1
    letters = content[since:stop]
    if not letters or letters.isdigit() or _opens_quotation(content, stop, after):
        return True
    return len(letters) > 1 and letters.casefold() not in lexicon().abbreviations


def _opens_quotation(content: str, stop: int, after: int) -> bool:
    """Whether a quotation starts behind a stop and a space: ``Gavin, Francis J. “Gold, Dollars, and Power.”``."""
    return after > stop + 1 and (
        content[after] in "“„«" or (content[after] == '"' and not content[after + 1 : after + 2].isspace())
    )


def bare_end_of(content: str, piece: Clause) -> int:
    """Where a clause ends without the punctuation at its end."""
    end = piece.end
    while end > piece.start and content[end - 1] in " .;,":
        end -= 1
    return end
