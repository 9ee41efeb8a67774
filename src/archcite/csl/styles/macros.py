"""The macros of a style: whether one calls itself, and how large the style is once each call is written out."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Final

from archcite.csl.styles.xml import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_MACRO: Final = f"{NAMESPACE}macro"
_CHOOSE: Final = f"{NAMESPACE}choose"
#: The largest official style, a variant of Chicago's notes, comes to 4,954 elements, the median to 137. A few macros that
#: each call the next one twice come to more than any machine can visit.
MAX_ELEMENTS: Final = 2_000_000


def called(element: _Element) -> str:
    """The macro that an element calls; empty when it calls none."""
    return element.get("macro", "")


def macros_of(root: _Element) -> dict[str, _Element]:
    """The macros by name; the first of those that share one."""
    return {macro.get("name", ""): macro for macro in reversed(root.findall(_MACRO))}


def circular(root: _Element) -> tuple[str, ...]:
    """The macros of one circle of calls; empty when there is none."""
    try:
        _order(_calls(macros_of(root)))
    except CycleError as error:
        names: list[str] = error.args[1]
        return tuple(sorted(set(names)))
    return ()


def written_out(root: _Element) -> int:
    """How many elements of a style without circles are visited at most once each call is replaced by its macro.

    Of the branches of a choice one is taken: a derived style may call what it replaces in several of them.
    """
    macros = macros_of(root)
    sizes: dict[str, int] = {}
    for name in _order(_calls(macros)):
        if name in macros:
            sizes[name] = _visited(macros[name], sizes)
    return sum(_visited(child, sizes) for child in root if child.tag != _MACRO)


def _visited(element: _Element, sizes: Mapping[str, int]) -> int:
    """The elements that are visited in this one, with those of the macros that it calls; XML bounds how deep it is."""
    inside = [_visited(child, sizes) for child in element.iterchildren("*")]
    return 1 + sizes.get(called(element), 0) + (max(inside, default=0) if element.tag == _CHOOSE else sum(inside))


def _calls(macros: Mapping[str, _Element]) -> dict[str, list[str]]:
    return {name: [called(e) for e in macro.iter("*") if called(e)] for name, macro in macros.items()}


def _order(calls: Mapping[str, list[str]]) -> list[str]:
    return list(TopologicalSorter(calls).static_order())
