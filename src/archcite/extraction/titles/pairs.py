"""Two who met, named without "between": ``Kennedy and Gromyko conversation``, ``Rusk–Gromyko memcon``, ``Telcon, Kissinger and Dobrynin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.titles.offices import split_office
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from archcite.archives.lexicon import Lexicon

#: What two people do together, at the end of a title; those that are kinds of documents may open it, too.
_TOGETHER = frozenset(
    {
        "conversation",
        "conversations",
        "telcon",
        "telcons",
        "memcon",
        "memcons",
        "meeting",
        "meetings",
        "talk",
        "talks",
        "discussion",
        "discussions",
    }
)
_NAME = r"[^\W\d_a-zà-öø-ÿа-я][\w.’']*"
_LONG_NAME = rf"(?:{_NAME}\s){{0,5}}{_NAME}"
#: A dash parts names of one word; "and" and a stroke part longer ones, with offices before them.
_PAIR = rf"(?:(?P<first>{_NAME})\s?[-–—/]\s?(?P<second>{_NAME})|(?P<former>{_LONG_NAME}),?\s+(?:and|with|und|et|и)\s+(?P<latter>{_LONG_NAME}))"
_BEFORE = lazy_pattern(rf"{_PAIR}\s+(?:(?:[Tt]elephone|[Pp]hone|[Pp]rivate|[Ss]ummit)\s+)?[A-Za-z]+$")
_BEHIND = lazy_pattern(rf"[\s,:]+(?:(?:of|with|between)\s+)?{_PAIR}$")
#: First halves of names of peoples, which are nobody: ``Sino-Soviet talks``.
_PEOPLES = frozenset(
    {
        "sino",
        "anglo",
        "franco",
        "russo",
        "italo",
        "indo",
        "austro",
        "greco",
        "hispano",
        "luso",
        "afro",
        "polono",
        "euro",
    }
)


def pair_before(content: str, start: int, end: int, known: Lexicon) -> tuple[tuple[int, int], ...]:
    """The two whose conversation or meeting closes a title; nothing when none does.

    Example:
        >>> from archcite.archives.lexicon import lexicon
        >>> text = "President Kennedy and Macmillan telephone conversation"
        >>> [text[slice(*where)] for where in pair_before(text, 0, len(text), lexicon())]
        ['President Kennedy', 'Macmillan']
        >>> pair_before("Sino-Soviet talks", 0, 17, lexicon())
        ()
    """
    last = content[max(start, end - 14) : end].rpartition(" ")[2]
    if last.casefold() not in _TOGETHER:
        return ()
    return _pair(_BEFORE.fullmatch(content, start, end), known)


def pair_behind(content: str, start: int, end: int, known: Lexicon) -> tuple[tuple[int, int], ...]:
    """The two who are named behind a noun for their conversation: ``Memcon Rusk–Gromyko``."""
    last = content[max(0, start - 14) : start].rpartition(" ")[2].lstrip("“„\"‘'«*_[(")
    if last.casefold() not in _TOGETHER:
        return ()
    return _pair(_BEHIND.fullmatch(content, start, end), known)


def _pair(found: re.Match[str] | None, known: Lexicon) -> tuple[tuple[int, int], ...]:
    if found is None:
        return ()
    names = ("first", "second") if found["first"] else ("former", "latter")
    if not all(_is_someone(found[name], known) for name in names):
        return ()
    return found.span(names[0]), found.span(names[1])


def _is_someone(text: str, known: Lexicon) -> bool:
    """Whether a name is a person's or an office: no people, no country, no city."""
    folded = text.casefold()
    if (
        folded in _PEOPLES
        or folded in known.places
        or folded in known.countries
        or folded in known.not_names
        or folded in known.languages
    ):
        return False
    office, person = split_office(text)
    return bool(office) or person is not None
