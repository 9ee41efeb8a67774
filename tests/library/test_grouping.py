"""Sources by archive, whoever wrote their shelfmarks down."""

from __future__ import annotations

from typing import Any

from archcite.item import to_item
from archcite.library.grouping import Group, by_archive, collapsed
from archcite.model import Location, Record


def letter(key: str, archive: str, location: str = "", call: str = "") -> dict[str, Any]:
    found = {"archive": archive, "archive_location": location, "call-number": call}
    return {"id": key, "type": "letter", "title": key, **{name: text for name, text in found.items() if text}}


def outline(groups: tuple[Group, ...]) -> list[Any]:
    return [(group.label, [item["id"] for item in group.items], outline(group.groups)) for group in groups]


def test_items_of_other_programs_stand_beside_our_own() -> None:
    own = to_item(Record(title="own", locations=(Location(archive="RGANI", fond="3", opis="14", delo="9"),)), "own")
    found = by_archive([letter("zotero", "RGANI", "f. 3, op. 14, d. 9, l. 1"), own, letter("bare", "RGANI")])
    assert outline(found.archives) == [
        ("RGANI", ["bare"], [("f. 3", [], [("op. 14", [], [("d. 9", ["zotero", "own"], [])])])])
    ]


def test_an_archive_under_two_names_is_one() -> None:
    long = "Russian State Archive of Contemporary History"
    found = by_archive([letter("a", long, "f. 3, op. 14"), letter("b", "RGANI", "f. 5, op. 1")])
    assert outline(found.archives) == [
        ("RGANI", [], [("f. 3", [], [("op. 14", ["a"], [])]), ("f. 5", [], [("op. 1", ["b"], [])])])
    ]
    assert [gloss.abbreviation for gloss in found.abbreviations] == ["RGANI"]


def test_what_only_reads_alike_is_not_one_archive() -> None:
    found = by_archive([letter("a", "City Archive", "f. 1"), letter("b", "State Archive", "f. 1")])
    assert [group.label for group in found.archives] == ["City Archive", "State Archive"]


def test_record_groups_and_classes_are_collections() -> None:
    items = [
        letter("a", "NARA", "", "RG 84, Box 3"),
        letter("b", "NARA", "RG 84, Box 5"),
        letter("c", "NARA", "RG 59, Box 1"),
    ]
    one, other = collapsed(by_archive(items)).archives[0].items
    assert one == items[2]
    assert (other["archive"], other["archive_location"]) == ("NARA", "RG 84")


def test_a_book_with_a_call_number_is_a_secondary_source() -> None:
    book = {"id": "b", "type": "book", "title": "A book", "call-number": "DK266.A3 D6, 1957"}
    assert by_archive([book]).secondary == (book,)
