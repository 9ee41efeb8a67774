"""The style as an immutable, typed tree: what the XML says, with nothing decided yet (specification, "Style Structure").

`read.py` makes it from XML, `engine/` compiles it to closures. Every node is frozen, so a style can be shared between
processors and threads.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcite.csl.locale import LocalePart


@dataclass(frozen=True, slots=True)
class Decoration:
    """What an element adds to its content: affixes, formatting, quotes, text case, display."""

    prefix: str = ""
    suffix: str = ""
    formats: tuple[tuple[str, str], ...] = ()
    quotes: bool = False
    text_case: str = ""
    strip_periods: bool = False
    display: str = ""


PLAIN = Decoration()


@dataclass(frozen=True, slots=True)
class TextVariable:
    """`<text variable="…"/>`."""

    variable: str
    form: str
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class TextMacro:
    """`<text macro="…"/>`."""

    name: str
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class TextTerm:
    """`<text term="…"/>`."""

    term: str
    form: str
    plural: bool
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class TextValue:
    """`<text value="…"/>`."""

    value: str
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class Number:
    """`<number variable="…"/>`."""

    variable: str
    form: str
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class DatePart:
    """`<date-part name="…"/>`; an empty form means that none was given."""

    name: str
    form: str
    range_delimiter: str | None
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class Date:
    """`<date variable="…">`; a form means a localised date, an empty one a date with its own parts."""

    variable: str
    form: str
    date_parts: str
    parts: tuple[DatePart, ...]
    delimiter: str
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class Label:
    """`<label/>`; the variable is empty inside `<names>`."""

    variable: str
    form: str
    plural: str
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class EtAl:
    """`<et-al/>`."""

    term: str
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class Name:
    """`<name>`: options given on the element itself, and its name parts."""

    options: Mapping[str, str]
    decoration: Decoration
    family: Decoration | None = None
    given: Decoration | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """`<names variable="…">`."""

    variables: tuple[str, ...]
    delimiter: str | None
    name: Name | None
    et_al: EtAl | None
    label: Label | None
    label_first: bool
    substitute: tuple[Node, ...]
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class Group:
    """`<group>`."""

    children: tuple[Node, ...]
    delimiter: str
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of `<if>`: its kind (`type`, `variable`, `position` …) and one value."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Branch:
    """`<if>`, `<else-if>` or `<else>`; the last has no condition.

    Where all conditions are of one kind, `type` or `variable`, that kind and the values are kept apart, for speed.
    """

    conditions: tuple[Condition, ...]
    match: str
    children: tuple[Node, ...]
    kind: str = ""
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choose:
    """`<choose>`."""

    branches: tuple[Branch, ...]


Node: TypeAlias = TextVariable | TextMacro | TextTerm | TextValue | Number | Date | Label | Names | Group | Choose


@dataclass(frozen=True, slots=True)
class Layout:
    """`<layout>`."""

    children: tuple[Node, ...]
    delimiter: str
    decoration: Decoration


@dataclass(frozen=True, slots=True)
class SortKey:
    """`<key>`: a variable or a macro, its direction, and the et-al settings for its names."""

    variable: str
    macro: str
    descending: bool
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Area:
    """`<citation>` or `<bibliography>`: its attributes, its sort keys and its layout."""

    options: Mapping[str, str]
    sort: tuple[SortKey, ...]
    layout: Layout


@dataclass(frozen=True, slots=True)
class Info:
    """What a style says of itself."""

    id: str = ""
    title: str = ""
    parent: str = ""
    template: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
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
    """

    name: str
    info: Info
    class_: str
    version: str
    default_locale: str
    options: Mapping[str, str]
    locales: tuple[LocalePart, ...]
    macros: Mapping[str, tuple[Node, ...]]
    citation: Area
    bibliography: Area | None = None
    digest: str = field(default="", compare=False)
