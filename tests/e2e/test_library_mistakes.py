"""What a person mistypes, forgets or looks for in vain: said plainly, and nothing lost by it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from command import run

if TYPE_CHECKING:
    from pathlib import Path


ITEMS = [
    {"id": "novak1955", "type": "letter", "title": "A letter", "archive": "NA", "archive_location": "f. 1261, sv. 3"},
    {"id": "novak1956", "type": "book", "title": "A book"},
    {"id": "orlov1957", "type": "book", "title": "Another book", "publisher-place": "Praha"},
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARCHCITE_LIBRARY", str(tmp_path / "library.db"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "items.json").write_text(json.dumps(ITEMS), "utf-8")
    run("import", "items.json")
    return tmp_path


def completed(*words: str) -> list[str]:
    """What the shell is offered for the last word."""
    environment = {
        "_ARCHCITE_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["archcite", *words]),
        "COMP_CWORD": str(len(words)),
    }
    return run(environment=environment).stdout.split()


@pytest.mark.parametrize(
    "words",
    [("show",), ("edit",), ("cite",), ("export",), ("rm",), ("merge", "orlov1957"), ("note",), ("tag", "x", "-k")],
)
def test_the_shell_completes_keys(words: tuple[str, ...]) -> None:
    assert completed(*words, "Nov") == ["plain,novak1955", "plain,novak1956"]


def test_the_shell_completes_files_where_no_key_begins_so_and_nothing_without_a_library(home: Path) -> None:
    assert completed("cite", "item") == ["file,item"]
    assert completed("show", "--library", str(home / "none.db"), "nov") == []
    (home / "broken.db").write_bytes(b"no library at all" * 100)
    assert completed("show", "--library", str(home / "broken.db"), "nov") == []


def test_a_backup_is_written_over_a_backup_and_over_nothing_else(home: Path) -> None:
    before = (home / "items.json").read_bytes()
    assert "is not written over" in run("backup", "items.json", code=1).stderr
    assert (home / "items.json").read_bytes() == before
    run("backup", "copy.db")
    assert run("backup", "copy.db").stdout == "copy.db: 3 records\n"


def test_restore_says_at_once_that_there_is_no_backup(home: Path) -> None:
    failed = run("restore", "nothing.db", code=1)
    assert failed.stderr == "Error: there is no backup nothing.db.\n"
    run("backup", "copy.db")
    assert "before-restore" not in run("restore", "copy.db", "--library", str(home / "new.db")).stdout
    assert "library.db.before-restore" in run("restore", "copy.db", "--yes").stdout


def test_drafts_stay_and_can_be_gone_on_with(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def editor(program: str) -> None:
        (home / "editor.py").write_text(
            f"import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\ntext = path.read_text('utf-8')\n{program}\n",
            "utf-8",
        )
        monkeypatch.setenv("EDITOR", f"{sys.executable} {home / 'editor.py'}")

    assert "no draft of novak1956" in run("edit", "--draft", "novak1956", code=1).stderr
    for words in ("One", "Two", "Two"):
        editor(f"path.write_text(text.replace('A book', '{words}') + 'date: soon\\n')")
        assert "edit --draft novak1956" in run("edit", "novak1956", code=1).stderr
    drafts = sorted((home / "state" / "archcite" / "drafts").iterdir())
    assert [draft.name for draft in drafts] == ["novak1956.yaml", "novak1956~1.yaml"]
    editor("path.write_text(text.replace('soon', '1956'))")
    assert "title: A book → Two" in run("edit", "--draft", "novak1956").stdout
    assert [draft.exists() for draft in drafts] == [True, False]


@pytest.mark.parametrize(
    ("typed", "place"), [('genre: "no end', "line 4, column 8"), ("genre: [a, b", "line 4, column 8")]
)
def test_what_is_not_closed_is_shown_where_it_was_opened(
    home: Path, monkeypatch: pytest.MonkeyPatch, typed: str, place: str
) -> None:
    (home / "editor.py").write_text(f"import sys\nopen(sys.argv[-1], 'a').write('''{typed}\\n\\n''')\n", "utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {home / 'editor.py'}")
    told = run("edit", "novak1956", code=1).stderr
    assert place in told
    assert f"    {typed}\n    {' ' * 7}^" in told


def test_a_key_mistyped_where_a_file_may_stand() -> None:
    assert "Did you mean novak1956 or novak1955?" in run("cite", "novak1965", code=1).stderr
    assert "Did you mean orlov1957?" in run("export", "--to", "ris", "orlow1957", code=1).stderr


def test_what_is_neither_a_file_nor_a_key_is_told_once() -> None:
    done = run("cite", "novak1955", "nofile.txt", code=1)
    message = "nofile.txt: error: No such file or directory, and no record has the key 'nofile.txt'."
    assert done.stderr.splitlines() == [message, "1 of 2 documents failed."]


def test_facts_stand_in_one_column() -> None:
    lines = run("show", "novak1955").stdout.splitlines()[1:]
    assert any("locations.0.call_number" in line for line in lines)
    wide = max(len(line.split()[0]) for line in lines)
    assert {line[wide + 2] for line in lines} == {" "}
    assert " " not in {line[wide + 3] for line in lines}


def test_what_finds_nothing_says_so() -> None:
    assert run("bibliography", "nosuchword", code=1).stderr == "Nothing found.\n"
    assert run("duplicates").stderr == "Nothing looks like a duplicate.\n"
    run("rm", "--yes", "novak1955", "novak1956", "orlov1957")
    assert run("bibliography", code=1).stderr == "The library is empty.\n"


def test_the_wrong_piece_of_a_large_file_is_told_and_the_rest_is_stored(home: Path) -> None:
    (home / "more.json").write_text('[{"id": "a", "type": "book", "title": "A"}, 7]', "utf-8")
    done = run("import", "more.json", code=1)
    assert done.stdout == "a\n"
    assert "expected an object with id and type, not '7'" in done.stderr
