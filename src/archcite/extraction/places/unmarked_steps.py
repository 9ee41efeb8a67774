"""Steps of a shelfmark without marks: numbers between strokes (558/11/334/55), and a fond alone.

Only behind an archive that counts in fond, opis and delo can such numbers be told from others.
Source: M. Lewin, The Soviet Century, note on sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.extraction.places.repositories import repositories_of
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.places.place import Place

_FOND = r"(?:[fFфФ]\.?\s?)?(?P<fond>(?:[RРPП]-?)?\d{1,5}[a-zа-я]?)"
_OPIS = r"(?P<opis>\d{1,4}[a-zа-я]?)"
_DELO = r"(?P<delo>\d{1,5}[a-zа-я]?)"
_LEAVES = r"(?P<leaves>\d+[a-zа-я]?(?:\s?[-–—]\s?\d+[a-zа-я]?)?)"
_NUMBERS = lazy_pattern(rf"{_FOND}(?P<stroke>[/. -]){_OPIS}(?P=stroke){_DELO}(?:(?P=stroke){_LEAVES})?$", re.IGNORECASE)
#: The Foreign Policy Archive counts papki between opis and delo.
_WITH_PAPKA = lazy_pattern(
    rf"{_FOND}(?P<stroke>[/.]){_OPIS}(?P=stroke)(?P<papka>\d{{1,4}}[a-z]?)(?P=stroke){_DELO}(?:(?P=stroke){_LEAVES})?$"
)
#: In Moscow f. is a fond, whatever else a single letter may be.
_LONE = lazy_pattern(r"[fFфФ]\.?\s?(?P<fond>(?:[RР]-)?\d{1,5}[a-zа-я]?)")
#: The Foreign Policy Archive, in the registry.
_FOREIGN_POLICY = "avprf"


def unmarked_steps(content: str, place: Place, start: int, end: int) -> dict[str, tuple[int, int]]:
    """The steps that a stretch behind an archive counts without marks; none where it does not.

    Args:
        content: the text.
        place: the place, whose archive is known.
        start: where the shelfmark starts.
        end: where it ends.

    Example:
        >>> from archcite.extraction.places.place import Place
        >>> text = "AVPRF, 06/12a/59/395"
        >>> steps = unmarked_steps(text, Place(0, len(text), archive=(0, 5), known=True), 7, len(text))
        >>> {name: text[slice(*where)] for name, where in steps.items()}
        {'fond': '06', 'opis': '12a', 'papka': '59', 'delo': '395'}
    """
    found = repositories_of(content, place.archive) if place.known else ()
    if not any(one.tradition == "fond" for one in found):
        return {}
    numbers = _WITH_PAPKA if any(one.id == _FOREIGN_POLICY for one in found) else _NUMBERS
    for pattern in (numbers, _LONE):
        counted = pattern.fullmatch(content, start, end)
        if counted is not None:
            return {
                name: counted.span(name) for name, value in counted.groupdict().items() if value and name != "stroke"
            }
    return {}
