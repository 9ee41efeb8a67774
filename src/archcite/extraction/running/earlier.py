"""What a text has cited already, by the names, titles and days that its short forms use.

A short form means the last work before it that one of its names wrote or edited and whose title has its words in their order; "op. cit."
the last work of that name. A document without an archive means the one of the same day and kind, or parties, that has one. Nothing is guessed: without such a work it means no more than it says.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from archcite.archives.printed_words import printed_words
from archcite.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archcite.extraction.running.short_forms import ShortForm
    from archcite.model import Name, Record

_WORD = lazy_pattern(r"[^\W_]+")
_ROLES = ("author", "editor", "container-author")
#: No more works of one name are looked at, so that a text of any length takes linear time.
_MOST = 30
_DAY_LENGTH = 10
#: No shortened name of a kind of document is shorter.
_SHORTEST = 3


class Earlier:
    """The works that a text has cited so far."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        self._by_day: dict[str, list[tuple[int, Record]]] = defaultdict(list)

    def add(self, at: int, record: Record) -> None:
        """Remember a citation.

        Args:
            at: its place among those found.
            record: what it means.
        """
        if record.date and _is_placed(record) and len(self._by_day[record.date]) < _MOST:
            self._by_day[record.date].append((at, record))
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

    def document(self, record: Record) -> int | None:
        """The place, among those found, of the one document of the same day and kind or parties that a record without an archive means."""
        if not _is_day(record.date) or _is_placed(record) or record.printed or record.ibid:
            return None
        found = [at for at, before in self._by_day.get(record.date, []) if _is_same(record, before)]
        return found[0] if len(found) == 1 else None


def document_again(record: Record, before: Record) -> Record:
    """The record of a document that was cited before, at the pages or leaves that are cited now, marked as inferred.

    Args:
        record: of the short form.
        before: of the document.
    """
    own, places = record.locations[:1], before.locations
    if own and places and (own[0].leaves or own[0].pages):
        places = (replace(places[0], leaves=own[0].leaves, pages=own[0].pages), *places[1:])
    return replace(before, locations=places, inferred=before.inferred | {"locations"})


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


def _is_day(date: str) -> bool:
    return len(date) == _DAY_LENGTH and date.replace("-", "").isdigit()


def _is_placed(record: Record) -> bool:
    return bool(record.platform) or any(place.archive for place in record.locations)


def _is_same(record: Record, before: Record) -> bool:
    """Whether what is said of a document fits one that was cited: its kind, perhaps shortened, or a party; and its number, if given."""
    call = record.locations[0].call_number if record.locations else ""
    if call and call.casefold() not in " ".join(place.call_number for place in before.locations).casefold():
        return False
    if record.genre and before.genre:
        return record.genre[:_SHORTEST] == before.genre[:_SHORTEST]  # a memcon is a memorandum of conversation
    return bool(_parties(record)) and _parties(record) <= _parties(before)


def _parties(record: Record) -> set[str]:
    """The last words of the names of who wrote and who got a letter."""
    return {
        list(_words(party.text))[-1] for party in (record.sender, record.recipient) if party and any(_words(party.text))
    }


def _called(name: dict[str, Any]) -> Iterable[str]:
    return _words(name.get("family") or name.get("literal") or "")


def _family(name: Name) -> str:
    return name.family or name.literal


def _words(text: str) -> Iterator[str]:
    small = printed_words().small_words
    for word in _WORD.findall(text.casefold().replace("’s", "").replace("'s", "")):
        if word not in small:
            yield word


def _is_short_for(said: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether a title has the words of a short one in their order, from one of its first words on."""
    rest = iter(title)
    return bool(said) and all(word in rest for word in said)
