"""What the same words can also mean is offered with the claim, never decided in silence."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.extraction.reader import extract

BLOCK = "“Telegram from A. Smith to B. Jones”, {date}, Wilson Center Digital Archive, {archive}, Box 4. Translated by {name}."


def read(date: str = "May 4, 1956", archive: str = "RGANI", name: str = "Ann Smith") -> Any:
    return extract(BLOCK.format(date=date, archive=archive, name=name))


@pytest.mark.parametrize(
    ("written", "value", "others"),
    [
        ("3/4/1956", "1956", ("1956-03-04", "1956-04-03")),
        ("3/4/56", "1956", ("1956-03-04", "1956-04-03")),
        ("4.X.62", "1962-10-04", ("1862-10-04",)),
        ("13/4/05", "1905-04-13", ("1805-04-13", "2005-04-13")),
        ("25 October (7 November) 1917", "1917-11-07", ()),
        ("May 4, 1956", "1956-05-04", ()),
    ],
)
def test_a_date_offers_what_else_it_can_be(written: str, value: str, others: tuple[str, ...]) -> None:
    claim, plain = read(date=written).evidence["date"][0], read().evidence["date"][0]
    assert (claim.value, claim.alternatives) == (value, others)
    assert (claim.confidence < plain.confidence) == bool(others)


@pytest.mark.parametrize("date", ["3/4/56", "3/4/1956"])
def test_a_reference_keeps_a_date_that_may_be_two_days(date: str) -> None:
    extraction = extract(f"Letter, A. Smith to B. Jones, {date}, RGANI, f. 5, op. 3, d. 1, l. 1.")
    assert extraction.evidence["date"][0].alternatives == ("1956-03-04", "1956-04-03")
    assert extraction.facts()["fond"] == "5"


def test_numbers_behind_an_archive_are_its_shelfmark_and_no_date() -> None:
    assert "date" not in extract("RGASPI, 17/3/57, l. 4").facts()


def test_a_code_of_several_repositories_offers_each() -> None:
    claim = read(archive="PRO").evidence["locations.0.archive"][0]
    assert claim.value == "PRO"
    assert "The National Archives (United Kingdom), Kew" in claim.alternatives
    assert len(claim.alternatives) > 1
    assert not read(archive="RGANI").evidence["locations.0.archive"][0].alternatives


def test_two_family_names_offer_the_other_order() -> None:
    (other,) = read(name="Lin Li").evidence["translators.0"][0].alternatives
    assert (other.family, other.given, other.full()) == ("Li", "Lin", "Lin Li")
    for name in ("Mao Zedong", "Ann Smith", "Kim Il Sung", "NHK"):
        assert not read(name=name).evidence["translators.0"][0].alternatives
