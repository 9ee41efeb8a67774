"""CSL items from outside made valid: what the CSL-JSON schema does not know moves to ``custom``, what is mistyped is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from archcite.formats.dates import date_of
from archcite.formats.names import NAME_VARIABLES, name_of
from archcite.formats.readable import DATE_VARIABLES
from archcite.formats.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from archcite.formats.model import Collector, Item
    from archcite.model import Span

_NAME_PARTS: Final = frozenset(
    [
        "family",
        "given",
        "dropping-particle",
        "non-dropping-particle",
        "suffix",
        "comma-suffix",
        "static-ordering",
        "literal",
        "parse-names",
    ]
)
_DATE_PARTS: Final = frozenset({"date-parts", "season", "circa", "literal", "raw"})
_NOTHING: Final[tuple[object, ...]] = ("", [], {})
_OTHER: Final = frozenset({"id", "type", "categories", "custom"})


def mended(raw: Mapping[str, Any], out: Collector, span: Span | None) -> Item:
    """A valid item out of an object that means to be one.

    Args:
        raw: any JSON object.
        out: takes what was mended.
        span: where the object stands.

    Returns:
        The item; ``id`` may be missing, `archcite.formats.identity.identify` gives it one.
    """
    schema = table("csl")
    item: Item = {}
    foreign: dict[str, Any] = {}
    for name, value in raw.items():
        if value is None or value in _NOTHING:
            continue
        if name in NAME_VARIABLES:
            _keep(item, foreign, name, value, _names)
        elif name in DATE_VARIABLES:
            _keep(item, foreign, name, value, _date)
        elif name in schema["numbers"]:
            _keep(item, foreign, name, value, _number)
        elif name in schema["texts"]:
            _keep(item, foreign, name, value, _text)
        elif name in _OTHER:
            item[name] = value
        else:
            foreign[str(name)] = value
    _identity(item, foreign)
    _type(item, foreign, out, span)
    if foreign:
        names = ", ".join(sorted(foreign)[:5])
        out.warn("csl-foreign", f"not as CSL-JSON has it, and kept under custom: {names}", span)
        custom = item.get("custom")
        item["custom"] = {**foreign, **(custom if isinstance(custom, dict) else {"custom": custom} if custom else {})}
    return item


def _keep(item: Item, foreign: dict[str, Any], name: str, value: Any, reading: Callable[[Any], Any]) -> None:
    found = reading(value)
    if found is None:
        foreign[name] = value
    elif found not in _NOTHING:
        item[name] = found


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return _sound(value)
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "; ".join(map(_sound, value))
    return None


def _number(value: Any) -> str | int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else _text(value)


def _sound(text: str) -> str:
    """Text without halves of surrogate pairs, which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _names(value: Any) -> list[dict[str, Any]] | None:
    names = [_name(one) for one in (value if isinstance(value, list) else [value])]
    return None if any(name is None for name in names) else [name for name in names if name]


def _name(value: Any) -> dict[str, Any] | None:
    if isinstance(value, str):
        return name_of(_sound(value))
    if not isinstance(value, dict):
        return None
    if "name" in value and isinstance(value["name"], str):
        return name_of(_sound(value["name"]))
    known = {part: _sound(v) if isinstance(v, str) else v for part, v in value.items() if part in _NAME_PARTS and v}
    sound = all(
        isinstance(v, str) or (part in {"comma-suffix", "static-ordering", "parse-names"}) for part, v in known.items()
    )
    return known if sound and len(known) == sum(bool(v) for v in value.values()) else None


def _date(value: Any) -> dict[str, Any] | None:
    if isinstance(value, str | int):
        return date_of(_sound(str(value)))
    if not isinstance(value, dict) or not value.keys() <= _DATE_PARTS:
        return None
    date = {part: v for part, v in value.items() if v not in (None, "", [], [[]], False)}
    if "date-parts" in date:
        parts = _date_parts(date["date-parts"])
        if parts is None:
            return None
        date["date-parts"] = parts
        if not parts:
            del date["date-parts"]
    for words in ("literal", "raw"):
        if words in date:
            date[words] = _sound(str(date[words]))
    if date.keys() == {"raw"} and "date-parts" in (read := date_of(date["raw"])):
        return read
    return date


def _date_parts(value: Any) -> list[list[int]] | None:
    if not isinstance(value, list) or not all(isinstance(end, list) for end in value):
        return None
    try:
        ends = [[int(part) for part in end if part not in (None, "")][:3] for end in value][:2]
    except (TypeError, ValueError):
        return None
    return [end for end in ends if end]


def _identity(item: Item, foreign: dict[str, Any]) -> None:
    if "id" in item and not isinstance(item["id"], str | int | float):
        foreign["id"] = item.pop("id")
    elif isinstance(item.get("id"), str):
        item["id"] = _sound(item["id"])
    if "categories" in item and not (
        isinstance(item["categories"], list) and all(isinstance(part, str) for part in item["categories"])
    ):
        foreign["categories"] = item.pop("categories")
    if "custom" in item and not isinstance(item["custom"], dict):
        foreign["custom"] = item.pop("custom")


def _type(item: Item, foreign: dict[str, Any], out: Collector, span: Span | None) -> None:
    kind = item.get("type")
    if kind in table("csl")["types"]:
        return
    item["type"] = table("csl")["other_types"].get(kind, "document") if isinstance(kind, str) else "document"
    if kind is None:
        out.warn("csl-no-type", "no type: read as a document", span)
    else:
        foreign["type"] = kind
