"""Citations in the forms of archives and historians, each with the facts that it states."""

from __future__ import annotations

from typing import Any

import pytest

from archcite.extraction.reader import extract
from tables import tables

CASES = [(row["text"], row["facts"]) for held in tables("citations").values() for rows in held.values() for row in rows]


@pytest.mark.parametrize(("text", "facts"), CASES, ids=[text[:60] for text, _ in CASES])
def test_the_facts_are_read(text: str, facts: dict[str, Any]) -> None:
    assert extract(text).facts() == facts


@pytest.mark.parametrize("text", [text for text, _ in CASES], ids=[text[:60] for text, _ in CASES])
def test_spans_point_at_their_text(text: str) -> None:
    extraction = extract(text)
    for claim in extraction.claims:
        assert claim.span.of(extraction.text.content) == claim.text
        assert 0 < claim.confidence <= 1


def test_wrapping_changes_nothing() -> None:
    """A PDF export wraps a citation anywhere; the facts stay."""
    text = (
        "“Report, Embassy of Hungary in Cuba to the Hungarian Foreign Ministry,” May 03, 1963, History and Public Policy "
        "Program Digital Archive, RGANI, f. 5, op. 30, d. 12, ll. 3-9. Translated for CWIHP by A. B. Smith."
    )
    facts = extract(text).facts()
    for at, character in enumerate(text):
        if character == " ":
            assert extract(f"{text[:at]}\n{text[at + 1 :]}").facts() == facts


def test_damage_lowers_confidence_and_is_told() -> None:
    whole = extract(
        "“Cable, Mao Zedong to Stalin,” May 1, 1950, Wilson Center Digital Archive, APRF, f. 3, op. 65, d. 9, l. 2."
    )
    torn = extract(
        "“Cable, and to Stalin,” May 1, 1950, Wilson Center Digital Archive, APRF, f. 3, op. 65, d. 9, l. 2."
    )
    assert "text-damaged" in {problem.code for problem in torn.problems}
    assert torn.evidence["title"][0].confidence < whole.evidence["title"][0].confidence
    assert torn.facts()["recipient"] == "Stalin"


def test_what_became_of_a_copy_is_no_agent() -> None:
    facts = extract(
        '"Telegram from Ivanov to the USSR MFA", October 23, 1962, Wilson Center Digital Archive, AVP RF; copy obtained by NHK '
        "(Japanese Television), provided to CWIHP, and on file at National Security Archive, Washington, D.C.; translation by "
        "Ann Smith, National Security Archive"
    ).facts()
    assert facts["obtained_by"] == ["NHK"]
    assert facts["translators"] == ["Ann Smith"]
