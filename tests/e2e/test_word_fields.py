"""Word documents with the fields of a reference manager: what they cite is the manager's item, whatever the words say."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pytest

from command import archcite

if TYPE_CHECKING:
    from pathlib import Path

from archcite.reading import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOOK = {
    "id": 7,
    "type": "book",
    "title": "The Frozen Sea: A History",
    "author": [{"family": "Hale", "given": "Ann"}],
    "issued": {"date-parts": [["1991"]]},
    "publisher": "Fjord",
}


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(code: str, printed: str) -> str:
    """A field whose code Word cut in two."""
    cut = len(code) // 2
    codes = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(part)}</w:instrText></w:r>'
        for part in (code[:cut], code[cut:])
    )
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}{codes}{marks[1]}{run(printed)}{marks[2]}"


def zotero(*items: dict[str, Any]) -> str:
    cited = [{"id": 1, "itemData": item, "locator": "12", "label": "page"} for item in items]
    return f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': cited})} "


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    notes = [
        field(zotero(BOOK), "Ann Hale, The Frozen Sea (Bergen, 1991), 12."),
        run("RGANI, f. 5, op. 30, d. 9, l. 3")
        + f'<w:del w:id="1"><w:r><w:delText>{"; TNA, FO 371/1"}</w:delText></w:r></w:del>.',
        run("Hale, Frozen Sea, 14; see note ") + field(" NOTEREF _Ref1 ", "2") + run("."),
        field(" ADDIN CSL_CITATION {broken ", "Tom Rowe, Ice (Oslo, 1999), 5."),
    ]
    inside = "".join(f'<w:footnote w:id="{at}"><w:p>{note}</w:p></w:footnote>' for at, note in enumerate(notes, 1))
    path = tmp_path / "chapter.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml", f"<w:document {W}><w:body><w:p>{run('It was cold.')}</w:p></w:body></w:document>"
        )
        package.writestr("word/footnotes.xml", f"<w:footnotes {W}>{inside}</w:footnotes>")
    return path


def test_what_a_field_cites_is_its_item_and_what_it_means_again_too(chapter: Path) -> None:
    done = archcite("cite", "--find", "--style", "chicago", "--as", "bibliography", str(chapter))
    assert done.stdout.splitlines() == [
        "Hale, Ann. The Frozen Sea: A History. Fjord, 1991.",
        "RGANI, f. 5, op. 30, d. 9, l. 3.",
        "Rowe, Tom. Ice. Oslo, 1999.",
    ]


def test_each_citation_says_which_item_it_means(chapter: Path) -> None:
    lines = archcite("extract", "--find", "--to", "json", str(chapter)).stdout.splitlines()
    assert [json.loads(line)["item"].get("title", "") for line in lines] == [BOOK["title"], "", BOOK["title"], "Ice"]


def test_fields_are_no_text(chapter: Path) -> None:
    text = read_bytes(chapter.read_bytes(), "chapter.docx")
    assert "CSL_CITATION" not in text.content
    assert text.metadata["citation-field-text"] == (
        "Ann Hale, The Frozen Sea (Bergen, 1991), 12.",
        "Tom Rowe, Ice (Oslo, 1999), 5.",
    )


def test_reading_again_leaves_the_managers_item(chapter: Path, tmp_path: Path) -> None:
    library = ["--library", str(tmp_path / "library.db")]
    archcite("add", "--find", *library, str(chapter))
    done = archcite("reread", "--all", *library)
    assert done.stdout == ""
    assert "Hale, Ann. The Frozen Sea: A History. Fjord, 1991." in archcite("bibliography", *library).stdout
