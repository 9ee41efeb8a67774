"""The formats of a batch: what one document contributes, made anywhere, and how contributions make a file, in order.

A file is the same however the documents were divided among processes, and the same as `archcite.formats` writes at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


class Form(Protocol):
    """A format in which a batch is written."""

    @property
    def name(self) -> str:
        """What the command line calls it."""
        ...

    @property
    def ending(self) -> str:
        """The end of a file's name, such as ``bib``."""
        ...

    def part(self, told: Told) -> bytes:
        """What one document contributes."""
        ...

    def whole(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """The file that contributions make, some bytes at a time; it depends on the contributions alone."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one document when it is written.

    Args:
        input: its name.
        facts: gives what the text states, by the names of `archcite.facts`.
        item: the same as a CSL-JSON item, with its key.
        note: the footnote, if asked for.
        outcome: see `archcite.batch.account.Account`.
        problems: the codes of what was diagnosed.
    """

    input: str
    facts: Callable[[], Mapping[str, Any]]
    item: Mapping[str, Any]
    note: str
    outcome: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A format of `archcite.formats`, whose files are a head, entries and a tail.

    Args:
        name: in `archcite.formats.FORMATS`.
        ending: see `Form`.
        head: what stands before the first entry.
        between: what stands between two.
        tail: what stands after the last.
        empty: the file without entries.
    """

    name: str
    ending: str
    head: str = ""
    between: str = ""
    tail: str = ""
    empty: str = ""

    def part(self, told: Told) -> bytes:
        """See `Form.part`."""
        from archcite.formats import FORMATS

        text = FORMATS[self.name].write([dict(told.item)])
        return text.removeprefix(self.head).removesuffix(self.tail).encode()

    def whole(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """See `Form.whole`."""
        before = self.head
        none = True
        for part in parts:
            yield before.encode() + part
            before, none = self.between, False
        yield (self.empty if none else self.tail).encode()


@dataclass(frozen=True, slots=True)
class Notes:
    """One footnote a document, as JSON Lines with the input's name and key."""

    name: str = "notes"
    ending: str = "notes.jsonl"

    def part(self, told: Told) -> bytes:
        """See `Form.part`."""
        return msgspec.json.encode({"input": told.input, "key": told.item["id"], "note": told.note}) + b"\n"

    def whole(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """See `Form.whole`."""
        yield from parts


_WRITTEN: Final = (
    Written("csl-json", "csl.json", "[\n", ",\n", "\n]\n", "[]\n"),
    Written("csl-yaml", "yaml", "---\nreferences:\n", "", "---\n", "---\nreferences: []\n---\n"),
    Written("bibtex", "bib", between="\n"),
    Written("biblatex", "biblatex.bib", between="\n"),
    Written("ris", "ris"),
)
#: What ``--to`` takes.
NAMES: Final = (*(form.name for form in _WRITTEN), "parquet")


def form(name: str) -> Form:
    """The format of a name.

    Raises:
        ExtraMissingError: it needs a package that is not installed.
    """
    if name == "notes":
        return Notes()
    if name == "parquet":
        from archcite.batch.parquet import Parquet

        return Parquet()
    return next(written for written in _WRITTEN if written.name == name)
