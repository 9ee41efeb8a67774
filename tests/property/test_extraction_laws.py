"""What holds for any text: claims point at their words, nothing raises, time is linear; and a citation that we print is read back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcite.extraction.reader import extract
from archcite.facts import stated
from archcite.item import to_item
from archcite.model import Location, Name, Party, Provenance, Record, Role
from archcite.proof import prove
from archcite.render import render
from clock import seconds

#: Pieces that citations are made of, so that arbitrary texts come near them.
PIECES = st.sampled_from(
    [
        *'"“”‘’()[]<>.,;:/|-–\n \t',
        "Wilson Center Digital Archive",
        "History and Public Policy Program Digital Archive",
        "Telegram from A. Ivanov to the Ministry",
        "October 4, 1962",
        "RGASPI",
        "f. 558, op. 11, d. 97, ll. 67-70",
        "Translated by Gary Goldberg",
        "Obtained and translated for CWIHP by",
        "https://digitalarchive.wilsoncenter.org/document/1",
        "Citation:",
        "Summary:",
        "Source:",
        "Box 12",
        "Ibid.",
        "Bl. 12",
        "4.X.62 A. Ivanov",
        "a",
        "é",
        "中",
        "\x00",
    ]
)
TEXTS = st.text(max_size=300) | st.lists(PIECES, max_size=60).map("".join) | st.lists(PIECES, max_size=60).map(" ".join)


@given(TEXTS)
def test_claims_point_at_their_words(text: str) -> None:
    extraction = extract(text)
    for claim in extraction.claims:
        assert claim.span.of(extraction.text.content) == claim.text
        assert 0 <= claim.confidence <= 1


@given(TEXTS)
def test_whatever_is_read_can_be_told_and_cited(text: str) -> None:
    extraction = extract(text)
    assert extraction.facts() == stated(extraction.record)
    assert to_item(extraction.record, "key")["id"] == "key"
    prove(extraction)


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert extract(text) == extract(text)


HOSTILE = [
    '"',
    "“",
    "“”",
    "'",
    "(",
    "()",
    "[",
    ",",
    ";",
    ".",
    ". ",
    "f. ",
    "f. 1, ",
    "op. ",
    "1-",
    "1 ",
    "1962 ",
    "A. ",
    "by ",
    "from ",
    " to ",
    " and ",
    "<",
    "http://",
    "\n",
    "\n\n",
    "Citation:\n",
    "Wilson Center Digital Archive ",
    '", 1962, Wilson Center Digital Archive, ',
    "Translated by ",
    "Source: ",
    "Ibid. ",
    "a",
    "A",
    "(a) ",
    "ll. 1-2, ",
    "Box 1, ",
    "October ",
    "\x00",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=[repr(piece) for piece in HOSTILE])
def test_hostile_text_of_300_kb_takes_well_under_a_second(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert seconds(lambda: extract(text)) < 1.0


WORDS = st.sampled_from(
    [
        "report",
        "telegram",
        "letter",
        "Moscow",
        "Cuba",
        "meeting",
        "plan",
        "Peking",
        "party",
        "army",
        "trade",
        "question",
        "harvest",
    ]
)
SURNAMES = st.sampled_from(["Ivanov", "Petrov", "Smith", "Kovács", "Nowak", "Müller", "Silva", "Doe", "Goldberg"])
GIVEN = st.sampled_from(["Ivan", "Anna", "J.", "Mary", "Sergey", "A.", "Jan", "Eva"])
persons = st.builds(lambda g, f: Name(family=f, given=g, text=f"{g} {f}"), GIVEN, SURNAMES)
numbers = st.integers(1, 999).map(str)
tuples = st.builds(
    lambda archive, fond, opis, delo, leaf: Location(archive=archive, fond=fond, opis=opis, delo=delo, leaves=leaf),
    st.sampled_from(["RGASPI", "RGANI", "GARF", "AVP RF", "APRF"]),
    numbers,
    numbers,
    numbers,
    numbers | st.builds(lambda a, n: f"{a}-{a + n}", st.integers(1, 400), st.integers(1, 40)),
)
titles = st.builds(
    lambda ws, g: f"{g} on {' '.join(ws)}", st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(["Report", "Note"])
)
exchanges = st.builds(
    lambda g, a, b: (f"{g} from {a.text} to {b.text}", a, b),
    st.sampled_from(["Telegram", "Letter", "Cable"]),
    persons,
    persons,
)
dates = st.dates(min_value=date(1917, 1, 1), max_value=date(1999, 12, 31))


@st.composite
def wilson_records(draw: st.DrawFn) -> Record:
    facts: dict[str, Any] = {
        "date": draw(dates).isoformat(),
        "platform": "Wilson Center Digital Archive",
        "locations": (draw(tuples),),
        "url": f"https://digitalarchive.wilsoncenter.org/document/{draw(st.integers(100000, 300000))}",
    }
    if draw(st.booleans()):
        facts["title"], sender, recipient = draw(exchanges)
        facts |= {"sender": Party(sender.text, person=sender), "recipient": Party(recipient.text, person=recipient)}
    else:
        facts["title"] = draw(titles)
    facts["genre"] = facts["title"].split()[0].lower()
    if draw(st.booleans()):
        facts["translators"] = (draw(persons),)
    if draw(st.booleans()):
        facts["provenance"] = (
            Provenance("copy courtesy of NSA", (Role.COURTESY,), (Name(literal="NSA", text="NSA"),)),
        )
    return Record(**facts)


@given(wilson_records())
def test_a_citation_in_the_archives_form_gives_the_same_facts_back(record: Record) -> None:
    printed = render([to_item(record, "x")], "wilson-center").notes[0]
    assert extract(printed).facts() == stated(record)
