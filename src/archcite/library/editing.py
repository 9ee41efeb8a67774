"""A record as YAML for a person to correct, and back, with the place of every mistake.

Values stay text as they were typed: YAML's own ideas of dates, octal numbers and ``no`` are switched off. Names may be
written ``Family, Given``; a name without a comma is one that must not be taken apart, such as a body's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec
import yaml

from archcite.formats.tables import table
from archcite.library.corrections import pruned
from archcite.library.days import covered
from archcite.model import Location, Name, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FIELDS: Final = tuple(field.name for field in fields(Record) if field.name not in {"extra", "inferred"})
_NAMES: Final = frozenset(["authors", "translators", "editors"])
_LONGEST: Final = 1_000_000
_DEEPEST: Final = 30
#: CSL variables that other programs fill and that a record keeps in `extra`.
_VARIABLE: Final = re.compile(r"[a-zA-Z][a-zA-Z-]{1,40}")
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


class _Dumper(yaml.SafeDumper):
    """Writes long texts as blocks, which a person can edit."""


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _write_text)


def to_yaml(record: Record) -> str:
    """A record as a person corrects it; empty fields are left out.

    Example:
        >>> print(to_yaml(Record(title="Telegram", date="1962-10-04", authors=(Name(family="Mao", given="Zedong"),))), end="")
        title: Telegram
        date: '1962-10-04'
        authors:
        - Mao, Zedong
    """
    plain: dict[str, Any] = pruned(msgspec.to_builtins(record, builtin_types=()))
    plain.pop("inferred", None)
    extra = plain.pop("extra", {})
    for field in _NAMES & plain.keys():
        plain[field] = [
            short if (short := _short(name)) and _long(short) == replace(name, text="") else written
            for name, written in zip(getattr(record, field), plain[field], strict=True)
        ]
    return yaml.dump({**plain, **extra}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def _short(name: Name) -> str:
    if name.literal:
        return "" if "," in name.literal else name.literal
    return f"{name.family}, {name.given}" if name.family and name.given else ""


def _long(text: str) -> Name:
    family, comma, given = text.partition(",")
    return Name(family=family.strip(), given=given.strip()) if comma else Name(literal=text.strip())


def from_yaml(text: str, before: Record) -> Record:
    r"""The record that an edited text describes.

    Args:
        text: YAML, as `to_yaml` writes it; lines that begin with ``#`` are left out.
        before: the record as it was, for what is not shown.

    Raises:
        EditError: with the place of the first mistake.

    Example:
        >>> from_yaml("title: No. 5\ndate: 1962-10-04\n", Record()).title
        'No. 5'
        >>> from_yaml("titel: Telegram", Record())
        Traceback (most recent call last):
        archcite.library.editing.EditError: line 1, column 1: a record has no field 'titel'; did you mean 'title'?
    """
    root = _composed(text)
    plain: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    if root is not None:
        for key, value in _pairs(root):
            name = _field(key)
            (plain if name in _FIELDS else extra)[name] = _value(name, value)
            if name in _NAMES:
                plain[name] = _with_their_text(plain[name], getattr(before, name))
    unseen = _unseen(before)
    try:
        return msgspec.convert({**plain, "extra": {**extra, **unseen}, "inferred": sorted(before.inferred)}, Record)
    except msgspec.ValidationError as error:
        raise EditError(_told(str(error)), _place_of(root, str(error))) from error


def _with_their_text(names: Any, before: tuple[Name, ...]) -> Any:
    """Names that were left as they are keep the form in which the source writes them, which is not shown."""
    known = {name: text for name, text in ((replace(name, text=""), name.text) for name in before) if text}
    if not isinstance(names, list):
        return names
    return [
        {**name, "text": text} if isinstance(name, dict) and (text := _text_of(name, known)) else name for name in names
    ]


def _text_of(name: dict[str, Any], known: dict[Name, str]) -> str:
    try:
        return known.get(msgspec.convert(name, Name), "")
    except msgspec.ValidationError:
        return ""  # told when the whole record is made


def _unseen(before: Record) -> dict[str, Any]:
    """What of ``extra`` is not shown to a person because its name is none of CSL's."""
    return {name: value for name, value in before.extra.items() if not _VARIABLE.fullmatch(name)}


def _composed(text: str) -> yaml.MappingNode | None:
    if len(text) > _LONGEST:
        raise EditError(f"a record has at most {_LONGEST} characters", Place(1, 1))
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise EditError("write the value again instead of pointing at it with *", _mark(event.start_mark))
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise EditError(f"this is no YAML: {error.problem or error}", _mark(mark)) from error
    except yaml.YAMLError as error:
        raise EditError(f"this is no YAML: {error}", Place(1, 1)) from error
    except RecursionError as error:
        raise EditError("this is nested too deeply", Place(1, 1)) from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise EditError("a record is written as lines of the form title: …", _mark(root.start_mark))
    return root


