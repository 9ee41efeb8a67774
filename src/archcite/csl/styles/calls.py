"""The macros of a style: each that is called is there, none calls itself, and all together stay within a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl.errors import StyleError
from archcite.csl.styles import style as s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: The largest official style comes to some 40,000 calls of macros by macros; a few macros that each call the next one
#: twice come to more than any machine can make.
MAX_CALLS = 2_000_000
#: The official styles nest elements up to 36 deep once each call of a macro is written out, and each takes some of the
#: interpreter's stack.
MAX_NESTING = 100


def check_calls(calls_made: Iterable[tuple[str, int]], macros: Mapping[str, tuple[s.Node, ...]], source: str) -> None:
    """Every macro that is called exists, none calls itself, directly or by way of others, and what they come to is bounded.

    Raises:
        StyleError: If not.
    """
    from graphlib import CycleError, TopologicalSorter  # noqa: PLC0415 - what was kept of a style has been checked

    for name, line in calls_made:
        if name not in macros:
            raise StyleError(f"there is no macro {name!r}", source, line)
    nested = {name: list(nested_calls(nodes)) for name, nodes in macros.items()}
    calls = {name: [called for called, _ in found if called] for name, found in nested.items()}
    try:
        order = list(TopologicalSorter(calls).static_order())
    except CycleError as error:
        circle = error.args[1][::-1]
        line = next((line for name, line in calls_made if name == circle[0]), 0)
        raise StyleError(f"macros call one another in a circle: {' → '.join(circle)}", source, line) from None
    sizes = {"": 0}
    depths = {"": 0}
    for name in order:
        sizes[name] = sum(1 + sizes[called] for called in calls[name])
        depths[name] = max((depth + depths[called] for called, depth in nested[name]), default=0)
        if sizes[name] > MAX_CALLS:
            raise StyleError(f"macro {name!r} calls macros more than {MAX_CALLS} times in all", source)
        if depths[name] > MAX_NESTING:
            raise StyleError(
                f"macro {name!r}, its calls written out, nests elements more than {MAX_NESTING} deep", source
            )


def nested_calls(nodes: Iterable[s.Node], depth: int = 1) -> Iterator[tuple[str, int]]:
    """The macros that these elements call, and how deep each call is nested; an empty name for what is no call."""
    for node in nodes:
        match node:
            case s.TextMacro():
                yield node.name, depth
            case s.Group():
                yield from nested_calls(node.children, depth + 1)
            case s.Names():
                yield from nested_calls(node.substitute, depth + 1)
            case s.Choose():
                for branch in node.branches:
                    yield from nested_calls(branch.children, depth + 1)
            case _:
                yield "", depth
