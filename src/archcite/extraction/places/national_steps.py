"""Shelfmarks whose letters mean a step in one country's archives alone: Vilnius, Tallinn, Riga, Chişinău, Yerevan, Tbilisi, Baku.

``f. K-1, ap. 3, b. 12, l. 4`` · ``f. 1, n. 4, s. 123, l. 45`` · ``f. 1, ts. 34, g. 59, t. 17`` · ``f. 28, s. 1, i. 45, v. 12``.
Elsewhere each of these letters means something else (b. is a busta, s. a page, v. a volume), so that they are read together or not at all.
Sources: the citing rules of the Office of the Chief Archivist of Lithuania, of Rahvusarhiiv and of the Latvian National Archives; P. Blauvelt and
J. Smith (eds.), Georgia after Stalin (2016), note on sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archcite.extraction.places.steps import LEAVES
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


class NationalMark(NamedTuple):
    """A shelfmark in a country's own letters, as offsets.

    Args:
        start: where its first mark stands.
        end: after its last value.
        steps: fond, opis, delo, leaves → where its value stands.
        unit_term: where the word stands that is used instead of delo; None where it is that.
    """

    start: int
    end: int
    steps: dict[str, tuple[int, int]]
    unit_term: tuple[int, int] | None


_FOND = r"(?<![\w.])(?:f|fond[as]?)\.?\s?(?P<fond>(?:[A-Z]{1,3}-?)?\d[\w/]*)"
_SEP = r"(?:[,.;]\s*|\s+)"


def _letters(opis: str, delo: str, leaf: str) -> str:
    """A fond, and behind it three letters that count on."""
    return (
        rf"{_FOND}{_SEP}(?:{opis})\.?\s?(?P<opis>\d{{1,5}}[a-z]?(?:/\d+)?){_SEP}(?P<unit>{delo})\.?\s?(?P<delo>\d{{1,6}}[a-z]?(?:/\d+)?)"
        rf"(?:{_SEP}(?:{leaf})\.?\s?(?P<leaves>{LEAVES}))?(?!\w)"
    )


#: A letter that counts on in one of these countries, with its number.
_SIGN = lazy_pattern(
    r"[ ,.\n](?=[acintsAI])(?:[aA]pr?\.?|[iI]nv\.?|n\.|ts[\w’']{0,9}\.?|c\.|[aA]n[\w’']{0,9}\.?|siy\w{0,4}\.?|iş|i\.)\s?\d"
)
_PATTERNS = tuple(
    lazy_pattern(_letters(*letters), re.IGNORECASE)
    for letters in (
        # Vilnius: fondas, apyrašas, byla, lapas
        (r"ap", r"b(?:yla)?\.?", r"l(?:ap)?"),
        # Riga: fonds, apraksts, lieta, lapa; where the number stands first, it is a call number
        (r"apr", r"l(?:ieta)?\.?", r"lpp?|lapa"),
        # Chişinău and Bucharest: fond, inventar, dosar, fila; without an inventory they are other things
        (r"inv", r"d(?:os(?:ar)?)?\.?", r"ff?|ll?|fil[ae](?:le)?"),
        # Tallinn: fond, nimistu, säilik, leht
        (r"n", r"s(?:äilik)?\.?", r"l{1,2}(?:eht)?"),
        # Yerevan: fond, ts’ank, gorts, t’ert’
        (r"ts[’']?u?ts[’']?ak|ts[’']?ank|ts|c", r"g(?:orts)?\.?", r"t|t[’']?ert[’']?"),
        # Tbilisi: p’ondi, anats’eri, sak’me, p’urts’eli
        (r"an(?:ats[’']?eri|aceri)?", r"s(?:ak[’']?me|aqme)?\.?", r"pp?|ph|f|pg|purceli"),
        # Baku: fond, siyahı, iş, vərəq
        (r"s|siy(?:ahı)?", r"(?:iş|i)\.?", r"vv?|vərəq(?:lər)?"),
    )
)


def national_marks(content: str, start: int, end: int) -> list[NationalMark]:
    """The shelfmarks of a stretch that are written in a country's own letters, in order.

    Example:
        >>> text = "LYA, f. K-1, ap. 3, b. 12, l. 4"
        >>> [{name: text[slice(*where)] for name, where in mark.steps.items()} for mark in national_marks(text, 0, len(text))]
        [{'fond': 'K-1', 'opis': '3', 'delo': '12', 'leaves': '4'}]
    """
    if _SIGN.search(content, start, end) is None:
        return []
    found = sorted(_found(content, start, end))
    return [mark for index, mark in enumerate(found) if not index or mark.start >= found[index - 1].end]


def _found(content: str, start: int, end: int) -> Iterator[NationalMark]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(content, start, end):
            spans = {name: match.span(name) for name, value in match.groupdict().items() if value}
            unit = spans.pop("unit")
            named = content[slice(*unit)].casefold() in ("d", "d.")
            yield NationalMark(match.start(), match.end(), spans, None if named else unit)
