"""Signs that words were lost: mirrors drop what was a link, crawls drop what stood in a box.

A damaged citation is read like any other; what is left is answered, with less trust and a problem that shows the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger

#: Every alternative begins with a letter or a mark, so that a search passes over all other characters at once; that a word
#: begins there is looked up behind its first letter.
_SIGNS = lazy_pattern(
    r"\(\s*[:,]\s|o(?<=\so)f\s\)|,\s+,\s|\.\s+,\s|”\s+,\s|\"\s+,\s|b(?<!\wb)(?:y|etween)\s+(?:\.(?=\s|$)|and\s+(?:to|Top)\b)"
    r"|f(?<!\wf)rom\s+to\s|,\s+and\s+to\s|F(?<!\wF)ond\s+,|O(?<!\wO)pis\s+,|D(?<!\wD)elo\s+,|P(?<!\wP)apka\s+,"
)
#: What confidences are multiplied by where words were lost.
_TRUST = 0.8


def heed_damage(ledger: Ledger, start: int, end: int) -> None:
    """Lower the trust in what is read from here on, and say why, when words were lost."""
    sign = _SIGNS.search(ledger.content, start, min(end, start + 4000))
    if sign is None:
        return
    ledger.trust = _TRUST
    ledger.tell("text-damaged", "words are missing here; what is left was read", sign.start(), sign.end())
