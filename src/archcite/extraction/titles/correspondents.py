"""Kinds of documents and correspondents in languages other than English: ``Schreiben Winzer an Grotewohl``, ``Pismo Ochaba do Gomułki``.

The noun opens the title, and the writer follows it in the genitive, or behind a preposition of his own; a preposition that means
nothing else between two names parts him from the addressee. Where a language only declines (Czech, Serbian, Hungarian), nobody is told.
Source: the citing habits of the Bundesarchiv, PA AA, AAN and the Archives diplomatiques; FACTS of the accuracy material for French.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archcite.archives.lexicon import lexicon
from archcite.edges import behind_edge
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from archcite.archives.lexicon import Lexicon

#: Offices, ranks and bodies that Romance languages write in small letters.
_OFFICE = (
    r"(?:minist(?:re|ère)|président|ambassadeur|directeur|secrétaire|général|gouverneur|préfet|consul|chancelier|colonel|maréchal|commandant"
    r"|roi|reine|empereur|impératrice|tsar|prince|princesse|duc|comte|marquis|cardinal|nonce|commissaire|délégué|résident|chef|procureur|garde|recteur|intendant|maire|évêque"
    r"|ministro|presidente|ambasciatore|segretario|embajador|secretario|embaixador)"
)
#: Prepositions that come before the addressee: German, Polish and Croatian, French, Dutch, Swedish, Danish, Italian, Spanish,
#: Portuguese, Romanian, Russian. The first letter is one of few, so that a search passes over all others at once.
_TO = lazy_pattern(
    r"[aàcdptн](?<!\w.)(?:(?<=a)(?:n(?:\s(?:das|den|die|dem))?|ux?|an(?:\s(?:de|het))?|lla|o|l|)|(?<=d)o(?:\stow\.)?|(?<=à)(?:\sla|\sl[’'])?"
    r"|(?<=t)ill?|(?<=p)ara(?:\so|\sa|\sel|\sla)?|(?<=c)ătre|(?<=н)а имя)\s+"
    r"(?=[\"“„«(]?(?:(?:von|van|de|di|zu|du|d’)\s)?[^\W\d_a-zà-öø-ÿа-яα-ωąćęłńóśźżčďěňřšťůžđáéíúőűăâîșț]"
    rf"|{_OFFICE}\b)"
)
#: Prepositions and articles that come before the writer.
_FROM = lazy_pattern(
    r"(?:von|vom|des|der|od|ze strony|de la|de l[’']|du|de|d[’']|da|dal|dalla|do|del|della|dell[’']|di|van|fra|från|от|din partea)\s+",
    re.IGNORECASE,
)
#: Those of them behind which "a" is a preposition; in Polish, Czech and Croatian it means "and".
_ROMANCE = frozenset({"de", "del", "della", "da", "dal", "dalla", "do", "din"})
#: What is an article elsewhere: Romanian "al" joins a genitive.
_ITALIAN = frozenset({"al", "alla", "allo", "ao"})
_NAME = r"[^\W\d_a-z][\w.’'-]*(?:\s(?:de|da|di|do|del|della)(?=\s))?"
_ROMANCE_LETTER = lazy_pattern(
    rf"(?P<sender>{_NAME}(?:\s{_NAME}){{0,3}})\sa\s(?P<recipient>{_NAME}(?:\s{_NAME}){{0,3}})"
)
#: ``Il prefetto di Milano al Ministero dell’Interno``: an office with its article, and one that "al" leads to.
_ITALIAN_LETTER = lazy_pattern(
    r"(?:Il|Lo|La|L[’'])\s?(?P<sender>[a-z][^,;:]{2,60}?)\s(?:al|allo|alla|all[’']|ai)\s?(?P<recipient>\w[^,;:]{2,60})"
)
#: A Romanian genitive, which "a" joins to what it belongs to: ``Telegrama nr. 5 a Ambasadei``.
_ROMANIAN = lazy_pattern(
    r"(?:Ambasad|Lega[țt]i|Delega[țt]i|Agen[țt]i|Direc[țt]i|Sec[țt]i|Comisi|Conduceri)ei\b|(?:Minister|Guvern|Comitet|Birou|Consulat|Consili|Secretariat|Partid)ul(?:ui)?\b"
)
#: Who is posted to the city behind the same preposition: ``Ambasciata a Mosca a Ministero``.
_POSTED = lazy_pattern(
    r"\b(?:[Aa]mbasciat(?:a|ore)|[Ll]egazione|[Cc]onsol(?:e|ato)|[Rr]appresentanza|[Aa]mbassad(?:e|eur)|[Ll]égation|[Cc]onsul(?:at)?)\s$"
)
_OFFICES = lazy_pattern(_OFFICE)
_LONGEST_PARTY = 90
#: Two Russian or Ukrainian names that a dash parts, the second in the dative: ``Орлов — Смирнову``.
_DATIVE_ENDS = ("у", "ю")
_DATIVE = lazy_pattern(
    r"(?P<sender>[А-ЯЁІЇЄ][\w.]*(?:[\s-][А-ЯЁІЇЄ][\w.]*){0,3})\s[—–-]\s(?P<recipient>[А-ЯЁІЇЄ][\w.]*(?:[\s-][А-ЯЁІЇЄ][\w.]*){0,3})"
)
#: A small letter behind the noun: a genitive, where it is no participle ("telegram describing …").
_SMALL = lazy_pattern(r"\s(?!\w+(?:ing|ed)\b)[^\W\d_A-Z]{5,}")
_OBJECT = lazy_pattern(r"\s+de\s+\w+")
#: Two names that only a dash parts: ``memcon Rusk–Gromyko``.
_PAIR = lazy_pattern(r"\s+[^\W\d_a-z][\w.’'-]*\s?[–/-]\s?[^\W\d_a-z][\w.’'-]*\s*$")
_NAME_WORD = lazy_pattern(r"[^\W\d_][\w.’'-]*")
_DATED = lazy_pattern(r"\s(?:vom|du|z dnia|z|ze dne|od|den|van|de|del|от|din)\s+\d|[,;(]")
_FOREIGN = lazy_pattern(r"[^\W\d_a-zA-Z]")


def opening_noun(content: str, words: list[tuple[int, int]], end: int, known: Lexicon) -> tuple[int, int] | None:
    """The noun that opens a title and governs what follows it without a preposition.

    Args:
        content: the text.
        words: where the words of the title's head stand.
        end: where the title ends.
        known: the lexicon.

    Example:
        >>> from archcite.archives.lexicon import lexicon
        >>> opening_noun("Amtsvermerk Kreisky", [(0, 11), (12, 19)], 19, lexicon())
        (0, 11)
    """
    for first in (0, 1):
        opening = content[slice(*words[first])].casefold() if len(words) > first else ""
        for size in (3, 2, 1) if opening in _opening() or (first == 0 and opening.endswith(_closing())) else ():
            if len(words) < first + size:
                continue
            since, until = words[first][0], words[first + size - 1][1]
            noun = " ".join(content[since:until].casefold().split())
            opens = noun in known.opening_genres or (
                size == 1 and first == 0 and _is_compound(content[since:until], known)
            )
            whole = first == 0 and size == len(words) and noun != "list"
            if opens and (whole or noun not in known.english_nouns or _is_foreign(content, until, end, known)):
                return since, _with_object(content, until, end, known, noun)
    if (
        len(words) > 1
        and content[slice(*words[0])].casefold() in known.genres
        and _PAIR.match(content, words[0][1], end)
    ):
        return words[0]
    return None


@cache
def _opening() -> frozenset[str]:
    """The words that such nouns begin with."""
    return frozenset(genre.split()[0] for genre in lexicon().opening_genres)


@cache
def _closing() -> tuple[str, ...]:
    """The nouns that close a compound."""
    return tuple(lexicon().compound_genres)


def _with_object(content: str, until: int, end: int, known: Lexicon, noun: str) -> int:
    """The end of a noun with what belongs to it: ``notă de convorbire``."""
    behind = _OBJECT.match(content, until, end)
    return (
        behind.end()
        if behind and f"{noun} {' '.join(behind.group().casefold().split())}" in known.opening_genres
        else until
    )


def _is_compound(word: str, known: Lexicon) -> bool:
    """Whether a noun closes a compound: ``Kabinettsvorlage``."""
    low = word.casefold()
    return word[0].isupper() and any(low.endswith(noun) and len(low) > len(noun) + 2 for noun in known.compound_genres)


def _is_foreign(content: str, at: int, end: int, known: Lexicon) -> bool:
    """Whether what follows a noun that English has too is not English: a word or a letter of another language."""
    behind = content[at : min(end, at + _LONGEST_PARTY)]
    if _SMALL.match(behind):
        return True
    return _FOREIGN.search(behind) is not None or any(
        word in known.foreign_words for word in _NAME_WORD.findall(behind)
    )


def read_correspondents(
    content: str, start: int, end: int, closed: list[tuple[int, int]], noun: str
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Writer and addressee, parted by a preposition of their language; (None, None) when there is none.

    Args:
        content: the text.
        start: behind the noun and its number.
        end: where the title ends.
        closed: where quotations and brackets stand.
        noun: the noun before them, empty without one; only behind one can "de" be a preposition, not the beginning of a name.

    Example:
        >>> text = "Winzer an Grotewohl"
        >>> sender, recipient = read_correspondents(text, 0, len(text), [], "")
        >>> text[slice(*sender)], text[slice(*recipient)]
        ('Winzer', 'Grotewohl')
    """
    start = behind_edge(content, start, end, " ,:\n")
    dashed = _DATIVE.fullmatch(content, start, end) if not noun and content[end - 1 : end] in _DATIVE_ENDS else None
    if dashed is not None:
        return dashed.span("sender"), dashed.span("recipient")
    for to in _TO.finditer(content, start, min(end, start + 2 * _LONGEST_PARTY)):
        if any(since <= to.start() < until for since, until in closed):
            continue
        stop = _DATED.search(content, to.end(), end)
        recipient = (to.end(), stop.start() if stop else end)
        lead = _FROM.match(content, start, to.start()) if noun else None
        preposition = to.group().strip()
        if (preposition == "a" or (noun and preposition in _ITALIAN)) and not _is_romance(noun, lead):
            continue
        if preposition == "a" and _ROMANIAN.match(content, to.end()):
            continue
        if _POSTED.search(content, start, to.start()) and _TO.search(content, to.end(), recipient[1]):
            continue
        sender = (lead.end() if lead else start, to.start())
        while sender[1] > sender[0] and content[sender[1] - 1] in " ,\n":
            sender = (sender[0], sender[1] - 1)
        if (
            recipient[1] - recipient[0] > _LONGEST_PARTY
            or not _is_name(content, *recipient)
            or content[slice(*recipient)].strip().casefold() in lexicon().places
        ):
            return None, None
        if sender[0] >= sender[1]:
            return None, recipient
        return (sender, recipient) if _is_name(content, *sender) else (None, None)
    return None, None


def _is_romance(noun: str, lead: re.Match[str] | None) -> bool:
    """Whether "a" is a preposition: behind one of the same languages, or behind a noun of theirs."""
    return (lead is not None and lead.group().split()[0] in _ROMANCE) or noun.casefold() in lexicon().romance_nouns


def read_romance_letter(content: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """``Di Stefano a Martino``: two names and "a", which only a reader of Romance archives may take for a preposition.

    Example:
        >>> sender, recipient = read_romance_letter("Di Stefano a Martino", 0, 20)
        >>> sender, recipient
        ((0, 10), (13, 20))
    """
    letter = _ROMANCE_LETTER.fullmatch(content, start, end) or _ITALIAN_LETTER.fullmatch(content, start, end)
    return (letter.span("sender"), letter.span("recipient")) if letter else None


def _is_name(content: str, start: int, end: int) -> bool:
    """Whether a stretch can be a name with an office: few words, the last of them with a capital or one of them an office."""
    words = _NAME_WORD.findall(content, start, end)
    return (
        0 < len(words) < 9
        and (words[-1][0].isupper() or any(_OFFICES.fullmatch(word) for word in (words[0], words[-1])))
        and not any(c.isdigit() or c in ";:" for c in content[start:end])
    )
