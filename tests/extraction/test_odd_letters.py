"""Texts whose letters or marks stand where no rule expects them are read without an error of the program."""

from __future__ import annotations

import pytest

from archcite.extraction.reader import extract


@pytest.mark.parametrize("platform", ["WILSON CENTER DİGİTAL ARCHIVE", "Wılson Center Digital Archive"])
def test_a_platform_with_turkish_letters_is_no_platform(platform: str) -> None:
    facts = extract(f"“Telegram from A. Ivanov,” October 4, 1962, {platform}, AVP RF").facts()
    assert facts["title"] == "Telegram from A. Ivanov"
    assert "platform" not in facts


def test_a_label_with_a_turkish_letter_is_no_label() -> None:
    assert extract("Title: A\nTıtle: B\nDate: 4 May 1962\nAuthors: C. Doe").facts()["date"] == "1962-05-04"


def test_a_day_without_a_year_behind_a_lone_comma_is_no_date() -> None:
    assert "date" not in extract(", 17 Dec. ").facts()
