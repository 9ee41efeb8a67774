"""What the CSL schema (RELAX NG) lets each element hold: children, attributes, values.

libxml2 says whether a style is valid, but of what is wrong it often names no more than the outermost element. This table,
read from the same schema, tells the very element, attribute or value, and what was expected there. It knows no order and
no combinations: what only these make wrong stays with libxml2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_FILE: Final = Path("data/schema/schemas/styles/csl.rng")
_RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
#: The values of the schema's data types that are lists of words; what any other type takes is left to libxml2.
_TYPES: Final = {"boolean": frozenset(["true", "false", "1", "0"])}


@dataclass(slots=True)
class Values:
    """What an attribute may say.

    Attributes:
        words: The values that are listed.
        open: Whether it may say other things too.
        several: Whether it may say several, with spaces between.
    """

    words: set[str] = field(default_factory=set)
    open: bool = False
    several: bool = False

    def unknown(self, text: str) -> list[str]:
        """The values in a text that are not allowed."""
        if self.open:
            return []
        return [word for word in (text.split() if self.several else [text.strip()]) if word not in self.words]


@dataclass(slots=True)
class Content:
    """What an element may hold: children by name, and attributes."""

    children: set[str] = field(default_factory=set)
    attributes: dict[str, Values] = field(default_factory=dict)


def schema_file() -> Path:
    """The schema, which is data of citeproc-py.

    Raises:
        FileNotFoundError: If it is not installed.
    """
    spec = find_spec("citeproc")  # its data are used, it is not imported
    for place in (spec.submodule_search_locations or []) if spec else []:
        if (Path(place) / _FILE).is_file():
            return Path(place) / _FILE
    raise FileNotFoundError("the CSL schema, which citeproc-py ships, is missing")


@cache
def schema() -> etree.RelaxNG:
    """The schema, ready to validate."""
    return etree.RelaxNG(etree.parse(str(schema_file())))


@cache
def contents() -> dict[str, Content]:
    """What each element may hold, by name.

    >>> sorted(contents()["et-al"].attributes["term"].words)
    ['and others', 'et-al']
    """
    root = etree.parse(str(schema_file())).getroot()
    defines: dict[str, list[_Element]] = {}
    for define in root.iter(f"{_RNG}define"):
        defines.setdefault(define.get("name", ""), []).append(define)
    out: dict[str, Content] = {}
    for element in root.iter(f"{_RNG}element"):
        for name in _names(element):
            _add_content(out.setdefault(name, Content()), element, defines)
    return out


def _names(pattern: _Element) -> list[str]:
    """The names of an element or attribute pattern; none where any name will do."""
    if "name" in pattern.attrib:
        return [pattern.get("name", "").rpartition(":")[2]]
    first = next((child for child in pattern if str(child.tag) in {f"{_RNG}name", f"{_RNG}choice"}), None)
    return [(name.text or "").strip() for name in first.iter(f"{_RNG}name")] if first is not None else []


def _patterns(pattern: _Element, defines: dict[str, list[_Element]], seen: set[str]) -> Iterator[_Element]:
    """The patterns inside one, through references, but not inside the elements and attributes among them."""
    for child in pattern:
        if child.tag == f"{_RNG}ref":
            name = child.get("name", "")
            if name not in seen:
                seen.add(name)
                for define in defines.get(name, ()):
                    yield from _patterns(define, defines, seen)
            continue
        yield child
        if child.tag not in {f"{_RNG}element", f"{_RNG}attribute"}:
            yield from _patterns(child, defines, seen)


def _add_content(content: Content, element: _Element, defines: dict[str, list[_Element]]) -> None:
    """Note down what an element's pattern allows."""
    for pattern in _patterns(element, defines, set()):
        if pattern.tag == f"{_RNG}element":
            content.children.update(_names(pattern))
        elif pattern.tag == f"{_RNG}attribute":
            for name in _names(pattern):
                _add_values(content.attributes.setdefault(name, Values()), pattern, defines)


def _add_values(values: Values, attribute: _Element, defines: dict[str, list[_Element]]) -> None:
    """Note down what an attribute's pattern allows; a pattern that says nothing allows all."""
    found = False
    for pattern in _patterns(attribute, defines, set()):
        kind = str(pattern.tag).removeprefix(_RNG)
        found = found or kind in {"value", "data", "text"}
        if kind == "value":
            values.words.add((pattern.text or "").strip())
        elif kind == "data" and pattern.get("type") in _TYPES:
            values.words |= _TYPES[pattern.get("type", "")]
        elif kind in {"data", "text"}:
            values.open = True
        elif kind == "list":
            values.several = True
    values.open = values.open or not found
