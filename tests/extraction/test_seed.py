"""The seed document, read whole: every fact, where it stands, and what agrees with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import archcite
from archcite.model import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from archcite.extraction import Extraction


@pytest.fixture(scope="module")
def seed(seed_path: Path) -> Extraction:
    return archcite.extract(seed_path.read_text("utf-8"))


def test_the_facts_are_what_the_source_states(seed: Extraction) -> None:
    assert seed.facts() == {
        "title": (
            "Telegram from Soviet Ambassador to the USA Anatoly F. Dobrynin to the USSR Ministry of Foreign Affairs"
        ),
        "date": "1962-10-04",
        "platform": "Wilson Center Digital Archive",
        "genre": "telegram",
        "url": "https://wilson-center-digital-archive.dvincitest.com/document/111603",
        "classification": "TOP SECRET",
        "archive": "AVP RF",
        "translators": ["Mark H. Doctoroff"],
        "sender": "Soviet Ambassador to the USA Anatoly F. Dobrynin",
        "recipient": "USSR Ministry of Foreign Affairs",
        "courtesy_of": "NSA",
    }


def test_the_page_gives_what_the_citation_does_not(seed: Extraction) -> None:
    record = seed.record
    assert record.abstract.startswith("Dobrynin sends the results of a meeting between Rusk, himself")
    assert (record.original_language, record.language) == ("ru", "en")
    assert record.copy_number == "1"
    assert record.number == "111603"
    assert (record.profile, record.form) == ("wilson-center", "current")


def test_parties_are_taken_apart(seed: Extraction) -> None:
    sender, recipient = seed.record.sender, seed.record.recipient
    assert sender is not None
    assert recipient is not None
    assert sender.person is not None
    assert (sender.person.given, sender.person.family) == ("Anatoly F.", "Dobrynin")
    assert sender.office == "Soviet Ambassador to the USA"
    assert (recipient.article, recipient.body) == ("the", "USSR Ministry of Foreign Affairs")


def test_the_author_is_inferred_and_marked_so(seed: Extraction) -> None:
    assert [name.family for name in seed.record.authors] == ["Dobrynin"]
    assert {"authors", "title_short", "canonical_url"} == seed.record.inferred
    assert seed.record.title_short == "Telegram to USSR Ministry of Foreign Affairs"


def test_agreement_is_evidence(seed: Extraction) -> None:
    assert seed.evidence["date"][0].agrees == ("heading date", "signature date")
    assert seed.evidence["sender"][0].agrees == ("signature name",)
    assert seed.evidence["title"][0].agrees == ("heading title",)
    assert seed.record.signature is not None
    assert seed.record.signature.text == "4.X.62 A. Dobrynin"
    assert seed.record.signature.date == "1962-10-04"


def test_the_profile_says_which_nsa_is_meant(seed: Extraction) -> None:
    (meant,) = seed.evidence["provenance.0.agents.0"]
    assert meant.value == "National Security Archive"
    assert meant.inferred


def test_the_address_is_kept_and_the_canonical_one_named(seed: Extraction) -> None:
    (problem,) = seed.problems
    assert (problem.code, problem.severity) == ("address-not-canonical", Severity.WARNING)
    assert "https://digitalarchive.wilsoncenter.org/document/111603" in problem.message
    assert seed.record.canonical_url == "https://digitalarchive.wilsoncenter.org/document/111603"


def test_spans_point_at_their_text(seed: Extraction) -> None:
    for claim in seed.claims:
        assert claim.span.of(seed.text.content) == claim.text


@pytest.mark.parametrize(
    ("stated", "changed", "code"),
    [
        ("October 4, 1962\n\n**", "October 5, 1962\n\n**", "dates-disagree"),
        ("4.X.62 A. Dobrynin", "5.X.62 A. Dobrynin", "dates-disagree"),
        ("4.X.62 A. Dobrynin", "4.X.62 A. Gromyko", "signature-disagrees"),
        ("**Telegram from", "**Cable from", "titles-disagree"),
    ],
)
def test_disagreement_is_a_problem(seed_path: Path, stated: str, changed: str, code: str) -> None:
    text = seed_path.read_text("utf-8")
    assert stated in text
    assert code in {problem.code for problem in archcite.extract(text.replace(stated, changed)).problems}


def test_the_citation_alone_is_enough(seed: Extraction, seed_path: Path) -> None:
    page = seed_path.read_text("utf-8")
    citation = page[page.index('"Telegram from') : page.index("Summary:")]
    alone = archcite.extract(citation).facts()
    assert alone == {name: value for name, value in seed.facts().items() if name != "classification"}
