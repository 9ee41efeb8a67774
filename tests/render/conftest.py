"""The made-up items that the tests of rendering share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def items() -> list[dict[str, Any]]:
    """One item of every kind, from items.yaml."""
    found: list[dict[str, Any]] = yaml.safe_load((HERE / "items.yaml").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def footnotes() -> list[dict[str, Any]]:
    """What stands side by side in the footnotes of a history, from footnotes.yaml."""
    found: list[dict[str, Any]] = yaml.safe_load((HERE / "footnotes.yaml").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def seed_item(items: list[dict[str, Any]]) -> dict[str, Any]:
    """The seed document's item."""
    return items[0]
