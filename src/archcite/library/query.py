"""From what a person typed into a search to a typed query.

The language: words (all must occur), ``"phrases"``, ``word*`` for a beginning, ``field:word``, ``date:1949/1953``, ``-word``
for what must not occur, ``OR``, and parentheses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from archcite.library.days import covered
from archcite.library.fold import words
from archcite.library.index import COLUMNS

#: What a query can name, with the columns of the index that it looks at.
FIELDS: Final = {
    **{column: (column,) for column in COLUMNS},
    "archive": ("archive", "platform"),
    "author": ("author", "people"),
    "sender": ("author", "people"),
    "recipient": ("recipient", "people"),
    "place": ("archive", "shelfmark"),
    "list": ("leaves",),
    "url": ("address",),
    "doi": ("address",),
    "tags": ("tag",),
}
#: Fields that are looked up in the days a record covers.
DATES: Final = ("date",)
#: More levels of parentheses than a person writes.
_DEEPEST: Final = 50
_LONGEST: Final = 10_000


class QueryError(ValueError):
    """A query that cannot be read.

    Args:
        message: what was met and what was expected.
        query: the whole query.
        position: where, counted from 0.

    Example:
        >>> print(QueryError("no such field", "autor:Mao", 0).caret())
        autor:Mao
        ^
    """

    def __init__(self, message: str, query: str, position: int) -> None:
        super().__init__(message)
        self.query = query
        self.position = position

    def caret(self) -> str:
        """The query with a caret under the place."""
        return f"{self.query}\n{' ' * self.position}^"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after the other, in one field or anywhere.

    Args:
        words: folded (see `fold`).
        field: a key of `FIELDS`; empty for any.
        prefix: whether the last word may go on.
    """

    words: tuple[str, ...]
    field: str = ""
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Records whose date lies in, or overlaps, some days (see `days`)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Not:
    """Records that a query does not find."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Records that every part finds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Records that at least one part finds."""

    parts: tuple[Node, ...]


Node = Words | Days | Not | All | Either


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int


_TOKEN: Final = re.compile(r'(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<word>(?:[^\s()"]|"[^"]*")+)|(?P<bad>")')
_FIELD: Final = re.compile(r"([^\W\d_]+):(?!//)")


def parse(query: str) -> Node:
    """Read a query.

    Args:
        query: what a person typed; an empty one finds every record.

    Raises:
        QueryError: with the place.

    Example:
        >>> parse("fond:558 dictatorship")
        All(parts=(Words(words=('558',), field='fond', prefix=False), Words(words=('dictatorship',), field='', prefix=False)))
        >>> parse("date:1949/1953")
        Days(first=19490101, last=19531231)
    """
    if len(query) > _LONGEST:
        raise QueryError(f"a query has at most {_LONGEST} characters", query, _LONGEST)
    return _Parser(query).parsed()


class _Parser:
    """Reads one query by recursive descent; each method reads one rule of the grammar."""

    def __init__(self, query: str) -> None:
        self.query = query
        found = [_Token(str(t.lastgroup), t[0], t.start()) for t in _TOKEN.finditer(query) if t.lastgroup != "space"]
        self.tokens = [*found, _Token("end", "", len(query))]
        self.at = 0
        self.depth = 0

    def parsed(self) -> Node:
        node = self.either()
        if self.peek().kind == "close":
            raise self.error("this ) closes nothing", self.peek().start)
        return node

    def peek(self) -> _Token:
        return self.tokens[self.at]

    def error(self, message: str, position: int) -> QueryError:
        return QueryError(message, self.query, position)

    def either(self) -> Node:
        parts = [self.all_of()]
        while self.peek().text == "OR":
            start = self.peek().start
            self.at += 1
            parts.append(self.all_of())
            if All(()) in parts:
                raise self.error("OR stands between two things to search for", start)
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def all_of(self) -> Node:
        parts: list[Node] = []
        while self.peek().kind not in {"close", "end"} and self.peek().text != "OR":
            part = self.one()
            if part is not None:
                parts.append(part)
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self) -> Node | None:
        token = self.peek()
        self.at += 1
        if token.kind == "open":
            return self.group(token)
        if token.kind == "bad":
            raise self.error("this quotation mark is not closed", token.start)
        if not token.text.startswith("-"):
            return self.term(token.text, token.start)
        if token.text != "-":
            part = self.term(token.text[1:], token.start + 1)
        else:
            part = self.one() if self.peek().kind == "open" else None
        return Not(part) if part is not None else None

    def group(self, token: _Token) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error(f"more than {_DEEPEST} parentheses inside each other", token.start)
        node = self.either()
        if self.peek().kind == "end":
            raise self.error("this ( is not closed", token.start)
        self.at += 1
        self.depth -= 1
        return node

    def term(self, text: str, start: int) -> Node | None:
        found = _FIELD.match(text)
        if not found:
            return self.words(text, "", start)
        name, value = found[1].lower(), text[found.end() :]
        if name not in FIELDS and name not in DATES:
            from difflib import get_close_matches  # noqa: PLC0415  (only when a field was mistyped)

            near = get_close_matches(name, [*FIELDS, *DATES], n=1)
            hint = f"did you mean {near[0]}:?" if near else f"the fields are {', '.join(sorted([*FIELDS, *DATES]))}"
            raise self.error(f"there is no field {found[1]!r}; {hint}", start)
        if not value.strip('"'):
            raise self.error(f"{found[1]}: needs something to look for", start + len(text))
        if name not in DATES:
            return self.words(value, name, start + found.end())
        days = covered(value.strip('"'))
        if days is None:
            place = start + found.end()
            raise self.error("a date is written 1962, 1962-10, 1962-10-04, 1949/1953, ../1953 or 195X", place)
        return Days(*days)

    def words(self, text: str, field: str, start: int) -> Words | None:
        prefix = text.endswith("*")
        found = words(text)
        if not found:
            if field:
                raise self.error("there is no letter or digit to look for", start)
            return None
        return Words(tuple(found), field, prefix)
