"""Names of repositories inside a text: at the beginning of a stretch, or at its end, with code and city in their train."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from archcite.archives.profiles import remembered
from archcite.archives.registry import Ambiguous, Repository, by_id, decide, repository, resolve
from archcite.archives.registry_index import compact, fold, registry
from archcite.model import Span
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WORD = lazy_pattern(r"[^\W_]+(?:['’ʹ`][^\W_]+)*")
#: No name has more words, or more characters.
_MOST_WORDS, _MOST_CHARACTERS = 22, 260
#: Nor is one longer with its code, its city, its country and another code behind it.
LONGEST = _MOST_CHARACTERS + 4 * 50
_PARTING = frozenset(';:!?"“”\t')
_BRACKETED = lazy_pattern(r"[ ]?[(\[]([^()\[\]\n]{1,40})[)\]]")
#: What makes a longer name of a name: the country or the body that it belongs to.
_CONTINUED = lazy_pattern(
    r" (?:of|for|de|du|des|del|della|delle|der|des|do|da|van|för) (?:the |la |l['’])?[^\W\d_a-zа-я]| d['’][^\W\d_a-z]"
)
_CITY = lazy_pattern(r",[ \n]{1,2}([^\W\d_][^,;:()\[\]\"“”]{1,40})")


#: The same words are asked for by rule after rule of one citation, and archives by one citation after the other.
_folded = lru_cache(maxsize=4096)(fold)


@lru_cache(maxsize=4096)
def _begins_name(key: str) -> bool:
    return registry().begins_name(key)


class Match(msgspec.Struct, frozen=True):
    """A name found in a text.

    Args:
        span: the name itself.
        whole: the name with its bracketed code and its city: ``Polish Foreign Ministry Archive (AMSZ), Warsaw``.
        found: what it stands for; a city after an ambiguous name decides it.
    """

    span: Span
    whole: Span
    found: Repository | Ambiguous


def match_prefix(content: str, start: int, end: int) -> Match | None:
    """The longest name of a repository that begins at `start`.

    Example:
        >>> content = "Polish Foreign Ministry Archive (AMSZ), Warsaw, z. 6/77"
        >>> match = match_prefix(content, 0, len(content))
        >>> match.whole.of(content), match.found.id
        ('Polish Foreign Ministry Archive (AMSZ), Warsaw', 'amsz')
    """
    found = _prefix(content[start : min(end, start + LONGEST)])
    if found is None or start == 0:
        return found
    (name, whole) = ((span.start + start, span.end + start) for span in (found.span, found.whole))
    return Match(Span(*name), Span(*whole), found.found)


@remembered
def _prefix(content: str) -> Match | None:
    """The longest name of a repository that a text begins with; the same names are asked for several times in a citation."""
    known = registry()
    index = known.index
    start, end = 0, len(content)
    limit = min(end, _MOST_CHARACTERS)
    word = _WORD.match(content, start, limit)
    key, longest = "", None
    for _ in range(_MOST_WORDS):
        if word is None:
            break
        key += _folded(word[0])
        if not _begins_name(key):
            break
        at = word.end()
        if key in index and not _runs_on(content, at, end) and _is_written_as_name(content[start:at], key):
            longest = at, key
        word = _WORD.search(content, at, limit)
        if word is not None and _parted(content, at, word.start()):
            break
    if longest is None:
        return None
    stop, key = longest
    value = index[key]
    whole, told = _train(content, key, stop, end, value)
    found = resolve(value)
    if told and isinstance(found, Ambiguous):
        found = next((one for one in found.candidates if told(one)), found)
    return Match(Span(start, stop), Span(start, whole), found)


def match_suffix(content: str, start: int, end: int) -> Match | None:
    """The longest name of a repository that ends at `end`, a final stop left aside.

    Example:
        >>> content = "Box 3, Folder 2, Hoover Institution Archives, Stanford, CA."
        >>> match_suffix(content, 0, len(content)).whole.of(content)
        'Hoover Institution Archives, Stanford, CA'
    """
    low = max(start, end - _MOST_CHARACTERS)
    words = [word for word in _WORD.finditer(content, low, end) if word.start() > low or low == start]
    for word in words[-_MOST_WORDS:]:
        match = match_prefix(content, word.start(), end)
        if match and not content[match.whole.end : end].strip(" .,;\n"):
            return match
    return None


def identify(written: str, context: str = "") -> Repository | Ambiguous | None:
    """The repository that an archive's name in a citation stands for, with its bracketed code and city if it has them.

    Args:
        written: the name as the citation writes it.
        context: the words around it, by which an ambiguous name may be decided.

    Example:
        >>> identify("Polish Foreign Ministry Archive (AMSZ), Warsaw").id
        'amsz'
        >>> identify("National Archives", "National Archives, RG 59").id
        'nara'
    """
    found = repository(written)
    if found is None:
        match = match_prefix(written, 0, len(written))
        found = match.found if match and not written[match.whole.end :].strip(" .,") else None
    return decide(found, context) or found if isinstance(found, Ambiguous) else found


def _parted(content: str, at: int, start: int) -> bool:
    """Whether a mark parts two words that no name has between its words."""
    between = content[at:start]
    return between != " " and (not _PARTING.isdisjoint(between) or between.count("\n") > 1)


def _runs_on(content: str, at: int, end: int) -> bool:
    """Whether a name is only the beginning of a number or of a longer name: ``ISA-mfa-000abc``, ``National Archives of Xland``."""
    if at + 1 < end and content[at] in "-/" and content[at + 1].isalnum():
        return True
    return bool(_CONTINUED.match(content, at, end))


def _is_written_as_name(written: str, key: str) -> bool:
    """A code is told from a common word by its capitals; a name begins with one."""
    spelt = registry().codes.get(key)
    if spelt is None:
        return not written[0].islower()
    letters = compact(written)
    return letters in spelt or (letters.isupper() and len(letters) > 2) or (not written[0].islower() and len(key) > 12)


def _train(content: str, name: str, at: int, end: int, value: str) -> tuple[int, Callable[[Repository], bool] | None]:
    """Where the code in brackets and the city after a folded name end, and whether they speak for a repository."""
    ids = _ids(value)
    told: Callable[[Repository], bool] | None = None
    bracket_end, named = _bracketed(content, at, end, ids)
    if named:
        at, told = bracket_end, _is_one_of(named) if len(named) == 1 else None
    cities = _cities(value)
    city_end = at if name.endswith(tuple(cities)) else None
    if (found := _CITY.match(content, at, end)) and (after := _folded_end(content, *found.span(1), cities)):
        city = fold(content[found.start(1) : after])
        told = told or _is_in(city)
        city_end = after
    if city_end is None:
        return at, told
    region = _CITY.match(content, city_end, end)
    region_end = _folded_end(content, *region.span(1), registry().regions) if region else None
    at = region_end or city_end
    return (at if named else _bracketed(content, at, end, ids)[0]), told


def _bracketed(content: str, at: int, end: int, ids: tuple[str, ...]) -> tuple[int, set[str]]:
    """The end of a code in brackets that stands for one of the repositories, and for which; else the place itself."""
    bracket = _BRACKETED.match(content, at, end)
    if bracket is None:
        return at, set()
    named = set(_ids(registry().index.get(fold(bracket[1].removeprefix("hereafter")), ""))) & set(ids)
    return (bracket.end(), named) if named else (at, set())


def _is_one_of(ids: set[str]) -> Callable[[Repository], bool]:
    return lambda one: one.id in ids


def _is_in(city: str) -> Callable[[Repository], bool]:
    return lambda one: city in _spellings(one.city)


def _folded_end(content: str, start: int, end: int, known: frozenset[str]) -> int | None:
    """Where the longest of the known names ends that begins at `start`."""
    key, longest = "", None
    for word in _WORD.finditer(content, start, end):
        key += _folded(word[0])
        if key in known:
            longest = word.end()
    if longest is not None and content[longest : longest + 1] == "." and content[longest - 2 : longest - 1] == ".":
        return longest + 1
    return longest


@lru_cache(maxsize=4096)
def _cities(value: str) -> frozenset[str]:
    """The folded spellings of the cities of all repositories that a value of the registry's index can mean."""
    return frozenset(spelling for id_ in _ids(value) for spelling in _spellings(by_id(id_).city))


@lru_cache(maxsize=4096)
def _ids(value: str) -> tuple[str, ...]:
    if not value:
        return ()
    if value.startswith("?"):
        found = resolve(value)
        return tuple(one.id for one in found.candidates) if isinstance(found, Ambiguous) else ()
    return (value,)


def _spellings(city: str) -> frozenset[str]:
    cities: Mapping[str, frozenset[str]] = registry().cities
    return cities.get(fold(city), frozenset({fold(city)}))
