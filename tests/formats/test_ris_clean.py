"""The quick way through clean records and the way line by line read the same."""

from __future__ import annotations

import pytest

from archcite.formats import FORMATS
from archcite.model import Text

RECORD = "TY  - BOOK\nAU  - Reed, Anna\nTI  -  On harvests \nTI  - Second\nDA  - 1962/10/04/\nKW  - a\nKW  - b\nUR  - u\nER  - \n\n"
#: What makes a record one for the rule of single lines, by what it is written instead of.
ODD = [
    ("TI  -  On", "TI - On"),
    ("\nKW", "\n\nKW"),
    ("\nUR", "\nwrapped\nUR"),
    ("ER  - ", "ER  - end"),
    ("ER  - ", "er  - "),
    ("ER  - \n", ""),
    ("Reed", "Re\red"),
    ("TY  - BOOK", "tY  - BOOK"),
]


def items(content: str) -> tuple[dict[str, object], ...]:
    return FORMATS["ris"].read(Text(content)).items


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_blank_before_the_type_changes_nothing(end: str) -> None:
    content = (RECORD + RECORD.replace("BOOK", "JOUR")).replace("\n", end)
    assert items(content) == items(content.replace("TY  -", " TY  -"))
    assert items(content)[0]["title"] == "On harvests"


@pytest.mark.parametrize(("usual", "odd"), ODD)
def test_an_odd_record_spoils_no_clean_one(usual: str, odd: str) -> None:
    content = f"{RECORD}{RECORD.replace(usual, odd)}{RECORD}"
    found = items(content)
    assert found == items(content.replace("TY  -", " TY  -"))
    assert found[0] == {**found[-1], "id": found[0]["id"]}


def test_places_are_those_of_the_file() -> None:
    content = f"{RECORD}junk\nTI  - stray\n\n{RECORD.replace('BOOK', 'NONE')}"
    reading = FORMATS["ris"].read(Text(content))
    assert [problem.span.of(content)[:12] for problem in reading.problems if problem.span] == [
        "TI  - stray",
        "TY  - NONE\nA",
    ]
