"""Who wrote to whom, who met whom: the parties that a title's pattern names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.lexicon import lexicon
from archcite.extraction.names import is_body
from archcite.extraction.parties import split_office
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon

WORD = lazy_pattern(r"[^\W_](?:[\w’'-]|\.(?=\w))*")


_FROM = lazy_pattern(r"(?<!\w)from\s+(?=\S)", re.IGNORECASE)


_TO = lazy_pattern(r"(?<!\w)to\s+(?=\S)", re.IGNORECASE)


_FOR = lazy_pattern(r"for\s+(?=the\s|[A-Z])", re.IGNORECASE)


_BY = lazy_pattern(r"(?:by|of)\s+(?=the\s|[A-Z])", re.IGNORECASE)


#: Behind a recipient: ``A Report to the National Security Council by the Executive Secretary (Lay)``.
_WRITTEN_BY = lazy_pattern(r"(?<!\w)by\s+(?=the\s|[A-Z])")


#: A sender that a mirror lost: ``Telegram from and to Liu Shaoqi``.
_LOST_SENDER = lazy_pattern(r"(?:and\s+)?(?=to\s)")


_FRENCH = lazy_pattern(
    r"\s+(?:de\s+la|de\s+l[’']|du|des|de|d[’'])\s*(?P<sender>[^,;]{2,90}?)\s+(?:à\s+la|à\s+l[’']|aux|au|à)\s+(?P<recipient>[^,;]{2,90})"
)


_EVENT = lazy_pattern(
    r"\b(?:meeting|session|conference|plenum|talks|conversation|discussion|congress)\b", re.IGNORECASE
)


#: Nouns of a post that takes "to": the embassy's place, no recipient, where another "to" follows.
_POSTS = frozenset({"Embassy", "Legation", "Consulate"})
#: A meeting sends nothing: ``Working Notes from the Session of the Presidium``.
_EVENT_OF = lazy_pattern(
    r"(?:the\s+|an?\s+)?(?:\w+\s)?(?:meeting|session|plenum|talks|conversation|discussion|congress|conference)s?\s+(?:of|with|between|on|in|at)\b",
    re.IGNORECASE,
)


#: French ones in small letters only: Le Duan is a name.
ARTICLE = lazy_pattern(r"(?:[Tt]he|THE|[Aa]n?|le|la|les|l’|l')\s+")


_PARTY_END = lazy_pattern(
    r"\s+(?:(?:on|regarding|concerning|re|about|attaching|transmitting|containing|reporting|enclosing|with|handed|sent|dated|concerns|during|against|following|for|via|through|describing|summarizing|informing|requesting|and\s+(?:a\s+)?(?:note|letter|telegram|memorandum|reply|answer|report|response|cable)\s+(?:to|from)|in\s+(?:reply|response|connection|regard|relation))\b|[—–]\s|-\s|\()|:\s",
    re.IGNORECASE,
)


_DATE_LIKE = lazy_pattern(
    r"(?:(?:early|mid|late|c\.?|ca\.?|circa)[\s-]+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|fall|winter)\b\.?"
    r"|(?:1[6-9]|20)\d\d\b|\d{1,2}[:.]\d\d|\d{1,2}\s*[ap]\.?\s?m\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|undated|no\s*\.|nr\s*\.|№|(?:urgent|(?:top )?secret|confidential)\b",
    re.IGNORECASE,
)


#: How much of a document a bracket says is given: it belongs to no party.
_PART = lazy_pattern(
    r"(?:excerpts?|extracts?|fragments?|draft|summary|partial|unofficial|translation)\b", re.IGNORECASE
)
#: Kinds of documents that are taken from another: what follows "from" wrote nothing to anybody.
_SELECTIONS = frozenset({"excerpt", "excerpts", "extract", "extracts"})


#: What a catalogue adds behind a title: no part of a party.
_RELEASED = lazy_pattern(
    r"\[(?:Approved|Declassified|Released|Sanitized|Excerpts?|Extracts?|Draft|Attachment|Enclosure|with)\b",
    re.IGNORECASE,
)

#: No office behind a name is longer.
_LONGEST_OFFICE = 90
_COMMA = lazy_pattern(r"[,;]")
_AND = lazy_pattern(r",?\s+and\s+(?=[A-Z\[(])|,\s+(?=[A-Z])")


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
    rest = at
    while rest < end and content[rest] in " ,:\n":
        rest += 1
    comma = "," in content[at:rest] or ":" in content[at:rest]
    if content.startswith("and to ", rest):
        rest += 4
    rest = _behind_quotation(content, rest, end, closed) if comma else rest
    sender_at = _FROM.match(content, rest, end)
    if sender_at and (lost := _LOST_SENDER.match(content, sender_at.end(), end)):
        rest, sender_at = lost.end(), None
    recipient_at = _TO.match(content, rest, end)
    if sender_at:
        if _is_sender(content, sender_at.end(), end, genre, known):
            _from_to(content, sender_at.end(), end, title, closed, known)
    elif recipient_at and (genre in known.correspondence or content[recipient_at.end()].isupper()):
        _to_from(content, recipient_at.end(), end, title, closed, known)
    elif genre in known.correspondence and (addressed := _FOR.match(content, rest, end)):
        _for_from(content, addressed.end(), end, title, closed, known)
    elif by := _BY.match(content, rest, end):
        _by_to(content, rest, by.end(), end, title, closed, known)
    elif french := _FRENCH.match(content, at, end):
        if french.group("recipient").casefold() not in known.places:
            title.sender, title.recipient = french.span("sender"), french.span("recipient")
    elif comma and genre in known.correspondence:
        to = _separator(content, rest, end, closed, known)
        if to and _plain(content, rest, to[0]) and _names_someone(content, to[1], end):
            title.sender = _trim(content, rest, to[0])
            title.recipient = _party(content, to[1], end, closed, known)


def _is_sender(content: str, at: int, end: int, genre: str, known: Lexicon) -> bool:
    """Whether what follows "from" can have sent something: neither what an extract is taken from, nor a meeting."""
    if genre in _SELECTIONS or _EVENT_OF.match(content, at, end):
        return False
    return genre in known.correspondence or not _EVENT.search(content, at, end)


def _behind_quotation(content: str, at: int, end: int, closed: list[tuple[int, int]]) -> int:
    """Behind a subject in quotation marks that stands between the kind of document and its parties: ``Report, 'On Aid,' A to B``."""
    quoted = next((until for since, until in closed if since == at and content[at] in "“\"‘'"), None)
    while quoted is not None and quoted < end and content[quoted] in " ,:\n":
        quoted += 1
    return at if quoted is None or quoted >= end else quoted


def _to_from(content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon) -> None:
    if not _names_someone(content, start, end):
        return
    later = _top(_FROM, content, start, end, closed) or _top(_WRITTEN_BY, content, start, end, closed)
    title.recipient = _party(content, start, later.start() if later else end, closed, known)
    if later and title.recipient[1] >= later.start() - 2:
        title.sender = _party(content, later.end(), end, closed, known)


def _for_from(content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon) -> None:
    """``Memorandum for the President from McGeorge Bundy``; without "from" it may be for a purpose."""
    later = _top(_FROM, content, start, end, closed)
    if later and _plain(content, start, later.start()):
        title.sender = _party(content, later.end(), end, closed, known)
        title.recipient = _trim(content, start, later.start())


def _by_to(
    content: str, rest: int, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon
) -> None:
    """``Memorandum by the Secretary of State to President Roosevelt``; without "to" the words after "by" are prose.

    After "of" they must be an office, a body or a name of two words: "Note of Protest to the Embassy" names no sender.
    """
    genre = " ".join(content[slice(*title.genre)].casefold().split()) if title.genre else ""
    to = _separator(content, start, end, closed, known)
    if to is None or genre not in known.correspondence or not _names_someone(content, to[1], end):
        return
    if content[rest : rest + 2].casefold() == "of":
        sender = content[slice(*_trim(content, start, to[0]))]
        if " " not in sender or not sender[0].isupper() or not names_party(sender, 0, len(sender)):
            return
    if _plain(content, start, to[0]):
        title.sender = _trim(content, start, to[0])
        title.recipient = _party(content, to[1], end, closed, known)


def _from_to(content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon) -> None:
    to = _separator(content, start, end, closed, known)
    sender = _party(content, start, to[0] if to else end, closed, known)
    if to and _is_office_behind(content, sender[1], to[0], known):
        sender = _trim(content, start, to[0])
    title.sender = sender
    if to and sender[1] >= to[0] - 2:
        title.recipient = _party(content, to[1], end, closed, known)


def _is_office_behind(content: str, start: int, end: int, known: Lexicon) -> bool:
    """Whether an office stands in commas behind a name: ``Smith, Acting Secretary, to …``."""
    office = content[start:end].strip()
    if not (office.startswith(",") and office.endswith(",") and 2 < len(office) <= _LONGEST_OFFICE):
        return False
    return any(word.strip(",").casefold() in known.offices for word in office.split())


def bare_letter(
    content: str, start: int, end: int, title: Title, closed: list[tuple[int, int]], known: Lexicon
) -> None:
    """``Gromyko to G.M. Malenkov, attaching draft telegram``: two names and "to" between them, and no genre."""
    to = _separator(content, start, end, closed, known)
    if to is None or to[0] - start > 90:
        return
    words = content[start : to[0]].split()
    if not 1 <= len(words) <= 9 or content[start:end].isupper() or not _names_someone(content, to[1], end):
        return
    if any(
        word.islower() and word not in ("the", "of", "in", "for", "and", "to", "de", "von", "van", "at")
        for word in words
    ):
        return
    if not words[0][:1].isupper() or words[0].casefold() in known.not_letters:
        return
    if not names_party(content, start, to[0]):
        return
    recipient = _party(content, to[1], end, closed, known)
    named = content[slice(*recipient)].casefold()
    if named.split()[1:2] in (["a"], ["an"], ["the"]):
        return
    if named in known.countries or named in known.places:
        return
    title.sender = _trim(content, start, to[0])
    title.recipient = recipient


def names_party(content: str, start: int, end: int) -> bool:
    """Whether a stretch names a person, an office or a body; where the writer was may follow in brackets."""
    text = " ".join(content[start:end].split())
    bracket = text.find(" (")
    text = text[:bracket] if bracket > 0 and text.endswith(")") else text
    joined = _AND.split(text, maxsplit=4) if " and " in text else []
    if len(joined) > 1:
        return all(names_party(part, 0, len(part)) for part in joined)
    office, person = split_office(text)
    return bool(office) or person is not None or is_body(text)


def _separator(
    content: str, start: int, end: int, closed: list[tuple[int, int]], known: Lexicon
) -> tuple[int, int] | None:
    """Where the "to" stands that parts sender from recipient: not the one of "Ambassador to the USA"."""
    for match in _TO.finditer(content, start, end):
        if is_inside(match.start(), closed) or match.start() == start:
            continue
        if not _names_someone(content, match.end(), end):
            continue
        before = content[start : match.start()].split()
        if before and before[-1] in _POSTS and _names_place(content, match.end(), end, known):
            continue
        if before and before[-1].casefold().strip(",") in known.offices_to:
            article = ARTICLE.match(content, match.end(), end)
            name = WORD.match(content, article.end() if article else match.end(), end)
            word = name.group().casefold() if name else ""
            country = word in known.countries or word in known.places or word.isupper() or word in known.not_names
            if (
                country
                or (name is not None and name.group().isupper())
                or before[-1].casefold() in ("assistant", "adviser", "advisor", "deputy", "aide")
            ):
                continue
        return match.start(), match.end()
    return None


def _names_place(content: str, at: int, end: int, known: Lexicon) -> bool:
    """Whether a place stands between one "to" and the next: ``the Romanian Embassy to Pyongyang to the Ministry``."""
    later = _TO.search(content, at, end)
    if later is None:
        return False
    article = ARTICLE.match(content, at, end)
    named = " ".join(content[article.end() if article else at : later.start()].casefold().split())
    return named in known.places or named in known.countries


def _names_someone(content: str, at: int, end: int) -> bool:
    article = ARTICLE.match(content, at, end)
    since = article.end() if article else at
    first = content[since:end][:1]
    if first.isupper() or first in '[“‘"(':
        return True
    particle, _, name = content[since : min(end, since + 20)].partition(" ")
    return particle in lexicon().particles and name[:1].isupper()


def _plain(content: str, start: int, end: int) -> bool:
    """Whether a stretch can be one party: no date, no quotation, not too long."""
    stretch = content[start:end].strip()
    return 0 < len(stretch) <= 140 and not _DATE_LIKE.match(stretch) and stretch[0] not in "“\"‘'"


def _party(content: str, start: int, end: int, closed: list[tuple[int, int]], known: Lexicon) -> tuple[int, int]:
    """Where a party ends: at a comma that no place and no further name of a list follows, at a dash, at a participle."""
    until = end
    for match in _PARTY_END.finditer(content, start, end):
        bracket = content[match.end() - 1] == "("
        if bracket:
            inside = content[match.end() : match.end() + 20]
            if not inside[:1].islower() and not _DATE_LIKE.match(inside) and not _PART.match(inside):
                continue
        elif is_inside(match.start(), closed) or (
            match.group().strip().casefold() == "for" and _is_office_for(content, start, match.start(), known)
        ):
            continue
        until = match.start()
        break
    again = _FROM.search(content, start + 1, until)
    if again and not is_inside(again.start(), closed):
        until = again.start()
    cuts = [at for at in _commas(content, start, until) if not is_inside(at, closed)]
    for index, at in enumerate(cuts):
        piece = content[at + 1 : cuts[index + 1] if index + 1 < len(cuts) else until].strip()
        bare = re.sub(r"(?s)\s*\(.*", "", piece).casefold().rstrip(".")
        if bare in known.places or bare in known.countries or bare in ("dc", "d.c", "md", "jr", "sr"):
            continue
        if piece.startswith("and ") and piece[4:5].isupper():
            continue
        rest = content[at + 1 : until]
        if (
            (piece[:1].isupper() or piece[:1] == "[")
            and not _DATE_LIKE.match(piece)
            and re.search(r"(?:,| )\s*and [A-Z\[]", rest)
            and _list_goes_on(content, start, at)
        ):
            continue
        until = at
        break
    for group_start, group_end in closed:
        if (
            start < group_start < until < group_end
            or (
                group_start >= start
                and group_end <= until
                and content[group_start] in "“\"‘'"
                and content[group_start - 2] in ",:;"
            )
            or (start < group_start < until and _RELEASED.match(content, group_start))
        ):
            until = group_start
    return _trim(content, start, until)


def _is_office_for(content: str, start: int, at: int, known: Lexicon) -> bool:
    words = content[start:at].split()
    return bool(words) and any(
        word.casefold().strip(",") in known.offices or word.casefold() in known.bodies for word in words[-5:]
    )


def _list_goes_on(content: str, start: int, at: int) -> bool:
    """Whether what stands before a comma is short enough to be a name in a list."""
    return len(content[start:at].rpartition(",")[2].split()) <= 8


def _commas(content: str, start: int, end: int) -> list[int]:
    return [match.start() for match in _COMMA.finditer(content, start, end)] if end - start < 2000 else []


def read_participants(content: str, start: int, end: int, closed: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The parties of "between A and B"."""
    found = []
    since = start
    for match in _AND.finditer(content, start, end):
        if is_inside(match.start(), closed):
            continue
        found.append(_trim(content, since, match.start()))
        since = match.end()
    last = _trim(content, since, end)
    if last[0] < last[1]:
        found.append(last)
    return tuple(where for where in found if where[0] < where[1] and not _DATE_LIKE.match(content[slice(*where)]))


def _trim(content: str, start: int, end: int) -> tuple[int, int]:
    article = ARTICLE.match(content, start, end)
    if article:
        start = article.end()
    while start < end and content[start] in " \n\t,;:":
        start += 1
    while end > start and content[end - 1] in " \n\t,;:":
        end -= 1
    return start, end


def _top(
    pattern: re.Pattern[str], content: str, start: int, end: int, closed: list[tuple[int, int]]
) -> re.Match[str] | None:
    for match in pattern.finditer(content, start, end):
        if not is_inside(match.start(), closed):
            return match
    return None


def is_inside(at: int, closed: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in a quotation or a bracket."""
    return any(since <= at < until for since, until in closed)
