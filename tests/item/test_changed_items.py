"""What a person changed in a reference manager wins over the copy that archcite keeps in the item."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.item import ItemError, letter_item, to_item, to_record
from archcite.model import Location, Name, Party, Provenance, Record, Role

RECORD = Record(
    title="Letter from A. Ivanov to the Ministry of Culture",
    date="1951-03~",
    date_text="circa March 1951",
    genre="letter",
    authors=(Name(family="Ivanov", given="A.", text="A. Ivanov"),),
    sender=Party("A. Ivanov", person=Name(family="Ivanov", given="A.")),
    recipient=Party("Ministry of Culture", body="Ministry of Culture", article="the"),
    platform="Wilson Center Digital Archive",
    locations=(Location(archive="RGANI", fond="5", opis="30", delo="12"),),
    translators=(Name(family="Goldberg", given="Gary"),),
    provenance=(Provenance("copy courtesy of NSA", (Role.COURTESY,), (Name(literal="NSA"),)),),
    inferred=frozenset({"authors"}),
)


@pytest.mark.parametrize(
    ("variable", "value", "field", "expected"),
    [
        ("title", "Letter", "title", "Letter"),
        ("author", [{"family": "Petrov"}], "authors", (Name(family="Petrov"),)),
        ("translator", [], "translators", ()),
        ("issued", {"date-parts": [["1952"]]}, "date", "1952"),
        ("genre", "Memorandum", "genre", "memorandum"),
        ("archive", "Another Archive", "platform", "Another Archive"),
        ("recipient", [{"family": "Sokolov"}], "recipient", Party("Sokolov", person=Name(family="Sokolov"))),
        ("note", "gift of the family", "provenance", (Provenance("gift of the family", ()),)),
    ],
)
def test_the_visible_variable_wins(variable: str, value: Any, field: str, expected: Any) -> None:
    item = {**to_item(RECORD, "ivanov1951"), variable: value}
    assert getattr(to_record(item), field) == expected


def test_what_was_not_changed_stays_whole() -> None:
    item = {**to_item(RECORD, "ivanov1951"), "title": "Letter"}
    assert to_record(item).locations == RECORD.locations


def test_a_changed_shelfmark_is_kept_as_written() -> None:
    item = {**to_item(RECORD, "ivanov1951"), "archive_location": "RGANI, f. 5, op. 30, d. 13"}
    assert [place.call_number for place in to_record(item).locations] == ["RGANI, f. 5, op. 30, d. 13"]


def test_a_book_from_elsewhere_keeps_what_we_have_no_field_for() -> None:
    book = {"id": "x", "type": "book", "title": "A book", "publisher": "A press", "ISBN": "1", "custom": {"other": 1}}
    assert to_item(to_record(book), "x") == {**book, "citation-key": "x"}


@pytest.mark.parametrize("damaged", [{"record": {"locations": 3}}, {"record": []}, {"record": {"sender": {"text": 1}}}])
def test_a_damaged_copy_is_an_error_that_names_the_item(damaged: Any) -> None:
    item = {**to_item(RECORD, "ivanov1951"), "custom": {"archcite": damaged}}
    with pytest.raises(ItemError, match="ivanov1951"):
        to_record(item)


def test_the_letter_form_names_writer_and_recipient() -> None:
    item = letter_item(RECORD, "ivanov1951")
    assert item["title"] == "A. Ivanov to the Ministry of Culture"
    assert item["title-short"] == "Ivanov to Ministry of Culture"
    assert item["genre"] == "letter"
    assert "author" not in item


def test_an_archive_that_comes_first_is_told_by_its_call_number() -> None:
    item = to_item(Record(locations=RECORD.locations), "x")
    assert (item["archive"], item["archive_location"]) == ("RGANI", "f. 5, op. 30, d. 12")
    assert item["call-number"] == "f. 5, op. 30, d. 12"
