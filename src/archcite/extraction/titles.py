"""What a title says: the genre, who wrote to whom, who met whom, and the short title for later notes.

Archives build titles by pattern: ``Telegram from A to B``, ``Cable, A to B``, ``A to B``, ``Letter to B from A``,
``Record of Conversation between A and B``. Only these patterns give a sender or a recipient; prose in a title gives none.
Source: the Wilson Center's and FRUS's titles; Chicago Manual of Style 18, 14.119 (letters and other correspondence).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from archcite.archives.lexicon import Lexicon, lexicon
from archcite.extraction.correspondents import opening_noun, read_correspondents
from archcite.extraction.party_bounds import ARTICLE, FROM, WORD, is_inside
from archcite.extraction.structure import groups
from archcite.extraction.title_pairs import pair_before, pair_behind
from archcite.extraction.title_parties import (
    Title,
    bare_letter,
    names_party,
    part_genre,
    read_participants,
    read_parties,
)
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

#: Rules ask several times what the same few clauses of a citation say; what they are told is not theirs to change.
_REMEMBERED = 16
_HEAD_END = lazy_pattern(
    r"[,:;(\[“\"‘|/]|(?<!\b[A-ZА-Я])\.|\s[—–-]\s|\s(?:from|to|of|on|by|in|at|for|with|between|among|regarding|concerning|re|about|after|before|no|nos|nr|№|dated|via|prepared|sent|(?:given|delivered|presented)(?=\s+(?:by|at|to|in|on|before)\b)"
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


#: The code of a series of telegrams.
_SERIES = lazy_pattern(r"[A-Z]{1,4}")
_NUMBER = lazy_pattern(
    r"[\s,]*(?:(?-i:[A-Z]{1,4}\s(?=\d)))?(?:special\s+)?(?:(?:nos?|nr|num|n:o|n\.?[°ºo]|n|č|br|sz|№|number|#)\.?\s*)?(?:[\w./-]*\d[\w./-]*)(?=[\s,.]|$)",
    re.IGNORECASE,
)


_BETWEEN = lazy_pattern(r"(?<!\w)(?:between|among)\s+", re.IGNORECASE)


#: What names a text before its kind: ``Text of the Letter from …``.
_TEXT_OF = lazy_pattern(r"(?:Full\s+)?(?:Text|Translation|Copy|Draft|Transcription)\s+of\s+(?:the\s+|an?\s+)?(?=[A-Z])")
_BREAK = lazy_pattern(r"[,;]")
_CLAUSE_END = lazy_pattern(r"[,:;(\[“\"‘|]|\s[—–-]\s|\s'|\s(?:on|from|to|regarding|concerning|about|with|between)\b")
_SENT_NOUN = lazy_pattern(
    r"(?<=\s)(?:Memorandum|Report|Telegram|Cable|Letter|Note|Despatch|Dispatch|Airgram|Memo|Circular)$"
)
#: Words that a name has not.
_NO_NAME = ("the", "a", "an", "to", "from", "on", "in", "by", "with", "between", "regarding", "concerning", "about")


@lru_cache(maxsize=_REMEMBERED)
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
    together = pair_before(content, start, end, known)
    if together:
        return Title(genre=_closing_genre(content, together[1][1], end, known), participants=together)
    if title.genre is None:
        if "to" in content[start:end].casefold():
            opening = FROM.match(content, start, end)
            bare_letter(content, opening.end() if opening else start, end, title, closed, known)
        if title.sender is None:
            sender, recipient = read_correspondents(content, start, end, closed, "")
            if sender is not None and recipient is not None and names_party(content, *sender):
                title.sender, title.recipient = sender, recipient
            elif met := WORD.match(content, start, end):
                title.participants = pair_behind(content, met.end(), end, known)
        part_genre(content, title, known)
        return title
    if content.find(",", start, title.genre[0]) > 0 and not content.startswith(" from ", title.genre[1]):
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
    title.participants = pair_behind(content, title.genre[1], end, known)
    if title.participants:
        return title
    read_parties(content, at, end, title, closed, known)
    if (
        title.recipient is not None
        and title.sender is None
        and (_names_body(content, start, title.genre[0], known) or _names_sender(content, start, title.genre[0], known))
    ):
        title.sender = start, start + len(content[start : title.genre[0]].rstrip())
    if title.sender is None and title.recipient is None:
        noun = content[slice(*title.genre)]
        title.sender, title.recipient = read_correspondents(content, at, end, closed, noun)
    return title


def _names_body(content: str, start: int, end: int, known: Lexicon) -> bool:
    """Whether a body's name stands before the kind of its paper: ``US Embassy Bonn Telegram 12582 to …``, ``Air Ministry report to …``."""
    words = [word.group() for word in WORD.finditer(content, start, end)]
    named = " ".join(words).casefold()
    if named in known.agencies:
        return True
    return any(word[0].isupper() and not word.isupper() and word.casefold() in known.bodies for word in words[-4:])


