"""A fact set by a script: ``field=value``."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

from archcite.library.corrections import pruned
from archcite.library.editing import FIELDS, from_yaml
from archcite.library.typed import EditError, Place, told
from archcite.model import Location, Record


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
    if found or (part in Location.__struct_fields__ and name not in FIELDS):
        if part not in Location.__struct_fields__ or place > len(record.locations):
            raise EditError(f"there is no {name!r}: the record has {len(record.locations)} places", Place(1, 1))
        locations = plain.setdefault("locations", [])
        if place == len(locations):
            locations.append({})
        locations[place] = {**{k: v for k, v in locations[place].items() if k != "text"}, part: value}
        return msgspec.convert(plain, Record)
    changed = from_yaml(yaml.safe_dump({name: value}, allow_unicode=True, width=10**6), Record())
    if name in FIELDS:
        plain[name] = msgspec.to_builtins(getattr(changed, name), builtin_types=())
    else:
        plain["extra"] = {k: v for k, v in {**record.extra, **changed.extra}.items() if v != ""}
    try:
        return msgspec.convert(plain, Record)
    except msgspec.ValidationError as error:
        raise EditError(told(str(error)), Place(1, 1)) from error
