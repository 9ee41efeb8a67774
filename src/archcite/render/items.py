"""Items from anywhere → items that an engine can be given: one that is none is a problem, the others stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archcite.doi import bare_doi
from archcite.model import Problem, Severity
from archcite.render.output import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def usable(items: Iterable[Any]) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    r"""The items by id, cleaned of what cannot be printed, and what was wrong.

    Args:
        items: CSL-JSON items, or what should be.

    Returns:
        The items that have an id, in order, the first of those that share one; and a problem for each of the others.

    Example:
        >>> found, problems = usable([{"id": "a", "title": "Draft\x00"}, {"title": "Report"}])
        >>> found, problems[0].message
        ({'a': {'id': 'a', 'title': 'Draft'}}, 'item 2 has no id')
    """
    found: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for place, item in enumerate(items, 1):
        if not isinstance(item, dict):
            problems.append(problem(f"item {place} is not a CSL-JSON object but {type(item).__name__}"))
            continue
        key = item.get("id")
        if key is None or not str(key).strip():
            problems.append(problem(f"item {place} has no id"))
        elif str(key) in found:
            problems.append(problem(f"item {place} has the id {str(key)!r} of an earlier one"))
        else:
            found[str(key)] = {**_clean(item), "id": str(key)}
    return found, problems


def problem(message: str, code: str = "item-not-rendered") -> Problem:
    """An error about an item or a cite."""
    return Problem(code, Severity.ERROR, message)


def _clean(item: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = {str(name): _printable(value) for name, value in item.items() if name != "custom"}
    if isinstance(said := cleaned.get("DOI"), str):
        cleaned["DOI"] = bare_doi(said)  # styles print "https://doi.org/" themselves
    return cleaned


def _printable(value: Any) -> Any:
    """The value without what cannot be printed; a name of one word becomes a family name, which short forms print."""
    match value:
        case str():
            return printable(value)
        case {"given": given, **rest} if not (rest.get("family") or rest.get("literal")):
            return {**{str(name): _printable(part) for name, part in rest.items()}, "family": _printable(given)}
        case dict():
            return {str(name): _printable(part) for name, part in value.items()}
        case list() | tuple():
            return [_printable(part) for part in value]
        case _:
            return value