def _mark(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise EditError("the name of a field is a word", _mark(key.start_mark))
        if key.value in seen:
            raise EditError(f"{key.value!r} stands here twice", _mark(key.start_mark))
        seen.add(key.value)
        yield key, value


def _field(key: yaml.ScalarNode) -> str:
    name = str(key.value)
    if name in _FIELDS or (_VARIABLE.fullmatch(name) and name in csl_variables()):
        return name
    near = get_close_matches(name, [*_FIELDS, *csl_variables()], n=1)
    hint = (
        f"; did you mean {near[0]!r}?" if near else f"; its fields are {', '.join(_FIELDS)}, and the variables of CSL"
    )
    raise EditError(f"a record has no field {name!r}{hint}", _mark(key.start_mark))


def _value(field: str, node: yaml.Node) -> Any:
    if field in _NAMES:
        if isinstance(node, yaml.ScalarNode):
            return [_name(part.strip(), node) for part in str(node.value).split(";") if part.strip()]
        if isinstance(node, yaml.SequenceNode):
            return [
                _name(str(n.value), n) if isinstance(n, yaml.ScalarNode) else _plain(n, _as_text) for n in node.value
            ]
    if field in _FIELDS:
        value = _plain(node, _as_text)
        if field == "date" and value and isinstance(value, str) and covered(value) is None:
            raise EditError(
                f"{value!r} is no date: write 1962, 1962-10, 1962-10-04, 1962-10~, 196X or 1949/1953",
                _mark(node.start_mark),
            )
        return value == "true" if field == "ibid" else value
    return _plain(node, _as_csl)


def _name(text: str, node: yaml.Node) -> dict[str, str]:
    if not text.strip():
        raise EditError("a name is missing", _mark(node.start_mark))
    name: dict[str, str] = pruned(msgspec.to_builtins(_long(text)))
    return name


def _plain(node: yaml.Node, scalar: Callable[[yaml.ScalarNode], Any], depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise EditError("this is nested too deeply", _mark(node.start_mark))
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value, scalar, depth + 1) for key, value in _pairs(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(part, scalar, depth + 1) for part in node.value]
    assert isinstance(node, yaml.ScalarNode)  # noqa: S101  (YAML has three kinds of nodes)
    return scalar(node)


def _as_text(node: yaml.ScalarNode) -> Any:
    if node.style is None and node.value == "true" and node.tag.endswith(":bool"):
        return True
    return "" if node.tag.endswith(":null") and node.style is None else str(node.value)


def _as_csl(node: yaml.ScalarNode) -> Any:
    """Numbers stay numbers where they were: a foreign item must come back as it was."""
    if node.style is None and _INTEGER.fullmatch(node.value):
        return int(node.value)
    if node.style is None and node.value in {"true", "false"}:
        return node.value == "true"
    return "" if node.tag.endswith(":null") and node.style is None else str(node.value)


_PATH: Final = re.compile(r" - at `\$(.*)`$")


def _told(message: str) -> str:
    return _PATH.sub("", message).replace("`array`", "a list").replace("`object`", "fields").replace("`str`", "text")


def _place_of(root: yaml.MappingNode | None, message: str) -> Place:
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
    return _mark(node.start_mark) if node else Place(1, 1)


def with_setting(record: Record, setting: str) -> Record:
    """The record with one fact set, as a script says it.

    Args:
        record: as it is.
        setting: ``field=value``; ``fond=17`` and the like mean the first place; names are parted by semicolons; an empty
            value takes the fact away.

    Raises:
        EditError: for a field that there is not, or a value that it cannot have.

    Example:
        >>> with_setting(Record(), "fond=17").locations[0].fond
        '17'
        >>> with_setting(Record(), "authors=Mao, Zedong; Xinhua").authors[1].literal
        'Xinhua'
    """
    name, equals, value = setting.partition("=")
    name, value = name.strip(), value.strip()
    if not equals or not name:
        raise EditError(f"{setting!r} is not of the form field=value", Place(1, 1))
    place, part = 0, name
    found = re.fullmatch(r"locations\.(\d{1,2})\.(\w+)", name)
    if found:
        place, part = int(found[1]), found[2]
    plain: dict[str, Any] = pruned(msgspec.to_builtins(record, builtin_types=()))
    if found or (part in Location.__slots__ and name not in _FIELDS):
        if part not in Location.__slots__ or place > len(record.locations):
            raise EditError(f"there is no {name!r}: the record has {len(record.locations)} places", Place(1, 1))
        locations = plain.setdefault("locations", [])
        if place == len(locations):
            locations.append({})
        locations[place] = {**{k: v for k, v in locations[place].items() if k != "text"}, part: value}
        return msgspec.convert(plain, Record)
    quoted = yaml.dump({name: value}, Dumper=_Dumper, allow_unicode=True, width=10**6)
    changed = from_yaml(quoted, Record())
    if name in _FIELDS:
        plain[name] = msgspec.to_builtins(getattr(changed, name), builtin_types=())
    else:
        plain["extra"] = {k: v for k, v in {**record.extra, **changed.extra}.items() if v != ""}
    try:
        return msgspec.convert(plain, Record)
    except msgspec.ValidationError as error:
        raise EditError(_told(str(error)), Place(1, 1)) from error


@cache
def csl_variables() -> frozenset[str]:
    """The variables of CSL-JSON that no field of a record stands for."""
    known = table("csl")
    return frozenset([*known["numbers"], *known["texts"], *_PEOPLE, *_DATES, "type", "categories", "custom"])


_PEOPLE: Final = (
    *("chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director"),
    *("editorial-director", "editor-translator", "executive-producer", "guest", "host", "illustrator", "interviewer"),
    *("narrator", "organizer", "original-author", "performer", "producer", "reviewed-author", "script-writer"),
    "series-creator",
)
_DATES: Final = ("accessed", "available-date", "event-date", "original-date", "submitted")
