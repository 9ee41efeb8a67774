"""Who did what for the copy or the translation: ``Obtained by A and translated for CWIHP from Russian by B``.

A statement is a list of roles, what it was for and from (a project, a language), "by" or "of", and a list of agents. It ends
at the next statement, a semicolon or the end of its sentence. Statements inside a printed source (a translator named before
the imprint) belong to that book and are not read here.
"""

from __future__ import annotations

import re

import msgspec

from archcite.archives.known import known_name
from archcite.archives.lexicon import lexicon
from archcite.archives.registry import Repository, repository
from archcite.archives.traditions import COMMON
from archcite.edges import behind_edge
from archcite.extraction.names import is_body
from archcite.extraction.sources.agents import PERSON_HEAD, agent_spans, agents_end, find_university, whole_agent
from archcite.extraction.stops import bare_end, belongs
from archcite.extraction.structure import ends_sentence
from archcite.extraction.words import places_of
from archcite.model import Role
from archcite.patterns import lazy_pattern

#: The first step of a shelfmark in fonds, behind the archive.
_FOND = lazy_pattern(r",?\s(?:[FfФф]\.|[Ff]ond|[Фф]онд)\s?\d")
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
#: What is done besides, in a list with what counts: ``Selected, edited, and annotated by``.
_BESIDES = frozenset({"selected", "compiled", "introduced", "prepared"})
_VERB = r"(?:selected|compiled|introduced|prepared|obtained|acquired|contributed|donated|submitted|provided|supplied|transcribed|transcription|translated|translation|translators?|trans\.|transl\.|tr\.|edited|annotated|revised|corrected)"
_OPENING = lazy_pattern(
    r"(?<![\w-])(?:"
    r"(?P<courtesy>(?:(?:copy|copies|document|documents|photograph|image|scan)\s+)?(?:by\s+)?courtesy\s+(?:of\b|(?=[A-Z])))"
    r"|(?P<permission>(?:(?:reproduced|published|used|reprinted|released)\s+)?(?:with|by)\s+(?:the\s+)?(?:kind\s+)?permission\s+(?:of|from)\b)"
    rf"|(?P<verbs>(?:translation\s+(?:from|of)\s+(?:(?:an?|the)\s+)?(?=cop(?:y|ies)\s))?(?:(?:copy|copies|documents?|english|excerpts?|extracts?|portions?|selections?)\s+)?(?P<done>{_VERB}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|/){_VERB})*))(?!\w)"
    r")",
    re.IGNORECASE,
)
#: What is done "from" a place, where a translation is from a language: ``Obtained from the archives by A``.
_FETCHED = frozenset({Role.OBTAINED, Role.CONTRIBUTED, Role.PROVIDED})
#: Behind the agents, a book that holds the document.
_WITHIN = lazy_pattern(
    r"[\s,;]*(?:and\s+)?(?:included\s+in\b|(?:(?:originally|first|previously)\s+)?published\s+(?:in|as)\b|in\s+(?=[A-Z]))"
)
_WORD = lazy_pattern(rf"{_VERB}", re.IGNORECASE)
_BY = lazy_pattern(r"\s+by\b|\s*:(?=\s+[^\W\d_a-zà-ÿ])|\s*(?=$)")
_MIDDLE = lazy_pattern(
    r"\s+\[?(?:(?P<kind>for|from|to|into|with|in(?=\s(?:\w+\s)?\d{4}\b))\s+(?:the\s+)?)(?P<what>[^\s,;.\]]+(?:[ \n](?!(?:by|for|from)\b)[^\s,;.\]]+){0,7})\]?",
    re.IGNORECASE,
)
_JOINER = lazy_pattern(r"\b(?:and|with)$", re.IGNORECASE)
_JOINING = " \n\t,;."
#: What may end the agents: a bracket, a mark, an address.
_STOPS = lazy_pattern(r"[()\[\];|<\"“.h](?:(?<!h)|ttp)")
#: For what the copy was got, behind the agents: ``for a film titled "Harbours" (May 1996)``.
_TITLED = lazy_pattern(r"\s*(?:“[^“”]*”|\"[^\"]*\")(?:\s*\([^()]*\))?")
_LONGEST_JOINER = 40
_PUNCTUATION = lazy_pattern(r"[,.;]")
#: The words that a statement can begin with.
_HEADS = frozenset(
    {
        *_ROLES,
        *_BESIDES,
        *[
            "copy",
            "copies",
            "document",
            "documents",
            "excerpt",
            "excerpts",
            "extract",
            "extracts",
            "portion",
            "portions",
            "selection",
            "selections",
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
    verbs = [verb.casefold().rstrip(".") for verb in _WORD.findall(match["done"])]
    roles = tuple(dict.fromkeys(_ROLES[verb] for verb in verbs if verb not in _BESIDES))
    if not roles:
        return None
    statement = Statement(match.start(), match.end(), roles)
    at, limit = match.end(), min(end, match.end() + _WINDOW)
    while middle := _MIDDLE.match(content, at, limit):
        what = middle.span("what")
        kind = middle.group("kind").casefold()
        if kind == "from":
            if _is_language(content[slice(*what)]):
                statement.language = what
            elif not _FETCHED.issuperset(roles):
                return None
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
    sentence = max(start, content.rfind(". ", start, match.start()) + 2)
    if not _PUNCTUATION.search(content, sentence, match.start()):
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
    if statement.roles[0] is Role.TRANSLATED and (comma := content.find(",", start, end)) > 0:
        end = _before_shelfmark(content, comma, end)
    until = _before_joiner(content, start, end)
    names_end = agents_end(content, start, until)
    if content[start:names_end].strip(" .,;") == "":
        statement.damaged = True
        statement.end = max(statement.end, start)
        return
    university = find_university(content, start, names_end)
    if university is not None:
        person = PERSON_HEAD.match(content, start + 1, names_end)
        if person and person.end() < university.end() and not is_body(person.group()):
            names_end = person.end()
    if statement.roles[0] in (Role.COURTESY, Role.PERMISSION):
        statement.agents = [whole_agent(content, start, names_end)]
    else:
        statement.agents = agent_spans(content, start, names_end)
    statement.end = names_end if _is_within_book(content, names_end, until) else until
    if names_end < statement.end and (title := _TITLED.match(content, until, limit)):
        statement.end = title.end()
    if not statement.agents:
        statement.damaged = True


def _before_shelfmark(content: str, comma: int, end: int) -> int:
    """Where translators end before the archive that keeps the document: ``trans. Ann Hale, RGANI, f. 5, op. 30``."""
    while 0 < comma < end:
        at = behind_edge(content, comma + 1, end, " \n")
        until = known_name(content, at, end)
        if until is not None:
            name = content[at:until]
            kept = repository(name) if name.isupper() else None
            if _FOND.match(content, until, end) or (isinstance(kept, Repository) and kept.tradition == COMMON):
                return comma
        comma = content.find(",", comma + 1, end)
    return end


def _is_within_book(content: str, start: int, end: int) -> bool:
    """Whether a book that holds the document follows, and no city in which a body is: ``the Embassy in Washington, D.C.``."""
    within = _WITHIN.match(content, start, end)
    if within is None:
        return False
    city = content[within.end() : end].partition(",")[0].strip(" .\n").casefold()
    return city not in lexicon().places and city not in lexicon().countries


def _before_joiner(content: str, start: int, end: int) -> int:
    """Where a statement ends before what joins another one to it: commas and stops, with "and" or "with" among them."""
    low = max(start, end - _LONGEST_JOINER)
    kept = bare_end(content, low, end, _JOINING)
    joining = content[max(low, kept - 3) : kept].casefold() in ("and", "ith")
    joined = _JOINER.search(content, max(low, kept - 5), kept) if joining else None
    return bare_end(content, low, joined.start(), _JOINING) if joined else kept


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
            return at + (mark == "." and belongs(content, at, start))
    return limit
