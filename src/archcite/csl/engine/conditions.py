"""The tests of `<choose>`: decided when a style is compiled for a shape, but for the few that look at values."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from archcite.csl.items.numbers import is_numeric
from archcite.csl.vocabulary import COMPUTED_VARIABLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from archcite.csl.engine.context import Context, Shape
    from archcite.csl.styles.style import Branch, Condition

    Test: TypeAlias = Callable[[Context], bool]

#: The positions that a cite's position implies (specification, "Choose").
IMPLIED = {
    "first": frozenset(["first"]),
    "subsequent": frozenset(["subsequent"]),
    "ibid": frozenset(["ibid", "subsequent"]),
    "ibid-with-locator": frozenset(["ibid", "ibid-with-locator", "subsequent"]),
    "": frozenset[str](),
}


def test_of(branch: Branch, shape: Shape) -> bool | Test:  # noqa: PLR0911 - one way of matching a case
    """Whether a branch is taken: known now, or a test of the rendering."""
    quick = quick_test(branch, shape)
    if quick is not None:
        return quick
    if not branch.conditions:
        return True
    results = [condition_test(condition, shape) for condition in branch.conditions if condition.kind != "type"]
    types = [condition.value for condition in branch.conditions if condition.kind == "type"]
    if types:  # an item has one type, so several types in one attribute mean any of them, as all processors have it
        results.append(shape.type in types)
    known = [result for result in results if isinstance(result, bool)]
    open_tests = [result for result in results if not isinstance(result, bool)]
    match branch.match:
        case "any":
            if any(known):
                return True
            return combined(any, open_tests) if open_tests else False
        case "none":
            if any(known):
                return False
            return negated(open_tests) if open_tests else True
        case _:
            if not all(known):
                return False
            return combined(all, open_tests) if open_tests else True


def quick_test(branch: Branch, shape: Shape) -> bool | None:
    """Whether a branch is taken that tests only types or only variables, as most do; None for all others."""
    if branch.kind == "type":
        return (shape.type in branch.values) is (branch.match != "none")
    if branch.kind == "variable":
        if branch.match == "all":
            return branch.values <= shape.present
        return branch.values.isdisjoint(shape.present) is (branch.match == "none")
    return None


def combined(how: Callable[[list[bool]], bool], tests: list[Test]) -> Test:
    """A test made of several."""
    if len(tests) == 1:
        return tests[0]
    return lambda context: how([test(context) for test in tests])


def negated(tests: list[Test]) -> Test:
    """A test that none of several holds."""
    return lambda context: not any(test(context) for test in tests)


def condition_test(condition: Condition, shape: Shape) -> bool | Test:  # noqa: PLR0911 - one kind a line
    """One condition: known for the shape, or a test."""
    value = condition.value
    match condition.kind:
        case "variable":
            return variable_test(value, shape)
        case "position":
            if value == "near-note":
                return shape.near_note
            return value in IMPLIED[shape.position]
        case "locator":
            return "locator" in shape.present and shape.label == value.replace("sub verbo", "sub-verbo")
        case "is-numeric":
            return value in shape.present and numeric_test(value)
        case "is-uncertain-date":
            return value in shape.present and circa_test(value)
        case _:
            return disambiguate_test


def variable_test(variable: str, shape: Shape) -> bool | Test:
    """Whether a variable has content; a year suffix is only known when rendering."""
    if variable == "year-suffix":
        return lambda context: context.ambiguity.year_suffix is not None
    if variable == "citation-number":
        return True
    return variable in shape.present


def disambiguate_test(context: Context) -> bool:
    """Whether one more thing is to be printed to tell cites apart; conditions come to hold one after another."""
    context.conditions += 1
    return context.conditions <= context.ambiguity.condition


def numeric_test(variable: str) -> Test:
    """Whether the variable's content is numeric."""
    if variable == "locator":
        return lambda context: is_numeric(context.cite.locator)
    if variable in COMPUTED_VARIABLES:
        return lambda _: True

    def test(context: Context) -> bool:
        cache = context.entry.cache
        key = ("is-numeric", variable)
        if key not in cache:
            cache[key] = is_numeric(context.entry.texts.get(variable, ""))
        return bool(cache[key])

    return test


def circa_test(variable: str) -> Test:
    """Whether the date is uncertain."""

    def test(context: Context) -> bool:
        date = context.entry.dates.get(variable)
        return date is not None and date.circa

    return test
