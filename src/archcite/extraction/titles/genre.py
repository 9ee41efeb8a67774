"""The noun of a title that says what kind of document it is, and where it stands: ``Secret Cable``, ``Text of a Letter``, ``…, Telegram``.

It stands at the title's head, behind a comma, or closes it; the lexicon has the nouns, in each language.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from archcite.archives.lexicon import Lexicon, lexicon
from archcite.edges import behind_edge
from archcite.extraction.titles.bounds import ARTICLE, WORD
from archcite.extraction.titles.correspondents import opening_noun
from archcite.extraction.words import has_digit
from archcite.patterns import lazy_pattern

_HEAD_END = lazy_pattern(
    r"[,:;\[“\"‘|/]|\((?!b\))|(?<!\b[A-ZА-Я])(?<!\b[JS]r)\.|\s[—–-]\s|\s(?:from|to|of|on|by|in|at|for|with|between|among|regarding|concerning|re|about|after|before|no|nos|nr|№|dated|via|prepared|sent|(?:given|delivered|presented)(?=\s+(?:by|at|to|in|on|before)\b)"
    r"|maintained|kept|issued|and|de|du|des|d’|à|au|pour|über|an|von|vom|der|über|zu|zur)\b(?!-)",
    re.IGNORECASE,
)
_CONVERSATION = lazy_pattern(
    r"\s+of\s+(?:(?:an?|the)\s+)?(?:telephone\s+)?(?:conversations?|meetings?|talks?|discussions?)\b(?!\s+(?:notes|papers|paper))|\s+of\s+conference\b",
    re.IGNORECASE,
)
#: A Russian title governs by case where an English one has "of": the noun opens it (Записка КГБ).
_CYRILLIC = lazy_pattern(r"[А-яЁёІіЇїЄє]")
_FOR_RECORD = lazy_pattern(r"\s+for\s+(?:the\s+)?record\b", re.IGNORECASE)
#: What is taken from a journal keeps its name: ``From the Journal of N. V. Roshchin, Record of a Conversation …``.
_JOURNAL = lazy_pattern(r"From\s+(?:the\s+)?(?P<journal>Journal|Diary|Diaries)\s+of\b", re.IGNORECASE)
#: The code of a series of telegrams.
_SERIES = lazy_pattern(r"[A-Z]{1,4}")
#: Which of several: ``Oral History Interview II``.
_ROMAN = lazy_pattern(r"[IVX]{1,5}")
_FIGURES = frozenset("IVX")
#: What names a text before its kind: ``Text of the Letter from …``.
_TEXT_OF = lazy_pattern(r"(?:Full\s+)?(?:Text|Translation|Copy|Draft|Transcription)\s+of\s+(?:the\s+|an?\s+)?(?=[A-Z])")
#: A telegram by its abbreviation, which opens a title only where post or addressee follow its number: ``Tel. 123 from Moscow``.
_TEL = lazy_pattern(r"(?P<noun>[Tt]el)\.?\s(?:[Nn]o\.?\s)?\d[\w-]*,?\s(?:from|to)\s(?=the\s|[A-Z])")
_TEL_NOUNS = ("Tel", "tel")
_BREAK = lazy_pattern(r"[,;:]")
#: Behind a colon a catalogue may list what a file has: ``Nuclear tests: correspondence``; a letter says who sent it.
_SENT = lazy_pattern(r"\s(?:from|to)\s(?:the\s)?(?=[^\W\d_a-z])")
#: Behind so many of them a noun is looked for, and what may stand behind it.
_MOST_BREAKS = 3
_BEHIND_NOUN = (
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
_CLAUSE_END = lazy_pattern(r"[,:;(\[“\"‘|]|\s[—–-]\s|\s'|\s(?:on|from|to|regarding|concerning|about|with|between)\b")
_SENT_NOUN = lazy_pattern(
    r"(?<=\s)(?:Memorandum|Report|Telegram|Cable|Letter|Note|Despatch|Dispatch|Airgram|Memo|Circular)$"
)
#: The number of a paper behind its kind: ``Department of State Cable 181503``.
_NUMBERED = lazy_pattern(r"\s(?:(?:No|Nr)\.?\s)?#?[\w./-]*\d[\w./-]*$")
#: Words that a name has not.
_NO_NAME = ("the", "a", "an", "to", "from", "on", "in", "by", "with", "between", "regarding", "concerning", "about")


def closing_genre(content: str, start: int, end: int, known: Lexicon) -> tuple[int, int] | None:
    """The kind of document that closes a title behind two names; a meeting is none."""
    words = [word.start() for word in WORD.finditer(content, start, end)]
    return next(((since, end) for since in words if content[since:end].casefold() in known.genres), None)


def genre_of(content: str, start: int, end: int, known: Lexicon) -> tuple[int, int] | None:
    """Where the noun stands that governs the title: the last of the words before the first preposition, comma or number."""
    article = ARTICLE.match(content, start, end)
    since = article.end() if article else start
    text = _TEXT_OF.match(content, since, end)
    since = text.end() if text else since
    journal = _JOURNAL.match(content, since, end)
    if journal:
        return journal.span("journal")
    since = behind_edge(content, since, end, "[(“\"‘'")
    if content[since : since + 3] in _TEL_NOUNS and (sent := _TEL.match(content, since, end)):
        return sent.span("noun")
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
    while count and (
        has_digit(content[slice(*words[count - 1])])
        or (count > 1 and content[words[count - 1][0]] in _FIGURES and _ROMAN.fullmatch(content, *words[count - 1]))
    ):
        count -= 1
    bracketed = bool(words) and content[words[-1][1] : words[-1][1] + 1] == "("  # JP(56)134
    coded = count and (count < len(words) or bracketed) and _SERIES.fullmatch(content, *words[count - 1])
    count -= bool(coded) and count > 1
    while count and content[slice(*words[count - 1])].casefold() in ("no", "nos", "nr", "n", "č", "br", "sz", "number"):
        count -= 1
    return words[:count]


def _noun_behind_comma(content: str, since: int, limit: int, end: int, known: Lexicon) -> tuple[int, int] | None:
    """``Hungarian Embassy, Havana, Report on Secret Documents``: who it is from, or what about, may stand before the noun."""
    for comma in islice(_BREAK.finditer(content, since, limit), _MOST_BREAKS):
        found = _noun_that_opens(content, comma.end(), end, known)
        if found is not None and (comma.group() != ":" or _SENT.match(content, found[1], end)):
            return found
    return None


def _noun_that_opens(content: str, start: int, end: int, known: Lexicon) -> tuple[int, int] | None:
    """The noun that opens a clause, behind what may qualify it, where no name goes on with it: ``Presidential Memorandum, '…'``."""
    words = [word.span() for word in WORD.finditer(content, start, min(end, start + 60))][:5]
    opening = _noun_at(content, words[:3], known)
    while opening is None and len(words) > 1 and _qualifies(content[slice(*words[0])], known):
        words.pop(0)
        opening = _noun_at(content, words[:3], known)
    if opening is None or opening[1] >= end:
        return opening
    after = content[opening[1] : opening[1] + 4].casefold()
    if after.startswith(_BEHIND_NOUN) or (after.split(None, 1)[:1] and after.split()[0] in known.foreign_words):
        return opening
    return None


def _qualifies(word: str, known: Lexicon) -> bool:
    """Whether a word may stand before a noun for a kind of document: ``Secret``, ``Presidential``."""
    return word.casefold() in known.genre_qualifiers or (
        word[0].isupper() and word.endswith(("al", "ic", "ive", "ary"))
    )


def _hidden_noun(content: str, words: list[tuple[int, int]], known: Lexicon) -> tuple[int, int] | None:
    """A noun that a participle follows (``Politburo Decision Setting Up …``, ``Resolution Adopted by …``), and records of talks, which alone are a collection."""
    last = content[slice(*words[-1])].casefold()
    if last == "records" and _CONVERSATION.match(content, words[-1][1]):
        return words[-1]
    for index in range(1, len(words)):
        word = content[slice(*words[index])].casefold()
        if (
            (word.endswith(("ing", "pted", "oved")) or word in known.participles)
            and word not in _closing()
            and word not in ("meeting", "briefing")
        ):
            return _noun(content, words[:index], known)
    return None


def _closing_noun(content: str, since: int, limit: int) -> tuple[int, int] | None:
    """The noun behind a name that "of" is a part of: ``State Department Office of Policy Coordination Memorandum, '…'``."""
    stop = _CLAUSE_END.search(content, since, limit)
    named = _NUMBERED.sub("", content[since : stop.start() if stop else limit])
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
