"""What archcite prints in a manual's form is read as it reads the archive's own: who pastes our note loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import archcite

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "credits": (
        "“Telegram from Ambassador John Roe to the Foreign Ministry,” May 04, 1961, Wilson Center Digital Archive, AVP RF, f. 06, "
        "op. 7, d. 12, ll. 4-6. Obtained by Ann Hale and translated by Jane Doe. https://digitalarchive.wilsoncenter.org/document/112233"
    ),
    "no credits": (
        "“Report on Trade with Ruritania,” May 04, 1961, Wilson Center Digital Archive, RGANI, f. 5, op. 30, d. 12, l. 4. "
        "https://digitalarchive.wilsoncenter.org/document/112234"
    ),
}


@pytest.mark.parametrize(("style", "form"), [("chicago", "note"), ("chicago", "bibliography"), ("mla", "bibliography")])
def test_the_seed_is_read_back(seed_path: Path, style: str, form: str) -> None:
    asked = ["cite", "--style", style, "--as", form]
    printed = archcite(*asked, str(seed_path)).stdout
    again = archcite(*asked, "-", stdin=printed)
    assert again.stdout == printed
    assert "not-read" not in again.stderr


@pytest.mark.parametrize("page", PAGES)
def test_a_note_is_read_back(page: str) -> None:
    asked = ["cite", "--style", "chicago", "--as", "note", "-"]
    printed = archcite(*asked, stdin=PAGES[page]).stdout
    assert archcite(*asked, stdin=printed).stdout == printed
