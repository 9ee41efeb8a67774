"""Names as BibTeX and biber write them ("Tame the BeaST", section 11; biblatex manual, "Name lists")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from archcite.formats.latex import escape, unescape
from archcite.formats.names import OTHERS, SUFFIX, are_others, family_of, parts
from archcite.formats.readable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PARTS: Final = ("literal", "family", "given", "non-dropping-particle", "dropping-particle", "suffix")
#: Longer names than this are not remembered.
_SHORT: Final = 200
_AND: Final = re.compile(r"\s+and\s+")
#: What separates, by what it is called, beside the braces that keep it from separating. White space is looked at once a run.
_MARKS: Final = {
    "and": re.compile(r"[{}]|(?<!\s)\s++and\s++(?=\S)"),
    ",": re.compile(r"[{},]"),
    " ": re.compile(r"[{}]|\s+"),
}
_BRACES: Final = re.compile(r"[{}]")
_SPECIAL: Final = re.compile(r"[{}\\~]")
_KEYED: Final = re.compile(
    r"\s*(family|given|prefix|suffix|useprefix|id|prefix-i|family-i|given-i|suffix-i)\s*=", re.IGNORECASE
)


def joined(names: Iterable[Mapping[str, Any]]) -> str:
    """The names of a field. A last one called "others" is the "and others" of which styles make "et al.", as in pandoc.

    Example:
        >>> joined([{"family": "Rusk", "given": "Dean"}, {"literal": "others"}])
        'Rusk, Dean and others'
        >>> joined([{"literal": "others"}])
        '{others}'
    """
    told = [(name, text) for name in names if (text := written(name))]
    found = [text for _, text in told]
    if len(found) > 1 and are_others(told[-1][0]):
        found[-1] = OTHERS
    return " and ".join(found)


def written(name: Mapping[str, Any]) -> str:
    """A name that BibTeX, biber and reference managers take apart as it is meant.

    Example:
        >>> written({"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"})
        'de Gaulle, Charles'
        >>> written({"literal": "Ministry of Foreign Affairs"})
        '{Ministry of Foreign Affairs}'
    """
    said = tuple(map(name.get, _PARTS))
    return _known(*said) if sum(map(len, filter(None, said))) < _SHORT else _written(*said)


@lru_cache(2**12)
def _known(*said: str | None) -> str:
    """The names of a library recur: how the last ones are written is remembered."""
    return _written(*said)


def _written(*said: str | None) -> str:
    name = {part: one_line(text) for part, text in zip(_PARTS, said, strict=True) if text}
    if literal := name.get("literal"):
        return f"{{{escape(literal)}}}"
    family, given, suffix = parts(name)
    particle = name.get("non-dropping-particle", "")
    bare = name.get("family", "")
    if not given and not suffix:
        return f"{{{escape(family)}}}" if family else ""
    head = _part(bare, family=True)
    if particle:
        head = f"{escape(particle)} {head}" if particle[:1].islower() and bare else _part(family, family=True)
    return f"{head}, {_part(suffix)}, {_part(given)}" if suffix else f"{head}, {_part(given)}"


def _part(text: str, *, family: bool = False) -> str:
    risky = "," in text or ("and" in text and _AND.search(f" {text} ")) or (family and text[:1].islower())
    return f"{{{escape(text)}}}" if risky or not text else escape(text)


def split(value: str) -> list[dict[str, Any]]:
    """The names of a field.

    Example:
        >>> split("Rusk, Dean and {Barnes and Noble} and Ludwig van Beethoven")[1:]
        [{'literal': 'Barnes and Noble'}, {'family': 'Beethoven', 'non-dropping-particle': 'van', 'given': 'Ludwig'}]
    """
    if "{" not in value and "\\" not in value:
        return [name for part in _AND.split(f"{value.strip()} ") if (name := _simple(part.strip()))]
    parts_of_value = _pieces(value, "and")
    return [name for part in parts_of_value if (name := (_braced if _SPECIAL.search(part) else _simple)(part))]


def _pieces(text: str, separator: str) -> list[str]:
    """Split at a separator outside braces; white space counts as a blank."""
    found, depth, start = [], 0, 0
    for match in _MARKS[separator].finditer(text):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth <= 0:
            found.append(text[start : match.start()])
            start = match.end()
    return [part.strip() for part in [*found, text[start:]]]


def _simple(text: str) -> dict[str, Any]:
    """A name without braces or commands."""
    if "," in text:
        found = [part.strip() for part in text.split(",")]
        return _keyed(found) if "=" in text and _KEYED.match(text) else _ordered(found)
    words = text.split()
    return _natural(words)


def _braced(text: str) -> dict[str, Any]:
    if _is_one_group(text):
        inner = unescape(text[1:-1]).strip()
        return {"literal": inner} if inner else {}
    pieces = _pieces(text, ",")
    if len(pieces) > 1:
        if _KEYED.match(text):
            return _keyed(pieces)
        return _ordered(pieces, raw=True)
    return _natural(_pieces(text, " "), raw=True)


def _is_one_group(text: str) -> bool:
    """Whether the first brace closes at the text's end."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for match in _BRACES.finditer(text):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end() == len(text)
    return False


def _ordered(found: list[str], *, raw: bool = False) -> dict[str, Any]:
    """``von Family, Given`` or ``von Family, Jr, Given``."""
    head = found[0]
    rest = found[1:]
    if len(rest) > 1 and SUFFIX.fullmatch(rest[-1]) and not SUFFIX.fullmatch(rest[0]):
        rest = [rest[-1], *rest[:-1]]
    suffix, given = (rest[0], " ".join(rest[1:])) if len(rest) > 1 else ("", rest[0])
    name = {"family": _plain(head)} if raw and head.startswith("{") else family_of(_plain(head) if raw else head)
    given, suffix = (_plain(given), _plain(suffix)) if raw else (given, suffix)
    if given:
        name["given"] = given
    if suffix:
        name["suffix"] = suffix
    if name.keys() == {"family"}:
        return {"literal": name["family"]} if raw and head.startswith("{") else name
    return name


def _natural(words: list[str], *, raw: bool = False) -> dict[str, Any]:
    """``Given von Family``: the particle is what begins with a small letter."""
    words = [word for word in words if word]
    if not words:
        return {}
    small = [at for at, word in enumerate(words[:-1]) if word[:1].islower()]
    first = small[0] if small else len(words) - 1
    last = small[-1] + 1 if small else first
    plain = [_plain(word) for word in words] if raw else words
    name: dict[str, Any] = {"family": " ".join(plain[last:])}
    if small:
        name["non-dropping-particle"] = " ".join(plain[first:last])
    if first:
        name["given"] = " ".join(plain[:first])
    return name if len(words) > 1 else {"literal": plain[0]} if plain[0] else {}


def _keyed(found: list[str]) -> dict[str, Any]:
    """Biblatex's extended form: ``family=Gaulle, given=Charles, prefix=de, useprefix=true``."""
    keys = {key.strip().lower(): _plain(value.strip(' "')) for key, _, value in (part.partition("=") for part in found)}
    name: dict[str, Any] = {part: keys[part] for part in ("family", "given", "suffix") if keys.get(part)}
    if keys.get("prefix"):
        fixed = keys.get("useprefix", "").lower() == "true"
        name["non-dropping-particle" if fixed else "dropping-particle"] = keys["prefix"]
    return name


def _plain(text: str) -> str:
    return unescape(text).strip() if _SPECIAL.search(text) else text
