"""A CSL item ⇄ the name and value pairs by which web pages say what they are: COinS, Highwire and Dublin Core tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from archcite.doi import bare_doi
from archcite.formats.dates import date_of, edtf, words
from archcite.formats.names import NAME_VARIABLES, inverted, names_of
from archcite.formats.readable import DATE_VARIABLES, one_line
from archcite.formats.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from archcite.formats.model import Item

#: How OpenURL names a DOI where others have an address (ANSI/NISO Z39.88, info URI scheme).
_DOI: Final = "info:doi/"


def pairs(item: Mapping[str, Any], form: str) -> list[tuple[str, str]]:
    """The pairs that a form has for an item, but for its type.

    Args:
        item: a CSL-JSON item.
        form: a table of tables/web.yaml.
    """
    rows = _rows(form, str(item.get("type")))
    found: list[tuple[str, str]] = []
    for name, variable in rows.items():
        found += [(name, text) for text in _said(variable, item.get(variable))]
    return found


def _rows(form: str, kind: str) -> dict[str, str]:
    tables = table("web")[form]
    return {name: variable for name, variable in {**tables["all"], **tables.get(kind, {})}.items() if variable}


def _said(variable: str, value: Any) -> list[str]:
    if value in (None, "", [], {}):
        return []
    if variable in NAME_VARIABLES:
        return [text for name in value if (text := one_line(inverted(name).rstrip(",")))]
    if variable in DATE_VARIABLES:
        text = edtf(value) or one_line(words(value))
        return [text] if text else []
    text = one_line(value)
    return [text] if text else []


def interpret(found: Iterable[tuple[str, str]], form: str) -> Item:
    """The item that the pairs say.

    Example:
        >>> interpret([("rft.type", "manuscript"), ("rft.creator", "Rusk, Dean")], "coins")
        {'type': 'manuscript', 'author': [{'family': 'Rusk', 'given': 'Dean'}]}
    """
    given = list(found)
    tables = table("web")[form]
    kinds = tables["types"]
    said = next(
        (kinds[value.lower()] for name, value in given if name == tables["type"] and value.lower() in kinds), ""
    )
    kind = said or next(
        (csl for name, csl in tables["implies"].items() if any(name == key for key, _ in given)), "document"
    )
    rows = {**tables["read"], **_rows(form, kind)}
    item: Item = {"type": kind}
    for name, value in given:
        variable = rows.get(name)
        if not variable or not value.strip():
            continue
        if variable in NAME_VARIABLES:
            item.setdefault(variable, []).extend(names_of(value.strip()))
        elif variable in DATE_VARIABLES:
            item.setdefault(variable, date_of(value))
        elif variable == "DOI" or (variable == "URL" and value.startswith(_DOI)):
            item.setdefault("DOI", bare_doi(value.strip()))
        elif variable != "type":
            item.setdefault(variable, value.strip())
    return item
