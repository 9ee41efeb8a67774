"""What every format shares: the outcome of reading, the programs written for, and a format's row in the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from archcite.model import Problem, Severity, Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: A CSL-JSON item (CSL-JSON schema 1.0.2).
Item: TypeAlias = dict[str, Any]


class Profile(StrEnum):
    """The program that an export is written for; `PLAIN` asks nothing of the reader but the format itself."""

    ZOTERO = "zotero"
    ENDNOTE = "endnote"
    MENDELEY = "mendeley"
    JABREF = "jabref"
    PANDOC = "pandoc"
    BIBLATEX = "biblatex"
    BIBTEX = "bibtex"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Reading:
    r"""What was read out of one file: what is whole, what is wrong, and the raw text of what failed.

    Args:
        text: what was read.
        items: the records read, in the file's order.
        problems: each with the place it stands at; an error means that a record, or a part of one, was not read.
        damaged: the stretches of the text that gave no item, or one that may be cut off, so that they can be set aside
            and mended.

    Example:
        >>> from archcite.formats import FORMATS
        >>> reading = FORMATS["ris"].read(Text("TY  - BOOK\nTI  - One\nER  - \nTI  - Two\nER  - \n"))
        >>> [item["title"] for item in reading.items], reading.raw
        (['One'], ('TI  - Two\nER  - ',))
    """

    text: Text
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    damaged: tuple[Span, ...] = ()

    @property
    def raw(self) -> tuple[str, ...]:
        """The text of each damaged stretch, as it stands in the file."""
        return tuple(span.of(self.text.content) for span in self.damaged)


@dataclass(slots=True)
class Collector:
    """Gathers items and problems while a file is read; `reading` gives the finished value.

    `taken` holds the identifiers met, each with the last number that was put behind it.
    """

    text: Text
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    damaged: list[Span] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)

    def warn(self, code: str, message: str, span: Span | None = None) -> None:
        """Note what was mended, or read with doubt."""
        self.problems.append(Problem(code, Severity.WARNING, message, span))

    def lose(self, code: str, message: str, span: Span) -> None:
        """Note a stretch that gave no item, and keep its raw text."""
        self.problems.append(Problem(code, Severity.ERROR, message, span))
        self.damaged.append(span)

    def reading(self) -> Reading:
        """What was gathered, as a value; problems of the decoding come first."""
        problems = (*self.text.problems, *self.problems)
        return Reading(self.text, tuple(self.items), problems, tuple(self.damaged))


def together(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items some dozens at a time, for writers that go stage by stage.

    What writes, what reads back and what compares are much code each: one after the other for each single item they take a
    sixth longer, for the processor keeps losing the one over the other.

    Example:
        >>> [len(some) for some in together([{}] * 100)]
        [64, 36]
    """
    every = iter(items)
    while some := list(islice(every, 64)):
        yield some


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: how it is called, told by its content, read and written.

    The module is imported when the format is first used, so that the table itself costs nothing.

    Args:
        name: what the command line calls it.
        title: what people call it.
        module: the module of this package that has ``read`` and, unless `writes` is False, ``write``.
        extensions: file name endings, the usual one first.
        matches: whether a text that begins like this is of this format.
        writes: whether archcite writes it.
        reads: whether archcite reads it.
    """

    name: str
    title: str
    module: str
    extensions: tuple[str, ...]
    matches: Callable[[str], bool]
    reads: bool = True
    writes: bool = True

    def read(self, text: Text) -> Reading:
        """Read a whole file.

        Args:
            text: as `archcite.formats.decoding.decode` gives it.

        Returns:
            Items and problems side by side; reading never raises on what a file holds.
        """
        reading: Reading = self._function("read")(text)
        return reading

    def write(self, items: Sequence[Item], profile: Profile | None = None) -> str:
        """Write items.

        Args:
            items: valid CSL-JSON items.
            profile: the program that will read the file; None for the one that the format is mostly written for.

        Returns:
            The whole file; the same items give the same text.
        """
        write = self._function("write")
        written: str = write(items) if profile is None else write(items, Profile(profile))
        return written

    def _function(self, name: str) -> Any:
        if not (self.reads if name == "read" else self.writes):
            raise ValueError(f"archcite does not {name} {self.title}")
        return getattr(import_module(f"archcite.formats.{self.module}"), name)
