"""EndNote XML, which EndNote, Zotero, Mendeley and Citavi exchange.

Its elements are RIS's tags by other names (tables/endnote.yaml), so that what `archcite.formats.ris` says holds here too:
a body's name ends with a comma, the notes repeat what some program drops and end with the hidden copy.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from archcite.formats.carried import patch, restore
from archcite.formats.identity import identify
from archcite.formats.model import Collector, Profile, together
from archcite.formats.readable import with_nothing_hidden, with_patch
from archcite.formats.ris import told, with_parties
from archcite.formats.ris_item import interpret, lines_of, read_type, write_type
from archcite.formats.tables import table
from archcite.formats.xml_safe import elements, local, sound, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from archcite.formats.model import Item, Reading
    from archcite.model import Text

_YEAR: Final = re.compile(r"\d{4}")
_SLASHED: Final = re.compile(r"\d{4}/(0[1-9]|1[0-2])/(\d\d)?/")
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # EndNote's English names
#: Elements that nobody but EndNote's own library needs.
_ITS_OWN: Final = frozenset(
    {"database", "source-app", "rec-number", "foreign-keys", "auth-address", "orig-pub", "ref-type"}
)


def read(text: Text) -> Reading:
    """Read EndNote XML.

    Args:
        text: the file's text.

    Example:
        >>> from archcite.model import Text
        >>> xml = '<xml><records><record><ref-type name="Book">6</ref-type><titles><title>A</title></titles></record></records></xml>'
        >>> read(Text(xml)).items[0]["type"]
        'book'
    """
    out = Collector(text)
    for record, span in elements(out, "record"):
        kind = _kind(record)
        if not read_type(kind):
            out.warn("endnote-unknown-type", "no such reference type: read as a document", span)
        seen, hidden = interpret(kind, _lines(record))
        identify(out, restore(seen, hidden) if hidden else seen, span)
    return out.reading()


@cache
def _kinds() -> dict[str, str]:
    rows = table("endnote")["types"].items()
    return {str(number): tag for tag, (number, _) in rows} | {name.lower(): tag for tag, (_, name) in rows}


def _kind(record: etree._Element) -> str:
    for element in record:
        if local(element) == "ref-type":
            name = element.get("name", "").lower()
            return _kinds().get(name) or _kinds().get(text_of(element)) or text_of(element)
    return "GEN"


@cache
def _tags() -> dict[str, str]:
    found = {path: tag for tag, path in table("endnote")["paths"].items()}
    others = {path: tag for paths in table("endnote")["paths_for"].values() for tag, path in paths.items()}
    read = {"titles/alt-title": "J2", "periodical/full-title": "JF", "research-notes": "RN", "pages": "SP"}
    return found | others | read


def _lines(record: etree._Element) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    waiting = [(child, name) for child in reversed(record) if (name := local(child)) not in _ITS_OWN]
    while waiting:
        element, path = waiting.pop()
        tag = _tags().get(path)
        if tag or not len(element) or path.count("/") > 3:
            found += _pages(text_of(element)) if path == "pages" else [(tag or path, text_of(element))]
        else:
            waiting += [(child, f"{path}/{name}") for child in reversed(element) if (name := local(child))]
    return _whole_dates([(tag, value) for tag, value in found if value])


def _whole_dates(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """EndNote keeps month and day without their year."""
    year = next((value for tag, value in lines if tag == "PY"), "")
    return [(tag, f"{value} {year}" if tag == "DA" and not _YEAR.search(value) else value) for tag, value in lines]


def _pages(said: str) -> list[tuple[str, str]]:
    first, _, last = said.partition("-")
    return [("SP", first.strip()), ("EP", last.strip())]


def write(items: Sequence[Item], profile: Profile = Profile.ENDNOTE) -> str:
    """Write EndNote XML.

    Args:
        items: CSL-JSON items.
        profile: programs other than Zotero and EndNote get no recipients and translators among the authors; Zotero gets the
            address where it does not make an attachment of it.

    Example:
        >>> "<work-type>Cable</work-type>" in write([{"id": "r", "type": "manuscript", "genre": "Cable"}])
        True
    """
    numbers = count(1)
    records = "\n".join([record for some in together(items) for record in _records(some, numbers, profile)])
    inside = f"<records>\n{records}\n  </records>" if records else "<records/>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n  {inside}\n</xml>\n'


def _records(items: Sequence[Item], numbers: Iterator[int], profile: Profile) -> list[str]:
    """``record`` elements; what a reader sees of them are the lines of their leaves: none need be parsed to be proven."""
    kinds = [_written_kind(item) for item in items]
    parties, steps = with_parties(profile), _steps(profile)
    trees = [
        _tree(lines_of(item, parties=parties, kind=kind), sound(item["id"]), steps)
        for item, kind in zip(items, kinds, strict=True)
    ]
    notes = [sound(told(item, read_type(kind))) for item, kind in zip(items, kinds, strict=True)]
    seen = [
        interpret(kind, [*_whole_dates(_leaves(tree)), ("N1", with_nothing_hidden(note))])[0]
        for kind, tree, note in zip(kinds, trees, notes, strict=True)
    ]
    for item, tree, note, visible in zip(items, trees, notes, seen, strict=True):
        if whole := with_patch(note, patch(item, visible)):
            tree["notes"] = [whole]
    return [_record(*record) for record in zip(numbers, kinds, trees, strict=False)]


def _written_kind(item: Mapping[str, Any]) -> str:
    """The TY of an item, or the nearest that EndNote has."""
    kind = write_type(str(item.get("type", "")))
    return str(table("endnote")["instead"].get(kind, kind))


def _record(position: int, kind: str, tree: Mapping[str, Any]) -> str:
    number, name = table("endnote")["types"][kind]
    head = f'<rec-number>{position}</rec-number>\n      <ref-type name="{name}">{number}</ref-type>'
    return f"    <record>\n      {head}\n{_written(tree, ' ' * 6)}\n    </record>"


def _tree(lines: Sequence[tuple[str, str]], key: str, paths: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The elements of a record: name → texts, or name → elements inside."""
    tree: dict[str, Any] = {}
    for tag, value in (*lines, ("ID", key)):
        if tag not in paths:
            continue
        text = value
        if tag == "SP":
            text = "-".join([sound(value) for tag, value in lines if tag in {"SP", "EP"}])
        elif tag == "DA":
            text = _month_and_day(value)
        if text := text if text.isascii() else sound(text):
            steps = paths[tag]
            inside = tree
            for step in steps[:-1]:
                inside = inside.setdefault(step, {})
            inside.setdefault(steps[-1], []).append(text)
    return tree


