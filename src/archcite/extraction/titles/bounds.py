"""Where a party of a title begins and ends: which "to" parts it from the next, which comma, dash or participle closes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.edges import within_edges
from archcite.extraction.titles.office_holders import is_holder_of, is_office_of
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon

WORD = lazy_pattern(r"[^\W_](?:[\w’'-]|\.(?=\w))*")
FROM = lazy_pattern(r"(?<!\w)from\s+(?=\S)", re.IGNORECASE)
TO = lazy_pattern(r"(?<!\w)to\s+(?=\S)", re.IGNORECASE)
#: Nouns of a post that takes "to", behind which may stand whose it is: where it is sent, no recipient, where another "to" follows.
_POSTS = frozenset({"Embassy", "Legation", "Consulate", "Mission", "Delegation", "Representation"})
_LONGEST_POST = 4
#: French ones in small letters only: Le Duan is a name.
ARTICLE = lazy_pattern(r"(?:[Tt]he|THE|[Aa]n?|le|la|les|l’|l')\s+")
_PARTY_END = lazy_pattern(
    r"\s+(?:(?:on|regarding|concerning|re|about|attaching|transmitting|containing|reporting|enclosing|with|handed|sent|dated|concerns|during|against|following|for|via|through|describing|summarizing|informing|requesting|prepared\s+(?:in|by|for|at)|drafted\s+by|and\s+(?:a\s+)?(?:note|letter|telegram|memorandum|reply|answer|report|response|cable)\s+(?:to|from)|and\s+(?:enclosures?|attachments?)|in\s+(?:reply|response|connection|regard|relation))\b|[—–]\s|-\s|\()|:\s",
    re.IGNORECASE,
)
#: What can be no party: a day, an hour, a number, a classification. A name like Jan Masaryk's begins with no month.
DATE_LIKE = lazy_pattern(
    r"(?:(?:early|mid|late|c\.?|ca\.?|circa)[\s-]+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|fall|winter)\b(?!\s(?-i:[A-ZÀ-Ž][a-zß-ž]))\.?"
    r"|(?:1[6-9]|20)\d\d\b|\d{1,2}[:.]\d\d|\d{1,2}\s*[ap]\.?\s?m\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|undated|no\s*\.|nr\s*\.|№|(?:urgent|(?:top )?secret|confidential)\b",
    re.IGNORECASE,
)
#: Which of several papers of a day, or the number of a message: ``to the Foreign Ministry (1)``, ``Jakarta to State (2154)``.
_ORDINAL = lazy_pattern(r"\d{1,6}\)")
#: How much of a document a bracket says is given: it belongs to no party.
_PART = lazy_pattern(
    r"(?:excerpts?|extracts?|fragments?|draft|summary|partial|unofficial|translation)\b", re.IGNORECASE
)
#: What a catalogue adds behind a title: no part of a party.
_RELEASED = lazy_pattern(
    r"\[(?:Approved|Declassified|Released|Sanitized|Excerpts?|Extracts?|Draft|Attachment|Enclosure|with)\b",
    re.IGNORECASE,
)
#: Nouns of bodies whose names go on with "on".
_ON = frozenset({"council", "committee", "subcommittee", "commission", "conference", "institute", "center", "board"})
_COMMA = lazy_pattern(r"[,;]")
_BRACKETED = lazy_pattern(r"(?s)\s*\(.*")
#: The last name of a list.
_LAST_OF_LIST = lazy_pattern(r"(?:,| )\s*and (?:the )?[A-Z\[]|[A-Z][\w.’'-]+,? etc\.")
#: What a comma parts from a name or a city that it belongs to.
_BEHIND_NAMES = frozenset({"dc", "d.c", "md", "jr", "sr"})


#: Offices whose "to" leads to the one they serve.
_ASSISTANTS = frozenset({"assistant", "adviser", "advisor", "deputy", "aide"})
_MINISTERS = frozenset({"Minister", "Secretary"})
_PORTFOLIOS = frozenset(
    {"foreign", "prime", "home", "colonial", "defence", "defense", "cabinet", "finance", "interior"}
)
#: A country, and who the ambassador is.
_POST_OF = lazy_pattern(r"(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}\s?\([^()]{2,40}\),?\s*")


def separator(
    content: str, start: int, end: int, closed: list[tuple[int, int]], known: Lexicon
) -> tuple[int, int] | None:
    """Where the "to" stands that parts sender from recipient: not the one of "Ambassador to the USA"."""
    for match in TO.finditer(content, start, end):
        if is_inside(match.start(), closed) or match.start() == start:
            continue
        if not names_someone(content, match.end(), end):
            continue
        before = content[start : match.start()].split()
        if _is_post(before[-_LONGEST_POST:]) and _is_sent_on(content, match.end(), end, closed):
            continue
        if before and before[-1].casefold() in known.offices_to and not _is_minister(before):
            article = ARTICLE.match(content, match.end(), end)
            name = WORD.match(content, article.end() if article else match.end(), end)
            word = name.group().casefold() if name else ""
            country = word in known.countries or word in known.places or word in known.not_names
            if (
                country
                or (name is not None and name.group().isupper())
                or before[-1].casefold() in _ASSISTANTS
                or _is_post_of(content, match.end(), end, closed)
            ):
                continue
        return match.start(), match.end()
    return None


def _is_minister(words: list[str]) -> bool:
    """Whether an office at the end is a member's of a government, who is sent to nobody: ``the Foreign Secretary to the CC CPSU``."""
    return len(words) > 1 and words[-1] in _MINISTERS and words[-2].casefold() in _PORTFOLIOS


