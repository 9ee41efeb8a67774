from __future__ import annotations

import builtins
import sys
from typing import TYPE_CHECKING, Any

import pytest

import packages as made
from archcite.reading import ReadingError, package, read_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_docx_gives_text_then_numbered_notes_without_what_was_deleted() -> None:
    body = (
        "<w:p><w:r><w:t>A cable</w:t><w:tab/><w:t xml:space='preserve'> of 4 October</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
        "<w:p><w:r><w:t>ll. 67</w:t><w:noBreakHyphen/><w:t>70</w:t><w:br/><w:t>end</w:t></w:r></w:p>"
    )
    notes = (
        "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>rule</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='1'><w:p><w:r><w:t>RGASPI, f. 558,</w:t></w:r></w:p><w:p><w:r><w:t>op. 11.</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='2'><w:p><w:r><w:t>Ibid.</w:t></w:r></w:p></w:footnote>"
    )
    text = read_bytes(made.docx(body, notes), "a.docx")
    assert text.content.splitlines() == [
        "A cable  of 4 October",
        "ll. 67-70",
        "end",
        "1 RGASPI, f. 558, op. 11.",
        "2 Ibid.",
    ]


def test_odt_gives_text_then_numbered_notes() -> None:
    body = (
        "<text:h>Heading</text:h><text:p>A cable<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>RGASPI, f. 558.</text:p></text:note-body></text:note> of<text:s text:c='2'/>1962"
        "<text:line-break/>end</text:p>"
    )
    text = read_bytes(made.odt(body), "a.odt")
    assert text.content.splitlines() == ["Heading", "A cable of  1962", "end", "1 RGASPI, f. 558."]


def test_an_entity_bomb_in_a_package_is_not_expanded() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    data = made.zipped({"word/document.xml": f"{bomb}<w:document {made.W}><w:p><w:t>x&b;</w:t></w:p></w:document>"})
    assert "aaaa" not in read_bytes(data, "a.docx").content


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(ReadingError, match="unpacks to more than 1,000,000 bytes"):
        read_bytes(made.docx("<w:p/>" * 500_000), "a.docx")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (made.zipped({"word/document.xml": "<w:document"}), "damaged"),
        (made.zipped({"word/document.xml": "<d/>"}), "no text"),
        (made.zipped({"xl/workbook.xml": "<d/>"}), "without a text document"),
        (made.docx("<w:p><w:t>x</w:t></w:p>")[:-40], "damaged"),
    ],
)
def test_a_bad_package_is_a_clear_error(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read_bytes(data, "a.docx")


def test_pdf_gives_the_lines_of_all_pages() -> None:
    pytest.importorskip("pypdfium2")
    text = read_bytes(made.pdf([["October 4, 1962", "Cable, Ivanov to Petrov (copy)"], ["Second page"]]), "a.pdf")
    assert text.content.split("\n") == ["October 4, 1962", "Cable, Ivanov to Petrov (copy)", "", "Second page"]
    assert text.problems == ()


def test_pages_without_text_are_a_problem_and_a_scan_is_an_error() -> None:
    pytest.importorskip("pypdfium2")
    text = read_bytes(made.pdf([["Text"], []]), "a.pdf")
    assert [problem.code for problem in text.problems] == ["pages-without-text"]
    with pytest.raises(ReadingError, match="scan"):
        read_bytes(made.pdf([[], []]), "a.pdf")


def test_a_damaged_pdf_is_an_error() -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(ReadingError, match="damaged"):
        read_bytes(b"%PDF-1.4\nnothing", "a.pdf")


def test_a_missing_extra_names_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pypdfium2":
            raise ImportError(name)
        return imported(name, *args, **kwargs)

    monkeypatch.delitem(sys.modules, "pypdfium2", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ReadingError, match=r"pip install 'archcite\[pdf\]'"):
        read_bytes(made.pdf([["Text"]]), "a.pdf")


def test_exports_of_the_archive_read_the_same_as_their_text(shared: Path) -> None:
    pytest.importorskip("pypdfium2")
    folder = shared / "accuracy" / "documents"
    for path in sorted(folder.glob("wcda-1*.pdf")):
        words = read_bytes(path.read_bytes(), path.name).content.split()
        expected = path.with_suffix(".txt").read_text("utf-8").split()
        assert len(set(words) & set(expected)) >= 0.95 * len(set(expected)), path.name
