"""Which items a bibliography lists, for bibliographies in parts: sources by archive, works by type or keyword.

The four lists are those that citeproc-js takes for a section of a bibliography ("makeBibliography" in its manual), but
here they may stand together: an item is listed if every list that is not empty lets it pass.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archcite.csl.errors import ItemError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archcite.csl.items.item import Entry

BETWEEN_KEYWORDS = re.compile(r"[,;\n]")
LISTS = ("select", "include", "exclude", "quash")


class Condition(NamedTuple):
    """A field has a value.

    Attributes:
        field: `type` or a CSL-JSON field: a text, a number or a list of texts, such as `categories`.
        value: The whole text, or a member of the list; of `keyword` one keyword, in whatever case. Empty: the item has no
            such field.
    """

    field: str
    value: str

    def holds(self, entry: Entry) -> bool:
        """Whether it holds of an item.

        >>> from archcite.csl.items.item import Entry
        >>> report = Entry({"id": "r", "type": "report", "keyword": "Cold War; Berlin", "categories": ["secret"]})
        >>> Condition("keyword", "berlin").holds(report), Condition("categories", "secret").holds(report)
        (True, True)
        >>> Condition("archive", "").holds(report), Condition("type", "").holds(report)
        (True, False)
        """
        if not self.value:
            return not (
                entry.type if self.field == "type" else entry.data.get(self.field) or self.field in entry.present
            )
        if self.field == "keyword":
            return self.value.strip().casefold() in keywords(entry)
        return self.value in values(entry, self.field)


class Selection(NamedTuple):
    """The items that a bibliography lists; all of them where nothing is said.

    Attributes:
        include: Only items of which any of these holds.
        exclude: No item of which any of these holds.
        select: Only items of which all of these hold.
        quash: No item of which all of these hold.

    >>> from archcite.csl.styles.find import load_style
    >>> from archcite.csl.processor import Processor
    >>> items = [
    ...     {"id": "cable", "type": "manuscript", "title": "Cable", "archive": "City Archive"},
    ...     {"id": "draft", "type": "manuscript", "title": "Draft", "archive": "Harbour Office"},
    ...     {"id": "history", "type": "book", "title": "History", "keyword": "trade, ports"},
    ... ]
    >>> processor = Processor(load_style("apa"), items)
    >>> def listed(selection):
    ...     return [entry.id for entry in processor.bibliography(selection=selection).entries]
    >>> listed(Selection(exclude=(Condition("type", "book"),)))
    ['cable', 'draft']
    >>> listed(Selection.of_archive("City Archive")), listed(Selection.of_keyword("ports"))
    (['cable'], ['history'])
    >>> listed(Selection(quash=(Condition("type", "manuscript"), Condition("archive", "Harbour Office"))))
    ['cable', 'history']
    """

    include: tuple[Condition, ...] = ()
    exclude: tuple[Condition, ...] = ()
    select: tuple[Condition, ...] = ()
    quash: tuple[Condition, ...] = ()

    @classmethod
    def of_keyword(cls, *keywords: str) -> Selection:
        """The items that have any of some keywords."""
        return cls(include=tuple(Condition("keyword", keyword) for keyword in keywords))

    @classmethod
    def of_archive(cls, *archives: str) -> Selection:
        """The items that any of some archives holds."""
        return cls(include=tuple(Condition("archive", archive) for archive in archives))

    @classmethod
    def of_json(cls, data: object) -> Selection:
        """A selection as citeproc-js writes it.

        Raises:
            ItemError: If it is not of that form.

        >>> Selection.of_json({"include": [{"field": "type", "value": "book"}]})
        Selection(include=(Condition(field='type', value='book'),), exclude=(), select=(), quash=())
        """
        if not isinstance(data, dict):
            raise ItemError("a selection is a JSON object")
        unknown = sorted(str(key) for key in data if key not in LISTS)
        if unknown:
            raise ItemError(f"a selection has no {unknown[0]!r}; expected {', '.join(LISTS)}")
        return cls(**{name: tuple(conditions_of(conditions, name)) for name, conditions in data.items()})

    def lists(self, entry: Entry) -> bool:
        """Whether an item is listed."""
        if self.include and not any(condition.holds(entry) for condition in self.include):
            return False
        if any(condition.holds(entry) for condition in self.exclude):
            return False
        if not all(condition.holds(entry) for condition in self.select):
            return False
        return not (self.quash and all(condition.holds(entry) for condition in self.quash))


def conditions_of(data: object, name: str) -> Iterator[Condition]:
    """The conditions of a list in JSON."""
    if not isinstance(data, list):
        raise ItemError(f'"{name}" of a selection is a list')
    for condition in data:
        if not isinstance(condition, dict) or not isinstance(condition.get("field"), str):
            raise ItemError(f'a condition of "{name}" has a "field" and a "value"')
        value = condition.get("value")
        yield Condition(condition["field"], "" if value is None else str(value))


def values(entry: Entry, field: str) -> set[str]:
    """What an item says in a field, or in a line of its note that stands for the field."""
    if field == "type":
        return {entry.type}
    value = entry.data.get(field)
    found = (
        {str(member) for member in value} if isinstance(value, list) else {str(value)} if value is not None else set()
    )
    return found | ({entry.texts[field]} if field in entry.texts else set())


def keywords(entry: Entry) -> set[str]:
    """An item's keywords, in lower case.

    >>> from archcite.csl.items.item import Entry
    >>> sorted(keywords(Entry({"id": "a", "keyword": "Trade; ports,  Vienna"})))
    ['ports', 'trade', 'vienna']
    """
    parts = (part for value in values(entry, "keyword") for part in BETWEEN_KEYWORDS.split(value))
    return {part.strip().casefold() for part in parts if part.strip()}