def _is_post_of(content: str, at: int, end: int, closed: list[tuple[int, int]]) -> bool:
    """Whether a word or a few and a name in brackets stand before one more "to": ``the Ambassador to Ruritania (Doe) to …``."""
    later = outside(TO, content, at, end, closed)
    return (
        later is not None
        and names_someone(content, later.end(), end)
        and _POST_OF.fullmatch(content, at, later.start()) is not None
    )


def _is_post(words: list[str]) -> bool:
    """Whether words end in a post, or in one and whose it is: ``Permanent Mission of Ruritania``; one "in" a city has its place."""
    return not _POSTS.isdisjoint(words) and "in" not in words


def _is_sent_on(content: str, at: int, end: int, closed: list[tuple[int, int]]) -> bool:
    """Whether another "to" follows that leads to somebody: ``the Mission of Ruritania to the United Nations to the Ministry``."""
    later = outside(TO, content, at, end, closed)
    return later is not None and names_someone(content, later.end(), end) and "," not in content[at : later.start()]


def names_someone(content: str, at: int, end: int) -> bool:
    """Whether a name can begin here: a capital, a quotation or a bracket, behind an article or a particle; no verb has an article."""
    article = ARTICLE.match(content, at, end)
    since = article.end() if article else at
    first = content[since:end][:1]
    if first.isupper() and article is None and _is_verb(content, since, end):
        return False
    if first.isupper() or first in '[“‘"(' or (first == "'" and content[since + 1 : end][:1].isupper()):
        return True
    first, _, name = content[since : min(end, since + 20)].partition(" ")
    known = lexicon()
    return ((first in known.particles or first in _POSSESSIVES) and name[:1].isupper()) or (
        first in known.offices and name.startswith(_OF)
    )


def _is_verb(content: str, at: int, end: int) -> bool:
    """Whether a verb with a capital stands here, and what it does behind it: ``to Confirm the Directive``."""
    verb, behind, _ = content[at : min(end, at + 20)].partition(" ")
    return bool(behind) and verb.casefold() in lexicon().infinitives


#: Whose office a title gives in small letters: ``From President Doe to his Assistant (Roe)``.
_POSSESSIVES = frozenset({"his", "her", "their"})
#: Through whom a recipient was reached, and whom else: ``to Stalin (via Shtykov)``, as ``to Stalin [via Shtykov]``; ``to Roe (for the Politburo)``.
_THROUGH = ("via ", "through ", "c/o ", "for the ")
#: What stands behind an office in small letters: ``the head of RSHA``.
_OF = ("of ", "for ", "in ")


def is_plain(content: str, start: int, end: int) -> bool:
    """Whether a stretch can be one party: no date, no quotation, not too long."""
    stretch = content[start:end].strip()
    return 0 < len(stretch) <= 140 and not DATE_LIKE.match(stretch) and stretch[0] not in "“\"‘'"


