"""The labelled citations as a ratchet: a loss fails, and so does a win that was not recorded here.

The labels belong to others and are read where they lie; the scorer beside them is the judge.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

#: F1 over all facts, and the share of citations with every fact right.
FLOORS = {"wilson": (1.0, 1.0), "neighbour": (1.0, 1.0)}
#: How far above the floor a figure may be before the floor must be raised.
SLACK = 0.01


@pytest.fixture(scope="module")
def scores(request: pytest.FixtureRequest) -> dict[str, dict[str, float]]:
    scorer = request.getfixturevalue("shared") / "accuracy" / "score.py"
    if not scorer.exists():
        pytest.skip("needs the labelled citations (../shared/accuracy)")
    done = subprocess.run([sys.executable, str(scorer), "--json"], capture_output=True, text=True, check=True)
    result: dict[str, dict[str, float]] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("group", FLOORS)
def test_the_floor_holds(group: str, scores: dict[str, dict[str, float]]) -> None:
    f1, whole = FLOORS[group]
    assert scores[group]["f1"] >= f1
    assert scores[group]["whole"] >= whole


@pytest.mark.parametrize("group", FLOORS)
def test_a_win_is_recorded(group: str, scores: dict[str, dict[str, float]]) -> None:
    f1, whole = FLOORS[group]
    assert scores[group]["f1"] <= f1 + SLACK, "raise the floor"
    assert scores[group]["whole"] <= whole + SLACK, "raise the floor"


def test_no_citation_crashes(shared: Path) -> None:
    scorer = shared / "accuracy" / "score.py"
    done = subprocess.run([sys.executable, str(scorer), "--show", "1000"], capture_output=True, text=True, check=True)
    assert "CRASH" not in done.stdout
