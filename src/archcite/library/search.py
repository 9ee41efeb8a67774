"""Finding records: a typed query as SQL, the best hits first, and what was hit marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec

from archcite.library.fold import words
from archcite.library.index import COLUMNS
from archcite.library.query import FIELDS, All, Days, Either, Node, Not, Words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from archcite.model import Span

_WEIGHTS: Final = ", ".join(str(weight) for weight in COLUMNS.values())
_ORDERS: Final = {
    "key": "record.key",
    "date": "record.first_day IS NULL, record.first_day, record.key",
    "added": "record.added DESC, record.id DESC",
    "changed": "record.changed DESC, record.id DESC",
}
#: A query that finds more than this is ranked in part: those that have it in the headline first, the newest of them. To weigh
#: all 50,000 records that hold "telegram" would take long and tell nobody anything.
RANKED: Final = 2_000
_HEADLINE: Final = "{key title author recipient number tag}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a search found.

    Args:
        key: its citation key.
        item: CSL-JSON.
    """

    key: str
    item: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Sql:
    """A condition on records and the values in it."""

    text: str
    values: tuple[Any, ...] = ()


def match_expression(node: Node) -> str | None:
    """A query as FTS5 writes it, or None where FTS5 cannot say it (dates, nothing but absences).

    Example:
        >>> from archcite.library.query import parse
        >>> match_expression(parse('fond:558 "open door" -draft'))
        '((({fond} : "558") AND ("open door")) NOT ("draft"))'
    """
    if isinstance(node, Words):
        phrase = f'"{" ".join(node.words)}"{" *" if node.prefix else ""}'
        return f"({{{' '.join(FIELDS[node.field])}}} : {phrase})" if node.field else f"({phrase})"
    if isinstance(node, Either):
        parts = [match_expression(part) for part in node.parts]
        return f"({' OR '.join(part for part in parts if part)})" if all(parts) else None
    if isinstance(node, All):
        wanted = [match_expression(part) for part in node.parts if not isinstance(part, Not)]
        unwanted = [match_expression(part.part) for part in node.parts if isinstance(part, Not)]
        if not wanted or not all(wanted) or not all(unwanted):
            return None
        text = " AND ".join(part for part in wanted if part)
        text = f"({text})" if len(wanted) > 1 else text
        return f"({text} NOT {' NOT '.join(part for part in unwanted if part)})" if unwanted else text
    return None


def _condition(node: Node, column: str, *, one_by_one: bool = False) -> _Sql:
    """A query as a condition on the column that holds a record's number.

    Args:
        node: the query.
        column: such as ``record.id``.
        one_by_one: whether few records are left to look at, so that each is better looked up than all dates gathered.
    """
    match = match_expression(node)
    if match is not None:
        found = "SELECT rowid FROM words WHERE words MATCH ?"
        return _Sql(f"{column} IN ({found})", (match,))
    if isinstance(node, Days):
        within = "first_day <= ? AND last_day >= ?"
        if one_by_one:
            text = f"EXISTS (SELECT 1 FROM record AS dated WHERE dated.id = {column} AND {within})"  # noqa: S608  (our own names)
        else:  # answered from the index of days alone, without a look at the records
            text = f"{column} IN (SELECT id FROM record INDEXED BY record_days WHERE {within})"  # noqa: S608  (our own names)
        return _Sql(text, (node.last, node.first))
    if isinstance(node, Not):
        inner = _condition(node.part, column, one_by_one=one_by_one)
        return _Sql(f"NOT {inner.text}", inner.values)
    if isinstance(node, All | Either):
        parts = [_condition(part, column, one_by_one=one_by_one) for part in node.parts]
        word = " AND " if isinstance(node, All) else " OR "
        text = f"({word.join(part.text for part in parts)})" if parts else "1"
        return _Sql(text, tuple(value for part in parts for value in part.values))
    raise TypeError(f"no query: {node!r}")


def _split(node: Node) -> tuple[str | None, Node]:
    """What FTS5 can rank, and what else must hold."""
    match = match_expression(node)
    if match is not None:
        return match, All(())
    if isinstance(node, All):
        ranked = tuple(part for part in node.parts if match_expression(part) is not None)
        absent = tuple(p for p in node.parts if isinstance(p, Not) and match_expression(p.part) is not None)
        if ranked:
            rest = tuple(part for part in node.parts if part not in ranked and part not in absent)
            return match_expression(All((*ranked, *absent))), All(rest)
    return None, node


