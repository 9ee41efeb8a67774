"""Files of records where documents are expected: cited as they are, told apart from an archive's own RIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import archcite

if TYPE_CHECKING:
    from pathlib import Path

BIBTEX = """@book{roe2005, author = {Roe, Jane}, title = {The Cold War}, publisher = {Example Press}, year = 2005}
@article{poe1995, author = {Poe, Ann}, title = {On Cables}, journal = {Bulletin}, volume = 5, pages = {44--50}, year = 1995}
"""
RIS = """TY  - MANSCPT
T1  - Letter from Ann Roe to the Ministry
DA  - 1958/05/02/
A1  - Roe, Ann
AV  - RGANI, f. 5, op. 49, d. 131,
ll. 193-194. Obtained by Bob Reed and translated by Jane Poe.
DB  - Wilson Center Digital Archive
N2  - She asks for paper.
UR  - https://digitalarchive.wilsoncenter.org/document/1
ER  -\x20
"""
BOOK = "Jane Roe, The Cold War (Example Press, 2005)."
LETTER = (
    "Ann Roe, “Letter from Ann Roe to the Ministry,” trans. Jane Poe, May 2, 1958, RGANI, f. 5, op. 49, d. 131, ll. 193-194, "
    "obtained by Bob Reed, Wilson Center Digital Archive, https://digitalarchive.wilsoncenter.org/document/1."
)


def converted(to: str) -> str:
    return archcite("convert", "-", "--from", "bibtex", "--to", to, stdin=BIBTEX).stdout


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "ris", "csl-json", "csl-yaml", "jsonl", "mods", "endnote-xml"])
def test_records_of_every_format_are_cited(form: str) -> None:
    done = archcite("cite", "-", "--as", "note", stdin=converted(form))
    assert done.stdout.splitlines()[0] == BOOK
    assert len(done.stdout.splitlines()) == 2
    assert done.returncode == 0


def test_documents_and_records_go_together(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIBTEX, "utf-8")
    (tmp_path / "letter.ris").write_text(RIS, "utf-8")
    done = archcite("cite", str(tmp_path / "letter.ris"), str(tmp_path / "refs.bib"), "--as", "note")
    assert done.stdout.splitlines()[:2] == [LETTER, BOOK]
    exported = archcite("export", "--to", "csl-json", str(tmp_path / "letter.ris"), str(tmp_path / "refs.bib"))
    assert '"id": "roe2005"' in exported.stdout
    assert '"archive_location": "RGANI, f. 5, op. 49, d. 131, ll. 193-194"' in exported.stdout


@pytest.mark.parametrize("command", ["extract", "add"])
def test_what_wants_documents_says_so(command: str, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(BIBTEX, "utf-8")
    library = ["--library", str(tmp_path / "library.db")] if command == "add" else []
    done = archcite(command, *library, str(path))
    assert done.returncode == 1
    assert f"{path}: error: a file of 2 records, not a document" in done.stderr
    assert done.stdout == ""


def test_a_damaged_record_is_told_and_the_others_are_cited() -> None:
    done = archcite("cite", "-", "--as", "note", stdin=BIBTEX + "@book{x, title = {On")
    assert done.stdout.splitlines()[0] == BOOK
    assert "<stdin>:3:" in done.stderr
    assert done.returncode == 1


def test_an_archives_own_ris_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "letter.ris"
    path.write_text(RIS, "utf-8")
    done = archcite("extract", str(path))
    for fact in ('"fond": "5"', '"list": "193-194"', '"translators": ["Jane Poe"]', '"date": "1958-05-02"'):
        assert fact in done.stdout
    assert '"problems": []' in done.stdout


def test_a_page_whose_style_sheet_looks_like_bibtex_is_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!DOCTYPE html>\n<html><head><style>@supports(display: grid) { p { margin: 0 } } @media { p { margin: 0 } }</style></head>"
        "<body><p>“Letter from Ann Roe to the Ministry,” May 2, 1958, RGANI, f. 5, op. 49, d. 131.</p></body></html>",
        "utf-8",
    )
    done = archcite("cite", "--as", "note", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert "RGANI, f. 5, op. 49, d. 131" in done.stdout


def test_a_latex_chapter_is_a_document_though_its_preamble_has_commands_with_at_signs(tmp_path: Path) -> None:
    chapter = tmp_path / "chapter.tex"
    chapter.write_text(
        "% Options\n\\documentclass{book}\n\\@ifundefined{KOMAClassName}{a}{b}\n\\begin{document}\n"
        "It froze.\\footnote{RGANI, f.~5, op.~30, d.~12, ll.~5--8.}\n\\end{document}\n",
        "utf-8",
    )
    done = archcite("cite", "--find", "--as", "note", str(chapter))
    assert (done.returncode, done.stdout) == (0, "RGANI, f. 5, op. 30, d. 12, ll. 5–8.\n")
