"""Who did what for the copy or the translation: ``Obtained by A and translated for CWIHP from Russian by B``.

A statement is a list of roles, what it was for and from (a project, a language), "by" or "of", and a list of agents. It ends
at the next statement, a semicolon or the end of its sentence. Statements inside a printed source (a translator named before
the imprint) belong to that book and are not read here.
"""

from __future__ import annotations

import re

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.names import is_body, name_spans
from archcite.extraction.structure import ends_sentence
from archcite.extraction.words import places_of
from archcite.model import Role
from archcite.patterns import lazy_pattern

_ROLES = {
    "obtained": Role.OBTAINED,
    "acquired": Role.OBTAINED,
    "contributed": Role.CONTRIBUTED,
    "donated": Role.CONTRIBUTED,
    "submitted": Role.CONTRIBUTED,
    "provided": Role.PROVIDED,
    "supplied": Role.PROVIDED,
    "transcribed": Role.TRANSCRIBED,
    "transcription": Role.TRANSCRIBED,
    "translated": Role.TRANSLATED,
    "translation": Role.TRANSLATED,
    "translator": Role.TRANSLATED,
    "translators": Role.TRANSLATED,
    "trans": Role.TRANSLATED,
    "transl": Role.TRANSLATED,
    "tr": Role.TRANSLATED,
    "edited": Role.EDITED,
    "ed": Role.EDITED,
    "annotated": Role.EDITED,
    "revised": Role.REVISED,
    "corrected": Role.REVISED,
}
_VERB = r"(?:obtained|acquired|contributed|donated|submitted|provided|supplied|transcribed|transcription|translated|translation|translators?|trans\.|transl\.|tr\.|edited|annotated|revised|corrected)"
_OPENING = lazy_pattern(
    r"(?<![\w-])(?:"
    r"(?P<courtesy>(?:(?:copy|copies|document|documents|photograph|image|scan)\s+)?(?:by\s+)?courtesy\s+(?:of\b|(?=[A-Z])))"
    r"|(?P<permission>(?:(?:reproduced|published|used|reprinted|released)\s+)?(?:with|by)\s+(?:the\s+)?(?:kind\s+)?permission\s+(?:of|from)\b)"
    rf"|(?P<verbs>(?:(?:copy|copies|document|documents|english)\s+)?{_VERB}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|/){_VERB})*)(?!\w)"
    r")",
    re.IGNORECASE,
)
_WORD = lazy_pattern(rf"{_VERB}", re.IGNORECASE)
_BY = lazy_pattern(r"\s+by\b|\s*:(?=\s+[^\W\d_a-zà-ÿ])|\s*(?=$)")
_MIDDLE = lazy_pattern(
    r"\s+\[?(?:(?P<kind>for|from|to|into|with)\s+(?:the\s+)?)(?P<what>[^\s,;.\]]+(?:[ \n](?!(?:by|for|from)\b)[^\s,;.\]]+){0,7})\]?",
    re.IGNORECASE,
)
_JOINER = lazy_pattern(r"[\s,;.]*(?:\b(?:and|with)\b)?[\s,;.]*$", re.IGNORECASE)
#: What may end the agents: a bracket, a mark, an address.
_STOPS = lazy_pattern(r"[()\[\];|<\"“.h](?:(?<!h)|ttp)")
_LONGEST_JOINER = 40
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
    r"(?:(?:slightly|lightly|partly|newly)\s+(?:revised|edited|corrected|amended)|hereafter|with\s+(?:minor|slight|(?:the\s+)?(?:kind\s+)?permission)\s+|from\s+the\s+(?:original|russian|chinese|german)"
    r"|(?:and\s+)?included\s+in\b|for\s+(?:(?:the\s+)?(?:CWIHP|NKIDP|NPIHP|Cold War International)|the\s+(?:[\w’'-]+\s+){1,5}?(?:Archives?|Project|Program(?:me)?|Cent(?:er|re)|Institute)\b)|on\s+behalf\s+of|(?:and\s+)?(?:provided|donated|given|made\s+available)\s+to\b|(?:and\s+)?(?:now\s+)?on\s+file\s+(?:at|with|in)\b|(?:and\s+)?(?:held|kept|available|deposited)\s+(?:at|in|by)\b|to\s+(?=(?:the\s)?(?-i:[A-Z]))|in\s+\d{4})",
    re.IGNORECASE,
)
_PUNCTUATION = lazy_pattern(r"[,.;]")
_DATED = lazy_pattern(r"[A-Z][a-z]{2,8}\.?\s\d{1,2}$|^\d{1,2}\s[A-Z][a-z]+")
_SCHOOL = lazy_pattern(r"\b(?:University|College|Universit[äéa]t?|Universidad|Institute)\b")
_UNIVERSITY = lazy_pattern(
    r"\s[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|of|for|the))*\s*(?:University|College|Institute|Academy|Center|Centre)\b"
)
_PERSON_HEAD = lazy_pattern(r"[A-Z][\w’'-]+(?:\s+[A-Z]\.?(?=\s))*\s+[A-Z][\w’'-]+")
#: The words that a statement can begin with.
_HEADS = frozenset(
    {
        *_ROLES,
        *[
            "copy",
            "copies",
            "document",
            "documents",
            "photograph",
            "image",
            "scan",
            "by",
            "courtesy",
            "reproduced",
            "published",
            "used",
            "reprinted",
        ],
    }
    | {*["released", "with", "permission", "english"]}
)
ROLE_WORDS = frozenset(_ROLES)
#: No statement's heading ("Translated for CWIHP from Russian by") is longer.
_WINDOW = 160


