"""References that open with archive and shelfmark: in whatever order description, leaves and date follow, the facts are the same."""

from __future__ import annotations

from itertools import permutations

import pytest

from archcite.extraction.reader import extract

PARTS = [
    ("TNA, FO 371/94841", "Jebb to Bevin", "fols. 12–15", "17 Dec. 1953"),
    ("SAPMO-BArch, DY 30/3497", "Schreiben Selbmanns an Rau", "Bl. 34–37", "12.3.53"),
    ("PA AA, B 12, Bd. 159", "„Zur Lage in Berlin“", "Bl. 12", "den 12. März 1953"),
    ("AAN, KC PZPR, sygn. XI A/45", "Pismo Ochaba do Bieruta", "k. 12", "12 XI 1957 r."),
    ("Národní archiv, Praha, f. 1481, kart. 12", "Záznam o jednání delegací", "s. 12", "12. 3. 1958"),
    (
        "AMAE, Europe 1949-1955, Allemagne, vol. 234",
        "télégramme n° 123 de Bonnet à Bidault",
        "fol. 12",
        "le 1er mars 1960",
    ),
    ("HR-HDA-1561, SDS, šifra 6/3", "Zapisnik sa sednice Politbiroa", "str. 12", "3. studenoga 1958."),
    ("ANIC, fond CC al PCR, dosar 23/1962", "Stenograma ședinței Biroului Politic", "f. 12", "23 octombrie 1956"),
    ("ASMAE, Gabinetto 1944-58, pacco 89", "Quaroni a Sforza", "pp. 12-13", "5 maggio 1956"),
]


@pytest.mark.parametrize(("shelf", "described", "leaves", "date"), PARTS, ids=[shelf for shelf, *_ in PARTS])
def test_the_order_behind_the_shelfmark_is_free(shelf: str, described: str, leaves: str, date: str) -> None:
    first, *others = [
        extract(", ".join([shelf, *order])).facts()
        for order in permutations([described, leaves, date])
        if order.index(described) < order.index(date)
    ]
    assert {"archive", "call_number", "date"} < first.keys()
    assert first.keys() & {"list", "pages"}
    assert first.keys() & {"title", "sender"}
    assert others == [first] * len(others)


@pytest.mark.parametrize(("shelf", "described", "leaves", "date"), PARTS, ids=[shelf for shelf, *_ in PARTS])
def test_a_place_behind_a_semicolon_is_a_second_one(shelf: str, described: str, leaves: str, date: str) -> None:
    facts = extract(f"{shelf}, {leaves}, {described}, {date}; RGANI, f. 5, op. 30, d. 12, l. 4.").facts()
    assert facts["locations"][1] == {"archive": "RGANI", "fond": "5", "opis": "30", "delo": "12", "list": "4"}
    alone = extract(f"{shelf}, {leaves}, {described}, {date}.").facts()
    assert alone.items() <= facts.items()


@pytest.mark.parametrize("shelf", [shelf for shelf, *_ in PARTS])
def test_without_a_description_nothing_is_made_up(shelf: str) -> None:
    assert extract(shelf + ".").facts().keys() <= {"archive", "call_number", "list", "pages"}
