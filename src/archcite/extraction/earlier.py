"""What a text has cited already, by the names and titles that its short forms use.

A short form means the last work before it that one of its names wrote or edited and whose title has its words in their order; "op. cit."
the last work of that name. Nothing is guessed: without such a work it means no more than it says.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archcite.extraction.short_forms import ShortForm
    from archcite.model import Name, Record

_WORD: Final = lazy_pattern(r"[^\W_]+")
_SMALL: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "in",
        "on",
        "to",
        "for",
        "from",
        "at",
        "by",
        "der",
        "die",
        "das",
        "und",
        "le",
        "la",
        "les",
        "de",
        "des",
        "du",
        "et",
        "i",
        "v",
        "s",
    ]
)
_ROLES: Final = ("author", "editor", "container-author")
#: No more works of one name are looked at, so that a text of any length takes linear time.
_MOST: Final = 30


class Earlier:
    """The works that a text has cited so far."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)

    def add(self, at: int, record: Record) -> None:
        """Remember a citation.

        Args:
            at: its place among those found.
            record: what it means.
        """
        for names, title in _works(record):
            words = tuple(_words(title))
            for word in {*names, *words[:1]}:
                kept = self._by_name[word]
                if not kept or kept[-1][1] != words:
                    kept.append((at, words))

    def work(self, content: str, form: ShortForm) -> int | None:
        """The place, among those found, of the work that a short form means; None where the text has none before it."""
        said = tuple(_words(content[slice(*form.title)]))
        named = tuple(_words(content[slice(*form.names)]))
        for word in named or said[:1]:
            for at, title in reversed(self._by_name.get(word, [])[-_MOST:]):
                if _is_short_for(said, title) or (not said and named):
                    return at
        return None


def cited_again(record: Record, before: Record) -> Record:
    """The record of a work that was cited before, at the pages of its short form, marked as inferred.

    Args:
        record: of the short form.
        before: of the work.
    """
    pages = record.printed[0].pages if record.printed else ""
    printed = before.printed
    if printed and pages:
        printed = (replace(printed[0], pages=pages), *printed[1:])
    return replace(before, printed=printed, inferred=before.inferred | {"printed"})


def _works(record: Record) -> Iterator[tuple[list[str], str]]:
    """The names and the title of what a record cites: of the printed work, else of the document itself."""
    items = [source.item for source in record.printed if source.item is not None]
    for item in items[:1]:
        yield [word for role in _ROLES for name in item.get(role, ()) for word in _called(name)], item.get("title", "")
        if "container-title" in item and item["type"] == "chapter":
            yield [word for name in item.get("editor", ()) for word in _called(name)], item["container-title"]
    if record.title and record.authors:
        yield [word for name in record.authors for word in _words(_family(name))], record.title


def _called(name: dict[str, Any]) -> Iterable[str]:
    return _words(name.get("family") or name.get("literal") or "")


def _family(name: Name) -> str:
    return name.family or name.literal


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold().replace("’s", "").replace("'s", "")):
        if word not in _SMALL:
            yield word


def _is_short_for(said: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether a title has the words of a short one in their order, from one of its first words on."""
    rest = iter(title)
    return bool(said) and all(word in rest for word in said)
