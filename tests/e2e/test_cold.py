"""A command imports what it needs and no more: what the time of a cold start is made of. The seconds are in benchmarks/start.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = str(Path(__file__).resolve().parents[2] / "seeds" / "telegram-dobrynin-1962-10-04.txt")
#: What reading and citing a plain text can do without once its data and styles have been read: some ten milliseconds each.
SPARED = [
    "lxml",
    "yaml",
    "platformdirs",
    "difflib",
    "anyascii",
    "html.entities",
    "rapidfuzz",
    "archcite.csl.styles.check",
    "archcite.library",
]


@pytest.fixture(scope="module")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with a folder for bytecode of this module's own."""
    folder = str(tmp_path_factory.mktemp("bytecode"))
    return {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}


def imported(arguments: list[str], environment: dict[str, str]) -> set[str]:
    """The modules that a command imports."""
    code = "import atexit, sys; from archcite.cli import main; atexit.register(lambda: print(*sys.modules)); main()"
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("style", ["chicago", "chicago-notes-bibliography", "official:apa"])
def test_citing_again_imports_no_parser(style: str, bytecode: dict[str, str]) -> None:
    arguments = ["cite", "--style", style, SEED]
    imported(arguments, bytecode)
    again = imported(arguments, bytecode)
    assert "archcite.csl.processor" in again
    assert [name for name in SPARED if name in again] == []


def test_help_imports_no_command(bytecode: dict[str, str]) -> None:
    found = imported(["--help"], bytecode)
    assert {name for name in found if name.startswith("archcite.")} == {
        "archcite.cli",
        "archcite.cli.lazy",
        "archcite.csl",
        "archcite.csl.garbage",
    }
