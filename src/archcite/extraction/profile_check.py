"""Check a profile: its keys and patterns, and whether its examples are read as it says they are."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import yaml

from archcite.archives.lexicon import entries
from archcite.archives.profiles import PROFILES, Profile, add_profile, load_examples, load_profile
from archcite.extraction.pages.header_values import LABELLED, PATTERNED
from archcite.extraction.reader import extract

if TYPE_CHECKING:
    from pathlib import Path

#: What hostile texts repeat, how often (growing, so that a pattern of exponential time is met early), and how long a search
#: may take, in seconds.
_REPEATED = ("A", "1", "1-", "AB 12/", " ", "a.b ")
_TIMES = (16, 20, 24, 28, 100, 1000, 4000)
_SLOW = 0.1
#: How much of an example is shown.
_SHOWN = 60
#: How YAML calls a text.
_TEXT = "tag:yaml.org,2002:str"
#: Keys whose value is a mapping, with the names that it can have; none where any will do.
_MAPPINGS: Final[dict[str, frozenset[str]]] = {
    "labels": LABELLED,
    "patterns": PATTERNED,
    "meanings": frozenset(),
    "full_names": frozenset(),
}
#: Keys with few values.
_CHOICES: Final = {"lead": ("title", "author-title"), "block": ("true", "false")}


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
    found = [*_keys(nodes[0]), *_values(nodes[0]), *_patterns(nodes[0]), *_full_names(nodes[0])]
    if found:
        return tuple(found)
    try:
        profile = load_profile(path)
    except (AttributeError, TypeError, ValueError) as error:
        return (Failure(1, 1, f"a value has the wrong form: {error}"),)
    others = [(owner, text) for owner, text in _examples_of_ours() if owner != profile.id]
    before = [extract(text).facts() for _, text in others]
    add_profile(profile)
    return *_examples(path, nodes[1] if len(nodes) > 1 else None), *_disturbed(others, before)


@cache
def _examples_of_ours() -> tuple[tuple[str, str], ...]:
    """The examples of the project's profiles: whose each is, and its text; read once, however many files are checked."""
    paths = sorted(PROFILES.glob("*.yaml"))
    return tuple((path.stem, example["text"]) for path in paths for example in load_examples(path))


def _disturbed(examples: list[tuple[str, str]], before: list[dict[str, Any]]) -> list[Failure]:
    """The first example of another profile that is read differently now: what is too general reads what is not the archive's."""
    for (name, text), facts in zip(examples, before, strict=True):
        told = _differences(facts, extract(text).facts())
        if told:
            opening = " ".join(text.split())[:_SHOWN]
            why = f"an example of {name!r} is read differently with it ({opening!r}: {told[0]})"
            return [Failure(0, 0, f"{why}: a name or a pattern is too general")]
    return []


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


def _values(node: yaml.MappingNode) -> list[Failure]:
    """Values of another kind than their key asks for, and facts that no label or pattern can give."""
    found = []
    for key, value in node.value:
        name = key.value
        if name in _MAPPINGS:
            found.extend(_pairs(value, name))
        elif not isinstance(value, yaml.ScalarNode):
            found.append(
                Failure(*_place(value), f"{name!r} is one text; the entries of a list are parted by semicolons")
            )
        elif name in _CHOICES and value.value not in _CHOICES[name]:
            found.append(
                Failure(*_place(value), f"{name!r} is one of {', '.join(_CHOICES[name])}, not {value.value!r}")
            )
        elif name not in _CHOICES and value.tag != _TEXT:
            found.append(Failure(*_place(value), f"{name!r} is a text, not {value.value!r}; put it in quotation marks"))
        elif name == "canonical_url" and "{number}" not in value.value:
            found.append(
                Failure(*_place(value), "the public address has '{number}' where the document's number stands")
            )
    return found


def _pairs(node: yaml.Node, name: str) -> list[Failure]:
    """What is wrong in a mapping of names to texts."""
    if not isinstance(node, yaml.MappingNode):
        return [Failure(*_place(node), f"{name!r} is a mapping of names to texts")]
    facts = _MAPPINGS[name]
    found = [
        Failure(*_place(fact), f"{fact.value!r} is no fact of {name}; there are {', '.join(sorted(facts))}")
        for fact, _ in node.value
        if facts and fact.value not in facts
    ]
    return found + [
        Failure(*_place(value), f"a text is expected, not {getattr(value, 'value', '')!r}; put it in quotation marks")
        for _, value in node.value
        if not isinstance(value, yaml.ScalarNode) or value.tag != _TEXT
    ]


def _full_names(node: yaml.MappingNode) -> list[Failure]:
    """Full names of what the profile does not read as an archive, so that no citation would ever show them."""
    told = {key.value: value for key, value in node.value}
    named, archives = told.get("full_names"), told.get("archives")
    known = entries(archives.value) if isinstance(archives, yaml.ScalarNode) else []
    return [
        Failure(*_place(code), f"{code.value!r} has a full name but is none of 'archives'")
        for code, _ in (named.value if isinstance(named, yaml.MappingNode) else ())
        if code.value not in known
    ]


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
