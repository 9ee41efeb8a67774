"""One citation: its cites sorted, grouped, collapsed and joined (specification, "Cite Grouping" and "Cite Collapsing")."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from archcite.csl.engine.context import Context
from archcite.csl.engine.program import Programs, around, shape_of
from archcite.csl.markup import read_markup
from archcite.csl.names import starts_spaced
from archcite.csl.sorting import sort_by_keys
from archcite.csl.stream import Mark, Numeral, Stream, has_text, plain, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from archcite.csl.engine.context import Ambiguity, Cite
    from archcite.csl.item import Entry

#: A prefix that ends in a word or in closing punctuation, perhaps within quotes, stands a space away from what follows; one
#: that ends in an opening bracket or in Chinese or Japanese does not.
ENDS_SPACED = r"[\w.;:!?&,)\]](?<![\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])[\"'”’»\u202f\u00a0 ]*\Z"
TAG = r"<[^<>]*>"
#: A prefix that ends so leaves the cite to start a sentence.
SENTENCE_END = r"\s\S+[.?!][\"'”’»]?\s*\Z"
STOPS = (".", ",", ";")
#: A run of fewer numbers than this is not worth a range.
RANGE_LENGTH = 3


class Part:
    """A cite while its citation is put together: how it renders, and what goes between it and the one before."""

    __slots__ = ("cite", "collapsed", "context", "delimiter", "names", "stream")

    def __init__(self, cite: Cite, context: Context, stream: Stream, names: str = "") -> None:
        self.cite = cite
        self.context = context
        self.stream = stream
        self.names = names
        self.delimiter = ""
        self.collapsed = False

    @property
    def bare(self) -> bool:
        """Whether the cite has nothing of its own: no locator, prefix or suffix."""
        return not (self.cite.locator or self.cite.prefix or self.cite.suffix)


class Clusters:
    """Renders citations with the programs of a style.

    Args:
        programs: The compiled style.
        find: Gives an item, its ambiguity and its number in the bibliography by its identifier.
        sorting: Gives what an item shows everywhere, and its number.
    """

    def __init__(
        self,
        programs: Programs,
        find: Callable[[str], tuple[Entry, Ambiguity, int]],
        sorting: Callable[[str], tuple[Ambiguity, int]],
    ) -> None:
        self.programs = programs
        self.find = find
        self.sorting = sorting
        self.setting = programs.setting
        area = programs.setting.style.citation
        self.area = area
        options = area.options
        self.collapse = options.get("collapse", "")
        self.group_delimiter = options.get("cite-group-delimiter") or None
        self.descending = [key.descending for key in area.sort]
        in_text = programs.setting.style.class_ == "in-text"
        self.sorts_groups = (in_text and bool(self.collapse)) or self.group_delimiter is not None
        self.grouped = self.group_delimiter is not None or self.collapse.startswith("year")
        self.delimiter = area.layout.delimiter
        self.suffix_delimiter = options.get("year-suffix-delimiter", self.delimiter)
        self.after_collapse = options.get("after-collapse-delimiter")
        self.range_delimiter = self.setting.locale.term("citation-range-delimiter") or "–"

    # -------------------------------------------------------------------------------------------------------- cites

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
        stream = self.render(context)
        return Part(cite, context, stream, "".join(names_of(stream)) if self.grouped else "")

    def again(self, part: Part, *, cut_year: bool = False) -> None:
        """Render a cite again without its names, and perhaps without its year."""
        context = self.context(part.cite)
        context.begun = True
        context.cut_names = True
        context.cut_year = cut_year
        part.stream = self.render(context)
        part.collapsed = True

    def sorted(self, cites: Sequence[Cite]) -> list[Cite]:
        """The cites in the order of the citation's sort keys."""
        if not self.area.sort or len(cites) < 2:
            return list(cites)
        return sort_by_keys(cites, self.sort_value, self.descending, self.setting.locale.language)

    def sort_value(self, cite: Cite, number: int) -> str:
        """The value of a cite for a sort key, by the number of the key."""
        context = Context(self.find(cite.id)[0], cite, *self.sorting(cite.id))
        return self.programs.sort_key("citation", number, shape_of(context.entry, cite))(context)

    def sorted_in_groups(self, cites: Sequence[Cite]) -> list[Cite]:
        """The cites sorted, where those with the same names stand together.

        Such groups sort by the first key of their first cite, and those that this does not tell apart by the names as printed.
        Where the first key sorts downwards the rest still sorts upwards, as in citeproc-js.
        """
        if not (self.area.sort and self.sorts_groups):
            return self.sorted(cites)
        names = {cite.id: self.later_names(cite) for cite in cites}
        language = self.setting.locale.language
        by_names = sort_by_keys(
            cites,
            lambda cite, number: self.sort_value(cite, number - 1) if number else names[cite.id],
            [self.descending[0], *self.descending],
            language,
        )
        groups = [list(group) for _, group in itertools.groupby(by_names, lambda cite: names[cite.id])]
        if self.descending[0]:
            groups = [group[::-1] for group in reversed(groups)]
        first = -1 if self.descending[0] else 0
        ordered = sort_by_keys(groups, lambda group, _: self.sort_value(group[first], 0), self.descending[:1], language)
        return [cite for group in ordered for cite in group]

    def later_names(self, cite: Cite) -> str:
        """The first names of a cite as a later one prints them."""
        context = self.context(cite._replace(position="subsequent", near_note=True, locator=""))
        return "".join(names_of(self.render(context)))

    # ----------------------------------------------------------------------------------------------------- clusters

    def cluster(self, cites: Sequence[Cite], *, moving: bool = True) -> Stream:
        """A whole citation, settled.

        Args:
            cites: The cites, sorted, with their positions.
            moving: Whether cites with the same names are brought together, or only grouped where they stand together.
        """
        parts: list[Part] = []
        for cite in cites:
            parts.append(self.part(cite, begun=bool(parts)))
        if len(parts) == 1 and parts[0].cite.author_only:
            return settle(names_of_marks(parts[0].stream), punctuation_in_quote=self.setting.punctuation_in_quote)
        for number, part in enumerate(parts):
            part.delimiter = self.delimiter if number else ""
        if self.grouped:
            parts = self.group(parts, moving=moving)
        if self.collapse == "citation-number":
            parts = self.collapse_numbers(parts)
        return self.finish(parts)

    def finish(self, parts: Sequence[Part]) -> Stream:
        """The parts joined, within the layout's affixes."""
        body: Stream = []
        previous: Part | None = None
        for part in parts:
            pieces = self.with_affixes(part)
            if not pieces:
                continue
            if previous is not None:
                body.append(self.between(previous, part))
            body.extend(pieces)
            previous = part
        if not has_text(body):
            return []
        before, after = around(self.area.layout)
        return settle([*before, *body, *after], punctuation_in_quote=self.setting.punctuation_in_quote)

    @staticmethod
    def between(previous: Part, part: Part) -> str:
        """The delimiter between two cites; punctuation in their affixes takes its place."""
        if previous.cite.suffix and previous.cite.suffix.endswith(STOPS):
            at = part.delimiter.find(" ")
            return part.delimiter[at:] if at >= 0 else ""
        if not previous.cite.suffix and part.cite.prefix.startswith(STOPS):
            return ""
        return part.delimiter

    def with_affixes(self, part: Part) -> Stream:
        """A cite with its prefix and suffix."""
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

    # ----------------------------------------------------------------------------------------------------- grouping

    def groups(self, parts: Sequence[Part], *, moving: bool) -> Iterable[list[Part]]:
        """Cites by their names; those without names belong together if they print no text such as a title either."""
        found: dict[str, list[Part]] = {}
        last = ""
        for number, part in enumerate(parts):
            suffixed = self.collapse.startswith("year-suffix") and part.context.ambiguity.year_suffix is not None
            alone = not part.names and not suffixed and (part.context.titled or not self.collapse.startswith("year"))
            key = f"\0{number}" if alone else part.names
            if not moving and not last.startswith(f"{key}\1"):
                key = f"{key}\1{number}"
            elif not moving:
                key = last
            found.setdefault(key, []).append(part)
            last = key
        return found.values()

    def group(self, parts: Sequence[Part], *, moving: bool) -> list[Part]:
        """Cites with the same names side by side, and collapsed if the style asks for it."""
        out: list[Part] = []
        for group in self.groups(parts, moving=moving):
            if len(group) > 1:
                self.collapse_group(group)
            if out:
                group[0].delimiter = self.between_groups(out[-1])
            out.extend(group)
        if out:
            out[0].delimiter = ""
        return out

    def collapse_group(self, group: list[Part]) -> None:
        """Collapse the cites of one group of names."""
        for before, part in itertools.pairwise(group):
            part.delimiter = self.inside_group(before)
            if self.collapse.startswith("year"):
                self.again(part)
        if self.collapse.startswith("year-suffix"):
            self.collapse_suffixes(group)

    def between_groups(self, before: Part) -> str:
        """The delimiter before the first cite of a group."""
        if self.after_collapse is None:
            return self.delimiter
        collapsed = before.collapsed or bool(before.cite.locator) or self.collapse != "year-suffix"
        return self.after_collapse if collapsed else self.delimiter

    def inside_group(self, before: Part) -> str:
        """The delimiter between the cites of a group."""
        if self.after_collapse is not None and before.cite.locator:
            return self.after_collapse
        if self.group_delimiter is not None:
            return self.group_delimiter
        return ", " if self.setting.style.class_ == "in-text" and self.after_collapse is None else self.delimiter

    def collapse_suffixes(self, group: list[Part]) -> None:
        """Print a year once for the works of that year, and their letters after it."""
        years = [self.year_of(part) for part in group]
        for number in range(1, len(group)):
            part, before = group[number], group[number - 1]
            same = years[number] == years[number - 1]
            if same and not before.cite.suffix and not part.cite.prefix:
                self.again(part, cut_year=True)
                part.delimiter = self.group_delimiter if self.group_delimiter is not None else self.suffix_delimiter
                if "year-suffix-delimiter" in self.area.options:
                    part.delimiter = self.suffix_delimiter
        if self.collapse == "year-suffix-ranged":
            self.range_suffixes(group)

    def year_of(self, part: Part) -> str:
        """What the works of one year share: the cite without names, locator and suffix."""
        context = self.context(part.cite)
        context.cut_names = context.hidden_suffix = True
        context.cite = context.cite._replace(locator="")
        return plain(self.render(context))

    def range_suffixes(self, group: list[Part]) -> None:
        """Turn runs of three or more letters into ranges."""
        number = 0
        while number < len(group):
            end = number
            while end + 1 < len(group) and self.follows(group[end], group[end + 1]):
                end += 1
            if end - number + 1 >= RANGE_LENGTH:
                for part in group[number + 1 : end]:
                    part.stream = []
                    part.cite = group[number].cite
                group[end].delimiter = self.range_delimiter
            number = end + 1

    @staticmethod
    def follows(first: Part, second: Part) -> bool:
        """Whether the second cite is the next letter of the same year."""
        a, b = first.context.ambiguity.year_suffix, second.context.ambiguity.year_suffix
        alone = [piece for piece in second.stream if isinstance(piece, str)]
        return (
            a is not None
            and b == a + 1
            and first.bare
            and second.bare
            and len(alone) == 1
            and isinstance(alone[0], Numeral)
        )

    # ------------------------------------------------------------------------------------------------------ numbers

    def collapse_numbers(self, parts: list[Part]) -> list[Part]:
        """Turn runs of three or more citation numbers into ranges."""
        numbers = [number_of(part) for part in parts]
        out: list[Part] = []
        index = 0
        while index < len(parts):
            end = index
            while end + 1 < len(parts) and consecutive(numbers[end], numbers[end + 1]):
                end += 1
            if end - index + 1 >= RANGE_LENGTH:
                out.append(parts[index])
                parts[end].delimiter = self.range_delimiter
                parts[end].collapsed = True
                out.append(parts[end])
            else:
                out.extend(parts[index : end + 1])
            index = end + 1
        for before, part in itertools.pairwise(out):
            if before.collapsed and self.after_collapse is not None:
                part.delimiter = self.after_collapse
        return out


def consecutive(first: int | None, second: int | None) -> bool:
    """Whether two citation numbers follow each other."""
    return first is not None and second == first + 1


def number_of(part: Part) -> int | None:
    """The citation number of a cite that prints nothing else that comes from a variable."""
    if part.cite.prefix or part.cite.suffix:
        return None
    numerals = [piece for piece in part.stream if isinstance(piece, Numeral)]
    others = [piece for piece in part.stream if isinstance(piece, str) and not isinstance(piece, Numeral)]
    if len(numerals) != 1 or any(char.isalnum() for piece in others for char in piece):
        return None
    return numerals[0].number


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
