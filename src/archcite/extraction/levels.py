"""How sure a rule is, as measured: the share of its readings that were right, for each confidence that its author gave it.

Rules note readings with the confidence that was thought fit; the table levels.yaml, written by benchmarks/calibration.py, says what
that came to on citations as written and damaged. docs/extraction.md has the figures.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from archcite.archives.lexicon import entries
from archcite.data import load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

#: No reading is certain.
HIGHEST: Final = 0.99


@cache
def levels() -> dict[str, str]:
    """For each rule: the confidences that it notes, and the share of each that was right; a rule that is not there means what it says."""
    lines = entries(load_yaml(Path(__file__).with_name("levels.yaml"))["levels"])
    return dict(line.split(" ", 1) for line in lines)


@lru_cache(maxsize=4096)
def measured(rule: str, confidence: float) -> float:
    """The share of a rule's readings with a confidence that is right; what it says where nothing was measured."""
    points = (point.partition("=") for point in levels().get(rule, "").split())
    return level({float(noted): float(share) for noted, _, share in points}, confidence)


def level(points: Mapping[float, float], confidence: float) -> float:
    """The measured confidence for a noted one; between two that were measured the straight line, beyond them the same distance.

    Args:
        points: of one rule; empty where nothing was measured.
        confidence: as noted.

    Example:
        >>> level({0.7: 0.5, 0.9: 0.9}, 0.8), level({0.7: 0.5}, 0.9), level({}, 0.9)
        (0.7, 0.7, 0.9)
    """
    if not points:
        return confidence
    if (known := points.get(round(confidence, 2))) is not None:
        return known
    below = [point for point in points if point < confidence]
    above = [point for point in points if point > confidence]
    if not below or not above:
        nearest = max(below) if below else min(above)
        return min(HIGHEST, max(1 - HIGHEST, round(points[nearest] + confidence - nearest, 3)))
    low, high = max(below), min(above)
    part = (confidence - low) / (high - low)
    return round(points[low] + part * (points[high] - points[low]), 3)
