"""The agents of a statement of provenance: where their names end, which of them are where another works."""

from __future__ import annotations

import re

from archcite.archives.lexicon import lexicon
from archcite.edges import before_edge, behind_edge
from archcite.extraction.names import is_body, name_spans
from archcite.extraction.stops import bare_end
from archcite.extraction.words import places_of
from archcite.patterns import lazy_pattern

_TAIL_WORDS = frozenset(
    [
        "slightly",
        "lightly",
        "partly",
        "newly",
        "hereafter",
        "with",
        "from",
        "for",
        "on",
        "and",
        "included",
        "originally",
        "first",
        "previously",
        "published",
        "provided",
        "donated",
        "given",
        "made",
        "now",
        "held",
        "kept",
        "available",
        "deposited",
        "to",
        "in",
    ]
)
_TAIL = lazy_pattern(
    r"(?:(?:slightly|lightly|partly|newly)\s+(?:revised|edited|corrected|amended)|hereafter|with\s+(?:minor|slight|(?:the\s+)?(?:kind\s+)?permission)\s+|with\s+(?:(?!(?:and|by)\b)\w+\s+){0,2}(?:revisions?|additions?|corrections?|changes|amendments?|annotations?|notes|comments|commentary|introduction|edits)\b|from\s+the\s+(?:original|russian|chinese|german)"
    r"|(?:and\s+)?(?:included\s+in\b|(?:(?:originally|first|previously)\s+)?published\s+(?:in|as|by)\b)|for\s+(?:(?:the\s+)?(?:CWIHP|NKIDP|NPIHP|Cold War International)|an?\s+(?=\w)|the\s+(?:[\w’'-]+\s+){1,5}?(?:Archives?|Project|Program(?:me)?|Cent(?:er|re)|Institute)\b)|on\s+behalf\s+of|(?:and\s+)?(?:translated|published|digitized)\s+with\s+|(?:and\s+)?(?:provided|donated|given|made\s+available)\s+to\b|(?:and\s+)?(?:now\s+)?on\s+file\s+(?:at|with|in)\b|(?:and\s+)?(?:held|kept|available|deposited)\s+(?:at|in|by)\b|to\s+(?=(?:the\s)?(?-i:[A-Z]))|in\s+(?:\d{4}|(?=(?-i:[A-Z]))))",
    re.IGNORECASE,
)
_DATED = lazy_pattern(r"[A-Z][a-z]{2,8}\.?\s\d{1,2}$|^\d{1,2}\s[A-Z][a-z]+")
_SCHOOL = lazy_pattern(r"\b(?:University|College|Universit[äéa]t?|Universidad|Institute)\b")
_UNIVERSITY = lazy_pattern(
    r"\s[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|of|for|the))*\s*(?:University|College|Institute|Academy|Center|Centre)\b"
)
#: What a university is called by.
_UNIVERSITIES = ("Universit", "Colleg", "Institut", "Academ", "Cent")
PERSON_HEAD = lazy_pattern(r"[A-Z][\w’'-]+(?:\s+[A-Z]\.?(?=\s))*\s+[A-Z][\w’'-]+")


def find_university(content: str, start: int, end: int) -> re.Match[str] | None:
    """A university's name among the names of agents which no comma, bracket or article parts from a person's."""
    named = content[start:end]
    for word in _UNIVERSITIES:  # asked of each statement: a loop, which calls nothing
        if word in named:
            break
    else:
        return None
    if "(" in named or "," in named or " of the " in named:
        return None
    return _UNIVERSITY.search(content, start, end)


def agents_end(content: str, start: int, end: int) -> int:
    """Where the agents' names end: before words that say more of what was done."""
    for head in places_of(_TAIL_WORDS, content, start, end):
        if _TAIL.match(content, head, end):
            until = head - (content[head - 1 : head] == "(" and content[head : head + 1] in "hH")
            until = before_edge(content, start, until, " \t\n,")
            return max(until, start)
    return end


def _is_affiliation(content: str, before: int, start: int, end: int) -> bool:
    """Whether a body behind a person's name and a comma is where that person works; "and" would make it another agent."""
    if "and" in content[before:start].split():
        return False
    if _SCHOOL.search(content, start, end):
        return True
    words = content[start:end].casefold().split()
    if len(words) > 2 and " ".join(words[-2:]) in lexicon().countries:
        return True
    return is_body(content[start:end]) and " " in content[start:end]


def _names_field(text: str) -> bool:
    """Whether words go on with a school's name: ``… School of Economics and Political Science``."""
    words = text.partition(" (")[0].casefold().split()
    return bool(words) and words[-1] in lexicon().not_names


def whole_agent(content: str, start: int, end: int) -> tuple[int, int]:
    """One agent as it stands, without spaces, a leading article and a final stop."""
    start = behind_edge(content, start, end, " \n\t")
    end = bare_end(content, start, end)
    return (start + 4, end) if content[start : start + 4] in {"the ", "the\n"} else (start, end)


def _without_employer(content: str, start: int, end: int) -> int:
    """Where a person's name ends before "of the Academy of Sciences"."""
    at = content.find(" of ", start, end)
    if at < 0 or is_body(content[start:at]) or not is_body(content[at + 4 : end]) or " " not in content[start:at]:
        return end
    return at


def agent_spans(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list stand; "Institute of History and Culture" stays one."""
    found: list[tuple[int, int]] = []
    worked_at = end
    for since, until in name_spans(content, start, end):
        if not any(map(str.isalpha, content[since:until])):
            continue
        if (content[until - 1].isdigit() or content[since].isdigit()) and _DATED.search(content, since, until):
            break
        named = content[since:until].casefold()
        if found and (named in lexicon().places or named in lexicon().countries):
            continue
        if found and not is_body(content[slice(*found[-1])]) and _is_affiliation(content, found[-1][1], since, until):
            worked_at = until
            continue
        if content[worked_at:since] == " and " and _names_field(content[since:until]):
            continue
        if (
            found
            and " " not in content[since:until]
            and content[found[-1][1] : since] == " and "
            and is_body(content[slice(*found[-1])])
        ):
            found[-1] = (found[-1][0], until)
        else:
            found.append((since, _without_employer(content, since, until)))
    return found
