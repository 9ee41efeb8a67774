"""One document page in every form that has a reader gives the same citation on the real command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import packages as made
from archcite.extraction.reader import extract
from archcite.reading import read_bytes
from command import archcite

if TYPE_CHECKING:
    from pathlib import Path

#: ASCII, so that the plainest PDF can hold it; wrapped where exports wrap.
LINES = [
    "March 02, 1956",
    "Cable, Ivanov to Petrov on the Meeting in Prague",
    "",
    "Citation:",
    '"Cable, Ivanov to Petrov on the Meeting in Prague," March 02, 1956, History and Public Policy Program Digital',
    "Archive, RGANI, f. 5, op. 28, d. 395, ll. 1-3. Translated by Anna Example.",
    "http://digitalarchive.wilsoncenter.org/document/999999",
    "",
    "Summary:",
    "Ivanov reports that the meeting took place.",
    "",
    "Original Language:",
    "Russian",
    "",
    "Contents:",
    "English Translation",
    "",
    "SECRET",
    "The meeting took place.",
]
FORMS: dict[str, bytes] = {
    "page.txt": "\n".join(LINES).encode(),
    "utf-16.txt": "\r\n".join(LINES).encode("utf-16"),
    "page.html": (
        "<html><body>" + "".join(f"<div>{line or '<br>'}</div>" for line in LINES) + "</body></html>"
    ).encode(),
    "page.pdf": made.pdf([LINES[:16], LINES[16:]]),
    "page.docx": made.docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)),
    "page.odt": made.odt("".join(f"<text:p>{line}</text:p>" for line in LINES)),
    "misnamed.dat": made.pdf([LINES]),
}


def test_every_form_gives_the_same_note(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    for name, data in FORMS.items():
        (tmp_path / name).write_bytes(data)
    done = archcite("cite", "--style", "chicago", "--as", "note", *(str(tmp_path / name) for name in FORMS))
    assert done.returncode == 0, done.stderr
    notes = [line for line in done.stdout.splitlines() if "Ivanov" in line]
    assert len(notes) == len(FORMS)
    assert len(set(notes)) == 1
    assert "RGANI, f. 5, op. 28, d. 395, ll. 1-3" in notes[0]
    assert "March 2, 1956" in notes[0]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_facts(name: str) -> None:
    pytest.importorskip("pypdfium2")
    facts = extract(read_bytes(FORMS[name], name)).facts()
    assert facts == extract("\n".join(LINES)).facts()
    assert facts["translators"] == ["Anna Example"]
    assert facts["classification"] == "SECRET"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("scan.pdf", made.pdf([[], []]), "text recognition"),
        ("locked.pdf", made.encrypted_pdf(), "encrypted"),
        ("broken.pdf", b"%PDF-1.7\nrubbish", "damaged"),
        ("broken.docx", made.docx("<w:p/>")[:60], "damaged"),
        ("photo.jpg", b"\xff\xd8\xff\xe0rest", "image"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_fails_alone_and_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    pytest.importorskip("pypdfium2")
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_bytes(FORMS["page.txt"])
    done = archcite("cite", "--style", "chicago", "--as", "note", str(tmp_path / name), str(tmp_path / "good.txt"))
    assert done.returncode == 1
    assert reason in done.stderr
    assert name in done.stderr
    assert "Ivanov" in done.stdout
