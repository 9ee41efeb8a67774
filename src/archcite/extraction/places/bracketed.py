"""Places that stand in brackets: ``Smith diary, 16 June 1940 (Smith Papers, University of Leeds)``, ``A Title (catalogue reference: CO 1/2)``.

Such a bracket is opened: its clauses stand beside those outside it, as if commas parted them. A bracket behind a holder's name is that
name's (``Polish Foreign Ministry Archive (AMSZ)``), and one without a holder or a number of its own says something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.known import known_number
from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge, within_edges
from archcite.extraction.places.holder_clauses import split_known
from archcite.extraction.places.holders import HEREAFTER, HOLDER, is_collection, is_shelf, weight
from archcite.extraction.references.layout import QUOTES
from archcite.extraction.structure import Clause, clauses, groups
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archcite.extraction.structure import Group

#: What catalogues print before a number: ``catalogue reference: CO 1069/932``.
_LABEL = lazy_pattern(
    r"(?:catalogue\s|archive\s|document\s|file\s)?(?:reference|ref)(?:\s(?:number|no))?\.?\s?:?\s+", re.IGNORECASE
)
#: What a known number goes on with within its bracket: ``(1)``.
_PART = lazy_pattern(r"\s?\(\d{1,3}\)")


def with_places_opened(content: str, pieces: list[Clause], whole: Iterable[tuple[int, int]] = ()) -> list[Clause]:
    """The clauses, those apart that stand in a bracket which holds a place.

    Args:
        content: the text.
        pieces: its clauses.
        whole: stretches that stay whole, as dates do.

    Example:
        >>> text = "Reed diary, 3 May 1940 (Reed Papers, Leeds University Library)"
        >>> [clause.of(text) for clause in with_places_opened(text, clauses(text, 0, len(text)))]
        ['Reed diary', '3 May 1940', 'Reed Papers', 'Leeds University Library']
    """
    if not pieces or content.find("(", pieces[0].start, pieces[-1].end) < 0:
        return pieces
    found: list[Clause] = []
    for piece in pieces:
        opened = content.find("(", piece.start, piece.end) >= 0
        enclosed = groups(content, piece.start, piece.end) if opened else []
        bracket = next((group for group in enclosed if group.mark == "("), None)
        inner = _inner(content, piece, bracket, whole) if bracket is not None else []
        if bracket is None or not inner:
            found.append(piece)
            continue
        found += _clause_within(content, piece.start, bracket.start, piece.before)
        found += [Clause(part.start, part.end, part.before or ",") for part in inner]
        found += _clause_within(content, bracket.end, piece.end, ",")
    return found


def before_open_bracket(content: str, start: int, end: int) -> int:
    """Where a stretch ends without a closing bracket at its end whose opening one stands before it.

    Example:
        >>> before_open_bracket("(Reed Papers, Leeds).", 1, 21)
        19
    """
    bare = end
    bare = before_edge(content, start, bare, " .;,\n")
    closes = bare > start and content[bare - 1] == ")"
    return bare - 1 if closes and content.count("(", start, bare) < content.count(")", start, bare) else end


def _clause_within(content: str, start: int, end: int, before: str) -> list[Clause]:
    start, end = within_edges(content, start, end)
    return [Clause(start, end, before)] if content[start:end].strip(" .,;") else []


def _inner(content: str, piece: Clause, bracket: Group, whole: Iterable[tuple[int, int]]) -> list[Clause]:
    """The clauses of a bracket that holds a place; none where it says something else."""
    since, until = bracket.start + 1, bracket.end - 1
    label = _LABEL.match(content, since, until)
    since = label.end() if label else since
    before = _clause_within(content, piece.start, bracket.start, "")
    if (before and weight(content, before[0]) >= HOLDER) or HEREAFTER.search(content, since, until):
        return []
    behind = _clause_within(content, bracket.end, piece.end, ",")
    if behind and not is_shelf(content, behind[0], lexicon()):
        return []
    text = content[since:until]
    if before and not behind and "," not in text and not has_digit(text) and not _names_papers(content, before[0]):
        return []
    kept = [one for one in whole if since <= one[0] and one[1] <= until]
    inside = split_known(content, clauses(content, since, until, kept))
    if any(_is_number(content, part) for part in inside):
        return inside
    held = [part for part in inside if weight(content, part) >= HOLDER]
    if held and (len(inside) > 1 or behind or not before or _names_papers(content, before[0])):
        return inside
    return inside if len(inside) > 1 and _is_papers_at(content, inside) else []


def _is_number(content: str, piece: Clause) -> bool:
    """Whether a clause is a number that a profile knows, and nothing else."""
    known = known_number(content, piece.start, piece.end)
    if known is None or known[1].start() != piece.start:
        return False
    part = _PART.match(content, known[1].end(), piece.end)
    return (part.end() if part else known[1].end()) == piece.end


def _names_papers(content: str, piece: Clause) -> bool:
    """Whether a holder in brackets behind a clause has what it names: a title, papers, a known number (``CIA-RDP79… (CREST)``)."""
    return content[piece.start] in QUOTES or is_collection(content, piece) or _is_number(content, piece)


def _is_papers_at(content: str, inside: list[Clause]) -> bool:
    """Whether a bracket names papers and a body that has them: ``(Neville Chamberlain Papers, University of Birmingham)``."""
    return is_collection(content, inside[0]) and any(weight(content, part) for part in inside[1:])
