"""The real command line, as a historian types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archcite.model import Record
from command import archcite

CITATION = (
    '"Letter from Ivan Petrov to the Ministry of Culture", March 3, 1951, Wilson Center Digital Archive, '
    "RGANI, f. 5, op. 30, d. 12, ll. 1-4; translation by Jane Doe\n<https://digitalarchive.wilsoncenter.org/document/999999>\n"
)


def test_help_lists_the_commands_with_examples() -> None:
    done = archcite("--help")
    assert done.returncode == 0
    assert "archcite cite" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["cite", "extract", "styles"])
def test_each_command_explains_itself(command: str) -> None:
    done = archcite(command, "--help")
    assert done.returncode == 0
    assert "Examples:" in done.stdout


def test_a_mistyped_command_gets_a_suggestion() -> None:
    done = archcite("cit")
    assert done.returncode == 2
    assert "Did you mean 'cite'?" in done.stderr


def test_the_seed_gives_its_first_note(seed_path: Path) -> None:
    done = archcite("cite", "--style", "chicago", "--as", "note", str(seed_path))
    assert done.returncode == 0
    assert done.stdout == (
        "Anatoly F. Dobrynin, “Telegram from Soviet Ambassador to the USA Anatoly F. Dobrynin to the USSR Ministry of Foreign "
        "Affairs,” trans. Mark H. Doctoroff, October 4, 1962, AVP RF, copy courtesy of NSA, Wilson Center Digital Archive, "
        "https://wilson-center-digital-archive.dvincitest.com/document/111603.\n"
    )
    assert "address-not-canonical" in done.stderr


def test_the_canonical_address_is_printed_when_asked_for(seed_path: Path) -> None:
    done = archcite("cite", "--canonical-url", "--style", "chicago", "--as", "note", str(seed_path))
    assert "https://digitalarchive.wilsoncenter.org/document/111603." in done.stdout


def test_without_inferences_the_title_leads(seed_path: Path) -> None:
    done = archcite("cite", "--stated-only", "--style", "chicago", "--as", "bibliography", str(seed_path))
    assert done.stdout.startswith("“Telegram from")


def test_a_citation_on_standard_input() -> None:
    done = archcite("cite", "--style", "chicago", "--as", "note", "-", stdin=CITATION)
    assert done.returncode == 0
    assert "RGANI, f. 5, op. 30, d. 12, ll. 1-4" in done.stdout


def test_standard_input_need_not_be_named_in_a_pipe() -> None:
    assert archcite("cite", stdin=CITATION).stdout == archcite("cite", "-", stdin=CITATION).stdout != ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251", "latin-1"])
def test_common_encodings_are_read(encoding: str) -> None:
    done = archcite("extract", "--to", "json", "-", stdin=CITATION.encode(encoding))
    assert json.loads(done.stdout)["facts"]["archive"] == "RGANI"


def test_extract_gives_json_lines_in_a_pipe(seed_path: Path) -> None:
    done = archcite("extract", str(seed_path), str(seed_path))
    first, second = map(json.loads, done.stdout.splitlines())
    assert first == second
    assert first["facts"]["courtesy_of"] == "NSA"
    assert first["reproduced"] is True
    assert first["inferred"] == ["authors", "language"] or "authors" in first["inferred"]


def test_explain_shows_where_each_fact_was_read(seed_path: Path) -> None:
    done = archcite("extract", "--explain", str(seed_path))
    rows = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    assert rows[0] == ["field", "value", "where", "rule", "confidence", "agrees with"]
    assert {"title", "date", "platform"} <= {row[0] for row in rows}
    assert "citation reproduced: yes" in done.stdout


def test_claims_in_json_point_into_the_source(seed_path: Path) -> None:
    source = seed_path.read_text("utf-8")
    claims = json.loads(archcite("extract", "--explain", "--to", "json", str(seed_path)).stdout)["claims"]
    assert len(claims) >= len(Record.__struct_fields__) / 3
    for claim in claims:
        assert source[claim["start"] : claim["end"]] == claim["text"]


def test_a_file_that_is_not_there_fails_and_the_others_are_done(seed_path: Path) -> None:
    done = archcite("cite", "--style", "mla", "--as", "in-text", "nowhere.txt", str(seed_path))
    assert done.returncode == 1
    assert done.stdout == "(Dobrynin)\n"
    assert "nowhere.txt: error: No such file" in done.stderr
    assert "1 of 2 documents failed." in done.stderr


def test_what_is_no_document_fails_with_a_reason(tmp_path: Path) -> None:
    noise = tmp_path / "noise.bin"
    noise.write_bytes(bytes(range(256)) * 40)
    done = archcite("cite", str(noise))
    assert done.returncode == 1
    assert done.stdout == ""
    assert str(noise) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(CITATION.replace("Petrov", name.upper() + "petrov"), "utf-8")
    done = archcite("extract", str(tmp_path))
    assert [Path(json.loads(line)["source"]).name for line in done.stdout.splitlines()] == ["a.txt", "b.txt"]


def test_an_unknown_style_is_an_error_with_a_suggestion(seed_path: Path) -> None:
    done = archcite("cite", "--style", "chicgo", str(seed_path))
    assert done.returncode == 2
    assert "chicago" in done.stderr
    assert "Traceback" not in done.stderr


def test_prose_is_no_citation() -> None:
    done = archcite(
        "extract", "-", stdin="The committee met on Monday and talked about the harvest.\nNothing was decided.\n"
    )
    assert done.returncode == 1
    assert "<stdin>:1:1: error: no citation was found" in done.stderr
    assert "    ^^^^" in done.stderr


def test_a_bare_shelfmark_is_a_citation() -> None:
    done = archcite("extract", "-", stdin="PREM 11/855")
    assert json.loads(done.stdout)["facts"] == {"call_number": "PREM 11/855"}


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], "May 3, 1951, RGANI, f. 5, op. 30, d. 12, l. 5, Wilson Center Digital Archive."),
        (["--as", "short"], "May 3, 1951, l. 5."),
        (["--style", "apa"], "(Petrov, 1951, l. 5)"),
        (["--as", "bibliography"], "RGANI, f. 5, op. 30, d. 12, ll. 3-9. Wilson Center Digital Archive."),
    ],
)
def test_a_leaf_that_is_cited_stands_in_the_shelfmark_of_the_first_note(options: list[str], shown: str) -> None:
    letter = (
        "“Letter from Petrov to Mao,” May 3, 1951, Wilson Center Digital Archive, RGANI, f. 5, op. 30, d. 12, ll. 3-9."
    )
    done = archcite("cite", "--locator", "l. 5", *options, "-", stdin=letter)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().endswith(shown)


def test_a_bibliography_has_each_work_of_a_chapter_once_and_without_the_pages_cited(tmp_path: Path) -> None:
    notes = [
        "1. Ann Hale, The Frozen Sea (Bergen: Fjord, 1991), 12; Poe, Ice, 3.",
        "2. Hale, Frozen Sea, 14; Poe, Ice, 8–9.",
        "3. Ibid., 11.",
        "4. Minutes of the Politburo meeting, 3 May 1956, RGANI, f. 5, op. 30, d. 9, l. 3.",
    ]
    (tmp_path / "notes.txt").write_text("\n".join(notes), "utf-8")
    done = archcite("cite", "--find", "--style", "chicago", "--as", "bibliography", str(tmp_path / "notes.txt"))
    assert done.stdout.splitlines() == [
        "Hale, Ann. The Frozen Sea. Fjord, 1991.",
        "Minutes of the Politburo meeting. May 3, 1956. RGANI, f. 5, op. 30, d. 9, l. 3.",
        "Poe, Ice.",
    ]
