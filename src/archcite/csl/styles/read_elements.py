"""From the XML of rendering elements to their typed tree: what stands in macros, layouts and substitutes."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from archcite.csl.errors import StyleError
from archcite.csl.styles import style as s
from archcite.csl.styles import xml
from archcite.csl.vocabulary import FORMATTING, is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

CONDITIONS = frozenset(["disambiguate", "is-numeric", "is-uncertain-date", "locator", "position", "type", "variable"])
NAME_OPTIONS = frozenset(
    [
        "and",
        "delimiter",
        "delimiter-precedes-et-al",
        "delimiter-precedes-last",
        "et-al-min",
        "et-al-subsequent-min",
        "et-al-subsequent-use-first",
        "et-al-use-first",
        "et-al-use-last",
        "form",
        "initialize",
        "initialize-with",
        "name-as-sort-order",
        "sort-separator",
    ]
)
#: Variables whose presence is not known before rendering.
UNSETTLED = frozenset(["year-suffix", "citation-number"])
#: Elements nested deeper than this are an attack, not a style.
MAX_DEPTH = 80


class ElementReader:
    """Reads the rendering elements of one style; keeps its source for errors, and the calls of macros for a check at the end."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.calls: list[tuple[str, int]] = []
        self.depth = 0

    def error(self, element: _Element, message: str) -> StyleError:
        """An error at the element's place."""
        return StyleError(message, self.source, xml.line_of(element))

    def required(self, element: _Element, attribute: str) -> str:
        """The attribute's value, or an error."""
        value = element.get(attribute)
        if value is None:
            raise self.error(element, f"<{xml.tag(element)}> needs the attribute {attribute}")
        return value

    # ------------------------------------------------------------------------------------------ rendering elements

    def nodes(self, elements: Iterable[_Element]) -> tuple[s.Node, ...]:
        """Read rendering elements."""
        self.depth += 1
        out = tuple(self.node(element) for element in elements)
        self.depth -= 1
        return out

    def node(self, element: _Element) -> s.Node:
        """Read one rendering element."""
        read = READERS.get(xml.tag(element))
        if read is None:
            raise self.error(element, f"<{xml.tag(element)}> is no rendering element of CSL 1.0.2")
        if self.depth > MAX_DEPTH:
            raise self.error(element, f"elements are nested more than {MAX_DEPTH} deep")
        return read(self, element)

    def text(self, element: _Element) -> s.Node:
        """Read `<text>`, by what it renders."""
        get = element.get
        decoration = decoration_of(element)
        if (variable := get("variable")) is not None:
            return s.TextVariable(variable, get("form", "long"), decoration)
        if (macro := get("macro")) is not None:
            self.calls.append((macro, xml.line_of(element)))
            return s.TextMacro(macro, decoration)
        if (term := get("term")) is not None:
            return s.TextTerm(term, get("form", "long"), is_true(get("plural")), decoration)
        if (value := get("value")) is not None:
            return s.TextValue(value, decoration)
        raise self.error(element, "<text> needs one of variable, macro, term, value")

    def number(self, element: _Element) -> s.Node:
        """Read `<number>`."""
        return s.Number(self.required(element, "variable"), element.get("form", "numeric"), decoration_of(element))

    def date(self, element: _Element) -> s.Node:
        """Read `<date>`."""
        parts = tuple(read_date_part(part) for part in xml.children(element) if xml.tag(part) == "date-part")
        return s.Date(
            self.required(element, "variable"),
            element.get("form", ""),
            element.get("date-parts", "year-month-day"),
            parts,
            element.get("delimiter", ""),
            decoration_of(element),
        )

    def label(self, element: _Element) -> s.Label:
        """Read `<label>`, inside names or on its own."""
        return s.Label(
            element.get("variable", ""),
            element.get("form", "long"),
            element.get("plural", "contextual"),
            decoration_of(element),
        )

    def lone_label(self, element: _Element) -> s.Node:
        """Read a `<label>` that is not inside `<names>`."""
        self.required(element, "variable")
        return self.label(element)

    def names(self, element: _Element) -> s.Node:
        """Read `<names>` with its name, et-al, label and substitutes."""
        name: s.Name | None = None
        et_al: s.EtAl | None = None
        label: s.Label | None = None
        label_first = False
        substitute: tuple[s.Node, ...] = ()
        for child in xml.children(element):
            match xml.tag(child):
                case "name":
                    name = self.name(child)
                case "et-al":
                    et_al = s.EtAl(child.get("term", "et-al"), decoration_of(child))
                case "label":
                    label, label_first = self.label(child), name is None
                case "substitute":
                    substitute = self.nodes(xml.children(child))
                case other:
                    raise self.error(child, f"<{other}> does not belong in <names>")
        variables = tuple(self.required(element, "variable").split())
        return s.Names(
            variables,
            element.get("delimiter"),
            name,
            et_al,
            label,
            label_first and name is not None,
            substitute,
            decoration_of(element),
        )

    def name(self, element: _Element) -> s.Name:
        """Read `<name>` with its name parts."""
        options = {key: value for key, value in attributes(element).items() if key in NAME_OPTIONS}
        parts = {
            part.get("name"): decoration_of(part) for part in xml.children(element) if xml.tag(part) == "name-part"
        }
        return s.Name(MappingProxyType(options), decoration_of(element), parts.get("family"), parts.get("given"))

    def group(self, element: _Element) -> s.Node:
        """Read `<group>`."""
        return s.Group(self.nodes(xml.children(element)), element.get("delimiter", ""), decoration_of(element))

    def choose(self, element: _Element) -> s.Node:
        """Read `<choose>`."""
        branches: list[s.Branch] = []
        for child in xml.children(element):
            name = xml.tag(child)
            if name not in {"if", "else-if", "else"} or (name == "if") != (not branches):
                raise self.error(child, f"<{name}> is out of place in <choose>")
            conditions = self.conditions(child) if name != "else" else ()
            kinds = {condition.kind for condition in conditions}
            kind = kinds.pop() if len(kinds) == 1 else ""
            values = frozenset(condition.value for condition in conditions)
            if kind not in {"type", "variable"} or values & UNSETTLED:
                kind, values = "", frozenset()
            branches.append(
                s.Branch(conditions, child.get("match", "all"), self.nodes(xml.children(child)), kind, values)
            )
        return s.Choose(tuple(branches))

    def conditions(self, element: _Element) -> tuple[s.Condition, ...]:
        """Read the tests of an `<if>`."""
        found = [
            s.Condition(kind, value)
            for kind, values in attributes(element).items()
            if kind in CONDITIONS
            for value in values.split()
        ]
        unknown = set(attributes(element)) - CONDITIONS - {"match"}
        if unknown:
            raise self.error(element, f"unknown condition {', '.join(sorted(unknown))}")
        if not found:
            raise self.error(element, f"<{xml.tag(element)}> tests nothing")
        return tuple(found)


