"""`archcite extract --find`: the citations of running text, through the real command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import packages as made
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


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("The committee met on Monday.\n\nNothing was decided.\n", "no-citation"),
        ("", "there is nothing in it"),
        ("\n \n", "there is nothing in it"),
    ],
)
def test_text_without_a_citation_fails_and_says_why(prose: str, told: str) -> None:
    done = archcite("extract", "--find", "-", stdin=prose)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr


def test_one_text_without_a_citation_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, content in (("a.txt", "Nothing here."), ("b.txt", PAGE)):
        (tmp_path / name).write_text(content, "utf-8")
    done = archcite("extract", "--find", str(tmp_path))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 3
    assert "1 of 2 documents failed." in done.stderr


def test_help_shows_how() -> None:
    assert "archcite extract --find" in archcite("extract", "--help").stdout


FOOTNOTES = """\
1. RGANI, f. 5, op. 30, d. 12, ll. 1-4, Petrov to Ivanov, 3 March 1951.
2. Ibid., l. 3.
3. Jane Roe, A Cold Harvest (New York: Example Press, 2005), 34.
4. RGANI, f. 5, op. 30, d. 12, ll. 1-4, Petrov to Ivanov, 3 March 1951.
"""


def test_all_that_footnotes_cite_is_cited_once_and_a_book_as_a_book_with_its_pages() -> None:
    done = archcite("cite", "--find", "--style", "chicago", "--as", "note", "-", stdin=FOOTNOTES)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Petrov to Ivanov, March 3, 1951, RGANI, f. 5, op. 30, d. 12, ll. 1-4.",
        "Jane Roe, A Cold Harvest (Example Press, 2005), 34.",
    ]
    listed = archcite("cite", "--find", "--style", "chicago", "--as", "bibliography", "-", stdin=FOOTNOTES)
    assert listed.stdout.splitlines()[1] == "Roe, Jane. A Cold Harvest. Example Press, 2005."


def test_a_place_typed_by_the_user_wins_over_the_pages_read() -> None:
    done = archcite("cite", "--find", "--locator", "ll. 2", "--locator", "77", "-", stdin=FOOTNOTES)
    assert done.stdout.splitlines()[0] == "Petrov to Ivanov, March 3, 1951, RGANI, f. 5, op. 30, d. 12, l. 2."
    assert done.stdout.splitlines()[1] == "Jane Roe, A Cold Harvest (Example Press, 2005), 77."


def test_what_footnotes_cite_is_exported_and_kept_in_the_library(tmp_path: Path) -> None:
    items = json.loads(archcite("export", "--find", "--to", "csl-json", "-", stdin=FOOTNOTES).stdout)
    assert [item["type"] for item in items] == ["personal_communication", "book"]
    assert items[1]["publisher-place"] == "New York"
    library = tmp_path / "library.db"
    for _ in range(2):
        added = archcite("add", "--find", "--library", library, "-", stdin=FOOTNOTES)
        assert added.stdout.split() == [item["id"] for item in items]
    shown = archcite("export", "--to", "csl-json", "--query", "", "--library", library)
    assert [item.get("title") for item in json.loads(shown.stdout)] == [None, "A Cold Harvest"]


def test_a_page_of_footnotes_that_is_read_as_one_document_says_how_to_read_all() -> None:
    done = archcite("cite", "-", stdin=FOOTNOTES)
    assert "--find" in done.stderr


def test_a_file_for_a_word_processor_is_whole() -> None:
    done = archcite("cite", "--find", "--as", "note", "--output", "rtf", "-", stdin=FOOTNOTES)
    assert done.stdout.startswith(r"{\rtf1")
    assert done.stdout.rstrip().endswith("}")
    assert done.stdout.count(r"\par}") == 2
    assert r"{\i A Cold Harvest}" in done.stdout
    assert done.stdout.count("{") == done.stdout.count("}")


CHAPTER = """\
1. RGANI, f. 5, op. 30, d. 12, l. 1.
2. I thank Jane Doe for this.
3. Hale, The Frozen Sea, 12.

Bibliography

