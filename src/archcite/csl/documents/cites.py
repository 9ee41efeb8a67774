"""One cite: what the layout prints for it, with its own prefix and suffix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archcite.csl.engine.context import Context
from archcite.csl.engine.program import Programs, shape_of
from archcite.csl.items.markup import read_markup
from archcite.csl.items.names import starts_spaced
from archcite.csl.stream import Mark, Stream

if TYPE_CHECKING:
    from collections.abc import Callable

    from archcite.csl.engine.context import Ambiguity, Cite
    from archcite.csl.items.item import Entry

#: A prefix that ends in a word or in closing punctuation, perhaps within quotes, stands a space away from what follows; one
#: that ends in an opening bracket or in Chinese or Japanese does not.
ENDS_SPACED = r"[\w.;:!?&,)\]](?<![\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])[\"'”’»\u202f\u00a0 ]*\Z"
TAG = r"<[^<>]*>"
#: A prefix that ends so leaves the cite to start a sentence.
SENTENCE_END = r"\s\S+[.?!][\"'”’»]?\s*\Z"
#: A run of fewer cites than this is not worth a range.
RANGE_LENGTH = 3


class Part:
    """A cite while its citation is put together: how it renders, and what goes between it and the one before."""

    __slots__ = ("cite", "collapsed", "context", "delimiter", "names", "stream")

    def __init__(self, cite: Cite, context: Context, stream: Stream) -> None:
        self.cite = cite
        self.context = context
        self.stream = stream
        self.names = ""
        self.delimiter = ""
        self.collapsed = False

    @property
    def bare(self) -> bool:
        """Whether the cite has nothing of its own: no locator, prefix or suffix."""
        return not (self.cite.locator or self.cite.prefix or self.cite.suffix)


class Cites:
    """Renders cites with the programs of a style.

    Args:
        programs: The compiled style.
        find: Gives an item, its ambiguity and its number in the bibliography by its identifier.
    """

    def __init__(self, programs: Programs, find: Callable[[str], tuple[Entry, Ambiguity, int]]) -> None:
        self.programs = programs
        self.find = find
        self.setting = programs.setting

    def context(self, cite: Cite) -> Context:
        """A fresh context for a cite."""
        entry, ambiguity, number = self.find(cite.id)
        return Context(entry, cite, ambiguity, number)

    def render(self, context: Context) -> Stream:
        """What the layout prints for a cite, without the cite's own affixes."""
        out: Stream = []
        self.programs.layout("citation", shape_of(context.entry, context.cite))(context, out)
        return out

    def part(self, cite: Cite, *, begun: bool) -> Part:
        """A cite rendered for the first time."""
        context = self.context(cite)
        context.begun = not re.search(SENTENCE_END, cite.prefix) if cite.prefix else begun
        context.cut_names = cite.suppress_author
        return Part(cite, context, self.render(context))

    def again(self, part: Part, *, cut_year: bool = False) -> None:
        """Render a cite again without its names, and perhaps without its year."""
        context = self.context(part.cite)
        context.begun = True
        context.cut_names = True
        context.cut_year = cut_year
        part.stream = self.render(context)
        part.collapsed = True

    def with_affixes(self, part: Part) -> Stream:
        """A cite with its prefix and suffix; of one that is `author_only` the first names alone."""
        if part.cite.author_only:
            return names_of_marks(part.stream)
        if not part.stream and not part.cite.prefix and not part.cite.suffix:
            return []
        out: Stream = []
        quotes = self.setting.quote_pairs
        prefix, suffix = part.cite.prefix, part.cite.suffix
        if prefix:
            away = not prefix[-1].isspace() and re.search(ENDS_SPACED, re.sub(TAG, "", prefix))
            out.extend(read_markup(f"{prefix} " if away else prefix, quotes))
        out.extend(part.stream)
        if suffix:
            spaced = starts_spaced(suffix) or suffix[0].isdigit() or suffix[0] in "[("
            out.extend(read_markup(f" {suffix}" if spaced else suffix, quotes))
        return out


def names_of(stream: Stream) -> list[str]:
    """The texts of the first names of a cite."""
    return [piece for piece in names_of_marks(stream) if isinstance(piece, str)]


def names_of_marks(stream: Stream) -> Stream:
    """The pieces of the first names of a cite."""
    out: Stream = []
    inside = False
    for piece in stream:
        if isinstance(piece, Mark) and piece.kind == "names" and piece.value == "first":
            if not piece.opens:
                return out
            inside = True
        elif inside:
            out.append(piece)
    return out
