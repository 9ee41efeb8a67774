"""What a title says: the genre, who wrote to whom, who met whom, and the short title for later notes.

Archives build titles by pattern: ``Telegram from A to B``, ``Cable, A to B``, ``A to B``, ``Letter to B from A``,
``Record of Conversation between A and B``. Only these patterns give a sender or a recipient; prose in a title gives none.
Source: the Wilson Center's and FRUS's titles; Chicago Manual of Style 18, 14.119 (letters and other correspondence).
"""

from __future__ import annotations

import re
from functools import cache

from archcite.archives.lexicon import Lexicon, lexicon
from archcite.extraction.correspondents import opening_noun, read_correspondents
from archcite.extraction.structure import groups
from archcite.extraction.title_parties import (
    ARTICLE,
    WORD,
    Title,
    bare_letter,
    is_inside,
    names_party,
    read_participants,
    read_parties,
)
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

_HEAD_END = lazy_pattern(
    r"[,:;.(\[“\"‘|/]|\s[—–-]\s|\s(?:from|to|of|on|by|in|at|for|with|between|among|regarding|concerning|re|about|after|before|no|nos|nr|№|dated|via|prepared|sent"
    r"|maintained|kept|issued|and|de|du|des|d’|à|au|pour|über|an|von|vom|der|über|zu|zur)\b",
    re.IGNORECASE,
)


_CONVERSATION = lazy_pattern(
    r"\s+of\s+(?:(?:an?|the)\s+)?(?:telephone\s+)?(?:conversations?|meetings?|talks?|discussions?)\b(?!\s+(?:notes|papers|paper))",
    re.IGNORECASE,
)


#: A Russian title governs by case where an English one has "of": the noun opens it (Записка КГБ).
_CYRILLIC = lazy_pattern(r"[А-яЁёІіЇїЄє]")


_FOR_RECORD = lazy_pattern(r"\s+for\s+(?:the\s+)?record\b", re.IGNORECASE)


#: What is taken from a journal keeps its name: ``From the Journal of N. V. Roshchin, Record of a Conversation …``.
_JOURNAL = lazy_pattern(r"From\s+(?:the\s+)?(?P<journal>Journal|Diary|Diaries)\s+of\b", re.IGNORECASE)


_NUMBER = lazy_pattern(
    r"[\s,]*(?:(?:nos?|nr|num|n[°ºo]?|č|br|sz|№|number|#)\.?\s*)?(?:[\w./-]*\d[\w./-]*)(?=[\s,.]|$)", re.IGNORECASE
)


_BETWEEN = lazy_pattern(r"(?<!\w)(?:between|among)\s+", re.IGNORECASE)


#: A post abroad in front of its telegram: ``US Embassy Bonn Telegram 12582 to State Department``.
_POST = lazy_pattern(r"\b(?:Embassy|Legation|Consulate|Mission|Delegation)\b")


_PLACE_PREPOSITION = {"in", "at", "to", "of", "for"}


def read_title(content: str, start: int, end: int) -> Title:
    """Genre, sender, recipient and participants of a title.

    Args:
        content: the text.
        start: where the title starts, inside its quotation marks.
        end: where it ends.

    Example:
        >>> text = "Telegram from Soviet Ambassador to the USA Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs"
        >>> title = read_title(text, 0, len(text))
        >>> [text[slice(*where)] for where in (title.genre, title.sender, title.recipient)]
        ['Telegram', 'Soviet Ambassador to the USA Anatoly F. Dobrynin', 'USSR Ministry of Foreign Affairs']
    """
    known = lexicon()
    title = Title(genre=_genre(content, start, end, known))
    closed = [(group.start, group.end) for group in groups(content, start, end)]
    if title.genre is None:
        if "to" in content[start:end].casefold():
            bare_letter(content, start, end, title, closed, known)
        if title.sender is None:
            sender, recipient = read_correspondents(content, start, end, closed, named=False)
            if sender is not None and recipient is not None and names_party(content, *sender):
                title.sender, title.recipient = sender, recipient
        return title
    if content.find(",", start, title.genre[0]) > 0:
        bare_letter(content, start, title.genre[0], title, closed, known)
        return title
    at = _after_number(content, title.genre[1], end)
    between = _BETWEEN.search(content, at, end)
    if (
        between
        and not is_inside(between.start(), closed)
        and (content[title.genre[1] : between.start()].strip(" ,").casefold() in ("", "held", "of a", "of the"))
    ):
        title.participants = read_participants(content, between.end(), end, closed)
        return title
    read_parties(content, at, end, title, closed, known)
    if title.recipient is not None and title.sender is None and _POST.search(content, start, title.genre[0]):
        title.sender = start, start + len(content[start : title.genre[0]].rstrip())
    if title.sender is None and title.recipient is None:
        title.sender, title.recipient = read_correspondents(content, at, end, closed, named=True)
    return title