READERS: dict[str, Callable[[ElementReader, _Element], s.Node]] = {
    "text": ElementReader.text,
    "number": ElementReader.number,
    "date": ElementReader.date,
    "label": ElementReader.lone_label,
    "names": ElementReader.names,
    "group": ElementReader.group,
    "choose": ElementReader.choose,
}


def attributes(element: _Element) -> dict[str, str]:
    """The element's attributes without the namespaced ones."""
    return {str(key): str(value) for key, value in element.attrib.items() if not str(key).startswith("{")}


def is_outermost(element: _Element) -> bool:
    """Whether an element stands directly in a layout: only there `display` makes a block (specification, "Display")."""
    parent = element.getparent()
    while parent is not None and xml.tag(parent) in {"choose", "if", "else-if", "else"}:
        parent = parent.getparent()
    return parent is not None and xml.tag(parent) == "layout"


def decoration_of(element: _Element) -> s.Decoration:
    """The affixes, formatting and so on of an element."""
    get = element.get
    if not element.attrib:
        return s.PLAIN
    decoration = s.Decoration(
        prefix=get("prefix", ""),
        suffix=get("suffix", ""),
        formats=tuple((name, value) for name in FORMATTING if (value := get(name))),
        quotes=is_true(quotes) if (quotes := get("quotes")) else None,
        text_case=get("text-case", ""),
        strip_periods=is_true(get("strip-periods")),
        display=get("display", "") if is_outermost(element) else "",
    )
    return s.PLAIN if decoration == s.PLAIN else decoration


def read_date_part(element: _Element) -> s.DatePart:
    """Read `<date-part>`."""
    return s.DatePart(
        element.get("name", ""), element.get("form", ""), element.get("range-delimiter"), decoration_of(element)
    )
