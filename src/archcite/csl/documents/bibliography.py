"""Bibliographies: entries in order, repeated names replaced, settings for the page (specification, "Bibliography")."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, NamedTuple

from archcite.csl.engine.context import Cite, Context
from archcite.csl.engine.decoration import wrapping
from archcite.csl.engine.program import Programs, shape_of
from archcite.csl.stream import ListMark, Mark, Piece, Stream, has_text, plain, settle
from archcite.csl.tree import Tree, build
from archcite.csl.vocabulary import is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from archcite.csl.engine.context import Ambiguity, NameList
    from archcite.csl.items.item import Entry
    from archcite.csl.styles.style import Decoration


#: What stands for a cite where an item is rendered that none cites: it has no position and nothing of its own.
NO_CITE = Cite("", position="")


class BibliographyEntry(NamedTuple):
    """One entry: the item's identifier and its tree."""

    id: str
    tree: Tree


class Bibliography(NamedTuple):
    """A bibliography.

    Attributes:
        entries: In the order of the style.
        hanging_indent: Whether all lines but the first are indented.
        second_field_align: `flush`, `margin` or empty.
        line_spacing: Lines, 1 for single.
        entry_spacing: Lines between entries, each as high as `line_spacing` says (specification, "Whitespace").
    """

    entries: tuple[BibliographyEntry, ...]
    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: int = 1
    entry_spacing: int = 1


class Bibliographies:
    """Renders bibliographies with the programs of a style."""

    def __init__(self, programs: Programs, find: Callable[[str], tuple[Entry, Ambiguity, int]]) -> None:
        self.programs = programs
        self.find = find
        self.setting = programs.setting

    def render(self, ids: Iterable[str], tell: Callable[[], object] | None = None) -> Bibliography:
        """The bibliography of some items, in their order; empty if the style has none.

        Args:
            ids: The items.
            tell: Finds how items are told apart; called where names first could show more of themselves, and not before: most
                bibliographies have all names whole.
        """
        area = self.setting.style.bibliography
        if area is None:
            return Bibliography(())
        substitute = area.options.get("subsequent-author-substitute")
        rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
        previous: tuple[str, ...] = ()
        entries: list[BibliographyEntry] = []
        for key in ids:
            lists: list[NameList] | None = None if tell is None else []
            stream = self.stream(key, lists)
            if lists and tell is not None and any(names.writer.can_show_more(names) for names in lists):
                tell()
                tell, stream = None, self.stream(key)
            if substitute is not None:
                stream, previous = substituted(stream, previous, substitute, rule)
            body = with_affixes(stream, area.layout.decoration)
            tree = build(settle(body, punctuation_in_quote=self.setting.punctuation_in_quote), self.setting.quotes)
            if tree:
                entries.append(BibliographyEntry(key, tree))
        options = area.options
        return Bibliography(
            tuple(entries),
            is_true(options.get("hanging-indent")),
            options.get("second-field-align", ""),
            spacing(options.get("line-spacing")),
            spacing(options.get("entry-spacing")),
        )

    def stream(self, key: str, lists: list[NameList] | None = None) -> Stream:
        """What the layout prints for an item; its lists of names are noted in `lists`."""
        entry, ambiguity, number = self.find(key)
        context = Context(entry, NO_CITE, ambiguity, number)
        context.recorder = lists
        out: Stream = []
        self.programs.layout("bibliography", shape_of(entry, None))(context, out)
        return out


def spacing(value: str | None) -> int:
    """A number of lines; 1 if nothing is said."""
    return int(value) if value and value.isdecimal() else 1


def with_affixes(stream: Stream, decoration: Decoration) -> Stream:
    """An entry within the layout's affixes; a suffix stands inside the last block."""
    if not has_text(stream):
        return []
    body = without_empty_block(stream)
    if decoration.suffix:
        at = len(body) - 1 if is_end_of_block(body[-1]) else len(body)
        body = [*body[:at], decoration.suffix, *body[at:]]
    if decoration.prefix:
        body = [decoration.prefix, *body]
    before, after = formats_around(decoration)
    return [*before, *space_outside(body), *after]


@functools.lru_cache(maxsize=64)
def formats_around(decoration: Decoration) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What goes around an entry but for its affixes."""
    return wrapping(decoration._replace(prefix="", suffix=""))


def is_end_of_block(piece: Piece) -> bool:
    """Whether a piece ends a block."""
    return isinstance(piece, Mark) and piece.kind == "display" and not piece.opens


def is_start_of_block(piece: Piece) -> bool:
    """Whether a piece starts a block."""
    return isinstance(piece, Mark) and piece.kind == "display" and piece.opens


def without_empty_block(stream: Stream) -> Stream:
    """The entry without a first block that has no text, as when repeated names are replaced by nothing."""
    if not is_start_of_block(stream[0]):
        return stream
    end = next((index for index, piece in enumerate(stream) if is_end_of_block(piece)), len(stream) - 1)
    return stream if plain(stream[: end + 1]) else stream[end + 1 :]


def space_outside(stream: Stream) -> Stream:
    """The entry with a space that its first or last block starts or ends in moved out of the block."""
    first, second = stream[0], stream[1] if len(stream) > 1 else ""
    if is_start_of_block(first) and isinstance(second, str) and second[:1] == " ":
        stream = [" ", first, second[1:], *stream[2:]]
    last, before = stream[-1], stream[-2] if len(stream) > 1 else ""
    if is_end_of_block(last) and isinstance(before, str) and before[-1:] == " ":
        stream = [*stream[:-2], before[:-1], last, " "]
    return stream


def substituted(
    stream: Stream, previous: tuple[str, ...], substitute: str, rule: str
) -> tuple[Stream, tuple[str, ...]]:
    """An entry whose names are replaced where they repeat those before; and who is in it, for the next entry.

    People are compared, not how they are printed: "Doe, J." may stand for two of them.
    """
    bounds = list_bounds(stream)
    if bounds is None:
        return stream, previous
    start, end, people = bounds
    same = shared(people, previous)
    whole = same == len(people) == len(previous)
    if rule == "complete-all" and whole:
        stream = [*stream[:start], substitute, *stream[end:]]
    elif (rule == "complete-each" and whole) or (rule == "partial-each" and same):
        stream = [*stream[:start], *replaced(stream[start:end], same, substitute), *stream[end:]]
    elif rule == "partial-first" and same:
        stream = [*stream[:start], *replaced(stream[start:end], 1, substitute), *stream[end:]]
    return stream, people


def list_bounds(stream: Stream) -> tuple[int, int, tuple[str, ...]] | None:
    """Where the first list of names stands, and who is in it."""
    found: tuple[int, tuple[str, ...]] | None = None
    for index, piece in enumerate(stream):
        if isinstance(piece, ListMark):
            found = index + 1, piece.people
        elif found and isinstance(piece, Mark) and piece.kind == "names" and piece.value == "list":
            return found[0], index, found[1]
    return None


def shared(people: Sequence[str], previous: Sequence[str]) -> int:
    """How many people from the first on are the same as before."""
    pairs = zip(people, previous, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def replaced(stream: Stream, count: int, substitute: str) -> Stream:
    """A list of names with so many of the first ones replaced."""
    out: Stream = []
    seen = 0
    dropping = False
    for piece in stream:
        if isinstance(piece, Mark) and piece.kind == "names" and piece.value == "one":
            seen += piece.opens
            dropping = piece.opens and seen <= count
            out.append(piece)
            if dropping:
                out.append(substitute)
        elif not dropping:
            out.append(piece)
    return out
