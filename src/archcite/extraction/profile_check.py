"""Check a profile: its keys and patterns, and whether its examples are read as it says they are."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from archcite.archives.profiles import Profile, add_profile, load_examples, load_profile
from archcite.extraction.reader import extract

if TYPE_CHECKING:
    from pathlib import Path

#: What hostile texts repeat, how often (growing, so that a pattern of exponential time is met early), and how long a search
#: may take, in seconds.
_REPEATED = ("A", "1", "1-", "AB 12/", " ", "a.b ")
_TIMES = (16, 20, 24, 28, 100, 1000, 4000)
_SLOW = 0.1


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong in a profile.

    Args:
        line: in the file, from 1; 0 for the file as a whole.
        column: from 1.
        message: what was met and what was expected.
    """

    line: int
    column: int
    message: str


def check_profile(path: Path) -> tuple[Failure, ...]:
    """Everything that is wrong in a profile's file; empty when it can be used.

    The profile reads its examples with all others beside it, as it would when it is added.
    """
    try:
        nodes = list(yaml.compose_all(path.read_text("utf-8"), Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return (Failure(mark.line + 1 if mark else 0, mark.column + 1 if mark else 0, f"no YAML: {error.problem}"),)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        return (Failure(0, 0, f"no YAML: {error}"),)
    if not nodes or not isinstance(nodes[0], yaml.MappingNode):
        return (Failure(1, 1, "a profile is a mapping of keys to values; see docs/adding-an-archive.md"),)
    found = [*_keys(nodes[0]), *_patterns(nodes[0])]
    if found:
        return tuple(found)
    try:
        profile = load_profile(path)
    except (AttributeError, TypeError, ValueError) as error:
        return (Failure(1, 1, f"a value has the wrong form: {error}"),)
    add_profile(profile)
    return tuple(_examples(path, nodes[1] if len(nodes) > 1 else None))


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _keys(node: yaml.MappingNode) -> list[Failure]:
    known = set(Profile.__struct_fields__) - {"id"}
    found = [
        Failure(*_place(key), f"unknown key {key.value!r}; known are {', '.join(sorted(known))}")
        for key, _ in node.value
        if key.value not in known
    ]
    return (
        found
        if any(key.value == "name" for key, _ in node.value)
        else [*found, Failure(1, 1, "the key 'name' is missing")]
    )


def _patterns(node: yaml.MappingNode) -> list[Failure]:
    """Patterns that are no regular expressions, or that hostile text makes slow."""
    found = []
    for key, value in node.value:
        scalars = [value] if key.value in ("number", "numbers", "detect") else []
        if key.value == "patterns" and isinstance(value, yaml.MappingNode):
            scalars = [pattern for _, pattern in value.value]
        for scalar in scalars:
            try:
                pattern = re.compile(scalar.value, re.MULTILINE)
            except re.error as error:
                found.append(Failure(*_place(scalar), f"no regular expression: {error}"))
                continue
            if _is_slow(pattern):
                found.append(
                    Failure(*_place(scalar), "the pattern takes too long on hostile text: it repeats a repetition")
                )
    return found


def _is_slow(pattern: re.Pattern[str]) -> bool:
    for repeated in _REPEATED:
        for times in _TIMES:
            start = time.process_time()
            pattern.search(repeated * times)
            if time.process_time() - start > _SLOW:
                return True
    return False


def _examples(path: Path, node: yaml.Node | None) -> list[Failure]:
    examples = load_examples(path)
    if not examples:
        return [Failure(0, 0, "a profile needs examples: a second document with the key 'examples'")]
    places = _example_places(node)
    found = []
    for index, example in enumerate(examples):
        line, column = places[index] if index < len(places) else (0, 0)
        if (
            not isinstance(example, dict)
            or not isinstance(example.get("text"), str)
            or not isinstance(example.get("facts"), dict)
        ):
            found.append(Failure(line, column, "an example has a 'text' and 'facts'"))
            continue
        got = extract(example["text"]).facts()
        found.extend(Failure(line, column, message) for message in _differences(example["facts"], got))
    return found


def _example_places(node: yaml.Node | None) -> list[tuple[int, int]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    for key, value in node.value:
        if key.value == "examples" and isinstance(value, yaml.SequenceNode):
            return [_place(item) for item in value.value]
    return []


def _differences(wanted: dict[str, Any], got: dict[str, Any]) -> list[str]:
    messages = []
    for name in {**wanted, **got}:
        if name not in got:
            messages.append(f"{name}: {wanted[name]!r} was not read")
        elif name not in wanted:
            messages.append(f"{name}: {got[name]!r} was read, and the example does not state it")
        elif got[name] != wanted[name]:
            messages.append(f"{name}: expected {wanted[name]!r}, read {got[name]!r}")
    return messages