@cache
def _steps(profile: Profile) -> dict[str, tuple[str, ...]]:
    """RIS tag → the elements on the way to its text."""
    paths = table("endnote")["paths"] | table("endnote")["paths_for"].get(profile, {}) | {"SP": "pages"}
    return {tag: tuple(path.split("/")) for tag, path in paths.items()}


def _leaves(tree: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    """The texts of elements as `read` takes them: by tag."""
    found: list[tuple[str, str]] = []
    tags = _tags()
    for name, inside in tree.items():
        if isinstance(inside, dict):
            found += _leaves(inside, f"{before}{name}/")
        elif name == "pages":
            found += [line for text in inside for line in _pages(text) if line[1]]
        else:
            tag = tags[f"{before}{name}"]
            for text in inside:
                found.append((tag, text))
    return found


def _written(tree: Mapping[str, Any], margin: str) -> str:
    lines: list[str] = []
    for name, inside in tree.items():
        if isinstance(inside, dict):
            lines.append(f"{margin}<{name}>\n{_written(inside, f'{margin}  ')}\n{margin}</{name}>")
        else:
            for text in inside:
                lines.append(f"{margin}<{name}>{escape(text)}</{name}>")  # noqa: PERF401 - mostly one
    return "\n".join(lines)


def _month_and_day(said: str) -> str:
    """``October 4`` for ``1962/10/04/``; other dates as they are.

    Example:
        >>> _month_and_day("1962/10/04/"), _month_and_day("1962/10//")
        ('October 4', 'October')
    """
    match = _SLASHED.fullmatch(said)
    if not match:
        return said
    return f"{_MONTHS[int(match[1]) - 1]} {int(match[2]) if match[2] else ''}".strip()
