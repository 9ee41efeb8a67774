"""A title that a reference gives without quotation marks is a description, and is printed without them; one in marks is a title."""

from __future__ import annotations

import pytest

from archcite.extraction.reader import extract
from archcite.item import citing_item, to_item, to_record

PLACE = "RGANI, f. 5, op. 30, d. 9, l. 3."


@pytest.mark.parametrize(
    ("text", "described"),
    [
        (f"Minutes of the Politburo meeting, 3 May 1956, {PLACE}", True),
        (f"“Minutes of the Politburo Meeting,” 3 May 1956, {PLACE}", False),
        (f"*Minutes of the Politburo Meeting*, 3 May 1956, {PLACE}", False),
        ("RGANI, f. 5, op. 30, d. 9, Report on the harvest, 3 May 1956, l. 3.", True),
        (f'"Letter from Smith to Jones," 3 May 1956, Wilson Center Digital Archive, {PLACE}', False),
    ],
)
def test_what_marks_a_title_tells_it_from_a_description(text: str, described: bool) -> None:  # noqa: FBT001 - a case's value
    assert extract(text).record.described is described


def test_a_description_is_what_kind_of_document_it_is() -> None:
    record = extract(f"Letter from Smith to Jones, 3 May 1956, {PLACE}").record
    item = citing_item(record, "letter")
    assert (item["type"], item["genre"]) == ("manuscript", "Letter from Smith to Jones")
    assert not {"title", "title-short", "recipient", "author"} & item.keys()


def test_what_is_exported_keeps_the_title_and_comes_back() -> None:
    record = extract(f"Minutes of the Politburo meeting, 3 May 1956, {PLACE}").record
    item = to_item(record, "minutes")
    assert item["title"] == "Minutes of the Politburo meeting"
    assert to_record(item).described
