"""Shelfmarks that other programs keep in one field: taken apart for those who ask, and sent on as they came."""

from __future__ import annotations

import pytest

from archcite.item import to_item, to_record
from archcite.item.shelving import shelved, steps

PLACES = [
    ("RGANI", "f. 3, op. 14, d. 812, l. 9", "", "RGANI", ["f. 3", "op. 14", "d. 812"]),
    ("RGANI", "Ф. 3. Оп. 14. Д. 812. Л. 9 об.", "", "RGANI", ["f. 3", "op. 14", "d. 812"]),
    ("RGANI", "Moscow, Russia", "fond 3, opis 14", "RGANI", ["f. 3", "op. 14"]),
    ("", "RGANI, f. 3, op. 14", "", "RGANI", ["f. 3", "op. 14"]),
    ("A Digital Archive", "RGANI, f. 3, op. 14", "", "RGANI", ["f. 3", "op. 14"]),
    ("TsDA", "op. 12, f. 1B, a.e. 7", "", "TsDA", ["f. 1B", "op. 12", "a.e. 7"]),
    ("NARA", "", "RG 84, Box 3, Folder 320", "NARA", ["RG 84"]),
    ("The National Archives", "PREM 13/1048", "", "The National Archives", ["PREM 13"]),
    ("A University", "Box 3, Folder 1", "", "A University", []),
    ("A University", "the blue folder on the left", "", "A University", []),
    ("A University", "", "", "A University", []),
]


@pytest.mark.parametrize(("archive", "location", "call", "keeper", "labels"), PLACES)
def test_steps_are_told_and_the_item_goes_out_as_it_came(
    archive: str, location: str, call: str, keeper: str, labels: list[str]
) -> None:
    variables = {"archive": archive, "archive_location": location, "call-number": call}
    item = {
        "id": "x",
        "type": "letter",
        "title": "A letter",
        **{name: text for name, text in variables.items() if text},
    }
    record = to_record(item)
    place = shelved(record)
    assert place is not None
    assert (place.archive, [step.label for step in steps(place)]) == (keeper, labels)
    sent = to_item(record, "x")
    assert {name: sent.get(name, "") for name in variables} == variables
    assert to_record(sent) == record


@pytest.mark.parametrize("call", ["DK266.A3 D6 1957", "QA76, B3", "947.085"])
def test_the_call_number_of_a_book_is_no_place_in_an_archive_and_stays(call: str) -> None:
    book = {"id": "x", "type": "book", "title": "A book", "call-number": call}
    record = to_record(book)
    assert shelved(record) is None
    assert to_item(record, "x")["call-number"] == call


def test_a_text_without_end_is_not_read() -> None:
    item = {"id": "x", "type": "letter", "archive": "RGANI", "archive_location": "f. 3, op. 14, d. 8, " * 10_000}
    place = shelved(to_record(item))
    assert place is not None
    assert steps(place) == ()
