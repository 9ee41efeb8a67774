"""Who wrote to whom, who met whom: the parties that a title's pattern names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.edges import behind_edge
from archcite.extraction.names import is_body
from archcite.extraction.titles.bounds import (
    DATE_LIKE,
    FROM,
    TO,
    bare_party,
    is_inside,
    is_plain,
    names_someone,
    outside,
    party_span,
    separator,
)
from archcite.extraction.titles.offices import split_office
from archcite.extraction.titles.romance import romance_parties
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon

_FOR = lazy_pattern(r"for\s+(?=the\s|[A-Z])", re.IGNORECASE)
_BY = lazy_pattern(r"(?:(?:(?:sent|submitted|written)\s+)?by|of)\s+(?=the\s|[A-Z])", re.IGNORECASE)
#: Behind a recipient: ``A Report to the National Security Council by the Executive Secretary (Lay)``.
_WRITTEN_BY = lazy_pattern(r"(?<!\w)by\s+(?=the\s|[A-Z])")
#: A sender that a mirror lost: ``Telegram from and to Liu Shaoqi``.
_LOST_SENDER = lazy_pattern(r"(?:and\s+)?(?=to\s)")
_EVENT = lazy_pattern(
    r"\b(?:meeting|session|conference|plenum|talks|conversation|discussion|congress)\b", re.IGNORECASE
)
#: A meeting sends nothing: ``Working Notes from the Session of the Presidium``, ``Notes from the Meeting``; a congress may.
_EVENT_OF = lazy_pattern(
    r"(?:the\s+|an?\s+)?(?:\[?(?:\w+\s){0,3}\w+(?:[’']s|s[’'])\]?\s(?:\w+\s)?|\w+\s)?(?:meeting|session|plenum|talks|conversation|discussion|congress|conference|reception|audience)s?(?:\s+(?:of|with|between|on|in|at)\b|(?<!congress)[\s.,]*$)",
    re.IGNORECASE,
)
#: Days and numbers send nothing: ``Notes from the 19-20 October Talks``.
_FIGURES = lazy_pattern(r"(?:the\s+)?\d")
#: Kinds of documents that are taken from another: what follows "from" wrote nothing to anybody.
_SELECTIONS = frozenset({"excerpt", "excerpts", "extract", "extracts"})
#: No office behind a name is longer.
_LONGEST_OFFICE = 90
#: Where a numbered telegram was sent from: ``Embtel 1234 (Saigon), A to B``.
_POSTED = lazy_pattern(r"(?<=\d)\s\([A-Z][a-z]+(?:\s[A-Z][a-z]+)?\)(?=,)")
#: The number of a telegram behind the post or the officer that sent it: ``Saigon 1954 to State``, ``Roe MAC 1234 to Doe``.
POST_NUMBER = lazy_pattern(r"(?<=[a-z])\s(?:[A-Z]{2,6}\s)?\d{2,5}\s*$")
_AND = lazy_pattern(r",?\s+(?:and|&)\s+(?=[A-Z\[(])|,\s+(?=[A-Z])")
#: A service by its letters, and where it was: ``EWZ North-East``, ``KGB Kiev``.
_SERVICE = lazy_pattern(r"[A-Z]{3,7}\s[A-Z][a-z]+(?:-[A-Z][a-z]+)?$")
#: A sender by what he was called, with his family name or without: ``Memo “Mac” to Bundy``, ``Letter, “Pug” Ismay to Churchill``.
_CALLED_TO = lazy_pattern(r"(?P<sender>[“\"][A-Z][\w.]{1,15}[”\"](?:\s[A-Z][\w.’'-]+)?)\s+to\s+(?=[A-Z])")
_CALLING, _OPENED = ("“", '"'), ("“", '"', "‘", "'")
#: What a person was called: ``“Mac” Bundy``.
_CALLED = lazy_pattern(r"[“\"]([A-Z][\w.]{1,15})[”\"]")


class Title(msgspec.Struct):
    """What one title says, as offsets; absent facts are None.

    Args:
        genre: where the words for the kind of document stand.
        sender: the party after "from", or before "to".
        recipient: the party after "to".
        participants: the parties of "between A and B".
    """

    genre: tuple[int, int] | None = None
    sender: tuple[int, int] | None = None
    recipient: tuple[int, int] | None = None
    participants: tuple[tuple[int, int], ...] = ()


def read_parties(content: str, at: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon) -> None:
    """Sender and recipient of a title whose genre is known."""
    genre = " ".join(content[slice(*title.genre)].casefold().split()) if title.genre else ""
    # An intelligence report goes from one to another as a report does.
    sent = genre in known.correspondence or (" " in genre and genre.rpartition(" ")[2] in known.correspondence)
    posted = _POSTED.match(content, at, end)
    rest = at = posted.end() if posted else at
    rest = behind_edge(content, rest, end, " ,:\n")
    comma = "," in content[at:rest] or ":" in content[at:rest]
    numbered = title.genre is not None and at > title.genre[1]
    if content.startswith("and to ", rest):
        rest += 4
    rest = _behind_quotation(content, rest, end, closed) if comma else rest
    sender_at = FROM.match(content, rest, end)
    called = _CALLED_TO.match(content, rest, end) if sent and content[rest : rest + 1] in _CALLING else None
    if sender_at and (lost := _LOST_SENDER.match(content, sender_at.end(), end)):
        rest, sender_at = lost.end(), None
    recipient_at = TO.match(content, rest, end)
    if called:
        title.sender, title.recipient = called.span("sender"), party_span(content, called.end(), end, closed, known)
    elif sender_at:
        if _is_sender(content, sender_at.end(), end, genre, sent=sent):
            _from_to(content, sender_at.end(), end, title, closed, known)
    elif recipient_at and (sent or content[recipient_at.end()].isupper()):
        _to_from(content, recipient_at.end(), end, title, closed, known)
    elif sent and (addressed := _FOR.match(content, rest, end)):
        _for_from(content, addressed.end(), end, title, closed, known)
    elif by := _BY.match(content, rest, end):
        if sent:
            _by_to(content, rest, by.end(), end, title, closed, known)
    elif romance := romance_parties(content, at, end, genre):
        title.sender, title.recipient = romance
    elif (comma or numbered) and sent:
        to = separator(content, rest, end, closed, known)
        if to and (comma or names_party(content, rest, to[0])):
            _named_to(content, rest, to, end, title, closed, known)


def _named_to(
    content: str,
    start: int,
    to: tuple[int, int],
    end: int,
    title: Title,
    closed: list[tuple[int, int]],
    known: Lexicon,
) -> None:
    """``Cable, A to B``, ``Telegram No. 12 A to B``."""
    if (
        is_plain(content, start, to[0])
        and names_someone(content, to[1], end)
        and not FROM.search(content, start, to[0])
    ):
        numbered = POST_NUMBER.search(content, start, to[0])
        title.sender = bare_party(content, start, numbered.start() if numbered else to[0])
        title.recipient = party_span(content, to[1], end, closed, known)


def _is_sender(content: str, at: int, end: int, genre: str, *, sent: bool) -> bool:
    """Whether what follows "from" can have sent something: neither what an extract is taken from, nor a meeting."""
    if genre in _SELECTIONS or _EVENT_OF.match(content, at, end) or _FIGURES.match(content, at, end):
        return False
    return sent or not _EVENT.search(content, at, end)


def _behind_quotation(content: str, at: int, end: int, closed: list[tuple[int, int]]) -> int:
    """Behind a subject in quotation marks that stands between the kind of document and its parties: ``Report, 'On Aid,' A to B``."""
    if content[at : at + 1] not in _OPENED or _CALLED_TO.match(content, at, end):
        return at
    quoted = next((until for since, until in closed if since == at), None)
    while quoted is not None and quoted < end and content[quoted] in " ,:\n":
        quoted += 1
    return at if quoted is None or quoted >= end else quoted


def _to_from(content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon) -> None:
    if not names_someone(content, start, end):
        return
    later = outside(FROM, content, start, end, closed) or outside(_WRITTEN_BY, content, start, end, closed)
    recipient = party_span(content, start, later.start() if later else end, closed, known)
    if _is_paper(content, recipient, known):
        return
    title.recipient = recipient
    if later and recipient[1] >= later.start() - 2:
        title.sender = party_span(content, later.end(), end, closed, known)


def _is_paper(content: str, where: tuple[int, int], known: Lexicon) -> bool:
    """Whether a stretch names what is answered or asked for: ``Reply to a Note of Protest``, ``Request for Instructions``."""
    words = content[slice(*where)].casefold().split()
    return bool(words) and (words[0] in known.genres or words[-1] in known.genres)


def _for_from(content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon) -> None:
    """``Memorandum for the President from McGeorge Bundy``; without "from" it may be for a purpose."""
    later = outside(FROM, content, start, end, closed)
    if later and is_plain(content, start, later.start()):
        title.sender = party_span(content, later.end(), end, closed, known)
        through = content.find(", through ", start, later.start())
        recipient = bare_party(content, start, through if through > 0 else later.start())
        if names_party(content, *recipient) and not _is_paper(content, recipient, known):
            title.recipient = recipient


def _by_to(
    content: str, rest: int, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon
) -> None:
    """``Memorandum by the Secretary of State to President Roosevelt``; without "to" the words after "by" are prose.

    After "of" they must be a body, an office or a name of two words: "Note of Protest to the Embassy" names no sender.
    """
    to = separator(content, start, end, closed, known)
    if to is None or not names_someone(content, to[1], end):
        return
    if content[rest : rest + 2].casefold() == "of":
        sender = content[slice(*bare_party(content, start, to[0]))]
        if not (" " in sender or is_body(sender)) or not sender[0].isupper() or not names_party(sender, 0, len(sender)):
            return
    if is_plain(content, start, to[0]):
        title.sender = bare_party(content, start, to[0])
        title.recipient = party_span(content, to[1], end, closed, known)


def _from_to(content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon) -> None:
    to = separator(content, start, end, closed, known)
    sender = party_span(content, start, to[0] if to else end, closed, known)
    if to and (
        _is_office_behind(content, sender[1], to[0], known) or _is_named_behind(content, sender, to[0], closed, known)
    ):
        sender = bare_party(content, start, to[0])
    title.sender = sender
    if to and sender[1] >= to[0] - 2:
        title.recipient = party_span(content, to[1], end, closed, known)


def _is_office_behind(content: str, start: int, end: int, known: Lexicon) -> bool:
    """Whether an office, or where it is held, stands in commas behind a name: ``Smith, Acting Secretary, to …``, ``Smith, Embassy, Oslo, to …``."""
    office = content[start:end].strip()
    if not (office.startswith(",") and office.endswith(",") and 2 < len(office) <= _LONGEST_OFFICE):
        return False
    return any(word.strip(",").casefold() in known.offices for word in office.split()) or is_body(office.strip(", "))


def _is_named_behind(
    content: str, sender: tuple[int, int], end: int, closed: list[tuple[int, int]], known: Lexicon
) -> bool:
    """Whether the one who wrote from a city is named behind it: ``from Beijing, Mao Zedong to …``."""
    if content[slice(*sender)].casefold() not in known.places or content[sender[1] : sender[1] + 2] != ", ":
        return False
    named = party_span(content, sender[1] + 2, end, closed, known)
    return named[1] == end - 1 and names_party(content, *named)


def names_party(content: str, start: int, end: int) -> bool:
    """Whether a stretch names a person, an office or a body; where the writer was may follow in brackets."""
    text = " ".join(content[start:end].split())
    bracket = text.find(" (")
    text = text[:bracket] if bracket > 0 and text.endswith(")") else text
    name, _, place = text.rpartition(", ")
    text = name if name and place.casefold() in lexicon().places else text
    joined = _AND.split(text, maxsplit=4) if " and " in text or " & " in text else []
    if len(joined) > 1:
        return all(names_party(part, 0, len(part)) for part in joined)
    text = _CALLED.sub(r"\1", text)
    office, person = split_office(text)
    return bool(office) or person is not None or is_body(text) or _SERVICE.match(text) is not None


def read_participants(content: str, start: int, end: int, closed: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The parties of "between A and B"."""
    found = []
    since = start
    for match in _AND.finditer(content, start, end):
        if is_inside(match.start(), closed):
            continue
        found.append(bare_party(content, since, match.start()))
        since = match.end()
    last = bare_party(content, since, end)
    if last[0] < last[1]:
        found.append(last)
    return tuple(where for where in found if where[0] < where[1] and not DATE_LIKE.match(content[slice(*where)]))
