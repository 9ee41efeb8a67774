"""The full-text index: which words of a record stand under which field.

The index is a table of SQLite's FTS5 whose columns are the fields that a query can name. It is made from the records alone, in
folded words (see `fold`), so that it can be made again at any time. It does not keep the words themselves in their order, only
where they stand, which halves it: to take a record out of it, one has to say what it holds of the record.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.library.fold import fold_each

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

#: The columns of the index, each with its weight in ranking: a hit in a title says more than one in an abstract.
COLUMNS: Final = {
    "key": 10.0,
    "title": 8.0,
    "author": 5.0,
    "recipient": 4.0,
    "translator": 2.0,
    "editor": 2.0,
    "people": 2.0,
    "archive": 2.0,
    "platform": 0.5,
    "fond": 2.0,
    "opis": 1.0,
    "delo": 1.0,
    "leaves": 1.0,
    "shelfmark": 2.0,
    "genre": 1.0,
    "number": 3.0,
    "address": 1.0,
    "abstract": 1.0,
    "language": 0.5,
    "type": 0.5,
    "tag": 5.0,
    "note": 2.0,
    "other": 1.0,
}

#: Raised whenever columns or folding change; a library with another number makes its index again when it is opened.
INDEX_VERSION: Final = "3"

CREATE_WORDS: Final = f"CREATE VIRTUAL TABLE words USING fts5({', '.join(COLUMNS)}, content = '', tokenize = 'ascii')"

#: What `row` gives goes behind these; the second takes out what the first put in.
INSERT: Final = f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES"
DELETE: Final = (
    f"INSERT INTO words (words, rowid, {', '.join(COLUMNS)}) VALUES ('delete', {', '.join('?' * (len(COLUMNS) + 1))})"  # noqa: S608 (our own names)
)
ONE: Final = f"{INSERT} ({', '.join('?' * (len(COLUMNS) + 1))})"

#: Variables that have columns of their own or say nothing to a reader; the text of all others goes into ``other``.
_PLACED: Final = frozenset(
    [
        *("title", "author", "recipient", "translator", "editor", "genre", "abstract", "language", "type"),
        *("id", "citation-key", "archive", "archive_location", "call-number", "number", "URL", "DOI", "ISBN", "note"),
        *("custom", "issued", "title-short", "accessed", "submitted"),
    ]
)
_NAMED: Final = frozenset(["author", "recipient", "translator", "editor"])
_AGENTS: Final = ("sender", "recipient", "participants", "provenance")
#: A step of a shelfmark, as it is folded: "f. 558", "опись 11", "фонд Р-9401".
_STEP: Final = re.compile(r"\b(fond|f|opis|op|delo|d|list|ll|l)\b\.? ?((?:[a-z]-)?\d[\w/-]*)")
_STEPS: Final = {"f": "fond", "op": "opis", "d": "delo", "list": "leaves", "ll": "leaves", "l": "leaves"}
_PLACES: Final = {name: place for place, name in enumerate(COLUMNS)}


def row(item: Mapping[str, Any], *, tags: Iterable[str] = (), note: str = "", aliases: str = "") -> list[str]:
    """What the index holds of one record.

    Args:
        item: CSL-JSON.
        tags: the record's tags.
        note: a person's note.
        aliases: other keys, parted by spaces.

    Returns:
        The values for `INSERT` and `DELETE`, behind the record's number.
    """
    ours = hidden(item)
    places = [place for place in ours.get("locations") or () if isinstance(place, dict)]
    added = (aliases, " ".join(tags), note)
    try:
        folded = fold_each(_texts(item, ours, places, added))
    except TypeError:  # what should be a text is none, but a number or a list
        folded = fold_each(_texts(_in_words(item), _in_words(ours), [_in_words(place) for place in places], added))
    if not places and folded[_PLACES["shelfmark"]] != " ":
        _take_apart(folded)
    return folded


def _texts(
    item: Mapping[str, Any], ours: Mapping[str, Any], places: list[dict[str, Any]], added: tuple[str, str, str]
) -> list[str]:
    """The texts of the columns, in their order; what is simply a text is taken as it is, for that is most of them."""
    get = item.get
    aliases, tags, note = added
    return [
        f"{get('id', '')} {aliases}",
        get("title", ""),
        _names(get("author")),
        _names(get("recipient")),
        _names(get("translator")),
        _names(get("editor")),
        " ".join([leaves(ours[name]) for name in _AGENTS if name in ours]),
        _parts(places, "archive") or get("archive", ""),
        ours.get("platform", ""),
        _parts(places, "fond"),
        _parts(places, "opis"),
        _parts(places, "delo"),
        _parts(places, "leaves"),
        " ".join([get("archive_location", ""), get("call-number", "")]),
        get("genre", ""),
        " ".join([get("number", ""), ours.get("document_number", "")]),
        " ".join([get("URL", ""), get("DOI", ""), get("ISBN", "")]),
        get("abstract", ""),
        get("language", ""),
        get("type", ""),
        tags,
        " ".join([get("note", ""), note]),
        " ".join([leaves(value) for variable, value in item.items() if variable not in _PLACED]),
    ]


def _in_words(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same with each value as its text, but for names."""
    return {name: value if name in _NAMED else leaves(value) for name, value in values.items()}


