"""A record as YAML for a person to correct, and back, with the place of every mistake.

Names may be written ``Family, Given``; a name without a comma is one that must not be taken apart, such as a body's.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

import msgspec
import yaml
from msgspec.structs import fields, replace

from archcite.formats.tables import table
from archcite.library.corrections import pruned
from archcite.library.days import covered
from archcite.library.typed import EditError, as_csl, as_data, as_text, composed, pairs, place_at, place_of, told
from archcite.model import Name, Record

#: What a person can correct, beside the variables of CSL that a record keeps in `extra`.
FIELDS: Final = tuple(field.name for field in fields(Record) if field.name not in {"extra", "inferred"})
_NAMES: Final = frozenset(["authors", "translators", "editors"])
#: CSL variables that other programs fill and that a record keeps in `extra`.
_VARIABLE: Final = re.compile(r"[a-zA-Z][a-zA-Z-]{1,40}")


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
        archcite.library.typed.EditError: line 1, column 1: a record has no field 'titel'; did you mean 'title'?
    """
    root = composed(text)
    plain: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    if root is not None:
        for key, value in pairs(root):
            name = _field(key)
            (plain if name in FIELDS else extra)[name] = _value(name, value)
            if name in _NAMES:
                plain[name] = _with_their_text(plain[name], getattr(before, name))
    unseen = _unseen(before)
    try:
        return msgspec.convert({**plain, "extra": {**extra, **unseen}, "inferred": sorted(before.inferred)}, Record)
    except msgspec.ValidationError as error:
        raise EditError(told(str(error)), place_of(root, str(error))) from error


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


def _field(key: yaml.ScalarNode) -> str:
    name = str(key.value)
    if name in FIELDS or (_VARIABLE.fullmatch(name) and name in csl_variables()):
        return name
    near = get_close_matches(name, [*FIELDS, *csl_variables()], n=1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; its fields are {', '.join(FIELDS)}, and the variables of CSL"
    raise EditError(f"a record has no field {name!r}{hint}", place_at(key.start_mark))


def _value(field: str, node: yaml.Node) -> Any:
    if field in _NAMES:
        if isinstance(node, yaml.ScalarNode):
            return [_name(part.strip(), node) for part in str(node.value).split(";") if part.strip()]
        if isinstance(node, yaml.SequenceNode):
            return [
                _name(str(n.value), n) if isinstance(n, yaml.ScalarNode) else as_data(n, as_text) for n in node.value
            ]
    if field in FIELDS:
        value = as_data(node, as_text)
        if field == "date" and value and isinstance(value, str) and covered(value) is None:
            raise EditError(
                f"{value!r} is no date: write 1962, 1962-10, 1962-10-04, 1962-10~, 196X or 1949/1953",
                place_at(node.start_mark),
            )
        return value == "true" if field == "ibid" else value
    return as_data(node, as_csl)


def _name(text: str, node: yaml.Node) -> dict[str, str]:
    if not text.strip():
        raise EditError("a name is missing", place_at(node.start_mark))
    name: dict[str, str] = pruned(msgspec.to_builtins(_long(text)))
    return name


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
