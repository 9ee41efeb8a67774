"""Whether an archive opens a reference, and where its name ends: ``TNA PREM 11/2347, Macmillan to Eisenhower``.

A holder that is known opens it wherever it is followed by a number; a name that might be an author's or a code that nobody knows
needs a holder, papers or a number behind it.
"""

from __future__ import annotations

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.extraction.holdings.clauses import is_counted
from archcite.extraction.places.holder_clauses import is_named_later, split_known
from archcite.extraction.places.holder_lead import past_city
from archcite.extraction.places.holders import is_collection, is_container, is_place, weight
from archcite.extraction.printed.reading import is_printed
from archcite.extraction.references.layout import QUOTES, describes
from archcite.extraction.structure import Clause
from archcite.patterns import lazy_pattern

#: A code of capitals that no registry knows, before a number or a group of records.
_CODE = lazy_pattern(r"[A-ZÀ-ŽА-ЯІЇЄ][A-Za-zÀ-žА-яІіЇїЄє]{0,5}[A-ZÀ-ŽА-ЯІЇЄ]{1,8}[a-z]?(?:[ -][A-ZÀ-Ž]{1,6})?$")


def opened_by_archive(content: str, pieces: list[Clause]) -> list[Clause] | None:
    """The clauses, with the archive's name cut from a number that sticks to it; None when no archive opens the reference.

    Example:
        >>> from archcite.extraction.structure import clauses
        >>> text = "TNA PREM 11/2347, Macmillan to Eisenhower"
        >>> [clause.of(text) for clause in opened_by_archive(text, clauses(text, 0, len(text)))]
        ['TNA', 'PREM 11/2347', 'Macmillan to Eisenhower']
    """
    if len(pieces) > 2 and is_place(content, pieces[0], lexicon()):
        pieces = [Clause(pieces[1].start, pieces[1].end, ""), *pieces[2:]]
    since = past_city(content, pieces[0].start, pieces[0].end)
    if since > pieces[0].start:
        pieces = [Clause(since, pieces[0].end, ""), *pieces[1:]]
    if len(pieces) == 1:  # ``GARF f. 5, op. 1, d. 3 (A to B, 5 May 1961)``
        pieces = split_known(content, pieces)
    first = pieces[0]
    if not content[first.start].isalpha() or content[first.start].islower() or len(pieces) < 2:
        return None
    head = split_known(content, [first])
    if (
        len(head) > 1
        and head[1].start == head[0].end + 1
        and not content[head[0].end].isspace()
        and is_named_later(content, pieces)
    ):
        return None
    if len(head) == 1 and is_counted(content, pieces[1]):
        head = _numbered_fond(content, first)
    weighed = weight(content, head[0])
    if weighed >= 2:
        return [*head, *pieces[1:]]
    if (is_collection(content, first) and weight(content, pieces[1]) >= 2) or (
        weighed == 1 and weight(content, pieces[1]) == 2
    ):
        return pieces
    if weighed == 1 and weight(content, pieces[1]) >= 2 and not describes(content, first):
        return pieces
    if weighed == 1 and _keeps_papers(content, pieces):
        return [*head, *pieces[1:]]
    if content[pieces[1].start] in QUOTES and not is_container(content, pieces[1], lexicon()):
        return None  # a code that nobody knows before a quotation is its author's
    if weighed == 1 and _CODE.match(head[0].of(content)) and not is_printed(content, first.start, pieces[1].end):
        return [*head, *pieces[1:]]
    return None


def _keeps_papers(content: str, pieces: list[Clause]) -> bool:
    """Whether a university or a college opens a reference to papers that it has: ``Trinity College, Cambridge, R. A. Butler papers, G30``."""
    known = lexicon()
    words = {word.casefold() for word in pieces[0].of(content).split()}
    at = 2 if is_place(content, pieces[1], known) else 1
    return not words.isdisjoint(known.parents) and at < len(pieces) and is_collection(content, pieces[at])


def _numbered_fond(content: str, piece: Clause) -> list[Clause]:
    """Part a known code from the number of a fond that might be a year: ``AS 1931, t.e. 2345``."""
    name = known_name(content, piece.start, piece.end)
    if name is None or not content[name : piece.end].strip().isdigit():
        return [piece]
    since = piece.end - len(content[name : piece.end].strip())
    return [Clause(piece.start, name, piece.before), Clause(since, piece.end, ",")]