Hale, Ann. The Frozen Sea: A History. Oslo: Fjord, 1991.
"""


def test_for_the_eye_a_summary_says_what_has_no_citation_and_what_can_be_done(tmp_path: Path) -> None:
    chapter = tmp_path / "chapter.txt"
    chapter.write_text(CHAPTER, "utf-8")
    done = archcite("extract", "--find", "--to", "text", str(chapter))
    assert "3 citations in 2 of 3 notes, 1 of them of what is cited elsewhere in the text." in done.stderr
    assert "No citation was found in note 2." in done.stderr
    assert f"archcite export --find --to ris {chapter}" in done.stderr


def test_for_the_eye_a_short_form_says_where_it_is_cited_in_full_and_a_work_has_its_parts() -> None:
    lines = archcite("extract", "--find", "--to", "text", "-", stdin=CHAPTER).stdout.splitlines()
    assert lines[lines.index("Hale, The Frozen Sea, 12.") + 1] == "the same as at 7:1"
    assert "  author\tHale, Ann" in lines
    assert "  pages\t12" in lines


@pytest.mark.parametrize("name", ["chapter.docx", "chapter.txt"])
def test_a_chapter_of_a_word_processor_that_is_read_as_one_citation_is_told_of_its_notes(
    tmp_path: Path, name: str
) -> None:
    notes = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in CHAPTER.splitlines())
    chapter = tmp_path / name
    chapter.write_bytes(made.docx(notes) if name.endswith("docx") else CHAPTER.encode())
    told = "this document has 3 notes, and was read as one citation; --find reads each citation of them"
    assert (told in archcite("extract", str(chapter)).stderr) == name.endswith("docx")
    assert told not in archcite("extract", "--find", str(chapter)).stderr


def test_reading_again_what_was_found_leaves_works_and_what_context_told(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "1. Jane Doe, A Cold Harvest: Farms and Power (Oslo: Fjord, 1991), 12.\n"
        '2. John Roe, "Two Winters," Journal of Frost 7, no. 4 (2007): 479–494.\n'
        "3. RGASPI, f. 558, op. 11, d. 334, l. 5.\n"
        "4. Ibid., d. 335, l. 7.\n",
        "utf-8",
    )
    library = ["--library", str(tmp_path / "library.db")]
    archcite("add", "--find", *library, str(page))
    kept = archcite("list", "--json", *library).stdout
    done = archcite("reread", "--all", *library)
    assert (done.returncode, done.stdout) == (0, "")
    assert "not read again, for its words say only where they stood what they cite" in done.stderr
    assert archcite("list", "--json", *library).stdout == kept
    assert kept.count("A Cold Harvest") == kept.count("Two Winters") == 1


def test_a_later_note_of_a_work_leaves_out_its_subtitle_and_article() -> None:
    page = "1. Jane Doe, A Cold Harvest: Farms and Power (Oslo: Fjord, 1991), 12."
    done = archcite("cite", "--find", "--style", "chicago", "--as", "short", "-", stdin=page)
    assert done.stdout == "Doe, Cold Harvest, 12.\n"
    full = archcite("cite", "--find", "--style", "chicago", "--as", "bibliography", "-", stdin=page)
    assert full.stdout == "Doe, Jane. A Cold Harvest: Farms and Power. Fjord, 1991.\n"


def test_a_job_may_name_a_style_of_archcites_own() -> None:
    job = {
        "style": "chicago",
        "items": [{"id": "a", "type": "manuscript", "archive": "RGANI", "archive_location": "f. 5"}],
    }
    done = archcite("render", stdin=json.dumps(job) + "\n" + json.dumps({**job, "style": "chicgo"}))
    right, wrong = map(json.loads, done.stdout.splitlines())
    assert right["bibliography"][0]["id"] == "a"
    assert "Did you mean chicago?" in wrong["error"]


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        ("ch. 3", "chap. 3"),
        ("esp. chap. 4, 55-60", "chap. 4, 55–60"),
        ("chapters 2 and 3", "chaps. 2 & 3"),
        ("33n5", "33n5"),
    ],
)
def test_a_note_keeps_the_chapter_or_the_note_of_a_book_that_it_cites(place: str, printed: str) -> None:
    page = f"1. Jane Doe, A Cold Harvest (Oslo: Fjord, 1991), {place}."
    done = archcite("cite", "--find", "--style", "chicago", "--as", "note", "-", stdin=page)
    assert done.stdout == f"Jane Doe, A Cold Harvest (Fjord, 1991), {printed}.\n"
