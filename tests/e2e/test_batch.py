"""`archcite batch` through the real command line: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from command import archcite

if TYPE_CHECKING:
    from pathlib import Path

CITATION = '"Letter, {} to B. Jones", October {}, 1962, RGASPI, f. {}, op. 2, d. 3, ll. 4-5. Translated by C. Brown.'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(12):
        text = CITATION.format("A. Smith" if number % 2 else "Z. Adams", number + 1, number)
        (tmp_path / "in" / f"{number:02}.txt").write_text(text, "utf-8")
    return tmp_path


def test_records_and_citations_in_every_format(folder: Path) -> None:
    pytest.importorskip("pyarrow", reason="Parquet needs pyarrow: pip install 'archcite[batch]'")
    formats = "csl-json,csl-yaml,bibtex,biblatex,ris,parquet"
    done = archcite("batch", "in", "--out", "out", "--to", formats, "--notes", "--shard-size", "5", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("12 documents: 12 records in ")
    rows = [line for path in (folder / "out" / "shards").glob("*.jsonl") for line in path.read_bytes().splitlines()]
    assert len({msgspec.json.decode(row)["input"] for row in rows}) == 12
    verified = archcite("batch", "verify", "out", cwd=folder)
    assert verified.stdout.startswith("All 12 inputs are accounted for exactly once, in ")
    elsewhere = archcite("batch", "verify", folder / "out", cwd=folder.parent)
    assert elsewhere.returncode == 0, elsewhere.stdout
    merged = archcite("batch", "merge", "out", cwd=folder)
    assert merged.returncode == 0, merged.stderr
    names = merged.stdout.split()
    assert [name.removeprefix("out/merged/records.") for name in names] == [
        *("jsonl", "csl.json", "yaml", "bib", "biblatex.bib", "ris", "parquet", "notes.jsonl")
    ]
    items = json.loads((folder / names[1]).read_text("utf-8"))
    keys = [item["id"] for item in items]
    assert keys == sorted(keys)
    assert keys[:3] == ["adams1962letter", "adams1962letter-a", "adams1962letter-b"]
    assert len(set(keys)) == 12
    notes = [json.loads(line) for line in (folder / names[-1]).read_text("utf-8").splitlines()]
    assert [note["key"] for note in notes] == keys
    assert all("RGASPI, f. " in note["note"] for note in notes)


def test_a_shard_is_what_the_formats_write_at_once(folder: Path) -> None:
    from archcite.formats import FORMATS

    formats = ("csl-json", "csl-yaml", "bibtex", "biblatex", "ris")
    assert archcite("batch", "in", "--out", "out", "--to", ",".join(formats), cwd=folder).returncode == 0
    (folder / "none").mkdir()
    (folder / "none" / "empty.txt").write_text("no citation at all")
    [rows] = (folder / "out" / "shards").glob("*.jsonl")
    items = [msgspec.json.decode(row)["item"] for row in rows.read_bytes().splitlines()]
    for name, ending in zip(formats, ("csl.json", "yaml", "bib", "biblatex.bib", "ris"), strict=True):
        written = rows.with_name(f"{rows.stem}.{ending}").read_bytes().decode()
        assert written == FORMATS[name].write(items)


def test_a_shard_without_a_record_is_an_empty_file_of_its_format(tmp_path: Path) -> None:
    from archcite.formats import FORMATS

    formats = ("csl-json", "csl-yaml", "bibtex", "ris")
    done = archcite("batch", "missing.txt", "--out", "out", "--to", ",".join(formats), cwd=tmp_path)
    assert (done.returncode, done.stderr.split(" in ")[0]) == (1, "1 document: 0 records, 1 failed")
    for name, ending in zip(formats, ("csl.json", "yaml", "bib", "ris"), strict=True):
        [written] = (tmp_path / "out" / "shards").glob(f"*.{ending}")
        assert written.read_text("utf-8") == FORMATS[name].write([])


def test_parquet_has_the_facts_as_columns(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow: pip install 'archcite[batch]'")
    (folder / "in" / "prose.txt").write_text("nothing to be found here", "utf-8")
    done = archcite("batch", "in", "--out", "out", "--to", "parquet", "--shard-size", "5", cwd=folder)
    assert done.returncode == 1
    assert archcite("batch", "merge", "out", cwd=folder).returncode == 0
    whole = parquet.read_table(folder / "out" / "merged" / "records.parquet")
    parts = [parquet.read_table(path) for path in (folder / "out" / "shards").glob("*.parquet")]
    assert {str(part.schema) for part in parts} == {str(whole.schema)}
    rows = whole.to_pylist()
    assert len(rows) == sum(part.num_rows for part in parts) == 13
    by_input = {row["input"]: row for row in rows}
    assert by_input["in/03.txt"]["fond"] == "3"
    assert by_input["in/03.txt"]["translators"] == ["C. Brown"]
    assert by_input["in/prose.txt"]["outcome"] == "problem"
    assert json.loads(by_input["in/03.txt"]["item"])["id"] == by_input["in/03.txt"]["key"]


@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_a_bibliography_that_is_streamed_is_the_one_made_at_once(tmp_path: Path, style: str) -> None:
    from archcite.render import render

    (tmp_path / "in").mkdir()
    for number in range(24):
        writer = ("A. Smith", "Émile Zola", "C. Adams", "B. Smith")[number % 4]
        text = CITATION.format(writer, number % 28 + 1, number).replace("1962", f"196{number % 2}")
        (tmp_path / "in" / f"{number:02}.txt").write_text(text.replace("Letter,", "Letter from"), "utf-8")
    (tmp_path / "in" / "none.txt").write_text("RGASPI, f. 558, op. 11, d. 97, ll. 67-70.", "utf-8")
    archcite("batch", "in", "--out", "out", "--style", style, cwd=tmp_path)
    assert archcite("batch", "merge", "out", cwd=tmp_path).returncode == 0
    streamed = (tmp_path / "out" / "merged" / "bibliography.txt").read_text("utf-8").splitlines()
    items = json.loads((tmp_path / "out" / "merged" / "records.csl.json").read_text("utf-8"))
    assert streamed == [entry.text for entry in render(items, style).bibliography]
    assert len(streamed) == len(items) == 25
    refused = archcite("batch", "merge", "out", "--style", "ieee", cwd=tmp_path)
    assert (refused.returncode, "sorted by author" in refused.stderr) == (1, True)


def test_bad_inputs_are_failures_that_can_be_run_again(folder: Path) -> None:
    (folder / "in" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")
    (folder / "lines.jsonl").write_text('{"text": "RGASPI, f. 1, op. 2, d. 3."}\n{"no": 1}\n', "utf-8")
    os.mkfifo(folder / "in" / "it's a fifo")
    done = archcite("batch", "in", "lines.jsonl", "--out", "out", cwd=folder)
    assert done.returncode == 1
    assert "3 failed" in done.stderr
    failures = [json.loads(line) for line in (folder / "out" / "failures.jsonl").read_text("utf-8").splitlines()]
    assert [(row["input"], row["code"]) for row in failures] == [
        ("in/broken.pdf", "unreadable"),
        ("in/it's a fifo", "not-a-file"),
        ("lines.jsonl#2", "no-text"),
    ]
    status = archcite("batch", "status", "out", cwd=folder)
    assert status.stdout.splitlines()[:2] == [
        "finished: 16 documents in 1 shards",
        "13 records, 0 with errors, 3 failed",
    ]
    for row in failures:
        again = subprocess.run(  # noqa: S602  (as the comment says)
            row["again"].replace("archcite", f"{sys.executable} -m archcite", 1),
            shell=True,
            cwd=folder,
            capture_output=True,
            check=False,
        )
        assert again.returncode == 1
        [told] = [json.loads(line) for line in (folder / "again" / "failures.jsonl").read_text("utf-8").splitlines()]
        assert told == row
    assert archcite("batch", "verify", "out", cwd=folder).returncode == 0


def test_verifying_finds_what_is_not_as_it_was(folder: Path) -> None:
    def findings() -> str:
        done = archcite("batch", "verify", "out", cwd=folder)
        assert done.returncode == 1
        return done.stdout

    archcite("batch", "in", "--out", "out", "--to", "bibtex", cwd=folder)
    [rows] = (folder / "out" / "shards").glob("*.jsonl")
    whole = rows.read_bytes()
    rows.write_bytes(b"".join(whole.splitlines(keepends=True)[1:]))
    assert "is not as it was written" in findings()
    assert archcite("batch", "in", "--out", "out", "--to", "bibtex", cwd=folder).returncode == 0
    assert rows.read_bytes() == whole, "what was damaged is done again"
    (folder / "out" / "shards" / "stray.bib").write_text("")
    assert "stray.bib belongs to no shard" in findings()
    (folder / "out" / "shards" / "stray.bib").unlink()
    (folder / "in" / "00.txt").write_text("changed", "utf-8")
    assert "inputs have changed" in findings()
    (folder / "in" / "00.txt").unlink()
    assert "run the same command again" in findings()
    (folder / "out" / "failures.jsonl").write_text("{}\n")
    assert "failures.jsonl has 1 rows" in findings()
    for path in (folder / "out" / "shards").iterdir():
        path.unlink()
    assert "is missing" in findings()


def test_a_list_on_standard_input(folder: Path) -> None:
    listed = "".join(f"in/{number:02}.txt\0" for number in (5, 3, 1)).encode()
    done = archcite("batch", "--list", "-", "--out", "out", cwd=folder, stdin=listed)
    assert done.returncode == 0, done.stderr
    [rows] = (folder / "out" / "shards").glob("*.jsonl")
    names = [msgspec.json.decode(row)["input"] for row in rows.read_bytes().splitlines()]
    assert names == ["in/05.txt", "in/03.txt", "in/01.txt"]
    assert archcite("batch", "verify", "out", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "out"], "Name a folder, a file or a location"),
        (["in", "--out", "out", "--to", "docx"], "'docx' is no format of a batch"),
        (["in", "--out", "out", "--max-size", "big"], "'big' is no size"),
        (["in", "--out", "out", "--scheduler", "tcp://x:1"], "--scheduler needs --engine dask"),
        (["in"], "Missing option '--out'"),
    ],
)
def test_what_makes_no_sense_is_refused(folder: Path, arguments: list[str], said: str) -> None:
    done = archcite("batch", *arguments, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (folder / "out").exists()


def test_errors_that_concern_no_document(folder: Path) -> None:
    assert "there is no batch here" in archcite("batch", "status", "in", cwd=folder).stderr
    (folder / "file").write_text("")
    done = archcite("batch", "in", "--out", "file/out", cwd=folder)
    assert (done.returncode, "Not a directory" in done.stderr) == (1, True)
    assert (
        "no-such-style"
        in archcite("batch", "in", "--out", "out", "--notes", "--style", "no-such-style", cwd=folder).stderr
    )


def test_help_has_examples(tmp_path: Path) -> None:
    for arguments in (["--help"], ["run", "--help"]):
        assert "archcite batch archive/ --out records" in archcite("batch", *arguments, cwd=tmp_path).stdout