class Statement(msgspec.Struct):
    """A statement of provenance, as offsets.

    Args:
        start: where it starts, with "copy" and the like.
        end: after its last agent.
        roles: what was done.
        agents: where each agent's name stands.
        project: where the project's name stands.
        language: where the language's name stands.
        damaged: whether the agents are lost.
    """

    start: int
    end: int
    roles: tuple[Role, ...]
    agents: list[tuple[int, int]] = []
    project: tuple[int, int] | None = None
    language: tuple[int, int] | None = None
    damaged: bool = False


def statements(content: str, start: int, end: int, *, blocked: list[tuple[int, int]] | None = None) -> list[Statement]:
    """The provenance statements of a stretch, in order.

    Args:
        content: the text.
        start: where the stretch starts.
        end: where it ends.
        blocked: stretches in which nothing is a statement (printed sources, quotations).

    Example:
        >>> text = "Obtained for CWIHP by A. Baev (Sofia) and translated from Russian by Odd Westad, Yafeng Xia."
        >>> for said in statements(text, 0, len(text)):
        ...     print([role.value for role in said.roles], [text[slice(*where)] for where in said.agents])
        ['obtained_by'] ['A. Baev']
        ['translated_by'] ['Odd Westad', 'Yafeng Xia']
    """
    openings = []
    at = start
    for head in places_of(_HEADS, content, start, end):
        match = _OPENING.match(content, head, end) if head >= at else None
        if match is None:
            continue
        at = match.end()
        if blocked and any(since <= match.start() < until for since, until in blocked):
            continue
        opening = _opening(content, match, end)
        if opening is not None and _stands_alone(content, match, start, opening):
            openings.append(opening)
            at = opening[1]
    found = []
    for index, (statement, agents_start) in enumerate(openings):
        limit = openings[index + 1][0].start if index + 1 < len(openings) else end
        _read_agents(content, statement, agents_start, limit)
        found.append(statement)
    return found


def _opening(content: str, match: re.Match[str], end: int) -> tuple[Statement, int] | None:
    """A statement's heading and where its agents start, or None when the words do not head one."""
    if match.lastgroup == "courtesy":
        return Statement(match.start(), match.end(), (Role.COURTESY,)), match.end()
    if match.lastgroup == "permission":
        return Statement(match.start(), match.end(), (Role.PERMISSION,)), match.end()
    roles = tuple(dict.fromkeys(_ROLES[verb.casefold().rstrip(".")] for verb in _WORD.findall(match.group())))
    statement = Statement(match.start(), match.end(), roles)
    at, limit = match.end(), min(end, match.end() + _WINDOW)
    while middle := _MIDDLE.match(content, at, limit):
        what = middle.span("what")
        kind = middle.group("kind").casefold()
        if kind == "from":
            if not _is_language(content[slice(*what)]):
                return None
            statement.language = what
        elif kind == "for":
            statement.project = what
        at = middle.end()
    by = _BY.match(content, at, end)
    if by is None or not by.group().strip():
        abbreviated = content[match.start() : match.end()].endswith(".")
        if not abbreviated or not content[at : at + 2].strip()[:1].isupper():
            return None
        return statement, at
    return statement, by.end()


