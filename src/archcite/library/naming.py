"""Keys in a library: readable, each belonging to one record, kept for good."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from archcite.item import ItemError, to_record
from archcite.keys import citation_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from archcite.model import Record

#: What other programs take as a key, and a person can type; an address is no key.
_KEY: Final = re.compile(r"[^\s{}\"#%,~\\'()=\x00-\x1f\x7f-\x9f]{1,120}")
_PART: Final = re.compile(r"\{([a-z]*)(?::(\d{1,2}))?\}")
_PATTERN: Final = re.compile(r"(?:\{[a-z]*(?::\d{1,2})?\}|[A-Za-z0-9_.:/+-])+")


class PatternError(ValueError):
    """A pattern for keys that cannot be read."""


def _person(record: Record) -> str:
    names = [name.family or name.literal for name in record.authors]
    return names[0] if names else record.sender.text if record.sender else ""


def _year(record: Record) -> str:
    found = re.search(r"\d{4}", record.date)
    return found[0] if found else ""


_PARTS: Final[Mapping[str, Callable[[Record], str]]] = {
    "author": _person,
    "year": _year,
    "date": lambda record: record.date.replace("-", ""),
    "genre": lambda record: record.genre,
    "title": lambda record: record.title_short or record.title,
    "archive": lambda record: record.locations[0].archive if record.locations else record.platform,
    "fond": lambda record: record.locations[0].fond if record.locations else "",
    "number": lambda record: record.number,
}


def is_key(text: str) -> bool:
    """Whether a text can serve as a key as it is.

    Example:
        >>> is_key("dobrynin1962telegram"), is_key("http://zotero.org/users/1/items/A"), is_key("two words")
        (True, False, False)
    """
    return bool(_KEY.fullmatch(text)) and "://" not in text


def check_pattern(pattern: str) -> str:
    """A pattern that can be used, unchanged.

    Raises:
        PatternError: naming the part that there is not.

    Example:
        >>> check_pattern("{author}{year}{title:12}")
        '{author}{year}{title:12}'
    """
    for part in _PART.finditer(pattern):
        if part[1] not in _PARTS:
            raise PatternError(
                f"a key has no part {{{part[1]}}}; there are {', '.join(f'{{{name}}}' for name in _PARTS)}"
            )
    if not _PATTERN.fullmatch(pattern):
        raise PatternError(f"{pattern!r} is no pattern for keys: write parts such as {{author}}{{year}}{{title:12}}")
    return pattern


def key_of(record: Record, pattern: str = "") -> str:
    """The key that a record would have if it were alone.

    Args:
        record: any record.
        pattern: parts in braces, ``{title:12}`` for at most 12 letters; the project's own form when empty.

    Example:
        >>> from archcite.model import Name, Record
        >>> key_of(Record(date="1949-06-30", authors=(Name(family="Mao"),)), "{author}-{year}")
        'mao-1949'
    """
    if not pattern:
        return citation_key(record)

    def part(found: Any) -> str:
        word = re.sub("[^a-z0-9]", "", _ascii(_PARTS[found[1]](record)))
        return word[: int(found[2])] if found[2] else word

    return _PART.sub(part, pattern).strip("-_.:/+") or "document"


def _ascii(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415

    return anyascii(text).lower()


def wanted_key(item: Mapping[str, Any], pattern: str = "") -> tuple[str, str]:
    """The key that an item should have, and the name it came under when that is another.

    Args:
        item: CSL-JSON from anywhere.
        pattern: see `key_of`.

    Example:
        >>> wanted_key({"id": "http://zotero.org/users/1/items/A", "citation-key": "mao1949"})
        ('mao1949', 'http://zotero.org/users/1/items/A')
    """
    name = str(item.get("id") or "")
    for candidate in (item.get("citation-key"), name):
        if isinstance(candidate, str) and is_key(candidate):
            return candidate, name if name != candidate else ""
    try:
        return key_of(to_record(item), pattern), name
    except ItemError:
        return "document", name


def free(key: str, taken: Callable[[str], bool]) -> str:
    """The key itself, or with the first letters that make it one that nobody has.

    Example:
        >>> free("mao1949", {"mao1949", "mao1949a"}.__contains__)
        'mao1949b'
    """
    if not taken(key):
        return key
    return next(name for name in lettered(key) if not taken(name))


def lettered(key: str) -> Iterator[str]:
    """A key with a, b, … after it, without end."""
    joint = "-" if key[-1:].isalpha() else ""
    return (f"{key}{joint}{letters}" for letters in _letters())


def _letters() -> Iterator[str]:
    """A … z, aa … zz, aaa …."""
    number = 0
    while True:
        letters, rest = "", number
        while rest >= 0:
            letters = chr(ord("a") + rest % 26) + letters
            rest = rest // 26 - 1
        yield letters
        number += 1
