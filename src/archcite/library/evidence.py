"""The texts that records were read from, and what reading them gave."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from archcite.item.confidence import SURE, confidences
from archcite.library import contents
from archcite.library.entry import Source
from archcite.model import Claim, Name, Problem, Severity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from archcite.extraction import Extraction
    from archcite.model import Text


@dataclass(frozen=True, slots=True)
class Evidence:
    """What reading one source gave.

    Args:
        source: name, version of archcite that read it.
        text: what was read; empty when the library does not hold it.
        claims: every reading of every fact, with its span in the text.
        problems: what could not be read, or disagrees.
    """

    source: Source
    text: str = ""
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Stored(msgspec.Struct, omit_defaults=True):
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()


def store(connection: sqlite3.Connection, extraction: Extraction, moment: str) -> Source:
    """Keep the text, the claims and the problems of an extraction."""
    found = msgspec.json.encode(_Stored(extraction.claims, extraction.problems))
    return Source(
        name=extraction.text.source,
        content=contents.store(connection, extraction.text.content.encode()),
        evidence=contents.store(connection, found),
        reader=_reader(),
        added=moment,
    )


def load(connection: sqlite3.Connection, source: Source) -> Evidence:
    """What was kept of a source."""
    text = contents.fetch(connection, source.content).decode() if source.content else ""
    stored = _Stored()
    if source.evidence:
        stored = msgspec.json.decode(contents.fetch(connection, source.evidence), type=_Stored)
    return Evidence(source, text, stored.claims, stored.problems)


def known(connection: sqlite3.Connection, text: Text) -> int | None:
    """The row number of a record that was read from the very same text."""
    name = contents.digest(text.content.encode())
    row = connection.execute("SELECT record FROM source WHERE content = ? LIMIT 1", (name,)).fetchone()
    return int(row[0]) if row else None


def doubts(claims: Iterable[Claim], problems: Iterable[Problem]) -> tuple[str, ...]:
    """Why a person should look at a record; empty when extraction was sure of all of it.

    Example:
        >>> from archcite.model import Span
        >>> doubts([Claim("date", "1962-10-04", "4.X.62", Span(0, 6), "dates/signature", confidence=0.5)], [])
        ('date: 50 % sure',)
        >>> doubts([Claim("date", "1956", "3/4/56", Span(0, 6), "a", alternatives=("1956-03-04", "1956-04-03"))], [])
        ('date: may be 1956-03-04 or 1956-04-03',)
    """
    claims = tuple(claims)
    unsure = (
        f"{field}: {confidence:.0%} sure".replace("%", " %")
        for field, confidence in confidences(claims).items()
        if confidence < SURE
    )
    open_ones = (
        f"{claim.field}: may be {' or '.join(map(_named, claim.alternatives))}"
        for claim in claims
        if claim.alternatives
    )
    told = (problem.message for problem in problems if problem.severity is not Severity.NOTE)
    return (*told, *unsure, *open_ones)


def _named(value: Any) -> str:
    """An alternative in words; claims that were stored hold names as plain data."""
    if isinstance(value, Name):
        return f"of the family {value.family}"
    return f"of the family {value['family']}" if isinstance(value, dict) and "family" in value else str(value)


@cache
def _reader() -> str:
    from importlib.metadata import version  # noqa: PLC0415  (reads the disk)

    return version("archcite")