def _is_language(text: str) -> bool:
    languages = lexicon().languages
    words = [
        word
        for word in re.findall(r"[\w-]+", text.casefold())
        if word not in ("the", "and", "original", "into", "english")
    ]
    return (bool(words) and all(word in languages for word in words)) or text.casefold() in ("the original", "original")


def _stands_alone(content: str, match: re.Match[str], start: int, opening: tuple[Statement, int]) -> bool:
    """Whether the words head a statement of the citation's own, not a clause of prose or of a book's description."""
    before = content[max(start, match.start() - 6) : match.start()].rstrip()
    if not before or before[-1] in ',;.([)]”"’—–:|':
        return True
    if before.endswith(("and", "was", "were", "is")):
        return True
    statement = opening[0]
    if not _PUNCTUATION.search(content, start, match.start()):
        return True
    return (
        statement.language is not None
        or statement.project is not None
        or match.group()[:1].isupper()
        or (Role.COURTESY in statement.roles)
    )


def _read_agents(content: str, statement: Statement, start: int, limit: int) -> None:
    """Find the agents between `start` and the end of the statement, which is at `limit` or before."""
    end = _statement_end(content, start, limit)
    joined = _JOINER.search(content, max(start, end - _LONGEST_JOINER), end)
    until = joined.start() if joined else end
    names_end = _names_end(content, start, until)
    if content[start:names_end].strip(" .,;") == "":
        statement.damaged = True
        statement.end = max(statement.end, start)
        return
    university = _UNIVERSITY.search(content, start, names_end)
    if university and "(" not in content[start:names_end] and "," not in content[start:names_end]:
        person = _PERSON_HEAD.match(content, start + 1, names_end)
        if person and person.end() < university.end() and not is_body(person.group()):
            names_end = person.end()
    if statement.roles[0] in (Role.COURTESY, Role.PERMISSION):
        statement.agents = [_whole(content, start, names_end)]
    else:
        statement.agents = _agents(content, start, names_end)
    statement.end = names_end if "included in" in content[names_end:until] else until
    if not statement.agents:
        statement.damaged = True


def _statement_end(content: str, start: int, limit: int) -> int:
    """Where the statement ends whose agents start at `start`: at the end of its sentence, or where a bracket around it closes."""
    depth = 0
    for found in _STOPS.finditer(content, start, limit):
        at, mark = found.start(), content[found.start()]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and (mark != "." or ends_sentence(content, at, start, limit)):
            return at
    return limit


def _names_end(content: str, start: int, end: int) -> int:
    """Where the agents' names end: before words that say more of what was done."""
    for head in places_of(_TAIL_WORDS, content, start, end):
        if _TAIL.match(content, head, end):
            until = head - (content[head - 1 : head] == "(" and content[head : head + 1] in "hH")
            while until > start and content[until - 1] in " \t\n,":
                until -= 1
            return max(until, start)
    return end


def _is_affiliation(content: str, before: int, start: int, end: int) -> bool:
    """Whether a body behind a person's name and a comma is where that person works; "and" would make it another agent."""
    if _SCHOOL.search(content, start, end):
        return True
    words = content[start:end].casefold().split()
    if len(words) > 2 and " ".join(words[-2:]) in lexicon().countries and "and" not in content[before:start].split():
        return True
    return "and" not in content[before:start].split() and is_body(content[start:end]) and " " in content[start:end]


def _whole(content: str, start: int, end: int) -> tuple[int, int]:
    """One agent as it stands, without spaces, a leading article and a final stop."""
    while start < end and content[start] in " \n\t":
        start += 1
    while end > start and content[end - 1] in " \n\t,;.":
        end -= 1
    return (start + 4, end) if content.startswith("the ", start) else (start, end)


def _without_employer(content: str, start: int, end: int) -> int:
    """Where a person's name ends before "of the Academy of Sciences"."""
    at = content.find(" of ", start, end)
    if at < 0 or is_body(content[start:at]) or not is_body(content[at + 4 : end]) or " " not in content[start:at]:
        return end
    return at


def _agents(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list stand; "Institute of History and Culture" stays one."""
    found: list[tuple[int, int]] = []
    for since, until in name_spans(content, start, end):
        if not any(character.isalpha() for character in content[since:until]):
            continue
        if _DATED.search(content, since, until):
            break
        named = content[since:until].casefold()
        if found and (named in lexicon().places or named in lexicon().countries):
            continue
        if found and not is_body(content[slice(*found[-1])]) and _is_affiliation(content, found[-1][1], since, until):
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
