"""Plain values → YAML, event by event: PyYAML's own way by nodes takes twice the time, and writes aliases."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_DUMPER: Final[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDEST: Final = 2**31 - 1
_TAG: Final = "tag:yaml.org,2002:"
_END_OF_MAPPING: Final = yaml.MappingEndEvent()
_END_OF_LIST: Final = yaml.SequenceEndEvent()


def written(value: Any) -> str:
    r"""A value as a YAML document in block style, lines never wrapped.

    Args:
        value: text, numbers, truth values, None, and lists and mappings of these.

    Example:
        >>> written({"language": "no", "issued": {"date-parts": [[1962, 10]]}})
        "language: 'no'\nissued:\n  date-parts:\n  - - 1962\n    - 10\n"
    """
    stream = io.StringIO()
    dumper = _DUMPER(stream, allow_unicode=True, width=_WIDEST)
    try:
        emit = dumper.emit
        emit(yaml.StreamStartEvent())
        emit(yaml.DocumentStartEvent(explicit=False))
        for event in _events(value):
            emit(event)
        emit(yaml.DocumentEndEvent(explicit=False))
        emit(yaml.StreamEndEvent())
    finally:
        dumper.dispose()
    return stream.getvalue()


def _events(value: Any) -> Iterator[yaml.Event]:
    if isinstance(value, str):
        yield _text(value)
    elif isinstance(value, dict):
        yield _beginning(mapping=True)
        for name, part in value.items():
            yield _name(str(name))
            if isinstance(part, str):
                yield _text(part)
            else:
                yield from _events(part)
        yield _END_OF_MAPPING
    elif isinstance(value, list | tuple):
        yield _beginning(mapping=False)
        for part in value:
            yield from _events(part)
        yield _END_OF_LIST
    else:
        yield _scalar(value)


@cache
def _beginning(*, mapping: bool) -> yaml.Event:
    kind, name = (yaml.MappingStartEvent, "map") if mapping else (yaml.SequenceStartEvent, "seq")
    return kind(None, f"{_TAG}{name}", True, flow_style=False)  # noqa: FBT003 - PyYAML's own order


@lru_cache(2**10)
def _name(text: str) -> yaml.Event:
    """A variable's name; there are not many."""
    return _text(text)


def _text(text: str) -> yaml.Event:
    return yaml.ScalarEvent(None, f"{_TAG}str", (_is_plainly_text(text), True), text)


def _is_plainly_text(text: str) -> bool:
    """Whether text without quotation marks would be read as text, and not as a number, a date or the like."""
    rules = _DUMPER.yaml_implicit_resolvers.get(text[:1], ())
    return not any(pattern.match(text) for _, pattern in rules)


def _scalar(value: float | None) -> yaml.Event:
    """A number, a truth value or nothing."""
    node = yaml.representer.SafeRepresenter().represent_data(value)
    return yaml.ScalarEvent(None, node.tag, (True, False), node.value)
