"""What a person typed stands above every reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

import archcite.library
from archcite.extraction import Extraction
from archcite.item import to_item, to_record
from archcite.library.corrections import (
    CorrectionError,
    changed_item,
    corrected,
    differences,
    facts,
    to_corrections,
)
from archcite.library.entry import Correction
from archcite.model import Claim, Location, Name, Problem, Record, Severity, Span, Text
from strategies import records

READ = Record(title="Telegramm", genre="telegram", date="1962-10-04", locations=(Location(archive="AVP RF", fond="3"),))


@given(records, records)
def test_corrections_lead_from_any_record_to_any_other(before: Record, after: Record) -> None:
    wanted = facts(after)
    assert facts(corrected(before, to_corrections(before, after, ""))) == wanted


@given(records)
def test_a_record_does_not_differ_from_itself(record: Record) -> None:
    assert differences(record, record) == ()


@given(records, records)
def test_a_changed_item_is_the_item_of_the_changed_record(before: Record, after: Record) -> None:
    item = to_item(before, "key")
    assert to_record(changed_item(item, before, after)) == to_record(to_item(after, "key"))


def test_a_foreign_item_keeps_what_an_edit_does_not_touch() -> None:
    item = {"id": "x", "type": "book", "title": "Old", "author": [{"family": "A", "isInstitution": True}], "volume": 2}
    before = to_record(item)
    assert changed_item(item, before, replace(before, title="New")) == {**item, "title": "New"}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("titel", "x", "no field 'titel'"),
        ("title.x", "x", "no parts"),
        ("locations.0.shelf", "x", "no part"),
        ("locations.999.fond", "x", "no part"),
        ("locations.²5.fond", "x", "no part"),
        ("authors", "x", "array"),
        ("inferred", [], "no field"),
    ],
)
def test_a_correction_that_no_record_can_take(field: str, value: object, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        corrected(READ, [Correction(field, value)])


def test_a_new_reading_never_overwrites_a_correction() -> None:
    text = Text("the source")
    better = replace(
        READ, title="Telegrammm", genre="cable", locations=(Location(archive="AVP RF", fond="4", opis="1"),)
    )
    with archcite.library.open(":memory:") as library:
        key = library.add_extraction(Extraction(text, READ)).key
        library.edit(key, replace(READ, title="Telegram", locations=(Location(archive="AVPRF", fond="3"),)))
        found = {d.field: d.kept for d in library.take_reading(key, Extraction(text, better))}
        assert found == {
            "title": True,
            "genre": False,
            "locations.0.archive": True,
            "locations.0.fond": False,
            "locations.0.opis": False,
        }
        record = to_record(library.get(key).item)
        assert (record.title, record.genre) == ("Telegram", "cable")
        assert (record.locations[0].archive, record.locations[0].fond) == ("AVPRF", "4")
        assert [claim.field for claim in library.get(key).corrections] == ["locations.0.archive", "title"]
        assert library.get(key).key == key


def test_a_fact_that_a_person_took_away_stays_away() -> None:
    with archcite.library.open(":memory:") as library:
        key = library.add_extraction(Extraction(Text("t"), replace(READ, abstract="wrong"))).key
        library.edit(key, READ)
        library.take_reading(key, Extraction(Text("t"), replace(READ, abstract="still wrong")))
        assert "abstract" not in library.get(key).item


def test_what_a_person_typed_is_no_longer_inferred() -> None:
    read = Record(title="T", authors=(Name(family="Mao"),), inferred=frozenset({"authors"}))
    with archcite.library.open(":memory:") as library:
        key = library.add(read)
        library.edit(key, replace(read, authors=(Name(family="Zhou"),)))
        assert to_record(library.get(key).item).inferred == frozenset()


def test_evidence_and_text_stay_and_are_kept_once() -> None:
    claim = Claim("title", "Telegramm", "Telegramm", Span(0, 9), "test/title", confidence=0.4)
    problem = Problem("odd", Severity.WARNING, "This is odd.", Span(0, 1))
    read = Extraction(Text("Telegramm of old", source="a.txt"), READ, (claim,), (problem,))
    with archcite.library.open(":memory:") as library:
        added = library.add_extraction(read)
        assert library.get(added.key).review == "waiting"
        kept = library.evidence(added.key)[0]
        assert (kept.text, kept.claims, kept.problems, kept.source.name) == (
            read.text.content,
            (claim,),
            (problem,),
            "a.txt",
        )
        again = library.add_extraction(Extraction(read.text, replace(READ, title="Telegram")))
        assert (again.key, again.new, [d.field for d in again.differences]) == (added.key, False, ["title"])
        assert library.connection.execute("SELECT count(*) FROM content").fetchone()[0] == 2


def test_keys_stay_with_an_edit_and_old_ones_lead_on() -> None:
    with archcite.library.open(":memory:") as library:
        key = library.add(replace(READ, authors=(Name(family="Dobrynin"),)))
        library.edit(key, replace(READ, authors=(Name(family="Gromyko"),)))
        assert library.get(key).key == key == "dobrynin1962telegram"
        library.rename(key, "gromyko1962")
        assert library.get(key).key == "gromyko1962"
        second = library.add(replace(READ, authors=(Name(family="Dobrynin"),)))
        assert second == "dobrynin1962telegram-a"
