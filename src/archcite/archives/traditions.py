"""Traditions of shelfmarks: in which order their steps print, with which marks, and on which side the archive stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from archcite.archives.lexicon import entries
from archcite.data import load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The tradition whose marks hold where another one has none of its own.
COMMON: Final = "fond"
_LEAVES: Final = ("leaf", "leaves")


@dataclass(frozen=True, slots=True)
class Tradition:
    """One tradition of traditions.yaml.

    Args:
        name: such as ``german``.
        steps: fond, opis and the others in the order in which they print, each with its mark.
        leaf: the mark of one leaf.
        leaves: the mark of several.
        archive_last: whether the archive stands behind its shelfmark.
    """

    name: str
    steps: Mapping[str, str]
    leaf: str
    leaves: str
    archive_last: bool = False


@cache
def traditions() -> Mapping[str, Tradition]:
    """All traditions, by name."""
    told = load_yaml(Path(__file__).with_name("traditions.yaml"))
    common = _marks(told[COMMON])
    return {name: _tradition(name, entries(line), common) for name, line in told.items()}


def tradition(name: str) -> Tradition:
    """A tradition by name; one that is unknown, or none, prints as its archive's call number.

    Example:
        >>> tradition("german").leaves, list(tradition("bulgarian").steps)[:2], tradition("").archive_last
        ('Bl.', ['opis', 'fond'], True)
    """
    return traditions().get(name) or traditions()["call-number"]


def _tradition(name: str, told: list[str], common: Mapping[str, str]) -> Tradition:
    marks = _marks("; ".join(told))
    steps = {**marks, **{step: mark for step, mark in common.items() if step not in marks}}
    leaf, leaves = (steps.pop(step) for step in _LEAVES)
    return Tradition(name, steps, leaf, leaves, archive_last="last" in told)


def _marks(line: str) -> dict[str, str]:
    return dict(entry.split(" ", 1) for entry in entries(line) if " " in entry)
