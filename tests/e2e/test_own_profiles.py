"""Profiles of the user's own through the command line: checked, kept, read by, told when broken, taken away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "adding-an-archive.md"
CITATION = "SAR, KZ 12/340.\n"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "ruritania.yaml"
    path.write_text(PAGE.read_text("utf-8").split("```yaml\n")[1].split("```")[0], "utf-8")
    return path


def archcite(home: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ARCHCITE_PROFILES": str(home / "kept")}
    command = [sys.executable, "-m", "archcite", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, input=given, env=environment)


def unsure(home: Path) -> list[str]:
    done = archcite(home, "extract", "-", given=CITATION)
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    return list(facts.get("unsure", ()))


def test_what_is_added_is_read_by_until_it_is_taken_away(tmp_path: Path, profile: Path) -> None:
    before = unsure(tmp_path)
    added = archcite(tmp_path, "profiles", "add", str(profile))
    assert (added.returncode, added.stdout) == (0, f"{profile}: kept as {tmp_path / 'kept' / 'ruritania.yaml'}\n")
    listed = archcite(tmp_path, "profiles", "list").stdout.splitlines()[-1]
    assert listed.split("\t")[0::3] == ["ruritania", str(tmp_path / "kept" / "ruritania.yaml")]
    assert (bool(before), unsure(tmp_path)) == (True, [])
    assert archcite(tmp_path, "profiles", "rm", "ruritania").returncode == 0
    assert unsure(tmp_path) == before


def test_its_labels_are_understood(tmp_path: Path, profile: Path) -> None:
    archcite(tmp_path, "profiles", "add", str(profile))
    page = "Report on the Harvest\nRepository: State Archive of Ruritania (SAR), Strelsau\nReference: KZ 12/340\nWritten on: 3 May 1961\n"
    done = archcite(tmp_path, "extract", "--to", "json", "-", given=page)
    read = json.loads(done.stdout)
    assert (done.stderr, read.get("unsure", [])) == ("", [])
    assert read["facts"]["call_number"] == "KZ 12/340"


def test_its_full_name_stands_in_the_first_note(tmp_path: Path, profile: Path) -> None:
    given = "1. SAR, KZ 12/340.\n2. SAR, KZ 12/341.\n"
    archcite(tmp_path, "profiles", "add", str(profile))
    notes = archcite(
        tmp_path, "cite", "--find", "--as", "note", "--style", "chicago", "--gloss", "-", given=given
    ).stdout
    assert notes.splitlines() == ["State Archive of Ruritania (SAR), Strelsau, KZ 12/340.", "SAR, KZ 12/341."]
    listed = archcite(tmp_path, "cite", "--find", "--as", "abbreviations", "-", given=given).stdout
    assert listed == "SAR\tState Archive of Ruritania, Strelsau\n"


def test_a_full_name_of_no_archive_is_told(tmp_path: Path, profile: Path) -> None:
    profile.write_text(profile.read_text("utf-8").replace("  SAR: State", "  SRA: State"), "utf-8")
    done = archcite(tmp_path, "profiles", "check", str(profile))
    assert done.returncode == 1
    assert f"{profile}:6:3: error: 'SRA' has a full name but is none of 'archives'" in done.stderr


def test_what_fails_its_check_is_not_kept(tmp_path: Path, profile: Path) -> None:
    profile.write_text(profile.read_text("utf-8").replace("hosts:", "hostes:"), "utf-8")
    done = archcite(tmp_path, "profiles", "add", str(profile))
    assert done.returncode == 1
    assert f"{profile}:3:1: error: unknown key 'hostes'" in done.stderr
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("command", ["extract", "cite", "batch"])
def test_one_that_was_broken_later_is_told_and_nothing_is_read_without_it(
    tmp_path: Path, profile: Path, command: str
) -> None:
    archcite(tmp_path, "profiles", "add", str(profile))
    (tmp_path / "kept" / "ruritania.yaml").write_text("name: [", "utf-8")
    source = tmp_path / "source.txt"
    source.write_text(CITATION, "utf-8")
    out = ["--out", str(tmp_path / "out")] if command == "batch" else []
    done = archcite(tmp_path, command, str(source), *out)
    assert (done.returncode, done.stdout, (tmp_path / "out").exists()) == (1, "", False)
    assert done.stderr.startswith(f"Error: your profile {tmp_path / 'kept' / 'ruritania.yaml'} cannot be read: ")
    assert archcite(tmp_path, "profiles", "rm", "ruritania").returncode == 0


def test_a_name_that_is_not_kept_is_told(tmp_path: Path) -> None:
    done = archcite(tmp_path, "profiles", "rm", "ruritania")
    assert done.returncode == 2
    assert "no profile of yours is named 'ruritania'; there are none" in done.stderr


def test_only_yaml_files_are_taken(tmp_path: Path, profile: Path) -> None:
    other = profile.rename(tmp_path / "ruritania.txt")
    assert archcite(tmp_path, "profiles", "add", str(other)).returncode == 2
