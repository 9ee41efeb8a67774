"""Where the names start that stand in front of a printed work's title in running text: ``Ann Hale and Bob Poe, Ice``, ``Hale, Ann. “Ice.”``.

`people` reads names that are cut out already; here they are told from the sentence that leads to them, and from the parties of a document.
Source: Chicago Manual of Style 18, 13.15-13.25 (notes and bibliographies).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.edges import before_edge
from archcite.extraction.printed.people import is_person
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.extraction.structure import Clause

_NAMES = lazy_pattern(
    r"(?<![^\s(])(?:[^\W\d_a-zà-öø-ÿа-я][\w’'.-]*\s(?:(?:van|von|de|der|den|la|le|du|di|da|al|el|bin|ibn|af|av|and|und|et|&)\s){0,3}){0,7}[^\W\d_a-zà-öø-ÿа-я][\w’'-]+(?:\s[JS]r\.)?$"
)
#: ``Ann Hale: A Title``.
_HEADED = lazy_pattern(
    r"(?P<names>[^\W\d_][^:,;.()“”\"\n]{3,60}(?:\s[A-Z]\.\s[^:,;.()“”\"\n]{2,30})?):\s+(?!(?:An?|Eine?|Une?)\s)(?=[A-ZÀ-Ž])"
)
_JOINED = lazy_pattern(r"\s(?:and|und|et|&)\s")
_SURNAME = lazy_pattern(
    r"(?:[^.;:]{1,100}:\s+)?(?P<name>[^\W\d_a-zà-öø-ÿа-я][\w’'-]+(?:\s(?:and|&)\s[^\W\d_a-zà-öø-ÿа-я][\w’'-]+)?)"
)
#: What makes a name behind it a party of a document, no author: ``Conversation with Ann Smith``.
_OF_PARTY = lazy_pattern(
    r"\b(?:with|to|between|for|an|mit|von|(?:letter|telegram|cable|message|memo\w*|note|report|dispatch|despatch|instructions?)s?\sfrom)\s$",
    re.IGNORECASE,
)
#: No names of a bibliography are longer, with the first part of a title behind a colon.
_LONGEST_HEAD = 260
_INVERTED = lazy_pattern(
    r"(?:^|[;\n])[\s,.]*(?P<head>[A-ZÀ-Ž][^\W\d_]+(?:[’'-][^\W\d_]+)*,\s[A-ZÀ-Ž][^\W\d_]*\.?(?:\s[A-ZÀ-Ž]\.|\s[A-ZÀ-Ž][^\W\d_]+|\s(?:von|van|de)\b){0,2}(?:,\s[^.,;:\n“”]{3,40}){0,3}"
    r"(?:(?:,?\s(?:and|und|&|et)\s|\s?/\s?|;\s)(?:[^.;:\n“”]|(?<=[\s.][A-ZÀ-Ž])\.){3,60})?(?:(?:,\s(?:eds?|trans)|\s\((?:Hgg?|Hrsg|eds?)\.?\))?(?:(?<=\.)|\.)\s+|\s?(?:\(Hg\.?\))?:\s[^;\n]{3,160}\.\s+))$"
)
_EDITS = lazy_pattern(r"(?:and\s|\(?(?:eds?|trans|comps?|hrsg|hg|dir)\b\.?)", re.IGNORECASE)


#: What may stand between a title and what leads to it.
EDGE = " \n,;:.("
#: The quotation marks that open a title.
QUOTES = '“"«„‘'


def inverted_names_start(content: str, floor: int, opening: int) -> int | None:
    """Where the names start that a bibliography puts in front of a title: ``Hale, Ann. “Ice.”``, ``Hale, Ann: Ice. A History``.

    Args:
        content: the text.
        floor: how far back they may start.
        opening: where the title starts.

    Example:
        >>> inverted_names_start("As was said; Hale, Ann. “Ice.”", 0, 24)
        13
    """
    near = max(floor, opening - _LONGEST_HEAD)
    head = _INVERTED.search(content[near:opening])
    if head is None or (near > floor and head.start() == 0):
        return None
    return near + head.start("head")


def names_start(content: str, pieces: list[Clause], opening: int, limit: int) -> int | None:
    """Where the names start that stand before a title, which starts at `limit` at the latest: the first ones of the stretch.

    Args:
        content: the text.
        pieces: the clauses of the stretch.
        opening: where what leads to the work starts.
        limit: where its title starts at the latest.

    Example:
        >>> from archcite.extraction.structure import clauses
        >>> text = "as told by Ann Hale, “Ice”"
        >>> names_start(text, clauses(text, 0, len(text)), 0, 21)
        11
    """
    for index, piece in enumerate(pieces):
        since, until = max(piece.start, opening), piece.end
        if since >= limit:
            break
        stuck = content[limit] in QUOTES and until > limit  # no comma between name and title
        until = before_edge(content, 0, limit, EDGE) if stuck else until
        if since == opening and (headed := _HEADED.match(content, since, limit)) and is_person(headed["names"]):
            return since
        if until <= since or not (stuck or _opens(content, pieces, index, limit)):
            continue
        names = _NAMES.search(content[since:until])
        if names is None:
            continue
        at = since + names.start()
        if _OF_PARTY.search(content, since, at):
            continue
        if all(is_person(part) for part in _JOINED.split(content[at:until])):
            return at
        surname = _SURNAME.fullmatch(content, since, until)
        if surname is not None and since == opening:
            return surname.start("name")
    return None


def _opens(content: str, pieces: list[Clause], index: int, limit: int) -> bool:
    """Whether what may be a title, another name or "eds." follows a clause."""
    if index + 1 >= len(pieces) or pieces[index + 1].start > limit:
        return False
    at = pieces[index + 1].start
    return (
        content[at].isupper()
        or content[at].isdigit()
        or content[at] in QUOTES + "*_["
        or _EDITS.match(content, at) is not None
    )
