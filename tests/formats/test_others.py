""" "And others" and "et al.": each format has it as its readers understand it, and gives it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from archcite.formats import FORMATS
from archcite.model import Text

if TYPE_CHECKING:
    from archcite.formats.model import Item

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "others.yaml").read_text("utf-8"))
_OTHERS = {"literal": "others"}
_NAMES = [{"family": "Roe", "given": "Jane"}, {"family": "Doe", "given": "John"}, _OTHERS]


def item() -> Item:
    return {"id": "roe", "type": "book", "title": "A Book", "author": _NAMES, "publisher": "Example Press"}


@pytest.mark.parametrize(("name", "says"), [(row["format"], row["says"]) for row in _CASES["written"]])
def test_it_is_written_as_the_format_has_it_and_comes_back(name: str, says: str) -> None:
    written = FORMATS[name].write([item()])
    assert says in written
    [back] = FORMATS[name].read(Text(written)).items
    assert back["author"] == _NAMES


@pytest.mark.parametrize("text", _CASES["read"])
def test_what_other_programs_write_is_understood(text: str) -> None:
    [found] = FORMATS["ris"].read(Text(text)).items
    assert found["author"] == [_NAMES[0], _OTHERS]
    assert "{Roe, Jane and others}" in FORMATS["bibtex"].write([found])


def test_a_literal_of_other_programs_is_and_others_in_bibtex() -> None:
    assert "and others}" in FORMATS["bibtex"].write([item() | {"author": [_NAMES[0], {"literal": "et al."}]}])


@pytest.mark.parametrize("text", _CASES["names"])
def test_a_name_that_looks_like_it_stays_one(text: str) -> None:
    [found] = FORMATS["ris"].read(Text(text)).items
    assert _OTHERS not in found["author"]
    assert len(found["author"]) == 2
