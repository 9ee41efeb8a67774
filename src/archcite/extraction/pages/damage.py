"""Signs that words were lost: mirrors drop what was a link, crawls drop what stood in a box.

A damaged citation is read like any other; what is left is answered, with less trust and a problem that shows the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.structure import LONGEST_CITATION
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger


_BLANK = r"\s"


def _words_before(gap: str) -> str:
    """A word of relation and a gap before a mark: by its last letter, which is looked at first, then whole."""
    return (
        rf"(?<=[yfdmhenor]{gap}[,.;)'’”])(?:(?<=\s(?:by|of|to|in){gap}.)|(?<=\s(?:and|the|for){gap}.)"
        rf"|(?<=\s(?:from|with){gap}.)|(?<=\sbetween{gap}.))"
    )


#: Beside which marks words are missing. It begins with one set, so that a search passes over all other characters at once: `re` does not so
#: with one alternative for each mark. What stands before a mark is looked at from there.
_AT_MARK = lazy_pattern(
    r"[,.;)(\"'’”](?:"
    rf"(?=\s|$)(?:{_words_before('')}|(?<=\s.)(?:{_words_before(_BLANK)}|(?<=[,;]\s\.)|(?<=[a-z]{{2}}\s\.)|(?<=[,.\"”]\s,)(?=\s)))"
    r"|(?<=\s.)(?:(?<=\sof\s\))|(?<=\b(?:Fond|Opis|Delo)\s,)|(?<=\b(?:Fond|Opis|Delo)\s\s,)|(?<=\bPapka\s,)|(?<=\bPapka\s\s,))"
    r"|(?<=\()(?=\s?\)|\s*[:,]\s)|(?<=;)(?=\sby\s[A-Z])|(?<=,)(?=\s+and\s+to\s)|(?<=[,.\"”])(?=\s\s+,\s))"
)
#: Words of relation that follow one another; one letter first, which `re` seeks faster than a set.
_BY = lazy_pattern(r"b(?<!\wb)(?:y|etween)\s+(?:\.(?=\s|$)|and\s+(?:to\b|Top\b|[A-Z]|obtained|translated|edited))")
_FROM = lazy_pattern(r"f(?<!\wf)rom\s+to\s")
#: What most citations end in: no word of theirs is lost.
WHOLE_ENDS = frozenset('.)]>”"0123456789\n')
#: What a text ends in that goes on: a mark that joins, an opened bracket, a word of relation, the dots of an excerpt.
_CUT_OFF = lazy_pattern(r"(?:[,(\[–—-]|\.\.\.|…|\s(?:by|of|and|the|from|with|to|in|for)|[“«„])\s*\Z")
#: What confidences are multiplied by where words were lost.
_TRUST, _TRUST_AT_END = 0.8, 0.6
#: How far an opened bracket may stand before the end, and how many characters of the end are doubted.
_LONGEST_TAIL, _LAST = 300, 3
#: How far damage is looked for: behind that stands a document.
_LONGEST_LOOK = 2000


def heed_damage(ledger: Ledger, start: int, end: int) -> None:
    """Lower the trust in what is read from here on, and say why, when words were lost."""
    until = min(end, start + _LONGEST_LOOK)
    content = ledger.content
    sign = (
        _AT_MARK.search(content, start, until)
        or _BY.search(content, start, until)
        or _FROM.search(content, start, until)
    )
    if sign is None:
        return
    ledger.trust = _TRUST
    ledger.tell("text-damaged", "words are missing here; what is left was read", sign.start(), sign.end())


def heed_end(ledger: Ledger, end: int) -> None:
    """Doubt what is read last, and say why, where a citation stops in the middle: ``…, d. 9, ll.``, ``(Beijing: Shijie``."""
    content = ledger.content
    if end > LONGEST_CITATION:
        return
    tail = max(0, end - _LONGEST_TAIL)
    sign = _CUT_OFF.search(content, tail, end)
    if sign is None and content.rfind("(", tail, end) <= content.rfind(")", tail, end):
        return
    ledger.doubtful = (*ledger.doubtful, (Span(max(0, end - _LAST), end), _TRUST_AT_END))
    ledger.tell("text-cut", "the text stops in the middle; what is read last may be half", max(0, end - _LAST), end)


def heed_lost_marks(ledger: Ledger, start: int, end: int) -> None:
    """Lower the trust in what is read of a block without its quotation marks, commas and stops, and say why."""
    ledger.trust = min(ledger.trust, _TRUST)
    ledger.tell("marks-lost", "the text has lost its punctuation; where a part ends is a guess", start, end)
