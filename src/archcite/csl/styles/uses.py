"""What the layouts of a style can come to: found once when it is read, and kept with it.

A processor has to know it before it renders anything, and would have to look through all elements of the style for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from archcite.csl.styles import style as s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Macros: TypeAlias = Mapping[str, tuple[s.Node, ...]]


def uses_of(area: s.Area, macros: Macros, options: Mapping[str, str]) -> s.Uses:
    """What the layout of an area can come to, in it or in a macro that it calls.

    Args:
        area: The area.
        macros: The style's macros by name.
        options: The attributes of `<style>`.
    """
    nodes = list(elements(macros, area.layout.children))
    inherited = {**options, **area.options}
    return s.Uses(
        variables=frozenset(node.variable for node in nodes if isinstance(node, s.TextVariable | s.Number)),
        disambiguate=any(
            condition.kind == "disambiguate"
            for node in nodes
            if isinstance(node, s.Choose)
            for branch in node.branches
            for condition in branch.conditions
        ),
        counts_names=inherited.get("name-form") == "count"
        or any(
            isinstance(node, s.Names) and node.name is not None and node.name.options.get("form") == "count"
            for node in nodes
        ),
    )


def elements(macros: Macros, nodes: Iterable[s.Node]) -> Iterator[s.Node]:
    """Elements with all that is in them and in the macros that they call, each macro once."""
    seen: set[str] = set()

    def visit(nodes: Iterable[s.Node]) -> Iterator[s.Node]:
        for node in nodes:
            yield node
            match node:
                case s.Group():
                    yield from visit(node.children)
                case s.Names():
                    yield from visit(node.substitute)
                case s.TextMacro() if node.name not in seen:
                    seen.add(node.name)
                    yield from visit(macros[node.name])
                case s.Choose():
                    for branch in node.branches:
                        yield from visit(branch.children)
                case _:
                    pass

    return visit(nodes)


def substituted(macros: Macros, areas: Iterable[s.Area]) -> frozenset[str]:
    """The variables that some `<substitute>` of a style can use up.

    Args:
        macros: The style's macros by name.
        areas: Its `<citation>` and `<bibliography>`.
    """
    found: set[str] = set()
    seen: set[tuple[str, bool]] = set()

    def visit(nodes: Iterable[s.Node], *, inside: bool) -> None:
        for node in nodes:
            match node:
                case s.Choose():
                    for branch in node.branches:
                        visit(branch.children, inside=inside)
                case s.Group():
                    visit(node.children, inside=inside)
                case s.TextMacro():
                    visit_macro(node.name, inside=inside)
                case s.Names():
                    if inside:
                        found.update(node.variables)
                    visit(node.substitute, inside=True)
                case s.TextVariable() | s.Number() | s.Date() if inside:
                    found.add(node.variable)
                    if isinstance(node, s.TextVariable) and node.form == "short":
                        found.add(f"{node.variable}-short")
                case _:
                    pass

    def visit_macro(name: str, *, inside: bool) -> None:
        if (name, inside) not in seen:
            seen.add((name, inside))
            visit(macros[name], inside=inside)

    for name in macros:
        visit_macro(name, inside=False)
    for area in areas:
        visit(area.layout.children, inside=False)
    return frozenset(found)
