"""Given names that tell the people of a whole document apart, not its cites (`givenname-disambiguation-rule`)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from archcite.csl.engine.context import WHOLE, Ambiguity
from archcite.csl.items.initials import initialize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archcite.csl.engine.context import NameList
    from archcite.csl.items.item import Entry
    from archcite.csl.items.names import PersonName


class People:
    """The people of a document, and how much of a given name tells them apart.

    Args:
        rule: The style's `givenname-disambiguation-rule`.
        lists: The lists of names in the cites of each item.
        hyphen: Whether initials keep hyphens.
    """

    def __init__(self, rule: str, lists: Mapping[str, Sequence[NameList]], *, hyphen: bool) -> None:
        self.rule = rule
        self.primary = rule.startswith("primary-name")
        self.lists = lists
        self.hyphen = hyphen

    def told_apart(self, entries: Iterable[Entry]) -> dict[str, Ambiguity]:
        """Given names as long as it takes to tell all names of the document apart."""
        known: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for entry in entries:
            for names in self.lists[entry.id]:
                for person in names.names[:1] if self.primary else names.names:
                    family, initials, given = self.name_keys(person)
                    if family:
                        known[family][initials].add(given)
        whole = self.never_initials(entries, known)
        out: dict[str, Ambiguity] = {}
        for entry in entries:
            ambiguity = out[entry.id] = Ambiguity(whole=whole.get(entry.id, frozenset()))
            for names in self.lists[entry.id]:
                for position, person in enumerate(names.names[:1] if self.primary else names.names):
                    level = self.level_of(person, names, known)
                    if level > names.level:
                        ambiguity.givens[names.number, position] = level
        return out

    def never_initials(
        self, entries: Iterable[Entry], known: Mapping[str, Mapping[str, set[str]]]
    ) -> dict[str, frozenset[tuple[str, ...]]]:
        """The people of each item whose initials another has: their given names are whole in every list of names."""
        if self.rule.endswith("with-initials"):
            return {}
        shared = {
            family: {initials for initials, given in same.items() if len(given) > 1} for family, same in known.items()
        }
        if not any(shared.values()):
            return {}
        first = 1 if self.primary else None
        out: dict[str, frozenset[tuple[str, ...]]] = {}
        for entry in entries:
            people = [person for names in entry.names.values() for person in names[:first] if not person.literal]
            keys = ((person, *self.name_keys(person)[:2]) for person in people)
            found = frozenset(
                person.identity for person, family, initials in keys if initials in shared.get(family, ())
            )
            if found:
                out[entry.id] = found
        return out

    def name_keys(self, person: PersonName) -> tuple[str, str, str]:
        """A name at its three levels: family, with initials, whole."""
        if person.literal:
            return "", "", ""
        family = f"{person.family} {person.non_dropping}".strip()
        given = " ".join(person.given.replace(".", " ").split())
        return family, initialize(given, "", hyphen=self.hyphen), given

    def level_of(self, person: PersonName, names: NameList, known: Mapping[str, Mapping[str, set[str]]]) -> int:
        """How much of a given name the rule asks for."""
        family, initials, _ = self.name_keys(person)
        if not family:
            return 0
        same = known[family]
        if self.rule.endswith("with-initials"):
            return 1 if len(same) > 1 else 0
        level = 0
        if len(same) > 1:
            level = 1 if names.initials else WHOLE
        if len(same[initials]) > 1:
            level = WHOLE
        return level
