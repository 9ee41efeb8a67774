"""What all tests share: the seed, golden files, and the material that is not part of the project."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

# Laws are tried on few examples at every run and on many with HYPOTHESIS_PROFILE=thorough.
settings.register_profile("quick", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ROOT = Path(__file__).resolve().parents[1]

# Whoever runs the tests may keep profiles of archives; here only those of the project count.
os.environ["ARCHCITE_PROFILES"] = str(ROOT / "tests" / "no-profiles")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing them")


@pytest.fixture(scope="session")
def seed_path() -> Path:
    return ROOT / "seeds" / "telegram-dobrynin-1962-10-04.txt"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material that belongs to others and lies beside the checkout; skips where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the shared material beside the checkout (../shared)")
    return folder


@pytest.fixture(scope="session")
def pandoc_program() -> str:
    """The pandoc that the wheel of that name carries: of a known version, whatever older one the system has."""
    pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc (pip install pypandoc-binary)")
    return str(pypandoc.get_pandoc_path())


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a whole output with tests/golden/NAME; `pytest --update-golden` writes it instead."""

    def compare(name: str, output: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(output, "utf-8")
        assert path.exists(), f"no golden file {name}: run pytest --update-golden and read what it wrote"
        assert output == path.read_text("utf-8")

    return compare
