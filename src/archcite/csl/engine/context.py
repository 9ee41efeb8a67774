"""What a closure is given: the item, the cite, and what has been decided for this rendering."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from archcite.csl.stream import Stream

if TYPE_CHECKING:
    from archcite.csl.engine.name_lists import NameLists
    from archcite.csl.items.item import Entry
    from archcite.csl.items.names import PersonName

#: What a renderer says it did, so that a group can tell whether to show itself (specification, "Group").
NOTHING, EMPTY, TERM, FULL = 0, 1, 2, 3
#: The level at which given names are whole.
WHOLE = 2


class Cite(NamedTuple):
    """One reference inside a citation.

    Attributes:
        id: The item's identifier.
        locator: "12-14", or an empty string.
        label: What the locator counts: `page`, `chapter` …
        prefix: Text before the cite.
        suffix: Text after the cite.
        suppress_author: Leave the first names out.
        author_only: Print the first names only, in a citation of several cites too; without the layout's affixes where all are so.
        position: `first`, `subsequent`, `ibid`, `ibid-with-locator`; the processor finds it.
        near_note: Whether the item was cited a few notes before; the processor finds it.
        first_note: The note of the item's first cite, or 0; the processor finds it.
    """

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: str = "first"
    near_note: bool = False
    first_note: int = 0


class Shape(NamedTuple):
    """Everything on which the branches of a style depend before a value is looked at."""

    type: str
    present: frozenset[str]
    position: str
    near_note: bool
    label: str


class Ambiguity:
    """How an item is told from others: names shown and levels of given names by name list, condition, year suffix.

    A given-name level is 0 for none, 1 for initials, 2 for the whole. `whole` are the people whose given names are whole wherever
    initials of them would stand: another has the same.
    """

    __slots__ = ("condition", "givens", "names", "whole", "year_suffix")

    def __init__(
        self,
        names: dict[int, int] | None = None,
        givens: dict[tuple[int, int], int] | None = None,
        condition: int = 0,
        year_suffix: int | None = None,
        whole: frozenset[tuple[str, ...]] = frozenset(),
    ) -> None:
        self.names = {} if names is None else names
        self.givens = {} if givens is None else givens
        self.condition = condition
        self.year_suffix = year_suffix
        self.whole = whole

    def copy(self) -> Ambiguity:
        """A copy that can be changed."""
        return Ambiguity(dict(self.names), dict(self.givens), self.condition, self.year_suffix, self.whole)


class NameList(NamedTuple):
    """What a name list showed when it was rendered; disambiguation works on it."""

    number: int
    names: tuple[PersonName, ...]
    shown: int
    level: int
    initials: bool
    writer: NameLists


class Context:
    """One rendering of one item.

    Attributes:
        entry: The item.
        cite: The cite; in a bibliography a cite without a locator.
        ambiguity: How the item is disambiguated.
        citation_number: Its number in the bibliography.
        suppressed: Variables that a `<substitute>` has used up.
        conditions: How many `disambiguate` conditions have been tested.
        name_lists: How many name lists have been rendered.
        first_names: Whether the first names are done.
        cut_names: Whether the first names are left out (collapsing, suppress-author).
        cut_year: Whether years are left out but for their suffix (collapsing by year suffix).
        suffix_done: Whether the year suffix is done.
        begun: Whether text stands before this rendering.
        recorder: Where name lists are noted down, or None.
        hidden_suffix: Whether year suffixes are left out, for comparing cites.
        titled: Whether a variable of text has been printed, such as a title in the place of names.
    """

    __slots__ = (
        "ambiguity",
        "begun",
        "citation_number",
        "cite",
        "conditions",
        "cut_names",
        "cut_year",
        "entry",
        "first_names",
        "hidden_suffix",
        "name_lists",
        "recorder",
        "suffix_done",
        "suppressed",
        "titled",
    )

    def __init__(self, entry: Entry, cite: Cite, ambiguity: Ambiguity, citation_number: int = 0) -> None:
        self.entry = entry
        self.cite = cite
        self.ambiguity = ambiguity
        self.citation_number = citation_number
        self.suppressed: set[str] = set()
        self.name_lists = 0
        self.conditions = 0
        self.first_names = False
        self.cut_names = False
        self.cut_year = False
        self.suffix_done = False
        self.begun = False
        self.hidden_suffix = False
        self.titled = False
        self.recorder: list[NameList] | None = None

    def start_over(self) -> None:
        """Forget what has been rendered, for another use of the same item."""
        self.suppressed = set()
        self.name_lists = self.conditions = 0
        self.first_names = self.suffix_done = False


Renderer: TypeAlias = Callable[[Context, Stream], int]


def nothing(_: Context, __: Stream) -> int:
    """Render nothing, and say that no variable was asked for."""
    return NOTHING


def empty(_: Context, __: Stream) -> int:
    """Render nothing, and say that a variable was asked for and is empty."""
    return EMPTY
