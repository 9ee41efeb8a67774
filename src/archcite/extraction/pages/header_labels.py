"""The labels of a header, and whose they are.

A label counts when a colon follows it or when it fills its line. Labels come from the profiles: the profile that most labels of a text
belong to reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.profiles import derived, profiles

if TYPE_CHECKING:
    from archcite.archives.profiles import Profile

#: No bullets, stars and spaces before a label are more.
_LONGEST_MARKS = 60
#: A text with fewer labels than this is no header.
LEAST_LABELS = 2
#: What a profile's host adds to the labels that are its own.
_HOST_WEIGHT = 5
_EDGE = " :*"

#: A label's fact, its start and its end, behind its colon.
Label = tuple[str, int, int]


@derived
def _facts() -> tuple[tuple[Profile, dict[str, str]], ...]:
    """For each profile with labels, which fact each gives."""
    named = (
        (profile, {label.casefold(): fact for fact, labels in profile.labels.items() for label in labels})
        for profile in profiles()
    )
    return tuple((profile, facts) for profile, facts in named if facts)


@derived
def _any_label() -> re.Pattern[str]:
    """A pattern for where a label of any profile begins, with a capital letter, so that a search passes over all others; its group is the rest.

    Two labels may overlap (``Document Source:``), so that nothing but the letter is passed over.
    """
    rests: dict[str, list[str]] = {}
    for label in sorted({label for _, facts in _facts() for label in facts}):
        rests.setdefault(label[0].upper(), []).append(re.escape(label[1:]))
    end = r"(?:\*\*)?(?:\s?:|(?=[ \t]*(?:\n|$)))"
    branches = (
        rf"{re.escape(letter)}(?<![\w(]{re.escape(letter)})(?=((?i:{'|'.join(group)}){end}))"
        for letter, group in rests.items()
    )
    return re.compile("|".join(branches) or r"(?!)")


def find_labels(content: str, start: int, end: int) -> tuple[Profile, list[Label]] | None:
    r"""The profile that most labels of a stretch belong to, and where these stand; None where no profile has enough of them.

    Example:
        >>> text = "Date: 5 May 1961\nHeld by: The National Archives, Kew"
        >>> profile, labels = find_labels(text, 0, len(text))
        >>> [(fact, text[since:until]) for fact, since, until in labels]
        [('date', 'Date:'), ('archive', 'Held by:')]
    """
    places = _places(content, start, end)
    if len(places) < LEAST_LABELS:
        return None
    best: tuple[int, Profile, list[Label]] | None = None
    for profile, facts in _facts():
        labels = _own(content, _of_profile(places, facts))
        if len(labels) < LEAST_LABELS:
            continue
        weight = len({content[a:b].casefold() for _, a, b in labels}) * 2
        weight += sum(1 for fact, _, _ in labels if fact != "ignore")
        if any(host in content for host in profile.hosts):
            weight += _HOST_WEIGHT
        if best is None or weight > best[0]:
            best = (weight, profile, labels)
    return best and best[1:]


def _places(content: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Where labels of any profile stand, each without case; the colon of an address is none's."""
    one_line = content.find("\n", start, end) < 0
    if one_line and content.count(":", start, end) - content.count("://", start, end) < LEAST_LABELS:
        return []
    places = []
    for match in _any_label().finditer(content, start, end):
        since, until = match.start(), match.end(match.lastindex or 0)
        if content[until - 1] == ":" or _fills_line(content, since):
            places.append((content[since:until].rstrip(_EDGE).casefold(), since, until))
    return places


def _fills_line(content: str, start: int) -> bool:
    """Whether nothing but marks stands in front of a label in its line: at the end of one, words of a sentence stand (``… Translated by``)."""
    line = content.rfind("\n", 0, start) + 1
    return start - line <= _LONGEST_MARKS and not any(map(str.isalnum, content[line:start]))


def _of_profile(places: list[tuple[str, int, int]], facts: dict[str, str]) -> list[Label]:
    """The labels that are a profile's own; one within another of them is none."""
    found = []
    at = 0
    for label, since, until in places:
        if since >= at and (fact := facts.get(label)):
            found.append((fact, since, until))
            at = until
    return found


def _own(content: str, labels: list[Label]) -> list[Label]:
    """The labels before one that comes again behind further paragraphs: that is the document's own (``Author: the Embassy``)."""
    seen: set[str] = set()
    for index, (_, start, end) in enumerate(labels):
        label = content[start:end].casefold().rstrip(_EDGE)
        if label in seen:
            behind = next(
                (at for at in range(index, 0, -1) if "\n\n" in content[labels[at - 1][2] : labels[at][1]].strip()), None
            )
            return labels if behind is None else labels[:behind]
        seen.add(label)
    return labels
