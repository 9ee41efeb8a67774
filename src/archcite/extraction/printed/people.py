"""Who wrote and edited a printed source: the names in front of its title, and those behind "ed." and "trans.".

Without "eds." only what looks like persons' names is one, and never the last part: a title of two capitalised words looks no different.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from archcite.archives.lexicon import lexicon
from archcite.archives.printed_words import printed_words
from archcite.extraction.names import inverted_name, is_body, name_spans, read_name
from archcite.extraction.stops import bare
from archcite.model import Name
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINED = lazy_pattern(r"(?:^|\s)(?:and|und|et|и|&)\s")
_COMMA = lazy_pattern(r",\s+")
_INITIALS_BEHIND = lazy_pattern(r"([^\W\d_][\w’'-]+),?\s((?:[^\W\d_]\.[\s-]?){1,3})$")
#: ``Фурсенко А. А., Нафтали Т. Адская игра``: each family name with its initials behind it; ``Ann B. Smith, A Title`` is in running order.
_RUSSIAN_HEAD = lazy_pattern(
    r"(?:[^\W\d_][\w’'-]+,?\s(?:[А-ЯЁA-Z]\.\s?){1,2},\s){0,3}[^\W\d_][\w’'-]+,?\s(?:[А-ЯЁA-Z]\.\s?){1,2}(?=\s?[^\W\d_]{2})(?!\s?[A-Z][\w’'-]+(?:,|\s(?:and|&)\s))"
)
#: ``Taubman, William. Khrushchev`` and ``Milovan Djilas. Wartime``: the stop of a bibliography.
_INVERTED_HEAD = lazy_pattern(
    r"(?P<first>[^\W\d_][\w’'-]+,\s[^\W\d_][\w’'-]+(?:\s(?:[^\W\d_]\.?|[A-ZÀ-Ž][\w’'-]+)){0,2})"
    r"(?P<others>(?:,\s(?:[^,.]|(?<=[\s.][A-ZÀ-Ž])\.){3,40}){0,3},?\s(?:and|und|et|и)\s(?:[^,.]|(?<=[\s.][A-ZÀ-Ž])\.){3,60}?(?<=[^\W\d_]{2}))?(?:(?<=\s[A-ZÀ-Ž]\.)|\.)"
    r"(?:\s+(?=[^\W\d_\s]{2}|An?\s[^\W\d_]|[“\"‘«„*_])|\s*$)"
)
#: ``Ford, Franklin L., A Title``: only initials behind a given name tell it from a family name and a title.
_COMMA_HEAD = lazy_pattern(
    r"(?P<family>[A-ZÀ-Ž][^\W\d_]+(?:[’'-][^\W\d_]+)*),\s(?P<given>[A-ZÀ-Ž][^\W\d_]*(?:\s[A-ZÀ-Ž]\.){1,2}),\s+(?=[A-ZÀ-Ž“\"‘])"
)
#: ``Ann Hale: A Title``, as the German order has it.
_COLON_HEAD = lazy_pattern(r"(?P<names>[^\W\d_][^:,;()“”\"]{3,80}):\s+(?!(?:An?|Eine?|Une?)\s)(?=[A-ZÀ-ŽА-Я])")
_STOPPED_HEAD = lazy_pattern(r"[^,.:;]{3,40}(?:\s[^\W\d_]\.\s[^,.:;]{2,30})?(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_])")
_PAIR_FORM = r"[A-ZÀ-Ž][^\W\d_]+(?:[’'-][^\W\d_]+)*,\s[A-ZÀ-Ž][^\W\d_]+(?:\s[A-ZÀ-Ž]\.){0,2}"
#: ``Cronin, Ann and Ludes, James B.``: each family name with its given names behind it.
_PAIR = lazy_pattern(r"([A-ZÀ-Ž][^\W\d_]+(?:[’'-][^\W\d_]+)*),\s([A-ZÀ-Ž][^\W\d_]+(?:\s[A-ZÀ-Ž](?:\.|[^\W\d_]+)){0,2})")
_PAIRS = lazy_pattern(rf"{_PAIR_FORM}(?:(?:,?\s(?:and|und|&)\s|;\s|\s?/\s?){_PAIR_FORM})+")
#: ``Hale, Ann/Poe, Carl (Hg.): A Title``, as German bibliographies have it.
_COLON_PAIRS = lazy_pattern(
    rf"(?P<names>{_PAIR_FORM}(?:(?:\s?/\s?|;\s|\s(?:und|and)\s){_PAIR_FORM})*)(?P<edited>\s\((?:Hgg?|Hrsg|eds?)\.?\))?:\s+(?=[^\W\d_]|[“„\"«])"
)
#: The first of a list of names, inverted, and the others: ``Hale, Ann, Bob Poe, and Carl Roe``.
_FIRST = lazy_pattern(
    r"(?P<family>[^\W\d_][\w’'-]+), (?P<given>[^,]+?)(?:(?:,? (?:and|und|et|и)|,(?=[^,]+,)) (?P<others>.+))?"
)
#: The same where it surely is one: a given name alone or with initials, and others with given and family names.
_INVERTED_FIRST = lazy_pattern(
    r"[^\W\d_][\w’'-]+, [A-ZÀ-Ž][^\W\d_]+(?: [A-ZÀ-Ž]\.)*,? (?:and|und|et|и) [A-ZÀ-Ž][\w.’'-]+ [A-ZÀ-Ž][^,]+"
)
_PLURAL = lazy_pattern(r"\b(?:eds|hgg|editors|comps)\b", re.IGNORECASE)
_INITIAL = lazy_pattern(r"[^\W\d_]\.")
_SUFFIX = lazy_pattern(r"(?:Jr|Sr)\.?|II|III|IV")
_MOST_NAMES = 6


class Led(NamedTuple):
    """Who stands in front of a title, in which role, and where the title starts."""

    role: str
    names: list[Name]
    title: int


def leading(front: str) -> Led:
    """The authors or editors in front of a title; none where it stands first.

    Example:
        >>> led = leading("Ann Smith and Bob Jones, eds., Stalin and the Cold War")
        >>> led.role, [name.family for name in led.names], led.title
        ('editor', ['Smith', 'Jones'], 31)
        >>> leading("Documents on Foreign Policy, Second Series").names
        []
    """
    marked = printed_words().edited_behind.search(front)
    if marked and not re.search(r"[\d“\"«:]", front[: marked.start()]):
        named, one = front[: marked.start()], _PAIR.fullmatch(front, 0, marked.start())
        alone = one is not None and _PLURAL.search(marked[0]) is None  # ``Hale, Ann (ed.)``
        names = [inverted_name(one[1], one[2])] if one and alone else list(people(named))
        return Led("editor", names, marked.end())
    for pattern in (_RUSSIAN_HEAD, _INVERTED_HEAD):
        found = pattern.match(front)
        if found and (pattern is _RUSSIAN_HEAD or _is_inverted(found["first"])):
            names = list(people(_bare(found[0]) if pattern is _INVERTED_HEAD else found[0], inverted=True))
            if names:
                return Led("author", names, found.end())
    inverted = _COMMA_HEAD.match(front)
    if inverted:
        return Led("author", [inverted_name(inverted["family"], inverted["given"])], inverted.end())
    paired = _COLON_PAIRS.match(front)
    if paired:
        names = [inverted_name(pair[1], pair[2]) for pair in _PAIR.finditer(paired["names"])]
        return Led("editor" if paired["edited"] else "author", names, paired.end())
    headed = _COLON_HEAD.match(front)
    if headed and all(is_person(part) for part in _JOINED.split(headed["names"])):
        return Led("author", list(people(headed["names"])), headed.end())
    end = _listed(front)
    if end is None:
        stopped = _STOPPED_HEAD.match(front)
        end = stopped.end() if stopped and is_person(stopped[0].strip(" .")) else None
    if end is None:
        return Led("author", [], 0)
    return Led("author", list(people(front[:end].strip(" ,."))), end)


def _bare(names: str) -> str:
    """Names without the stop of the entry, but with that of an initial."""
    names = names.strip()
    return names if _INITIAL.fullmatch(names[-2:]) and names[-3:-2] == " " else bare(names, " .")


def _is_inverted(name: str) -> bool:
    """Whether a family name with two given names behind it, or more, is a person's, and no title behind a name: ``Hale, Cold War Ways``."""
    family, _, given = name.partition(", ")
    return " " not in given or is_person(f"{given} {family}")


