"""Leaving fields out of a record."""

from __future__ import annotations

from archcite.extraction.reader import extract
from archcite.item.confidence import alternatives, below, without
from archcite.model import Claim, Location, Name, PrintedSource, Printing, Provenance, Record, Span


def claim(field: str, value: str, confidence: float, *agrees: str) -> Claim:
    return Claim(field, value, value, Span(0, len(value)), "test", confidence, agrees=agrees)


def test_one_of_several_values_goes_and_the_others_stay_in_order() -> None:
    names = tuple(Name(literal=name) for name in "ABC")
    assert without(Record(authors=names), {"authors.1"}).authors == (names[0], names[2])


def test_a_date_goes_with_its_words_and_an_inference_with_its_mark() -> None:
    record = Record(date="1962", date_text="in 1962", authors=(Name(literal="A"),), inferred=frozenset({"authors"}))
    assert without(record, {"date", "authors.0"}) == Record()


def test_the_words_of_a_provenance_that_is_left_out_are_gone() -> None:
    record = Record(
        provenance=(Provenance("copy by A"), Provenance("given by B")), provenance_text="copy by A, given by B"
    )
    assert without(record, {"provenance.0"}).provenance_text == "given by B"


def test_pages_go_from_where_the_record_has_them() -> None:
    printed = PrintedSource(Printing.PUBLISHED_IN, "A Journal", "3-4")
    place = Location(archive="RGANI", pages="7")
    assert without(Record(printed=(printed,), locations=(place,)), {"pages"}).printed[0].pages == ""
    assert without(Record(locations=(place,)), {"pages"}).locations[0].pages == ""
    assert without(Record(locations=(Location(pages="7"),)), {"pages"}).locations == ()


def test_a_field_is_as_sure_as_its_best_claim() -> None:
    assert below([claim("date", "1962", 0.5), claim("date", "1962", 0.9)], 0.8) == frozenset()


def test_a_place_is_out_when_all_its_parts_are() -> None:
    whole = claim("locations.0", "RGANI, f. 5", 0.9)
    archive, fond = claim("locations.0.archive", "RGANI", 0.5), claim("locations.0.fond", "5", 0.6)
    assert below([whole, archive, fond], 0.55) == {"locations.0.archive"}
    assert below([whole, archive, fond], 0.7) == {"locations.0", "locations.0.archive", "locations.0.fond"}


def test_a_claim_that_agrees_is_no_alternative() -> None:
    claims = [claim("date", "1962", 0.7), claim("date", "1962-05", 0.6, "heading date"), claim("date", "1963", 0.5)]
    assert alternatives(claims) == ("1963",)


def test_nothing_read_is_above_a_minimum_above_one() -> None:
    extraction = extract(
        "Ann Smith, “Ratings Soar,” *Los Angeles Times*, June 20, 1973, D15; RGASPI, f. 558, op. 11, d. 59, l. 8."
    )
    left = without(extraction.record, below(extraction.claims, 1.1))
    assert left == Record()
