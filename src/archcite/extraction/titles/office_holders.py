"""Who holds an office, where a comma parts the two: ``the Chairman of the SPD, Brandt``; ``Deputy Head, Trade Section (Lynn)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.names import is_body
from archcite.extraction.titles.offices import split_office
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon

#: The code of a body behind an office in it.
_CODE = lazy_pattern(r"[A-Z]{2,6}")
#: The name in brackets of who writes for a body: ``Trade Section (Lynn)``.
_NAMED_BEHIND = lazy_pattern(r"\((?:[A-Z][\w.’'-]*\s?){1,4}\)$")
#: What an office is of, and where it is held.
_OF = frozenset({"of", "for", "to", "in", "at"})
#: Before the word for an office stand at most two: ``Soviet Deputy Foreign Minister``, ``First Secretary``.
_LONGEST_LEAD = 3
#: No person's name has more words.
_LONGEST_PERSON = 4


def is_holder_of(piece: str, before: str, known: Lexicon) -> bool:
    """Whether a clause names who holds the office before it, or the body where its holder in brackets sits.

    Args:
        piece: the clause, without spaces around it.
        before: the clause in front of it.
        known: the lexicon.

    Example:
        >>> from archcite.archives.lexicon import lexicon
        >>> is_holder_of("Brandt", "the Chairman of the SPD", lexicon())
        True
        >>> is_holder_of("Brandt", "Chairman Ollenhauer", lexicon())
        False
    """
    office, person = split_office(before.strip())
    if not office or person is not None or "(" in before:
        return False
    if _CODE.fullmatch(piece) and piece.casefold() not in known.classifications:
        return (
            before.rsplit(maxsplit=1)[-1].casefold() in known.offices
        )  # the body that it is an office of: "Director, FBI"
    if is_body(piece):
        return _NAMED_BEHIND.search(piece) is not None
    words = piece.casefold().split()
    no_names = (known.genres, known.classifications, known.genre_qualifiers, known.plain, known.not_names)
    if len(words) > _LONGEST_PERSON or any(not one.isdisjoint(words) for one in no_names):
        return False
    office, person = split_office(piece)
    return person is not None and not office


def is_office_of(piece: str, before: str, known: Lexicon) -> bool:
    """Whether a clause is the office of the person whom the clause before it names.

    Args:
        piece: the clause, without spaces around it.
        before: the clause in front of it.
        known: the lexicon.

    Example:
        >>> from archcite.archives.lexicon import lexicon
        >>> is_office_of("Consul General of the USSR in Urumqi", "Mr. Savelyev", lexicon())
        True
        >>> is_office_of("Ambassador Visits China", "Mr. Savelyev", lexicon())
        False
    """
    words = piece.split()
    lowered = [word.casefold().strip(".") for word in words]
    at = next((index for index, word in enumerate(lowered[:_LONGEST_LEAD]) if word in known.offices), None)
    if at is None:
        return False
    while at + 1 < len(words) and lowered[at + 1] in known.offices:
        at += 1
    if at + 1 < len(words) and lowered[at + 1] not in _OF and not _CODE.fullmatch(words[at + 1]):
        return False
    return split_office(piece)[1] is None and split_office(before)[1] is not None
