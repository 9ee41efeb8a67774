"""Disambiguation: names, given names, the `disambiguate` condition, year suffixes (specification, "Disambiguation").

Items are put in buckets by the text of their cite; a bucket of one is unambiguous. In a bucket of more, each step
(one given name longer, one name more) is tried on all, and splits the bucket or does not: only steps that split it are
kept. No two items are ever compared with each other, so the cost is that of rendering each item once a step.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from archcite.csl.documents.people import People
from archcite.csl.engine.context import WHOLE, Ambiguity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from archcite.csl.documents.disambiguation_rules import Rules
    from archcite.csl.documents.looks import Look
    from archcite.csl.engine.context import NameList
    from archcite.csl.items.item import Entry

#: More conditions than any style tests.
ALL_CONDITIONS = 1000


class Disambiguator:
    """Finds how each of a set of items is told from the others.

    Args:
        rules: What the style asks for.
        look: Renders an item's cite under an ambiguity.
        hyphen: Whether initials keep hyphens.
        notes: The note in which each item is cited first, if later cites say it.
    """

    def __init__(
        self, rules: Rules, look: Callable[[Entry, Ambiguity, int], Look], *, hyphen: bool, notes: Mapping[str, int]
    ) -> None:
        self.rules = rules
        self.notes = notes
        self.look = look
        self.hyphen = hyphen
        self.results: dict[str, Ambiguity] = {}
        self.looks: dict[str, Look] = {}
        self.lists: dict[str, tuple[NameList, ...]] = {}
        self.known_people: dict[str, tuple[object, ...]] = {}

    def everywhere(self, entries: Sequence[Entry]) -> dict[str, Ambiguity]:
        """What items show in every place, cited with others or not: the given names that tell people apart.

        Args:
            entries: All items of the document.
        """
        self.looks = {entry.id: self.look(entry, Ambiguity(), 0) for entry in entries}
        self.lists = {key: look.lists for key, look in self.looks.items()}
        if self.rules.add_givenname and not self.rules.by_cite:
            self.results = People(self.rules.rule, self.lists, hyphen=self.hyphen).told_apart(entries)
        else:
            self.results = {entry.id: Ambiguity() for entry in entries}
        return {key: ambiguity.copy() for key, ambiguity in self.results.items() if ambiguity.givens}

    def run(self, entries: Sequence[Entry]) -> dict[str, Ambiguity]:
        """The ambiguity of every item, by identifier; `everywhere` comes first.

        Args:
            entries: In the order of the bibliography, which is that of year suffixes.
        """
        buckets: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            ambiguity = self.results[entry.id]
            text = self.look(entry, ambiguity, 0).text if ambiguity.givens else self.looks[entry.id].text
            buckets[text].append(entry)
        for text, bucket in buckets.items():
            if len(bucket) > 1 and text.strip():
                self.resolve(bucket)
        return self.results

    def resolve(self, bucket: list[Entry]) -> None:
        """Tell the items of a bucket apart by all means that the style allows."""
        for left in self.expand_names(bucket):
            if self.rules.year_suffix:
                self.number(left)
            elif self.rules.condition:
                self.by_condition(left)

    def expand_names(self, bucket: list[Entry]) -> list[list[Entry]]:
        """Show more of names, step by step; gives the buckets that stay ambiguous."""
        if not (self.rules.add_names or self.rules.by_cite):
            return [bucket]
        if len({self.people(entry) for entry in bucket}) == 1:
            return [bucket]
        left: list[list[Entry]] = []
        steps = list(self.steps(bucket))
        base = Ambiguity()
        work: list[tuple[list[Entry], int, Ambiguity, Ambiguity]] = [(bucket, 0, base, base.copy())]
        while work:
            group, at, trial, kept = work.pop()
            parts: list[list[Entry]] = [group]
            while at < len(steps) and len(parts) == 1:
                apply(steps[at], trial)
                parts = self.split_names(group, trial)
                at += 1
            if len(parts) == 1:
                left.append(group)
                self.keep(group, kept)
                continue
            capture(steps[at - 1], trial, kept)
            for part in parts:
                if len(part) == 1:
                    self.keep(part, kept)
                else:
                    work.append((part, at, trial.copy(), kept.copy()))
        return left

    def steps(self, bucket: Sequence[Entry]) -> Iterator[tuple[str, int, int, int]]:
        """The steps for a bucket: longer given names from the first on, then a name more, and so on."""
        lists: dict[int, list[NameList]] = defaultdict(list)
        for entry in bucket:
            for names in self.lists[entry.id]:
                lists[names.number].append(names)
        for index in sorted(lists):
            total = max(len(names.names) for names in lists[index])
            shown = min(names.shown for names in lists[index])
            level = min(names.level for names in lists[index])
            initials = any(names.initials for names in lists[index])
            for position in range(total):
                if position >= shown:
                    if not self.rules.add_names:
                        break
                    yield ("names", index, position, position + 1)
                if self.rules.by_cite:
                    for longer in range(level + 1, WHOLE + 1):
                        if longer == WHOLE or initials:
                            yield ("givens", index, position, longer)

    def split(self, group: Sequence[Entry], trial: Ambiguity) -> list[list[Entry]]:
        """The group by the text that its cites have under an ambiguity."""
        parts: dict[str, list[Entry]] = defaultdict(list)
        for entry in group:
            parts[self.look(entry, self.merged(entry, trial), 0).text].append(entry)
        return list(parts.values())

    def split_names(self, group: Sequence[Entry], trial: Ambiguity) -> list[list[Entry]]:
        """As `split`, for more of names: items that look alike and have the same names stay together in any case."""
        alike: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
        for entry in group:
            alike[self.people(entry)].append(entry)
        if len(alike) == 1:
            return [list(group)]
        parts: dict[str, list[Entry]] = defaultdict(list)
        for same in alike.values():
            parts[self.look(same[0], self.merged(same[0], trial), 0).text].extend(same)
        place = {entry.id: at for at, entry in enumerate(group)}
        return [sorted(part, key=lambda entry: place[entry.id]) for part in parts.values()]

    def people(self, entry: Entry) -> tuple[object, ...]:
        """The names in an item's cite, with what else decides how they are shown."""
        found = self.known_people.get(entry.id)
        if found is None:
            given = tuple(sorted(self.results[entry.id].givens.items()))
            found = self.known_people[entry.id] = (
                entry.type,
                given,
                *(tuple(name.identity for name in names.names) for names in self.lists[entry.id]),
            )
        return found

    def merged(self, entry: Entry, trial: Ambiguity) -> Ambiguity:
        """A trial on top of what the item already has."""
        known = self.results[entry.id]
        return Ambiguity(
            {**known.names, **trial.names},
            {**known.givens, **trial.givens},
            max(known.condition, trial.condition),
            known.year_suffix,
            known.whole,
        )

    def keep(self, group: Iterable[Entry], kept: Ambiguity) -> None:
        """Settle the ambiguity of a group."""
        for entry in group:
            self.results[entry.id] = self.merged(entry, kept)

    def by_condition(self, group: list[Entry]) -> None:
        """Let the `disambiguate` conditions hold, one more at a time, or all where none of them helps.

        The numbers of their first notes tell two items apart; of more, as in citeproc-js, the reader is told more.
        """
        if len(group) == 2 and self.notes and len({self.noted(entry) for entry in group}) == 2:
            return
        everything = Ambiguity(condition=ALL_CONDITIONS)
        if len(self.split(group, everything)) == 1:
            self.keep(group, everything)
            return
        work = [(group, 1)]
        while work:
            same, level = work.pop()
            trial = Ambiguity(condition=level)
            parts = self.split(same, trial)
            last = level >= self.conditions(same, trial)
            if len(parts) > 1:
                self.keep(same, trial)
            if not last:
                work.extend((part, level + 1) for part in parts if len(part) > 1)

    def noted(self, entry: Entry) -> str:
        """How an item's later cite looks with the number of its first note."""
        return self.look(entry, self.results[entry.id], self.notes.get(entry.id, 0)).text

    def conditions(self, group: Iterable[Entry], trial: Ambiguity) -> int:
        """How many conditions the cites of a group test."""
        return max(self.look(entry, self.merged(entry, trial), 0).conditions for entry in group)

    def number(self, group: Sequence[Entry]) -> None:
        """Give the works of a group their year suffixes."""
        for number, entry in enumerate(group):
            self.results[entry.id].year_suffix = number


def capture(step: tuple[str, int, int, int], trial: Ambiguity, kept: Ambiguity) -> None:
    """Keep a step that told items apart, with the names that have to be shown for it."""
    apply(step, kept)
    index = step[1]
    if index in trial.names:
        kept.names[index] = trial.names[index]


def apply(step: tuple[str, int, int, int], ambiguity: Ambiguity) -> None:
    """Take one step."""
    kind, index, position, value = step
    if kind == "names":
        ambiguity.names[index] = value
    else:
        ambiguity.givens[index, position] = value