def search(connection: sqlite3.Connection, node: Node, limit: int = 50, order: str = "") -> Iterator[Hit]:
    """The records that a query finds.

    Args:
        connection: of the library.
        node: see `query.parse`.
        limit: at most so many; negative for all.
        order: ``key``, ``date``, ``added``, ``changed``; empty for the best first, or by key where nothing can be ranked.
    """
    match, rest = _split(node)
    if match is None or order:
        yield from _in_order(connection, node, limit, order or "key")
        return
    if limit < 0 or _is_few(connection, match):
        condition = _condition(rest, "+words.rowid", one_by_one=limit >= 0)
        yield from _ranked(connection, match, condition, -1, limit)
        return
    condition = _condition(rest, "+words.rowid")
    given: set[str] = set()
    for expression in (f"{_HEADLINE} : ({match})", match):
        for hit in _ranked(connection, expression, condition, max(RANKED, limit), limit):
            if len(given) < limit and hit.key not in given:
                given.add(hit.key)
                yield hit
        if len(given) >= limit:
            return


def _is_few(connection: sqlite3.Connection, match: str) -> bool:
    statement = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
    return bool(connection.execute(statement, (match, RANKED + 1)).fetchone()[0] <= RANKED)


def _in_order(connection: sqlite3.Connection, node: Node, limit: int, order: str) -> Iterator[Hit]:
    condition = _condition(node, "record.id")
    statement = f"SELECT key, item FROM record WHERE {condition.text} ORDER BY {_ORDERS[order]} LIMIT ?"  # noqa: S608  (ours)
    for key, item in connection.execute(statement, (*condition.values, limit)):
        yield Hit(key, msgspec.json.decode(item))


def _ranked(connection: sqlite3.Connection, match: str, rest: _Sql, some: int, limit: int) -> Iterator[Hit]:
    """The best of the newest `some` that match."""
    statement = (
        "SELECT record.key, record.item FROM"  # noqa: S608  (conditions are ours; what was typed is bound)
        f" (SELECT words.rowid AS number, bm25(words, {_WEIGHTS}) AS score FROM words"
        f" WHERE words MATCH ? AND {rest.text} ORDER BY words.rowid DESC LIMIT ?) AS found"
        " JOIN record ON record.id = found.number ORDER BY found.score, record.key LIMIT ?"
    )
    for key, item in connection.execute(statement, (match, *rest.values, some, limit)):
        yield Hit(key, msgspec.json.decode(item))


def count(connection: sqlite3.Connection, node: Node) -> int:
    """How many records a query finds."""
    match, rest = _split(node)
    if match is None:
        condition = _condition(node, "record.id")
        row = connection.execute(f"SELECT count(*) FROM record WHERE {condition.text}", condition.values).fetchone()  # noqa: S608
    else:
        condition = _condition(rest, "+words.rowid", one_by_one=_is_few(connection, match))
        statement = f"SELECT count(*) FROM words WHERE words MATCH ? AND {condition.text}"  # noqa: S608  (our own names)
        row = connection.execute(statement, (match, *condition.values)).fetchone()
    return int(row[0])


def sought(node: Node) -> tuple[Words, ...]:
    """The words that a query wants to find, for marking them."""
    if isinstance(node, Words):
        return (node,)
    if isinstance(node, All | Either):
        return tuple(found for part in node.parts for found in sought(part))
    return ()


_WORD: Final = re.compile(r"\w+(?:['’ʹ‘]\w+)*")


def hits(text: str, wanted: tuple[Words, ...]) -> tuple[Span, ...]:
    """Where a text has the words of a query, in whatever script it is written.

    Args:
        text: as it is shown.
        wanted: see `sought`.

    Example:
        >>> from archcite.library.query import parse
        >>> [span.of("Письмо Хрущёва") for span in hits("Письмо Хрущёва", sought(parse("khrushcheva")))]
        ['Хрущёва']
    """
    from archcite.model import Span  # noqa: PLC0415

    whole = {word for phrase in wanted for word in phrase.words}
    starts = tuple(phrase.words[-1] for phrase in wanted if phrase.prefix)
    found = []
    for word in _WORD.finditer(text):
        folded = words(word[0])
        if whole.intersection(folded) or (starts and any(part.startswith(starts) for part in folded)):
            found.append(Span(word.start(), word.end()))
    return tuple(found)
