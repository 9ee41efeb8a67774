"""YAML that a person typed, as values with the places of mistakes.

Values stay text as they were typed: YAML's own ideas of dates, octal numbers and ``no`` are switched off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST: Final = 1_000_000
_DEEPEST: Final = 30
#: Where msgspec says that a value is.
_PATH: Final = re.compile(r" - at `\$(.*)`$")
_INTEGER: Final = re.compile(r"-?(0|[1-9]\d{0,15})")


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column, counted from 1."""

    line: int
    column: int


class EditError(ValueError):
    """An edited text that is no record.

    Args:
        message: what was met and what was expected.
        place: where.

    Example:
        >>> str(EditError("no such field", Place(3, 1)))
        'line 3, column 1: no such field'
    """

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(f"line {place.line}, column {place.column}: {message}")
        self.message = message
        self.place = place


def composed(text: str) -> yaml.MappingNode | None:
    """The fields of a text; None where it has none.

    Raises:
        EditError: it is no YAML, or no fields.
    """
    if len(text) > _LONGEST:
        raise EditError(f"a record has at most {_LONGEST} characters", Place(1, 1))
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise EditError("write the value again instead of pointing at it with *", place_at(event.start_mark))
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        # What is not closed is met at the end of the text; where it was opened helps more.
        end = error.problem_mark is not None and error.problem_mark.index >= len(text.rstrip())
        mark = (error.context_mark if end else None) or error.problem_mark or error.context_mark
        what = f" {error.context}" if end and error.context else ""
        raise EditError(f"this is no YAML:{what} {error.problem or error}", place_at(mark)) from error
    except yaml.YAMLError as error:
        raise EditError(f"this is no YAML: {error}", Place(1, 1)) from error
    except RecursionError as error:
        raise EditError("this is nested too deeply", Place(1, 1)) from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise EditError("a record is written as lines of the form title: …", place_at(root.start_mark))
    return root


def place_at(mark: Any) -> Place:
    """The place of a mark of PyYAML."""
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def pairs(node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Names and values.

    Raises:
        EditError: a name is none, or stands there twice.
    """
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise EditError("the name of a field is a word", place_at(key.start_mark))
        if key.value in seen:
            raise EditError(f"{key.value!r} stands here twice", place_at(key.start_mark))
        seen.add(key.value)
        yield key, value


def as_data(node: yaml.Node, scalar: Callable[[yaml.ScalarNode], Any], depth: int = 0) -> Any:
    """A node as plain data.

    Args:
        node: of any kind.
        scalar: what a single value is, `as_text` or `as_csl`.
        depth: how deep it lies.

    Raises:
        EditError: it is nested too deeply.
    """
    if depth > _DEEPEST:
        raise EditError("this is nested too deeply", place_at(node.start_mark))
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): as_data(value, scalar, depth + 1) for key, value in pairs(node)}
    if isinstance(node, yaml.SequenceNode):
        return [as_data(part, scalar, depth + 1) for part in node.value]
    assert isinstance(node, yaml.ScalarNode)  # noqa: S101  (YAML has three kinds of nodes)
    return scalar(node)


def as_text(node: yaml.ScalarNode) -> Any:
    """What was typed, as text."""
    if node.style is None and node.value == "true" and node.tag.endswith(":bool"):
        return True
    return "" if node.tag.endswith(":null") and node.style is None else str(node.value)


def as_csl(node: yaml.ScalarNode) -> Any:
    """Numbers stay numbers where they were: a foreign item must come back as it was."""
    if node.style is None and _INTEGER.fullmatch(node.value):
        return int(node.value)
    if node.style is None and node.value in {"true", "false"}:
        return node.value == "true"
    return "" if node.tag.endswith(":null") and node.style is None else str(node.value)


def told(message: str) -> str:
    """What msgspec misses in data, in the words of YAML."""
    return _PATH.sub("", message).replace("`array`", "a list").replace("`object`", "fields").replace("`str`", "text")


def place_of(root: yaml.MappingNode | None, message: str) -> Place:
    """The place of the value that a message of msgspec names as ``$.locations[0].fond``."""
    node: yaml.Node | None = root
    found = _PATH.search(message)
    for name, number in re.findall(r"\.([\w]+)|\[(\d+)\]", found[1] if found else ""):
        if name and isinstance(node, yaml.MappingNode):
            inner = next((value for key, value in node.value if key.value == name), None)
        elif number and isinstance(node, yaml.SequenceNode) and int(number) < len(node.value):
            inner = node.value[int(number)]
        else:
            break
        if inner is None:
            break
        node = inner
    return place_at(node.start_mark) if node else Place(1, 1)
