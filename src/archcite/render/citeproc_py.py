"""citeproc-py behind the seam: our own formatter, since its own does not escape what it prints.

It is the second engine, for comparison. Its limits (no year suffixes, no nested quotation marks, no disambiguation, no
ranges of dates, no names with the family first) are its own; what is
guarded here is what would lose an item or print rubbish: ids that it lower-cases, variables and dates that it does not
know, clusters that it sorts, and two full stops where a title ends in a mark.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final
from warnings import catch_warnings, simplefilter

from lxml.etree import tostring

from archcite.csl.styles.xml import NAMESPACE
from archcite.csl.vocabulary import is_true
from archcite.patterns import lazy_pattern
from archcite.render.output import Run
from archcite.render.typeset import Typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from archcite.render.request import Citation

#: Formats are marked by characters that no text may hold, because citeproc-py adds strings to strings.
_FORMATS: Final = {
    "Italic": "italic",
    "Oblique": "italic",
    "Bold": "bold",
    "Light": "",
    "Underline": "underline",
    "SmallCaps": "small-caps",
    "Superscript": "sup",
    "Subscript": "sub",
}
_NAMES: Final = ("italic", "bold", "underline", "small-caps", "sup", "sub")
_START: Final = {name: chr(0xF0000 + i) for i, name in enumerate(_NAMES)}
_END: Final = {name: chr(0xF0100 + i) for i, name in enumerate(_NAMES)}
_STARTS: Final = {char: name for name, char in _START.items()}
_ENDS: Final = {char: name for name, char in _END.items()}
_MARKS: Final = lazy_pattern("[\U000f0000-\U000f01ff]")
_AFTER_MARK: Final = lazy_pattern("([?!.])([\U000f0100-\U000f01ff”’]*)\\.")
_NAME_PARTS: Final = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")


@dataclass(frozen=True)
class CiteprocPy:
    """citeproc-py as an engine; see `archcite.render.typeset.Engine`."""

    style: _Element
    locale: str

    def typeset(self, items: Sequence[Mapping[str, Any]], citations: Sequence[Citation]) -> Typeset:
        """The citations and the bibliography of some items."""
        with _quiet():
            return _typeset(_readable(self.style), self.locale, items, citations)


def _readable(style: _Element) -> bytes:
    """The style for citeproc-py, which takes no notice of `initialize="false"`: there it inherits no mark for initials."""
    root = deepcopy(style)
    mark = root.attrib.pop("initialize-with", "")
    for name in root.iterfind(f".//{NAMESPACE}names/{NAMESPACE}name"):
        if not is_true(name.get("initialize", "true")):
            name.attrib.pop("initialize-with", "")
        elif mark and "initialize-with" not in name.attrib:
            name.set("initialize-with", mark)
    return tostring(root)


@contextmanager
def _quiet() -> Iterator[None]:
    """citeproc-py warns of each variable it does not know."""
    with catch_warnings():
        simplefilter("ignore")
        yield


def _typeset(style: bytes, locale: str, items: Sequence[Mapping[str, Any]], citations: Sequence[Citation]) -> Typeset:
    import citeproc  # noqa: PLC0415 - slow to import, and only this engine needs it
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    keys = {str(item["id"]): f"item-{number}" for number, item in enumerate(items)}
    source = CiteProcJSON([_item(item, keys[str(item["id"])], citeproc) for item in items])
    sheet = citeproc.CitationStylesStyle(BytesIO(style), locale=locale or None, validate=False)
    book = citeproc.CitationStylesBibliography(sheet, source, _formatter())
    clusters = [citeproc.Citation([_cite(cite, keys, citeproc) for cite in c.cites]) for c in citations]
    for cluster in [*clusters, *(citeproc.Citation([citeproc.CitationItem(key)]) for key in keys.values())]:
        book.register(cluster)
    inside = (sheet.root.get_locale_option("punctuation-in-quote") or "").lower() == "true"
    if sheet.has_bibliography():
        book.sort()
    texts = []
    for cluster in clusters:
        if sheet.root.get("class") == "note":  # it sorts a cluster by the bibliography; a note keeps the writer's order
            wanted = [cite.key for cite in cluster.cites]
            book.keys = [*dict.fromkeys(wanted), *(key for key in book.keys if key not in wanted)]
        texts.append(_runs(str(book.cite(cluster, str)), inside=inside))
    ids = {key: name for name, key in keys.items()}
    entries = []
    if sheet.has_bibliography():
        layout = sheet.root.bibliography.layout
        for item in book.items:
            entries += [(ids[item.key], _runs(str(text), inside=inside)) for text in layout.render_bibliography([item])]
    return Typeset(tuple(texts), tuple(entries))


def _formatter() -> SimpleNamespace:
    def around(name: str) -> Callable[[object], str]:
        return lambda text: f"{_START.get(name, '')}{text}{_END.get(name, '')}"

    return SimpleNamespace(preformat=str, **{method: around(name) for method, name in _FORMATS.items()})


def _cite(cite: Any, keys: Mapping[str, str], citeproc: Any) -> Any:
    more = {"locator": citeproc.Locator(cite.label, cite.locator)} if cite.locator else {}
    return citeproc.CitationItem(keys[cite.id], prefix=cite.prefix, suffix=cite.suffix, **more)


def _item(item: Mapping[str, Any], key: str, citeproc: Any) -> dict[str, Any]:
    known: dict[str, Any] = {"id": key, "type": str(item.get("type") or "document")}
    for variable, value in item.items():
        name = variable.replace("-", "_")
        if name in citeproc.NAMES:
            names = [part for part in map(_name, value if isinstance(value, list) else []) if part]
            if names:
                known[variable] = names
        elif name in citeproc.DATES:
            date = _date(value)
            if date:
                known[variable] = date
        elif (name in citeproc.VARIABLES or name == "archive_collection") and isinstance(value, str | int | float):
            known[variable] = _MARKS.sub("", str(value))
    return {variable: value for variable, value in known.items() if value != ""}


def _name(name: Any) -> dict[str, str]:
    if not isinstance(name, dict):
        return {}
    parts = {part: _MARKS.sub("", str(name[part])) for part in (*_NAME_PARTS, "literal") if name.get(part)}
    if "literal" in parts:
        return {"literal": parts["literal"]}
    if name.get("static-ordering") and "given" in parts:
        return {"literal": f"{parts.get('family', '')} {parts['given']}".strip()}
    return parts


def _date(date: Any) -> dict[str, Any]:
    """A date that it prints right: it fails at ranges, and at what is no number."""
    if not isinstance(date, dict):
        return {"literal": str(date)} if isinstance(date, str) and date else {}
    circa = {"circa": 1} if date.get("circa") not in (None, "", 0, "0", False, "false") else {}
    try:
        ends = [[int(part) for part in end if part not in ("", None)] for end in date.get("date-parts") or []]
    except (TypeError, ValueError):
        ends = []
    ends = [end for end in ends if end]
    if len(ends) == 1:
        day = {} if not date.get("season") else {"season": int(date["season"])}
        return {"date-parts": [_possible(ends[0])], **day, **circa}
    if len(ends) > 1:
        return {"literal": "/".join("-".join(f"{n:02d}" for n in end) for end in ends[:2]), **circa}
    words = str(date.get("literal") or date.get("raw") or "")
    return {"literal": words, **circa} if words else {}


def _possible(parts: Sequence[int]) -> list[int]:
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        return [parts[0]]
    return list(parts[:3])


def _runs(text: str, *, inside: bool) -> tuple[Run, ...]:
    """The marked text as runs, after what citeproc-py leaves undone at its seams."""
    text = _AFTER_MARK.sub(r"\1\2", text)
    if inside:
        text = re.sub(r"([”’]+)([.,])", r"\2\1", text)
        text = _AFTER_MARK.sub(r"\1\2", text)
    runs: list[Run] = []
    formats: list[str] = []
    for piece in re.split(f"({_MARKS.pattern})", text):
        if piece in _STARTS:
            formats.append(_STARTS[piece])
        elif piece in _ENDS and formats:
            formats.pop()
        elif piece:
            runs.append(Run(piece, tuple(formats)))
    return tuple(runs)
