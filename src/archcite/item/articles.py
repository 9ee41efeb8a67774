"""A document that is itself an article or a chapter: its item is the article's, so that every style prints it as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from archcite.item.variables import OURS
from archcite.model import Printing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.model import Record


#: What a chapter has of its book, which the record of the chapter does not tell.
_OF_A_CHAPTER: Final = frozenset({"issued", "editor", "translator"})


def article_variables(record: Record) -> dict[str, Any]:
    """Type, journal, volume and pages of a record that no archive holds and that is the article which it was read from.

    Example:
        >>> from archcite.model import PrintedSource, Record
        >>> item = {"type": "article-newspaper", "title": "Talks End", "container-title": "The Daily Example"}
        >>> article_variables(Record(title="Talks End", printed=(PrintedSource(Printing.PUBLISHED_IN, "Daily", item=item),)))
        {'type': 'article-newspaper', 'container-title': 'The Daily Example'}
    """
    if record.locations or len(record.printed) != 1:
        return {}
    source = record.printed[0]
    if source.kind is not Printing.PUBLISHED_IN or source.item is None or source.item.get("title") != record.title:
        return {}
    own = _OF_A_CHAPTER if source.item.get("type") == "chapter" else frozenset()
    return {name: value for name, value in source.item.items() if name == "type" or name in own or name not in OURS}


def without_article(record: Record, item: Mapping[str, Any]) -> Record:
    """The record of an item in which a person changed what makes it that article: the item's own words are then kept."""
    if all(item.get(name) == value for name, value in article_variables(record).items()):
        return record
    return replace(record, printed=(replace(record.printed[0], item=None),))
