"""A letter that names its parties and not its kind, or its kind behind them: ``A to B``, ``Saigon 1954 to State``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.extraction.titles.bounds import bare_party, names_someone, party_span, separator
from archcite.extraction.titles.parties import POST_NUMBER, Title, names_party
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon

#: What opens a title in quotation marks or of a journey, where a city is no post that was written to: ``“Khrushchev to Paris”``.
_HEADLINE = lazy_pattern(r"(?:[“\"«„‘'*_]|[Ff]rom\s+)$")
_LONGEST_LEAD = 6
#: What telegrams of American posts call their department: ``State to Saigon``.
_DEPARTMENT = ["State"]
#: The kind of a paper behind a comma.
_KIND = lazy_pattern(r",\s(?P<kind>[^\W\d_]+)(?=,|$|\s(?:[Nn]o\.\s?)?\d)")
#: What is all in capitals is a heading, but for the codes of two bodies: ``CC SED to CC CPSU``.
_BODIES = 3
#: No code of a body is longer; longer words in capitals are those of a title.
_LONGEST_CODE = 5


def bare_letter(
    content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon
) -> None:
    """``Gromyko to G.M. Malenkov, attaching draft telegram``: two names and "to" between them, and no genre."""
    to = separator(content, start, end, closed, known)
    if to is None or to[0] - start > 90:
        return
    words = content[start : to[0]].split()
    if (
        not 1 <= len(words) <= 9
        or (content[start:end].isupper() and (len(words) > _BODIES or len(max(words, key=len)) > _LONGEST_CODE))
        or not names_someone(content, to[1], end)
    ):
        return
    if any(
        word.islower() and word not in ("the", "of", "in", "for", "and", "to", "de", "von", "van", "at")
        for word in words
    ):
        return
    if not (words[0].lstrip('“"')[:1].isupper() or words[0] in known.particles):
        return
    if not known.not_letters.isdisjoint((words[0].casefold(), words[-1].casefold())):
        return
    numbered = POST_NUMBER.search(content, start, to[0])
    recipient = party_span(content, to[1], end, closed, known)
    if (
        numbered is None
        and words != _DEPARTMENT
        and not names_party(content, start, to[0])
        and not _is_sent(content, recipient[1], known)
    ):
        return
    named = content[slice(*recipient)].casefold()
    if named.split()[1:2] in (["a"], ["an"], ["the"]):
        return
    posted = numbered is not None or " ".join(words).casefold() in known.agencies
    told = posted or not _HEADLINE.search(content, max(0, start - _LONGEST_LEAD), start)
    if (not told and named in known.places) or (not posted and named in known.countries):
        return  # a journey
    title.sender = bare_party(content, start, numbered.start() if numbered else to[0])
    title.recipient = recipient


def _is_sent(content: str, at: int, known: Lexicon) -> bool:
    """Whether what is sent stands behind two names, whatever the first is called: ``Field Services to Managers, memorandum``."""
    found = _KIND.match(content, at)
    return found is not None and found["kind"].casefold() in known.correspondence


def part_genre(content: str, title: Title, known: Lexicon) -> None:
    """The kind of paper right before its sender, nothing between: ``Letter Khrushchev to Ulbricht``; a body's name goes on."""
    if title.sender is None:
        return
    start, end = title.sender
    words = content[start:end].split(" ")
    for size in (2, 1):
        noun, named = " ".join(words[:size]), " ".join(words[size:])
        if noun.casefold() not in known.genres or words[-1].casefold() in known.bodies:
            continue
        if names_party(named, 0, len(named)):
            title.genre, title.sender = (start, start + len(noun)), (end - len(named), end)
            return
