"""The macros of a style: each that is called is there, none calls itself, and all together stay within a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archcite.csl import style as s
from archcite.csl.errors import StyleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The largest official style comes to some 40,000 calls of macros by macros; a few macros that each call the next one
#: twice come to more than any machine can make.
MAX_CALLS = 2_000_000


def check_calls(calls_made: Iterable[tuple[str, int]], macros: Mapping[str, tuple[s.Node, ...]], source: str) -> None:
    """Every macro that is called exists, and none calls itself, directly or by way of others."""
    for name, line in calls_made:
        if name not in macros:
            raise StyleError(f"there is no macro {name!r}", source, line)
    calls = {name: set(called_macros(nodes)) for name, nodes in macros.items()}
    settled: set[str] = set()
    for start in calls:
        loop = find_loop(start, calls, settled, [])
        if loop:
            line = next((line for name, line in calls_made if name == loop[0]), 0)
            raise StyleError(f"macros call one another in a circle: {' → '.join(loop)}", source, line)
    sizes: dict[str, int] = {}
    for name in macros:
        if written_out(name, macros, sizes) > MAX_CALLS:
            raise StyleError(f"macro {name!r} calls macros more than {MAX_CALLS} times in all", source)


def find_loop(name: str, calls: Mapping[str, set[str]], settled: set[str], path: list[str]) -> list[str]:
    """The circle of macro calls that is reached from a macro, or an empty list."""
    if name in settled:
        return []
    if name in path:
        return [*path[path.index(name) :], name]
    path.append(name)
    for called in sorted(calls[name]):
        loop = find_loop(called, calls, settled, path)
        if loop:
            return loop
    path.pop()
    settled.add(name)
    return []


def written_out(name: str, macros: Mapping[str, tuple[s.Node, ...]], sizes: dict[str, int]) -> int:
    """How many macro calls a macro comes to, those in the macros it calls counted each time."""
    if name not in sizes:
        sizes[name] = sum(1 + written_out(called, macros, sizes) for called in called_macros(macros[name]))
    return sizes[name]


def called_macros(nodes: Iterable[s.Node]) -> Iterable[str]:
    """The macros that these elements call."""
    for node in nodes:
        match node:
            case s.TextMacro():
                yield node.name
            case s.Group():
                yield from called_macros(node.children)
            case s.Names():
                yield from called_macros(node.substitute)
            case s.Choose():
                for branch in node.branches:
                    yield from called_macros(branch.children)
            case _:
                pass
