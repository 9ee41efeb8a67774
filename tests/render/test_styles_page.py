"""What docs/styles.md quotes is what the styles print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from archcite.render import check, forms, own_styles

PAGE = Path(__file__).resolve().parents[2] / "docs" / "styles.md"
LETTER = {
    "title": "Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs",
    "title-short": "Dobrynin to USSR Ministry of Foreign Affairs",
    "genre": "telegram",
}


def test_every_example_is_real_output(items: list[dict[str, Any]]) -> None:
    letter = {name: value for name, value in {**items[0], **LETTER}.items() if name != "author"}
    former = {**items[0], "archive": "History and Public Policy Program Digital Archive"}
    made = [form for style in own_styles() for form in forms(items, style, output="markdown")[0]]
    made += forms([letter], "chicago-letter", output="markdown")[0]
    made += forms([former], "wilson-center-former", output="markdown")[0]
    printed = {text for form in made for text in (form.note, form.short, form.in_text, form.bibliography)}
    examples = [line[2:] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("> ")]
    assert len(examples) > 30
    assert [example for example in examples if example not in printed] == []


def test_the_style_on_the_page_does_what_it_says(items: list[dict[str, Any]], tmp_path: Path) -> None:
    [style] = re.findall(r"```xml\n(<style .*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    mine = tmp_path / "my-journal.csl"
    mine.write_text(style, "utf-8")
    assert check(mine) == ()
    [[made], _], [[plain], _] = forms(items[:1], mine), forms(items[:1], "chicago")
    address = items[0]["URL"]
    assert made.note == plain.note.replace(f", {address}", "")
    assert made.bibliography == plain.bibliography.replace(f" {address}.", "")
    assert address in plain.note
    assert made.short == plain.short


def test_the_page_names_every_style() -> None:
    page = PAGE.read_text("utf-8")
    assert [style for style in own_styles() if f"`{style}`" not in page and style != "chicago-letter"] == []
