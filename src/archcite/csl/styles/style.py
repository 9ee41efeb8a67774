"""The style as an immutable, typed tree: what the XML says, with nothing decided yet (specification, "Style Structure").

`read.py` makes it from XML, `engine/` compiles it to closures. Every node is frozen, so a style can be shared between
processors and threads. Elements are named tuples: a style has thousands, and decorations are looked up by value all the
time, where making and hashing a tuple takes a fraction of what a frozen dataclass does. Two elements of different
classes may therefore be equal: what tells elements apart asks for their class or their identity. Annotations are no strings
here, as in other modules with large named tuples: each string would be compiled when its class is made.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from archcite.csl.styles.locale import LocalePart


class Decoration(NamedTuple):
    """What an element adds to its content: affixes, formatting, quotes, text case, display.

    Quotes are false where an element says so, and None where it says nothing.
    """

    prefix: str = ""
    suffix: str = ""
    formats: tuple[tuple[str, str], ...] = ()
    quotes: bool | None = None
    text_case: str = ""
    strip_periods: bool = False
    display: str = ""


PLAIN = Decoration()


class TextVariable(NamedTuple):
    """`<text variable="…"/>`."""

    variable: str
    form: str
    decoration: Decoration


class TextMacro(NamedTuple):
    """`<text macro="…"/>`."""

    name: str
    decoration: Decoration


class TextTerm(NamedTuple):
    """`<text term="…"/>`."""

    term: str
    form: str
    plural: bool
    decoration: Decoration


class TextValue(NamedTuple):
    """`<text value="…"/>`."""

    value: str
    decoration: Decoration


class Number(NamedTuple):
    """`<number variable="…"/>`."""

    variable: str
    form: str
    decoration: Decoration


class DatePart(NamedTuple):
    """`<date-part name="…"/>`; an empty form means that none was given."""

    name: str
    form: str
    range_delimiter: str | None
    decoration: Decoration


class Date(NamedTuple):
    """`<date variable="…">`; a form means a localised date, an empty one a date with its own parts."""

    variable: str
    form: str
    date_parts: str
    parts: tuple[DatePart, ...]
    delimiter: str
    decoration: Decoration


class Label(NamedTuple):
    """`<label/>`; the variable is empty inside `<names>`."""

    variable: str
    form: str
    plural: str
    decoration: Decoration


class EtAl(NamedTuple):
    """`<et-al/>`."""

    term: str
    decoration: Decoration


class Name(NamedTuple):
    """`<name>`: options given on the element itself, and its name parts."""

    options: Mapping[str, str]
    decoration: Decoration
    family: Decoration | None = None
    given: Decoration | None = None


class Names(NamedTuple):
    """`<names variable="…">`."""

    variables: tuple[str, ...]
    delimiter: str | None
    name: Name | None
    et_al: EtAl | None
    label: Label | None
    label_first: bool
    substitute: "tuple[Node, ...]"
    decoration: Decoration


class Group(NamedTuple):
    """`<group>`."""

    children: "tuple[Node, ...]"
    delimiter: str
    decoration: Decoration


class Condition(NamedTuple):
    """One test of `<if>`: its kind (`type`, `variable`, `position` …) and one value."""

    kind: str
    value: str


class Branch(NamedTuple):
    """`<if>`, `<else-if>` or `<else>`; the last has no condition.

    Where all conditions are of one kind, `type` or `variable`, that kind and the values are kept apart, for speed.
    """

    conditions: tuple[Condition, ...]
    match: str
    children: "tuple[Node, ...]"
    kind: str = ""
    values: frozenset[str] = frozenset()


class Choose(NamedTuple):
    """`<choose>`."""

    branches: tuple[Branch, ...]


Node: TypeAlias = TextVariable | TextMacro | TextTerm | TextValue | Number | Date | Label | Names | Group | Choose


class Layout(NamedTuple):
    """`<layout>`."""

    children: tuple[Node, ...]
    delimiter: str
    decoration: Decoration


class SortKey(NamedTuple):
    """`<key>`: a variable or a macro, its direction, and the et-al settings for its names."""

    variable: str
    macro: str
    descending: bool
    names: Mapping[str, str]


class Area(NamedTuple):
    """`<citation>` or `<bibliography>`: its attributes, its sort keys and its layout."""

    options: Mapping[str, str]
    sort: tuple[SortKey, ...]
    layout: Layout


class Uses(NamedTuple):
    """What the layout of an area can come to, in it or in a macro that it calls.

    Attributes:
        variables: The text and number variables that it can print.
        disambiguate: Whether it tests a `disambiguate` condition.
        counts_names: Whether it can print how many names there are.
    """

    variables: frozenset[str] = frozenset()
    disambiguate: bool = False
    counts_names: bool = False


class Info(NamedTuple):
    """What a style says of itself."""

    id: str = ""
    title: str = ""
    parent: str = ""
    template: str = ""
    categories: tuple[str, ...] = ()


class Style(NamedTuple):
    """An independent style.

    Attributes:
        name: The name or file it was loaded by.
        info: Title, identifier, links.
        class_: `note` or `in-text`.
        version: The version of CSL that it was written for.
        default_locale: The locale it asks for, or an empty string.
        options: The attributes of `<style>`.
        locales: Its own `<locale>` elements, in order.
        macros: Macros by name.
        citation: The `<citation>` element.
        bibliography: The `<bibliography>` element, or None.
        uses: What its layouts can come to, `citation` and `bibliography`.
        substitutable: The variables that some `<substitute>` can use up.
    """

    name: str
    info: Info
    class_: str
    version: str
    default_locale: str
    options: Mapping[str, str]
    locales: "tuple[LocalePart, ...]"
    macros: Mapping[str, tuple[Node, ...]]
    citation: Area
    bibliography: Area | None
    uses: Mapping[str, Uses]
    substitutable: frozenset[str]
