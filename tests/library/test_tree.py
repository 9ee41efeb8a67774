"""A library as a folder of text: there and back without loss, and readable when two people meet in it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import archcite.library
from archcite.extraction import Extraction
from archcite.library.tree import file_name, read, write
from archcite.model import Claim, Name, Record, Span, Text

if TYPE_CHECKING:
    from pathlib import Path

    from archcite.library import Library


@pytest.fixture
def full(library: Library) -> Library:
    """A library in which everything that can be kept is kept."""
    claim = Claim("title", "T", "A tele", Span(0, 6), "test/title", confidence=0.3)
    library.add_extraction(
        Extraction(Text("A telegram.", source="a.txt"), Record(title="A telegram"), (claim,)), key="read"
    )
    library.edit("read", Record(title="The telegram", authors=(Name(family="Li"),)))
    library.attach("book2001", "scan.pdf", bytes(range(256)))
    library.rename("zhou1950telegram", "zhou1950")
    library.note("mao1949dictatorship", "two\nlines")
    library.review("mao1949dictatorship", "accepted")
    return library


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_there_and_back(full: Library, tmp_path: Path) -> None:
    assert write(full, tmp_path / "tree") == 5
    with archcite.library.open(":memory:") as other:
        outcome, failures = read(other, tmp_path / "tree")
        assert (len(outcome.added), failures) == (5, [])
        assert list(other.entries()) == list(full.entries())
        assert other.evidence("read") == full.evidence("read")
        assert other.content(other.get("book2001").attachments[0].content) == bytes(range(256))
        write(other, tmp_path / "again")
    assert files(tmp_path / "again") == files(tmp_path / "tree")


def test_reading_twice_changes_nothing(full: Library, tmp_path: Path) -> None:
    write(full, tmp_path)
    outcome, _ = read(full, tmp_path)
    assert (outcome.same, outcome.added, outcome.updated) == (5, [], [])


def test_what_changed_in_git_arrives(full: Library, tmp_path: Path) -> None:
    write(full, tmp_path)
    path = tmp_path / "records" / "zhou1950.json"
    path.write_text(
        path.read_text("utf-8").replace("on the war", "on the peace").replace('"Korea"', '"China"'), "utf-8"
    )
    outcome, _ = read(full, tmp_path)
    assert outcome.updated == ["zhou1950"]
    assert full.get("zhou1950").tags == ("China",)
    assert full.get("zhou1950").item["title"].endswith("on the peace")
    full.undo()
    assert full.get("zhou1950").tags == ("Korea",)


def test_a_removed_record_loses_its_file(full: Library, tmp_path: Path) -> None:
    write(full, tmp_path)
    full.remove(["book2001"])
    write(full, tmp_path)
    assert not (tmp_path / "records" / "book2001.json").exists()


def git(folder: Path, *words: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or words[0] == "merge", done.stdout + done.stderr
    return done.stdout


def test_a_merge_conflict_is_readable_and_told_with_its_line(full: Library, tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    write(full, folder)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "start")
    git(folder, "switch", "-qc", "other")
    full.edit("zhou1950", archcite_record(full, "zhou1950", "Telegram, as A has it"))
    full.tag("mao1949dictatorship", add=["from A"])
    write(full, folder)
    git(folder, "commit", "-qam", "A")
    full.undo()
    full.undo()
    git(folder, "switch", "-q", "main")
    full.edit("zhou1950", archcite_record(full, "zhou1950", "Telegram, as B has it"))
    write(full, folder)
    git(folder, "commit", "-qam", "B")
    assert "CONFLICT" in git(folder, "merge", "other")
    text = (folder / "records" / "zhou1950.json").read_text("utf-8")
    assert '\n  "title": "Telegram, as A has it",\n' in text
    assert '\n  "title": "Telegram, as B has it",\n' in text
    outcome, failures = read(full, folder)
    assert len(failures) == 1
    assert "zhou1950.json:4: a merge conflict that is not solved yet" in str(failures[0])
    assert outcome.updated == ["mao1949dictatorship"]  # the others came in


def archcite_record(library: Library, key: str, title: str) -> Record:
    from msgspec.structs import replace

    from archcite.item import to_record

    return replace(to_record(library.get(key).item), title=title)


@pytest.mark.parametrize(
    ("text", "message"),
    [("{", ":1:2: no JSON"), ("[]", "a record is an object, not list"), ("[" * 100_000, "too deeply nested")],
)
def test_a_broken_file_stops_no_other(full: Library, tmp_path: Path, text: str, message: str) -> None:
    write(full, tmp_path)
    (tmp_path / "records" / "book2001.json").write_text(text, "utf-8")
    outcome, failures = read(full, tmp_path)
    assert message in str(failures[0])
    assert outcome.same == 4


def test_a_changed_content_is_refused(full: Library, tmp_path: Path) -> None:
    write(full, tmp_path)
    path = next((tmp_path / "contents").glob("*/*"))
    path.write_bytes(b"something else")
    _, failures = read(full, tmp_path)
    assert "not what its name says" in str(failures[0])


@given(st.text(min_size=1, max_size=30))
def test_file_names_are_safe_and_their_own(key: str) -> None:
    name = file_name(key)
    assert not set(name) & set('/\\:*?"<>|\x00 ')
    assert name not in {".", ".."}
    assert not name.startswith(".")
