"""CSV for spreadsheets: one row a record, one column a variable, UTF-8 with a byte order mark as Excel asks.

A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection"); names are
``Family, Given; …``, dates EDTF. What a cell cannot say stands in the last column, ``archcite``.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final

from archcite.doi import bare_doi
from archcite.formats.carried import LABEL, decode, encode, patch, restore
from archcite.formats.dates import date_of, edtf, words
from archcite.formats.extra import from_extra
from archcite.formats.identity import identify
from archcite.formats.items import mended
from archcite.formats.model import Collector, Profile
from archcite.formats.names import NAME_VARIABLES, inverted, names_of
from archcite.formats.readable import DATE_VARIABLES, one_line
from archcite.formats.tables import table
from archcite.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archcite.formats.model import Item, Reading
    from archcite.model import Text

_FIRST: Final = ("id", "type", "title", "author", "recipient", "issued", "genre", "archive", "archive_location")
_RISKY: Final = re.compile(r"['=+\-@\t\r|%]")
_LONGEST: Final = 2**31 - 1
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_MARK: Final = "\ufeff"


def read(text: Text) -> Reading:
    r"""Read CSV with a header of CSL variables, or of Zotero's column names; commas, semicolons or tabs between.

    Args:
        text: the file's text.

    Example:
        >>> from archcite.model import Text
        >>> read(Text('id,type,title,author\na,book,\'=1+1,"Rusk, Dean"\n')).items[0]["title"]
        '=1+1'
    """
    out = Collector(text)
    rows = _rows(out)
    header = next(rows, ([], Span(0, 0)))[0]
    names = _columns(header)
    if not {"title", "id", "author"} & set(names):
        if header:
            out.lose(
                "csv-no-header", "expected a first row of variables such as id, type, title", Span(0, len(text.content))
            )
        return out.reading()
    for cells, span in rows:
        if len(cells) > len(names):
            out.lose("csv-cells", f"{len(cells)} cells where the header has {len(names)}", span)
        elif any(cells):
            _row(dict(zip(names, map(_unguarded, cells), strict=False)), span, out)
    return out.reading()


def _rows(out: Collector) -> Iterator[tuple[list[str], Span]]:
    """The rows with where they stand; a quotation mark that nothing closes ends the reading."""
    content = out.text.content
    at = [0]

    def lines() -> Iterator[str]:
        for match in _LINE.finditer(content):
            at[0] = match.end()
            yield match[0]

    head = content[:4096].split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    before = csv.field_size_limit(_LONGEST)
    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    start = 0
    try:
        for row in reader:
            end = start + len(content[start : at[0]].rstrip("\r\n"))
            if row:
                yield row, Span(start, max(start, end))
            start = at[0]
    except csv.Error as error:
        out.lose("csv", f"no CSV: {error}", Span(start, len(content)))
    finally:
        csv.field_size_limit(before)


def _columns(header: list[str]) -> list[str]:
    """The variables of the columns; what another column has said already keeps its own name."""
    names: list[str] = []
    for cell in header:
        variable = _variable(cell)
        names.append(cell.strip() if variable in names else variable)
    return names


def _variable(cell: str) -> str:
    name = cell.strip(" \t" + _MARK)
    known = table("csv")["columns"].get(name.lower())
    return str(known or name)


def _row(cells: Mapping[str, str], span: Span, out: Collector) -> None:
    hidden = decode(cells.get(LABEL, "")) if cells.get(LABEL) else None
    seen = _seen(cells)
    if hidden is not None:
        identify(out, restore(seen, hidden), span)
        return
    kind = seen.get("type", "")
    seen["type"] = table("csv")["types"].get(re.sub(r"[^a-z]", "", kind.lower()), kind) if kind else "document"
    year = seen.get("year", "")
    if year and ("issued" not in seen or year in cells["issued"]):
        seen.setdefault("issued", date_of(seen.pop("year")))
    item = mended(seen, out, span)
    identify(out, item if LABEL in cells else from_extra(item), span)


def _seen(cells: Mapping[str, str]) -> Item:
    return {name: value for name, cell in cells.items() if name != LABEL and (value := _heard(name, cell.strip()))}


def _heard(name: str, cell: str) -> Any:
    if name in NAME_VARIABLES:
        return [name for part in cell.split(";") for name in names_of(part.strip())]
    if name in DATE_VARIABLES:
        return date_of(cell)
    return bare_doi(cell) if name == "DOI" else cell


def _said(name: str, value: Any) -> str:
    if name in NAME_VARIABLES:
        return "; ".join(one_line(inverted(person)).replace(";", "–") for person in value)
    if name in DATE_VARIABLES:
        return edtf(value) or one_line(words(value))
    return "" if isinstance(value, dict | list) else one_line(value)


def _guarded(cell: str) -> str:
    return f"'{cell}" if _RISKY.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell, 1) else cell


def write(items: Sequence[Item], profile: Profile = Profile.PLAIN) -> str:
    r"""Write CSV, with the columns that the items need.

    Args:
        items: CSL-JSON items.
        profile: makes no difference here.

    Example:
        >>> write([{"id": "a", "type": "book", "title": "=cmd()"}]).splitlines()[1]
        "a,book,'=cmd(),"
    """
    del profile
    used = {name for item in items for name in item} - {"custom"}
    columns = [name for name in _FIRST if name in used] + sorted(used.difference(_FIRST))
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow([*columns, LABEL])
    for item in items:
        cells = {name: _said(name, item[name]) for name in columns if name in item}
        hidden = encode(patch(item, _seen(cells)))
        writer.writerow([*(_guarded(cells.get(name, "")) for name in columns), hidden])
    return f"{_MARK}{sheet.getvalue()}"
