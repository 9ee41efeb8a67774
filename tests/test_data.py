"""What is kept of the package's data is what would be read, counts for nothing else, and never stands in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import archcite
from archcite.data import kept, load_yaml

PACKAGE = Path(next(iter(archcite.__path__)))


@pytest.fixture(autouse=True)
def bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for bytecode of this test's own."""
    folder = tmp_path / "bytecode"
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def made_of(path: Path, value: Any, times: list[int]) -> Any:
    def make() -> Any:
        times.append(1)
        return value

    return kept(path, [path], make)


def test_a_value_is_made_once(tmp_path: Path) -> None:
    source, times = tmp_path / "source.yaml", list[int]()
    source.write_text("one", "utf-8")
    value = {"names": ["РГАНИ", "AVP RF"], "number": 1, "none": None}
    assert made_of(source, value, times) == made_of(source, value, times) == value
    assert len(times) == 1
    source.write_text("two", "utf-8")
    made_of(source, value, times)
    assert len(times) == 2


def test_damage_is_made_again(tmp_path: Path, bytecode: Path) -> None:
    source, times = tmp_path / "source.yaml", list[int]()
    source.write_text("one", "utf-8")
    made_of(source, ["whole"], times)
    [place] = files(bytecode)
    whole = place.read_bytes()
    damages = [
        b"",
        b"{}",
        whole[:-1],
        whole + b" ",
        *(whole[:at] + b"\xff" + whole[at + 1 :] for at in range(len(whole))),
    ]
    for number, damage in enumerate(damages, 2):
        place.write_bytes(damage)
        assert made_of(source, ["whole"], times) == ["whole"]
        assert len(times) == number


@pytest.mark.parametrize("value", [{1: "a key that is no text"}, ["a", ("tuple",)]])
def test_what_json_would_change_is_not_kept(value: Any, tmp_path: Path, bytecode: Path) -> None:
    source = tmp_path / "source.yaml"
    source.write_text("one", "utf-8")
    assert made_of(source, value, []) == value
    assert files(bytecode) == []


def test_nothing_is_written_where_bytecode_is_not(
    tmp_path: Path, bytecode: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source.yaml"
    source.write_text("one", "utf-8")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made_of(source, [], [])
    assert files(bytecode) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    bytecode.write_bytes(b"a file, where a folder would have to be")
    assert made_of(source, ["made"], []) == ["made"]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.yaml")), ids=lambda path: path.stem)
def test_all_yaml_of_the_package_comes_back_as_it_is(path: Path) -> None:
    if path.parent.name == "profiles":
        return  # two documents each, read by `archives.profiles`
    read = yaml.safe_load(path.read_text("utf-8"))
    assert load_yaml(path) == load_yaml(path) == read


def test_a_second_process_needs_no_yaml(tmp_path: Path) -> None:
    code = "from archcite import extract; extract('RGANI, f. 3'); import sys; print('yaml' in sys.modules)"
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", code]
    writing = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    said = [
        subprocess.run(command, capture_output=True, text=True, check=True, env=writing).stdout.strip()
        for _ in range(2)
    ]
    assert said == ["True", "False"]