def _take_apart(folded: list[str]) -> None:
    """Let the words of a shelfmark count as its archive, fond and so on, where no record says which they are.

    Other programs have one field for "RGASPI, f. 558, op. 11": a search for ``archive:RGASPI fond:558`` finds that, too.
    """
    mark = folded[_PLACES["shelfmark"]]
    for number, step in enumerate(_STEP.finditer(mark)):
        if number == 0:
            folded[_PLACES["archive"]] += f" {mark[: step.start()]}"
        folded[_PLACES[_STEPS.get(step[1], step[1])]] += f" {step[2]}"


def rebuild(connection: sqlite3.Connection) -> int:
    """Fill the empty index from the records; gives how many there are."""
    count = 0
    tags = _grouped(connection, "SELECT record, group_concat(name, ' ') FROM tag GROUP BY record")
    aliases = _grouped(connection, "SELECT record, group_concat(alias, ' ') FROM alias GROUP BY record")

    def rows() -> Iterator[tuple[Any, ...]]:
        nonlocal count
        for number, item, note in connection.execute("SELECT id, item, note FROM record"):
            count += 1
            decoded = msgspec.json.decode(item)
            yield number, *row(decoded, tags=[tags.get(number, "")], note=note, aliases=aliases.get(number, ""))

    connection.executemany(ONE, rows())
    return count


def _grouped(connection: sqlite3.Connection, statement: str) -> dict[int, str]:
    return dict(connection.execute(statement))


def hidden(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The part of an item that archcite alone writes: the record's facts beyond CSL's variables, or nothing."""
    custom = item.get("custom")
    ours = custom.get("archcite") if isinstance(custom, dict) else None
    record = ours.get("record") if isinstance(ours, dict) else None
    return record if isinstance(record, dict) else {}


def _parts(places: list[dict[str, Any]], part: str) -> str:
    if len(places) == 1:
        return places[0].get(part, "")  # type: ignore[no-any-return]  # what is no text is met where it is joined
    return " ".join([leaves(place.get(part)) for place in places])


def _names(value: Any) -> str:
    if not isinstance(value, list):
        return leaves(value)
    try:
        return " ".join([part for name in value for part in name.values()])
    except (AttributeError, TypeError):  # what is no name, or a part of it no text
        return " ".join([leaves(part) for name in value if isinstance(name, dict) for part in name.values()])


def leaves(value: Any) -> str:
    """All text inside a value."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " ".join([leaves(part) for part in value.values()])
    if isinstance(value, list | tuple):
        return " ".join([leaves(part) for part in value])
    return str(value)


@contextmanager
def many_at_once(connection: sqlite3.Connection) -> Iterator[None]:
    """While many records are written, gather more words before they are sorted into the index."""
    set_up = "INSERT INTO words (words, rank) VALUES (?, ?)"
    connection.executemany(set_up, [("hashsize", 16 << 20), ("automerge", 0)])
    try:
        yield
    finally:
        connection.executemany(set_up, [("hashsize", 1 << 20), ("automerge", 4)])
