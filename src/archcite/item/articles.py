"""A document that is itself an article: its item is the article's, so that every style prints it as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from archcite.item.variables import OURS
from archcite.model import Printing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.model import Record


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
    return {name: value for name, value in source.item.items() if name == "type" or name not in OURS}


def without_article(record: Record, item: Mapping[str, Any]) -> Record:
    """The record of an item in which a person changed what makes it that article: the item's own words are then kept."""
    if all(item.get(name) == value for name, value in article_variables(record).items()):
        return record
    return replace(record, printed=(replace(record.printed[0], item=None),))
