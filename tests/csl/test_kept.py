"""What is kept of styles and locales is what would be read, counts for nothing else, and never stands in the way."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from archcite.csl import languages, load_style
from archcite.csl.styles import find, kept
from archcite.csl.styles.find import independent_root, installed_style, official_bytes
from archcite.csl.styles.locale import file_part
from archcite.csl.styles.packing import packed, unpacked
from archcite.csl.styles.read import read_root
from archcite.render.styles import template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archcite.csl.styles.style import Style

LARGE = "chicago-notes-bibliography"
DERIVED = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Mine</title><id>mine</id><updated>2026-01-01T00:00:00Z</updated>
    <link rel="template" href="http://www.zotero.org/styles/apa"/></info>
  <macro name="author"><text value="Somebody"/></macro>
</style>"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for bytecode of this test's own."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the styles that are read from their XML."""
    names: list[str] = []

    def noted(root: Any, name: str) -> Style:
        names.append(name)
        return read_root(root, name)

    monkeypatch.setattr(find, "style_of", noted)
    return names


def files(folder: Path) -> list[Path]:
    return list(folder.rglob("kept-*"))


def fresh(name: str) -> Style:
    return read_root(independent_root(official_bytes(name), name), name)


@pytest.mark.parametrize("name", [LARGE, "apa", "modern-language-association", "ieee"])
def test_a_style_comes_back_as_it_was(name: str) -> None:
    style = fresh(name)
    again = unpacked(json.loads(json.dumps(packed(style))))
    assert again == style
    assert packed(again) == packed(style)  # equality says nothing of the classes of named tuples


@pytest.mark.parametrize("language", languages())
def test_a_locale_comes_back_as_it_was(language: str) -> None:
    part = file_part.__wrapped__(language)
    assert file_part.__wrapped__(language) == part
    assert packed(unpacked(packed(part))) == packed(part)


def test_a_large_style_is_read_once(reads: list[str], folder: Path) -> None:
    style = load_style(LARGE)
    assert load_style(LARGE) == style
    assert reads == [LARGE]
    assert len(files(folder)) == 1


def test_small_styles_and_those_of_the_user_are_not_kept(folder: Path, tmp_path: Path) -> None:
    load_style("ieee")
    own = tmp_path / "own.csl"
    own.write_bytes(official_bytes(LARGE))
    load_style(own)
    assert files(folder) == []


def test_another_style_of_the_same_name_is_read(reads: list[str]) -> None:
    data = official_bytes(LARGE)
    installed_style(data, LARGE)
    changed = installed_style(data.replace(b"<title>Chicago", b"<title>Cicago"), LARGE)
    assert changed.info.title.startswith("Cicago")
    assert reads == [LARGE, LARGE]


def test_a_changed_template_is_read(reads: list[str]) -> None:
    def other(address: str) -> bytes:
        return official_bytes(address).replace(b'class="in-text"', b'class="note"')

    assert installed_style(DERIVED, "mine").macros["author"] == installed_style(DERIVED, "mine").macros["author"]
    assert reads == ["mine"]
    installed_style(DERIVED, "mine", other)
    assert reads == ["mine", "mine"]


def test_other_code_reads_again(reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    load_style(LARGE)
    monkeypatch.setattr(kept, "code", lambda: b"another version")
    load_style(LARGE)
    assert reads == [LARGE, LARGE]


def damages(whole: bytes) -> Iterator[bytes]:
    """A file cut short, emptied, with one byte changed, or with another's content."""
    yield b""
    yield b"{}"
    yield whole[:100]
    yield whole[:-1]
    yield whole + b"\n"
    yield b"\xff" + whole[1:]
    for place in range(17, len(whole), len(whole) // 20):
        yield whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def test_damage_is_read_over(reads: list[str], folder: Path) -> None:
    style = load_style(LARGE)
    [place] = files(folder)
    for number, damage in enumerate(damages(place.read_bytes()), 2):
        place.write_bytes(damage)
        assert load_style(LARGE) == style
        assert len(reads) == number


def test_nothing_is_written_where_bytecode_is_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    load_style(LARGE)
    assert files(folder) == []


def test_a_folder_that_cannot_be_written_to_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_bytes(b"")
    monkeypatch.setattr(sys, "pycache_prefix", str(folder / "file"))
    assert load_style(LARGE) == fresh(LARGE)


def test_our_own_styles_find_their_templates(reads: list[str]) -> None:
    data = DERIVED.replace(b"http://www.zotero.org/styles/apa", b"urn:archcite:style:apa")
    first = installed_style(data, "mine", template)
    assert installed_style(data, "mine", template) == first
    assert reads