def _names_sender(content: str, start: int, noun: int, known: Lexicon) -> bool:
    """Whether who sent a paper stands before its noun, which is in small letters: ``Smith memo to …``; a genitive is a part of the title."""
    named = content[start:noun].rstrip()
    return (
        content[noun].islower()
        and named[:1].isupper()
        and named.split(None, 1)[0].casefold() not in known.genre_qualifiers
        and not named.endswith(("'s", "’s", "s'", "s’"))
        and names_party(content, start, start + len(named))
    )


def _closing_genre(content: str, start: int, end: int, known: Lexicon) -> tuple[int, int] | None:
    """The kind of document that closes a title behind two names; a meeting is none."""
    words = [word.start() for word in WORD.finditer(content, start, end)]
    return next(((since, end) for since in words if content[since:end].casefold() in known.genres), None)


def _genre(content: str, start: int, end: int, known: Lexicon) -> tuple[int, int] | None:
    """Where the noun stands that governs the title: the last of the words before the first preposition, comma or number."""
    article = ARTICLE.match(content, start, end)
    since = article.end() if article else start
    text = _TEXT_OF.match(content, since, end)
    since = text.end() if text else since
    journal = _JOURNAL.match(content, since, end)
    if journal:
        return journal.span("journal")
    while since < end and content[since] in "[(“\"‘'":
        since += 1
    limit = min(end, since + 120)
    stop = _HEAD_END.search(content, since + 1, limit)
    until = stop.start() if stop else limit
    words = [word.span() for word in WORD.finditer(content, since, until)][:8]
    words = _without_number(content, words)
    found = _noun(content, words, known) if words and content[slice(*words[-1])].casefold() in _closing() else None
    if found is None and words and _CYRILLIC.match(content, words[0][0]):
        found = _noun_at(content, words, known)
    if found is None and words:
        found = opening_noun(content, words, end, known)
    if found is None and words:
        found = _hidden_noun(content, words, known) or _closing_noun(content, since, limit)
    if found is None and stop is not None:
        found = _noun_behind_comma(content, since, limit, end, known)
    if found is None:
        return None
    for longer in (_CONVERSATION, _FOR_RECORD):
        tail = longer.match(content, found[1], end)
        if tail:
            return found[0], tail.end()
    return found


def _without_number(content: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words without a number at their end, its mark and the code of its series: ``Telegram TK 301``."""
    count = len(words)
    while count and has_digit(content[slice(*words[count - 1])]):
        count -= 1
    bracketed = bool(words) and content[words[-1][1] : words[-1][1] + 1] == "("  # JP(56)134
    coded = count and (count < len(words) or bracketed) and _SERIES.fullmatch(content, *words[count - 1])
    count -= bool(coded) and count > 1
    while count and content[slice(*words[count - 1])].casefold() in ("no", "nos", "nr", "n", "č", "br", "sz", "number"):
        count -= 1
    return words[:count]


def _noun_behind_comma(content: str, since: int, limit: int, end: int, known: Lexicon) -> tuple[int, int] | None:
    """``Hungarian Embassy in Havana, Report on Secret Documents``: who it is from may stand before the noun."""
    comma = _BREAK.search(content, since, limit)
    if comma is None:
        return None
    words = [word.span() for word in WORD.finditer(content, comma.end(), min(end, comma.end() + 60))][:5]
    opening = _noun_at(content, words[:3], known)
    while opening is None and len(words) > 1 and content[slice(*words[0])].casefold() in known.genre_qualifiers:
        words.pop(0)
        opening = _noun_at(content, words[:3], known)
    after = content[opening[1] : opening[1] + 4].casefold() if opening else ""
    return (
        opening
        if opening
        and (
            after.startswith(
                (
                    ", ",
                    " on",
                    " of",
                    " to",
                    " by",
                    " wit",
                    " bet",
                    " fro",
                    " reg",
                    " con",
                    " abo",
                    " for",
                    " no.",
                    " no ",
                )
            )
            or opening[1] >= end
            or (after.split(None, 1)[:1] and after.split()[0] in known.foreign_words)
        )
        else None
    )


def _hidden_noun(content: str, words: list[tuple[int, int]], known: Lexicon) -> tuple[int, int] | None:
    """A noun that a participle follows (``Politburo Decision Setting Up …``, ``Resolution Adopted by …``), and records of talks, which alone are a collection."""
    last = content[slice(*words[-1])].casefold()
    if last == "records" and _CONVERSATION.match(content, words[-1][1]):
        return words[-1]
    for index in range(1, len(words)):
        word = content[slice(*words[index])].casefold()
        if word.endswith(("ing", "pted", "oved")) and word not in _closing() and word not in ("meeting", "briefing"):
            return _noun(content, words[:index], known)
    return None


def _closing_noun(content: str, since: int, limit: int) -> tuple[int, int] | None:
    """The noun behind a name that "of" is a part of: ``State Department Office of Policy Coordination Memorandum, '…'``."""
    stop = _CLAUSE_END.search(content, since, limit)
    named = content[since : stop.start() if stop else limit]
    noun = _SENT_NOUN.search(named)
    if noun is None or any(f" {word} " in f" {named.casefold()} " for word in _NO_NAME):
        return None
    return since + noun.start(), since + noun.end()


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
