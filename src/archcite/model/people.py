"""Who: names, and the parties of a document."""

from __future__ import annotations

from typing import Any

import msgspec


class Name(msgspec.Struct, frozen=True):
    """A person's or a body's name, in the parts that CSL knows (CSL 1.0.2 specification, Names).

    A body, or a name that must not be taken apart, has only `literal`. East Asian names keep their order: ``Mao Zedong`` has
    the family name Mao, the given name Zedong and `family_first` set.

    Args:
        text: the name as the source writes it, or empty when it was never written as one string.

    Example:
        >>> Name(family="Gaulle", given="Charles", non_dropping_particle="de").full()
        'Charles de Gaulle'
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    family_first: bool = False
    text: str = ""

    def full(self) -> str:
        """The name in the order of running text."""
        if self.literal:
            return self.literal
        particles = [self.dropping_particle, self.non_dropping_particle, self.family]
        parts = [*particles, self.given] if self.family_first else [self.given, *particles]
        named = " ".join([part for part in parts if part])
        return f"{named}, {self.suffix}" if self.suffix else named

    def csl(self) -> dict[str, Any]:
        """The name as CSL-JSON writes it (CSL 1.0.2 specification, Names).

        Example:
            >>> Name(family="Gaulle", given="Charles", non_dropping_particle="de").csl()
            {'family': 'Gaulle', 'given': 'Charles', 'non-dropping-particle': 'de'}
        """
        if self.literal:
            return {"literal": self.literal}
        parts = {
            "family": self.family,
            "given": self.given,
            "dropping-particle": self.dropping_particle,
            "non-dropping-particle": self.non_dropping_particle,
            "suffix": self.suffix,
            "static-ordering": self.family_first,
        }
        return {part: value for part, value in parts.items() if value}


class Party(msgspec.Struct, frozen=True):
    """A sender, recipient or participant: who, in which office, of which body.

    Args:
        text: as the title writes it, without a leading article: ``Soviet Ambassador to the USA Anatoly F. Dobrynin``.
        person: the person named, or None.
        office: the office held: ``Soviet Ambassador to the USA``.
        body: the institution, when the party is one or the office names one: ``USSR Ministry of Foreign Affairs``.
        place: where they wrote from or were: ``New York``.
        article: the leading article that the title writes: ``the``.
    """

    text: str
    person: Name | None = None
    office: str = ""
    body: str = ""
    place: str = ""
    article: str = ""
