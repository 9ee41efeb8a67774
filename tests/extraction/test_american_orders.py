"""The order in which an American footnote has document, date, shelfmark and library changes none of its facts."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from archcite.extraction.reader import extract

#: Shelfmarks, each with libraries that have such ones.
PLACES: list[tuple[list[str], list[str]]] = [
    (
        ["JFK Library", "LBJL", "Harry S. Truman Library, Independence, Missouri"],
        [
            "NSF, Box 12",
            "Box 12, NSF",
            "NSF, Country File, Ruritania, Box 12",
            "POF, Box 12, “Ruritania General”",
            "“Ruritania General,” Box 12, POF",
            "NSF, Histories, “The Strelsau Attacks,” Box 12",
            "WHCF, CO 312, Box 12",
            "Jane Roe Papers, Box 12",
        ],
    ),
    (
        ["NARA", "National Archives II, College Park, Maryland"],
        [
            "RG 59, Lot 64 D 999, box 12",
            "751K.00/5-561, RG 59",
            "RG 226, M9642, roll 12",
            "POL 27 RUR, CF 1964–66, RG 59",
        ],
    ),
    (
        [
            "Manuscript Division, Library of Congress, Washington, D.C.",
            "Rockefeller Archive Center, Sleepy Hollow, New York",
        ],
        ["Roe Papers, Box 12", "Box 12, Jane Roe Papers", "Jane Roe Papers, MC999, Box 12, Folder 3"],
    ),
]
DOCUMENTS: list[tuple[str, dict[str, Any]]] = [
    ("Smith to Jones", {"sender": "Smith", "recipient": "Jones"}),
    (
        "Memo, Smith to Jones",
        {"title": "Memo, Smith to Jones", "genre": "memo", "sender": "Smith", "recipient": "Jones"},
    ),
    ("Memo, Smith to Jones, “Sugar”", {"title": "Sugar", "genre": "memo", "sender": "Smith", "recipient": "Jones"}),
    ("Minutes of the 350th meeting", {"title": "Minutes of the 350th meeting", "genre": "minutes"}),
    ("CIA, “The Harvest of Ruritania”", {"title": "The Harvest of Ruritania", "authors": ["CIA"]}),
    ("Ann B. Smith, “A Doctrine of Sugar”", {"title": "A Doctrine of Sugar", "authors": ["Ann B. Smith"]}),
]
DATES = {"May 5, 1961": "1961-05-05", "5 May 61": "1961-05-05", "5/15/61": "1961-05-15", "[May 1961]": "1961-05"}
ORDERS = [
    "{document}, {date}, {shelf}, {library}.",
    "{document}, {date}; {shelf}; {library}.",
    "{library}, {shelf}, {document}, {date}.",
    "{shelf}, {library}, {document}, {date}.",
    "{document}, {date}, {library}, {shelf}.",
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_changes_no_fact(order: str) -> None:
    for libraries, shelves in PLACES:
        for library, shelf, (document, told), (date, edtf) in product(libraries, shelves, DOCUMENTS, DATES.items()):
            text = order.format(document=document, date=date, shelf=shelf, library=library).replace("”, ", ",” ")
            facts = {name: value for name, value in extract(text).facts().items() if name != "number"}
            assert facts == {**told, "date": edtf, "call_number": shelf, "archive": library}, text
