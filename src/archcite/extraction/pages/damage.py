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

#: Every alternative begins with a letter or a mark, so that a search passes over all other characters at once; that a word
#: begins there is looked up behind its first letter.
_SIGNS = lazy_pattern(
    r"\(\s*[:,]\s|o(?<=\so)f\s\)|,\s+,\s|\.\s+,\s|”\s+,\s|\"\s+,\s|b(?<!\wb)(?:y\s+and\s+(?:obtained|translated|edited)|(?:y|etween)\s+(?:\.(?=\s|$)|and\s+(?:to\b|Top\b|[A-Z])))"
    r"|f(?<!\wf)rom\s+to\s|,\s+and\s+to\s|F(?<!\wF)ond\s+,|O(?<!\wO)pis\s+,|D(?<!\wD)elo\s+,|P(?<!\wP)apka\s+,"
)


def _words_before(gap: str) -> str:
    """Words of relation before a mark, with nothing or a space between: the letters that each length can have are looked at first."""
    return (
        rf"(?<= [boti][yfon]{gap}.)(?:(?<=by{gap}.)|(?<=of{gap}.)|(?<=to{gap}.)|(?<=in{gap}.))"
        rf"|(?<= [atf][nho][der]{gap}.)(?:(?<=and{gap}.)|(?<=the{gap}.)|(?<=for{gap}.))"
        rf"|(?<= [fw][ri][ot][mh]{gap}.)(?:(?<=from{gap}.)|(?<=with{gap}.))|(?<= between{gap}.)"
    )


#: Words of relation that nothing follows but a mark; the letter before the mark is looked at first.
_BEREFT = lazy_pattern(
    rf"[,.;)'’”](?:(?<=[yfdmhenor].)(?:{_words_before('')})|(?<=[yfdmhenor] .)(?:{_words_before(' ')}))(?=\s|$)"
    r"|\.(?<=[,;] \.)(?=\s|$)|\.(?<=[a-z]{2} \.)(?=\s|$)|\((?=\s?\))|;(?=\sby\s[A-Z])"
)
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
    sign = _SIGNS.search(ledger.content, start, until) or _BEREFT.search(ledger.content, start, until)
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
