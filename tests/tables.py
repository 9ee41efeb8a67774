"""The case tables of tests/cases, and the citations that tables of parts and orders make."""

from __future__ import annotations

from itertools import cycle, product
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).with_name("cases")


def table(name: str) -> Any:
    """A table by its place in tests/cases, without its ending."""
    return yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))


def tables(folder: str = "") -> dict[str, Any]:
    """All tables of a folder of tests/cases and of those in it, by their places."""
    found = [path.relative_to(CASES).with_suffix("") for path in sorted((CASES / folder).rglob("*.yaml"))]
    return {str(path): table(str(path)) for path in found}


def citations(of: dict[str, Any], order: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The citations that each part makes with each other in one order, with the facts that its parts state.

    Args:
        of: `parts`, by their names, of which each row has its `text` and states facts; `in_turns`, the part of which each citation has the
            next, not every one; `commas`, which stand `inside` quotation marks where Americans cite; `left_out`, the facts that are not
            compared.
        order: the names of the parts in braces, with what stands between them.
    """
    names = [name for _, name, _, _ in Formatter().parse(order) if name]
    turns = [name for name in names if name == of.get("in_turns")]
    every = [name for name in names if name not in turns]
    dealt = cycle(of["parts"][turns[0]] if turns else [None])
    for rows in product(*(of["parts"][name] for name in every)):
        drawn = dict(zip([*every, *turns], [*rows, next(dealt)], strict=False))
        text = order.format_map({name: row["text"] for name, row in drawn.items()})
        facts = {name: value for row in drawn.values() for name, value in row.items() if name != "text"}
        yield text.replace("”, ", ",” ") if of.get("commas") == "inside" else text, facts
