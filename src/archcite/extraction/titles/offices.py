"""Senders and recipients: who, in which office, of which body, writing from where."""

from __future__ import annotations

import re

from archcite.archives.lexicon import Lexicon, lexicon
from archcite.archives.profiles import remembered
from archcite.extraction.names import is_body, read_name
from archcite.model import Name, Party
from archcite.patterns import lazy_pattern

_ARTICLE = lazy_pattern(r"(?:the|a|an)\s+", re.IGNORECASE)
_BRACKET = lazy_pattern(r"\s*\(\s*([^()]*?)\s*\)")
#: What an editor has added: ``Smith [the envoy]``.
EDITORIAL = lazy_pattern(r"\s*\[[^\[\]]*\]")
_WORD = lazy_pattern(r"[^\W_][\w’'.-]*")
_PERSON_WORD = lazy_pattern(r"(?:[A-ZÀ-ŽА-ЯІЇЄ][\w’'-]*\.?|[A-Z]\.(?:-?[A-Z]\.)*)$")
_INITIAL = lazy_pattern(r"[A-ZÀ-ŽА-Я]\.")
_MAY_TRAIL = {"de", "van", "der", "von", "den", "del", "da", "dos", "la", "le", "al", "bin"}


@remembered
def read_party(text: str) -> Party:
    """A party as a title names it.

    Args:
        text: on one line: ``the Soviet Ambassador to the USA Anatoly F. Dobrynin``.

    Example:
        >>> party = read_party("Soviet Ambassador to the USA Anatoly F. Dobrynin")
        >>> party.office, party.person.family
        ('Soviet Ambassador to the USA', 'Dobrynin')
        >>> read_party("the USSR Ministry of Foreign Affairs").body
        'USSR Ministry of Foreign Affairs'
        >>> read_party("Dutch Embassy, Washington (Van Roijen)").place
        'Washington'
    """
    article = ""
    found = _ARTICLE.match(text)
    if found and found.group().strip().casefold() == "the":
        article, text = text[: found.end()].strip(), text[found.end() :]
    known = lexicon()
    if text.casefold().rstrip(".") in known.places:
        return Party(text, place=text, article=article)
    core, place = _place(text, known)
    bracket = _BRACKET.search(core)
    if bracket:
        outside = (core[: bracket.start()] + core[bracket.end() :]).strip(" ,")
        if not place:
            outside, place = _place(outside, known)
        inside = bracket.group(1)
        if inside and not is_body(inside) and inside[0].isupper() and not inside.isupper():
            body = outside if _has_body(outside, known) else ""
            return Party(text, _person(inside), "" if body else outside, body, place, article)
        core = outside
    core = EDITORIAL.sub("", core).strip()
    office, person = split_office(core)
    if person is not None:
        return Party(text, person, office, "", place, article)
    return Party(text, None, office, core if not office else "", place, article)


def _place(text: str, known: Lexicon) -> tuple[str, str]:
    """A party's text without the place at its end, and the place."""
    head, comma, tail = text.rpartition(", ")
    bare = _BRACKET.sub("", tail).strip()
    if comma and bare.casefold().rstrip(".") in known.places | known.countries:
        bracket = _BRACKET.search(tail)
        return (head + (bracket.group() if bracket else "")).strip(), bare
    return text, ""


def _has_body(text: str, known: Lexicon) -> bool:
    words = {word.casefold().rstrip(".") for word in _WORD.findall(text)}
    return bool(words & (known.bodies | known.holders)) and not words & known.offices


def _person(text: str) -> Name | None:
    office, person = split_office(text)
    return person if office and person else read_name(text)


def _may_be_named(words: list[str], at: int, known: Lexicon) -> bool:
    """Whether a name may end in a city's, as James Madison's does: two or three words alone that are no city themselves."""
    text = " ".join(words).casefold()
    return at == len(words) and at < 4 and text not in known.places and "embassy" not in text and "consul" not in text


def split_office(text: str) -> tuple[str, Name | None]:
    """The office and the person of ``Foreign Minister Andrei Gromyko``; the office alone, or the person alone, as met.

    Example:
        >>> split_office("Head of the Delegation of the Chinese Communist Party CC")
        ('Head of the Delegation of the Chinese Communist Party CC', None)
        >>> split_office("President Kennedy")[1].family
        'Kennedy'
    """
    known = lexicon()
    words = text.split()
    lowered = [word.casefold().strip(",.") for word in words]
    has_office = any(word in known.offices or word in known.honorifics for word in lowered)
    at = len(words)
    while at > 0 and (len(words) - at < 4 or _INITIAL.fullmatch(words[at - 1])):
        word, low = words[at - 1], lowered[at - 1]
        if low in known.not_names or low in known.offices or low in known.bodies or low in known.holders:
            break
        given = at == 1 and len(words) > 1 and low in known.western_givens
        if (low in known.countries and (len(low) > 2 or word.isupper()) and not given) or (
            low in known.places and at - 1 > 0 and (has_office or not _may_be_named(words, at, known))
        ):
            break
        if not _PERSON_WORD.match(word) and not (low in _MAY_TRAIL and at < len(words)):
            break
        if len(word) > 1 and word.isupper() and "." not in word and not text.isupper():
            break
        at -= 1
    while at < len(words) and (
        lowered[at] in known.honorifics or (words[at] in _MAY_TRAIL and words[at] not in ("de", "van", "von"))
    ):
        at += 1
    name = words[at:]
    if not name or (len(name) == 1 and len(name[0].strip(".")) < 3):
        return (text if has_office else ""), None
    before = lowered[at - 1] if at else ""
    if (
        at
        and before in ("of", "for", "to", "in", "at", "the", "and", "on", "from", "by", "with")
        and lowered[at - 1] == words[at - 1]
    ):
        return (text if has_office else ""), None
    if at == 0:
        if (len(name) > 4 and sum(word[-1] != "." for word in name) > 4) or is_body(text):
            return "", None
        return "", read_name(text)
    if not has_office:
        return "", None
    person = read_name(" ".join(name))
    if person.literal:
        return text, None
    return " ".join(words[:at]).rstrip(","), person
