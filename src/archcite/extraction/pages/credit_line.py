"""Credit lines of pictures: the picture's number, who made it, the collection, the archive, each ended by a stop.

Source: the Kennedy Library's guide to citations and credits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.extraction.facts_of import enter_source
from archcite.extraction.holdings.clauses import is_counted
from archcite.extraction.references.claims import enter_names
from archcite.extraction.sources.reading import read_source
from archcite.extraction.structure import bare_end_of
from archcite.extraction.titles.offices import split_office
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.ledger import Ledger
    from archcite.extraction.structure import Clause

#: A collection of pictures or papers: the last of its words, with others before.
_COLLECTED = lazy_pattern(r"\w\s(?:Photographs|Photos|Collection|Papers|Files)\.?$")


def _is_collection(text: str) -> bool:
    """Whether words name a group of records: ``Egmont Manuscripts``."""
    return text.rstrip(".").rpartition(" ")[2].casefold() in lexicon().collections


def enter_credit(ledger: Ledger, pieces: list[Clause], end: int) -> bool:
    """Read ``ST-12. Jane Doe. White House Photographs, JFK Library.``; False, and nothing entered, where it is no such line.

    Args:
        ledger: where it is entered.
        pieces: its clauses.
        end: where it ends.
    """
    content = ledger.content
    at = int(is_counted(content, pieces[0]))
    if len(pieces) < at + 3 or any(piece.before != "." for piece in pieces[1 : at + 2]):
        return False
    maker, collection = pieces[at].of(content), pieces[at + 1].of(content)
    office, person = split_office(maker)
    if office or person is None or " " not in maker or _is_collection(maker) or not _COLLECTED.search(collection):
        return False
    source = read_source(content, pieces[at + 1].start, end)
    for place in source.places[:at]:
        place.call.insert(0, (pieces[0].start, bare_end_of(content, pieces[0])))
        place.start = pieces[0].start
    enter_names(ledger, "authors", pieces[at].start, pieces[at].end)
    enter_source(ledger, source, "reference", 0.88)
    return True