def _listed(front: str) -> int | None:
    """Where a list of authors ends that commas part from the title: at the name behind "and", else at the first."""
    cuts = [(0, 0), *((cut.start(), cut.end()) for cut in _COMMA.finditer(front))][: _MOST_NAMES + 1]
    first = None
    for (_, start), (stop, behind) in pairwise(cuts):
        clause = front[start:stop]
        if first is not None and _SUFFIX.fullmatch(clause):
            first = behind
            continue
        joined = _JOINED.search(clause)
        named = [part for part in _JOINED.split(clause) if part.strip()]
        if not named or not all(is_person(part) for part in named):
            break
        if not _opens_title(front, behind):
            break
        if joined:
            return behind
        first = first if first is not None else behind
    return first


def _opens_title(front: str, at: int) -> bool:
    return front[at : at + 1].isupper() or front[at : at + 1] in "“\"«„[‘'" or _JOINED.match(front, at) is not None


#: What stands within the words of a name; and abbreviations that are no initials.
_MARKS = lazy_pattern(r"[’'.]")
_STATES = frozenset({"U.S.", "U.K.", "U.N.", "E.U.", "U.S.S.R."})


def is_person(text: str) -> bool:
    """Whether a stretch looks like the name of one person: two to four capitalised words, none of them a title's.

    Example:
        >>> is_person("Vladimir S. Miasnikov"), is_person("Foreign Relations"), is_person("Zhou Enlai nianpu")
        (True, False, False)
    """
    words = text.replace("-", " ").split()
    if not 2 <= len(text.split()) <= 4 or any(character.isdigit() for character in text):
        return False
    known, titles = lexicon(), printed_words().title_words
    for word in words:
        bare = word.strip(".,").casefold()
        if bare in known.particles and word[:1].islower():
            continue
        if not word[:1].isupper() or (bare in titles and not _INITIAL.fullmatch(word)):
            return False
        if word in _STATES or not _MARKS.sub("", word).isalpha():
            return False
    return not is_body(text)


def people(text: str, *, inverted: bool = False) -> Iterator[Name]:
    """The names of a list; one with its initials behind it, or its given name behind a comma at the head, is put in order."""
    if (inverted or _INVERTED_FIRST.fullmatch(text)) and (found := _FIRST.fullmatch(text)):
        yield inverted_name(found["family"], found["given"])
        text = found["others"] or ""
    paired = _PAIRS.fullmatch(text)
    if paired:
        for pair in _PAIR.finditer(text):
            yield inverted_name(pair[1], pair[2])
        return
    for start, end in name_spans(text, 0, len(text)):
        behind = _INITIALS_BEHIND.fullmatch(text, start, end)
        yield Name(family=behind[1], given=behind[2].strip()) if behind else _whole(text[start:end].strip(" ,"))


def _whole(text: str) -> Name:
    """A name; one with a word in small letters that is no particle is a body's: ``Zhongyang dang'anguan``."""
    particles = lexicon().particles
    small = any(word[:1].islower() and word.casefold() not in particles for word in text.split())
    return Name(literal=text) if small else read_name(text)
