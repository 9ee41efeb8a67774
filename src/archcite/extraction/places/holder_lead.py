"""What stands before the name of an archive and is no part of it: its city and a colon, or a word that leads to it.

``Moscow: RGANI, f. 5`` · ``in: SAPMO-BArch, DY 30``.
"""

from __future__ import annotations

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.extraction.places.glued import glued_code
from archcite.extraction.places.holders import is_place
from archcite.extraction.structure import Clause
from archcite.patterns import lazy_pattern

#: What leads to an archive behind a comma.
_LED = lazy_pattern(r"(?:in|dans|en|em|w|в)\s?:?\s+(?:the\s+)?(?=[^\W\d_a-zа-я])")
#: No name of a city is longer.
_LONGEST_CITY = 30


def past_city(content: str, start: int, end: int) -> int:
    """Where an archive starts behind its city and a colon: ``Moscow: RGANI``; the start itself where it does not.

    Example:
        >>> past_city("Moscow: RGANI, f. 5", 0, 19), past_city("RGANI: f. 5", 0, 11)
        (8, 0)
    """
    colon = content.find(": ", start, min(end, start + _LONGEST_CITY))
    if colon <= start or not is_place(content, Clause(start, colon, ""), lexicon()):
        return start
    return colon + 2 if known_name(content, colon + 2, end) is not None else start


def past_lead(content: str, start: int, end: int) -> int:
    """Where a known archive starts behind what leads to it: ``in: SAPMO-BArch``; the start itself where it does not.

    Example:
        >>> past_lead("in: RGANI, f. 5", 0, 15), past_lead("in FRUS, 1961", 0, 13)
        (4, 0)
    """
    led = _LED.match(content, start, end)
    if led is None:
        return start
    known = known_name(content, led.end(), end) is not None or glued_code(content, led.end(), end) is not None
    return led.end() if known else start
