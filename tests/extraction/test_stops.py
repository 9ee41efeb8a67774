"""The stop of an abbreviation stays with it, in what is read and in what is printed; that of a sentence goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from archcite.extraction.names import read_name
from archcite.extraction.reader import extract
from archcite.item import to_item
from archcite.render import forms

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "stops.yaml").read_text("utf-8"))
_PRINTED = [(row["text"], row["printed"]) for row in _CASES if "printed" in row]


@pytest.mark.parametrize(("text", "facts"), [(row["text"], row["facts"]) for row in _CASES])
def test_the_facts_keep_it(text: str, facts: dict[str, Any]) -> None:
    assert extract(text).facts() == facts


@pytest.mark.parametrize(("text", "printed"), _PRINTED)
def test_the_printed_note_keeps_it(text: str, printed: str) -> None:
    [form], _ = forms([to_item(extract(text).record, "one")], "chicago")
    assert form.note == printed


@pytest.mark.parametrize(
    ("text", "family", "given", "suffix"),
    [
        ("John Doe Jr.", "Doe", "John", "Jr."),
        ("Doe, John Jr.", "Doe", "John", "Jr."),
        ("Doe, John, Jr.", "Doe", "John", "Jr."),
        ("Doe Jr., John H.", "Doe", "John H.", "Jr."),
        ("Doe, Jr., John", "Doe", "John", "Jr."),
        ("Doe, Jr.", "Doe", "", "Jr."),
        ("John Doe III", "Doe", "John", "III"),
        ("van Doe, John Sr.", "Doe", "John", "Sr."),
    ],
)
def test_what_stands_behind_a_name_is_no_part_of_it(text: str, family: str, given: str, suffix: str) -> None:
    name = read_name(text)
    assert (name.family, name.given, name.suffix) == (family, given, suffix)
