"""Who met whom, in titles that do not say "between", and senders with an office in commas."""

from __future__ import annotations

import pytest

from archcite.extraction.reader import extract

PLACE = ", 3 May 1962, RGANI, f. 5, op. 30, d. 2, l. 3."


@pytest.mark.parametrize(
    ("title", "participants", "genre"),
    [
        ("Kennedy and Gromyko conversation", ["Kennedy", "Gromyko"], "conversation"),
        ("Rusk–Gromyko memcon", ["Rusk", "Gromyko"], "memcon"),
        ("Kissinger-Dobrynin telcon", ["Kissinger", "Dobrynin"], "telcon"),
        ("Ulbricht/Khrushchev meeting", ["Ulbricht", "Khrushchev"], None),
        ("President Kennedy and Prime Minister Macmillan telephone conversation", ["President Kennedy", "Prime Minister Macmillan"], "telephone conversation"),
        ("Telephone conversation between Kennedy and Macmillan", ["Kennedy", "Macmillan"], "telephone conversation"),
        ("Meeting between Khrushchev and Ulbricht", ["Khrushchev", "Ulbricht"], None),
        ("Memcon Rusk–Gromyko", ["Rusk", "Gromyko"], "memcon"),
        ("Telcon, Kissinger and Dobrynin", ["Kissinger", "Dobrynin"], "telcon"),
        ("Conversation of Kennedy with Gromyko", ["Kennedy", "Gromyko"], "conversation"),
        ("Sino-Soviet talks", [], None),
        ("Moscow–Beijing telcon", [], "telcon"),
        ("Polish and Hungarian conversation", [], None),
        ("Bread and butter meeting", [], None),
    ],
)  # fmt: skip
def test_two_who_met(title: str, participants: list[str], genre: str | None) -> None:
    for text in (title + PLACE, f"“{title},”" + PLACE[1:]):
        extraction = extract(text)
        assert [party.text for party in extraction.record.participants] == participants
        assert extraction.facts().get("genre") == genre


@pytest.mark.parametrize(
    ("title", "sender", "recipient"),
    [
        ("Letter from Smith, Acting Secretary, to Petrov", "Smith, Acting Secretary", "Petrov"),
        ("Smith, Acting Secretary of State, to Kohler", "Smith, Acting Secretary of State", "Kohler"),
        ("Marquess of Reading to Sir William Hayter", "Marquess of Reading", "Sir William Hayter"),
        ("Viscount Hood to Sir Frank Roberts", "Viscount Hood", "Sir Frank Roberts"),
    ],
)
def test_a_sender_with_an_office_or_a_rank(title: str, sender: str, recipient: str) -> None:
    facts = extract(title + PLACE).facts()
    assert (facts["sender"], facts["recipient"]) == (sender, recipient)
