"""What a title says: the genre, who wrote to whom, who met whom, and the short title for later notes.

Archives build titles by pattern: ``Telegram from A to B``, ``Cable, A to B``, ``A to B``, ``Letter to B from A``,
``Record of Conversation between A and B``. Only these patterns give a sender or a recipient; prose in a title gives none.
Source: the Wilson Center's and FRUS's titles; Chicago Manual of Style 18, 14.119 (letters and other correspondence).
"""

from __future__ import annotations

import re
from functools import lru_cache

from archcite.archives.lexicon import Lexicon, lexicon
from archcite.edges import behind_edge
from archcite.extraction.structure import groups
from archcite.extraction.titles.bounds import FROM, WORD, is_inside, names_someone, party_span
from archcite.extraction.titles.correspondents import read_correspondents
from archcite.extraction.titles.genre import closing_genre, genre_of
from archcite.extraction.titles.letter import bare_letter, part_genre
from archcite.extraction.titles.pairs import pair_before, pair_behind
from archcite.extraction.titles.parties import Title, names_party, read_participants, read_parties
from archcite.patterns import lazy_pattern

#: Rules ask several times what the same few clauses of a citation say; what they are told is not theirs to change.
_REMEMBERED = 16
#: What stands above a letter in an edition: ``To:   INESSA ARMAND``.
_ADDRESSED = ("To:", "TO:")
_NUMBER = lazy_pattern(
    r"[\s,]*(?:(?-i:[A-Z]{1,4}\s(?=\d)))?(?:special\s+)?(?:(?:nos?|nr|num|n:o|n\.?[°ºo]|n|č|br|sz|№|number|#)\.?\s*)?(?:[\w./-]*\d[\w./-]*)(?=[\s,.]|$)",
    re.IGNORECASE,
)
_BETWEEN = lazy_pattern(r"(?<!\w)(?:between|among)\s+", re.IGNORECASE)


@lru_cache(maxsize=_REMEMBERED)
def read_title(content: str, start: int, end: int) -> Title:
    """Genre, sender, recipient and participants of a title.

    Args:
        content: the text.
        start: where the title starts, inside its quotation marks.
        end: where it ends.

    Example:
        >>> text = "Telegram from Soviet Ambassador to the USA Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs"
        >>> title = read_title(text, 0, len(text))
        >>> [text[slice(*where)] for where in (title.genre, title.sender, title.recipient)]
        ['Telegram', 'Soviet Ambassador to the USA Anatoly F. Dobrynin', 'USSR Ministry of Foreign Affairs']
    """
    known = lexicon()
    title = Title(genre=genre_of(content, start, end, known))
    closed = [(group.start, group.end) for group in groups(content, start, end)]
    together = pair_before(content, start, end, known)
    if together:
        return Title(genre=closing_genre(content, together[1][1], end, known), participants=together)
    if title.genre is None:
        _read_letter(content, start, end, title, closed, known)
        return title
    if content.find(",", start, title.genre[0]) > 0 and not content.startswith(" from ", title.genre[1]):
        bare_letter(content, start, title.genre[0], title, closed, known)
        if title.sender is None and content.startswith(" to ", title.genre[1]):
            _office_before(content, start, end, title, closed, known)
        return title
    at = _after_number(content, title.genre[1], end)
    between = _BETWEEN.search(content, at, end)
    if (
        between
        and not is_inside(between.start(), closed)
        and (content[title.genre[1] : between.start()].strip(" ,").casefold() in ("", "held", "of a", "of the"))
    ):
        title.participants = read_participants(content, between.end(), end, closed)
        return title
    title.participants = pair_behind(content, title.genre[1], end, known)
    if title.participants:
        return title
    read_parties(content, at, end, title, closed, known)
    if (
        title.recipient is not None
        and title.sender is None
        and (_names_body(content, start, title.genre[0], known) or _names_sender(content, start, title.genre[0], known))
    ):
        title.sender = start, start + len(content[start : title.genre[0]].rstrip())
    if title.sender is None and title.recipient is None:
        noun = content[slice(*title.genre)]
        title.sender, title.recipient = read_correspondents(content, at, end, closed, noun)
    return title


def _read_letter(
    content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon
) -> None:
    """The parties of a title that has no noun for its kind: ``A to B``, ``A an B``, ``To: B``, or two who met."""
    if content[start : start + 3] in _ADDRESSED:
        title.recipient = party_span(content, behind_edge(content, start + 3, end, " \n"), end, closed, known)
        return
    if "to" in content[start:end].casefold():
        opening = FROM.match(content, start, end)
        bare_letter(content, opening.end() if opening else start, end, title, closed, known)
    if title.sender is None:
        sender, recipient = read_correspondents(content, start, end, closed, "")
        if sender is not None and recipient is not None and names_party(content, *sender):
            title.sender, title.recipient = sender, recipient
        elif met := WORD.match(content, start, end):
            title.participants = pair_behind(content, met.end(), end, known)
    part_genre(content, title, known)


def _office_before(
    content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon
) -> None:
    """``Soviet Foreign Minister Roe, Note to CPSU CC on Trade``: who sent it in front of its kind, and to whom behind that."""
    genre = title.genre or (start, start)
    sender = start, start + len(content[start : genre[0]].rstrip(" ,"))
    if not (names_party(content, *sender) and content[slice(*genre)].casefold() in known.correspondence):
        return
    at = genre[1] + len(" to ")
    if names_someone(content, at, end):
        title.sender, title.recipient = sender, party_span(content, at, end, closed, known)


def _names_body(content: str, start: int, end: int, known: Lexicon) -> bool:
    """Whether a body's name stands before the kind of its paper: ``US Embassy Bonn Telegram 12582 to …``, ``Air Ministry report to …``."""
    words = [word.group() for word in WORD.finditer(content, start, end)]
    named = " ".join(words).casefold()
    if named in known.agencies:
        return True
    return any(word[0].isupper() and not word.isupper() and word.casefold() in known.bodies for word in words[-4:])


def _names_sender(content: str, start: int, noun: int, known: Lexicon) -> bool:
    """Whether who sent a paper stands before its noun, which is in small letters: ``Smith memo to …``; a genitive is a part of the title."""
    named = content[start:noun].rstrip()
    return (
        content[noun].islower()
        and named[:1].isupper()
        and named.split(None, 1)[0].casefold() not in known.genre_qualifiers
        and not named.endswith(("'s", "’s", "s'", "s’"))
        and names_party(content, start, start + len(named))
    )


def _after_number(content: str, at: int, end: int) -> int:
    stopped = at + 1 if content.startswith(". ", at) else at  # ``Tel. 123``
    number = _NUMBER.match(content, stopped, end)
    return number.end() if number else at
