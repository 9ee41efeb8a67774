"""`archcite extract --find`: the citations of running text, through the real command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from command import archcite

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
The decision was taken in autumn; nobody asked why.

31. RGANI, f. 5, op. 30, d. 12, ll. 1-4; and AVP RF, f. 06, op. 7, p. 3, d. 12, l. 4.
32. Ibid., l. 9; Jane Doe, “A Cold Harvest,” *The Daily Example*, May 2, 1961, B4.
"""


def test_each_citation_is_a_line_of_json_that_says_where_it_stands(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    done = archcite("extract", "--find", str(page))
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [(one["note"], one["line"], one["column"]) for one in found] == [("31", 3, 5), ("32", 4, 5), ("32", 4, 18)]
    assert {one["source"] for one in found} == {str(page)}
    assert [PAGE[one["start"] : one["end"]] for one in found] == [one["text"] for one in found]
    assert [place["archive"] for place in found[0]["facts"]["locations"]] == ["RGANI", "AVP RF"]
    assert found[1]["facts"]["ibid"] is True
    assert found[2]["facts"]["title"] == "A Cold Harvest"
    assert found[2]["item"]["title"] == "A Cold Harvest"


def test_columns_are_those_of_the_source_whatever_its_line_ends() -> None:
    windows = PAGE.replace("\n", "\r\n")
    places = [
        [
            (one["line"], one["column"])
            for one in map(json.loads, archcite("extract", "--find", stdin=page).stdout.splitlines())
        ]
        for page in (PAGE, windows)
    ]
    assert places[0] == places[1] != []


def test_for_the_eye_each_has_a_heading_its_words_and_its_facts() -> None:
    done = archcite("extract", "--find", "--to", "text", "-", stdin=PAGE)
    lines = done.stdout.splitlines()
    assert "<stdin>:3:5, note 31" in lines
    assert lines[lines.index("<stdin>:4:5, note 32") + 1] == "Ibid., l. 9"
    assert "title\tA Cold Harvest" in lines


def test_explain_takes_each_citation_apart() -> None:
    done = archcite("extract", "--find", "--explain", "-", stdin=PAGE)
    assert done.stdout.count("field\tvalue\twhere") == 3
    assert "A Cold Harvest[title]" in done.stdout
    assert "nobody asked" not in done.stdout


def test_explained_claims_lie_inside_their_citation() -> None:
    done = archcite("extract", "--find", "--explain", "--to", "json", "-", stdin=PAGE)
    for one in map(json.loads, done.stdout.splitlines()):
        assert one["claims"]
        for claim in one["claims"]:
            assert one["start"] <= claim["start"] <= claim["end"] <= one["end"]
            assert PAGE[claim["start"] : claim["end"]] == claim["text"]


@pytest.mark.parametrize("prose", ["The committee met on Monday.\n\nNothing was decided.\n", "", "\n \n"])
def test_text_without_a_citation_fails_and_says_why(prose: str) -> None:
    done = archcite("extract", "--find", "-", stdin=prose)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no-citation" in done.stderr


def test_one_text_without_a_citation_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, content in (("a.txt", "Nothing here."), ("b.txt", PAGE)):
        (tmp_path / name).write_text(content, "utf-8")
    done = archcite("extract", "--find", str(tmp_path))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 3
    assert "1 of 2 documents failed." in done.stderr


def test_help_shows_how() -> None:
    assert "archcite extract --find" in archcite("extract", "--help").stdout