def _genre(content: str, start: int, end: int, known: Lexicon) -> tuple[int, int] | None:
    """Where the noun stands that governs the title: the last of the words before the first preposition, comma or number."""
    article = ARTICLE.match(content, start, end)
    since = article.end() if article else start
    journal = _JOURNAL.match(content, since, end)
    if journal:
        return journal.span("journal")
    while since < end and content[since] in "[(“\"‘'":
        since += 1
    limit = min(end, since + 120)
    stop = _HEAD_END.search(content, since + 1, limit)
    until = stop.start() if stop else limit
    words = [word.span() for word in WORD.finditer(content, since, until)][:8]
    while words and (
        content[slice(*words[-1])].casefold() in ("no", "nos", "nr", "n", "č", "br", "sz")
        or has_digit(content[slice(*words[-1])])
    ):
        words.pop()
    found = _noun(content, words, known) if words and content[slice(*words[-1])].casefold() in _closing() else None
    if found is None and words and _CYRILLIC.match(content, words[0][0]):
        found = _noun_at(content, words, known)
    if found is None and words:
        found = opening_noun(content, words, end, known)
    if found is None:
        comma = content.find(",", since, limit)
        if comma > 0 and stop is not None:
            rest = comma + 1
            while rest < end and content[rest] == " ":
                rest += 1
            second = [word.span() for word in WORD.finditer(content, rest, min(end, rest + 40))][:3]
            opening = _noun_at(content, second, known)
            after = content[opening[1] : opening[1] + 4].casefold() if opening else ""
            if opening and (after.startswith((" on", " of", " to", " by")) or opening[1] >= end):
                found = opening
    if found is None:
        return None
    for longer in (_CONVERSATION, _FOR_RECORD):
        tail = longer.match(content, found[1], end)
        if tail:
            return found[0], tail.end()
    return found


def _noun(content: str, words: list[tuple[int, int]], known: Lexicon) -> tuple[int, int] | None:
    """The genre that ends the words, as long as the lexicon has it; else the one that starts them."""
    for size in (4, 3, 2, 1):
        if len(words) >= size:
            since, until = words[-size][0], words[-1][1]
            if " ".join(content[since:until].casefold().split()) in known.genres:
                before = {content[slice(*word)].casefold() for word in words[:-size]}
                return None if before & {"a", "an", "the"} else (since, until)
    return None


@cache
def _closing() -> frozenset[str]:
    """The words that kinds of documents end in."""
    return frozenset(WORD.findall(genre)[-1] for genre in lexicon().genres)


def _noun_at(content: str, words: list[tuple[int, int]], known: Lexicon) -> tuple[int, int] | None:
    for size in (3, 2, 1):
        if len(words) >= size:
            since, until = words[0][0], words[size - 1][1]
            if " ".join(content[since:until].casefold().split()) in known.genres:
                return since, until
    return None


def _after_number(content: str, at: int, end: int) -> int:
    number = _NUMBER.match(content, at, end)
    return number.end() if number else at
