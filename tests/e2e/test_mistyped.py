"""What users mistype, or have no room for, is told in a sentence, and before any document is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from command import archcite

PLACE = "RGANI, f. 5, op. 30, d. 12, l. 5"
FULL = Path("/dev/full")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["cite", "--style", "chicgo"], "no style 'chicgo'. Did you mean chicago?"),
        (["cite", "--style", "chicago-note"], "Did you mean chicago-notes"),
        (["bibliography", "--style", "nosuchstyleatall"], "archcite's own are apa, chicago"),
        (["batch", "--out", "out", "--style", "apaa"], "Did you mean apa?"),
        (["cite", "--locale", "german"], "styles know no language 'german'; write a tag such as de-DE"),
        (["cite", "--locator", "1", "--locator", "2"], "2 places are given with --locator, but 1 document."),
        (["export"], "Which format? Add --to ("),
    ],
)
def test_an_option_mistyped(tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "page.txt").write_text(PLACE, "utf-8")
    done = archcite(*arguments, "page.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_style_in_capitals_is_that_style() -> None:
    done = archcite("cite", "--style", "Chicago", "--as", "note", "-", stdin=PLACE)
    assert (done.returncode, done.stdout) == (0, f"{PLACE}.\n")


def test_a_citation_in_place_of_a_file_and_a_key_without_a_library(tmp_path: Path) -> None:
    library = ["--library", str(tmp_path / "none.db")]
    done = archcite("cite", *library, PLACE, "mao1949", "letter.txt")
    assert done.returncode == 1
    assert f"to read a citation itself: echo '{PLACE}' | archcite cite -" in done.stderr
    assert "mao1949: error: No such file or directory, and there is no library yet" in done.stderr
    assert "letter.txt: error: No such file or directory\n" in done.stderr


def test_a_list_of_styles_that_is_empty_says_so() -> None:
    done = archcite("styles", "list", "zzzz")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "No style has 'zzzz' in its name.\n")


def test_a_query_that_finds_nothing_writes_no_file(tmp_path: Path) -> None:
    library = ["--library", str(tmp_path / "l.db")]
    archcite("add", *library, "-", stdin=PLACE)
    done = archcite("export", *library, "--query", "nothing", "-o", str(tmp_path / "out.ris"))
    assert (done.returncode, done.stderr) == (1, "Nothing found.\n")
    assert not (tmp_path / "out.ris").exists()


@pytest.mark.parametrize("command", ["status", "verify", "merge"])
def test_where_no_batch_is_nothing_is_made(tmp_path: Path, command: str) -> None:
    done = archcite("batch", command, "nothing", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        "Error: there is no batch here: no journal.jsonl that could be read.\n",
    )
    assert not (tmp_path / "nothing").exists()


@pytest.mark.skipif(not FULL.is_char_device(), reason="no /dev/full")
@pytest.mark.parametrize(
    "arguments", [["cite"], ["extract"], ["export", "--to", "ris"], ["export", "--to", "ris", "-o", FULL]]
)
def test_output_without_room_is_told_and_a_device_stays_one(tmp_path: Path, arguments: list[str | Path]) -> None:
    (tmp_path / "page.txt").write_text(PLACE, "utf-8")
    command = [sys.executable, "-m", "archcite", *map(str, arguments), "page.txt"]
    with FULL.open("wb") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    told = done.stderr.decode()
    assert done.returncode == 1
    assert told.startswith("Error: ")
    assert told.count("\n") == 1
    assert "No space left on device" in told
    assert FULL.is_char_device()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no /dev/stdout")
def test_standard_output_may_be_named_as_a_file() -> None:
    done = archcite("export", "--to", "ris", "-o", "/dev/stdout", "-", stdin=PLACE)
    assert done.stdout.startswith("TY  - ")


def test_no_color_is_no_colour() -> None:
    pty = pytest.importorskip("pty")
    for setting, coloured in (("", True), ("1", False)):
        near, far = pty.openpty()
        environment = {**os.environ, "NO_COLOR": setting, "TERM": "xterm-256color"}
        command = [sys.executable, "-m", "archcite", "cite", "-"]
        subprocess.run(command, input=PLACE.encode(), stdout=far, env=environment, check=True, timeout=60)
        os.close(far)
        shown = os.read(near, 1 << 16)
        os.close(near)
        assert (b"\x1b[36m" in shown) == coloured


def test_several_are_paragraphs_and_one_is_bare_for_pasting() -> None:
    page = f"1. {PLACE}.\n2. AVP RF, f. 06, op. 7, p. 3, d. 12, l. 4.\n3. {PLACE}."
    asked = ["cite", "--find", "--as", "note"]
    assert archcite(*asked, "--output", "html", "-", stdin=page).stdout.count("<p>") == 2
    assert "<p>" not in archcite(*asked, "--output", "html", "-", stdin=PLACE).stdout
    assert len(archcite(*asked, "--output", "markdown", "-", stdin=page).stdout.split("\n\n")) == 3
    assert archcite(*asked, "--output", "latex", "-", stdin=page).stdout.count("\\par\n") == 2


def test_a_list_of_works_names_the_same_document_once(tmp_path: Path) -> None:
    for name in ("a.txt", "copy of a.txt"):
        (tmp_path / name).write_text(PLACE, "utf-8")
    assert archcite("cite", "--as", "bibliography", str(tmp_path)).stdout == f"{PLACE}.\n"
    assert archcite("cite", "--as", "note", str(tmp_path)).stdout == f"{PLACE}.\n" * 2


def test_the_command_that_is_offered_next_can_be_copied(tmp_path: Path) -> None:
    (tmp_path / "my chapter.txt").write_text(f"1. {PLACE}.\n", "utf-8")
    done = archcite("extract", "--find", "--to", "text", "my chapter.txt", cwd=tmp_path)
    assert "archcite add --find 'my chapter.txt'" in done.stderr


def test_a_file_with_nothing_in_it_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"\n \n")
    done = archcite("cite", "empty.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "empty.txt: error: there is nothing in it\n")


def test_evidence_is_whole_on_a_terminal_of_eighty_columns(seed_path: Path) -> None:
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    near, far = pty.openpty()
    termios.tcsetwinsize(far, (200, 80))
    command = [sys.executable, "-m", "archcite", "extract", "--explain", str(seed_path)]
    environment = {**{name: value for name, value in os.environ.items() if name != "COLUMNS"}, "TERM": "dumb"}
    with subprocess.Popen(command, stdout=far, stderr=subprocess.DEVNULL, env=environment) as running:
        os.close(far)
        shown = b""
        while True:
            try:
                shown += os.read(near, 1 << 16)
            except OSError:  # the other end is closed
                break
        assert running.wait(60) == 0
    os.close(near)
    lines = [" ".join(line.split()) for line in shown.decode().splitlines()]
    assert "field value where sure" in lines
    assert "wilson-center/title; agrees with heading title" in " ".join(lines).replace("\x1b[0m", "").replace(
        "\x1b[2m", ""
    )


def test_the_shell_completes_the_names_of_styles() -> None:
    environment = {
        **os.environ,
        "_ARCHCITE_COMPLETE": "bash_complete",
        "COMP_WORDS": "archcite cite --style Chi",
        "COMP_CWORD": "3",
    }
    program = Path(sys.executable).with_name("archcite")
    done = subprocess.run([program], env=environment, capture_output=True, text=True, check=False, timeout=60)
    names = [line.partition(",")[2] for line in done.stdout.splitlines()]
    assert names[0] == "chicago"
    assert all(name.startswith("chi") for name in names)
