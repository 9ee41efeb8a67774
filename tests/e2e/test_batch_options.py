"""`archcite batch` once more over what is there already, and where something that it needs is not installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CITATION = '"Letter, A. Smith to B. Jones", October 4, 1962, RGASPI, f. {}, op. 2, d. 3, ll. 4-5.'

#: Run before anything else in every process: packages that are to be missing cannot be found.
HIDING = """
import importlib.machinery, os
hidden = set(os.environ["HIDDEN"].split())
find = importlib.machinery.PathFinder.find_spec
importlib.machinery.PathFinder.find_spec = lambda name, path=None, target=None: (
    None if name.split(".")[0] in hidden else find(name, path, target)
)
"""


def archcite(*arguments: str, cwd: Path, hidden: str = "") -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    environment = dict(os.environ)
    if hidden:
        (cwd / "hiding").mkdir(exist_ok=True)
        (cwd / "hiding" / "sitecustomize.py").write_text(HIDING)
        environment |= {"PYTHONPATH": str(cwd / "hiding"), "HIDDEN": hidden}
    command = [sys.executable, "-m", "archcite", "batch", *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False, timeout=120, text=True, env=environment)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(20):
        text = CITATION.format(number) + (" and more" * 100 if number in {3, 4} else "")
        (tmp_path / "in" / f"{number:02}.txt").write_text(text, "utf-8")
    return tmp_path


def written(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The files of the shards: what is in them, and when they were written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / "out" / "shards").iterdir()}


def test_what_is_done_is_not_done_again_unless_that_is_asked(folder: Path) -> None:
    command = ("in", "--out", "out", "--shard-size", "4")
    assert archcite(*command, cwd=folder)[0] == 0
    first = written(folder)
    code, _, said = archcite(*command, cwd=folder)
    assert (code, said) == (0, "20 documents: 20 records (20 done before). In out\n")
    assert written(folder) == first, "not one file is written again"
    assert "(20 done before)" in archcite(*command, "--resume", cwd=folder)[2]
    code, _, said = archcite(*command, "--no-resume", cwd=folder)
    assert (code, "done before" in said) == (0, False)
    again = written(folder)
    assert {name: data for name, (data, _) in again.items()} == {name: data for name, (data, _) in first.items()}
    assert all(again[name][1] > moment for name, (_, moment) in first.items()), "every file is written anew"
    assert archcite("verify", "out", cwd=folder)[0] == 0


def test_failures_are_tried_again_only_when_that_is_asked(folder: Path) -> None:
    command = ("in", "--out", "out", "--shard-size", "4")
    assert archcite(*command, "--max-size", "500", cwd=folder)[0] == 1
    failures = [
        json.loads(line)["input"] for line in (folder / "out" / "failures.jsonl").read_text("utf-8").splitlines()
    ]
    assert failures == ["in/03.txt", "in/04.txt"]
    first = written(folder)
    code, _, said = archcite(*command, cwd=folder)
    assert (code, said) == (1, "20 documents: 18 records, 2 failed (20 done before). Why: out/failures.jsonl\n")
    code, _, said = archcite(*command, "--retry", cwd=folder)
    assert code == 0, "the usual limit is above their size"
    assert said.startswith("20 documents: 20 records (")
    kept = {name for name, file in written(folder).items() if first.get(name) == file}
    assert kept, "shards without a failure are left alone"
    assert kept < set(first)
    assert (folder / "out" / "failures.jsonl").read_bytes() == b""
    assert archcite("verify", "out", cwd=folder)[0] == 0
    assert "(20 done before)" in archcite(*command, "--retry", cwd=folder)[2], "nothing failed: nothing is tried again"


MISSING = [
    ("distributed", ["in", "--out", "out", "--engine", "dask"], "batches on a cluster need distributed: "),
    ("dask", ["in", "--out", "out", "--engine", "dask"], "batches on a cluster need dask: "),
    ("pyarrow", ["in", "--out", "out", "--to", "parquet"], "Parquet files need pyarrow: "),
    ("fsspec", ["memory://in", "--out", "out"], "locations such as s3://bucket/folder need fsspec: "),
    ("fsspec", ["in", "--out", "memory://out"], "locations such as s3://bucket/folder need fsspec: "),
    ("warcio", ["crawl.warc", "--out", "out"], "web archives need warcio: "),
]


@pytest.mark.parametrize(("hidden", "arguments", "said"), MISSING)
def test_what_is_not_installed_is_told_with_the_command_that_installs_it(
    folder: Path, hidden: str, arguments: list[str], said: str
) -> None:
    (folder / "crawl.warc").write_text("WARC/1.0\r\n")
    code, out, told = archcite(*arguments, cwd=folder, hidden=hidden)
    assert (code, out, told) == (1, "", f"Error: {said}pip install 'archcite[batch]'\n")
    assert not (folder / "out" / "shards").exists()


@pytest.mark.parametrize(
    ("location", "package"),
    [
        ("s3://bucket/cables", "s3fs"),
        ("zip::s3://bucket/cables.zip", "s3fs"),
        ("gs://bucket/cables", "gcsfs"),
        ("https://archive.example/1.txt", "aiohttp"),
    ],
)
def test_a_kind_of_location_names_the_package_that_it_needs(folder: Path, location: str, package: str) -> None:
    pytest.importorskip("fsspec", reason="needs fsspec: pip install 'archcite[batch]'")
    said = f"Error: {location} needs {package}: pip install {package}\n"
    assert archcite(location, "--out", "out", cwd=folder, hidden=package) == (1, "", said)
    assert archcite("in", "--out", location, cwd=folder, hidden=package) == (1, "", said)


def test_folders_and_archives_need_nothing_beside_archcite(folder: Path) -> None:
    hidden = "dask distributed fsspec pyarrow warcio cloudpickle"
    code, _, said = archcite("in", "--out", "out", "--to", "csl-json,ris", "--notes", cwd=folder, hidden=hidden)
    assert (code, said[:25]) == (0, "20 documents: 20 records ")
    assert archcite("verify", "out", cwd=folder, hidden=hidden)[0] == 0
    assert archcite("merge", "out", "--style", "apa", cwd=folder, hidden=hidden)[0] == 0
