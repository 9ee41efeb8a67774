"""The order in which a British footnote has archive, number, document and date changes none of its facts."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from archcite.extraction.reader import extract

ARCHIVES = ["TNA", "The National Archives, Kew", "Nuffield College, Oxford", "NAA"]
NUMBERS = [
    "FO 371/99321",
    "Reed Papers, REED 2/14",
    "Add. MS 91234",
    "RG 25, vol. 1234, file 50-A-40",
    "A1838, 123/4/1",
]
DOCUMENTS: list[tuple[str, dict[str, Any]]] = [
    ("Reed to Smith", {"sender": "Reed", "recipient": "Smith"}),
    ("minute by Reed", {"title": "minute by Reed", "genre": "minute"}),
    ("‘The Future of Ruritania’", {"title": "The Future of Ruritania"}),
    ("Foreign Office to Washington, tel. 1234", {"sender": "Foreign Office", "recipient": "Washington"}),
]
ORDERS = [
    "{archive}, {number}, {document}, {date}.",
    "{archive}: {number}, {document}, {date}.",
    "{archive}, {number}: {document}, {date}.",
    "{archive}, {number} ({document}, {date}).",
    "{document}, {date}, {archive}, {number}.",
    "{document}, {date}, {number}, {archive}.",
    "{document}, {date} ({archive}, {number}).",
    "{number}, {document}, {date}, {archive}.",
    "{number}, {document}, {date}.",
    "{document}, {date}, {number}.",
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_changes_no_fact(order: str) -> None:
    for archive, number, (document, told) in product(ARCHIVES, NUMBERS, DOCUMENTS):
        text = order.format(archive=archive, number=number, document=document, date="5 August 1956")
        kept = {"archive": archive} if archive in text else {}
        facts = {name: value for name, value in extract(text).facts().items() if name != "number"}
        assert facts == {**told, "date": "1956-08-05", "call_number": number, **kept}, text


#: What stands behind the date of a paper, and what it says.
WHEREABOUTS: list[tuple[str, dict[str, Any]]] = [
    (
        "CREST, CIA-RDP86T00001R000200210004-9",
        {"archive": "CREST", "call_number": "CIA-RDP86T00001R000200210004-9"},
    ),
    (
        "CREST, NARA, CIA-RDP86T00001R000200210004-9",
        {"archive": "NARA", "call_number": "CREST, CIA-RDP86T00001R000200210004-9"},
    ),
    (
        "Digital National Security Archive, CH99377",
        {"platform": "Digital National Security Archive", "call_number": "CH99377"},
    ),
    ("National Security Archive", {"platform": "National Security Archive"}),
    (
        "Box 3, National Security Archive, Washington, DC",
        {"archive": "National Security Archive, Washington, DC", "call_number": "Box 3"},
    ),
    (
        "National Security Archive Electronic Briefing Book No. 940",
        {"published_in": "National Security Archive Electronic Briefing Book No. 940"},
    ),
    (
        "SH-SHTP-A-000-999, Conflict Records Research Center",
        {"archive": "Conflict Records Research Center", "call_number": "SH-SHTP-A-000-999"},
    ),
]


@pytest.mark.parametrize("author", ["CIA", "CIA, Directorate of Intelligence", "Department of State", "John Reed"])
def test_where_a_paper_of_an_agency_is_shown_or_kept(author: str) -> None:
    for marks, (where, told) in product(["“{},”", '"{},"', "*{}*,"], WHEREABOUTS):
        text = f"{author}, {marks.format('Ruritania: A Crisis')} August 12, 1985, {where}."
        wanted = {"title": "Ruritania: A Crisis", "date": "1985-08-12", "authors": [author], **told}
        assert extract(text).facts() == wanted, text
