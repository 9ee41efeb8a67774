"""`archcite export` and `archcite convert`, through the real command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from command import archcite

if TYPE_CHECKING:
    from pathlib import Path

RECORD = '[{"id": "a", "type": "manuscript", "title": "Report", "genre": "Report", "archive_location": "f. 1"}]'


def test_the_seed_is_exported_to_ris(seed_path: Path) -> None:
    done = archcite("export", "--to", "ris", str(seed_path))
    assert done.returncode == 0
    assert "TY  - PCOMM\r\n" in done.stdout
    assert "AN  - AVP RF\r\n" in done.stdout
    assert "ID  - dobrynin1962telegram\r\n" in done.stdout


def test_an_export_comes_back_as_the_same_item(seed_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "seed.bib"
    assert archcite("export", "-o", str(out), str(seed_path)).returncode == 0
    there = json.loads(archcite("export", "--to", "csl-json", str(seed_path)).stdout)
    back = json.loads(archcite("convert", "--to", "csl-json", str(out)).stdout)
    assert back == there


def test_what_is_not_kept_is_said_in_one_line_and_with_report_in_full() -> None:
    short = archcite("convert", "--to", "ris", "--for", "pandoc", "-", stdin=RECORD)
    assert short.stderr.count("\n") == 1
    assert "RIS for pandoc: 2 of 3 facts not kept" in short.stderr
    full = archcite("convert", "--to", "ris", "--for", "pandoc", "--report", "-", stdin=RECORD)
    assert "Place in archive\tAN and AV\tlost" in full.stderr
    assert short.stdout == full.stdout


def test_damage_is_told_set_aside_and_with_strict_nothing_is_written(tmp_path: Path) -> None:
    broken, whole, aside = tmp_path / "broken.bib", tmp_path / "whole.ris", tmp_path / "rest.bib"
    broken.write_text("@book{a, title = {One}}\n@book{b, title = {Two {}\n@book{c, title = {Three}}\n")
    done = archcite("convert", "--salvage", str(aside), str(broken), str(whole))
    assert done.returncode == 1
    assert f"{broken}:2:1: error:" in done.stderr
    assert "@book{b" in aside.read_text()
    assert whole.read_text().count("TY  - BOOK") == 2
    strict = tmp_path / "strict.ris"
    assert archcite("convert", "--strict", str(broken), str(strict)).returncode == 1
    assert not strict.exists()


@pytest.mark.parametrize(
    "arguments", [["convert", "x.ris"], ["convert", "a.json", "b.unknown"], ["export", "--to", "docx", "a"]]
)
def test_what_is_not_understood_exits_with_two(arguments: list[str]) -> None:
    assert archcite(*arguments).returncode == 2


def test_several_files_become_one_with_identifiers_that_differ(tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    first.write_text(RECORD)
    second.write_text(RECORD)
    done = archcite("convert", "--to", "jsonl", str(first), str(second), "-")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "a-2"]


def test_a_missing_file_never_stops_the_others(tmp_path: Path) -> None:
    good = tmp_path / "1.json"
    good.write_text(RECORD)
    done = archcite("convert", "--to", "jsonl", str(tmp_path / "none.ris"), str(good), "-")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1


LETTER = (
    "RGANI, f. 5, op. 30, d. 12, ll. 3-9. Published in Anna Berg, ed., The Letters of the Alliance "
    "(Boston: Harbor Press, 1988), 12-14."
)


def test_the_book_that_a_letter_is_printed_in_is_an_entry_of_its_own_when_asked_for() -> None:
    alone = json.loads(archcite("export", "--to", "csl-json", "-", stdin=LETTER).stdout)
    both = json.loads(archcite("export", "--to", "csl-json", "--with-printed", "-", stdin=LETTER).stdout)
    assert both[:1] == alone
    assert [(item["id"], item["type"], item["title"]) for item in both[1:]] == [
        ("berg1988", "book", "The Letters of the Alliance")
    ]
    (facts,) = map(json.loads, archcite("extract", "--to", "json", "-", stdin=LETTER).stdout.splitlines())
    assert facts["printed"] == both[1:]


def test_mods_relates_the_book_to_the_letter() -> None:
    written = archcite("export", "--to", "mods", "-", stdin=LETTER).stdout
    related = written.partition('<relatedItem type="otherVersion">')[2].partition('<identifier type="citekey">')[0]
    for part in ("The Letters of the Alliance", ">Berg<", ">edt<", "Harbor Press", "<start>12</start>"):
        assert part in related
    back = json.loads(archcite("convert", "--from", "mods", "--to", "csl-json", "-", stdin=written).stdout)
    assert "volume" not in back[0]
    assert back == json.loads(archcite("export", "--to", "csl-json", "-", stdin=LETTER).stdout)


def test_a_document_of_no_host_is_told_with_its_archive_and_its_place_there() -> None:
    ris = archcite("export", "--to", "ris", "-", stdin="RGANI, f. 5, op. 30, d. 12, l. 1.").stdout
    assert "N1  - Place in archive: f. 5, op. 30, d. 12, l. 1 | Archive: RGANI |" in ris
    items = json.loads(archcite("convert", "--to", "csl-json", "-", stdin=ris).stdout)
    assert (items[0]["archive"], items[0]["archive_location"]) == ("RGANI", "f. 5, op. 30, d. 12, l. 1")