def party_span(content: str, start: int, end: int, closed: list[tuple[int, int]], known: Lexicon) -> tuple[int, int]:
    """Where a party ends: at a comma that no place and no further name of a list follows, at a dash, at a participle."""
    until = _stop(content, start, end, closed, known)
    again = FROM.search(content, start + 1, until)
    if again and not is_inside(again.start(), closed):
        until = again.start()
    until = _comma_stop(content, start, until, closed, known)
    for group in closed:
        if _adds(content, start, until, group):
            until = group[0]
    return bare_party(content, start, until)


def _stop(content: str, start: int, end: int, closed: list[tuple[int, int]], known: Lexicon) -> int:
    """Where a word or a mark stands that no party holds: "regarding", a dash, a bracket of small letters or with a date."""
    for match in _PARTY_END.finditer(content, start, end):
        if content[match.end() - 1] == "(":
            inside = content[match.end() : match.end() + 20]
            if (
                (inside[:1].islower() and not inside.startswith(_THROUGH) and not _is_family(inside, known))
                or _ORDINAL.match(inside)
                or inside[:1] in '“"'
                or DATE_LIKE.match(inside)
                or _PART.match(inside)
            ):
                return match.start()
        elif not is_inside(match.start(), closed) and not _goes_on(content, start, match, known):
            return match.start()
    return end


def _is_family(text: str, known: Lexicon) -> bool:
    """Whether a family name with a particle opens a text: ``da Cunha)``."""
    particle, _, name = text.partition(" ")
    return particle in known.particles and name[:1].isupper()


def _goes_on(content: str, start: int, match: re.Match[str], known: Lexicon) -> bool:
    """Whether a word that could end a party belongs to its name: ``Minister for Trade``, ``Council on Foreign Relations``."""
    word = match.group().strip().casefold()
    if word == "for":
        return _is_office_for(content, start, match.start(), known)
    if word != "on":
        return False
    words = content[start : match.start()].split()[-2:]
    return words[-1][:1].isupper() and words[-1].casefold() in _ON and words[0].casefold() != "central"


def _comma_stop(content: str, start: int, end: int, closed: list[tuple[int, int]], known: Lexicon) -> int:
    """The first comma that closes a party, rather than stand before a place, a title behind a name, or a further name of a list."""
    cuts = [at for at in _commas(content, start, end) if not is_inside(at, closed)]
    for before, at, following in zip([start, *cuts], cuts, [*cuts[1:], end], strict=False):
        piece = content[at + 1 : following].strip()
        bare = _BRACKETED.sub("", piece).casefold().rstrip(".")
        if bare in known.places or bare in known.countries or bare in _BEHIND_NAMES:
            continue
        if piece.startswith("and ") and piece[4:5].isupper():
            continue
        named = (piece[:1].isupper() or piece[:1] == "[") and not DATE_LIKE.match(piece)
        if named:
            ahead = content[before:at].strip(" ,;")
            if is_holder_of(piece, ahead, known) or is_office_of(piece, ahead, known):
                continue
        if named and _LAST_OF_LIST.search(content, at + 1, end) and _list_goes_on(content, start, at):
            continue
        return at
    return end


def _adds(content: str, start: int, end: int, group: tuple[int, int]) -> bool:
    """Whether a quotation or a bracket is none of the party's: one that it is cut in, a subject behind a comma, a catalogue's note."""
    since, until = group
    if start < since < end < until:
        return True
    if start <= since and until <= end and content[since] in "“\"‘'" and content[since - 2] in ",:;":
        return True
    return start < since < end and _RELEASED.match(content, since) is not None


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


def bare_party(content: str, start: int, end: int) -> tuple[int, int]:
    """A party without its article and the separators around it."""
    article = ARTICLE.match(content, start, end)
    if article:
        start = article.end()
    start, end = within_edges(content, start, end, " \n\t,;:")
    if content[max(start, end - 3) : end] == " to":  # a mirror lost who follows
        end -= 3
    return start, end


def outside(
    pattern: re.Pattern[str], content: str, start: int, end: int, closed: list[tuple[int, int]]
) -> re.Match[str] | None:
    """The first match that lies in no quotation and no bracket."""
    for match in pattern.finditer(content, start, end):
        if not is_inside(match.start(), closed):
            return match
    return None


def is_inside(at: int, closed: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in a quotation or a bracket."""
    return any(since <= at < until for since, until in closed)
